"""A row that names nothing known is offered what it may mean, never only something else."""

import pytest

from loaders.checks.check_keys import nearest_codes

LABELS = {
    "1.1-I1": "Nombre de participants",
    "1.2-I1": "Fonds mobilisés",
    "2.1-I1": "Nombre de participants",
    "2.1-I2": "Surface",
}


def test_every_code_of_the_label_is_offered_those_of_the_row_s_action_first() -> None:
    assert nearest_codes("", "Nombre de participants", LABELS) == ["1.1-I1", "2.1-I1"]
    own = {"2.1-I1", "2.1-I2"}
    assert nearest_codes("", "NOMBRE DE PARTICIPANTS", LABELS, own=own) == ["2.1-I1", "1.1-I1"]
    assert nearest_codes("ligne 1", "nombre de participant", LABELS, own=own)[0] == "2.1-I1"


@pytest.mark.parametrize("typed", ["2.1I2", "2.1-I22", "2.1-J2", "2.1-2I", "2.1 - i22"])
def test_a_code_one_typo_away_comes_first(typed: str) -> None:
    offered = nearest_codes(typed, "Nombre de participants", LABELS)
    assert "2.1-I2" in offered[:3]
    assert offered[-1] in {"1.1-I1", "2.1-I1"}


def test_the_label_decides_between_two_codes_one_typo_away() -> None:
    assert nearest_codes("2.1-I9", "Surface", LABELS) == ["2.1-I2"]
    assert nearest_codes("2.1-I9", "Nombre de participants", LABELS) == ["2.1-I1", "1.1-I1"]


def test_a_code_like_no_other_without_a_label_offers_nothing() -> None:
    assert nearest_codes("ZZZZZZ", "", LABELS) == []
    assert nearest_codes("", "", LABELS) == []
