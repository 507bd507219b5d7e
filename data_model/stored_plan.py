"""All that is in force of a plan, table by table, as the store holds it."""

from collections.abc import Iterable

from sqlalchemy import Text, func, inspect
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from data_model.as_of import current_rows, newest_act
from data_model.base import Base, OfPlan, Versioned
from data_model.plan import Plan
from data_model.territory import Commune, Territory


def stored_plan(
    session: Session, plan_code: str, models: Iterable[type[Base]]
) -> dict[type[Base], list[Base]]:
    """Model → its rows of the plan today, only the newest version of those that have versions."""
    newest = newest_act(session, plan_code)
    held: dict[type[Base], list[Base]] = {}
    for model in models:
        if issubclass(model, Versioned):
            held[model] = [*current_rows(session, model, plan_code=plan_code, cutoff=newest)]
        elif issubclass(model, OfPlan):
            held[model] = [*session.exec(select(model).where(model.plan_code == plan_code))]
    return held


def longest_text(session: Session, plan_code: str, models: Iterable[type[Base]]) -> int:
    """The characters of the longest text that these tables ever held of the plan; 0 without any.

    Only the texts without a limit of their own are looked at.
    """
    longest = [0]
    for model in {Plan, *models}:
        columns = inspect(model).columns
        of_plan = columns["code" if model is Plan else "plan_code"]
        texts = [one for one in columns if isinstance(one.type, Text)]
        if texts:
            lengths = (func.max(func.length(one)) for one in texts)
            found = session.execute(sql_select(*lengths).where(of_plan == plan_code)).one()
            longest += [length or 0 for length in found]
    return max(longest)


def territory_of(session: Session, plan: Plan) -> tuple[Territory | None, list[Commune]]:
    """The plan's territory and its communes, in the order of their codes."""
    communes = (
        select(Commune)
        .where(Commune.territory_siren == plan.territory_siren)
        .order_by(col(Commune.code_insee))
    )
    return session.get(Territory, plan.territory_siren), [*session.exec(communes)]
