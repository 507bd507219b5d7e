"""Quarters closed and opened again, and what was changed in them after they were closed."""

import streamlit as st

from analysis.returns.closures import after_closure_table
from analysis.returns.open_periods import quarters_due
from data_model.french import plain, quarter_label, typo
from pages.common.plan_view import PlanView
from pages.common.returns.frames import changes_after_closure, closed_of
from pages.common.returns.lasting import lasting_choice
from pages.common.returns.undoing import close_quarter
from pages.common.tables import shown_table
from pages.common.view import present_view

CLOSING_REASON, REOPENING_REASON = "cloture_motif", "reouverture_motif"


def closing(view: PlanView) -> None:
    """The closed quarters, the form that closes or reopens one, then the later changes."""
    now = present_view(view)
    closed = closed_of(now)
    st.header("Clôture des trimestres", anchor=False)
    st.caption(
        typo(
            "Un trimestre clos reste consultable ; y intégrer, annuler ou rétablir un retour "
            "demande ensuite un motif."
        )
    )
    for code, words in closed.items():
        st.markdown(f"**{quarter_label(code)}** · {plain(words)}")
    quarters = quarters_due(now.snapshot)
    if not quarters:
        st.caption("Aucun trimestre n’est encore arrivé à échéance.")
        return
    _form(now.situation.plan_code, quarters, closed)
    changes = changes_after_closure(now)
    if not changes.empty:
        st.markdown("**Modifications après clôture**")
        shown_table(
            after_closure_table(changes, now.snapshot),
            "Modifications après clôture, la plus récente d’abord",
        )


def _form(plan_code: str, quarters: list[str], closed: dict[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = lasting_choice(
            "Trimestre à clore ou à rouvrir",
            quarters,
            format_func=lambda one: f"{quarter_label(one)}{' (clos)' if one in closed else ''}",
            key="cloture_trimestre",
            width=240,
        )
        closes = code not in closed
        # A key for each act: what was typed to close is not the reason to reopen.
        reason_key = CLOSING_REASON if closes else REOPENING_REASON
        st.text_input(
            f"Motif de la {'clôture' if closes else 'réouverture'}",
            key=reason_key,
            placeholder="à indiquer",
        )
        st.button(
            "Clore ce trimestre" if closes else "Rouvrir ce trimestre",
            on_click=close_quarter,
            args=(plan_code, code),
            kwargs={"closes": closes, "reason_key": reason_key},
        )
