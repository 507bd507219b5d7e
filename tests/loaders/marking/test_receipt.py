"""The receipt says who, when and which file, and its counts add up."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from data_model.change_kind import ChangeCounts
from data_model.draft import canonical
from data_model.finding import Finding, Severity
from loaders.checks.preview import counts, preview
from loaders.marking.receipt import ReceiptHead, receipt_name, receipt_rows, receipt_workbook
from loaders.marking.receipt_tables import (
    asked_table,
    kept_words,
    receipt_counts,
    receipt_findings,
    receipt_lines,
    shown_lines,
    told_table,
)
from loaders.template.template import Filled, FilledObservation
from tests.loaders.small_plan import INDEX, changed, issued, make_basis, read_here

HEAD = ReceiptHead(
    short_title="PLDESS",
    plan_title="Plan local",
    respondent_code="93005",
    respondent="Aulnay-sous-Bois",
    period_code="2026-T3",
    number=12,
    received_on=date(2026, 10, 28),
    recorded_at=datetime(2026, 10, 29, 7, 12, tzinfo=UTC),
    recorded_by="A. Martin",
    file_name="retour.xlsx",
    sha256="ab" * 32,
)
GIVEN = Filled(
    observations={
        ("1.1-I1", ""): FilledObservation(value=12),
        ("1.2-I4", ""): FilledObservation(value="=associations"),
    }
)
DRAFT = read_here(changed(issued(GIVEN), Indicateurs_H11="n.c."), make_basis())
KNOWN = make_basis(
    current={fact.key: canonical(fact).replace("120000", "90000") for fact in DRAFT.facts[:1]}
)


def receipt(*findings: Finding) -> openpyxl.Workbook:
    content = receipt_workbook(
        HEAD,
        preview(DRAFT, KNOWN, index=INDEX),
        counts=counts(DRAFT, KNOWN),
        findings=findings,
        words=kept_words(DRAFT),
    )
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_head_says_which_return_it_is() -> None:
    rows = dict(receipt_rows(HEAD))
    assert rows["Répondant"] == "Aulnay-sous-Bois (93005)"
    assert rows["Intégré le"] == "29\u00a0octobre\u00a02026 à 8\u00a0h\u00a012"
    assert rows["Empreinte (SHA-256)"] == "ab" * 32
    assert "Expéditeur" not in rows
    partial = dict(receipt_rows(replace(HEAD, is_partial=True, file_name="")))
    assert partial["Retour"] == "n°\u00a012 (partiel)"
    assert partial["Fichier"] == "saisie dans l’application"


def test_the_lines_show_old_and_new_with_their_cell() -> None:
    lines = receipt_lines(preview(DRAFT, KNOWN, index=INDEX))
    assert lines[["Code", "Avant", "Après", "Effet", "Cellule"]].values.tolist() == [
        ["1.2-I4", "", "=associations", "nouvelle", "Indicateurs!H12"],
        ["1.1-I1", "9", "12", "modifiée", "Indicateurs!H4"],
    ]


def test_a_page_shows_a_line_s_object_in_one_cell_and_what_is_not_known() -> None:
    shown = shown_lines(preview(DRAFT, KNOWN, index=INDEX)).to_dict("records")
    assert [line["Avant"] for line in shown] == ["n.c.", "9"]
    assert shown[1]["Objet"].startswith("1.1-I1 ")
    assert shown[1]["Effet"] == "modifiée"


@pytest.mark.parametrize("numbers", [(0, 0, 0, 0, 0, 0), (1, 2, 3, 4, 5, 6)])
def test_the_counts_add_up_to_what_was_read(numbers: tuple[int, ...]) -> None:
    new, altered, unchanged, erased, rejected, skipped = numbers
    of_return = ChangeCounts(
        new=new,
        changed=altered,
        unchanged=unchanged,
        erased=erased,
        rejected=rejected,
        skipped=skipped,
    )
    assert receipt_counts(of_return)["Nombre"].sum() == of_return.read == sum(numbers)


def test_the_workbook_checks_its_own_sum() -> None:
    sheet = receipt()["Reçu"]
    cells = {cell.value: sheet.cell(cell.row, 2).value for (cell,) in sheet["A1:A40"]}
    words = {str(cell.value) for (cell,) in sheet["B1:B40"]}

    assert cells["Valeurs lues"] == 3
    assert [cells[f"dont {name}"] for name in ("nouvelles", "modifiées", "sans valeur")] == [1] * 3
    assert cells["Somme"].startswith("=SUM(B")
    assert any(word.startswith("=IF(SUM(") for word in words)


def test_nothing_that_a_sender_wrote_becomes_a_formula_in_the_receipt() -> None:
    finding = Finding(
        severity=Severity.QUESTION, code="X", message="=1+1", value="=2+2", answer="=3+3"
    )
    book = receipt(finding)
    formulas = {c.value for s in book for row in s for c in row if c.data_type == "f"}

    assert all("SUM(" in formula for formula in formulas)
    assert len(formulas) == 2
    assert book["Lignes"]["E2"].value == "=associations"
    assert book["Questions et réponses"]["D2"].value == "=1+1"


def test_an_open_question_is_not_answered_and_a_remark_asks_nothing() -> None:
    asked = Finding(severity=Severity.QUESTION, code="X", message="a")
    settled = Finding(severity=Severity.INFO, code="X", message="b", answer="1 250")
    told = Finding(severity=Severity.INFO, code="X", message="c")
    table = receipt_findings([settled, told, asked])

    assert list(table["Réponse"]) == ["non répondu", "1 250", ""]
    assert list(table["Gravité"]) == ["Question", "Information", "Information"]
    assert asked_table([asked, told])["Réponse"].tolist() == ["non répondu"]
    assert told_table([asked, told])["Constat"].tolist() == ["c"]


def test_the_receipt_shows_what_was_written_and_the_words_kept_beside_the_values() -> None:
    book = receipt()
    lines = list(book["Lignes"].values)
    assert lines[0][-1] == "Écrit"
    assert [row[-1] for row in lines[1:]] == ["=associations", "12"]
    # « n.c. » is no value: its words are kept.
    (_, row) = book["Mots gardés"].values
    assert row[0] == "Indicateurs!H11"
    assert row[2:] == ("Commentaire", "n.c.")


def test_the_name_holds_plan_period_respondent_and_number() -> None:
    assert receipt_name(HEAD) == "Recu_PLDESS_2026-T3_93005_retour-12.xlsx"
