"""The communes' map as a picture to take away: one SVG file, drawn from the map's own rows."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

import pandas as pd

from charts.commune_map import DrawnTown, drawn_towns
from charts.map_labels import (
    LINE,
    MAP_HEIGHT,
    MAP_WIDTH,
    NAME_SIZE,
    VALUE_SIZE,
    Frame,
    rings_of,
)
from charts.map_steps import MapSteps, map_signs
from charts.theme import FONT_FAMILY, Palette
from charts.wrapping import split_lines

SCALE: Final = 2
SIDE: Final = 20
TITLE_SIZE: Final = 14
SMALL_SIZE: Final = 10
TITLE_CHARACTERS: Final = 56
SOURCE_CHARACTERS: Final = 88
SWATCH: Final = 12
SWATCH_STEP: Final = 110
NOTE_LINE: Final = SMALL_SIZE + 4

Place = tuple[float, float]


def map_svg(
    communes: pd.DataFrame,
    palette: Palette,
    *,
    steps: MapSteps | None,
    title: str,
    source: str,
    unit: str = "",
) -> str:
    """The map with its title, its key, and where its outlines and values come from.

    Takes the columns and rows of `charts.commune_map.commune_map`.
    """
    frame, towns = drawn_towns(communes, steps)
    heads = split_lines(title, width=TITLE_CHARACTERS)
    top = SIDE + len(heads) * (TITLE_SIZE + 4)
    said = " · ".join([f"En {unit}"] * bool(unit and steps) + map_signs(communes))
    signs = split_lines(said, width=SOURCE_CHARACTERS) if said else []
    notes = [*signs, *split_lines(source, width=SOURCE_CHARACTERS)]
    key = top + MAP_HEIGHT + SIDE
    first_note = key + SIDE
    height = first_note + len(notes) * NOTE_LINE + SIDE
    width = MAP_WIDTH + 2 * SIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * SCALE}"'
        f' height="{height * SCALE}" viewBox="0 0 {width} {height}"'
        f' font-family="{escape(FONT_FAMILY)}" role="img" aria-label="{escape(title)}">',
        f'<rect width="{width}" height="{height}" fill="{palette.background}"/>',
        *_lines(heads, (SIDE, SIDE + TITLE_SIZE), size=TITLE_SIZE, color=palette.ink, bold=True),
        *(shape for town in towns for shape in _outlines(town, frame, palette, top=top)),
        *(word for town in towns for word in _label(town, frame, palette, top=top)),
        *(_key(steps, palette, top=key) if steps else ()),
        *_lines(notes, (SIDE, first_note), size=SMALL_SIZE, color=palette.muted),
        "</svg>",
    ]
    return "\n".join(parts)


def _pixels(point: Sequence[float], frame: Frame, *, top: float) -> Place:
    x, y = frame.pixel(point)
    return SIDE + x, top + y


def _outlines(town: DrawnTown, frame: Frame, palette: Palette, *, top: float) -> Iterator[str]:
    fill = "none" if town.color is None else palette.map_steps[town.color]
    for ring in rings_of(town.row["outline_geojson"]):
        places = (_pixels(point, frame, top=top) for point in ring)
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        line = f'stroke="{town.outline_color(palette)}" stroke-width="{town.edge}"'
        yield f'<polygon points="{points}" fill="{fill}" {line}/>'


def _label(town: DrawnTown, frame: Frame, palette: Palette, *, top: float) -> Iterator[str]:
    label, color = town.label, town.text_color(palette)
    if label is None:
        return
    x, y = _pixels(label.middle, frame, top=top)
    first = y - LINE * len(label.lines) / 2 + VALUE_SIZE / 3
    if label.leader_end is not None:
        (x1, y1), (x2, y2) = (
            _pixels(end, frame, top=top) for end in (town.place, label.leader_end)
        )
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
            f' stroke="{palette.muted}"/>'
        )
    shown = town.row["shown"]
    yield _text(shown, (x, first), size=VALUE_SIZE, color=color, bold=True, anchor="middle")
    for rank, line in enumerate(label.lines, start=1):
        yield _text(line, (x, first + LINE * rank), size=NAME_SIZE, color=color, anchor="middle")


def _key(steps: MapSteps, palette: Palette, *, top: float) -> Iterator[str]:
    for rank, (name, color) in enumerate(zip(steps.names, steps.colors, strict=True)):
        left = SIDE + rank * SWATCH_STEP
        yield (
            f'<rect x="{left}" y="{top - SWATCH + 2}" width="{SWATCH}" height="{SWATCH}"'
            f' fill="{palette.map_steps[color]}" stroke="{palette.missing}"/>'
        )
        yield _text(name, (left + SWATCH + 4, top), size=SMALL_SIZE, color=palette.ink)


def _lines(
    lines: Sequence[str], start: Place, *, size: int, color: str, bold: bool = False
) -> Iterator[str]:
    for rank, line in enumerate(lines):
        where = (start[0], start[1] + rank * (size + 4))
        yield _text(line, where, size=size, color=color, bold=bold)


def _text(
    words: str, where: Place, *, size: int, color: str, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{where[0]:.1f}" y="{where[1]:.1f}" font-size="{size}" fill="{color}"'
        f' text-anchor="{anchor}"{weight}>{escape(words)}</text>'
    )
