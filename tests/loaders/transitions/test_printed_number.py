"""The number that a title begins with is its code, where no other has it."""

import pytest

from data_model.action import Action
from data_model.plan import Axis, Objective
from loaders.transitions.printed_number import split_number
from tests.loaders.transitions.template_file import Row, of, read, template


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("1. Énergie", "1", "Énergie"),
        ("Axe 1 : Énergie", "1", "Énergie"),
        ("AXE 12 Énergie", "12", "Énergie"),
        ("Orientation n° 3 – Eau", "3", "Eau"),
        ("1.2 Bâti", "1.2", "Bâti"),
        ("Sous-axe 1.2. Bâti", "1.2", "Bâti"),
        ("1.2.3 - Écoles", "1.2.3", "Écoles"),
        ("10 écoles rénovées", "", "10 écoles rénovées"),
        ("1.5 million d’arbres", "", "1.5 million d’arbres"),
        ("2030 : neutralité", "", "2030 : neutralité"),
        ("Énergie 2030", "", "Énergie 2030"),
        ("1.", "", "1."),
        ("Axe", "", "Axe"),
    ],
)
def test_a_number_is_told_from_a_quantity(title: str, number: str, rest: str) -> None:
    assert split_number(title) == (number, rest)


def test_the_printed_numbers_are_the_codes() -> None:
    rows: list[Row] = [
        {"Axe": "3. Eau", "Sous-axe": "3.2 Fuites", "Titre de l'action": "3.2.1 Réparer"},
        {"Axe": "Air", "Sous-axe": "Bruit", "Titre de l'action": "Mesurer"},
        {"Axe": "Axe 3 : Encore", "Sous-axe": "7.1 Loin", "Titre de l'action": "Autre"},
    ]
    draft = read(template(rows))

    assert [(row.code, row.number, row.short_label) for row in of(draft, Axis)] == [
        ("3", 3, "Eau"),
        ("1", 1, "Air"),
        ("2", 2, "Axe 3 : Encore"),
    ]
    assert [row.label for row in of(draft, Axis)] == ["3. Eau", "Air", "Axe 3 : Encore"]
    assert [(row.code, row.number) for row in of(draft, Objective)] == [
        ("3.2", 2),
        ("1.1", 1),
        ("2.1", 1),
    ]
    assert [row.printed_code for row in of(draft, Action)] == ["3.2.1", "", ""]
