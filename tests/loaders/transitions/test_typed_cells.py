"""Amounts, dates, statuses and priorities: read where they are sure, kept in words elsewhere."""

from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment

from data_model.action import Action, VotedAmount
from data_model.finding import Severity
from data_model.milestone import Milestone, MilestoneRule
from data_model.printed_entry import PrintedEntry
from data_model.vocabulary import BudgetBasis, TaxBasis
from tests.loaders.made_workbooks import saved
from tests.loaders.transitions.template_file import (
    HEADINGS,
    Row,
    Value,
    codes,
    of,
    read,
    template,
)

BUDGET = "Budget prévisionnel total € HT"
ACTION: Row = {"Axe": "Axe 1", "Titre de l'action": "Une action"}


@pytest.mark.parametrize(
    ("typed", "cents", "tax"),
    [
        (12000, 1_200_000, TaxBasis.NET),
        (12000.5, 1_200_050, TaxBasis.NET),
        ("12 000 €", 1_200_000, TaxBasis.NET),
        ("12 000 € HT", 1_200_000, TaxBasis.NET),
        ("12 000 € TTC", 1_200_000, TaxBasis.GROSS),
        ("12 k€", 1_200_000, TaxBasis.NET),
        (0, 0, TaxBasis.NET),
    ],
)
def test_a_sure_amount_is_cents(typed: Value, cents: int, tax: TaxBasis) -> None:
    draft = read(template([{**ACTION, BUDGET: typed}]))

    (voted,) = of(draft, VotedAmount)
    assert (voted.amount_cents, voted.basis, voted.tax) == (cents, BudgetBasis.TOTAL, tax)
    assert draft.can_be_recorded


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("10 à 20 k€", "NOMBRE_INTERVALLE"),
        ("1.250", "NOMBRE_AMBIGU"),
        ("12 000 € par an", "NOMBRE_APPROCHE"),
        ("beaucoup", "NOMBRE_ILLISIBLE"),
        (-5, "NEGATIF"),
        ("À définir", None),
    ],
)
def test_what_is_no_sure_amount_is_kept_in_words(typed: Value, code: str | None) -> None:
    draft = read(template([{**ACTION, BUDGET: typed}]))

    (voted,) = of(draft, VotedAmount)
    assert (voted.amount_cents, voted.basis) == (None, BudgetBasis.UNKNOWN)
    assert voted.as_printed == str(typed)
    asked = [one for one in draft.findings if one.severity is Severity.QUESTION]
    assert [(one.code, one.cell) for one in asked] == ([(code, "X4")] if code else [])
    assert draft.can_be_recorded


@pytest.mark.parametrize(
    ("total", "is_asked"), [(29_999, True), (30_000, False), (30_001, True), ("À définir", False)]
)
def test_funders_are_compared_with_the_budget(total: Value, is_asked: bool) -> None:
    row: Row = {
        "Financeur 1": "Région",
        "Montant 1": 20_000,
        "Financeur 3": "État",
        "Montant 3": 10_000,
    }
    draft = read(template([{**ACTION, **row, BUDGET: total}]))

    assert ("FINANCEMENT_DIFFERENT" in codes(draft)) is is_asked


def test_an_amount_without_its_funder_and_a_funder_without_amount_are_kept() -> None:
    draft = read(template([{**ACTION, "Financeur 1": "Région", "Montant 2": 500}]))

    assert [(e.heading, e.text, e.amount_cents) for e in of(draft, PrintedEntry)] == [
        ("Financeur 1", "Région", None),
        ("Montant € HT", "500\u00a0€", 50_000),
    ]


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "written"),
    [
        ("03/2024", "2025", (2024, 3, 1), (2025, 12, 31), "03/2024 – 2025"),
        (date(2024, 5, 2), date(2024, 5, 2), (2024, 5, 2), (2024, 5, 2), "02/05/2024 – 02/05/2024"),
        (None, "T2 2026", (2026, 4, 1), (2026, 6, 30), "T2 2026"),
        (2024, 2026, (2024, 1, 1), (2026, 12, 31), "2024 – 2026"),
        ("2024", None, None, None, "Début : 2024"),
        ("À définir", "2026", (2026, 1, 1), (2026, 12, 31), "À définir – 2026"),
        ("2024", "un jour", None, None, "2024 – un jour"),
        ("2027", "2026", None, None, "2027 – 2026"),
    ],
)
def test_dates_are_an_interval_and_their_words(
    first: Value,
    last: Value,
    start: tuple[int, int, int] | None,
    end: tuple[int, int, int] | None,
    written: str,
) -> None:
    draft = read(template([{**ACTION, "Date de début": first, "Date de fin": last}]))

    (milestone,), (rule,) = of(draft, Milestone), of(draft, MilestoneRule)
    assert rule.start_date == (date(*start) if start else None)
    assert rule.end_date == (date(*end) if end else None)
    assert milestone.as_written == written


