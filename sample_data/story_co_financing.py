"""What the story asks of other funders, is promised and receives, in whole euros. Invented."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from sqlmodel import Session

from data_model.act import ActKind
from data_model.as_of import PARIS
from data_model.ledger import add_versions, new_act
from data_model.steering import CoFinancing
from data_model.vocabulary import FundingStage

ENTERED_AT: Final = datetime.combine(date(2026, 11, 6), time(17), tzinfo=PARIS)
REASON: Final = "Cofinancements fictifs"
REGION, METROPOLIS = "Région Île-de-France", "Métropole du Grand Paris"
EUROPE, PATRONS = "FEDER", "Mécénat d’entreprises"

CO_FINANCED: Final[Mapping[tuple[str, int, str], tuple[int | None, int | None, int | None]]] = {
    (REGION, 2024, ""): (40_000, 40_000, 40_000),
    (REGION, 2025, ""): (40_000, 40_000, 40_000),
    (REGION, 2026, ""): (40_000, 40_000, None),
    (METROPOLIS, 2025, "2.1"): (35_000, 35_000, 35_000),
    (METROPOLIS, 2026, "2.1"): (35_000, 25_000, None),
    (EUROPE, 2026, "2.2"): (45_000, 45_000, 0),
    (EUROPE, 2027, "2.2"): (45_000, None, None),
    (PATRONS, 2025, "2.4"): (None, 12_000, 8_400),
    (PATRONS, 2026, "2.4"): (None, 13_000, 3_000),
}
"""(funder, exercise, action or "" for the plan) → requested, notified, received."""


def enter_co_financing(session: Session, plan_code: str, *, by: str) -> None:
    """Record it all in one act, as a person would from the screen."""
    act = new_act(
        session,
        plan_code,
        kind=ActKind.PLAN_SETTING,
        by=by,
        reason=REASON,
        recorded_at=ENTERED_AT,
    )
    add_versions(
        session,
        act,
        [
            CoFinancing(
                plan_code=plan_code,
                act_number=act.number,
                funder=funder,
                stage=stage,
                exercise=exercise,
                action_code=action,
                amount_cents=euros * 100,
            )
            for (funder, exercise, action), told in CO_FINANCED.items()
            for stage, euros in zip(FundingStage, told, strict=True)
            if euros is not None
        ],
    )
