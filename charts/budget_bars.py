"""How much of what is planned is committed, and paid: one nested bar a row, amounts printed."""

from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.theme import Palette, empty_figure, template
from charts.wrapping import cut
from data_model.french import NBSP, euros, is_known, kilo_euros, percent, typo

WIDE_ROW: Final = 54
COMPACT_ROW: Final = 34
# Words stand over a wide bar: it is moved down in its row, without more height.
WIDE_SHIFT: Final = 0.22
WIDE_BAR: Final = 0.44
COMPACT_BAR: Final = 0.62
# Room kept at the right of compact bars for their words, as a share of the longest bar.
WORDS_ROOM: Final = 1.15
FUNDER_WORDS_ROOM: Final = 2.5
LABEL_MARGIN: Final = 48
FUNDER_MARGIN: Final = 132
FUNDER_CHARACTERS: Final = 20
# Narrower segments cannot hold an amount.
PRINTED_FROM: Final = 0.14
UNSPLIT: Final = "non réparti"
NOT_SAID: Final = "non précisé"


@dataclass(frozen=True, kw_only=True)
class NestedBar:
    """One row in cents: paid within committed within planned, over comparable lines."""

    label: str
    words: str
    planned: float
    committed: float
    paid: float
    hover: str

    @property
    def length(self) -> float:
        """How far the row reaches: an overrun passes what is planned."""
        return max(self.planned, self.committed)


def budget_by_axis_figure(
    budget: pd.DataFrame, axes: pd.DataFrame, *, palette: Palette
) -> go.Figure:
    """One bar an axis, its words above it; takes `budget_by_axis` and `axis_names_frame`."""
    if budget.empty:
        return empty_figure("Aucun axe dans ce plan.", palette)
    names = {
        _code(code): (str(name), str(short))
        for code, name, short in zip(axes["code"], axes["name"], axes["short_label"], strict=True)
    }
    bars = []
    rows: list[Any] = list(budget.itertuples(index=False))
    for row in rows:
        name, short = names.get(_code(row.code), ("Transversal", ""))
        label = f"<b>{name}{f' · {short}' if short else ''}</b>"
        if is_known(row.planned_cents) and row.planned_cents:
            label += _in(palette.muted, f"{NBSP * 2}{euros(row.planned_cents)} prévus")
        bars.append(_bar(row, label, words=rate_words(row), name=name))
    return _figure(bars, palette, is_wide=True)


def budget_by_year_figure(budget: pd.DataFrame, *, palette: Palette) -> go.Figure:
    """One bar an exercise, and what is not split over the years; takes `budget_by_year`."""
    rows: list[Any] = list(budget.itertuples(index=False))
    shown = [row for row in rows if _says_something(row)]
    if not shown:
        return empty_figure("Aucun montant par année.", palette)
    bars = []
    for row in shown:
        if is_known(row.exercise):
            label, words = f"<b>{row.exercise}</b>", _short_words(row, palette)
        else:
            label, words = "", f"{kilo_euros(row.planned_cents)} {UNSPLIT}s"
            label = _in(palette.muted, "autre")
        bars.append(_bar(row, label, words=words, name=_plain(row.exercise, UNSPLIT)))
    return _figure(bars, palette, margin=LABEL_MARGIN)


def budget_by_funder_figure(budget: pd.DataFrame, *, palette: Palette) -> go.Figure:
    """One bar a funder, paid within committed; takes `budget_by_funder`.

    What a funder planned is known for some lines only, so it is not drawn here.
    """
    if budget.empty:
        return empty_figure("Aucun financeur nommé dans les retours.", palette)
    rows: list[Any] = list(budget.itertuples(index=False))
    bars = [_funder_bar(row, palette) for row in rows]
    return _figure(bars, palette, margin=FUNDER_MARGIN, room=FUNDER_WORDS_ROOM)


def rate_words(row: Any) -> str:
    """« 88 % engagé · 67 % payé · reste 13 400 € », or the reason why there is no rate."""
    if not is_known(row.rate_committed):
        spent = f"{euros(row.committed_cents)} engagés, " if _is_some(row.committed_cents) else ""
        return typo(f"{spent}{row.reason}")
    least = "au moins " if row.is_at_least else ""
    parts = [f"{least}<b>{percent(row.rate_committed)}</b> engagé"]
    if is_known(row.rate_paid):
        parts.append(f"{percent(row.rate_paid)} payé")
    left = row.remaining_to_commit
    if is_known(left):
        over = "dépassement" if left < 0 else "reste"
        parts.append(f"{over} <b>{euros(abs(left))}</b>")
    return " · ".join(parts)


def _short_words(row: Any, palette: Palette) -> str:
    if is_known(row.rate_committed):
        of = _in(palette.muted, f"de {kilo_euros(row.planned_cents)}")
        return f"<b>{percent(row.rate_committed)}</b> {of}"
    if _is_some(row.committed_cents):
        return f"<b>{kilo_euros(row.committed_cents)}</b> {_in(palette.muted, 'engagés')}"
    if _is_some(row.planned_cents):
        return _in(palette.muted, f"{kilo_euros(row.planned_cents)} à engager")
    return _in(palette.muted, row.reason.partition(f"{NBSP}:")[0])


