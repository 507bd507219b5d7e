"""Every bad input is told with its cell, in plain French, in one pass."""

import io
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from openpyxl import load_workbook

from data_model.plan_index import BudgetKey, PlanIndex, ReturnBasis
from data_model.vocabulary import Nature
from loaders.checks.check import read_returns
from loaders.issuing.issue import issue_workbook, workbook_name
from loaders.template.template import Filled, FilledObservation
from tests.loaders.small_plan import (
    AS_OF,
    INDEX,
    ISSUED_AT,
    TERRITORY,
    changed,
    indicator,
    issued,
    known_from,
    make_basis,
    only,
    read,
    read_back,
    read_here,
    saved,
    told,
)


def test_a_percentage_is_shown_in_both_readings() -> None:
    finding = only(read(Indicateurs_H8="80 %", Indicateurs_I8=40))

    assert finding.message == (
        "Indicateurs!H8\u00a0: «\u00a080 %\u00a0» ressemble à un pourcentage\u00a0: faut-il lire"
        " 32 cas sur 40 (80\u202f%), ou 80 cas sur 40\u202f?"
    )


def test_the_sentence_of_an_interval_says_what_to_do() -> None:
    finding = only(read(Indicateurs_H4="12 à 15"))

    assert f"{finding.message} {finding.hint}" == (
        "Indicateurs!H4\u00a0: «\u00a012 à 15\u00a0» est un intervalle. "
        "Indiquez une seule valeur, ou laissez vide et dites-le en commentaire."
    )


def test_an_unknown_code_offers_the_row_of_the_same_label() -> None:
    finding = only(read(Indicateurs_C4="ligne 1", Indicateurs_H4=5))

    assert finding.message == (
        "Indicateurs!C4\u00a0: le code «\u00a0ligne 1\u00a0» n’existe pas dans ce plan."
    )
    assert finding.hint == "Est-ce 1.1-I1 («\u00a0Nombre de participants\u00a0»)\u202f?"


def test_two_rows_of_one_key_block_and_both_are_named() -> None:
    draft = read(Indicateurs_H5=3, Indicateurs_J5="SCIC", Indicateurs_H6=4, Indicateurs_J6=" SCIC ")

    assert told(draft) == [("error", "DOUBLON", "Indicateurs!H6")]
    assert "Indicateurs!H5" in only(draft).message
    assert (draft.facts, draft.rejected_count) == ((), 2)


def test_a_total_equal_to_its_rows_is_a_check_and_is_not_stored() -> None:
    cells = {"Indicateurs_H5": 3, "Indicateurs_J5": "SCIC", "Indicateurs_H6": 4}
    for total, codes in ((2, ["TOTAL_DIFFERENT"]), (3, []), (4, ["TOTAL_DIFFERENT"])):
        draft = read(**(cells | {"Indicateurs_H6": total}))
        assert [f.category for f in draft.observations] == ["SCIC"]
        assert [f.code for f in draft.findings] == codes
        assert (draft.read_count, draft.skipped_count) == (2, 1)


def test_a_total_alone_is_the_category_not_broken_down() -> None:
    draft = read(Indicateurs_H5=7)

    assert [(f.category, f.value_e4) for f in draft.observations] == [("", 70_000)]


def test_a_known_category_without_a_row_is_asked_about() -> None:
    known: dict[tuple[str, ...], str] = {("observation", "1.1-I2", "SCIC"): "30000/None/"}
    basis = make_basis(current=known)
    content = changed(issued(basis=basis), Indicateurs_J5="Associations", Indicateurs_H5=2)

    draft = read_here(content, basis)
    assert [f.code for f in draft.findings] == ["VALEUR_DISPARUE"]
    assert "«\u00a0SCIC\u00a0»" in only(draft).message


