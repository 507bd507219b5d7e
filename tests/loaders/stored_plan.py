"""The real plan in an SQLite file, with what two respondents are asked, and its workbooks."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine

from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import snapshot
from data_model.as_of import PARIS
from data_model.period import parse_period
from data_model.plan import PlanSpan
from data_model.plan_draft import plan_of, record_plan
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.respondent import Assignment
from data_model.store import ROOT, make_engine, reading, writing
from data_model.vocabulary import AssignedKind, Rhythm
from loaders.plan.plan_folder import read_plan_folder

FOLDER = ROOT / "sample_data" / "pldess-paris-terres-d-envol"
PLAN = "PLDESS-T7"
PERIOD = "2025-T4"
AULNAY, SEVRAN = "93005", "93071"
LOADED_AT = datetime(2026, 1, 5, 9, tzinfo=PARIS)
ISSUED_AT = datetime(2026, 1, 6, 9, tzinfo=PARIS)
AS_OF = date(2026, 2, 2)
ASKED = {
    AssignedKind.INDICATOR: (
        *("1.1-I1", "1.1-I3", "1.1-I4", "1.4-I3", "1.5-I1", "2.1-I2", "2.2-I3"),
    ),
    AssignedKind.BUDGET: ("1.1", "1.2"),
    AssignedKind.MILESTONE: ("1.1-J1", "1.1-J2"),
}
"""What Aulnay-sous-Bois is asked; Sevran is asked one indicator."""


def asked_of(respondent: str, kind: AssignedKind, code: str) -> Assignment:
    """One thing asked each quarter from `PERIOD` on."""
    return Assignment(
        plan_code=PLAN,
        act_number=1,
        respondent_code=respondent,
        kind=kind,
        object_code=code,
        first_period=PERIOD,
        rhythm=Rhythm.EACH_QUARTER,
    )


def store_plan(file: Path) -> None:
    """Load the plan and its assignments into a migrated file."""
    draft = read_plan_folder(FOLDER)
    assignments = [asked_of(AULNAY, kind, code) for kind, codes in ASKED.items() for code in codes]
    assignments.append(asked_of(SEVRAN, AssignedKind.INDICATOR, "1.1-I4"))
    # The plan ends with the one period asked for: no later quarter is ever awaited instead of it.
    quarter = parse_period(PERIOD)
    span = PlanSpan(
        plan_code=PLAN, act_number=1, starts_on=quarter.first_day, ends_on=quarter.last_day
    )
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        record_plan(
            session,
            replace(draft, versions=(*draft.versions, *assignments, span)),
            recorded_at=LOADED_AT,
        )
    # The last connection to close folds the journal back into the file.
    engine.dispose()


def known_of(engine: Engine, respondent: str = AULNAY) -> tuple[PlanIndex, ReturnBasis]:
    """What the store says of a respondent's return for `PERIOD`, as of now."""
    with reading(engine) as session:
        seen = snapshot(session, plan_of(session))
    basis = return_basis(seen, respondent, PERIOD)
    assert basis is not None
    return plan_index(seen), basis
