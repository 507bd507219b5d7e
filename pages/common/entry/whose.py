"""Whose return is typed, and for which period."""

import streamlit as st

from analysis.returns.collection_table import asked_of
from analysis.returns.open_periods import asked_years, begun_quarters
from data_model.french import quarter_label, typo
from loaders.recognition.expected_period import expected_period
from pages.common.plan_view import PlanView
from pages.common.returns.not_open import no_quarter_open

YEAR_HELP = "Une année ne reçoit que ce qui est demandé une fois par an."


def whose_entry(view: PlanView) -> tuple[str, str] | None:
    """The respondent and the period, None until chosen; the quarter awaited is proposed."""
    quarters = begun_quarters(view.snapshot)
    if not quarters:
        no_quarter_open()
        return None
    awaited = expected_period(quarters, view.situation.as_of)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        period = st.selectbox(
            "Période",
            [*quarters, *asked_years(view.snapshot)],
            index=quarters.index(awaited.code) if awaited else 0,
            format_func=quarter_label,
            key="saisir_trimestre",
            help=YEAR_HELP,
            width=160,
        )
        names = asked_of(view.snapshot, period)
        who = st.selectbox(
            "Répondant",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choisissez un répondant",
            key="saisir_repondant",
            width=300,
        )
    if not names:
        st.info(typo(f"Aucun répondant n’est sollicité pour {quarter_label(period)}."))
    return (who, period) if who is not None else None
