"""The drop zone of a plan's workbook, and what was dropped in it."""

from typing import Final

import streamlit as st

from pages.common.own_plan.confirm import plan_confirm_bar
from pages.common.own_plan.dropped import uploader_key
from pages.common.own_plan.identity_form import identity_form
from pages.common.own_plan.panel import plan_panel
from pages.common.own_plan.previewed import SeenPlan

DROP_HERE: Final = (
    "Glissez ici un classeur du plan rempli, ou cliquez sur le bouton "
    "(Excel ou LibreOffice, 10 Mo au plus)"
)


def plan_drop_zone() -> None:
    """Where a plan's workbook is dropped."""
    st.file_uploader(DROP_HERE, key=uploader_key())


def dropped_part(seen: SeenPlan) -> None:
    """Whose plan it is where it does not say so, its findings and changes, then the bar."""
    identity_form(seen.file, seen.findings)
    plan_panel(seen)
    plan_confirm_bar(seen)
