"""Each odd cell of a return is told with its address; the nearest good one raises nothing."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from tests.loaders.small_plan import AS_OF, only, read, told


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # Indicateurs: H « Valeur », I « Effectif de référence », J « Ventilation ».
        ({"Indicateurs_H4": "12 à 15"}, "error NOMBRE_INTERVALLE Indicateurs!H4"),
        ({"Indicateurs_H4": "<5"}, "error NOMBRE_INTERVALLE Indicateurs!H4"),
        ({"Indicateurs_H4": "1.250"}, "question NOMBRE_AMBIGU Indicateurs!H4"),
        ({"Indicateurs_H4": "NaN"}, "error NOMBRE_ILLISIBLE Indicateurs!H4"),
        ({"Indicateurs_H4": -3}, "error NEGATIF Indicateurs!H4"),
        ({"Indicateurs_H4": 12.5}, "error TYPE_INATTENDU Indicateurs!H4"),
        ({"Indicateurs_H4": "=1+1"}, "error FORMULE_NON_CALCULEE Indicateurs!H4"),
        ({"Indicateurs_H4": "#REF!"}, "error CELLULE_EN_ERREUR Indicateurs!H4"),
        ({"Indicateurs_H4": True}, "error TYPE_INATTENDU Indicateurs!H4"),
        ({"Indicateurs_H11": 0}, "error HORS_LISTE Indicateurs!H11"),
        ({"Indicateurs_H11": 5}, "error HORS_LISTE Indicateurs!H11"),
        ({"Indicateurs_H8": 32}, "error LIGNE_INCOMPLETE Indicateurs!I8"),
        ({"Indicateurs_I8": 40}, "error LIGNE_INCOMPLETE Indicateurs!H8"),
        ({"Indicateurs_H8": "80 %"}, "question NOMBRE_AMBIGU Indicateurs!H8"),
        ({"Indicateurs_H8": 0.8, "Indicateurs_I8": 40}, "question NOMBRE_AMBIGU Indicateurs!H8"),
        ({"Indicateurs_H4": "effacer"}, "question VALEUR_DISPARUE Indicateurs!H4"),
        (
            {"Indicateurs_H4": 5, "Indicateurs_I4": 9, "Indicateurs_C4": "9.9-I9"},
            "question INDICATEUR_INCONNU Indicateurs!C4",
        ),
        ({"Indicateurs_H4": 5, "Indicateurs_C4": None}, "question LIGNE_INCOMPLETE Indicateurs!C4"),
        ({"Indicateurs_H30": 5}, "question DONNEES_HORS_TABLEAU Indicateurs!H30"),
        (
            {"Indicateurs_H4": 5, "Indicateurs_E4": "personnes"},
            "question UNITE_DIFFERENTE Indicateurs!E4",
        ),
        (
            {"Indicateurs_H4": 5, "Indicateurs_J4": "femmes"},
            "question TYPE_INATTENDU Indicateurs!J4",
        ),
        # Budget: C « Exercice », D « Financeur », E « Section », F, G, H the amounts.
        ({"Budget_G4": "(5)"}, "question NOMBRE_AMBIGU Budget!G4"),
        ({"Budget_G4": -5}, "error NEGATIF Budget!G4"),
        ({"Budget_F4": 5}, "error TYPE_INATTENDU Budget!F4"),
        ({"Budget_G4": 5, "Budget_C4": None}, "error LIGNE_INCOMPLETE Budget!C4"),
        ({"Budget_G4": 5, "Budget_C4": "l’an dernier"}, "error NOMBRE_ILLISIBLE Budget!C4"),
        ({"Budget_G4": 5, "Budget_E4": None}, "error LIGNE_INCOMPLETE Budget!E4"),
        ({"Budget_G4": 5, "Budget_E4": "autre"}, "error HORS_LISTE Budget!E4"),
        ({"Budget_G4": 5, "Budget_D4": "Région Ile-de-Franse"}, "question HORS_LISTE Budget!D4"),
        ({"Budget_G4": 5, "Budget_A4": "7.7"}, "question ACTION_INCONNUE Budget!A4"),
        (
            {"Budget_G4": 5, "Budget_A4": "7.7", "Budget_B4": None},
            "error ACTION_INCONNUE Budget!A4",
        ),
        ({"Budget_H4": "effacer"}, "question VALEUR_DISPARUE Budget!H4"),
        # Calendrier: I « Nouvelle prévision », J « Réalisé le ».
        ({"Calendrier_I4": "30 juin"}, "question DATE_SANS_ANNEE Calendrier!I4"),
        ({"Calendrier_I4": "06/13/2027"}, "error DATE_IMPOSSIBLE Calendrier!I4"),
        ({"Calendrier_I4": "bientôt"}, "error DATE_ILLISIBLE Calendrier!I4"),
        ({"Calendrier_J4": date(2026, 11, 10)}, "error DATE_HORS_BORNES Calendrier!J4"),
        (
            {"Calendrier_I4": "T4 2026", "Calendrier_C4": "8.8-J1"},
            "question JALON_INCONNU Calendrier!C4",
        ),
        ({"Calendrier_J4": "effacer"}, "question VALEUR_DISPARUE Calendrier!J4"),
    ],
)
def test_names_the_cell_and_stores_nothing(cells: Mapping[str, object], expected: str) -> None:
    draft = read(**cells)

    assert [" ".join(parts) for parts in told(draft)] == [expected]
    assert draft.facts == ()
    assert (draft.read_count, draft.rejected_count) == (1, 1)
    finding = only(draft)
    assert finding.message.startswith(f"{finding.address}\u00a0: ")
    assert finding.hint
    # French spaces: none is plain before a high sign, but in the words quoted as they were typed.
    own_words = re.sub(r"«\u00a0.*?\u00a0»", "", finding.message + finding.hint)
    assert not re.search(r" [:;!?%»€]|« ", own_words)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Budget_G4": 100, "Budget_H4": 101}, "question VALEUR_HORS_BORNES Budget!H4"),
        ({"Budget_G4": 5, "Budget_C4": 2027}, "question VALEUR_HORS_BORNES Budget!C4"),
        ({"Budget_G4": 5, "Budget_D4": "Fondation"}, "question HORS_LISTE Budget!D4"),
        (
            {"Indicateurs_H8": 41, "Indicateurs_I8": 40},
            "question VALEUR_HORS_BORNES Indicateurs!H8",
        ),
        ({"Calendrier_I4": date(2026, 9, 29)}, "question DATE_HORS_BORNES Calendrier!I4"),
        ({"Calendrier_I6": "T4 2026"}, "question LIGNE_INCOMPLETE Calendrier!I6"),
        (
            {"Calendrier_I4": "T4 2026", "Calendrier_J4": date(2026, 9, 1)},
            "question LIGNE_INCOMPLETE Calendrier!I4",
        ),
    ],
)
def test_asks_about_what_is_odd_and_keeps_it(cells: Mapping[str, object], expected: str) -> None:
    draft = read(**cells)

    assert [" ".join(parts) for parts in told(draft)] == [expected]
    assert len(draft.facts) == draft.read_count > 0


@pytest.mark.parametrize(
    "cells",
    [
        {"Budget_G4": 100, "Budget_H4": 100},
        {"Budget_G4": 5, "Budget_C4": 2026},
        {"Indicateurs_H8": 40, "Indicateurs_I8": 40},
        {"Indicateurs_H11": 1},
        {"Indicateurs_H11": 4},
        {"Calendrier_I4": date(2026, 9, 30)},
        {"Calendrier_J4": AS_OF},
        {"Indicateurs_C4": " 1.1-i1 ", "Indicateurs_H4": 5},
    ],
)
def test_what_lies_on_the_right_side_of_a_limit_raises_nothing(
    cells: Mapping[str, object],
) -> None:
    draft = read(**cells)

    assert draft.findings == ()
    assert draft.facts
