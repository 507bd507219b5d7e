"""A settings table on screen: its editor, and the button that records what was edited."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from loaders.entry.typed_entry import Entry
from pages.common.plan_view import PlanView
from pages.common.settings.saving import save_entry

TALL = 460


def editor(
    view: PlanView,
    name: str,
    table: pd.DataFrame,
    *,
    alt: str,
    locked: Sequence[str] = (),
    columns: Mapping[str, Any] | None = None,
    **options: Any,
) -> pd.DataFrame:
    """The table as edited; a change recorded meanwhile shows a fresh one."""
    edited: pd.DataFrame = st.data_editor(
        table,
        hide_index=True,
        disabled=list(locked),
        column_config=dict(columns or {}),
        key=f"{name}_{view.situation.cutoff}",
        alt=alt,
        **options,
    )
    return edited


def save_button(label: str, save: Callable[[], None]) -> None:
    """Record on a click, then show the page as it is from then on."""
    if st.button(label, type="primary", key=f"save_{label}"):
        save()
        st.rerun()


def record_button(label: str, view: PlanView, entry: Callable[[], Entry]) -> None:
    """The same for what is recorded as versions of the plan's settings."""
    save_button(label, lambda: save_entry(view.situation.plan_code, entry()))
