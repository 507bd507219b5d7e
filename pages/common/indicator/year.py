"""Each quarter of an indicator beside the same one a year before."""

from typing import Any

import streamlit as st

from analysis.indicator.series import indicator_series_frame
from analysis.indicator.year import last_value_words, year_before_frame, year_before_table
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table


def year_block(view: PlanView, result: Any) -> None:
    """Each quarter beside the same one a year before."""
    code = result.indicator_code
    years = view.once(
        ("year before", code),
        lambda: year_before_frame(indicator_series_frame(view.snapshot, code)),
    )
    st.header("Même trimestre, un an avant", anchor=False)
    st.markdown(last_value_words(years, result))
    if not years.empty:
        shown_table(year_before_table(years, result), "Valeur de chaque trimestre et un an avant")
