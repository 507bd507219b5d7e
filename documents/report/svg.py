"""Small drawings in the document's own type: bars, marks, lines, words."""

from collections.abc import Iterable
from html import escape
from typing import Final

from data_model.vocabulary import Level
from documents.report.covered import covered

FONT: Final = "IBM Plex Sans"
INK, MUTED, TRACK, GRID = "#0E1A24", "#505C66", "#DFE4E8", "#E3E7EA"
DONE, COMMITTED, EXPECTED, ALERT, WATCH = "#0B4F71", "#2B93CC", "#7D868C", "#B3220E", "#C27E00"
FILLS: Final = {Level.OK: DONE, Level.NONE: DONE, Level.WATCH: WATCH, Level.ALERT: ALERT}
TEXTS: Final = {Level.OK: INK, Level.NONE: INK, Level.WATCH: "#7E5000", Level.ALERT: "#A21D0B"}
SIZE: Final = 9.0


def drawing(width: float, height: float, shapes: Iterable[str]) -> str:
    """The whole drawing, in points."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}pt" height="{height:g}pt">{"".join(shapes)}</svg>'
    )


def bar(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle; nothing where it has no width."""
    if width <= 0:
        return ""
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"/>'
    )


def line(
    points: Iterable[tuple[float, float]], colour: str, *, width: float, dash: str = ""
) -> str:
    """A line through points."""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
        f"{dashed}/>"
    )


def words(
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    colour: str = INK,
    is_bold: bool = False,
    size: float = SIZE,
) -> str:
    """A line of text, from, around or up to a point."""
    weight = 600 if is_bold else 400
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{FONT}" font-size="{size:g}" '
        f'font-weight="{weight}" fill="{colour}" text-anchor="{anchor}">'
        f"{escape(covered(text))}</text>"
    )


def sign(x: float, y: float, level: Level, *, size: float = 6.0) -> str:
    """The mark of a level, drawn: a disc, a triangle, a diamond, a ring."""
    half, colour = size / 2, FILLS[level]
    if level is Level.ALERT:
        return _polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), colour)
    if level is Level.WATCH:
        return _polygon(((x, y - half), (x + half, y + half), (x - half, y + half)), colour)
    fill = colour if level is Level.OK else "none"
    stroke = "none" if level is Level.OK else EXPECTED
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{half * 0.9:.2f}" fill="{fill}" stroke="{stroke}"/>'
    )


def _polygon(corners: Iterable[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)
    return f'<polygon points="{path}" fill="{colour}"/>'
