"""What a unit typed after a number makes of it."""

from decimal import Decimal

import pytest

from data_model.finding import Severity
from loaders.values.numbers import read_number
from loaders.values.units import factor_of


@pytest.mark.parametrize(
    ("raw", "unit", "expected", "code"),
    [
        ("1,2 k€", "€", "1200", "UNITE_MULTIPLIEE"),
        ("1,5 M€", "€", "1500000", "UNITE_MULTIPLIEE"),
        ("2 millions d’euros", "€", "2000000", "UNITE_MULTIPLIEE"),
        ("1250 €", "k€", "1.25", "UNITE_MULTIPLIEE"),
        ("12 k€", "k€", "12", ""),
        ("1,250.50", "€", "1250.5", "NOMBRE_ANGLAIS"),
        ("1,250,000", "€", "1250000", "NOMBRE_ANGLAIS"),
        ("1250,128", "€", "1250.13", "NOMBRE_ARRONDI"),
        ("12 participants", "participant", "12", ""),
        ("350 m2", "m²", "350", ""),
    ],
)
def test_says_so_when_the_number_was_converted(
    raw: str, unit: str, expected: str, code: str
) -> None:
    reading = read_number(raw, unit=unit, decimals=2)
    assert (reading.state, reading.value, reading.code) == ("value", Decimal(expected), code)
    assert reading.severity is (Severity.INFO if code else None)


@pytest.mark.parametrize(
    ("suffix", "unit", "factor", "code"),
    [
        ("", "", 1, ""),
        ("M² ", "m²", 1, ""),
        ("m", "m²", 1, "NOMBRE_APPROCHE"),
        ("m", "€", 1_000_000, "NOMBRE_AMBIGU"),
        ("k\u00a0€", "€", 1_000, "UNITE_MULTIPLIEE"),
        ("k€ HT", "€", 1_000, "NOMBRE_APPROCHE"),
        ("k€", "participants", 1_000, "UNITE_DIFFERENTE"),
        ("€ 12", "€", 1, "NOMBRE_ILLISIBLE"),
        ("²", "€", 1, "NOMBRE_ILLISIBLE"),
        ("dont 3 femmes", "participants", 1, "NOMBRE_APPROCHE"),
        ("(2023) 15 (2024)", "participants", 1, "NOMBRE_ILLISIBLE"),
    ],
)
def test_words_after_a_number_scale_it_or_raise_a_doubt(
    suffix: str, unit: str, factor: int, code: str
) -> None:
    assert factor_of(suffix, unit) == (Decimal(factor), code)