def test_words_that_give_nothing_are_kept_as_comment_and_erase_nothing() -> None:
    draft = read(Indicateurs_H4="à venir")

    assert (draft.facts, draft.findings) == ((), ())
    assert [(c.cell, c.text, c.object_code) for c in draft.comments] == [
        ("H4", "à venir", "1.1-I1")
    ]
    assert (draft.read_count, draft.skipped_count) == (1, 1)


def test_erasing_a_known_value_is_a_fact() -> None:
    first = read(Indicateurs_H4=12, Budget_G4=100, Calendrier_I5="T4 2026")
    basis = make_basis(current=known_from(first))

    draft = read(basis, Indicateurs_H4="effacer", Budget_G4="effacer", Calendrier_I5="Effacer")
    assert draft.findings == ()
    assert [(f.key, f.origin.is_erased) for f in draft.facts] == [
        (f.key, True) for f in first.facts
    ]


def test_what_was_done_in_an_earlier_period_is_corrected_in_that_period() -> None:
    draft = read(Calendrier_J6="effacer")

    assert told(draft) == [("question", "VALEUR_DISPARUE", "Calendrier!J6")]
    assert draft.milestones == ()
    assert "ce trimestre" in draft.findings[0].hint


def test_a_row_that_is_not_asked_is_a_question() -> None:
    basis = make_basis()
    asked = ReturnBasis(**{**basis.__dict__, "indicator_codes": ("1.1-I2",)})
    content = changed(issued(basis=basis), Indicateurs_H4=12)

    draft = read_here(content, asked)
    assert told(draft) == [("question", "NON_DEMANDE", "Indicateurs!C4")]
    assert (draft.observations, draft.rejected_count) == ((), 1)


def test_nothing_to_report_beside_values_is_a_question() -> None:
    draft = read(Notice_B9="oui", Indicateurs_H4=12)

    assert told(draft) == [("question", "RIEN_A_SIGNALER", "Notice!B9")]
    assert not draft.nothing_to_report


def test_the_territory_may_write_planned_amounts() -> None:
    basis = make_basis(TERRITORY)
    draft = read(basis, Budget_F4=1000)

    assert (draft.findings, [f.amount_cents for f in draft.budget]) == ((), [100_000])


def test_paid_is_compared_over_all_exercises() -> None:
    known: dict[BudgetKey, int] = {("committed", "1.1", 2025, "", "operating"): 50_000}
    basis = replace(make_basis(), other_exercises=known)

    assert read(basis, Budget_G4=100, Budget_H4=600).findings == ()
    assert [f.code for f in read(basis, Budget_G4=100, Budget_H4=601).findings] == [
        "VALEUR_HORS_BORNES"
    ]


def test_paid_without_any_committed_amount_is_not_told_as_zero() -> None:
    finding = only(read(Budget_H4=600))
    assert finding.message == (
        "Budget!H4\u00a0: 600\u00a0€ mandatés en tout pour l’action 1.1 (exercice 2026, sans"
        " financeur, fonctionnement), sans montant engagé connu."
    )
    assert "pour 500\u00a0€ engagés" in only(read(Budget_G4=500, Budget_H4=600)).message


def test_a_value_under_merged_cells_is_asked_about() -> None:
    book = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    book["Indicateurs"].merge_cells("H4:H5")

    draft = read_here(saved(book), make_basis())
    assert told(draft) == [("question", "VALEUR_SOUS_FUSION", "Indicateurs!H4")]
    assert draft.facts == ()


