"""How much of what is planned is committed, and paid: one nested bar a row, amounts printed."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure
from charts.nested_bars import NestedBar, nested_figure
from charts.theme import Palette
from charts.wrapping import as_typed, cut
from data_model.french import NBSP, euros, is_known, kilo_euros, percent, typo

UNSPLIT_REASON: Final = "non réparti"


def planned_bars_figure(
    budget: pd.DataFrame, *, palette: Palette, is_wide: bool = False, labels: int = 0
) -> go.Figure:
    """One bar a group, paid within committed within planned, a mark where time has got to.

    Takes `grouped_budget_frame`; `is_wide` puts the label over its bar, else it takes `labels`
    characters at the left.
    """
    rows: list[Any] = list(budget.itertuples(index=False))
    if not rows:
        return empty_figure("Aucun montant à montrer.", palette)
    bars = [
        _bar(row, _label(row, palette, is_wide=is_wide, labels=labels), words=rate_words(row))
        for row in rows
    ]
    return nested_figure(bars, palette, is_wide=is_wide, labels=labels)


def spent_bars_figure(budget: pd.DataFrame, *, palette: Palette, labels: int) -> go.Figure:
    """One bar a group, paid within committed; takes `grouped_budget_frame`.

    What such a group is to spend is known for some lines only, so it is not drawn here.
    """
    rows: list[Any] = [
        row for row in budget.itertuples(index=False) if is_known(row.committed_cents)
    ]
    if not rows:
        return empty_figure("Aucun montant engagé communiqué.", palette)
    bars = []
    for row in rows:
        committed = float(row.committed_cents)
        of = _in(palette.muted, f"sur {euros(row.committed_cents)} engagés")
        bars.append(
            NestedBar(
                label=as_typed(cut(row.label, width=labels)),
                words=typo(f"<b>{euros(row.paid_cents)}</b> mandatés {of}"),
                planned=committed,
                committed=committed,
                paid=_length(row.paid_cents),
                hover=_hover(row.label, {"engagé": row.committed_cents, "mandaté": row.paid_cents}),
            )
        )
    return nested_figure(bars, palette, labels=labels)


def co_financing_figure(by_funder: pd.DataFrame, *, palette: Palette, labels: int) -> go.Figure:
    """One bar a funder, received within notified within requested; takes `co_financing_by_funder`.

    A stage that was never told is « n.c. » in words and has no length.
    """
    rows: list[Any] = list(by_funder.itertuples(index=False))
    if not rows:
        return empty_figure("Aucun cofinancement saisi.", palette)
    bars = []
    for row in rows:
        of = _in(palette.muted, f"/ {kilo_euros(row.notified_cents)}")
        bars.append(
            NestedBar(
                label=as_typed(cut(row.funder, width=labels)),
                words=f"<b>{kilo_euros(row.received_cents)}</b> {of}",
                # What was granted unasked passes nothing: only a known request can be passed.
                planned=_length(
                    row.requested_cents if is_known(row.requested_cents) else row.notified_cents
                ),
                committed=_length(row.notified_cents),
                paid=_length(row.received_cents),
                hover=_hover(
                    row.funder,
                    {
                        "demandé": row.requested_cents,
                        "notifié": row.notified_cents,
                        "encaissé": row.received_cents,
                    },
                ),
            )
        )
    return nested_figure(bars, palette, labels=labels)


def rate_words(row: Any) -> str:
    """« 88 % engagé · 67 % mandaté · reste 13 400 € », or the reason why there is no rate."""
    if not is_known(row.rate_committed):
        if row.reason == UNSPLIT_REASON:
            return f"{euros(row.planned_cents)} à répartir"
        if _is_some(row.planned_cents) and is_known(row.elapsed) and row.elapsed == 0:
            return f"{euros(row.planned_cents)} à engager"
        spent = f"{euros(row.committed_cents)} engagés, " if _is_some(row.committed_cents) else ""
        return typo(f"{spent}{row.reason}")
    least = "au moins " if row.is_at_least else ""
    parts = [f"{least}<b>{percent(row.rate_committed)}</b> engagé"]
    if is_known(row.rate_paid):
        parts.append(f"{percent(row.rate_paid)} mandaté")
    left = row.remaining_to_commit
    if is_known(left):
        over = "dépassement" if left < 0 else "reste"
        parts.append(f"{over} <b>{euros(abs(left))}</b>")
    return " · ".join(parts)


def _is_some(cents: Any) -> bool:
    return is_known(cents) and cents > 0


def _length(cents: Any) -> float:
    return float(cents) if is_known(cents) else 0.0


def _in(color: str, text: str) -> str:
    return f'<span style="color:{color}">{text}</span>'


def _label(row: Any, palette: Palette, *, is_wide: bool, labels: int) -> str:
    if not is_wide:
        return as_typed(cut(row.label, width=labels))
    planned = (
        _in(palette.muted, f"{NBSP * 2}{euros(row.planned_cents)} prévus")
        if _is_some(row.planned_cents)
        else ""
    )
    return f"<b>{as_typed(row.label)}</b>{planned}"


def _hover(name: str, amounts: Mapping[str, Any]) -> str:
    lines = "".join(f"<br>{word} : {euros(cents)}" for word, cents in amounts.items())
    return typo(f"<b>{as_typed(name)}</b>{lines}")


def _bar(row: Any, label: str, *, words: str) -> NestedBar:
    planned = _length(row.planned_cents)
    # The rate's own lines: what has no planned amount would stretch the bar by accident.
    committed = float(row.rate_committed) * planned if is_known(row.rate_committed) else 0.0
    paid = float(row.rate_paid) * planned if is_known(row.rate_paid) else 0.0
    return NestedBar(
        label=label,
        words=words,
        planned=planned,
        committed=committed,
        paid=paid,
        elapsed=planned * float(row.elapsed) if planned and is_known(row.elapsed) else None,
        hover=_hover(
            row.label,
            {
                "prévu": row.planned_cents,
                "engagé": row.committed_cents,
                "mandaté": row.paid_cents,
            },
        ),
    )
