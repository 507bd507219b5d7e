"""The last step of a drop: the bar that says what will be recorded, and records it."""

from datetime import date

import streamlit as st

from data_model.french import plural
from data_model.plan import Plan
from pages.common.returns.confirming import confirm, confirm_sentence, needs_reason
from pages.common.returns.file_list import taken
from pages.common.returns.previewed import Previewed
from pages.common.returns.reception import forget_drop


def confirm_bar(previews: list[Previewed], plan: Plan, *, received_default: date) -> None:
    """The bar at the bottom: what will be recorded, and the two buttons."""
    chosen = taken(previews)
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**3. Confirmer** · {confirm_sentence(chosen)}", width="stretch")
        reason = ""
        asks_reason = needs_reason(chosen)
        if asks_reason:
            reason = st.text_input("Motif (trimestre clos)", key="motif_cloture")
        received_on = st.date_input(
            "Reçus le", received_default, max_value=received_default, format="DD/MM/YYYY"
        )
        is_all_back = bool(chosen) and all(one.restored is not None for one in chosen)
        verb = "Rétablir" if is_all_back else "Intégrer"
        st.button("Tout annuler", on_click=forget_drop)
        st.button(
            f"{verb} {plural(len(chosen), 'retour')}",
            type="primary",
            disabled=not chosen or (asks_reason and not reason.strip()),
            on_click=confirm,
            args=(chosen, received_on, plan, reason.strip()),
        )
