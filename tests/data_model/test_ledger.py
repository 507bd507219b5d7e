"""Writing to the store: one act at a time, all or nothing, and nothing lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from analysis.facts import observations_frame, returns_frame
from data_model.act import Act, ActKind
from data_model.as_of import PARIS, newest_act
from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from data_model.ledger import (
    DEMONSTRATION_HOUR,
    close_period,
    correct_reception,
    is_closed,
    new_act,
    newest_return,
    record_return,
    restore_return,
    withdraw_return,
)
from data_model.plan_draft import record_plan
from data_model.returned import Answer, Observation, Return, SourceFile
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import ClosureKind
from tests.data_model.small_plan import (
    INDICATORS,
    LOADED_AT,
    PLAN,
    RESPONDENTS,
    a_return,
    at,
    observed,
    small_plan,
    spent,
)

RECEIVED = date(2026, 4, 20)
QUARTER = "2026-T1"
WRITERS, TURNS = 4, 5

Write = Callable[..., Return]


def recorded(engine: Engine, draft: ReturnDraft, **values: object) -> int:
    """The number of a return recorded in a transaction of its own."""
    with writing(engine) as session:
        write: Write = record_return
        return write(session, draft, **{"received_on": RECEIVED, **values}).number


def counted(engine: Engine, model: type[Act | Return | Observation | SourceFile]) -> int:
    with reading(engine) as session:
        return session.exec(select(func.count()).select_from(model)).one()


def values_of(session: Session) -> list[int]:
    frame = observations_frame(session, PLAN, newest_act(session, PLAN))
    return [value // 10_000 for value in frame["value_e4"]]


def test_numbers_and_instants_grow_together(loaded: Engine) -> None:
    for day in (0, 0, 3):
        recorded(loaded, a_return(observed(day)), recorded_at=at(day))
    recorded(loaded, a_return(observed(9)))
    with reading(loaded) as session:
        acts = session.exec(select(Act).order_by(col(Act.number))).all()
    instants = [act.recorded_at for act in acts]
    assert [act.number for act in acts] == [1, 2, 3, 4, 5]
    assert instants == sorted(set(instants))
    assert [act.is_backdated for act in acts] == [True, True, True, True, False]


def test_refuses_to_be_recorded_before_the_newest_record(loaded: Engine) -> None:
    too_early = LOADED_AT - timedelta(microseconds=1)
    with pytest.raises(StoreError, match=r"antérieure au dernier enregistrement.*05/01/2026 09:00"):
        recorded(loaded, a_return(observed(1)), recorded_at=too_early)
    assert counted(loaded, Act) == 1
    assert recorded(loaded, a_return(observed(1)), recorded_at=LOADED_AT) == 2


def test_a_whole_folder_may_be_recorded_at_one_instant(loaded: Engine) -> None:
    numbers = [recorded(loaded, a_return(observed(n)), recorded_at=at(1)) for n in range(4)]
    assert numbers == [2, 3, 4, 5]
    with reading(loaded) as session:
        assert values_of(session) == [3]


def test_refuses_to_be_recorded_in_the_future(loaded: Engine) -> None:
    with pytest.raises(StoreError, match="futur"):
        recorded(
            loaded, a_return(observed(1)), recorded_at=datetime.now(tz=UTC) + timedelta(days=1)
        )


def test_the_newest_record_of_another_plan_counts_too(loaded: Engine) -> None:
    recorded(loaded, a_return(observed(1)), recorded_at=at(5))
    with pytest.raises(StoreError, match="antérieure"), writing(loaded) as session:
        record_plan(session, small_plan(code="Q"), recorded_at=at(4))
    with writing(loaded) as session:
        record_plan(session, small_plan(code="Q"), recorded_at=at(5))
    with reading(loaded) as session:
        assert newest_act(session, "Q") == 1


def test_an_unknown_plan_is_refused(engine: Engine) -> None:
    with pytest.raises(StoreError, match="« P » n’est pas dans cette base"):
        recorded(engine, a_return(observed(1)))


def test_the_demonstration_clock_is_stopped(engine: Engine) -> None:
    day = date(2026, 11, 9)
    with writing(engine) as session:
        record_plan(session, small_plan(demonstration_day=day), recorded_at=LOADED_AT)
        acts = [new_act(session, PLAN, kind=ActKind.ALERT) for _ in range(3)]
        local = [act.recorded_at.astimezone(PARIS) for act in acts]
        backdated = [act.is_backdated for act in acts]
    assert local[0].time() == DEMONSTRATION_HOUR
    assert {moment.date() for moment in local} == {day}
    assert local[0] < local[1] < local[2]
    assert all(backdated)


def test_writers_at_the_same_time_get_different_numbers_and_lose_nothing(loaded: Engine) -> None:
    def write(writer: int) -> list[int]:
        return [
            recorded(loaded, a_return(observed(writer * TURNS + turn), period=f"202{turn}-T1"))
            for turn in range(TURNS)
        ]

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = [number for mine in pool.map(write, range(WRITERS)) for number in mine]
    assert sorted(numbers) == list(range(2, 2 + WRITERS * TURNS))
    assert counted(loaded, Observation) == WRITERS * TURNS
    with reading(loaded) as session:
        acts = session.exec(select(Act.recorded_at).order_by(col(Act.number))).all()
    assert list(acts) == sorted(set(acts))


def test_a_return_keeps_its_file_its_facts_and_its_questions(loaded: Engine) -> None:
    asked = Finding(severity=Severity.QUESTION, code="jump", message="Dix fois plus ?", cell="H14")
    number = recorded(
        loaded,
        a_return(observed(3), spent(12_34), content=b"octets", findings=(asked,)),
        by="Anne",
        recorded_at=at(1),
    )
    with reading(loaded) as session:
        row = returns_frame(session, PLAN, number).iloc[0]
        answer = session.exec(select(Answer)).one()
        file = session.exec(select(SourceFile)).one()
    assert (row["recorded_by"], row["fact_count"], row["is_active"]) == ("Anne", 2, True)
    assert row["recorded_at"] == at(1).astimezone(UTC)
    assert (answer.question, answer.answer) == ("Dix fois plus ?", "non répondu")
    assert (file.content, file.size_bytes) == (b"octets", 6)


@pytest.mark.parametrize(
    "wrong",
    [
        a_return(observed(1), observed(2, indicator="inconnu"), content=b"a"),
        a_return(observed(1), observed(2), content=b"a"),
        a_return(observed(1), spent(-1), content=b"a"),
        a_return(observed(1), respondent="inconnu", content=b"a"),
    ],
    ids=["unknown indicator", "same key twice", "negative amount", "unknown respondent"],
)
def test_a_return_with_one_wrong_fact_leaves_nothing(loaded: Engine, wrong: ReturnDraft) -> None:
    with pytest.raises(IntegrityError):
        recorded(loaded, wrong)
    models: tuple[type[Act | Return | Observation | SourceFile], ...]
    models = (Act, Return, Observation, SourceFile)
    assert [counted(loaded, model) for model in models] == [1, 0, 0, 0]
    assert recorded(loaded, a_return(observed(1), content=b"a")) == 2


def test_a_blocked_or_unrecognised_draft_is_refused(loaded: Engine) -> None:
    error = Finding(severity=Severity.ERROR, code="date", message="Date illisible.")
    for draft in (a_return(observed(1), findings=(error,)), a_return(observed(1), respondent="")):
        with pytest.raises(StoreError, match="constats bloquants"):
            recorded(loaded, draft)
    assert counted(loaded, Act) == 1


def test_a_blank_return_is_recorded_and_erases_nothing(loaded: Engine) -> None:
    recorded(loaded, a_return(observed(7)))
    recorded(loaded, a_return())
    assert counted(loaded, Return) == 2
    with reading(loaded) as session:
        assert values_of(session) == [7]


def test_the_same_file_stops_only_if_active_complete_and_newest(loaded: Engine) -> None:
    first, other = a_return(observed(1), content=b"a"), a_return(observed(2), content=b"b")
    refused = pytest.raises(StoreError, match="déjà intégré")
    number = recorded(loaded, first)
    with refused:
        recorded(loaded, first)
    recorded(loaded, a_return(observed(1), content=b"a", respondent=RESPONDENTS[1]))
    recorded(loaded, a_return(observed(1), content=b"a", period="2026-T2"))
    with writing(loaded) as session:
        withdraw_return(session, PLAN, number)
    recorded(loaded, first)
    recorded(loaded, other)
    recorded(loaded, first)
    with pytest.raises(StoreError, match="déjà intégré"):
        recorded(loaded, first)
    assert counted(loaded, SourceFile) == 2


def test_the_same_file_may_complete_its_own_partial_return(loaded: Engine) -> None:
    draft = a_return(observed(1), content=b"a")
    recorded(loaded, draft, is_partial=True)
    recorded(loaded, draft)
    with pytest.raises(StoreError, match="déjà intégré"):
        recorded(loaded, draft)


def test_a_stale_preview_is_refused(loaded: Engine) -> None:
    def seen(respondent: str = RESPONDENTS[0]) -> int:
        with reading(loaded) as session:
            return newest_return(session, PLAN, respondent, QUARTER)

    before = seen()
    recorded(loaded, a_return(observed(1), respondent=RESPONDENTS[1]))
    number = recorded(loaded, a_return(observed(1)), previewed_at=before)
    with pytest.raises(StoreError, match="depuis cet aperçu"):
        recorded(loaded, a_return(observed(2)), previewed_at=before)
    previewed = seen()
    with writing(loaded) as session:
        withdraw_return(session, PLAN, number)
    with pytest.raises(StoreError, match="depuis cet aperçu"):
        recorded(loaded, a_return(observed(2)), previewed_at=previewed)
    recorded(loaded, a_return(observed(2)), previewed_at=seen())


def test_a_closed_quarter_needs_a_reason_until_it_is_reopened(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(1)))

    def close(kind: ClosureKind) -> None:
        with writing(loaded) as session:
            close_period(session, PLAN, QUARTER, kind=kind, by="Anne", reason="comité")

    close(ClosureKind.CLOSURE)
    with pytest.raises(StoreError, match="T1\u00a02026 est clos"):
        recorded(loaded, a_return(observed(2)))
    with pytest.raises(StoreError, match="est clos"), writing(loaded) as session:
        withdraw_return(session, PLAN, number)
    recorded(loaded, a_return(observed(2), period="2026-T2"))
    recorded(loaded, a_return(observed(2)), reason="retour tardif")
    close(ClosureKind.REOPENING)
    recorded(loaded, a_return(observed(3)))
    with reading(loaded) as session:
        assert not is_closed(session, PLAN, QUARTER)


def test_undo_and_redo_are_each_refused_twice(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(1)))

    def change(action: Callable[..., Act]) -> list[int]:
        with writing(loaded) as session:
            action(session, PLAN, number, reason="erreur")
            return values_of(session)

    with pytest.raises(StoreError, match="rien à rétablir"):
        change(restore_return)
    assert change(withdraw_return) == []
    with pytest.raises(StoreError, match="déjà annulé"):
        change(withdraw_return)
    assert change(restore_return) == [1]
    assert change(withdraw_return) == []
    with pytest.raises(StoreError, match="n’existe pas"), writing(loaded) as session:
        withdraw_return(session, PLAN, 99)


def test_a_restored_return_stays_under_a_newer_one(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(1), observed(5, indicator=INDICATORS[1])))
    recorded(loaded, a_return(observed(2)))
    with writing(loaded) as session:
        withdraw_return(session, PLAN, number)
        assert values_of(session) == [2]
        restore_return(session, PLAN, number)
        assert values_of(session) == [2, 5]


def test_the_day_of_reception_is_corrected_as_of_the_correction(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(1)))
    corrected = RECEIVED - timedelta(days=7)
    with writing(loaded) as session:
        act = correct_reception(session, PLAN, number, received_on=corrected, by="Anne")
        before = returns_frame(session, PLAN, act.number - 1)
        after = returns_frame(session, PLAN, act.number)
    assert (before["received_on"].item(), after["received_on"].item()) == (RECEIVED, corrected)
