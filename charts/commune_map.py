"""Where is it: the communes' real outlines, shaded by value, drawn without any network."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from charts.theme import FONT_FAMILY, Palette
from data_model.french import E4, NOT_KNOWN, is_known, number, number_e4

MAP_HEIGHT: Final = 314
MAP_WIDTH: Final = 440
MARGIN: Final = 12
VALUE_SIZE: Final = 15
NAME_SIZE: Final = 11
LINE: Final = 13
CLASSES: Final = 4
NICE_STEPS: Final = (1, 2, 3, 4, 5, 10)
# Mean width of a letter in the map's font, and the air a label needs inside its commune.
LETTER: Final = 0.53
AIR: Final = 6
OUTSIDE_GAP: Final = 10
TILE: Final = 512
NO_FILL: Final = (0, 0, 0, 0)

Ring = list[list[float]]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """How the map is placed on screen: its centre, its zoom, degrees of longitude a pixel."""

    longitude: float
    latitude: float
    zoom: float
    degrees_per_pixel: float


def map_limits(values_e4: Sequence[int], *, decimals: int = 0) -> tuple[int, int, int]:
    """The three limits (10⁻⁴) between the map's four steps: equal steps of a round number."""
    top = Decimal(max([value for value in values_e4 if value > 0], default=0)) / E4 / CLASSES
    smallest = Decimal(1).scaleb(-decimals)
    wanted = max(top, smallest)
    power = Decimal(1).scaleb(wanted.adjusted())
    leading = (wanted / power).quantize(Decimal("0.01"), rounding=ROUND_CEILING)
    step = next(Decimal(nice) for nice in NICE_STEPS if leading <= nice) * power
    step = max(step, smallest)
    return int(step * E4), int(2 * step * E4), int(3 * step * E4)


def step_of(value_e4: int, limits: tuple[int, int, int]) -> int:
    """Which of the four steps a value falls in, from 0."""
    return sum(value_e4 >= limit for limit in limits)


def step_names(limits: tuple[int, int, int], *, decimals: int = 0) -> list[str]:
    """The four steps in words: « moins de 4 », « 4 à 7 », « 8 à 11 », « 12 et plus »."""
    first, second, third = (Decimal(limit) / E4 for limit in limits)

    def between(low: Decimal, high: Decimal) -> str:
        if decimals:
            return f"{number(low)} à moins de {number(high)}"
        last = high - 1
        return number(low) if low == last else f"{number(low)} à {number(last)}"

    return [
        f"moins de {number(first)}",
        between(first, second),
        between(second, third),
        f"{number(third)} et plus",
    ]


def map_legend(limits: tuple[int, int, int], palette: Palette, *, decimals: int = 0) -> str:
    """The steps as Markdown, each word on its own colour, and what a bare commune means."""
    swatches = [
        f':color[ {name} ]{{foreground="{text}" background="{fill}"}}'
        for name, fill, text in zip(
            step_names(limits, decimals=decimals),
            palette.map_steps,
            palette.map_texts,
            strict=True,
        )
    ]
    return f":small[{' '.join([*swatches, f'○ contour seul : {NOT_KNOWN}'])}]"


def commune_map(
    communes: pd.DataFrame,
    palette: Palette,
    *,
    limits: tuple[int, int, int],
    decimals: int = 0,
    selected: str | None = None,
) -> pdk.Deck:
    """The communes shaded in four steps, each with its name and value; bare without a value.

    Columns of `communes`: respondent_code, name (str), value_e4 (Int64, nullable),
    label_longitude, label_latitude (float), outline_geojson (str). Rows: one a commune; those
    without an outline are left out. `selected` is the code of a commune drawn with a thick edge.
    """
    drawn = communes[communes["outline_geojson"].fillna("").astype(bool)]
    rows = [row._asdict() for row in drawn.itertuples(index=False)]
    outlines = [_rings(row["outline_geojson"]) for row in rows]
    frame = _frame([point for rings in outlines for ring in rings for point in ring])
    shapes, names, values, leaders = [], [], [], []
    for row, rings in zip(rows, outlines, strict=True):
        known = is_known(row["value_e4"])
        step = step_of(int(row["value_e4"]), limits) if known else None
        shown = number_e4(row["value_e4"], decimals=decimals)
        text = palette.ink if step is None else palette.map_texts[step]
        fill = NO_FILL if step is None else _rgba(palette.map_steps[step])
        edge = palette.ink if row["respondent_code"] == selected else None
        line = edge or (palette.missing if step is None else palette.background)
        shapes += [
            {
                "polygon": ring,
                "fill": fill,
                "line": _rgba(line),
                "width": 3 if edge else 1.5,
                "nom": row["name"],
                "valeur": shown,
            }
            for ring in rings
        ]
        place = [float(row["label_longitude"]), float(row["label_latitude"])]
        lines = _lines_that_fit(row["name"], place, rings, frame)
        if lines is None:
            lines = [row["name"]]
            end, beside = _beside(place, lines[0], rings, frame)
            leaders.append({"from": place, "to": end, "color": _rgba(palette.muted)})
            place, text = beside, palette.ink
        label = {"position": place, "color": _rgba(text)}
        top = -LINE * len(lines) / 2
        values.append({**label, "text": shown, "offset": [0, top]})
        names += [
            {**label, "text": line, "offset": [0, top + LINE * (rank + 1) + 1]}
            for rank, line in enumerate(lines)
        ]
    # A bare outline is drawn last, or its neighbours' pale edges would hide it.
    shapes.sort(key=lambda shape: (shape["width"], shape["fill"] == NO_FILL))
    return pdk.Deck(
        map_provider=None,
        layers=[
            _polygons(shapes),
            _leaders(leaders),
            _texts("valeurs", values, size=VALUE_SIZE, weight=600),
            _texts("noms", names, size=NAME_SIZE, weight=400),
        ],
        initial_view_state=pdk.ViewState(
            longitude=frame.longitude, latitude=frame.latitude, zoom=frame.zoom
        ),
        views=[pdk.View(type="MapView", controller=False)],
        tooltip={"text": "{nom} : {valeur}"},
    )


