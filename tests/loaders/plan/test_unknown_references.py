"""A sheet that is missing is told first and once; so is a code that many cells name."""

import openpyxl
import pytest

from data_model.finding import Finding
from data_model.plan_draft import PlanDraft
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from tests.loaders.plan.filled_workbook import SMALL, Lines, filled
from tests.loaders.plan.workbook_cases import ERROR


def renamed(workbook: openpyxl.Workbook) -> None:
    workbook["Actions"].title = "Mes actions 2026"


def deleted(workbook: openpyxl.Workbook) -> None:
    workbook.remove(workbook["Actions"])


def emptied(workbook: openpyxl.Workbook) -> None:
    workbook["Actions"].delete_rows(2, 9)


def errors(draft: PlanDraft) -> list[Finding]:
    return [one for one in draft.findings if one.severity is ERROR]


@pytest.mark.parametrize(
    ("change", "cause", "hint"),
    [
        (renamed, "manque", "Mes actions 2026"),
        (deleted, "manque", "Ajoutez la feuille"),
        (emptied, "n’a aucune ligne", "Remplissez la feuille"),
    ],
)
def test_a_sheet_that_others_name_is_the_one_cause(change: object, cause: str, hint: str) -> None:
    assert callable(change)
    draft = read_plan_workbook("plan.xlsx", filled(change=change))
    [told] = errors(draft)
    assert draft.findings[0] == told
    assert (told.code, cause in told.message, hint in told.hint) == (
        "FEUILLE_MANQUANTE",
        True,
        True,
    )
    assert "Jalons" in told.message


@pytest.mark.parametrize(("n_cells", "n_told"), [(3, 3), (4, 1)])
def test_a_code_that_many_cells_name_is_told_once(n_cells: int, n_told: int) -> None:
    lines: Lines = [SMALL["Jalons"][0], *(["7.7", f"Étape {n}", None] for n in range(n_cells))]
    found = errors(read_plan_workbook("plan.xlsx", filled({"Jalons": lines})))
    assert [one.code for one in found] == ["REFERENCE_INCONNUE"] * n_told
    assert "Actions terminées" in found[0].hint
    assert ("4\u00a0cellules (Jalons A2, Jalons A3" in found[0].message) is (n_told == 1)


def test_a_title_longer_than_a_code_stands_for_its_code() -> None:
    title = "Organiser un tour des structures avec les élus et les techniciens"
    sheets = {
        "Actions": [["Code", "Intitulé"], ["1.1", title], ["1.2", "Deux"]],
        "Sous-actions": [["Code", "Action", "Intitulé"], ["1.1-S1", title, "Préparer"]],
    }
    assert errors(read_plan_workbook("plan.xlsx", filled(sheets))) == []


@pytest.mark.parametrize("code", ["Vincennes", "9408", "ABCDE"])
def test_what_is_no_insee_code_is_called_so(code: str) -> None:
    lines: Lines = [["Code INSEE", "Nom"], [code, "Vincennes"]]
    sheets = {"Communes": lines, "Répondants": [["Code", "Nom"]]}
    [told] = errors(read_plan_workbook("plan.xlsx", filled(sheets)))
    assert told.address == "Communes!A2"
    assert "n’est pas un code INSEE" in told.message


@pytest.mark.parametrize("code", ["01004", "2A004", "2B033"])
def test_the_codes_of_all_departments_are_read(code: str) -> None:
    lines: Lines = [["Code INSEE", "Nom"], [code, "Ici"]]
    draft = read_plan_workbook("plan.xlsx", filled({"Communes": lines}))
    assert [one for one in draft.findings if one.sheet == "Communes"] == []


def test_communes_without_any_respondent_are_told() -> None:
    draft = read_plan_workbook("plan.xlsx", filled({"Répondants": [["Code", "Nom"]]}))
    [told] = [one for one in draft.findings if one.code == "AUCUN_REPONDANT"]
    assert "1\u00a0commune" in told.message
    kept = read_plan_workbook(
        "plan.xlsx",
        filled({"Répondants": [["Code", "Nom"]]}),
        stored={"respondents": [{"code": "01004", "name": "Ambérieu"}]},
    )
    assert [one for one in kept.findings if one.code == "AUCUN_REPONDANT"] == []
