"""Committees, their decisions and their slides: dated, signed, never overwritten."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from analysis.attention.last_committee import LastCommittee, last_committee
from analysis.committee.held import (
    HeldCommittee,
    decisions_known,
    earlier_numbers,
    free_decision_number,
    held_committees,
)
from analysis.situation import situation
from data_model.act import Act, ActKind
from data_model.as_of import cutoff, newest_act
from data_model.committee import CommitteeRecord, SlideChoice
from data_model.committee_ledger import (
    choose_slides,
    edit_committee,
    freeze_slides,
    new_committee,
    record_decisions,
)
from data_model.plan import Plan
from data_model.slide import Slide, SlideRow, SlideValue
from data_model.steering import CommitteeFrame, Decision
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import CommitteeKind, DecisionState, Level, SlideKind, SlideUnit
from tests.data_model.recording import counted
from tests.data_model.small_plan import PLAN

HELD = date(2026, 9, 18)
RECORD = CommitteeRecord(
    kind=CommitteeKind.STEERING,
    held_on=HELD,
    as_of=date(2026, 9, 11),
    agenda="Budget",
    participants={"93005": "élue à l’ESS"},
)
FIRST, SECOND = datetime(2026, 9, 12, 8, tzinfo=UTC), datetime(2026, 9, 14, 8, tzinfo=UTC)
MEETING_DAY = datetime(2026, 9, 18, 8, tzinfo=UTC)
AFTER = datetime(2026, 9, 19, 8, tzinfo=UTC)
SLIDE = Slide(
    kind=SlideKind.PLAN,
    key="plan",
    title="73\u202f% du plan est réalisé",
    basis="Part des jalons",
    values=(SlideValue(name="done", unit=SlideUnit.SHARE, text="73\u202f%", amount=0.73),),
    rows=(SlideRow(label="Axe 1", level=Level.WATCH),),
)


def created(engine: Engine, record: CommitteeRecord = RECORD) -> int:
    with writing(engine) as session:
        return new_committee(session, PLAN, record, by="Anne", recorded_at=FIRST).number


def held(engine: Engine, day: date | None = None) -> list[HeldCommittee]:
    with reading(engine) as session:
        known = newest_act(session, PLAN) if day is None else cutoff(session, PLAN, day)
        return held_committees(session, PLAN, cutoff=known)


def freeze(
    engine: Engine, number: int, at: datetime, *, slide: Slide = SLIDE, reason: str = ""
) -> None:
    with writing(engine) as session:
        freeze_slides(
            session, PLAN, number, slides=[slide], by="Anne", reason=reason, recorded_at=at
        )


def decision(number: int, *, state: DecisionState = DecisionState.OPEN) -> Decision:
    return Decision(
        plan_code=PLAN, act_number=1, committee_number=1, number=number, what="Voter", state=state
    )


def test_a_committee_says_who_recorded_it_and_when_and_is_known_from_then(loaded: Engine) -> None:
    number = created(loaded)
    [one] = held(loaded)
    assert (one.number, one.record) == (number, RECORD)
    assert (one.recorded_on, one.recorded_by) == (date(2026, 9, 12), "Anne")
    assert one.words == "Comité de pilotage du 18\u00a0septembre\u00a02026"
    assert held(loaded, date(2026, 9, 11)) == []


def test_an_edit_rules_from_its_day_and_the_first_record_stays(loaded: Engine) -> None:
    number = created(loaded)
    later = replace(RECORD, held_on=date(2026, 10, 2), agenda="Calendrier")
    with writing(loaded) as session:
        edit_committee(session, PLAN, number, record=later, recorded_at=SECOND)
    assert held(loaded)[0].record == later
    assert held(loaded, date(2026, 9, 13))[0].record == RECORD
    with writing(loaded) as session:
        edit_committee(session, PLAN, number, record=replace(later, is_cancelled=True))
    assert held(loaded) == []
    assert held(loaded, date(2026, 9, 14))[0].record == later


def test_figures_do_not_stop_after_the_meeting(loaded: Engine) -> None:
    created(loaded, replace(RECORD, as_of=HELD))
    with pytest.raises(StoreError, match="au plus tard"):
        created(loaded, replace(RECORD, as_of=date(2026, 9, 19)))


def test_the_slides_chosen_last_rule_and_one_at_least_is_shown(loaded: Engine) -> None:
    number = created(loaded)
    first = [SlideChoice(key="plan"), SlideChoice(key="budget", is_shown=False)]
    for choices in (first, first[::-1]):
        with writing(loaded) as session:
            choose_slides(session, PLAN, number, choices=choices)
    assert [one.key for one in held(loaded)[0].choices] == ["budget", "plan"]
    with pytest.raises(StoreError, match="au moins une"), writing(loaded) as session:
        choose_slides(session, PLAN, number, choices=first[1:])


def test_frozen_slides_are_read_as_they_were_kept(loaded: Engine) -> None:
    number = created(loaded)
    freeze(loaded, number, SECOND)
    frozen = held(loaded)[0].frozen
    assert frozen is not None
    assert frozen.slides == (SLIDE,)
    assert (frozen.on, frozen.by, frozen.reason) == (date(2026, 9, 14), "Anne", "")
    assert not frozen.changed
    assert held(loaded, date(2026, 9, 13))[0].frozen is None


def test_a_slide_whose_rule_changed_since_is_named(
    loaded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = created(loaded)
    freeze(loaded, number, SECOND)
    today = dict.fromkeys(SlideKind, "1") | {SlideKind.PLAN: "2"}
    monkeypatch.setattr("analysis.committee.held.RULE_VERSIONS", today)
    frozen = held(loaded)[0].frozen
    assert frozen is not None
    assert frozen.changed == {"plan"}
    assert frozen.slides == (SLIDE,)


@pytest.mark.parametrize("at", [SECOND, MEETING_DAY])
def test_slides_are_frozen_again_up_to_the_meeting_with_a_reason(
    loaded: Engine, at: datetime
) -> None:
    number = created(loaded)
    freeze(loaded, number, FIRST)
    other = replace(SLIDE, title="Autre")
    with pytest.raises(StoreError, match="pourquoi"):
        freeze(loaded, number, at, slide=other)
    freeze(loaded, number, at, slide=other, reason="Chiffre corrigé")
    frozen = held(loaded)[0].frozen
    assert frozen is not None
    assert (frozen.slides, frozen.reason) == ((other,), "Chiffre corrigé")
    assert counted(loaded, CommitteeFrame) == 2


def test_what_a_meeting_saw_does_not_change_after_it(loaded: Engine) -> None:
    number = created(loaded)
    freeze(loaded, number, FIRST)
    with pytest.raises(StoreError, match="a eu lieu"):
        freeze(loaded, number, AFTER, reason="Trop tard")
    with pytest.raises(StoreError, match="arrêtées"), writing(loaded) as session:
        edit_committee(session, PLAN, number, record=replace(RECORD, as_of=date(2026, 9, 10)))


def test_slides_are_not_frozen_before_the_day_of_their_figures(loaded: Engine) -> None:
    number = created(loaded, replace(RECORD, as_of=date(2026, 9, 14)))
    with pytest.raises(StoreError, match="à venir"):
        freeze(loaded, number, datetime(2026, 9, 13, 8, tzinfo=UTC))
    freeze(loaded, number, SECOND)


def test_the_base_itself_refuses_to_change_what_was_shown(loaded: Engine) -> None:
    freeze(loaded, created(loaded), SECOND)
    with pytest.raises(DatabaseError), loaded.begin() as connection:
        connection.execute(text("UPDATE committee_frame SET content = ''"))


def test_a_decision_keeps_every_state_it_had(loaded: Engine) -> None:
    created(loaded)
    with writing(loaded) as session:
        record_decisions(session, PLAN, [decision(1), decision(2)], recorded_at=SECOND)
    done = decision(1, state=DecisionState.DONE)
    with writing(loaded) as session:
        assert record_decisions(session, PLAN, [done], by="Anne", recorded_at=AFTER) == 1
    with reading(loaded) as session:
        now = decisions_known(session, PLAN, cutoff=newest_act(session, PLAN))
        then = decisions_known(session, PLAN, cutoff=cutoff(session, PLAN, date(2026, 9, 14)))
        last = session.exec(select(Act).order_by(Act.number.desc())).first()  # type: ignore[attr-defined]
    assert {one.number: one.state for one in now}[1] is DecisionState.DONE
    assert {one.state for one in then} == {DecisionState.OPEN}
    assert last is not None
    assert (last.kind, last.recorded_by) == (ActKind.COMMITTEE.value, "Anne")


def test_a_decision_belongs_to_a_committee_and_its_number_is_never_used_again(
    loaded: Engine,
) -> None:
    with pytest.raises(StoreError, match="n° 1"), writing(loaded) as session:
        record_decisions(session, PLAN, [decision(1)])
    created(loaded)
    with writing(loaded) as session:
        record_decisions(session, PLAN, [decision(1), decision(2)])
        gone = decision(2)
        gone.is_removed = True
        record_decisions(session, PLAN, [gone])
    with reading(loaded) as session:
        known = decisions_known(session, PLAN, cutoff=newest_act(session, PLAN))
        assert [one.number for one in known] == [1]
        assert free_decision_number(session, PLAN, 1) == 3
        assert free_decision_number(session, PLAN, 2) == 1


def test_nothing_to_say_is_no_act(loaded: Engine) -> None:
    with writing(loaded) as session:
        before = newest_act(session, PLAN)
        assert record_decisions(session, PLAN, []) == 0
        assert newest_act(session, PLAN) == before


@pytest.mark.parametrize(
    ("day", "is_last"),
    [
        (date(2026, 9, 17), False),
        (HELD, True),
        (date(2026, 12, 31), True),
    ],
)
def test_the_last_committee_is_one_held_by_then(loaded: Engine, day: date, is_last: bool) -> None:
    created(loaded)
    with reading(loaded) as session:
        seen = situation(session, session.get_one(Plan, PLAN), day)
        known = held_committees(session, PLAN, cutoff=seen.cutoff)
    found = last_committee(known, seen)
    expected = LastCommittee(kind=RECORD.kind, held_on=HELD, as_of=RECORD.as_of)
    assert found == (expected if is_last else None)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2026, 6, 12), "comité du 18\u00a0juin, données au 12\u00a0juin"),
        (date(2026, 6, 18), "comité du 18\u00a0juin"),
    ],
)
def test_the_last_committee_says_both_its_day_and_that_of_its_figures(
    as_of: date, words: str
) -> None:
    held = LastCommittee(kind=RECORD.kind, held_on=date(2026, 6, 18), as_of=as_of)
    assert held.data_words == words


def test_earlier_committees_met_before_by_date_then_by_number(loaded: Engine) -> None:
    created(loaded)
    with writing(loaded) as session:
        new_committee(session, PLAN, RECORD)
        before = replace(RECORD, held_on=date(2026, 9, 17))
        new_committee(session, PLAN, before)
    every = held(loaded)
    assert [one.number for one in every] == [2, 1, 3]
    assert earlier_numbers(every, every[0]) == {1, 3}
    assert earlier_numbers(every, every[2]) == frozenset()
