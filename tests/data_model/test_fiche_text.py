"""The texts of a fiche: edited in one act with an audit, never over another window's words."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from analysis.plan_texts import texts_frame
from data_model.act import Act, AuditChange
from data_model.action import Action, ActionLine, ActionNote, Stakeholder
from data_model.as_of import newest_act
from data_model.fiche_text import (
    ChangedMeanwhileError,
    FichePart,
    TextChange,
    record_fiche_texts,
)
from data_model.plan_draft import PlanDraft, record_plan
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import LineKind, Role
from tests.data_model.small_plan import ACTIONS, LOADED_AT, PLAN, of_plan, small_plan, version

ACTION = ACTIONS[0]


def with_lines() -> PlanDraft:
    """The small plan with a few lines, people and a note."""
    common = {"action_code": ACTION, "position": 1}
    return small_plan(
        texts=(
            of_plan(ActionLine, kind=LineKind.VIGILANCE, text="Délais", **common),
            of_plan(Stakeholder, role=Role.PARTNER, name="Bailleurs", **common),
            of_plan(Stakeholder, role=Role.PARTNER, name="Communes", **common | {"position": 2}),
        ),
        versions=(version(ActionNote, text="Une note.", **common),),
    )


def change(part: FichePart, before: str, after: str, position: int = 0) -> TextChange:
    return TextChange(part=part, position=position, before=before, after=after)


TITLE = change(FichePart.TITLE, "Action 1.1", "Autre titre")


@pytest.fixture
def told(loaded: Engine) -> Engine:
    with writing(loaded) as session:
        record_plan(session, with_lines())
    return loaded


def texts(session: Session, cutoff: int) -> list[tuple[str, int, str]]:
    frame = texts_frame(session, PLAN, cutoff)
    held = frame[frame["action_code"] == ACTION]
    return [(row.part, row.position, row.text) for row in held.itertuples()]  # type: ignore[misc]


def edit(engine: Engine, *changes: TextChange, **more: str) -> int:
    with writing(engine) as session:
        return record_fiche_texts(session, PLAN, ACTION, changes, **more)  # type: ignore[arg-type]


def test_one_act_keeps_who_why_and_both_versions_of_each_text(told: Engine) -> None:
    done = edit(
        told,
        TITLE,
        change(FichePart.PARTNER, "Communes", "", 2),
        change(FichePart.PARTNER, "", "Associations"),
        by="Anne",
        reason="Comité",
    )
    with reading(told) as session:
        newest = newest_act(session, PLAN)
        act = session.get_one(Act, (PLAN, newest))
        audits = session.exec(select(AuditChange).where(AuditChange.act_number == newest)).all()
        partners = session.exec(select(Stakeholder.name).order_by(col(Stakeholder.position))).all()
        title = session.exec(select(Action.title).where(Action.code == ACTION)).one()
    assert (done, act.kind, act.recorded_by, act.reason) == (3, "plan_edit", "Anne", "Comité")
    assert {(one.object_code, one.before, one.after) for one in audits} == {
        ("1.1", "Action 1.1", "Autre titre"),
        ("1.1/partner/2", "Communes", ""),
        ("1.1/partner/3", "", "Associations"),
    }
    assert (title, partners) == ("Autre titre", ["Bailleurs", "Associations"])


def test_a_past_day_shows_the_texts_as_they_were_then(told: Engine) -> None:
    with reading(told) as session:
        first = newest_act(session, PLAN)
        before = texts(session, first)
    edit(
        told,
        TITLE,
        change(FichePart.VIGILANCE, "Délais", "Délais et coûts", 1),
        change(FichePart.PARTNER, "Bailleurs", "", 1),
        change(FichePart.FUNDER, "", "Région"),
        change(FichePart.NOTE, "Une note.", "", 1),
        change(FichePart.NOTE, "", "Une autre."),
    )
    edit(told, change(FichePart.VIGILANCE, "Délais et coûts", "Coûts", 1))
    with reading(told) as session:
        assert texts(session, first) == before
        second = dict.fromkeys(text for *_, text in texts(session, first + 1))
        now = texts(session, newest_act(session, PLAN))
    assert "Délais et coûts" in second
    assert ("vigilance", 1, "Coûts") in now
    assert ("funder", 1, "Région") in now
    # A note that was removed keeps its place: the history of each stays its own.
    assert [line for line in now if line[0] == "note"] == [("note", 2, "Une autre.")]
    assert "Bailleurs" not in {text for *_, text in now}


def test_a_text_changed_meanwhile_is_not_overwritten_and_both_are_told(told: Engine) -> None:
    edit(told, TITLE, by="Anne")
    mine = change(FichePart.TITLE, "Action 1.1", "Mon titre")
    other = change(FichePart.VIGILANCE, "Délais", "Coûts", 1)
    with pytest.raises(ChangedMeanwhileError, match="autre fenêtre") as refused:
        edit(told, mine, other)
    with reading(told) as session:
        assert session.exec(select(ActionLine.text)).all() == ["Délais"]
    [overtaken] = refused.value.overtaken
    assert (overtaken.now, overtaken.change.after) == ("Autre titre", "Mon titre")
    assert refused.value.others == (other,)
    assert edit(told, *refused.value.over_the_others) == 2
    with reading(told) as session:
        title = session.exec(select(Action.title).where(Action.code == ACTION)).one()
    assert title == "Mon titre"


def test_the_same_words_from_two_windows_are_one_change(told: Engine) -> None:
    edit(told, TITLE)
    with reading(told) as session:
        acts = newest_act(session, PLAN)
    assert edit(told, TITLE) == 0
    with reading(told) as session:
        assert newest_act(session, PLAN) == acts


@pytest.mark.parametrize(
    ("code", "edited", "sentence"),
    [
        ("9.9", TITLE, "n’est pas dans ce plan"),
        (ACTION, change(FichePart.TITLE, "Action 1.1", ""), "ne peut pas être vide"),
    ],
)
def test_an_unknown_action_or_an_empty_title_is_refused(
    told: Engine, code: str, edited: TextChange, sentence: str
) -> None:
    with pytest.raises(StoreError, match=sentence), writing(told) as session:
        record_fiche_texts(session, PLAN, code, [edited])


def test_loading_the_tables_again_keeps_what_was_written_on_screen(told: Engine) -> None:
    edit(
        told,
        TITLE,
        change(FichePart.PARTNER, "Communes", "", 2),
        change(FichePart.VIGILANCE, "", "Coûts"),
        change(FichePart.NOTE, "Une note.", "Ma note.", 1),
    )
    with writing(told) as session:
        before = texts(session, newest_act(session, PLAN))
        receipt = record_plan(session, with_lines())
    with reading(told) as session:
        assert texts(session, newest_act(session, PLAN)) == before
    kinds = {type(row) for row in receipt.kept}
    assert (receipt.changed, receipt.removed) == (0, 0)
    assert kinds == {Action, Stakeholder, ActionNote}


def test_an_edit_recorded_before_the_newest_act_is_refused(told: Engine) -> None:
    early = LOADED_AT - timedelta(days=1)
    with pytest.raises(StoreError, match="antérieure"), writing(told) as session:
        record_fiche_texts(session, PLAN, ACTION, [TITLE], recorded_at=early)
