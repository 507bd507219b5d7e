"""The tables of a page to take away: one workbook, or CSV, made only when asked for."""

from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from analysis.attention.headline_metric import HeadlineMetric
from analysis.situation import Situation
from loaders.issuing.page_csv import page_archive, page_csv
from loaders.issuing.page_tables import PageFile, PageTable, page_file_name, page_workbook

SHOWN: Final = "tables_of_the_page"
FINDING: Final = "finding_of_the_page"
CHOSEN: Final = "chosen_on_the_page"
KEY_FIGURES: Final = "Chiffres clés"
SOURCE: Final = "Plan tel qu’imprimé ; retours trimestriels des répondants."
# What no page draws as a table is made with the file only.
Kept = pd.DataFrame | Callable[[], pd.DataFrame]
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def forget_tables() -> None:
    """A page begins: nothing of it is shown yet."""
    st.session_state[SHOWN] = {}
    st.session_state[FINDING] = ""
    st.session_state[CHOSEN] = {}


def keep_finding(finding: str) -> None:
    """The title of the page, said again in its files."""
    st.session_state[FINDING] = finding


def keep_chosen(label: str, words: str) -> None:
    """What the page was narrowed down to, its words in Markdown: the files say so."""
    st.session_state.setdefault(CHOSEN, {})[label] = words


def keep_table(frame: Kept, title: str) -> None:
    """A table that the page shows; the parts of one that is shown in two are put together."""
    if isinstance(frame, pd.DataFrame) and frame.empty:
        return
    shown: dict[str, list[Kept]] = st.session_state.setdefault(SHOWN, {})
    shown.setdefault(title, []).append(frame)


def keep_metrics(metrics: Sequence[HeadlineMetric]) -> None:
    """The figures at the top of a page, as a table."""

    def table() -> pd.DataFrame:
        rows = [
            {
                "Chiffre": metric.label,
                "Valeur": metric.value,
                "Comparaison": metric.compared,
                "Repose sur": metric.rests_on,
            }
            for metric in metrics
        ]
        return pd.DataFrame(rows, dtype=object)

    keep_table(table, KEY_FIGURES)


def page_downloads(seen: Situation, page: str) -> None:
    """At the foot of a page: what its tables show, typed, as seen on the day looked at."""
    kept: dict[str, list[Kept]] = st.session_state.get(SHOWN, {})
    if not kept:
        return
    about = PageFile(
        plan=seen.plan_title,
        short_title=seen.short_title,
        page=page,
        finding=st.session_state.get(FINDING, ""),
        as_of=seen.as_of,
        situation_date=seen.situation_date,
        source=SOURCE,
        is_demonstration=seen.demonstration_day is not None,
        chosen=tuple(st.session_state.get(CHOSEN, {}).items()),
    )

    def tables() -> list[PageTable]:
        return [
            PageTable(
                title=title,
                frame=pd.concat([one() if callable(one) else one for one in parts]),
            )
            for title, parts in kept.items()
        ]

    is_single = len(kept) == 1
    # No popover: at the foot of a page it would open under the screen.
    with st.container(horizontal=True, gap="medium"):
        st.download_button(
            "Télécharger le classeur (.xlsx)",
            lambda: page_workbook(about, tables()),
            page_file_name(about, "xlsx"),
            mime=XLSX,
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            key=f"xlsx_{page}",
        )
        st.download_button(
            "Télécharger en CSV" if is_single else "Télécharger en CSV (.zip)",
            lambda: page_csv(tables()[0]) if is_single else page_archive(tables()),
            page_file_name(about, "csv" if is_single else "zip"),
            mime="text/csv" if is_single else "application/zip",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            key=f"csv_{page}",
        )
