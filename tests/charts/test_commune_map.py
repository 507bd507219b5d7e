"""The map: four named steps, a bare commune without a value, no network."""

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.commune_map import commune_map
from charts.map_steps import MapSteps, map_legend, map_steps
from charts.theme import DARK, LIGHT
from data_model.french import number_e4

STEPS = MapSteps(
    limits=(40_000, 80_000, 120_000), names=("moins de 4", "4 à 7", "8 à 11", "12 et plus")
)
SQUARE = [[2.40, 48.90], [2.50, 48.90], [2.50, 48.96], [2.40, 48.96]]
SMALL = [[2.38, 48.92], [2.385, 48.92], [2.385, 48.925], [2.38, 48.925]]


def communes(*values: int | None, outline: list[list[float]] = SQUARE) -> pd.DataFrame:
    rows = [
        {
            "respondent_code": str(place),
            "name": f"Ville {place}",
            "value_e4": value,
            "state": "missing" if value is None else "given",
            "at_least": False,
            "shown": number_e4(value),
            "told": number_e4(value),
            "label_longitude": sum(point[0] for point in outline) / 4,
            "label_latitude": sum(point[1] for point in outline) / 4,
            "outline_geojson": json.dumps({"type": "Polygon", "coordinates": [outline]}),
        }
        for place, value in enumerate(values)
    ]
    return pd.DataFrame(rows).astype({"value_e4": "Int64"})


def layers(frame: pd.DataFrame, **more: Any) -> dict[str, Any]:
    deck = json.loads(commune_map(frame, LIGHT, steps=STEPS, **more).to_json())
    return {layer["id"]: layer["data"] for layer in deck["layers"]}


def test_calls_no_map_server() -> None:
    deck = commune_map(communes(10_000), LIGHT, steps=STEPS)
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
    deck = json.loads(commune_map(communes(10_000), LIGHT, steps=STEPS).to_json())
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
    drawn = layers(frame)
    assert len(drawn["renvois"]) == 1
    [beside] = [label["position"] for label in drawn["valeurs"] if label["text"] == "2"]
    for outline in (SMALL, SQUARE):
        (west, south), _, (east, north), _ = outline
        assert not (west < beside[0] < east and south < beside[1] < north)


def test_a_commune_that_is_not_asked_has_a_thinner_outline_than_one_that_is_silent() -> None:
    frame = communes(None, None)
    frame.loc[0, ["state", "shown", "told"]] = ["not_asked", "–", "non sollicité"]
    drawn = layers(frame)
    widths = {shape["nom"]: shape["width"] for shape in drawn["communes"]}
    assert widths["Ville 0"] < widths["Ville 1"]
    assert {label["text"] for label in drawn["valeurs"]} == {"–", "n.c."}


@pytest.mark.parametrize(
    ("value_e4", "color"),
    [(0, 0), (39_999, 0), (40_000, 1), (79_999, 1), (80_000, 2), (120_000, 3)],
)
def test_a_value_at_a_limit_is_in_the_upper_step(value_e4: int, color: int) -> None:
    assert STEPS.color_of(value_e4) == color


@pytest.mark.parametrize(
    ("values", "decimals", "names"),
    [
        ([3, 4, 3], 0, ["3", "4"]),
        ([7, 7], 0, ["7"]),
        ([0, 0], 0, ["0"]),
        ([11, 17, 25, 40], 0, ["11", "17", "25", "40"]),
        ([6, 8, 9, 10, 12], 0, ["6 à 7", "8 à 9", "10 à 11", "12 et plus"]),
        ([0, 1, 2, 3, 4], 0, ["0", "1", "2", "3 et plus"]),
        ([0, 3, 5, 9, 14], 0, ["moins de 4", "4 à 7", "8 à 11", "12 et plus"]),
        ([95, 96, 97, 98, 99], 0, ["95", "96", "97", "98 et plus"]),
        (
            [0.0114, 0.0138],
            3,
            [
                "0,011 à moins de 0,012",
                "0,012 à moins de 0,013",
                "0,013 à moins de 0,014",
                "0,014 et plus",
            ],
        ),
    ],
)
def test_steps_begin_near_the_least_value(
    values: list[float], decimals: int, names: list[str]
) -> None:
    steps = map_steps([round(value * 10_000) for value in values], decimals=decimals)
    assert steps is not None
    assert list(steps.names) == names


def test_there_is_no_step_where_nothing_is_known() -> None:
    assert map_steps([]) is None


@given(st.lists(st.integers(-(10**9), 10**12), min_size=1, max_size=9), st.integers(0, 4))
def test_the_least_and_the_largest_values_stand_in_the_first_and_the_last_steps(
    values: list[int], places: int
) -> None:
    steps = map_steps(values, decimals=places)
    assert steps is not None
    assert sorted(steps.limits) == list(steps.limits)
    assert len(steps.names) == len(steps.limits) + 1
    assert steps.color_of(min(values)) == steps.colors[0]


def signs(frame: pd.DataFrame) -> str:
    return map_legend(frame, STEPS, LIGHT)


def test_the_legend_says_what_a_bare_outline_means_where_there_is_one() -> None:
    assert "n.c." not in signs(communes(10_000))
    assert "n.c. : non communiqué" in signs(communes(10_000, None))
    frame = communes(10_000, None)
    frame["state"] = ["given", "not_asked"]
    assert "non sollicité" in signs(frame)
    assert "n.c." not in signs(frame)


def test_the_legend_has_every_step_in_its_colour_and_the_unit() -> None:
    for palette in (LIGHT, DARK):
        legend = map_legend(communes(10_000), STEPS, palette, unit="m²")
        assert all(color in legend for color in palette.map_steps)
        assert legend.startswith(":small[m² : ")


def test_the_legend_has_no_step_where_nothing_is_known() -> None:
    legend = map_legend(communes(None), None, LIGHT, unit="m²")
    assert "n.c." in legend
    assert not any(color in legend for color in LIGHT.map_steps)


def test_the_legend_explains_what_misses_a_return_and_what_is_carried() -> None:
    frame = communes(10_000)
    assert "≥" not in signs(frame)
    assert "parenthèses" not in signs(frame)
    frame["at_least"] = True
    frame["state"] = "carried"
    assert "≥ : au moins" in signs(frame)
    assert "entre parenthèses : valeur reportée" in signs(frame)
