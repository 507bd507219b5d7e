"""What is written around the calendar's bars: names, slippage, key."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Final

from charts.gantt_bar import LATE, LATE_AT_LEAST, THICK_SHIFT, UNCONFIRMED, Bar
from charts.theme import Palette, level_mark
from charts.wrapping import as_typed, cut
from data_model.french import NBSP, day_short, is_known, lateness, plural

LABEL_WIDTH: Final = 262
WORDS_WIDTH: Final = 214
TITLE_CHARACTERS: Final = 34
NOT_DUE: Final = "not_due"
TO_CONFIRM: Final = ", à confirmer"
NOT_TOLD: Final = "réalisé non communiqué"
# A shorter dotted box cannot hold its words.
NOT_TOLD_FROM_SHARE: Final = 0.27


def unknown_notes(
    bars: Sequence[Bar], window: tuple[date, date], palette: Palette
) -> list[dict[str, Any]]:
    """« Réalisé non communiqué » in the first dotted box of each row that can hold it."""
    room = (window[1] - window[0]).days * NOT_TOLD_FROM_SHARE
    first = {bar.place: bar for bar in reversed(bars) if not bar.is_told}
    return [
        {
            "text": NOT_TOLD,
            "x": bar.start,
            "y": bar.place + THICK_SHIFT,
            "xanchor": "left",
            "xshift": 6,
            "font": {"size": 11, "color": palette.muted},
        }
        for bar in first.values()
        if (bar.finish - bar.start).days >= room
    ]


def head_notes(heads: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    """The names of the axes, over their actions."""
    return [_left(name, line) for line, name in heads]


def _left(text: str, line: int) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -LABEL_WIDTH,
        "y": line,
    }


def row_notes(
    rows: Sequence[Any], places: dict[str, int], palette: Palette
) -> Iterator[dict[str, Any]]:
    """Each action’s name at the left, its slippage in words at the right."""
    for row in rows:
        line = places.get(row.action_code)
        if line is None:
            continue
        code = f'<span style="color:{palette.muted}">{as_typed(row.action_code)}</span>'
        yield _left(f"{code}{NBSP * 2}{as_typed(cut(row.title, width=TITLE_CHARACTERS))}", line)
        mark = level_mark(row.level)
        is_late = row.level in LATE
        words = slippage_words(row)
        yield {
            "text": f"{mark.sign}{NBSP}<b>{words}</b>" if is_late else words,
            "xref": "paper",
            "x": 1,
            "xanchor": "right",
            "xshift": WORDS_WIDTH,
            "y": line,
            "font": {"color": mark.text_color(palette) if is_late else palette.muted},
        }


def slippage_words(row: Any) -> str:
    """« 47 jours de retard », at least, or yet to be confirmed; else what is said without days."""
    if not is_known(row.slippage_days):
        # How far a date moved since the first calendar is told by its tick and in the tables.
        return str(row.words).split(",")[0] if row.kind == NOT_DUE else str(row.words)
    least = "au moins " if row.kind == LATE_AT_LEAST else ""
    told = TO_CONFIRM if row.kind == UNCONFIRMED else ""
    return f"{least}{lateness(row.slippage_days)}{told}"


def empty_notes(
    rows: Sequence[Any],
    places: dict[str, int],
    *,
    drawn: Collection[int],
    otherwise: str,
    palette: Palette,
) -> Iterator[dict[str, Any]]:
    """Why a row has no bar."""
    for row in rows:
        line = places.get(row.action_code)
        if line is None or line in drawn:
            continue
        undated = is_known(row.undated) and row.undated
        text = f"{plural(row.undated, 'jalon')} sans date" if undated else otherwise
        yield {
            "text": text,
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "xshift": 6,
            "y": line,
            "font": {"size": 12, "color": palette.muted},
        }


def legend(palette: Palette) -> list[dict[str, Any]]:
    """The key and the head of the right column."""

    def ink(sign: str, color: str) -> str:
        return f'<span style="color:{color}">{sign}</span>{NBSP}'

    key = (
        f"{ink('━', palette.expected)}référence  {ink('■', palette.done)}fait  "
        f"{ink('□', palette.committed)}prévu  {ink('❙', palette.expected)}fin initiale"
    )
    above = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6}
    font = {"size": 12, "color": palette.muted}
    return [
        {"text": key, "x": 0, "xanchor": "left", "xshift": -LABEL_WIDTH, "font": font, **above},
        {
            "text": "glissement",
            "x": 1,
            "xanchor": "right",
            "xshift": WORDS_WIDTH,
            "font": font,
            **above,
        },
    ]


def day_note(as_of: date, window: tuple[date, date]) -> list[dict[str, Any]]:
    """The day looked at, over its line."""
    if not window[0] <= as_of <= window[1]:
        return []
    return [
        {
            "text": f"<b>vu au {day_short(as_of)}</b>",
            "x": as_of,
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "yshift": 34,
            "font": {"size": 12},
        }
    ]
