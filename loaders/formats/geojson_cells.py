"""Outlines of a GeoJSON file as one sheet, a row a shape; runs in the reading child only."""

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final, NoReturn

from loaders.formats.cells import Cell, CellKind, Sheet, Workbook, clean_text

SHEET: Final = "contours"
GEOMETRY, LONGITUDE, LATITUDE, PROBLEM = "geometry", "longitude", "latitude", "problem"
OWN_COLUMNS: Final = (GEOMETRY, LONGITUDE, LATITUDE, PROBLEM)
# What is wrong with one shape, as its row says it.
NO_SHAPE, NOT_DEGREES, TOO_DETAILED = "no_shape", "not_degrees", "too_detailed"
MAX_SHAPES: Final = 2_000
MAX_PROPERTIES: Final = 60
MAX_POINTS: Final = 5_000
LONGEST_WORDS: Final = 200
# A decimetre on the ground.
DECIMALS: Final = 6

Point = tuple[float, float]
Ring = list[Point]


class _ShapeError(Exception):
    """Why one shape is not kept."""


def geojson_workbook(data: bytes) -> Workbook:
    """One sheet: the names of the properties, then a row a shape, with its outline as text.

    An outline holds its type and its coordinates, and nothing else of the file; the row of one
    that cannot be kept says why in its place.

    Raises: ValueError, KeyError, RecursionError where the bytes are no collection of shapes.
    """
    plain = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    if plain["type"] != "FeatureCollection" or not isinstance(plain["features"], list):
        raise ValueError
    if len(plain["features"]) > MAX_SHAPES:
        raise MemoryError
    rows = [_row(feature) for feature in plain["features"]]
    names = list(dict.fromkeys(name for row in rows for name in row if name not in OWN_COLUMNS))
    columns = [*names[:MAX_PROPERTIES], *OWN_COLUMNS]
    table = [dict(zip(columns, columns, strict=True)), *rows]
    cells = tuple(
        Cell(sheet=SHEET, row=line, column=place, kind=CellKind.TEXT, value=row[name])
        for line, row in enumerate(table, start=1)
        for place, name in enumerate(columns, start=1)
        if row.get(name)
    )
    sheet = Sheet(name=SHEET, hidden=False, cells=cells, n_rows=len(table), n_columns=len(columns))
    return Workbook(sheets=(sheet,))


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _row(feature: Mapping[str, Any]) -> dict[str, str]:
    properties = feature.get("properties") or {}
    row = {
        words: _words(value)
        for name, value in properties.items()
        if isinstance(value, str | int)
        and not isinstance(value, bool)
        and (words := _words(name)) not in OWN_COLUMNS
    }
    try:
        return row | _shape(feature.get("geometry"))
    except _ShapeError as error:
        return row | {PROBLEM: str(error)}


def _words(value: object) -> str:
    return clean_text(str(value)).strip()[:LONGEST_WORDS]


def _shape(geometry: object) -> dict[str, str]:
    if not isinstance(geometry, dict):
        raise _ShapeError(NO_SHAPE)
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Polygon":
        polygons = [_polygon(coordinates)]
    elif kind == "MultiPolygon" and isinstance(coordinates, list) and coordinates:
        polygons = [_polygon(polygon) for polygon in coordinates]
    else:
        raise _ShapeError(NO_SHAPE)
    if sum(len(ring) for polygon in polygons for ring in polygon) > MAX_POINTS:
        raise _ShapeError(TOO_DETAILED)
    kept = polygons[0] if kind == "Polygon" else polygons
    longitude, latitude = _middle(max((polygon[0] for polygon in polygons), key=_area))
    return {
        GEOMETRY: json.dumps({"type": kind, "coordinates": kept}, separators=(",", ":")),
        LONGITUDE: f"{longitude:.{DECIMALS}f}",
        LATITUDE: f"{latitude:.{DECIMALS}f}",
    }


def _polygon(rings: object) -> list[Ring]:
    if not isinstance(rings, list) or not rings:
        raise _ShapeError(NO_SHAPE)
    return [_ring(ring) for ring in rings]


def _ring(points: object) -> Ring:
    # Three corners and the way back to the first.
    if not isinstance(points, list) or len(points) < 4 or points[0] != points[-1]:
        raise _ShapeError(NO_SHAPE)
    return [_point(point) for point in points]


def _point(point: object) -> Point:
    if not isinstance(point, list) or len(point) < 2:
        raise _ShapeError(NO_SHAPE)
    longitude, latitude = point[0], point[1]
    for number, limit in ((longitude, 180), (latitude, 90)):
        if not isinstance(number, int | float) or isinstance(number, bool):
            raise _ShapeError(NO_SHAPE)
        # So written, infinity (which 1e999 is read as) does not pass either.
        if not -limit <= number <= limit:
            raise _ShapeError(NOT_DEGREES)
    return round(float(longitude), DECIMALS), round(float(latitude), DECIMALS)


def _crossings(ring: Ring) -> list[tuple[Point, Point, float]]:
    x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for x, y in ring]
    return [(one, two, one[0] * two[1] - two[0] * one[1]) for one, two in pairwise(moved)]


def _area(ring: Ring) -> float:
    return abs(sum(cross for _, _, cross in _crossings(ring)))


def _middle(ring: Ring) -> Point:
    """The centre of gravity of a ring; its first corner where it has no inside."""
    crossings = _crossings(ring)
    twice = sum(cross for _, _, cross in crossings)
    if twice == 0:
        return ring[0]
    x = sum((one[0] + two[0]) * cross for one, two, cross in crossings) / (3 * twice)
    y = sum((one[1] + two[1]) * cross for one, two, cross in crossings) / (3 * twice)
    return ring[0][0] + x, ring[0][1] + y
