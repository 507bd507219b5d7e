"""An indicator taken out of a plan: it leaves it, or stays with what was asked and received."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from data_model.act import AuditChange
from data_model.as_of import current_rows, newest_act
from data_model.indicator import Indicator, IndicatorRule
from data_model.plan_draft import PlanDraft, PlanReceipt, record_plan, record_settings
from data_model.plan_edit import record_plan_edit
from data_model.plan_preview import plan_preview
from data_model.respondent import Assignment
from data_model.return_ledger import record_return
from data_model.store import reading, writing
from data_model.taken_out import taken_out_indicators
from data_model.vocabulary import AssignedKind, Rhythm
from tests.data_model.changed_plan import wide_plan, without
from tests.data_model.small_plan import INDICATORS, PLAN, RESPONDENTS, a_return, observed, version

DAY = date(2026, 6, 15)
CODE = INDICATORS[0]


@pytest.fixture
def base(sqlite_engine: Engine) -> Engine:
    """The wide plan, in which nothing is asked of anybody."""
    with writing(sqlite_engine) as session:
        record_plan(session, wide_plan())
    return sqlite_engine


def lacking(code: str) -> PlanDraft:
    """The wide plan without one of its indicators."""
    draft = without(wide_plan(), Indicator, code)
    kept = [row for row in draft.versions if getattr(row, "indicator_code", "") != code]
    return replace(draft, versions=tuple(kept))


def ended(engine: Engine, draft: PlanDraft) -> PlanReceipt:
    with writing(engine) as session:
        seen = newest_act(session, PLAN)
        return record_plan_edit(session, draft, previewed_at=seen, ends_on=DAY)


def ask(engine: Engine, *, first: str) -> None:
    row = version(
        Assignment,
        respondent_code=RESPONDENTS[0],
        kind=AssignedKind.INDICATOR,
        object_code=CODE,
        first_period=first,
        rhythm=Rhythm.EACH_QUARTER,
    )
    with writing(engine) as session:
        record_settings(session, PLAN, [row])


def gone(engine: Engine, *, at: int | None = None) -> set[str]:
    with reading(engine) as session:
        cutoff = newest_act(session, PLAN) if at is None else at
        return taken_out_indicators(session, PLAN, cutoff=cutoff)


def test_one_never_asked_for_leaves_the_plan_and_past_days_still_tell_of_it(base: Engine) -> None:
    assert ended(base, lacking(CODE)).removed == 1
    assert (gone(base, at=1), gone(base)) == (set(), {CODE})
    with reading(base) as session:
        audit = session.exec(select(AuditChange)).one()
        assert (audit.object_kind, audit.before, audit.after) == ("indicator", CODE, "")
        # It is not there to be missed by the next file.
        assert plan_preview(session, lacking(CODE), day=DAY).absent == ()
    assert ended(base, lacking(CODE)).is_empty


def test_one_that_comes_back_is_in_the_plan_again_from_that_day(base: Engine) -> None:
    ended(base, lacking(CODE))
    ended(base, wide_plan())
    assert (gone(base, at=2), gone(base)) == ({CODE}, set())


def test_one_asked_for_only_later_leaves_with_what_would_have_been_asked(base: Engine) -> None:
    ask(base, first="2026-T3")
    ended(base, lacking(CODE))
    with reading(base) as session:
        newest = newest_act(session, PLAN)
        assert current_rows(session, Assignment, plan_code=PLAN, cutoff=newest) == []
    assert gone(base) == {CODE}


@pytest.mark.parametrize("first", ["2026-T1", "2026-T2"])
def test_one_asked_for_by_that_day_stays_and_is_asked_no_more(base: Engine, first: str) -> None:
    ask(base, first=first)
    ended(base, lacking(CODE))
    with reading(base) as session:
        newest = newest_act(session, PLAN)
        (row,) = current_rows(session, Assignment, plan_code=PLAN, cutoff=newest)
    assert row.last_period == "2026-T2"
    assert gone(base) == set()


def test_one_that_has_a_value_stays_whoever_is_asked(base: Engine) -> None:
    with writing(base) as session:
        record_return(session, a_return(observed(3)), received_on=date(2026, 4, 20))
    ended(base, lacking(CODE))
    assert gone(base) == set()


def test_the_only_row_of_a_table_is_taken_out_by_its_name(base: Engine) -> None:
    whole = wide_plan()
    left = tuple(row for row in whole.texts if isinstance(row, Indicator))
    others = tuple(row for row in whole.texts if not isinstance(row, Indicator))
    kept = tuple(row for row in whole.versions if not isinstance(row, IndicatorRule))
    draft = replace(whole, texts=others, versions=kept)
    assert ended(base, draft).is_empty
    ended(base, replace(draft, gone=left))
    assert gone(base) == set(INDICATORS)
