"""The figure of one indicator's way: what is known, what is expected, where it leads."""

from datetime import date

import pandas as pd

from charts.indicator_trajectory import (
    NO_DATES,
    NOT_ENDED,
    UNKNOWN,
    Projection,
    indicator_trajectory,
)
from charts.planned_curve import value_ticks
from charts.theme import LIGHT
from data_model.french import typo

COLUMNS = ["period_code", "last_day", "actual_e4", "at_least", "is_carried", "expected_e4"]


def way(*values: tuple[int | None, int | None]) -> pd.DataFrame:
    rows = [
        (f"2025-T{place + 1}", date(2025, 3 * place + 3, 28), actual, place == 1, False, expected)
        for place, (actual, expected) in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype(
        {"actual_e4": "Int64", "expected_e4": "Int64"}
    )


FOUR = way((20_000, 30_000), (50_000, 60_000), (None, 90_000), (None, 120_000))


def texts(figure: object) -> list[str]:
    return [note.text for note in figure.layout.annotations]  # type: ignore[attr-defined]


def test_a_quarter_to_come_has_no_point_and_a_partial_one_is_hollow() -> None:
    figure = indicator_trajectory(FOUR, LIGHT, target=12, unit="jours", decimals=0)
    done = figure.data[-1]
    assert list(done.x) == [0, 1]
    assert list(done.y) == [2, 5]
    assert list(done.marker.color) == [LIGHT.done, LIGHT.background]
    assert "au moins" in done.customdata[1]
    assert "au moins" not in done.customdata[0]
    assert "<b>Cible</b> 12" in texts(figure)
    assert "<b>au moins 5</b>" in texts(figure)


def test_the_band_starts_where_the_known_values_end() -> None:
    figure = indicator_trajectory(
        FOUR,
        LIGHT,
        target=12,
        unit="jours",
        decimals=0,
        projection=Projection(central=9, low=7, high=11),
    )
    band = figure.data[0]
    assert list(band.x) == [1, 3, 3, 1]
    assert list(band.y) == [5, 11, 7, 5]
    assert any("Prévision" in text for text in texts(figure))


def test_close_names_do_not_cover_one_another() -> None:
    figure = indicator_trajectory(
        FOUR,
        LIGHT,
        target=12,
        unit="jours",
        decimals=0,
        projection=Projection(central=12, low=11, high=13),
    )
    levels = sorted(note.y for note in figure.layout.annotations if note.x == 3)
    assert levels[1] - levels[0] >= 0.07 * 12


def test_says_why_there_is_nothing_to_draw() -> None:
    empty = indicator_trajectory(way(), LIGHT, target=None, unit="", decimals=0)
    assert texts(empty) == [typo(NO_DATES)]
    ahead = indicator_trajectory(way(), LIGHT, target=None, unit="", decimals=0, is_dated=True)
    assert texts(ahead) == [typo(NOT_ENDED)]
    unknown = indicator_trajectory(way((None, None)), LIGHT, target=None, unit="", decimals=0)
    assert texts(unknown) == [typo(UNKNOWN)]


def test_steps_of_the_scale_suit_its_size() -> None:
    assert value_ticks(0.4) == [0, 0.1, 0.2, 0.30000000000000004, 0.4]
    assert value_ticks(12) == [0, 5, 10]
    assert value_ticks(0) == [0]


def test_a_range_shows_both_of_its_bounds() -> None:
    figure = indicator_trajectory(FOUR, LIGHT, target=12, upper=15, unit="jours", decimals=0)
    bar = figure.data[-1]
    assert (list(bar.x), list(bar.y)) == ([3, 3], [12, 15])
    assert "<b>Cible</b> de 12 à 15" in texts(figure)
    assert figure.layout.yaxis.range[1] >= 15
