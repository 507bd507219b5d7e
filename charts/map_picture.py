"""The communes' map as a picture to take away: one SVG file, drawn from the map's own rows."""

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

import pandas as pd

from charts.map_labels import (
    LINE,
    MAP_HEIGHT,
    MAP_WIDTH,
    NAME_SIZE,
    TILE,
    VALUE_SIZE,
    Frame,
    Label,
    frame_of,
    label_at,
    mercator,
    overflow,
    rings_of,
)
from charts.map_steps import AT_LEAST, Limits, step_names, step_of
from charts.theme import FONT_FAMILY, Palette
from charts.wrapping import split_lines
from data_model.french import NBSP, NOT_KNOWN, is_known, number_e4

SCALE: Final = 2
SIDE: Final = 20
TITLE_SIZE: Final = 14
SMALL_SIZE: Final = 10
TITLE_CHARACTERS: Final = 56
SOURCE_CHARACTERS: Final = 88
SWATCH: Final = 12
SWATCH_STEP: Final = 88

Place = tuple[float, float]


def map_svg(
    communes: pd.DataFrame,
    palette: Palette,
    *,
    limits: Limits,
    title: str,
    source: str,
    decimals: int = 0,
) -> str:
    """The map with its title, its key, and where its outlines and values come from.

    Takes the columns and rows of `charts.commune_map.commune_map`.
    """
    rows: list[Any] = communes[communes["outline_geojson"].fillna("").astype(bool)].to_dict(
        "records"
    )
    is_filled = any(is_known(row["value_e4"]) for row in rows)
    outlines = [rings_of(row["outline_geojson"]) for row in rows]
    frame = frame_of([point for rings in outlines for ring in rings for point in ring])
    labels = [
        label_at(row["name"], [row["label_longitude"], row["label_latitude"]], rings, frame)
        for row, rings in zip(rows, outlines, strict=True)
    ]
    heads = split_lines(title, width=TITLE_CHARACTERS)
    top = SIDE + len(heads) * (TITLE_SIZE + 4)
    shift = overflow(labels, frame)

    def place(point: Sequence[float]) -> Place:
        return _pixels(point, frame, shift=shift, top=top)

    shapes: list[str] = []
    words: list[str] = []
    for row, rings, label in zip(rows, outlines, labels, strict=True):
        step = step_of(int(row["value_e4"]), limits) if is_known(row["value_e4"]) else None
        shapes += [_outline([place(point) for point in ring], step, palette) for ring in rings]
        words += _label(row, label, palette, step=step, decimals=decimals, place=place)
    below = top + MAP_HEIGHT
    notes = split_lines(source, width=SOURCE_CHARACTERS)
    height = below + 2 * SIDE + len(notes) * (SMALL_SIZE + 4) + SIDE
    width = MAP_WIDTH + 2 * SIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * SCALE}"'
        f' height="{height * SCALE}" viewBox="0 0 {width} {height}"'
        f' font-family="{escape(FONT_FAMILY)}" role="img" aria-label="{escape(title)}">',
        f'<rect width="{width}" height="{height}" fill="{palette.background}"/>',
        *_lines(heads, (SIDE, SIDE + TITLE_SIZE), size=TITLE_SIZE, color=palette.ink, bold=True),
        # A bare outline is drawn last, or its neighbours' pale edges would hide it.
        *sorted(shapes, key=lambda shape: 'fill="none"' in shape),
        *words,
        *_key(limits if is_filled else None, palette, decimals=decimals, top=below + SIDE),
        *_lines(notes, (SIDE, below + 3 * SIDE), size=SMALL_SIZE, color=palette.muted),
        "</svg>",
    ]
    return "\n".join(parts)


def _pixels(point: Sequence[float], frame: Frame, *, shift: float, top: float) -> Place:
    turn = TILE * 2**frame.zoom / (2 * math.pi)
    return (
        SIDE + MAP_WIDTH / 2 + (point[0] - frame.longitude - shift) / frame.degrees_per_pixel,
        top + MAP_HEIGHT / 2 - (mercator(point[1]) - mercator(frame.latitude)) * turn,
    )


def _outline(ring: Sequence[Place], step: int | None, palette: Palette) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in ring)
    fill = "none" if step is None else palette.map_steps[step]
    line = palette.missing if step is None else palette.background
    return f'<polygon points="{points}" fill="{fill}" stroke="{line}" stroke-width="1.5"/>'


def _label(
    row: Any, label: Label, palette: Palette, *, step: int | None, decimals: int, place: Any
) -> Iterator[str]:
    is_bare = step is None or label.leader_end is not None
    color = palette.ink if is_bare or step is None else palette.map_texts[step]
    shown = number_e4(row["value_e4"], decimals=decimals)
    if step is not None and row.get("at_least") is True:
        shown = f"{AT_LEAST}{NBSP}{shown}"
    x, y = place(label.middle)
    first = y - LINE * len(label.lines) / 2 + VALUE_SIZE / 3
    if label.leader_end is not None:
        (x1, y1), (x2, y2) = (
            place([row["label_longitude"], row["label_latitude"]]),
            place(label.leader_end),
        )
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
            f' stroke="{palette.muted}"/>'
        )
    yield _text(shown, (x, first), size=VALUE_SIZE, color=color, bold=True, anchor="middle")
    for rank, line in enumerate(label.lines, start=1):
        yield _text(line, (x, first + LINE * rank), size=NAME_SIZE, color=color, anchor="middle")


def _key(limits: Limits | None, palette: Palette, *, decimals: int, top: float) -> Iterator[str]:
    # Where nothing is known there is no step to name.
    names = [*(step_names(limits, decimals=decimals) if limits else []), NOT_KNOWN]
    fills = [*(palette.map_steps if limits else ()), "none"]
    for rank, (name, fill) in enumerate(zip(names, fills, strict=True)):
        left = SIDE + rank * SWATCH_STEP
        yield (
            f'<rect x="{left}" y="{top - SWATCH + 2}" width="{SWATCH}" height="{SWATCH}"'
            f' fill="{fill}" stroke="{palette.missing}"/>'
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
