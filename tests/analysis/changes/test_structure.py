"""What a plan's file changed of the plan itself, as « Depuis » and the fiche's history tell it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from analysis.changes.changes import changes_frame, news_frame
from analysis.changes.kind import Change, ChangeGroup, ChangeSubject
from analysis.changes.words import changes_sentences
from analysis.fiche.fiche import read_fiche
from analysis.fiche.history import action_history_frame
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from analysis.snapshot import snapshot
from data_model.action import Action
from data_model.as_of import newest_act, today
from data_model.indicator import Indicator
from data_model.plan import Axis
from data_model.plan_draft import PlanDraft, plan_of, record_plan, record_settings
from data_model.plan_edit import record_plan_edit
from data_model.steering import CoFinancing
from data_model.store import reading, writing
from data_model.vocabulary import FundingStage, Nature
from tests.data_model.changed_plan import action, edited, wide_plan, without
from tests.data_model.small_plan import INDICATORS, LOADED_AT, PLAN

EDITED_AT = LOADED_AT + timedelta(days=30)
BEFORE, AFTER = LOADED_AT.date() + timedelta(days=1), EDITED_AT.date() + timedelta(days=1)


def changed_draft() -> PlanDraft:
    draft = edited(wide_plan(texts=(action("1.3"),)), Action, "1.1", title="Bourse", axis_code="2")
    draft = edited(draft, Indicator, INDICATORS[0], label="Structures")
    for row in draft.versions:
        if getattr(row, "indicator_code", "") == INDICATORS[2] and hasattr(row, "nature"):
            row.nature = Nature.STOCK
    return draft


@pytest.fixture
def base(sqlite_engine: Engine) -> Engine:
    """The wide plan, changed by its file thirty days later."""
    with writing(sqlite_engine) as session:
        record_plan(session, wide_plan(), recorded_at=LOADED_AT)
    with writing(sqlite_engine) as session:
        record_plan_edit(
            session,
            changed_draft(),
            previewed_at=1,
            by="Anne",
            reason="Délibération",
            recorded_at=EDITED_AT,
        )
    return sqlite_engine


def seen(engine: Engine, day: date) -> PlanSeen:
    @contextmanager
    def read() -> Iterator[Session]:
        with reading(engine) as session:
            yield session

    with read() as session:
        return PlanSeen(snapshot(session, plan_of(session, PLAN), day), read)


def told(engine: Engine, before: date, after: date) -> list[tuple[Change, str, str, str]]:
    frame = changes_frame(seen(engine, before), seen(engine, after))
    rows = frame[frame["subject"] == ChangeSubject.STRUCTURE]
    return [(row.change, row.label, row.before, row.after) for row in rows_of(rows)]


def test_since_tells_what_the_file_added_renamed_and_moved(base: Engine) -> None:
    assert told(base, BEFORE, AFTER) == [
        (Change.CHANGED, "Action 1.1 1.1, axe", "1 Axe", "2 Axe deux"),
        (Change.ADDED, "Action 1.3 1.3", "n.c.", "Action 1.3 1.3"),
        (Change.CHANGED, "Indicateur 1.1-I1 Structures, intitulé", "1.1-I1", "Structures"),
        (Change.CHANGED, "Indicateur 1.2-I1 1.2-I1, nature", "qualitatif", "stock"),
    ]


def test_the_days_exchanged_say_the_same_the_other_way_round(base: Engine) -> None:
    mirror = {Change.ADDED: Change.REMOVED}
    assert told(base, AFTER, BEFORE) == [
        (mirror.get(change, change), label, after, before)
        for change, label, before, after in told(base, BEFORE, AFTER)
    ]


def test_nothing_is_told_between_a_day_and_itself_or_before_the_edit(base: Engine) -> None:
    assert told(base, AFTER, AFTER) == []
    assert told(base, BEFORE, BEFORE + timedelta(days=1)) == []


def test_the_sentence_counts_them_with_the_texts_apart(base: Engine) -> None:
    frame = changes_frame(seen(base, BEFORE), seen(base, AFTER))
    sentences = changes_sentences(frame, seen(base, AFTER).axis_names, has_returns=True)
    assert "4\u00a0éléments du plan" in sentences[-1]
    assert "1\u00a0texte d’une fiche" in sentences[-1]


def test_an_axis_that_was_deleted_is_told_as_removed(base: Engine) -> None:
    draft = without(edited(changed_draft(), Action, "1.1", axis_code="1"), Axis, "2")
    with writing(base) as session:
        record_plan_edit(
            session,
            draft,
            previewed_at=newest_act(session, PLAN),
            ends_on=AFTER,
            recorded_at=EDITED_AT + timedelta(days=30),
        )
    later = AFTER + timedelta(days=30)
    assert (Change.REMOVED, "Axe 2", "Axe 2", "n.c.") in told(base, AFTER, later)


def test_an_action_that_ends_is_told_with_its_last_day_and_on_its_fiche(base: Engine) -> None:
    with writing(base) as session:
        record_plan_edit(
            session,
            without(changed_draft(), Action, "1.2"),
            previewed_at=newest_act(session, PLAN),
            reason="Délibération",
            ends_on=AFTER,
            recorded_at=EDITED_AT + timedelta(days=30),
        )
    later = AFTER + timedelta(days=30)
    (ended,) = told(base, AFTER, later)
    assert ended == (Change.CHANGED, "Action 1.2 1.2, fin", "n.c.", "5\u00a0février\u00a02026")
    now, then = seen(base, later), seen(base, AFTER)
    with now.read() as session:
        assert read_fiche(session, then.snapshot, "1.2").ending == ""
        assert read_fiche(session, now.snapshot, "1.2").ending == (
            "Action terminée le 5\u00a0février\u00a02026\u00a0: Délibération."
        )


def test_the_fiche_tells_its_own_share_with_who_and_why(base: Engine) -> None:
    with reading(base) as session:
        frame = action_history_frame(session, PLAN, "1.1", cutoff=newest_act(session, PLAN))
    rows = {
        (row.what, row.before, row.after, row.reason, row.recorded_by) for row in rows_of(frame)
    }
    assert rows == {
        ("Intitulé", "Action 1.1", "Bourse", "Délibération", "Anne"),
        ("Axe", "1", "2", "Délibération", "Anne"),
        ("Indicateur 1.1-I1, intitulé", "1.1-I1", "Structures", "Délibération", "Anne"),
    }


def test_the_fiche_of_a_new_action_says_that_it_was_added(base: Engine) -> None:
    with reading(base) as session:
        frame = action_history_frame(session, PLAN, "1.3", cutoff=newest_act(session, PLAN))
    assert [(row.what, row.after) for row in rows_of(frame)] == [("Action", "1.3")]


def test_a_co_financing_entered_before_the_first_return_is_told(base: Engine) -> None:
    with writing(base) as session:
        asked = CoFinancing(
            plan_code=PLAN,
            act_number=1,
            funder="Région",
            stage=FundingStage.REQUESTED,
            exercise=2026,
            amount_cents=50_000,
        )
        record_settings(session, PLAN, [asked], by="MD")
        later = today(plan_of(session, PLAN))
    then, now = seen(base, AFTER), seen(base, later)
    frame = news_frame(then, now)
    [row] = rows_of(frame[frame["group"] == ChangeGroup.BUDGET])
    assert (row.subject, row.change) == (ChangeSubject.REQUESTED, Change.ADDED)
    said = changes_sentences(frame, now.axis_names, has_returns=False)
    assert said[1].replace("\u00a0", " ") == "**Cofinancements : demandé +500 €** (1 montant)."
