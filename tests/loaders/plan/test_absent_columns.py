"""A column that is not there says nothing; a cell left blank empties what it held."""

from collections.abc import Mapping, Sequence

import pytest

from data_model.action import Action, Stakeholder, VotedAmount
from data_model.finding import AnswerKey, Finding
from data_model.milestone import MilestoneRule
from data_model.plan import Axis, Plan
from data_model.plan_draft import PlanDraft
from loaders.plan.text_table import Row
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from tests.loaders.plan.filled_workbook import SMALL, Lines, Sheets, filled
from tests.loaders.plan.workbook_cases import INFO, QUESTION

ACTION: Row = {
    "code": "1.1",
    "title": "Tour des élus",
    "short_title": "Tour",
    "axis_code": "A2",
    "objective_code": "",
    "priority": "1",
    "priority_label": "",
    "description": "Une visite par an",
    "printed_code": "",
    "position": "4",
}
STORED: Mapping[str, Sequence[Row]] = {
    "plan": [
        {
            "code": "ESS-1",
            "title": "Plan local",
            "short_title": "ESS",
            "territory_siren": "200000001",
            "source": "Délibération de 2024",
        }
    ],
    "actions": [ACTION],
    "voted_budget": [
        {"action_code": "1.1", "amount_eur": "1500", "basis": "total", "note": "Voté en 2024"}
    ],
    "stakeholders": [
        {"action_code": "1.1", "role": "lead", "position": "1", "name": "Direction ESS"}
    ],
    "milestones": [
        {
            "code": "1.1-J1",
            "action_code": "1.1",
            "label": "Choisir le parcours",
            "as_written": "Février 2024",
            "start": "2025-03-01",
            "end": "2025-03-31",
            "repeats": "false",
            "position": "1",
        }
    ],
}
ACTIONS_READ: Lines = [["Code", "Intitulé"], ["1.1", "Tour des élus"], ["1.2", "Nouvelle"]]


def read(sheets: Sheets, answers: Mapping[AnswerKey, str] | None = None) -> PlanDraft:
    return read_plan_workbook("plan.xlsx", filled(sheets), stored=STORED, answers=answers or {})


def said(draft: PlanDraft, code: str) -> list[Finding]:
    return [one for one in draft.findings if one.code == code]


def action(draft: PlanDraft, code: str) -> Action:
    [row] = [one for one in draft.texts if isinstance(one, Action) and one.code == code]
    return row


def amount(draft: PlanDraft) -> VotedAmount:
    [row] = [one for one in draft.versions if isinstance(one, VotedAmount)]
    return row


def test_what_an_absent_column_held_stays_and_that_is_said_once() -> None:
    draft = read({"Actions": ACTIONS_READ})
    kept = action(draft, "1.1")
    assert (kept.description, kept.axis_code, kept.priority) == ("Une visite par an", "A2", 1)
    assert (kept.short_title, kept.position) == ("Tour", 4)
    new = action(draft, "1.2")
    assert (new.description, new.axis_code) == ("", None)
    [told] = [one for one in said(draft, "COLONNE_ABSENTE") if one.sheet == "Actions"]
    assert told.severity is INFO
    assert "«\u00a0Axe\u00a0»" in told.message
    assert "«\u00a0Description\u00a0»" in told.message
    assert "Objectif" not in told.message


@pytest.mark.parametrize(
    ("lines", "cents"),
    [
        ([["Action", "Base du montant"], ["1.1", "Total"]], 150_000),
        ([["Action", "Montant", "Base du montant"], ["1.1", None, "Total"]], None),
        ([["Action", "Montant", "Base du montant"], ["1.1", 2000, "Total"]], 200_000),
    ],
)
def test_an_amount_goes_only_where_its_cell_is_emptied(lines: Lines, cents: int | None) -> None:
    assert amount(read({"Budget voté": lines})).amount_cents == cents


def test_a_heading_that_a_form_lacks_says_nothing_either() -> None:
    [plan] = [row for row in read({}).shared if isinstance(row, Plan)]
    assert plan.source == "Délibération de 2024"
    emptied = read({"Plan": [*SMALL["Plan"], ["Document d’origine", None]]})
    [plan] = [row for row in emptied.shared if isinstance(row, Plan)]
    assert plan.source == ""


def test_a_heading_that_is_almost_one_is_read_and_said() -> None:
    draft = read({"Plan": [*SMALL["Plan"], ["Document d’origin", "Convention"]]})
    [plan] = [row for row in draft.shared if isinstance(row, Plan)]
    assert plan.source == "Convention"
    assert [one.address for one in said(draft, "EN_TETE_RENOMME")] == ["Plan!A6"]


@pytest.mark.parametrize(
    ("words", "day"), [("Février 2024", "2025-03-31"), ("Juin 2026", "2026-06-30")]
)
def test_the_days_of_a_milestone_stay_with_its_words(words: str, day: str) -> None:
    lines = [["Code", "Action", "Intitulé", "Date"], ["1.1-J1", "1.1", "Choisir", words]]
    [rule] = [one for one in read({"Jalons": lines}).versions if isinstance(one, MilestoneRule)]
    assert (str(rule.end_date), rule.repeats) == (day, False)


def test_a_list_keyed_by_its_ranks_is_what_it_was_without_them() -> None:
    [row] = [one for one in read({}).texts if isinstance(one, Stakeholder)]
    assert (row.position, row.name) == (1, "Direction ESS")


@pytest.mark.parametrize(("answer", "axis"), [("", "A2"), ("none", "A2"), ("C", "A1")])
def test_a_title_that_is_almost_that_of_a_column_is_asked_about(answer: str, axis: str) -> None:
    sheets: Sheets = {"Actions": [["Code", "Intitulé", "Axee"], ["1.1", "Tour", "A1"]]}
    draft = read(sheets, {AnswerKey("Actions", "C1", "COLONNE_A_CONFIRMER"): answer})
    [asked] = said(draft, "COLONNE_A_CONFIRMER")
    assert (asked.severity is QUESTION) is (answer == "")
    assert action(draft, "1.1").axis_code == axis
    assert said(draft, "COLONNE_INCONNUE") == []


def test_a_title_that_is_like_no_column_is_only_told() -> None:
    sheets: Sheets = {"Actions": [["Code", "Intitulé", "Référente"], ["1.1", "Tour", "Nadia"]]}
    draft = read(sheets)
    assert [one.address for one in said(draft, "COLONNE_INCONNUE")] == ["Actions!C1"]
    assert said(draft, "COLONNE_A_CONFIRMER") == []


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (["A", None, "C"], ["A", "A2", "C"]),
        (["A", "B", None, "D"], ["A", "B", "A3", "D"]),
        (["A1", None, "A3"], ["A1", "A2", "A3"]),
        ([None, None], ["A1", "A2"]),
        (["A", "1"], ["A", "1"]),
    ],
)
def test_no_code_that_is_given_makes_two_axes_of_one_number(
    typed: Sequence[str | None], given: Sequence[str]
) -> None:
    lines: Lines = [["Code", "Intitulé"], *([code, f"Axe {n}"] for n, code in enumerate(typed))]
    draft = read({"Axes": lines, "Objectifs": [], "Actions": ACTIONS_READ})
    axes = [one for one in draft.texts if isinstance(one, Axis)]
    assert [one.code for one in axes] == given
    shown = [one.code.lstrip("ABCD") or str(one.number) for one in axes]
    assert len(set(shown)) == len(axes)
