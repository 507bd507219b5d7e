"""Recording an entry: one return without a file, in a transaction, after a copy of the base."""

from dataclasses import replace
from datetime import date, datetime

import streamlit as st
from sqlmodel import Session

from data_model.as_of import PARIS
from data_model.french import clock, typo
from data_model.store import StoreError
from loaders.entry.hand_entry import is_empty
from pages.common.entry.desk import EntryDesk, forget_desk
from pages.common.returns.confirming import confirm_sentence, needs_reason
from pages.common.returns.previewed import Previewed
from pages.common.returns.recording import record_previewed
from pages.common.saving import RECEIPT, written


def entry_bar(one: Previewed, desk: EntryDesk, *, today: date) -> None:
    """The bar at the bottom: what will be recorded, and the two buttons."""
    said = not is_empty(one.draft)
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        words = confirm_sentence([one]) if said else typo("rien n’est encore saisi")
        if not one.draft.can_be_recorded:
            words = "des constats bloquent cette saisie"
        st.markdown(f"**3. Confirmer** · {words}", width="stretch")
        reason = ""
        asks_reason = needs_reason([one])
        if asks_reason:
            reason = st.text_input("Motif (trimestre clos)", key=desk.widget("motif"))
        received_on = st.date_input(
            "Reçu le", today, max_value=today, format="DD/MM/YYYY", key=desk.widget("recu")
        )
        st.button("Effacer la saisie", on_click=forget_desk, args=(desk,))
        st.button(
            "Enregistrer la saisie",
            type="primary",
            disabled=not (said and one.draft.can_be_recorded)
            or (asks_reason and not reason.strip()),
            on_click=record_entry,
            args=(one, desk, received_on, reason.strip()),
        )


def record_entry(one: Previewed, desk: EntryDesk, received_on: date, reason: str) -> None:
    """Record the entry, or say why it cannot be: what was typed then stays."""
    # The sha256 stood for the entry on screen alone: there is no file.
    draft = replace(one.draft, sha256="")

    def record(session: Session) -> str:
        return record_previewed(session, one, draft, received_on=received_on, reason=reason)

    try:
        done = written(record, "saisie", base=one.base)
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [f"{one.name} : {error}"])
        return
    hour = clock(datetime.now(tz=PARIS))
    told = [f"Saisie enregistrée. Sauvegarde faite à {hour}.", done]
    st.session_state[RECEIPT] = ("success", told)
    forget_desk(desk)
