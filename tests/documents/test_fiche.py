"""The printed fiche holds what its page says: figures, météo, dates, origins, changes, texts."""

from datetime import date

import pytest

from documents.context.committee import head_of
from documents.context.fiche import FicheSheet, fiche_sheets
from documents.context.seen import PlanSeen
from documents.outputs import Output, made
from documents.report.fiches import NO_CHANGE, fiches_pdf
from tests.documents.reopened import pdf_words, spaced
from tests.documents.told import Told

PAST = date(2026, 10, 20)


@pytest.fixture(scope="module")
def sheet(seen: PlanSeen) -> FicheSheet:
    """The fiche of an action with everything that a fiche can hold."""
    [found] = fiche_sheets(seen, ["2.2"])
    return found


@pytest.fixture(scope="module")
def words(seen: PlanSeen) -> str:
    return pdf_words(made(Output.FICHE, seen, actions=["2.2"]).content)


def test_its_finding_its_figures_and_its_weather(words: str) -> None:
    for said in (
        "2.2 Bourse foncière de l’ESS : 118 jours de retard (879 depuis le calendrier initial)",
        "75 % Réalisation",
        "+118 j Glissement",
        "37 % sur 45 000 €",
        "5 sur 5 Indicateurs renseignés",
        "Météo déclarée le 6 novembre 2026 par Démonstration (données fictives) : nuages, plus "
        "favorable que le calcul (Alerte).",
        "Données arrêtées au 9 novembre 2026",
    ):
        assert said in words


def test_every_cell_of_its_tables(sheet: FicheSheet, words: str) -> None:
    tables = (sheet.told.milestones, sheet.told.indicators, sheet.told.history)
    assert [len(one.rows) for one in tables] == [4, 5, 3]
    # Only a number that would be cut from its unit, or a long cell's code, goes to the next line.
    bare = words.replace(" ", "")
    cells = [
        line for one in tables for row in one.rows for cell in row for line in cell.split("\n")
    ]
    assert [one for one in cells if spaced(one).replace(" ", "") not in bare] == []
    assert "Calendrier!I25" in bare
    assert "Juin 2024" in words


def test_every_text_and_every_note(sheet: FicheSheet, words: str) -> None:
    texts = [*sheet.means, *sheet.notes, *(one for _, texts in sheet.lists for one in texts)]
    assert len(texts) > 15
    assert [one for one in texts if spaced(one) not in words] == []
    assert all(spaced(f"{name} {said}") in words for name, said in sheet.place)


def test_on_a_past_day_it_says_that_texts_were_changed_since(seen: PlanSeen) -> None:
    words = pdf_words(made(Output.FICHE, seen.on(PAST), actions=["2.2"]).content)
    assert "Textes tels qu’ils étaient le 20 octobre 2026 ; 1 texte a été modifié depuis." in words
    assert "dès l’écriture du règlement" not in words


def test_without_weather_nor_change_it_invents_neither(alone: Told) -> None:
    sheets = fiche_sheets(alone.seen, ["1.1"])
    words = pdf_words(fiches_pdf(sheets, head_of(alone.seen)))
    assert spaced(NO_CHANGE) in words
    assert "Météo" not in words
    assert "Textes tels" not in words
