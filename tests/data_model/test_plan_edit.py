"""A plan's file recorded after its preview: it wins, it is signed, and it does what was said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind, AuditChange
from data_model.action import Action, ActionEnd
from data_model.as_of import current_rows, newest_act
from data_model.audit import key_of
from data_model.base import Versioned
from data_model.finding import Finding, Severity
from data_model.indicator import Indicator, IndicatorRule, Target
from data_model.milestone import Abandonment, Milestone
from data_model.plan import Axis, Plan
from data_model.plan_differences import RowChange
from data_model.plan_draft import PlanDraft, PlanReceipt, record_plan, record_settings
from data_model.plan_edit import record_plan_edit
from data_model.plan_preview import plan_preview
from data_model.respondent import Assignment, Respondent
from data_model.return_ledger import record_return
from data_model.store import StoreError, reading, writing
from data_model.tables import EDITABLE
from data_model.vocabulary import AssignedKind, Nature, Rhythm
from tests.data_model.changed_plan import (
    action,
    changed_plans,
    edited,
    target,
    wide_plan,
    without,
)
from tests.data_model.small_plan import (
    INDICATORS,
    MILESTONE,
    OCCURRENCES,
    PLAN,
    RESPONDENTS,
    a_return,
    observed,
    small_plan,
    stated,
    version,
)

DAY = date(2026, 6, 15)
V = TypeVar("V", bound=Versioned)
Content = dict[tuple[str, tuple[object, ...], str], object]


def asked(kind: AssignedKind, code: str, *, first: str = "2026-T1") -> Versioned:
    return version(
        Assignment,
        respondent_code=RESPONDENTS[0],
        kind=kind,
        object_code=code,
        first_period=first,
        rhythm=Rhythm.EACH_QUARTER,
    )


ASKED = (
    asked(AssignedKind.INDICATOR, INDICATORS[0]),
    asked(AssignedKind.INDICATOR, INDICATORS[0], first="2026-T4"),
    asked(AssignedKind.MILESTONE, MILESTONE),
    asked(AssignedKind.BUDGET, "1.2"),
)


@pytest.fixture
def base(sqlite_engine: Engine) -> Engine:
    """The wide plan, with what is asked of one respondent."""
    with writing(sqlite_engine) as session:
        record_plan(session, wide_plan(versions=ASKED))
    return sqlite_engine


def recorded(
    engine: Engine, draft: PlanDraft, *, ends_on: date | None = None, by: str = ""
) -> PlanReceipt:
    with writing(engine) as session:
        seen = newest_act(session, draft.plan_code)
        return record_plan_edit(
            session, draft, previewed_at=seen, by=by, reason="Délibération", ends_on=ends_on
        )


def in_force(session: Session, model: type[V]) -> list[V]:
    return current_rows(session, model, plan_code=PLAN, cutoff=newest_act(session, PLAN))


def content(session: Session) -> Content:
    """Every field of the plan as it stands, by table, key and name."""
    held: Content = {}
    for model in (*EDITABLE, *Versioned.__subclasses__()):
        rows: list[Any] = (
            [*in_force(session, model)]
            if issubclass(model, Versioned)
            else [*session.exec(select(model))]
        )
        for row in rows:
            key = tuple(part for part in key_of(row) if not isinstance(part, bool))
            if isinstance(row, Versioned):
                key = tuple(v for k, v in _keyed(row).items() if k != "act_number")
            for name, value in row.model_dump(exclude={"act_number"}).items():
                held[model.__name__, key, name] = value
    return held


def _keyed(row: Versioned) -> Mapping[str, object]:
    return {c.name: getattr(row, c.name) for c in type(row).__table__.primary_key}  # type: ignore[attr-defined]


def test_the_file_wins_over_what_was_set_on_screen_and_is_signed(base: Engine) -> None:
    with writing(base) as session:
        record_settings(session, PLAN, [target(9)])
    receipt = recorded(base, wide_plan(goal=60, versions=ASKED), by="Anne")
    with reading(base) as session:
        (goal,) = in_force(session, Target)
        act = session.exec(select(Act).order_by(col(Act.number).desc())).first()
    assert act is not None
    assert (goal.value_e4, receipt.versions, receipt.kept) == (600_000, 1, ())
    assert (act.kind, act.recorded_by, act.reason) == (
        ActKind.PLAN_EDIT.value,
        "Anne",
        "Délibération",
    )


def test_what_a_person_recorded_is_kept_against_the_tables_afterwards(base: Engine) -> None:
    recorded(base, wide_plan(goal=60, versions=ASKED))
    with writing(base) as session:
        assert record_plan(session, wide_plan(versions=ASKED)).versions == 0


def test_a_file_that_changes_nothing_leaves_no_act(base: Engine) -> None:
    assert recorded(base, wide_plan(versions=ASKED)).is_empty
    with reading(base) as session:
        assert newest_act(session, PLAN) == 1


def test_a_new_plan_begins_with_its_loading(sqlite_engine: Engine) -> None:
    receipt = recorded(sqlite_engine, small_plan())
    with reading(sqlite_engine) as session:
        kinds = session.exec(select(Act.kind)).all()
        audits = session.exec(select(AuditChange)).all()
    assert (kinds, audits, receipt.added) == ([ActKind.PLAN_LOADED.value], [], 10)


def test_a_preview_that_is_overtaken_is_refused_and_writes_nothing(base: Engine) -> None:
    with writing(base) as session:
        record_settings(session, PLAN, [target(9)])
    with pytest.raises(StoreError, match="a changé depuis cet aperçu"), writing(base) as session:
        record_plan_edit(session, wide_plan(goal=60), previewed_at=1)
    with reading(base) as session:
        assert newest_act(session, PLAN) == 2


def test_a_new_plan_previewed_twice_is_created_once(sqlite_engine: Engine) -> None:
    recorded(sqlite_engine, small_plan())
    with pytest.raises(StoreError, match="a changé"), writing(sqlite_engine) as session:
        record_plan_edit(session, small_plan(), previewed_at=0)


def test_a_blocked_file_is_refused(base: Engine) -> None:
    error = Finding(severity=Severity.ERROR, code="code", message="Code en double.")
    with pytest.raises(StoreError, match="constats bloquants"):
        recorded(base, replace(wide_plan(), findings=(error,)))


def test_the_nature_of_an_indicator_that_has_values_is_refused(base: Engine) -> None:
    with writing(base) as session:
        record_return(session, a_return(observed(1)), received_on=date(2026, 4, 20))
    nature = version(IndicatorRule, indicator_code=INDICATORS[0], nature=Nature.STOCK)
    with pytest.raises(StoreError, match=r"1\.1-I1 a déjà des valeurs"):
        recorded(base, PlanDraft(plan_code=PLAN, versions=(nature,)))


def test_what_the_base_refuses_is_a_sentence_and_writes_nothing(base: Engine) -> None:
    wrong = target(60, due_on=date(2027, 1, 31))
    assert isinstance(wrong, Target)
    wrong.upper_e4 = 1
    draft = wide_plan(texts=(action("1.3"),), versions=(*ASKED, wrong))
    with pytest.raises(StoreError, match="en contredit une autre"):
        recorded(base, draft)
    with reading(base) as session:
        assert newest_act(session, PLAN) == 1


def test_titles_places_and_whole_rows_leave_their_audit(base: Engine) -> None:
    draft = wide_plan(texts=(action("1.3"),), versions=ASKED)
    draft = edited(draft, Action, "1.1", title="Bourse", axis_code="2")
    renamed = [
        type(row).model_validate(row.model_dump(exclude_unset=True) | {"title": "Autre"})
        if isinstance(row, Plan)
        else row
        for row in draft.shared
    ]
    recorded(base, replace(draft, shared=tuple(renamed)))
    with reading(base) as session:
        audits = {
            (one.object_kind, one.object_code, one.field, one.before, one.after)
            for one in session.exec(select(AuditChange))
        }
        assert session.exec(select(Plan.title)).one() == "Autre"
    assert audits == {
        ("plan", "P", "title", "Plan d’essai", "Autre"),
        ("action", "1.1", "title", "Action 1.1", "Bourse"),
        ("action", "1.1", "axis_code", "1", "2"),
        ("action", "1.3", "code", "", "1.3"),
    }


def test_what_is_absent_stays_unless_its_end_is_asked_for(base: Engine) -> None:
    draft = without(wide_plan(versions=ASKED), Action, "1.2")
    assert recorded(base, draft).is_empty
    recorded(base, draft, ends_on=DAY)
    with reading(base) as session:
        (end,) = in_force(session, ActionEnd)
        assert "1.2" in session.exec(select(Action.code)).all()
        budget = [one for one in in_force(session, Assignment) if one.object_code == "1.2"]
    assert (end.action_code, end.ended_on, end.reason) == ("1.2", DAY, "Délibération")
    assert [one.last_period for one in budget] == ["2026-T2"]
    with reading(base) as session:
        assert plan_preview(session, draft, day=DAY).absent == ()


def test_an_action_that_ends_keeps_its_past_steps_and_drops_those_to_come(base: Engine) -> None:
    with writing(base) as session:
        record_return(session, a_return(stated(date(2024, 2, 20))), received_on=date(2026, 4, 20))
    draft = without(wide_plan(versions=ASKED), Action, "1.1")
    recorded(base, draft, ends_on=date(2025, 2, 28))
    with reading(base) as session:
        gone = [one.occurrence_code for one in in_force(session, Abandonment)]
        left = [(one.object_code, one.first_period) for one in in_force(session, Assignment)]
    # The second step ends on the action's last day itself.
    assert gone == [OCCURRENCES[2]]
    # Asked for the first time after that quarter, the request never begins.
    assert left == [("1.2", "2026-T1")]


def test_an_indicator_that_is_gone_keeps_its_row_and_is_asked_no_more(base: Engine) -> None:
    draft = without(wide_plan(versions=ASKED), Indicator, INDICATORS[0])
    draft = without(draft, Respondent, RESPONDENTS[1])
    recorded(base, draft, ends_on=DAY)
    with reading(base) as session:
        assert INDICATORS[0] in session.exec(select(Indicator.code)).all()
        assert in_force(session, Target) == []
        left = {
            (one.object_code, one.first_period, one.last_period)
            for one in in_force(session, Assignment)
            if one.kind is AssignedKind.INDICATOR
        }
    assert left == {(INDICATORS[0], "2026-T1", "2026-T2")}


def test_a_milestone_that_is_gone_leaves_the_counts_where_nothing_was_stated(base: Engine) -> None:
    with writing(base) as session:
        record_return(session, a_return(stated(date(2024, 2, 20))), received_on=date(2026, 4, 20))
    other = wide_plan(versions=ASKED)
    draft = replace(
        other,
        texts=tuple(
            row
            if not isinstance(row, Milestone)
            else Milestone(plan_code=PLAN, code="1.1-J2", action_code="1.1", position=2, label="x")
            for row in other.texts
        ),
        versions=tuple(row for row in other.versions if "milestone_code" not in row.model_dump()),
    )
    recorded(base, draft, ends_on=DAY)
    with reading(base) as session:
        gone = sorted(one.occurrence_code for one in in_force(session, Abandonment))
    assert gone == [*OCCURRENCES[1:]]


def test_an_axis_that_nothing_names_any_more_is_deleted_with_its_audit(base: Engine) -> None:
    recorded(base, without(wide_plan(versions=ASKED), Axis, "2"), ends_on=DAY)
    with reading(base) as session:
        assert session.exec(select(Axis.code)).all() == ["1"]
        audit = session.exec(select(AuditChange)).one()
    assert (audit.object_kind, audit.before, audit.after) == ("axis", "2", "")


def test_the_draft_can_be_read_again_after_a_refusal(base: Engine) -> None:
    draft = wide_plan(texts=(action("1.3"),), versions=ASKED)
    with pytest.raises(StoreError), writing(base) as session:
        record_plan_edit(session, draft, previewed_at=7)
    recorded(base, draft)
    assert [row.title for row in draft.texts if isinstance(row, Action)][-1] == "Action 1.3"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=changed_plans(), is_ended=...)
def test_recording_does_what_the_preview_says(
    base: Engine, draft: PlanDraft, is_ended: bool
) -> None:
    with Session(base) as session:
        before = content(session)
        preview = plan_preview(session, draft, day=DAY)
        said: Content = {}
        for one in preview.changes:
            key = key_of(one.row)
            if isinstance(one.row, Versioned):
                key = tuple(v for k, v in _keyed(one.row).items() if k != "act_number")
            for field in one.fields:
                said[type(one.row).__name__, key, field.name] = field.after
            if one.change is not RowChange.CHANGED:
                for name, value in one.row.model_dump(exclude={"act_number"}).items():
                    gone = one.change is RowChange.GONE
                    said[type(one.row).__name__, key, name] = None if gone else value
        record_plan_edit(
            session,
            draft,
            previewed_at=preview.previewed_at,
            ends_on=DAY if is_ended else None,
        )
        after = content(session)
        again = plan_preview(session, draft, day=DAY)
        session.rollback()
    changed = {
        key: after.get(key)
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key) or (key in before) != (key in after)
    }
    if not is_ended:
        assert changed == said
        assert len(again.absent) == len(preview.absent)
    assert again.changes == ()
    assert not (is_ended and any(again.can_end(row) for row in again.absent))