def _says_something(row: Any) -> bool:
    return is_known(row.exercise) or is_known(row.planned_cents)


def _is_some(cents: Any) -> bool:
    return is_known(cents) and cents > 0


def _code(code: Any) -> str | None:
    return code if is_known(code) else None


def _plain(value: Any, otherwise: str) -> str:
    return str(value) if is_known(value) else otherwise


def _in(color: str, text: str) -> str:
    return f'<span style="color:{color}">{text}</span>'


def _bar(row: Any, label: str, *, words: str, name: str) -> NestedBar:
    planned = float(row.planned_cents) if is_known(row.planned_cents) else 0.0
    # The rate's own lines: what has no planned amount would stretch the bar by accident.
    committed = float(row.rate_committed) * planned if is_known(row.rate_committed) else 0.0
    paid = float(row.rate_paid) * planned if is_known(row.rate_paid) else 0.0
    hover = typo(
        f"<b>{name}</b><br>prévu : {euros(row.planned_cents)}"
        f"<br>engagé : {euros(row.committed_cents)}<br>payé : {euros(row.paid_cents)}"
    )
    return NestedBar(
        label=label, words=words, planned=planned, committed=committed, paid=paid, hover=hover
    )


def _funder_bar(row: Any, palette: Palette) -> NestedBar:
    committed = float(row.committed_cents) if is_known(row.committed_cents) else 0.0
    paid = float(row.paid_cents) if is_known(row.paid_cents) else 0.0
    name = row.funder or NOT_SAID
    of = _in(palette.muted, f"sur {kilo_euros(row.committed_cents)}")
    bar = _bar(
        row,
        cut(name, width=FUNDER_CHARACTERS),
        words=f"<b>{kilo_euros(row.paid_cents)}</b> {of}",
        name=name,
    )
    return replace(bar, planned=committed, committed=committed, paid=paid)


def _figure(
    bars: list[NestedBar],
    palette: Palette,
    *,
    is_wide: bool = False,
    margin: int = 0,
    room: float = WORDS_ROOM,
) -> go.Figure:
    longest = max(bar.length for bar in bars) or 1.0
    row_height = WIDE_ROW if is_wide else COMPACT_ROW
    shift = WIDE_SHIFT if is_wide else 0.0
    figure = go.Figure()
    width = WIDE_BAR if is_wide else COMPACT_BAR
    for values, starts, color in _segments(bars, palette):
        figure.add_trace(
            go.Bar(
                x=values,
                base=starts,
                y=list(range(len(bars))),
                orientation="h",
                width=width,
                marker={"color": color, "line": {"width": 0}},
                customdata=[bar.hover for bar in bars],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    annotations = [
        note
        for place, bar in enumerate(bars)
        for note in (
            _wide_notes(bar, place, longest=longest, palette=palette)
            if is_wide
            else _compact_notes(bar, place)
        )
    ]
    figure.update_layout(
        template=template(palette),
        height=round(row_height * (len(bars))),
        barmode="overlay",
        margin={"l": margin, "r": 0, "t": 0, "b": 0},
        annotations=annotations,
        xaxis={"visible": False, "range": [0, longest * (1 if is_wide else 1 + room)]},
        yaxis={
            "visible": False,
            "range": [len(bars) - 0.5 - shift, -0.5 - shift],
        },
    )
    return figure


def _segments(
    bars: list[NestedBar], palette: Palette
) -> list[tuple[list[float], list[float], str]]:
    zero = [0.0] * len(bars)
    return [
        ([bar.planned for bar in bars], zero, palette.track),
        ([min(bar.committed, bar.planned) for bar in bars], zero, palette.committed),
        ([min(bar.paid, bar.planned) for bar in bars], zero, palette.done),
        (
            [max(bar.committed - bar.planned, 0.0) for bar in bars],
            [bar.planned for bar in bars],
            palette.alert,
        ),
    ]


def _wide_notes(
    bar: NestedBar, place: int, *, longest: float, palette: Palette
) -> list[dict[str, Any]]:
    above = {"xref": "paper", "y": place - 0.28, "yanchor": "bottom"}
    notes: list[dict[str, Any]] = [
        {"text": bar.label, "x": 0, "xanchor": "left", **above},
        {"text": bar.words, "x": 1, "xanchor": "right", **above},
    ]
    edges = [0.0, min(bar.paid, bar.planned), min(bar.committed, bar.planned), bar.planned]
    inks = (palette.on_done, palette.on_committed, palette.ink)
    for start, end, ink in zip(edges[:-1], edges[1:], inks, strict=True):
        if (end - start) / longest >= PRINTED_FROM:
            notes.append(
                {
                    "text": euros(round((end - start) / 100) * 100),
                    "x": (start + end) / 2,
                    "y": place,
                    "font": {"color": ink},
                }
            )
    return notes


def _compact_notes(bar: NestedBar, place: int) -> list[dict[str, Any]]:
    return [
        {
            "text": bar.label,
            "xref": "paper",
            "x": 0,
            "xanchor": "right",
            "xshift": -8,
            "y": place,
        },
        {"text": bar.words, "x": bar.length, "xanchor": "left", "xshift": 7, "y": place},
    ]
