"""The money that others bring: co-financing by stage, funds with their rules, grants made."""

from dataclasses import dataclass, field

import pandas as pd
from sqlmodel import Session

from analysis.budget.co_financing import KEY, STAGES, co_financing_frame
from analysis.frames import with_integers
from analysis.rows import rows_of
from analysis.situation import Situation
from data_model.as_of import current_rows
from data_model.fund_terms import FundTerms
from data_model.steering import Fund, FundGrant

FUND_COLUMNS = ["code", "label", "envelope_cents", "cap_cents", "share_e4"]
TERM_COLUMNS = ["fund_code", "action_code", "first_year", "last_year", "as_printed"]
GRANT_COLUMNS = ["fund_code", "number", "beneficiary", "amount_cents", "project_cents"]


@dataclass(frozen=True, kw_only=True)
class Financing:
    """What was known of it on a day; columns stand with the functions named alike."""

    co_financing: pd.DataFrame
    funds: pd.DataFrame
    grants: pd.DataFrame
    terms: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=TERM_COLUMNS))


def financing(session: Session, seen: Situation) -> Financing:
    """Everything that others bring to one plan, as known on the day looked at."""
    return Financing(
        co_financing=stages_frame(co_financing_frame(session, seen.plan_code, seen.cutoff)),
        funds=funds_frame(session, seen.plan_code, seen.cutoff),
        grants=grants_frame(session, seen.plan_code, seen.cutoff),
        terms=terms_frame(session, seen.plan_code, seen.cutoff),
    )


def stages_frame(co_financing: pd.DataFrame) -> pd.DataFrame:
    """The three stages of each co-financing side by side; takes `co_financing_frame`.

    Columns: funder (str), exercise (Int64), action_code (str, empty: the plan), requested_cents,
    notified_cents, received_cents (Int64, missing where the stage was never told).
    Rows: one a funder, exercise and action, in this order. Source: domain.md §5.
    """
    told: dict[tuple[object, ...], dict[str, int]] = {}
    for row in rows_of(co_financing):
        key = tuple(getattr(row, name) for name in KEY)
        told.setdefault(key, {})[f"{row.stage.value}_cents"] = int(row.amount_cents)
    rows = [(*key, *(stages.get(stage) for stage in STAGES)) for key, stages in told.items()]
    return with_integers(
        pd.DataFrame(rows, columns=[*KEY, *STAGES], dtype=object), "exercise", *STAGES
    )


def funds_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The funds in force with their rules.

    Columns: code, label (str), envelope_cents, cap_cents (Int64, cents, the cap nullable),
    share_e4 (Int64, 10⁻⁴ of a project's cost, nullable). Rows: one a fund, by code.
    """
    rows = current_rows(session, Fund, plan_code=plan_code, cutoff=cutoff)
    made = sorted(tuple(getattr(row, name) for name in FUND_COLUMNS) for row in rows)
    frame = pd.DataFrame(made, columns=FUND_COLUMNS, dtype=object)
    return with_integers(frame, *FUND_COLUMNS[2:])


def grants_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The grants made from funds.

    Columns: fund_code (str), number (Int64), beneficiary (str), amount_cents, project_cents
    (Int64, cents, the latter nullable). Rows: one a grant, by fund and number.
    """
    rows = current_rows(session, FundGrant, plan_code=plan_code, cutoff=cutoff)
    made = sorted(tuple(getattr(row, name) for name in GRANT_COLUMNS) for row in rows)
    frame = pd.DataFrame(made, columns=GRANT_COLUMNS, dtype=object)
    return with_integers(frame, "number", *GRANT_COLUMNS[3:])


def terms_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The years of the funds, and the action that tells of each.

    Columns: fund_code (str), action_code (str, nullable), first_year, last_year (Int64,
    nullable), as_printed (str). Rows: one a fund of which they are known.
    """
    rows = current_rows(session, FundTerms, plan_code=plan_code, cutoff=cutoff)
    made = [tuple(getattr(row, name) for name in TERM_COLUMNS) for row in rows]
    frame = pd.DataFrame(made, columns=TERM_COLUMNS, dtype=object)
    return with_integers(frame, "first_year", "last_year")