def _rings(outline: str) -> list[Ring]:
    geometry = json.loads(outline)
    shapes = geometry["coordinates"]
    return [shapes[0]] if geometry["type"] == "Polygon" else [shape[0] for shape in shapes]


def _frame(points: Sequence[Sequence[float]]) -> Frame:
    """The largest zoom at which every outline stands inside the map, in Web Mercator."""
    if not points:
        return Frame(longitude=0, latitude=0, zoom=0, degrees_per_pixel=1)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    low, high = _mercator(south), _mercator(north)
    turn = max((east - west) / 360 / (MAP_WIDTH - 2 * MARGIN), 1e-9)
    rise = max((high - low) / (2 * math.pi) / (MAP_HEIGHT - 2 * MARGIN), 1e-9)
    zoom = math.log2(1 / TILE / max(turn, rise))
    return Frame(
        longitude=(west + east) / 2,
        latitude=math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2),
        zoom=zoom,
        degrees_per_pixel=360 / (TILE * 2**zoom),
    )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _width(line: str) -> float:
    return len(line) * NAME_SIZE * LETTER


def _lines_that_fit(
    name: str, place: Sequence[float], rings: Sequence[Ring], frame: Frame
) -> list[str] | None:
    """The name in one line or two, where there is room for it around its point; else None."""
    wide, high = (_room(place, rings, along, frame) for along in (0, 1))
    for lines in ([name], _in_two(name)):
        height = VALUE_SIZE + LINE * len(lines)
        if max(map(_width, lines)) + AIR <= wide and height + AIR <= high:
            return lines
    return None


def _in_two(name: str) -> list[str]:
    """« Aulnay- / sous-Bois »: cut at the space or hyphen nearest to the middle."""
    cuts = [match.end() for match in re.finditer(r"[ -]", name)]
    if not cuts:
        return [name]
    cut = min(cuts, key=lambda place: abs(place - len(name) / 2))
    return [name[:cut].strip(), name[cut:]]


def _room(place: Sequence[float], rings: Sequence[Ring], along: int, frame: Frame) -> float:
    """Pixels free on both sides of a point inside its outline, along one direction."""
    across = 1 - along
    crossings = []
    for ring in rings:
        for one, other in pairwise([*ring, ring[0]]):
            if (one[across] > place[across]) != (other[across] > place[across]):
                part = (place[across] - one[across]) / (other[across] - one[across])
                crossings.append(one[along] + part * (other[along] - one[along]))
    before = [place[along] - x for x in crossings if x <= place[along]]
    after = [x - place[along] for x in crossings if x > place[along]]
    if not before or not after:
        return 0
    degrees = frame.degrees_per_pixel
    if along == 1:
        degrees *= math.cos(math.radians(frame.latitude))
    return 2 * min(min(before), min(after)) / degrees


def _beside(
    place: Sequence[float], name: str, rings: Sequence[Ring], frame: Frame
) -> tuple[list[float], list[float]]:
    """Where a small commune's leader ends, and its label's middle: away from the territory's."""
    longitudes = [point[0] for ring in rings for point in ring]
    gap = OUTSIDE_GAP * frame.degrees_per_pixel
    half = (_width(name) / 2 + AIR) * frame.degrees_per_pixel
    if place[0] < frame.longitude:
        edge = min(longitudes) - gap
        return [edge, place[1]], [edge - half, place[1]]
    edge = max(longitudes) + gap
    return [edge, place[1]], [edge + half, place[1]]


def _rgba(color: str) -> tuple[int, int, int, int]:
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue, 255


def _polygons(shapes: Sequence[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "PolygonLayer",
        list(shapes),
        id="communes",
        get_polygon="polygon",
        get_fill_color="fill",
        get_line_color="line",
        get_line_width="width",
        line_width_units=pdk.types.String("pixels"),
        pickable=True,
        stroked=True,
    )


def _leaders(lines: Sequence[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "LineLayer",
        list(lines),
        id="renvois",
        get_source_position="from",
        get_target_position="to",
        get_color="color",
        get_width=1,
    )


def _texts(name: str, labels: Sequence[dict[str, Any]], *, size: int, weight: int) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        list(labels),
        id=name,
        get_position="position",
        get_text="text",
        get_color="color",
        get_size=size,
        get_pixel_offset="offset",
        font_family=pdk.types.String(FONT_FAMILY),
        font_weight=weight,
        # A bare word would be read as an expression, and accents need the whole alphabet.
        character_set=pdk.types.String("auto"),
    )
