"""A row of figures at the top of a page, and the list of what to deal with."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import pandas as pd
import streamlit as st

from analysis.attention.attention import SHOWN
from analysis.attention.headline_metric import HeadlineMetric
from analysis.attention.point import AttentionKind
from analysis.rows import rows_of
from analysis.schedule.selection import ShownState
from charts.theme import level_mark
from charts.wrapping import cut
from data_model.french import plain, plural
from data_model.vocabulary import Level
from pages.common.downloads import keep_metrics, keep_table
from pages.common.frame import kept_parameters

NARROWEST_METRIC: Final = 190
NARROWEST_LIST: Final = 684
LIST_COLUMNS: Final = [1.3, 2.5, 1.85, 3.1, 1.65]
OBJECT_CHARACTERS: Final = 26
DELTA_COLORS: Final[dict[str, Literal["red", "orange", "blue", "gray"]]] = {
    Level.ALERT: "red",
    Level.WATCH: "orange",
    Level.OK: "blue",
    Level.NONE: "gray",
}
POINTS: Final = "À traiter cette semaine"
OTHERS: Final = "autres_points"


def metric_row(metrics: Sequence[HeadlineMetric]) -> None:
    """Side by side, each with what it rests on under it."""
    keep_metrics(metrics)
    # A column narrower than its figure would cut it: on a small screen they go to a second row.
    row = st.grid(len(metrics), min_column_width=NARROWEST_METRIC, gap="small")
    for metric in metrics:
        mark = level_mark(metric.level)
        sign = f"{mark.sign}\u00a0" if metric.level != Level.NONE else ""
        with row.cell().container(gap="xxsmall"):
            st.metric(
                metric.label,
                metric.value,
                delta=f"{sign}{metric.delta}" if metric.delta else None,
                delta_color=DELTA_COLORS[metric.level],
                delta_arrow="off",
                delta_description=metric.beside or None,
                help=metric.meaning or None,
            )
            st.markdown(f":small[:gray[{plain(metric.rests_on)}]]")


def attention_list(points: pd.DataFrame, follow: Callable[[Any], None]) -> None:
    """One line a point, leading to its fiche, ended by `follow`; the rest opens under them."""
    keep_table(lambda: _points_table(points), POINTS)
    # On a small screen the lines scroll sideways: cut words would say nothing.
    with st.grid(1, min_column_width=NARROWEST_LIST, wrap=False).cell().container(gap="xxsmall"):
        _lines(points.head(SHOWN), follow)
        if len(points) <= SHOWN:
            return
        others = st.expander(
            f"et {plural(len(points) - SHOWN, 'autre')}",
            type="compact",
            key=OTHERS,
            on_change="rerun",
        )
        if others.open:
            with others.container(gap="xxsmall"):
                _lines(points[SHOWN:], follow)


def _points_table(points: pd.DataFrame) -> pd.DataFrame:
    rows = [
        {
            "Niveau": point.word,
            "Objet": point.object,
            "Mesure": point.measure_words,
            "Détail": point.detail,
        }
        for point in rows_of(points)
    ]
    return pd.DataFrame(rows, dtype=object)


def _lines(points: pd.DataFrame, follow: Callable[[Any], None]) -> None:
    for point in rows_of(points):
        badge, link, measure, detail, said = st.columns(
            LIST_COLUMNS, gap="xsmall", vertical_alignment="center"
        )
        mark = level_mark(point.level)
        badge.badge(f"{mark.sign}\u00a0{point.word}", color=mark.badge)
        page, asked = target_of(point)
        link.page_link(
            page,
            label=f"**{plain(cut(point.object, width=OBJECT_CHARACTERS))}**",
            help=plain(point.object) if len(point.object) > OBJECT_CHARACTERS else None,
            query_params=kept_parameters(**asked),
        )
        color = "" if mark.badge in ("gray", "blue") else mark.badge
        words = f":small[**{point.measure_words}**]"
        measure.markdown(f":{color}[{words}]" if color else words, wrap=False)
        detail.markdown(f":small[:gray[{plain(point.short)}]]", wrap=False)
        with said:
            follow(point)


def target_of(point: Any) -> tuple[str, dict[str, str]]:
    """Where a line leads, and what its address asks: its action's fiche wherever it has one."""
    if point.action_code:
        return "pages/fiche_action.py", {"action": point.action_code}
    if point.kind == AttentionKind.INDICATOR:
        return "pages/indicateur.py", {"indicateur": point.key.partition(":")[2]}
    if point.kind == AttentionKind.UNCONFIRMED:
        return "pages/calendrier.py", {"etat": ShownState.UNCONFIRMED.value}
    if point.kind == AttentionKind.RETURNS:
        return "pages/retours.py", {"vue": "suivi"}
    return "pages/avancement.py", {}
