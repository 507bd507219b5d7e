"""A shown cell becomes the number that it prints, and nothing else becomes one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.french import day, euros, lateness, number, percent, plain, points, signed_days
from data_model.shown_words import shown_words
from loaders.issuing.page_cells import CellKind, page_cell


def value_of(shown: object) -> object:
    cell = page_cell(shown)
    assert cell is not None
    return cell.value


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_amount_comes_back_to_the_cent(cents: int) -> None:
    assert value_of(euros(cents)) == Decimal(cents) / 100


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_comes_back(when: date) -> None:
    assert value_of(day(when)) == when


@given(st.integers(min_value=-5000, max_value=5000))
def test_lateness_keeps_its_sense(days: int) -> None:
    if abs(days) > 0:
        assert value_of(lateness(days)) == days
    assert value_of(signed_days(days)) == days
    assert value_of(points(days)) == days


@pytest.mark.parametrize(
    ("shown", "kind", "value", "decimals"),
    [
        (percent(Decimal("0.72")), CellKind.PERCENT, Decimal("0.72"), 0),
        (percent(Decimal("0.725"), decimals=1), CellKind.PERCENT, Decimal("0.725"), 1),
        (number(Decimal("1250.5")), CellKind.NUMBER, Decimal("1250.5"), 1),
        (f":small[{euros(1_250_00)}]", CellKind.EUROS, Decimal(1250), 0),
        (12, CellKind.NUMBER, Decimal(12), 0),
    ],
)
def test_a_quantity_keeps_its_kind_and_its_decimals(
    shown: object, kind: CellKind, value: Decimal, decimals: int
) -> None:
    cell = page_cell(shown)
    assert cell is not None
    assert (cell.kind, cell.value, cell.decimals) == (kind, value, decimals)


@pytest.mark.parametrize(
    "words",
    ["93005", "2026", "2.2", "T3 2026", "au moins 12\u202f000\u00a0€", "n.c.", "=1+1", "-5", "+x"],
)
def test_names_and_words_stay_words(words: str) -> None:
    cell = page_cell(words)
    assert cell is not None
    assert (cell.kind, cell.value) == (CellKind.TEXT, words)


@pytest.mark.parametrize("nothing", [None, "", float("nan"), "  "])
def test_what_is_missing_is_no_cell(nothing: object) -> None:
    assert page_cell(nothing) is None


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (":red-badge[◆ Alerte]", "Alerte"),
        (":small[:gray[3.1 Club]]", "3.1 Club"),
        (':color[Intégrer]{foreground="#0F171E"}', "Intégrer"),
        ("**Axe 1** : [voir](/fiche?action=1.1)", "Axe 1 : voir"),
        (plain("[x](y) *2* : `a`"), "[x](y) *2* : `a`"),
    ],
)
def test_looks_are_taken_off_and_users_words_are_not(shown: str, words: str) -> None:
    assert shown_words(shown) == words
