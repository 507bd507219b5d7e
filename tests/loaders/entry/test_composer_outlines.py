"""A GeoJSON file of one's own: the communes' outlines are kept, and nothing hostile passes."""

import json
from typing import Any

import pytest

from data_model.store import ROOT
from loaders.entry.composer_outlines import MAX_FILE_BYTES, Outlines, read_outlines
from loaders.formats.geojson_cells import MAX_POINTS, MAX_SHAPES, geojson_workbook

GEO = ROOT / "sample_data" / "geo" / "communes_paris_terres_d_envol.geojson"
SQUARE = [[2.0, 48.0], [3.0, 48.0], [3.0, 49.0], [2.0, 49.0], [2.0, 48.0]]
AWAY = [[5.0, 48.0], [5.1, 48.0], [5.1, 48.1], [5.0, 48.0]]


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(*rings: object) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [*rings]}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": [*features]}).encode()


def read(*features: object, codes: tuple[str, ...] = ("93005",)) -> Outlines:
    return read_outlines(collection(*features), codes)


def message(found: Outlines) -> str:
    assert found.by_code == {}
    (finding,) = found.findings
    return finding.message


def test_the_outlines_of_the_communes_are_kept_and_no_other() -> None:
    found = read_outlines(GEO.read_bytes(), ["93005", "93007"])
    assert found.findings == ()
    assert found.read_from == "code_insee"
    assert sorted(found.by_code) == ["93005", "93007"]
    assert found.unused == len(json.loads(GEO.read_text())["features"]) - 2
    drawn = json.loads(found.by_code["93005"].geojson)
    assert drawn.keys() == {"type", "coordinates"}
    assert 2.4 < found.by_code["93005"].longitude < 2.6


def test_the_property_of_the_codes_is_found_whatever_its_name() -> None:
    shape = feature(polygon(SQUARE), nom="Aulnay", INSEE_COM="93005", rank=3)
    found = read(shape)
    assert found.read_from == "INSEE_COM"
    assert (found.by_code["93005"].longitude, found.by_code["93005"].latitude) == (2.5, 48.5)


def test_a_code_that_lost_its_first_zero_is_found() -> None:
    found = read(feature(polygon(SQUARE), code=1004), codes=("01004",))
    assert [*found.by_code] == ["01004"]


def test_the_name_of_a_commune_in_several_parts_stands_in_the_largest() -> None:
    parts = {"type": "MultiPolygon", "coordinates": [[AWAY], [SQUARE]]}
    found = read(feature(parts, code="93005"))
    assert found.by_code["93005"].longitude == 2.5


def test_nothing_of_the_file_but_type_and_coordinates_is_kept() -> None:
    geometry = polygon([[*point, 12.5] for point in SQUARE]) | {"bbox": [1, 2], "secret": "x"}
    found = read(feature(geometry, code="93005", owner="someone"))
    kept = json.loads(found.by_code["93005"].geojson)
    assert kept == {"type": "Polygon", "coordinates": [SQUARE]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"type": "Feature", "features": []}',
        b'{"type": "FeatureCollection", "features": {}}',
        b'{"type": "FeatureCollection", "features": [3]}',
        b'{"type": "FeatureCollection", "features": [{"properties": [1]}]}',
        b'{"type": "FeatureCollection", "features": [NaN]}',
        b"[" * 200_000,
        GEO.read_bytes()[:-200],
        '{"type": "é"}'.encode("latin-1"),
    ],
)
def test_what_is_no_collection_of_outlines_is_refused(content: bytes) -> None:
    assert "n’est pas une collection" in message(read_outlines(content, ["93005"]))


def test_a_file_too_heavy_is_refused_unread() -> None:
    assert "la limite est de" in message(read_outlines(b" " * (MAX_FILE_BYTES + 1), ["93005"]))


def test_too_many_shapes_are_refused() -> None:
    shapes = [feature(None, code="93005")] * (MAX_SHAPES + 1)
    assert "trop grand" in message(read(*shapes))


def test_a_file_without_the_codes_names_what_it_has() -> None:
    told = message(read(feature(polygon(SQUARE), nom="Aulnay", dep="93")))
    assert "«\u00a0nom\u00a0»" in told
    assert "«\u00a0dep\u00a0»" in told
    assert "aucune" in message(read(feature(polygon(SQUARE))))


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [2, 48]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": "2,48"},
        {"type": "MultiPolygon", "coordinates": []},
        polygon(SQUARE[:3]),
        polygon(SQUARE[:-1]),
        polygon([[2, "48"]] * 4),
        polygon([[True, False]] * 4),
        polygon([[2]] * 4),
    ],
)
def test_a_shape_that_is_no_outline_is_told(geometry: object) -> None:
    assert "n’est pas un contour" in message(read(feature(geometry, code="93005")))


@pytest.mark.parametrize("point", [[652_000, 6_862_000], [181, 48], [2, -90.1], [10**400, 48]])
def test_coordinates_that_are_no_degrees_are_told(point: list[float]) -> None:
    assert "longitude et latitude" in message(read(feature(polygon([point] * 4), code="93005")))


def test_degrees_at_their_limits_are_kept() -> None:
    ring = [[180, 90], [-180, 90], [-180, -90], [180, 90]]
    assert [*read(feature(polygon(ring), code="93005")).by_code] == ["93005"]


@pytest.mark.parametrize("word", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_a_number_that_is_none_is_never_kept(word: bytes) -> None:
    point = b"[%s, 48]" % word
    ring = b",".join([point] * 4)
    content = (
        b'{"type": "FeatureCollection", "features": [{"properties": {"c": "93005"}, '
        b'"geometry": {"type": "Polygon", "coordinates": [[%s]]}}]}' % ring
    )
    assert message(read_outlines(content, ["93005"]))


def test_an_outline_too_detailed_is_told() -> None:
    ring = [[2 + n / 10**6, 48.0] for n in range(MAX_POINTS)]
    told = message(read(feature(polygon([*ring, ring[0]]), code="93005")))
    assert told == "93005\u00a0: le contour dépasse 5\u202f000\u00a0points."


def test_two_outlines_of_one_commune_are_told() -> None:
    found = read(feature(polygon(SQUARE), c="93005"), feature(polygon(AWAY), c="93005"))
    assert [one.message for one in found.findings] == ["Deux contours portent le code 93005."]


def test_an_outline_without_inside_has_its_label_at_its_first_corner() -> None:
    (sheet,) = geojson_workbook(collection(feature(polygon([[2, 48]] * 4), c="1"))).sheets
    row = {cell.column: cell.value for cell in sheet.cells if cell.row == 2}
    assert row[3] == "2.000000"