def test_the_order_of_sheets_rows_and_columns_does_not_matter() -> None:
    content = changed(issued(), Indicateurs_H4=12, Indicateurs_H8=32, Indicateurs_I8=40)
    straight = read_here(content, make_basis())
    book = load_workbook(io.BytesIO(content))
    sheet = book["Indicateurs"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    sheet.delete_rows(1, sheet.max_row)
    for row in [rows[0], *reversed(rows[1:])]:
        sheet.append(list(reversed(row)))
    book.move_sheet("Calendrier", offset=-3)

    moved = read_here(saved(book), make_basis())
    assert moved.findings == ()
    assert {f.key: f.value_e4 for f in moved.observations} == {
        f.key: f.value_e4 for f in straight.observations
    }


def test_two_sheets_that_differ_are_asked_about_and_neither_is_read() -> None:
    book = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    copied = book.copy_worksheet(book["Indicateurs"])
    copied.title = "Indicateurs (2)"

    same = read_here(saved(book), make_basis())
    assert ({f.severity.value for f in same.findings}, len(same.facts)) == ({"info"}, 1)
    copied["H4"] = 13
    draft = read_here(saved(book), make_basis())
    assert [(f.code, "H4" in f.value + f.message) for f in draft.questions] == [
        ("FEUILLE_EN_DOUBLE", True)
    ]
    assert draft.facts == ()


def test_a_sheet_taken_out_is_one_question() -> None:
    book = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    del book["Budget"]

    assert told(read_here(saved(book), make_basis())) == [
        ("question", "FEUILLE_INTROUVABLE", "Budget")
    ]


def test_a_missing_column_is_one_finding_not_one_a_row() -> None:
    book = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12, Indicateurs_H9=5)))
    book["Indicateurs"]["H3"] = "Colonne de travail"

    codes = [f.code for f in read_here(saved(book), make_basis()).findings]
    assert codes == ["COLONNE_OBLIGATOIRE_MANQUANTE"]


def test_the_same_file_again_is_said_to_be_in() -> None:
    content = changed(issued(), Indicateurs_H4=12)
    basis = make_basis(active_sha256=frozenset({sha256(content).hexdigest()}))

    draft = read_back(content, basis)
    assert [f.code for f in draft.blocking] == ["DEJA_IMPORTE"]
    assert not draft.can_be_recorded


def test_a_closed_quarter_is_a_question() -> None:
    closed = PlanIndex(**{**INDEX.__dict__, "closed_periods": frozenset({"2026-T3"})})

    content = changed(issued(), Indicateurs_H4=12)
    assert [f.code for f in read_here(content, make_basis(), closed).findings] == ["PERIODE_CLOSE"]


def test_a_return_that_nobody_expects_is_blocked() -> None:
    (draft,) = read_returns([("a.xlsx", issued())], INDEX, lambda *_: None, as_of=AS_OF)

    assert [f.message for f in draft.blocking] == [
        "Aulnay-sous-Bois n’a pas de retour à rendre pour T3\u00a02026."
    ]


def test_a_percentage_column_keeps_shares() -> None:
    share = indicator("1.2-I5", Nature.STOCK, "Part de locaux occupés", unit="%")
    index = replace(INDEX, indicators={share.code: share})
    basis = replace(make_basis(), indicator_codes=(share.code,))
    for typed, value_e4 in ((Decimal("0.12"), 1200), ("12 %", 1200), (Decimal("1"), 10_000)):
        filled = Filled(observations={(share.code, ""): FilledObservation(value=typed)})
        content = issue_workbook(index, basis, issued_at=ISSUED_AT, filled=filled)
        draft = read_here(content, basis, index)
        assert [f.value_e4 for f in draft.observations] == [value_e4]
        assert draft.findings == ()


def test_cells_beyond_the_limits_are_told_and_the_file_goes_on_without_them() -> None:
    content = changed(issued(), Indicateurs_H4=12, Indicateurs_A9000="brouillon")
    name = workbook_name(INDEX, make_basis())

    draft = read_back(content)
    (finding,) = draft.questions
    assert "1\u00a0cellule remplie n’est pas lue (à partir de Indicateurs!A9000)" in finding.message
    assert [f.value_e4 for f in draft.observations] == [120_000]

    answers = {draft.sha256: {finding.answer_key: "ignore"}}
    (answered,) = read_returns(
        [(name, content)], INDEX, lambda *_: make_basis(), as_of=AS_OF, answers=answers
    )
    assert (answered.questions, answered.observations) == ((), draft.observations)
