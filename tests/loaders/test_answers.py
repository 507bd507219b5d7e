"""Each question offers its readings; what a person answers is what is stored, and is said."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from openpyxl import load_workbook

from data_model.draft import FileStatus, ReturnDraft, canonical
from data_model.finding import AnswerKey, Severity
from data_model.plan_index import KnownValue, ReturnBasis
from loaders.checks.check import check_returns, read_files, read_returns
from tests.loaders.small_plan import (
    AS_OF,
    INDEX,
    changed,
    issued,
    make_basis,
    only,
    read,
    read_here,
    saved,
    told,
)

DROP = "Ne pas retenir cette valeur"


def asked_of(cells: Mapping[str, object], basis: ReturnBasis | None = None) -> tuple[str, ...]:
    """What the one question of a workbook offers."""
    return tuple(option.label for option in only(read(basis, **cells)).options)


def answers_to(cells: Mapping[str, object]) -> Callable[[str], ReturnDraft]:
    """The workbook read again with its first question answered, for each answer tried."""
    content = changed(issued(), **cells)
    question = read_here(content, make_basis()).questions[0]
    keys = {option.label: option.key for option in question.options}
    return lambda label: read_here(
        content, make_basis(), answers={question.answer_key: keys[label]}
    )


def answered(cells: Mapping[str, object], label: str) -> ReturnDraft:
    """The workbook read again, with its first question answered once."""
    return answers_to(cells)(label)


@pytest.mark.parametrize(
    ("cells", "readings"),
    [
        # 1.2-I1, in euros with two decimals; 1.2-I2, in m² with one.
        ({"Indicateurs_H9": "1.250"}, ["1\u202f250\u00a0€", "1,25\u00a0€"]),
        ({"Indicateurs_H9": "1,250"}, ["1\u202f250\u00a0€", "1,25\u00a0€"]),
        ({"Indicateurs_H9": "(5)"}, ["−5\u00a0€", "5\u00a0€"]),
        ({"Indicateurs_H9": "1e3"}, ["1\u202f000\u00a0€"]),
        ({"Indicateurs_H4": "12 dont 3 femmes"}, ["12"]),
        ({"Indicateurs_H4": "1.250"}, ["1\u202f250"]),
        (
            {"Indicateurs_H8": "80 %", "Indicateurs_I8": 400},
            ["320 cas sur 400 (80\u202f%)", "80 cas sur 400"],
        ),
        ({"Indicateurs_H4": 5, "Indicateurs_E4": "personnes"}, ["5 participants"]),
        (
            {"Indicateurs_H9": 5, "Indicateurs_E9": "k€"},
            ["5 €", "5 k€, soit 5\u202f000\u00a0€"],
        ),
        (
            {"Indicateurs_H4": 5, "Indicateurs_J4": "femmes"},
            ["Compter dans la valeur, sans ventilation"],
        ),
        (
            {"Indicateurs_H4": 5, "Indicateurs_C4": "9.9-I9"},
            ["1.1-I1 («\u00a0Nombre de participants\u00a0»)"],
        ),
        ({"Budget_G4": 5, "Budget_E4": "fonctionement"}, ["fonctionnement"]),
        (
            {"Budget_G4": 5, "Budget_D4": "Région Ile-de-Franse"},
            ["Région Île-de-France", "Région Ile-de-Franse (nouveau financeur)"],
        ),
        ({"Calendrier_I4": "30 novembre"}, ["30\u00a0novembre\u00a02026"]),
    ],
)
def test_a_question_offers_each_reading_and_to_leave_the_value_out(
    cells: Mapping[str, object], readings: list[str]
) -> None:
    offered = asked_of(cells)

    assert offered == (*readings, DROP)
    answer = answers_to(cells)
    for label in readings:
        draft = answer(label)
        (fact,) = draft.facts
        assert label in fact.origin.answer
        assert [(f.severity, f.answer) for f in draft.findings if f.options] == [
            (Severity.INFO, label)
        ]
        assert (draft.status, draft.is_partial, draft.read_count) == (FileStatus.READY, False, 1)
    dropped = answer(DROP)
    assert (dropped.facts, dropped.rejected_count, dropped.read_count) == ((), 1, 1)
    assert (dropped.status, dropped.is_partial) == (FileStatus.READY, True)
    (left_out,) = dropped.excluded
    assert (left_out.sheet, left_out.cell) == dropped.findings[0].answer_key[:2]


@pytest.mark.parametrize(
    ("cells", "label", "stored"),
    [
        ({"Indicateurs_H9": "1.250"}, "1\u202f250\u00a0€", "12500000/None/"),
        ({"Indicateurs_H9": "1.250"}, "1,25\u00a0€", "12500/None/"),
        ({"Indicateurs_H9": "(5)"}, "−5\u00a0€", "-50000/None/"),
        (
            {"Indicateurs_H8": "80 %", "Indicateurs_I8": 40},
            "32 cas sur 40 (80\u202f%)",
            "320000/400000/",
        ),
        (
            {"Indicateurs_H9": 1.125, "Indicateurs_E9": "k€"},
            "1,125 k€, soit 1\u202f125\u00a0€",
            "11250000/None/",
        ),
        ({"Calendrier_I4": "30 novembre"}, "30\u00a0novembre\u00a02026", "2026-11-30/2026-11-30"),
    ],
)
def test_the_reading_chosen_is_the_value_stored(
    cells: Mapping[str, object], label: str, stored: str
) -> None:
    assert [canonical(fact) for fact in answered(cells, label).facts] == [stored]


@pytest.mark.parametrize(
    "cells",
    [
        {"Budget_G4": 100, "Budget_H4": 101},
        {"Budget_G4": 5, "Budget_C4": 2027},
        {"Budget_G4": 5, "Budget_D4": "Fondation"},
        {"Indicateurs_H8": 41, "Indicateurs_I8": 40},
        {"Calendrier_I4": date(2026, 9, 29)},
        {"Calendrier_I6": "T4 2026"},
    ],
)
def test_what_is_odd_can_be_confirmed_or_left_out_and_stays_meanwhile(
    cells: Mapping[str, object],
) -> None:
    assert asked_of(cells) == ("Confirmer", DROP)
    open_one = read(**cells)
    assert any(fact.origin.answer == "non répondu" for fact in open_one.facts)
    answer = answers_to(cells)
    confirmed = answer("Confirmer")
    assert len(confirmed.facts) == len(open_one.facts) == confirmed.read_count
    assert any(fact.origin.answer == "Confirmer" for fact in confirmed.facts)
    dropped = answer(DROP)
    assert len(dropped.facts) == len(open_one.facts) - 1
    assert (dropped.rejected_count, dropped.is_partial) == (1, True)


def test_a_row_that_is_not_asked_is_read_once_it_is_kept() -> None:
    basis = replace(make_basis(), indicator_codes=("1.1-I2",))
    content = changed(issued(), Indicateurs_H4=12)
    key = AnswerKey("Indicateurs", "C4", "NON_DEMANDE")

    assert read_here(content, basis).facts == ()
    (fact,) = read_here(content, basis, answers={key: "keep"}).facts
    assert fact.origin.answer == "Retenir cette ligne"


def test_a_merged_value_goes_to_the_row_that_was_chosen() -> None:
    book = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    book["Indicateurs"].merge_cells("H4:H5")
    content = saved(book)
    question = only(read_here(content, make_basis()))

    assert [option.label for option in question.options] == [
        "Ligne 4\u00a0: Nombre de participants",
        "Ligne 5\u00a0: Nombre de structures",
        DROP,
    ]
    for key, code in (("4", "1.1-I1"), ("5", "1.1-I2")):
        draft = read_here(content, make_basis(), answers={question.answer_key: key})
        assert [(f.indicator_code, f.value_e4) for f in draft.observations] == [(code, 120_000)]


def test_a_removed_category_is_erased_once_a_person_says_so() -> None:
    known: dict[tuple[str, ...], str] = {
        ("observation", "1.1-I2", name): "30000/None/" for name in ("SCIC", "SCOP")
    }
    basis = make_basis(current=known)
    book = load_workbook(io.BytesIO(changed(issued(basis=basis), Indicateurs_H4=12)))
    book["Indicateurs"].delete_rows(5)
    content = saved(book)

    draft = read_here(content, basis)
    question = only(draft)
    assert "valeur retirée\u202f?" in question.message
    assert len(draft.facts) == 1
    removed = read_here(content, basis, answers={question.answer_key: "removed"})
    assert [(f.key, f.origin.is_erased) for f in removed.facts] == [
        (("observation", "1.1-I1", ""), False),
        (("observation", "1.1-I2", "SCIC"), True),
    ]
    assert removed.read_count == len(removed.facts)
    kept = read_here(content, basis, answers={question.answer_key: "kept"})
    assert (kept.facts, kept.status) == (draft.facts, FileStatus.READY)


@pytest.mark.parametrize(("label", "says"), [("Oui, rien", True), ("Non, seules", False)])
def test_nothing_to_report_beside_values_is_what_was_answered(label: str, says: bool) -> None:
    cells: dict[str, object] = {"Notice_B9": "oui", "Indicateurs_H4": 12}
    whole = next(offered for offered in asked_of(cells) if offered.startswith(label))

    draft = answered(cells, whole)
    assert (draft.nothing_to_report, len(draft.facts)) == (says, 1)
    assert draft.status is FileStatus.READY


def test_a_workbook_without_any_value_is_asked_about() -> None:
    draft = read()
    assert told(draft) == [("question", "RETOUR_VIDE", "")]
    assert only(draft).message == "Aucune valeur n’a été saisie\u00a0: est-ce voulu\u202f?"
    assert answered({}, "Oui, aucune valeur à communiquer").status is FileStatus.READY
    for cells in ({"Notice_B9": "oui"}, {"Indicateurs_H4": "n.c."}):
        assert read(**cells).findings == ()


def test_erasing_names_the_period_whose_value_is_shown() -> None:
    last = {("1.1-I1", ""): KnownValue(period_code="2026-T2", value_e4=90_000)}
    basis = make_basis(last_values=last)
    message = only(read(basis, Indicateurs_H4="effacer")).message

    assert "la valeur affichée (9) est celle de T2\u00a02026" in message
    assert answered({"Indicateurs_H4": "effacer"}, "Ne rien effacer").excluded == ()


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ({"Indicateurs_H4": "12 à 15"}, ("Indicateurs", "H4")),
        ({"Indicateurs_H8": 32}, ("Indicateurs", "I8")),
        ({"Indicateurs_H11": 7}, ("Indicateurs", "H11")),
        ({"Budget_G4": -5}, ("Budget", "G4")),
        ({"Budget_G4": 5, "Budget_E4": "autre"}, ("Budget", "E4")),
        ({"Calendrier_I4": "bientôt"}, ("Calendrier", "I4")),
        ({"Indicateurs_H9": "1.250"}, ("Indicateurs", "H9")),
    ],
)
def test_a_row_left_out_unblocks_the_file_which_is_then_partial(
    cells: Mapping[str, object], cell: tuple[str, str]
) -> None:
    content = changed(issued(), **cells, Indicateurs_H10=80)
    draft = read_here(content, make_basis(), left_out=frozenset({cell}))

    assert [(left.sheet, left.cell) for left in draft.excluded] == [cell]
    assert (len(draft.facts), draft.rejected_count, draft.read_count) == (1, 1, 2)
    assert (draft.status, draft.is_partial, draft.can_be_recorded) == (FileStatus.READY, True, True)
    assert [finding.answer for finding in draft.findings] == ["Ligne écartée"]


def test_doubles_and_what_is_in_already_cannot_be_left_out() -> None:
    cells: dict[str, object] = {
        **{"Indicateurs_H5": 3, "Indicateurs_J5": "SCIC"},
        **{"Indicateurs_H6": 4, "Indicateurs_J6": "SCIC"},
    }
    content = changed(issued(), **cells)
    for cell in ("H5", "H6"):
        draft = read_here(content, make_basis(), left_out=frozenset({("Indicateurs", cell)}))
        assert (draft.status, draft.excluded) == (FileStatus.BLOCKED, ())
    again = read_here(
        content,
        make_basis(active_sha256=frozenset({sha256(content).hexdigest()})),
        left_out=frozenset({("", "")}),
    )
    assert [finding.code for finding in again.blocking] == ["DEJA_IMPORTE", "DOUBLON"]


def test_an_answer_that_is_not_offered_answers_nothing() -> None:
    content = changed(issued(), Indicateurs_H9="1.250", Indicateurs_H4="12 à 15")
    key = only(read(Indicateurs_H9="1.250")).answer_key
    blocked = AnswerKey("Indicateurs", "H4", "NOMBRE_INTERVALLE")
    draft = read_here(content, make_basis(), answers={key: "99", blocked: "drop"})

    assert (len(draft.questions), len(draft.blocking), draft.facts) == (1, 1, ())


def test_answers_belong_to_one_file_and_need_no_second_reading() -> None:
    contents = [changed(issued(), Indicateurs_H9=value) for value in ("1.250", "1.260")]
    files = read_files([("a.xlsx", contents[0]), ("b.xlsx", contents[1])])
    key = AnswerKey("Indicateurs", "H9", "NOMBRE_AMBIGU")
    given = {files[0].sha256: {key: "1250"}}

    drafts = check_returns(files, INDEX, lambda *_: make_basis(), as_of=AS_OF, answers=given)
    assert [len(draft.facts) for draft in drafts] == [1, 0]
    assert drafts[0].content == b""
    (whole,) = read_returns(
        [("a.xlsx", contents[0])], INDEX, lambda *_: make_basis(), as_of=AS_OF, answers=given
    )
    assert (whole.content, whole.facts) == (contents[0], drafts[0].facts)
