"""A recorded return undone, or brought back: one act, after a copy of the base."""

import streamlit as st

from data_model.ledger import restore_return, withdraw_return
from data_model.store import StoreError, copy_database, writing
from data_model.workspace import active_engine
from pages.common.saving import RECEIPT, author


def change_return(plan_code: str, number: int, *, withdraws: bool, reason: str) -> None:
    """Undo a return, or bring it back."""
    engine = active_engine()
    try:
        copy_database(engine, label="annulation" if withdraws else "retablissement")
        with writing(engine) as session:
            act = withdraw_return if withdraws else restore_return
            act(session, plan_code, number, by=author(), reason=reason)
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [str(error)])
        return
    word = "annulé" if withdraws else "rétabli"
    st.session_state[RECEIPT] = ("success", [f"Le retour n° {number} est {word}."])
