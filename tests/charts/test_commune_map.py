"""The map: four named steps, a bare commune without a value, no network."""

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.commune_map import commune_map
from charts.map_labels import MAP_WIDTH, frame_of, label_at
from charts.map_steps import map_legend, map_limits, step_names, step_of
from charts.theme import DARK, LIGHT

LIMITS = (40_000, 80_000, 120_000)
SQUARE = [[2.40, 48.90], [2.50, 48.90], [2.50, 48.96], [2.40, 48.96]]
SMALL = [[2.38, 48.92], [2.385, 48.92], [2.385, 48.925], [2.38, 48.925]]


def communes(*values: int | None, outline: list[list[float]] = SQUARE) -> pd.DataFrame:
    rows = [
        {
            "respondent_code": str(place),
            "name": f"Ville {place}",
            "value_e4": value,
            "label_longitude": sum(point[0] for point in outline) / 4,
            "label_latitude": sum(point[1] for point in outline) / 4,
            "outline_geojson": json.dumps({"type": "Polygon", "coordinates": [outline]}),
        }
        for place, value in enumerate(values)
    ]
    return pd.DataFrame(rows).astype({"value_e4": "Int64"})


def layers(frame: pd.DataFrame, **more: Any) -> dict[str, Any]:
    deck = json.loads(commune_map(frame, LIGHT, limits=LIMITS, **more).to_json())
    return {layer["id"]: layer["data"] for layer in deck["layers"]}


def test_calls_no_map_server() -> None:
    deck = commune_map(communes(10_000), LIGHT, limits=LIMITS)
    assert deck.map_provider is None
    assert "http" not in deck.to_json()


def test_a_commune_without_value_is_bare_and_says_so() -> None:
    drawn = layers(communes(None))
    assert drawn["communes"][0]["fill"] == [0, 0, 0, 0]
    assert [label["text"] for label in drawn["valeurs"]] == ["n.c."]


def test_zero_is_filled_and_printed_as_zero() -> None:
    drawn = layers(communes(0))
    assert drawn["communes"][0]["fill"][3] == 255
    assert [label["text"] for label in drawn["valeurs"]] == ["0"]


def test_a_bare_commune_is_drawn_over_its_neighbours() -> None:
    drawn = layers(communes(None, 10_000))
    assert [shape["valeur"] for shape in drawn["communes"]] == ["1", "n.c."]


def test_accents_are_asked_of_the_whole_alphabet() -> None:
    deck = json.loads(commune_map(communes(10_000), LIGHT, limits=LIMITS).to_json())
    texts = [layer for layer in deck["layers"] if layer["@@type"] == "TextLayer"]
    assert [layer["characterSet"] for layer in texts] == ["auto", "auto"]


def test_a_commune_without_outline_is_left_out() -> None:
    frame = communes(10_000, 20_000)
    frame.loc[0, "outline_geojson"] = None
    assert [shape["nom"] for shape in layers(frame)["communes"]] == ["Ville 1"]


def test_the_selected_commune_has_a_thick_edge() -> None:
    drawn = layers(communes(10_000, 20_000), selected="0")
    assert [(shape["nom"], shape["width"]) for shape in drawn["communes"]] == [
        ("Ville 1", 1.5),
        ("Ville 0", 3),
    ]


def test_a_small_commune_has_its_label_beside_with_a_leader() -> None:
    frame = pd.concat([communes(10_000), communes(20_000, outline=SMALL)])
    leaders = layers(frame)["renvois"]
    assert len(leaders) == 1
    assert leaders[0]["to"][0] < SMALL[0][0]


def test_a_long_name_is_cut_in_two_where_one_line_is_too_wide() -> None:
    frame = frame_of(SQUARE)
    room = (SQUARE[1][0] - SQUARE[0][0]) / frame.degrees_per_pixel
    assert room < MAP_WIDTH
    label = label_at("Saint-Denis-en-Val-" * 3, [2.45, 48.93], [SQUARE], frame)
    assert len(label.lines) == 2
    assert label.leader_end is None


@pytest.mark.parametrize(
    ("value_e4", "step"),
    [(0, 0), (39_999, 0), (40_000, 1), (79_999, 1), (80_000, 2), (120_000, 3)],
)
def test_a_value_at_a_limit_is_in_the_upper_step(value_e4: int, step: int) -> None:
    assert step_of(value_e4, LIMITS) == step


def test_names_the_four_steps_in_words() -> None:
    assert step_names(LIMITS) == ["moins de 4", "4 à 7", "8 à 11", "12 et plus"]


def test_names_single_numbers_when_steps_are_of_one() -> None:
    assert step_names((10_000, 20_000, 30_000)) == ["moins de 1", "1", "2", "3 et plus"]


def test_names_decimal_steps_up_to_the_next() -> None:
    names = step_names((1_000, 2_000, 3_000), decimals=2)
    assert names[1] == "0,1 à moins de 0,2"


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([140_000], (40_000, 80_000, 120_000)),
        ([], (10_000, 20_000, 30_000)),
        ([0, 0], (10_000, 20_000, 30_000)),
        ([400_000], (100_000, 200_000, 300_000)),
        ([400_001], (200_000, 400_000, 600_000)),
    ],
)
def test_limits_are_round(values: list[int], limits: tuple[int, int, int]) -> None:
    assert map_limits(values) == limits


@given(st.lists(st.integers(-(10**9), 10**12), max_size=9), st.integers(0, 3))
def test_limits_rise_and_the_largest_value_is_near_the_top(values: list[int], places: int) -> None:
    first, second, third = map_limits(values, decimals=places)
    assert 0 < first < second < third
    assert max(values, default=0) <= 4 * first + 4


def test_the_legend_says_what_a_bare_outline_means() -> None:
    for palette in (LIGHT, DARK):
        legend = map_legend(LIMITS, palette)
        assert "n.c." in legend
        assert all(color in legend for color in palette.map_steps)


def test_the_legend_has_no_step_where_nothing_is_known() -> None:
    legend = map_legend(None, LIGHT)
    assert "n.c." in legend
    assert "moins de" not in legend
    assert not any(color in legend for color in LIGHT.map_steps)


def test_the_legend_explains_the_sign_of_a_value_that_misses_a_return() -> None:
    assert "≥" not in map_legend(LIMITS, LIGHT)
    assert "≥ au moins" in map_legend(LIMITS, LIGHT, has_at_least=True)
