"""Communes stand beside the plans: recording one plan takes no commune away from another."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlmodel import Session, col, select

from data_model.base import Base
from data_model.finding import Finding, Severity
from data_model.french import joined, typo
from data_model.plan import Plan
from data_model.territory import Commune, Territory

ELSEWHERE: Final = "COMMUNE_D_UN_AUTRE_TERRITOIRE"


def without_taking(session: Session, plan_code: str, shared: Sequence[Base]) -> tuple[Base, ...]:
    """The rows that plans share; a commune of another plan's territory keeps that territory."""
    kept = _kept_communes(session, plan_code, shared)
    return tuple(
        type(row).model_validate(
            row.model_dump(exclude_unset=True)
            | {"territory_siren": kept[row.code_insee].territory_siren}
        )
        if isinstance(row, Commune) and row.code_insee in kept
        else row
        for row in shared
    )


def communes_elsewhere(
    session: Session, plan_code: str, shared: Sequence[Base]
) -> tuple[Finding, ...]:
    """One a territory whose communes the rows give to another: they stay where they are."""
    names: dict[str, list[str]] = defaultdict(list)
    for commune in _kept_communes(session, plan_code, shared).values():
        names[commune.territory_siren].append(commune.name)
    return tuple(
        Finding(
            severity=Severity.INFO,
            code=ELSEWHERE,
            value=joined(listed),
            message=typo(
                f"{joined(listed)} : rattachement inchangé, "
                f"{session.get_one(Territory, siren).name}, qui a un plan dans cette base."
            ),
            hint="Une commune garde son premier territoire ; elle peut répondre aux deux plans.",
        )
        for siren, listed in sorted(names.items())
    )


def _kept_communes(session: Session, plan_code: str, shared: Sequence[Base]) -> dict[str, Commune]:
    """INSEE code → the stored commune, for those that `shared` would take from another plan."""
    drafted = {row.code_insee: row for row in shared if isinstance(row, Commune)}
    of_others = set(session.exec(select(Plan.territory_siren).where(Plan.code != plan_code)))
    stored = session.exec(
        select(Commune)
        .where(col(Commune.code_insee).in_(list(drafted)))
        .where(col(Commune.territory_siren).in_(of_others))
        .order_by(col(Commune.code_insee))
    )
    return {
        known.code_insee: known
        for known in stored
        if drafted[known.code_insee].territory_siren != known.territory_siren
    }
