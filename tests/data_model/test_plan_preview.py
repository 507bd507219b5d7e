"""What a plan's file would change, found before anything is written."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session, select

from data_model.action import Action, ActionLine, Stakeholder
from data_model.as_of import newest_act
from data_model.indicator import Indicator, IndicatorRule, Target
from data_model.milestone import Milestone
from data_model.plan import Axis, Objective, Plan
from data_model.plan_differences import RowChange
from data_model.plan_draft import PlanDraft, record_plan
from data_model.plan_preview import PlanPreview, plan_preview
from data_model.return_ledger import record_return
from data_model.store import reading, writing
from data_model.vocabulary import Nature
from tests.data_model.changed_plan import (
    action,
    changed_plans,
    edited,
    line,
    target,
    wide_plan,
    without,
)
from tests.data_model.small_plan import INDICATORS, PLAN, a_return, observed, small_plan, version

DAY = date(2026, 6, 15)
Told = tuple[str, str, str, object, object]


def stored(engine: Engine, draft: PlanDraft) -> Engine:
    with writing(engine) as session:
        record_plan(session, draft)
    return engine


def previewed(engine: Engine, draft: PlanDraft) -> PlanPreview:
    with reading(engine) as session:
        return plan_preview(session, draft, day=DAY)


def told(preview: PlanPreview) -> list[Told]:
    return [
        (one.change.value, type(one.row).__name__, field.name, field.before, field.after)
        for one in preview.changes
        for field in one.fields
    ]


def whole_rows(preview: PlanPreview) -> list[tuple[RowChange, str]]:
    return [
        (one.change, type(one.row).__name__)
        for one in preview.changes
        if one.change is not RowChange.CHANGED
    ]


def test_a_plan_that_no_base_holds_is_new_and_all_of_it_is_added(sqlite_engine: Engine) -> None:
    draft = wide_plan()
    preview = previewed(sqlite_engine, draft)
    n_rows = len(draft.shared) + len(draft.texts) + len(draft.versions)
    assert (preview.is_new, preview.unchanged, preview.absent) == (True, 0, ())
    assert [one.change for one in preview.changes] == [RowChange.ADDED] * n_rows


def test_the_same_plan_again_changes_nothing(sqlite_engine: Engine) -> None:
    preview = previewed(stored(sqlite_engine, wide_plan()), wide_plan())
    assert (preview.changes, preview.absent, preview.findings) == ((), (), ())
    assert preview.can_be_recorded


def test_a_renamed_and_moved_action_says_each_field(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, wide_plan())
    draft = edited(wide_plan(), Action, "1.1", title="Bourse foncière", axis_code="2")
    assert told(previewed(sqlite_engine, draft)) == [
        ("changed", "Action", "title", "Action 1.1", "Bourse foncière"),
        ("changed", "Action", "axis_code", "1", "2"),
    ]


def test_a_changed_target_and_amount_say_what_was_in_force(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, wide_plan())
    assert told(previewed(sqlite_engine, wide_plan(goal=60, cents=None))) == [
        ("changed", "Target", "value_e4", 500_000, 600_000),
        ("changed", "VotedAmount", "amount_cents", 1_000_000, None),
    ]


def test_a_line_that_is_gone_goes_and_a_target_that_is_gone_stays(sqlite_engine: Engine) -> None:
    extra = wide_plan(versions=(target(5, indicator=INDICATORS[1]),))
    stored(sqlite_engine, extra)
    draft = wide_plan()
    draft = PlanDraft(
        plan_code=PLAN,
        shared=draft.shared,
        texts=tuple(
            row for row in draft.texts if not (isinstance(row, ActionLine) and row.position == 2)
        ),
        versions=draft.versions,
    )
    preview = previewed(sqlite_engine, draft)
    assert whole_rows(preview) == [(RowChange.GONE, "ActionLine")]
    assert [type(row) for row in preview.absent] == [Target]
    assert preview.can_end(preview.absent[0])


def test_a_table_without_any_row_says_nothing(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, wide_plan())
    draft = without(without(wide_plan(), Target), Stakeholder)
    preview = previewed(sqlite_engine, draft)
    assert (preview.changes, preview.absent) == ((), ())


def test_what_is_no_longer_in_the_file_is_named_and_only_some_of_it_can_end(
    sqlite_engine: Engine,
) -> None:
    stored(sqlite_engine, wide_plan())
    draft = without(wide_plan(), Action, "1.2")
    draft = without(draft, Indicator, INDICATORS[1])
    draft = without(without(draft, Objective, "1a"), Axis, "2")
    preview = previewed(sqlite_engine, draft)
    can_end = {type(row).__name__: preview.can_end(row) for row in preview.absent}
    # Nothing was ever asked of the indicator and no objective was left to compare with.
    assert can_end == {"Action": True, "Indicator": True, "Axis": True}
    taken_out = [row for row in preview.absent if preview.takes_out(row)]
    assert [type(row) for row in taken_out] == [Indicator]


def test_an_axis_that_an_action_still_names_cannot_go(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, edited(wide_plan(), Action, "1.2", axis_code="2"))
    draft = without(without(wide_plan(), Axis, "2"), Action, "1.2")
    absent = previewed(sqlite_engine, draft)
    assert {type(row).__name__: absent.can_end(row) for row in absent.absent} == {
        "Axis": False,
        "Action": True,
    }
    moved = previewed(sqlite_engine, without(wide_plan(), Axis, "2"))
    assert [moved.can_end(row) for row in moved.absent] == [True]


def test_the_nature_of_an_indicator_that_has_values_blocks_with_a_sentence(
    sqlite_engine: Engine,
) -> None:
    stored(sqlite_engine, small_plan())
    change = PlanDraft(
        plan_code=PLAN,
        versions=(version(IndicatorRule, indicator_code=INDICATORS[0], nature=Nature.STOCK),),
    )
    assert previewed(sqlite_engine, change).can_be_recorded
    with writing(sqlite_engine) as session:
        record_return(session, a_return(observed(1)), received_on=date(2026, 1, 20))
    preview = previewed(sqlite_engine, change)
    (finding,) = preview.findings
    assert not preview.can_be_recorded
    assert "1.1-I1 a déjà des valeurs" in finding.message
    assert "«\u00a0flux\u00a0» à «\u00a0stock\u00a0»" in finding.message


def test_a_code_that_nothing_holds_blocks_once(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, wide_plan())
    draft = wide_plan(texts=(action("1.3", axis_code="9"), action("1.4", axis_code="9")))
    (finding,) = previewed(sqlite_engine, draft).findings
    assert (finding.value, finding.code) == ("9", "LIEN_INCONNU")
    assert "Axe «\u00a09\u00a0»" in finding.message


def test_a_code_of_the_store_alone_is_known(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, wide_plan())
    draft = PlanDraft(plan_code=PLAN, texts=(line(3, "Recrutement", action="1.2"),))
    assert previewed(sqlite_engine, draft).can_be_recorded


def test_neither_the_clock_nor_the_contacts_are_a_files_to_change(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, small_plan(demonstration_day=DAY))
    preview = previewed(sqlite_engine, small_plan())
    assert preview.changes == ()
    with reading(sqlite_engine) as session:
        assert session.exec(select(Plan)).one().demonstration_day == DAY


def test_previewing_writes_nothing(sqlite_engine: Engine) -> None:
    stored(sqlite_engine, wide_plan())
    previewed(sqlite_engine, wide_plan(texts=(action("1.3"),)))
    with reading(sqlite_engine) as session:
        assert newest_act(session, PLAN) == 1
        assert "1.3" not in session.exec(select(Action.code)).all()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=changed_plans())
def test_a_stored_plan_against_itself_changes_nothing(
    sqlite_engine: Engine, draft: PlanDraft
) -> None:
    # Nothing is kept: each example is loaded in a transaction that is undone.
    with Session(sqlite_engine) as session:
        record_plan(session, small_plan())
        copies = tuple(type(row).model_validate(row.model_dump()) for row in draft.texts)
        record_plan(session, draft)
        again = PlanDraft(
            plan_code=PLAN, shared=draft.shared, texts=copies, versions=draft.versions
        )
        preview = plan_preview(session, again, day=DAY)
        session.rollback()
    assert preview.changes == ()
    assert Milestone not in {type(row) for row in preview.absent}
