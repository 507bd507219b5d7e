"""The territories and communes that a base holds, and the plans that they belong to."""

from sqlmodel import Session, col, select

from data_model.plan import Plan
from data_model.respondent import Respondent
from data_model.territory import Commune, Territory


def stored_communes(session: Session) -> dict[str, Commune]:
    """Every commune of the base by its INSEE code, for what is to be kept of it."""
    rows = session.exec(select(Commune).order_by(col(Commune.name)))
    return {row.code_insee: Commune.model_validate(row.model_dump()) for row in rows}


def stored_territories(session: Session) -> list[Territory]:
    """Every territory of the base, by name."""
    rows = session.exec(select(Territory).order_by(col(Territory.name)))
    return [Territory.model_validate(row.model_dump()) for row in rows]


def stored_territory_plans(session: Session) -> list[Plan]:
    """Every plan of the base, by code: whose each territory is."""
    rows = session.exec(select(Plan).order_by(col(Plan.code)))
    return [Plan.model_validate(row.model_dump()) for row in rows]


def communes_asked(session: Session, plan_code: str) -> list[Commune]:
    """The communes that answer for a plan, by name."""
    asked = set(session.exec(select(Respondent.code).where(Respondent.plan_code == plan_code)))
    return [one for code, one in stored_communes(session).items() if code in asked]
