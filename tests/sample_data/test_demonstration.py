"""The demonstration is built through the app's own code, and tells the story it says it tells."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from analysis.budget.budget import budget_lines_frame
from analysis.budget.co_financing import co_financing_frame
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.returns.return_basis import plan_index, return_basis
from analysis.rows import rows_of, whole
from analysis.schedule.schedule import axis_slippage_frame
from analysis.snapshot import Snapshot, snapshot
from data_model.act import Act
from data_model.action import ActionLine
from data_model.as_of import end_of_day, newest_act
from data_model.finding import Severity
from data_model.milestone import Milestone
from data_model.period import parse_period
from data_model.plan import Plan
from data_model.plan_draft import plan_of, record_plan
from data_model.respondent import Respondent
from data_model.returned import BudgetEntry, MilestoneReport, Observation, Return
from data_model.schema import migrate
from data_model.store import StoreError, make_engine, reading, writing
from data_model.tables import metadata
from data_model.vocabulary import CollectionState, FundingStage, MilestoneField, ResultStatus
from loaders.checks.check import read_returns
from loaders.plan.plan_folder import read_plan_folder
from sample_data.demonstration import (
    AUTHOR,
    DemonstrationReceipt,
    build_demonstration,
    write_demonstration_files,
)
from sample_data.first_plan import FIRST_PLAN
from sample_data.story import CORRECTED, DAYS_LATE, DEMONSTRATION_DAY, MISSING, QUARTERS
from sample_data.story_calendar import SLIPPING_VOTE
from sample_data.story_co_financing import CO_FINANCED
from sample_data.story_fiches import CHANGES

VOTED_TOTAL_CENTS = 505_000_00
SLIPPAGE_WATCH_DAYS = 20
FACTS = (Return, Observation, BudgetEntry, MilestoneReport)


def fresh(folder: Path, name: str) -> Engine:
    engine = make_engine(f"sqlite:///{folder / name}")
    migrate(engine)
    return engine


def digest(engine: Engine) -> str:
    """One fingerprint of every row of every table, the bytes of the workbooks included."""
    seen = hashlib.sha256()
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(table.select().order_by(*table.primary_key.columns))
            for row in rows:
                seen.update(repr((table.name, *row)).encode())
    return seen.hexdigest()


def content(row: dict[str, object]) -> str:
    return repr(sorted(row.items()))


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory,
    demonstration_file: Path,
    demonstration_receipt: DemonstrationReceipt,
) -> tuple[Engine, DemonstrationReceipt]:
    copy = tmp_path_factory.mktemp("demonstration") / "one.sqlite"
    shutil.copyfile(demonstration_file, copy)
    return make_engine(f"sqlite:///{copy}"), demonstration_receipt


@pytest.fixture(scope="module")
def engine(built: tuple[Engine, DemonstrationReceipt]) -> Engine:
    return built[0]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with reading(engine) as opened:
        yield opened


@pytest.fixture(scope="module")
def seen(engine: Engine) -> Snapshot:
    with reading(engine) as session:
        return snapshot(session, plan_of(session))


def test_every_return_of_the_story_is_recorded_with_its_facts(
    built: tuple[Engine, DemonstrationReceipt], session: Session
) -> None:
    receipt = built[1]
    one_correction = 1
    assert receipt.returns == 9 * len(QUARTERS) - len(MISSING) + one_correction
    counts = [session.exec(select(func.count()).select_from(model)).one() for model in FACTS]
    assert counts[0] == receipt.returns
    assert sum(counts[1:]) == receipt.facts > 1000


def test_is_left_as_it_is_when_built_again(engine: Engine) -> None:
    before = digest(engine)
    assert not build_demonstration(engine).was_built
    assert digest(engine) == before


@pytest.mark.long
def test_tells_the_same_facts_each_time(engine: Engine, tmp_path: Path) -> None:
    other = fresh(tmp_path, "other.sqlite")
    build_demonstration(other)
    assert digest(other) == digest(engine)


def test_refuses_a_database_that_holds_a_plan_of_ones_own(tmp_path: Path) -> None:
    engine = fresh(tmp_path, "own.sqlite")
    with writing(engine) as session:
        record_plan(session, read_plan_folder(FIRST_PLAN))
    with pytest.raises(StoreError, match="n’est pas la démonstration"):
        build_demonstration(engine)
    with reading(engine) as session:
        assert session.exec(select(Return)).first() is None


def test_keeps_the_printed_texts_and_amounts_of_the_plan(session: Session, seen: Snapshot) -> None:
    draft = read_plan_folder(FIRST_PLAN)
    edited = {one.after: one.before for one in CHANGES}
    for model in (ActionLine, Milestone):
        printed = [row.model_dump() for row in draft.texts if isinstance(row, model)]
        stored = [row.model_dump() for row in session.exec(select(model)).all()]
        # But for the text that the story edits on screen.
        for row in stored:
            if row.get("text") in edited:
                row["text"] = edited[row["text"]]
        assert sorted(stored, key=content) == sorted(printed, key=content)
    assert int(seen.actions["voted_cents"].sum()) == VOTED_TOTAL_CENTS


def test_says_that_it_is_fictional(session: Session) -> None:
    assert plan_of(session).demonstration_day == DEMONSTRATION_DAY
    for received in session.exec(select(Return)).all():
        assert "demonstration" in received.file_name
    authors = session.exec(select(Act.recorded_by).distinct()).all()
    assert authors == ["Démonstration (données fictives)"]
    for person in session.exec(select(Respondent)).all():
        assert person.contact_email.endswith("@exemple.fr")
        assert person.contact_name == ""


def test_nothing_is_recorded_after_the_day_of_the_demonstration(session: Session) -> None:
    last = session.exec(select(func.max(Act.recorded_at))).one()
    assert last is not None
    assert last < end_of_day(DEMONSTRATION_DAY)


def test_no_step_is_done_after_its_quarter(seen: Snapshot) -> None:
    done = [row for row in rows_of(seen.milestone_history) if row.field == MilestoneField.DONE]
    assert len(done) > 100
    for row in done:
        assert row.end_date <= parse_period(row.period_code).last_day


def test_forecasts_look_beyond_their_quarter(seen: Snapshot) -> None:
    told = [row for row in rows_of(seen.milestone_history) if row.field == MilestoneField.FORECAST]
    assert len(told) > 20
    for row in told:
        assert row.end_date > parse_period(row.period_code).last_day


def test_two_returns_of_the_last_quarter_are_missing(seen: Snapshot) -> None:
    board = collection_board_frame(seen)
    last = board[board["period_code"] == QUARTERS[-1].code]
    assert int(last["is_received"].sum()) == 7
    missing = last[last["state"] == CollectionState.MISSING]
    assert set(missing["name"]) == {"Dugny", "Tremblay-en-France"}


def test_the_late_returns_are_those_of_the_story(seen: Snapshot) -> None:
    board = collection_board_frame(seen)
    late = board[board["state"] == CollectionState.LATE]
    found = {(row.period_code, row.respondent_code): row.days_late for row in rows_of(late)}
    assert found == dict(DAYS_LATE)


def test_the_trophies_overrun_their_year(seen: Snapshot) -> None:
    lines = {row.action_code: row for row in rows_of(budget_lines_frame(seen, year=2026))}
    trophies = lines.pop("1.4")
    assert trophies.planned_cents == 40_000_00
    assert trophies.committed_cents == 46_200_00
    assert trophies.overrun_cents == 6_200_00
    assert {whole(line.overrun_cents) for line in lines.values()} == {0, None}


def test_the_second_axis_slips_most_and_the_vote_worst(seen: Snapshot) -> None:
    axes = {row.code: row for row in rows_of(axis_slippage_frame(seen))}
    assert axes["A2"].median_days > SLIPPAGE_WATCH_DAYS
    assert axes["A2"].worst[0] == ("2.2", 118)
    for axis in ("A1", "A3"):
        assert 0 <= axes[axis].median_days < SLIPPAGE_WATCH_DAYS


def test_the_vote_was_put_off_again_and_again(seen: Snapshot) -> None:
    told = [row for row in rows_of(seen.milestone_history) if row.occurrence_code == SLIPPING_VOTE]
    days = [row.end_date for row in sorted(told, key=lambda row: row.return_number)]
    assert len(days) >= 8
    assert days == sorted(set(days))
    assert days[-1] == date(2026, 7, 31) + timedelta(days=118)


def test_one_indicator_is_beyond_its_target_and_one_has_no_data(seen: Snapshot) -> None:
    results = {row.indicator_code: row for row in rows_of(results_frame(seen))}
    assert results["1.5-I1"].status == ResultStatus.REACHED
    assert results["1.5-I1"].p > 1
    assert results["1.5-I4"].status == ResultStatus.PARTIAL
    assert results["2.1-I2"].status == ResultStatus.NO_TARGET
    without_data = {code for code, row in results.items() if row.status == ResultStatus.NO_DATA}
    assert without_data == {"1.5-I5"}
    found = {row.status for row in results.values()}
    assert found >= {ResultStatus.ON_TRACK, ResultStatus.WATCH, ResultStatus.ALERT}


def test_the_correction_replaces_and_erases(session: Session, seen: Snapshot) -> None:
    values = {
        (row.indicator_code, row.category): row.value_e4
        for row in rows_of(seen.observations)
        if (row.period_code, row.respondent_code) == CORRECTED
    }
    assert values["P-I1", ""] == 9 * 10_000
    assert ("2.2-I1", "Urbanisme") in values
    assert ("2.2-I1", "Patrimoine") not in values
    erased = session.exec(select(Observation).where(col(Observation.is_erased))).all()
    assert [row.indicator_code for row in erased] == ["2.2-I1"]


def test_an_estimate_is_marked_and_a_blank_is_not_a_value(seen: Snapshot) -> None:
    estimated = [row for row in rows_of(seen.observations) if row.is_estimated]
    assert [(row.indicator_code, row.value_e4) for row in estimated] == [("P-I1", 10 * 10_000)]
    blank = ("2025-T1", "93073", "2.2-I4")
    keys = [
        (r.period_code, r.respondent_code, r.indicator_code) for r in rows_of(seen.observations)
    ]
    assert blank not in keys
    assert ("2024-T4", *blank[1:]) in keys


def test_the_missing_returns_are_ready_to_be_dropped(engine: Engine, tmp_path: Path) -> None:
    paths = write_demonstration_files(engine, tmp_path / "returns")
    assert len(paths) == len(MISSING)
    with reading(engine) as session:
        plan = session.exec(select(Plan)).one()
        known = snapshot(session, plan)
    drafts = read_returns(
        [(path.name, path.read_bytes()) for path in paths],
        plan_index(known),
        lambda respondent, period: return_basis(known, respondent, period),
        as_of=DEMONSTRATION_DAY,
    )
    assert {(draft.period_code, draft.respondent_code) for draft in drafts} == MISSING
    for draft in drafts:
        assert not [f for f in draft.findings if f.severity is not Severity.INFO]
        assert draft.facts


def test_the_co_financing_is_the_story_s_and_was_entered_last(session: Session) -> None:
    plan = plan_of(session)
    last = newest_act(session, plan.code)
    entered = co_financing_frame(session, plan.code, last)
    told = {
        (row.funder, row.exercise, row.action_code, row.stage): row.amount_cents
        for row in rows_of(entered)
    }
    assert told == {
        (*key, stage): euros * 100
        for key, amounts in CO_FINANCED.items()
        for stage, euros in zip(FundingStage, amounts, strict=True)
        if euros is not None
    }
    assert {row.recorded_by for row in rows_of(entered)} == {AUTHOR}
    assert co_financing_frame(session, plan.code, last - 1).empty
