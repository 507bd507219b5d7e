"""How are the axes: work done against expected, money spent against planned, slippage."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Mark, Palette, level_mark
from charts.wrapping import as_typed, wrapped
from data_model.french import (
    NBSP,
    coverage,
    gap_words,
    is_known,
    kilo_euros,
    percent,
    signed_days,
    typo,
)

ROW: Final = 29
HEAD: Final = 24
BAR: Final = 0.52
LABEL_END: Final = 0.158
# Shares of the width: what is left between two columns holds the printed values.
WORK: Final = (0.166, 0.322)
MONEY: Final = (0.443, 0.591)
DAYS: Final = (0.765, 0.812)
VERDICT: Final = (0.896, 1.0)
LABEL_CHARACTERS: Final = 13
GAP_PIXELS: Final = 8
SHORTEST_SCALE_DAYS: Final = 30.0
TICK_SIZE: Final = 22


def axis_bullets_figure(frame: pd.DataFrame, palette: Palette) -> go.Figure:
    """One row an axis: réalisation with its expected tick, budget, median slippage, verdict.

    The time elapsed is a tick on the budget: what is expected of the work follows its own dates.

    Takes `axis_situation_frame`'s columns; an empty frame gives a figure that says so.
    """
    if frame.empty:
        return empty_figure("Aucun axe dans ce plan.", palette)
    rows: list[Any] = list(frame.itertuples(index=False))
    count = len(rows)
    annotations = _heads(rows[0].elapsed, palette)
    for place, row in enumerate(rows):
        annotations += [_label(row, place, palette), _work_text(row, place, palette)]
        annotations += [_money_text(row, place, palette), _days_text(row, place, palette)]
        annotations.append(_verdict_text(row, place, palette))
    return figure_of(
        [*_work(rows, palette), *_money(rows, palette), _days(rows, palette)],
        palette=palette,
        height=HEAD + ROW * count,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": HEAD, "b": 0},
        annotations=annotations,
        yaxis={"range": [count - 0.5, -0.5], "visible": False, "fixedrange": True},
        xaxis=_x_axis(WORK, [0.0, 1.0]),
        xaxis2=_x_axis(MONEY, [0.0, max(1.0, _largest(rows, "rate_committed"))]),
        xaxis3=_x_axis(DAYS, _days_range(rows)),
    )


def _x_axis(domain: tuple[float, float], limits: list[float]) -> dict[str, Any]:
    return {"domain": domain, "range": limits, "visible": False, "fixedrange": True, "anchor": "y"}


def _largest(rows: list[Any], column: str) -> float:
    return max((float(v) for v in (getattr(row, column) for row in rows) if is_known(v)), default=0)


def _days_range(rows: list[Any]) -> list[float]:
    known = [float(row.median_days) for row in rows if is_known(row.median_days)]
    return [min(0.0, *known, 0.0), max(SHORTEST_SCALE_DAYS, *known, 0.0)]


def _heads(elapsed: float | None, palette: Palette) -> list[dict[str, Any]]:
    def head(domain: tuple[float, float], text: str) -> dict[str, Any]:
        return {
            "text": typo(text),
            "xref": "paper",
            "yref": "paper",
            "x": domain[0],
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 4,
            "font": {"color": palette.muted, "size": 12},
        }

    done, lighter = _ink("▮", palette.done), _ink("▮", palette.committed)
    tick = _ink("❙", palette.ink)
    time = f" {tick}{NBSP}temps écoulé {percent(elapsed)}" if is_known(elapsed) else ""
    return [
        head(WORK, f"Réalisation {done}{NBSP}réalisé {tick}{NBSP}attendu"),
        head(MONEY, f"Budget {done}{NBSP}mandaté {lighter}{NBSP}engagé{time}"),
        head(DAYS, "Glissement médian"),
        head(VERDICT, "Verdict"),
    ]


def _ink(text: str, color: str) -> str:
    return f'<span style="color:{color}">{text}</span>'


def _beside(text: str, axis: str, place: int) -> dict[str, Any]:
    return {
        "text": text,
        "xref": f"{axis} domain",
        "yref": "y",
        "x": 1,
        "y": place,
        "xanchor": "left",
        "xshift": GAP_PIXELS,
    }


def _label(row: Any, place: int, palette: Palette) -> dict[str, Any]:
    short = wrapped(typo(row.short_label), width=LABEL_CHARACTERS, lines=2)
    return {
        "text": f"<b>{as_typed(row.name)}</b>{NBSP * 2}{_ink(short, palette.ink)}"
        if short
        else f"<b>{as_typed(row.name)}</b>",
        "xref": "paper",
        "yref": "y",
        "x": LABEL_END,
        "y": place,
        "xanchor": "right",
        "align": "right",
    }


def _work_text(row: Any, place: int, palette: Palette) -> dict[str, Any]:
    mark = level_mark(row.level)
    if not is_known(row.done):
        text = _ink(f"{mark.sign}{NBSP}n.c.", palette.muted)
    else:
        gap = _signed(mark, gap_words(row.done, row.expected), palette)
        text = f"<b>{percent(row.done)}</b>{NBSP * 2}{gap}"
    return _beside(text, "x", place)


def _signed(mark: Mark, words: str, palette: Palette) -> str:
    return _ink(f"{mark.sign}{NBSP}{words}", mark.text_color(palette))


def _money_text(row: Any, place: int, palette: Palette) -> dict[str, Any]:
    if not is_known(row.rate_committed):
        return _beside(_ink(_short(row.reason), palette.muted), "x2", place)
    least = f"≥{NBSP}" if row.is_at_least else ""
    of = _ink(f"de {kilo_euros(row.planned_cents)}", palette.muted)
    return _beside(f"<b>{least}{percent(row.rate_committed)}</b> {of}", "x2", place)


def _short(reason: str) -> str:
    # « sans objet : base du montant à préciser » stands in full in the hover and the table.
    return reason.partition(f"{NBSP}:")[0]


def _days_text(row: Any, place: int, palette: Palette) -> dict[str, Any]:
    if not is_known(row.median_days):
        return _beside(_ink(row.slippage_words, palette.muted), "x3", place)
    mark = level_mark(row.slippage_level)
    words = f"<b>{signed_days(row.median_days)}</b>"
    return _beside(_signed(mark, words, palette), "x3", place)


def _verdict_text(row: Any, place: int, palette: Palette) -> dict[str, Any]:
    mark = level_mark(row.verdict_level)
    return {
        "text": _signed(mark, mark.word, palette),
        "xref": "paper",
        "yref": "y",
        "x": VERDICT[0],
        "y": place,
        "xanchor": "left",
        "hovertext": row.verdict,
        "captureevents": True,
    }


def _bars(
    rows: list[Any], values: list[float | None], *, axis: str, color: Any, hover: list[str]
) -> go.Bar:
    return go.Bar(
        x=values,
        y=list(range(len(rows))),
        orientation="h",
        width=BAR,
        xaxis=axis,
        marker={"color": color, "line": {"width": 0}},
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _values(rows: list[Any], column: str) -> list[float | None]:
    return [float(v) if is_known(v) else None for v in (getattr(r, column) for r in rows)]


def _work(rows: list[Any], palette: Palette) -> list[Any]:
    hover = [
        typo(
            f"{as_typed(row.name)}{NBSP}: {percent(row.done)} réalisé pour "
            f"{percent(row.expected)} attendu, "
            f"{coverage(row.actions_reported, row.actions_total, 'action')}"
        )
        for row in rows
    ]
    done = _values(rows, "done")
    full: list[float | None] = [1.0] * len(rows)
    return [
        _bars(rows, full, axis="x", color=palette.track, hover=hover),
        _bars(rows, done, axis="x", color=palette.done, hover=hover),
        _ticks(_values(rows, "expected"), "x", hover=hover, palette=palette),
    ]


def _ticks(
    values: list[float | None], axis: str, *, hover: list[str], palette: Palette
) -> go.Scatter:
    return go.Scatter(
        x=values,
        y=list(range(len(values))),
        xaxis=axis,
        mode="markers",
        marker={
            "symbol": "line-ns-open",
            "size": TICK_SIZE,
            "line": {"width": 3, "color": palette.ink},
            "color": palette.ink,
        },
        cliponaxis=False,
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _money(rows: list[Any], palette: Palette) -> list[Any]:
    hover = [
        typo(
            f"{as_typed(row.name)}{NBSP}: engagé {percent(row.rate_committed)}, "
            f"mandaté {percent(row.rate_paid)}, {row.coverage}"
            if is_known(row.rate_committed)
            else f"{as_typed(row.name)}{NBSP}: {row.reason}"
        )
        for row in rows
    ]
    committed, paid = _values(rows, "rate_committed"), _values(rows, "rate_paid")
    track = [1.0 if value is not None else None for value in committed]
    colored = ((track, palette.track), (committed, palette.committed), (paid, palette.done))
    elapsed = [
        time if rate is not None else None
        for time, rate in zip(_values(rows, "elapsed"), committed, strict=True)
    ]
    return [
        *(_bars(rows, values, axis="x2", color=color, hover=hover) for values, color in colored),
        _ticks(elapsed, "x2", hover=hover, palette=palette),
    ]


def _days(rows: list[Any], palette: Palette) -> go.Bar:
    colors = [level_mark(row.slippage_level).color(palette) for row in rows]
    hover = [
        typo(
            f"{as_typed(row.name)}{NBSP}: {row.slippage_words} "
            f"(médiane de {row.slippage_actions} actions)"
        )
        for row in rows
    ]
    return _bars(rows, _values(rows, "median_days"), axis="x3", color=colors, hover=hover)
