"""Which actions lag: réalisé joined to attendu, action by action."""

from datetime import date
from typing import Any, Final, Literal

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Palette, level_mark
from charts.wrapping import as_typed, cut, wrapped
from data_model.french import NBSP, day_short, gap_words, is_known, percent, typo

# In pixels, by how many lines a title takes: an action has a short one, an objective has none.
ROW: Final = {1: 26, 2: 38}
HEAD: Final = 26
# Shares of the width: labels, then the scale, then the two columns of figures.
SCALE: Final = (0.392, 0.808)
DONE_END: Final = 0.892
GAP_END: Final = 1.0
LABEL_CHARACTERS: Final = 36
HEAD_CHARACTERS: Final = 44
CODE_SHIFT: Final = 34
CODE_CHARACTER: Final = 8
TICKS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
MARK_SIZE: Final = 11
TICK_SIZE: Final = 13


def completion_dumbbell_figure(
    board: pd.DataFrame,
    heads: pd.DataFrame,
    *,
    situation_date: date | None,
    palette: Palette,
    lines: Literal[1, 2] = 1,
) -> go.Figure:
    """Rows grouped by axis, in the board's order; an unknown réalisé is hollow, with words.

    Takes `action_board_frame`, or `objective_board_frame`, and `axis_heads_frame`; a title is
    cut after so many `lines`.
    """
    if board.empty:
        return empty_figure("Aucune action dans ce plan.", palette)
    annotations = _legend(situation_date, palette)
    shapes: list[dict[str, Any]] = []
    drawn: list[tuple[float, Any]] = []
    place = 0
    shift = max(CODE_SHIFT, *(CODE_CHARACTER * len(code) for code in board["number"]))
    for head in heads.itertuples(index=False):
        held = board[board["axis_code"] == head.axis_code]
        if held.empty:
            continue
        annotations += _group(head, place, palette)
        shapes.append(_rule(place, palette))
        place += 1
        for row in held.itertuples(index=False):
            annotations += _row(row, place, palette, shift=shift, lines=lines)
            shapes += _lines(row, place, palette)
            drawn.append((float(place), row))
            place += 1
    return figure_of(
        _marks(drawn, palette),
        palette=palette,
        height=HEAD + ROW[lines] * place,
        margin={"l": 0, "r": 0, "t": HEAD, "b": 0},
        annotations=annotations,
        shapes=shapes,
        yaxis={"range": [place - 0.5, -0.5], "visible": False, "fixedrange": True},
        xaxis={"domain": SCALE, "range": [0, 1], "visible": False, "fixedrange": True},
    )


def _note(text: str, x: float, *, y: float, right: bool = False, **more: Any) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "yref": "y",
        "x": x,
        "y": y,
        "xanchor": "right" if right else "left",
        **more,
    }


def _ink(text: str, color: str) -> str:
    return f'<span style="color:{color}">{text}</span>'


def _legend(situation_date: date | None, palette: Palette) -> list[dict[str, Any]]:
    when = f" au {day_short(situation_date)}" if situation_date else ""
    key = f"{_ink('●', palette.done)}{NBSP}réalisé  {_ink('❙', palette.ink)}{NBSP}attendu{when}"
    font = {"color": palette.muted, "size": 12}
    top = {"yref": "paper", "yanchor": "bottom", "yshift": 4, "font": font}
    notes = [
        {**_note(key, 0, y=1), **top},
        {**_note("réalisé", DONE_END, y=1, right=True), **top},
        {**_note("écart", GAP_END, y=1, right=True), **top},
    ]
    for tick in TICKS[:-1]:
        x = SCALE[0] + tick * (SCALE[1] - SCALE[0])
        notes.append({**_note(percent(tick), x, y=1), **top, "xanchor": "center"})
    return notes


def _group(head: Any, place: int, palette: Palette) -> list[dict[str, Any]]:
    name = f"{head.name} · {head.label}" if head.label else head.name
    if len(name) > HEAD_CHARACTERS and head.short_label:
        name = f"{head.name} · {head.short_label}"
    return [
        _note(f"<b>{as_typed(cut(typo(name), width=HEAD_CHARACTERS))}</b>", 0, y=place),
        _note(_ink(head.words, palette.muted), 1, y=place, right=True, font={"size": 12}),
    ]


def _rule(place: int, palette: Palette) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": place - 0.5,
        "y1": place - 0.5,
        "line": {"color": palette.grid, "width": 1},
        "layer": "below",
    }


def _row(row: Any, place: int, palette: Palette, *, shift: int, lines: int) -> list[dict[str, Any]]:
    mark = level_mark(row.level)
    title = wrapped(typo(row.title), width=LABEL_CHARACTERS, lines=lines)
    notes = [
        _note(_ink(as_typed(row.number), palette.muted), 0, y=place),
        _note(title, 0, y=place, xshift=shift, align="left"),
        _note(f"<b>{percent(row.done)}</b>", DONE_END, y=place, right=True),
    ]
    if is_known(row.done):
        gap = f"{mark.sign}{NBSP}{gap_words(row.done, row.expected)}"
        notes.append(_note(_ink(gap, mark.text_color(palette)), GAP_END, y=place, right=True))
        return notes
    words = f"{mark.sign}{NBSP}{row.missing_words}"
    notes.append(_note(_ink(words, palette.muted), SCALE[0], y=place, font={"size": 12}))
    notes.append(_note(_ink("n.c.", palette.muted), GAP_END, y=place, right=True))
    return notes


def _lines(row: Any, place: int, palette: Palette) -> list[dict[str, Any]]:
    def line(x0: float, x1: float, color: str, **more: Any) -> dict[str, Any]:
        width = more.pop("width", 1)
        shape = {"type": "line", "y0": place, "y1": place, "x0": x0, "x1": x1, "layer": "below"}
        return {**shape, "line": {"color": color, "width": width}, **more}

    if not is_known(row.done):
        return []
    lines = [line(0, 1, palette.grid)]
    if is_known(row.expected) and row.done != row.expected:
        color = level_mark(row.level).color(palette)
        lines.append(line(row.done, row.expected, color, width=5, opacity=0.5))
    return lines


def _marks(drawn: list[tuple[float, Any]], palette: Palette) -> list[Any]:
    known = [(place, row) for place, row in drawn if is_known(row.done)]
    hover = [
        typo(
            f"{as_typed(f'{row.number} {row.title}')}{NBSP}: {percent(row.done)} réalisé "
            f"pour {percent(row.expected)} attendu, {row.milestones_done} jalons atteints "
            f"sur {row.milestones_due} échus"
        )
        for _, row in known
    ]
    marks = [level_mark(row.level) for _, row in known]
    common = {
        "y": [place for place, _ in known],
        "mode": "markers",
        "cliponaxis": False,
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return [
        go.Scatter(
            x=[float(row.expected) for _, row in known],
            marker={
                "symbol": "line-ns-open",
                "size": TICK_SIZE,
                "color": palette.ink,
                "line": {"width": 3, "color": palette.ink},
            },
            **common,
        ),
        go.Scatter(
            x=[float(row.done) for _, row in known],
            marker={
                "symbol": [mark.symbol for mark in marks],
                "size": MARK_SIZE,
                "color": [mark.color(palette) for mark in marks],
            },
            **common,
        ),
    ]
