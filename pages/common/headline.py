"""A row of figures at the top of a page, and the list of what to deal with."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import pandas as pd
import streamlit as st

from analysis.attention.attention import SHOWN
from analysis.attention.headline_metric import HeadlineMetric
from analysis.attention.point import AttentionKind
from analysis.attention.seen import followed_table
from analysis.rows import rows_of
from charts.theme import level_mark
from charts.wrapping import cut
from data_model.french import plural
from data_model.vocabulary import Level
from pages.common.frame import kept_parameters

LIST_COLUMNS: Final = [1.5, 3.4, 1.9, 2.7, 0.95]
OBJECT_CHARACTERS: Final = 32
DELTA_COLORS: Final[dict[str, Literal["red", "orange", "blue", "gray"]]] = {
    Level.ALERT: "red",
    Level.WATCH: "orange",
    Level.OK: "blue",
    Level.NONE: "gray",
}
PAGE_OF_KIND: Final = {
    AttentionKind.RETURNS: "pages/communes.py",
    AttentionKind.NO_DATA: "pages/avancement.py",
}


def metric_row(metrics: Sequence[HeadlineMetric]) -> None:
    """Side by side, each with what it rests on under it."""
    for column, metric in zip(st.columns(len(metrics), gap="medium"), metrics, strict=True):
        mark = level_mark(metric.level)
        sign = f"{mark.sign}\u00a0" if metric.level != Level.NONE else ""
        with column.container(gap="xxsmall"):
            st.metric(
                metric.label,
                metric.value,
                delta=f"{sign}{metric.delta}" if metric.delta else None,
                delta_color=DELTA_COLORS[metric.level],
                delta_arrow="off",
                delta_description=metric.beside or None,
                help=metric.meaning or None,
            )
            st.caption(metric.rests_on)


def attention_list(points: pd.DataFrame, follow: Callable[[Any], None]) -> None:
    """One line a point, leading to its fiche, ended by `follow`; the rest is counted."""
    with st.container(gap="xxsmall"):
        for point in rows_of(points.head(SHOWN)):
            badge, link, measure, detail, said = st.columns(
                LIST_COLUMNS, gap="xsmall", vertical_alignment="center"
            )
            mark = level_mark(point.level)
            badge.badge(f"{mark.sign} {point.word}", color=mark.badge)
            link.page_link(
                page_of(point.kind, point.action_code),
                label=f"**{cut(point.object, width=OBJECT_CHARACTERS)}**",
                help=point.object if len(point.object) > OBJECT_CHARACTERS else None,
                query_params=kept_parameters(
                    **({"action": point.action_code} if point.action_code else {})
                ),
            )
            color = "" if mark.badge in ("gray", "blue") else mark.badge
            words = f":small[**{point.measure_words}**]"
            measure.markdown(f":{color}[{words}]" if color else words, wrap=False)
            detail.markdown(f":small[:gray[{point.detail}]]", wrap=False)
            with said:
                follow(point)
        if len(points) > SHOWN:
            rest = points[SHOWN:]
            with st.expander(f"et {plural(len(rest), 'autre')}", type="compact"):
                st.table(
                    followed_table(rest), border="horizontal", hide_index=True, alt="Autres points"
                )


def page_of(kind: str, action_code: str) -> str:
    """Where a line leads: its action's fiche, else the page that shows what it is about."""
    if action_code:
        return "pages/fiche_action.py"
    return PAGE_OF_KIND.get(AttentionKind(kind), "pages/avancement.py")
