"""Returns recorded, withdrawn and restored: all or nothing, and nothing lost."""

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from analysis.facts import returns_frame
from analysis.returns.return_basis import return_basis
from analysis.returns.stored_return import stored_returns
from analysis.snapshot import snapshot
from data_model.act import Act
from data_model.draft import ColumnChoice, Exclusion, ReturnDraft
from data_model.finding import Finding, Severity
from data_model.plan import Plan
from data_model.return_ledger import (
    correct_reception,
    newest_return,
    restore_return,
    withdraw_return,
)
from data_model.returned import Answer, ExcludedCell, Observation, Return, SourceFile
from data_model.steering import ColumnMapping
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import ReturnSource
from tests.data_model.recording import QUARTER, RECEIVED, counted, recorded, values_of
from tests.data_model.small_plan import INDICATORS, PLAN, RESPONDENTS, a_return, at, observed, spent


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


def test_the_reason_of_a_corrected_reception_is_kept(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(1)))
    with writing(loaded) as session:
        act = correct_reception(session, PLAN, number, received_on=RECEIVED, reason="cachet")
        assert (act.kind, act.reason) == ("reception_corrected", "cachet")
    with pytest.raises(StoreError, match="n’existe pas"), writing(loaded) as session:
        correct_reception(session, PLAN, 99, received_on=RECEIVED)


def test_every_question_is_kept_with_its_answer(loaded: Engine) -> None:
    def found(severity: Severity, message: str, answer: str = "") -> Finding:
        return Finding(
            severity=severity,
            code="jump",
            sheet="Indicateurs",
            cell="H14",
            message=message,
            answer=answer,
        )

    asked = found(Severity.QUESTION, "Dix fois plus ?")
    twin = found(Severity.QUESTION, "Cent fois plus ?")
    answered = found(Severity.INFO, "Ou k€ ?", "euros")
    told = found(Severity.INFO, "Lu comme 12.")
    recorded(loaded, a_return(observed(3), findings=(asked, told, answered, twin)))
    with reading(loaded) as session:
        kept = session.exec(select(Answer).order_by(Answer.number)).all()  # type: ignore[arg-type]
    assert [(row.question, row.answer) for row in kept] == [
        ("Dix fois plus ?", "non répondu"),
        ("Ou k€ ?", "euros"),
        ("Cent fois plus ?", "non répondu"),
    ]
    assert {(row.sheet, row.cell, row.code) for row in kept} == {("Indicateurs", "H14", "jump")}


def test_excluded_cells_are_kept_and_make_the_return_partial(loaded: Engine) -> None:
    left = Exclusion(sheet="Budget", cell="F9", raw_text="12-15", reason="à préciser")
    draft = a_return(observed(1), content=b"a", excluded=(left, left))
    number = recorded(loaded, draft)
    with reading(loaded) as session:
        kept = session.exec(select(ExcludedCell)).one()
        assert returns_frame(session, PLAN, number)["is_partial"].tolist() == [True]
    assert (kept.sheet, kept.cell, kept.raw_text) == ("Budget", "F9", "12-15")
    assert (kept.return_number, kept.reason) == (number, "à préciser")
    recorded(loaded, a_return(observed(1), content=b"a"))
    assert counted(loaded, ExcludedCell) == counted(loaded, SourceFile) == 1


def test_what_reading_told_and_counted_is_read_back_with_the_return(loaded: Engine) -> None:
    told = Finding(
        severity=Severity.INFO,
        code="UNITE_MULTIPLIEE",
        sheet="Budget",
        cell="G4",
        value="45 k€",
        message="« 45 k€ » a été converti",
        read_as="45 000 €",
    )
    draft = a_return(observed(1), content=b"a", findings=(told,), rejected_count=2, skipped_count=3)
    number = recorded(loaded, draft)
    with reading(loaded) as session:
        who, when = draft.respondent_code, draft.period_code
        kept = stored_returns(session, PLAN, respondent=who, period=when, cutoff=number)[number]
    assert kept.findings == (told,)
    assert (kept.rejected_count, kept.skipped_count) == (2, 3)


@pytest.mark.parametrize("is_complete", [True, False])
def test_a_hand_entry_has_no_file_and_says_if_it_is_complete(
    loaded: Engine, *, is_complete: bool
) -> None:
    draft = a_return(observed(4), source=ReturnSource.ENTRY, is_complete=is_complete)
    numbers = [recorded(loaded, draft), recorded(loaded, draft)]
    with reading(loaded) as session:
        row = returns_frame(session, PLAN, numbers[0]).iloc[0]
        assert values_of(session) == [4]
    assert (row["source"], row["sha256"]) == ("entry", None)
    assert row["is_complete"] == is_complete
    assert counted(loaded, SourceFile) == 0


def test_a_confirmed_column_is_kept_until_another_is_confirmed(loaded: Engine) -> None:
    def choices(respondent: str = RESPONDENTS[0]) -> dict[tuple[str, str], str]:
        with reading(loaded) as session:
            basis = return_basis(
                snapshot(session, session.get_one(Plan, PLAN)), respondent, "2026-T4"
            )
        assert basis is not None
        return basis.column_choices

    def send(column: str) -> None:
        choice = ColumnChoice(sheet="indicators", label="nb", column=column)
        recorded(loaded, a_return(observed(1), column_choices=(choice, choice)))

    assert choices() == {}
    send("value")
    send("value")
    assert counted(loaded, ColumnMapping) == 1
    assert choices() == {("indicators", "nb"): "value"}
    assert choices(RESPONDENTS[1]) == {}
    send("comment")
    send("value")
    assert counted(loaded, ColumnMapping) == 3
    assert choices() == {("indicators", "nb"): "value"}


def test_a_withdrawn_newer_return_puts_the_same_file_first_again(loaded: Engine) -> None:
    first = a_return(observed(1), content=b"a")
    recorded(loaded, first)
    newer = recorded(loaded, a_return(observed(2), content=b"b"))
    with writing(loaded) as session:
        withdraw_return(session, PLAN, newer)
    with pytest.raises(StoreError, match="déjà intégré"):
        recorded(loaded, first)
    with writing(loaded) as session:
        restore_return(session, PLAN, newer)
    replaced = recorded(loaded, first)
    with reading(loaded) as session:
        assert values_of(session) == [1]
        frame = returns_frame(session, PLAN, replaced)
    assert frame["is_active"].all()
    assert frame["sha256"].nunique() == counted(loaded, SourceFile) == 2


def test_a_hand_entry_after_a_file_lets_the_file_replace_it(loaded: Engine) -> None:
    file = a_return(observed(1), content=b"a")
    recorded(loaded, file)
    recorded(loaded, a_return(observed(2), source=ReturnSource.ENTRY))
    recorded(loaded, file)
    with reading(loaded) as session:
        assert values_of(session) == [1]
