"""Slides of words: respondents as tiles, what moved, alerts, decisions."""

from typing import Final

from charts.projection.markup import block, verdict, words
from charts.theme import Palette, level_mark
from data_model.french import NBSP
from data_model.slide import Slide, SlideRow
from data_model.vocabulary import Level

# How many columns for how many tiles: the last row stays as full as can be.
COLUMNS: Final = {1: 1, 2: 2, 3: 3, 5: 3, 6: 3, 9: 3, 10: 5}
FEW_COLUMNS, MANY_COLUMNS, MANY = 4, 6, 16


def communes_body(slide: Slide, palette: Palette) -> str:
    """A respondent a tile; only those awaited are filled, the usual ones are pale."""
    if not slide.rows:
        return block("calm", words(slide.nothing))
    columns = COLUMNS.get(len(slide.rows), FEW_COLUMNS if len(slide.rows) <= MANY else MANY_COLUMNS)
    tiles = [_tile(row, palette) for row in slide.rows]
    return block("tiles", *tiles, style=f"grid-template-columns:repeat({columns},1fr)")


def _tile(row: SlideRow, palette: Palette) -> str:
    is_awaited = row.level is Level.ALERT
    background = palette.alert if is_awaited else palette.track
    ink = palette.background if is_awaited else palette.ink
    return block(
        "tile",
        block("", words(row.label), tag="b"),
        block("", f"{level_mark(row.level).sign} {words(row.words)}", tag="span"),
        style=f"background:{background};color:{ink}",
    )


def since_body(slide: Slide, _palette: Palette) -> str:
    """One figure a line, very large, with what it counts."""
    rows = [
        block("moved-row", block("", words(row.label), tag="b"), words(row.detail))
        for row in slide.rows
    ]
    return block("moved", *rows)


def points_body(slide: Slide, palette: Palette) -> str:
    """A point a line: what it is about, its measure at the right, what is known under it."""
    if not slide.rows:
        return block("calm", words(slide.nothing))
    return block("points", *(_point(row, palette) for row in slide.rows))


def _point(row: SlideRow, palette: Palette) -> str:
    detail = block("below", words(row.detail)) if row.detail else ""
    return block(
        "point",
        block("what", block("", words(row.label), tag="b"), detail),
        block("end", verdict(row.words, row.level, palette)),
    )


def decisions_body(slide: Slide, _palette: Palette) -> str:
    """The decisions asked, numbered as the committee will vote them."""
    if not slide.rows:
        return block("calm", words(slide.nothing))
    rows = [
        block(
            "decision",
            block("number", words(f"{row.words}.")),
            block(
                "what",
                _headed(row.label),
                block("below", words(row.detail)) if row.detail else "",
            ),
        )
        for row in slide.rows
    ]
    return block("decisions", *rows)


def _headed(what: str) -> str:
    """« **Bourse foncière** : valider la date »: its subject stands out where it has one."""
    head, mark, rest = what.partition(f"{NBSP}:")
    if not mark:
        return block("", words(what))
    return block("", block("", words(head), tag="b"), words(f"{mark}{rest}"))