@pytest.mark.parametrize(
    ("first", "last", "code", "cell"),
    [
        ("2027", "2026", "DATE_IMPOSSIBLE", "AB4"),
        ("30 juin", "2026", "DATE_SANS_ANNEE", "AA4"),
        ("2024", "31/06/2026", "DATE_IMPOSSIBLE", "AB4"),
        ("2024", "prochainement", "DATE_ILLISIBLE", "AB4"),
    ],
)
def test_a_date_that_is_not_sure_is_asked_about(
    first: str, last: str, code: str, cell: str
) -> None:
    draft = read(template([{**ACTION, "Date de début": first, "Date de fin": last}]))

    asked = [one for one in draft.findings if one.severity is Severity.QUESTION]
    assert [(one.code, one.cell) for one in asked] == [(code, cell)]
    assert "2000" not in asked[0].message


def test_without_dates_there_is_no_milestone() -> None:
    assert of(read(template([ACTION])), Milestone) == []


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        ("Élevé", 1),
        ("eleve", 1),
        ("Moyenne", 2),
        ("BAS", 3),
        ("basse", 3),
        ("Urgent", None),
        ("1", None),
    ],
)
def test_a_priority_is_its_rank_and_the_word_printed(typed: str, rank: int | None) -> None:
    draft = read(template([{**ACTION, "Niveau de priorité": typed}]))

    (action,) = of(draft, Action)
    assert (action.priority, action.priority_label) == (rank, typed)
    assert ("HORS_LISTE" in codes(draft)) is (rank is None)


@pytest.mark.parametrize(
    ("typed", "is_known"),
    [
        ("À venir", True),
        ("A VENIR", True),
        ("Réalisée", True),
        ("À discuter", True),
        ("Fini", False),
    ],
)
def test_a_status_is_printed_and_named_where_it_is_unknown(typed: str, is_known: bool) -> None:
    draft = read(template([{**ACTION, "Statut": typed}]))

    assert [(e.heading, e.text) for e in of(draft, PrintedEntry)] == [("Statut", typed)]
    assert ("HORS_LISTE" in codes(draft)) is not is_known


def test_unknown_words_are_said_once_for_the_whole_file() -> None:
    draft = read(
        template([{**ACTION, "Titre de l'action": f"N{n}", "Statut": "?"} for n in range(9)])
    )

    (finding,) = [one for one in draft.findings if one.code == "HORS_LISTE"]
    assert finding.value.count("?") == 9


def test_a_title_that_is_too_long_blocks_with_its_cell() -> None:
    draft = read(template([{**ACTION, "Titre de l'action": "mot " * 101}]))

    assert not draft.can_be_recorded
    (finding,) = [one for one in draft.findings if one.severity is Severity.ERROR]
    assert finding.cell == "D4"


def test_an_error_of_the_spreadsheet_blocks_with_its_cell() -> None:
    draft = read(template([{**ACTION, "Partenaires": "#REF!"}]))

    (finding,) = [one for one in draft.findings if one.severity is Severity.ERROR]
    assert (finding.code, finding.cell) == ("CELLULE_EN_ERREUR", "L4")


def test_a_comment_hung_on_a_cell_is_named() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(list(HEADINGS))
    workbook.active.append(["Axe 1", None, None, "Une action", None, None, None, None, "kWh"])
    workbook.active["D2"].comment = Comment("à revoir", "Camille")

    draft = read(saved(workbook))

    (finding,) = [one for one in draft.findings if one.code == "NOTE_HORS_TABLEAU"]
    assert (finding.cell, finding.value) == ("D2", "à revoir")
