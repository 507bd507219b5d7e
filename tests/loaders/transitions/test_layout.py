"""The template is known by its titles, whatever people did to them."""

import openpyxl
import pytest

from data_model.action import Action, VotedAmount
from data_model.finding import Severity
from data_model.plan import Axis
from data_model.printed_entry import PrintedEntry
from data_model.vocabulary import TaxBasis
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.transitions.layout import is_transitions_template
from loaders.transitions.reading import read_transitions
from tests.loaders.made_workbooks import saved, small
from tests.loaders.transitions.template_file import (
    HEADINGS,
    IDENTITY,
    Value,
    codes,
    grid,
    of,
    read,
    template,
)

ROW: list[Value] = [None] * len(HEADINGS)
ROW[0], ROW[3], ROW[23], ROW[24] = "Axe 1", "Une action", 5000, "En cours"
# The same template as it was issued at other times.
OTHER_TITLES = {
    "Axe": "Axe (x)",
    "Sous-axe": "Sous-axe (x.x)",
    "Sous-sous axe": "Sous-sous axe (x.x.x)",
    "Titre de l'action": "Titre de la fiche action",
    "Direction ou service pilote": "Service-département-pôle pilote",
    "Montant € HT": "Montant € TTC",
    "Budget prévisionnel total € HT": "Budget prévisionnel total € TTC",
}
WAYS = {
    "as issued": list(HEADINGS),
    "in capitals": [title.upper() for title in HEADINGS],
    "with other apostrophes": [title.replace("'", "’") for title in HEADINGS],
    "with dots for middle dots": [title.replace("·", ".") for title in HEADINGS],
    "without accents": [title.translate(str.maketrans("éÉôà", "eEoa")) for title in HEADINGS],
    "with spaces around": [f"  {title} " for title in HEADINGS],
    "on two lines": [title.replace(" ", "\n", 1) for title in HEADINGS],
    "of another year": [OTHER_TITLES.get(title, title) for title in HEADINGS],
}


def recognised(data: bytes) -> bool:
    return is_transitions_template(xlsx_workbook(data))


@pytest.mark.parametrize("titles", WAYS.values(), ids=WAYS.keys())
def test_titles_are_read_however_they_are_written(titles: list[Value]) -> None:
    data = grid([titles, ROW])

    assert recognised(data)
    draft = read(data)
    assert [axis.label for axis in of(draft, Axis)] == ["Axe 1"]
    assert [action.title for action in of(draft, Action)] == ["Une action"]
    assert [voted.amount_cents for voted in of(draft, VotedAmount)] == [500_000]
    assert [entry.text for entry in of(draft, PrintedEntry)] == ["En cours"]
    assert codes(draft) == []


@pytest.mark.parametrize("above", [0, 1, 4, 12])
def test_titles_stand_on_any_of_the_first_rows(above: int) -> None:
    blank: list[Value] = ["Plan climat"]
    data = grid([*[blank] * above, list(HEADINGS), ROW])

    draft = read(data)

    assert recognised(data)
    # Under titles on row 2 the template has its explanations; this row has a status, so is none.
    assert [action.title for action in of(draft, Action)] == ["Une action"]
    assert codes(draft) == ["DONNEES_HORS_TABLEAU"] * bool(above)


def test_columns_may_be_moved_and_others_added() -> None:
    titles = ["Notes de suivi", *reversed(HEADINGS), "Calendrier"]
    row = ["Vu en mai", *reversed(ROW), "En continu"]

    draft = read(grid([titles, row]))

    assert [(entry.heading, entry.text) for entry in of(draft, PrintedEntry)] == [
        ("Notes de suivi", "Vu en mai"),
        ("Statut", "En cours"),
        ("Calendrier", "En continu"),
    ]
    assert codes(draft) == ["COLONNE_GARDEE"]
    assert draft.findings[0].value == "Notes de suivi | Calendrier"


def test_amounts_with_tax_are_said_so() -> None:
    draft = read(grid([WAYS["of another year"], ROW]))

    assert [voted.tax for voted in of(draft, VotedAmount)] == [TaxBasis.GROSS]


@pytest.mark.parametrize(
    "titles",
    [
        ["Code", "Axe", "Intitulé", "Description", "Priorité"],
        ["Code action", "Code indicateur", "Indicateur", "Valeur", "Commentaire"],
        ["Titre", "Description", "Priorité", "Statut", "Date de début", "Date de fin"],
        list(HEADINGS[5:]),
        list(HEADINGS[:4]),
    ],
)
def test_other_tables_are_not_taken_for_it(titles: list[Value]) -> None:
    assert not recognised(grid([titles, ["a"] * len(titles)]))


def test_a_few_of_its_columns_are_enough() -> None:
    titles = ["Axe", "Sous-axe", "Titre de l'action", "Structure pilote", "Élu·e référent·e"]
    assert recognised(grid([titles]))


def test_every_sheet_of_the_template_is_read_and_the_others_are_named() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Lisez-moi"
    workbook.active.append(["Comment remplir le modèle"])
    for name in ("Axe 1", "Axe 2"):
        page = workbook.create_sheet(name)
        page.append(list(HEADINGS))
        page.append([name, *ROW[1:3], f"Action de l’{name}", *ROW[4:]])
    workbook["Axe 2"].sheet_state = "hidden"

    draft = read(saved(workbook))

    assert [(one.code, one.axis_code) for one in of(draft, Action)] == [("A1", "1"), ("A2", "2")]
    assert codes(draft) == ["FEUILLE_NON_LUE", "FEUILLE_MASQUEE"]
    assert [finding.sheet for finding in draft.findings] == ["Lisez-moi", "Axe 2"]


def test_a_file_that_is_no_template_is_refused() -> None:
    draft = read(small())

    assert (codes(draft), draft.can_be_recorded) == (["EN_TETE_INTROUVABLE"], False)


def test_a_file_that_cannot_be_opened_says_why() -> None:
    draft = read_transitions(("plan.xlsx", b"%PDF-1.7"), IDENTITY)

    assert (codes(draft), draft.can_be_recorded) == (["FORMAT_INCONNU"], False)


def test_an_empty_template_has_no_action() -> None:
    draft = read(template([]))

    assert codes(draft) == ["LIGNE_D_EXEMPLE", "PLAN_SANS_ACTION"]
    assert draft.findings[0].severity is Severity.INFO
    assert not draft.can_be_recorded
