"""Indicators that left a plan: their row and their past stay, their nature is in force no more."""

from sqlmodel import Session, col, select

from data_model.as_of import current_rows
from data_model.indicator import IndicatorRule
from data_model.returned import Observation


def taken_out_indicators(session: Session, plan_code: str, *, cutoff: int) -> set[str]:
    """The indicators that were in the plan and that a person has taken out of it by `cutoff`."""
    removed = select(IndicatorRule.indicator_code).where(
        IndicatorRule.plan_code == plan_code,
        col(IndicatorRule.is_removed),
        col(IndicatorRule.act_number) <= cutoff,
    )
    codes = set(session.exec(removed))
    if not codes:
        return codes
    rules = current_rows(session, IndicatorRule, plan_code=plan_code, cutoff=cutoff)
    return codes - {row.indicator_code for row in rules}


def observed_indicators(session: Session, plan_code: str) -> set[str]:
    """The indicators of which anything was ever received, counted or not."""
    rows = select(Observation.indicator_code).where(Observation.plan_code == plan_code)
    return set(session.exec(rows.distinct()))
