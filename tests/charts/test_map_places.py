"""The labels of real territories: all of each on the map, no label over another."""

import csv
import json
from itertools import combinations
from pathlib import Path

import pytest

from charts.map_labels import MAP_HEIGHT, MAP_WIDTH, Label, Pixel, label_size, rings_of
from charts.map_places import Box, Layout, Town, map_layout

GEO = Path("sample_data/geo")
WIDTH_OF_A_VALUE = 5


def towns_of(ept: str, *, characters: int = WIDTH_OF_A_VALUE) -> tuple[Town, ...]:
    with (GEO / "communes_points.csv").open(encoding="utf-8") as lines:
        points = {row["code_insee"]: row for row in csv.DictReader(lines)}
    drawn = json.loads((GEO / "communes_grand_paris_t7_t10_t12.geojson").read_text("utf-8"))
    return tuple(
        Town(
            one["properties"]["nom"],
            characters,
            float(points[one["properties"]["code_insee"]]["lon"]),
            float(points[one["properties"]["code_insee"]]["lat"]),
            json.dumps(one["geometry"]),
        )
        for one in drawn["features"]
        if one["properties"]["ept"] == ept
    )


def boxes(layout: Layout) -> list[Box]:
    found = []
    for label in filter(None, layout.labels):
        width, height = label_size(label.lines, WIDTH_OF_A_VALUE)
        x, y = layout.frame.pixel(label.middle)
        found.append(Box(x - width / 2, y - height / 2, width, height))
    return found


def overlap(one: Box, other: Box) -> bool:
    return (
        abs(one.middle[0] - other.middle[0]) < (one.width + other.width) / 2
        and abs(one.middle[1] - other.middle[1]) < (one.height + other.height) / 2
    )


def leader(layout: Layout, town: Town, label: Label) -> tuple[Pixel, Pixel]:
    assert label.leader_end is not None
    ends = ([town.longitude, town.latitude], label.leader_end)
    start, end = (layout.frame.pixel(place) for place in ends)
    return start, end


@pytest.mark.parametrize("ept", ["T7", "T10", "T12"])
def test_the_whole_territory_and_its_labels_stand_on_the_map(ept: str) -> None:
    towns = towns_of(ept)
    layout = map_layout(towns)
    for town in towns:
        for ring in rings_of(town.outline):
            for point in ring:
                x, y = layout.frame.pixel(point)
                assert 0 < x < MAP_WIDTH
                assert 0 < y < MAP_HEIGHT
    for box in boxes(layout):
        assert box.x >= 0
        assert box.x + box.width <= MAP_WIDTH
        assert box.y >= 0
        assert box.y + box.height <= MAP_HEIGHT


@pytest.mark.parametrize("ept", ["T7", "T10", "T12"])
def test_no_label_covers_another_nor_is_crossed_by_a_leader(ept: str) -> None:
    towns = towns_of(ept)
    layout = map_layout(towns)
    placed = boxes(layout)
    assert not any(overlap(one, other) for one, other in combinations(placed, 2))
    for town, label in zip(towns, layout.labels, strict=True):
        if label is not None and label.leader_end is not None:
            (x1, y1), (x2, y2) = leader(layout, town, label)
            steps = [Box(x1 + (x2 - x1) * n / 50, y1 + (y2 - y1) * n / 50, 0, 0) for n in range(50)]
            # Half a cell of two pixels is how near a leader may pass.
            shrunk = [Box(b.x + 2, b.y + 2, b.width - 4, b.height - 4) for b in placed]
            assert not any(overlap(step, box) for step in steps for box in shrunk)


@pytest.mark.parametrize("ept", ["T7", "T10"])
def test_every_commune_of_a_territory_of_thirteen_has_its_label(ept: str) -> None:
    assert None not in map_layout(towns_of(ept)).labels


def test_most_communes_of_a_territory_of_twenty_four_have_their_label() -> None:
    labels = map_layout(towns_of("T12")).labels
    assert labels.count(None) < len(labels) / 2


def test_a_large_commune_holds_its_label_and_a_small_one_has_a_leader() -> None:
    towns = towns_of("T7")
    labels = dict(zip([town.name for town in towns], map_layout(towns).labels, strict=True))
    sevran, bourget = labels["Sevran"], labels["Le Bourget"]
    assert sevran is not None
    assert bourget is not None
    assert sevran.leader_end is None
    assert bourget.leader_end is not None


def test_a_map_of_nothing_has_no_label() -> None:
    assert map_layout(()).labels == []
