"""Which fiche this window has open for changes, and with which texts: kept in the session."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from data_model.fiche_text import ChangedMeanwhileError
from data_model.french import day
from pages.common.base_seen import address_of
from pages.common.plan_view import PlanView
from pages.common.saving import RECEIPT
from pages.common.view import is_past

LABEL: Final = "Modifier la fiche"
OPENED, OVERTAKEN = "fiche_opened", "fiche_overtaken"


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The texts as they were when this window opened them: what is saved is compared with them."""

    base: str
    plan_code: str
    action_code: str
    cutoff: int
    texts: pd.DataFrame

    @property
    def key(self) -> str:
        """What the keys of its widgets end with: another opening has fresh fields."""
        return f"{self.action_code}_{self.cutoff}"


def edit_button(view: PlanView, code: str) -> None:
    """Opens the panel; on a past day it says why it stays closed."""
    if not st.button(LABEL, icon=":material/edit:", type="tertiary", key=f"modifier_fiche_{code}"):
        return
    if is_past(view):
        st.session_state[RECEIPT] = ("error", [past_words(view)])
    else:
        st.session_state[OPENED] = Opened(
            base=address_of(view.engine),
            plan_code=view.situation.plan_code,
            action_code=code,
            cutoff=view.situation.cutoff,
            texts=view.snapshot.texts,
        )
    st.rerun()


def past_words(view: PlanView) -> str:
    """Why nothing is edited here."""
    return (
        f"Vous regardez la fiche telle qu’elle était le {day(view.situation.as_of)} : elle se "
        "modifie à la date du jour. Revenez à aujourd’hui dans « Vu au »."
    )


def opened(view: PlanView, code: str) -> Opened | None:
    """The panel that this window opened on this fiche; None where the fiche is read."""
    held = st.session_state.get(OPENED)
    here = (address_of(view.engine), view.situation.plan_code, code)
    is_here = isinstance(held, Opened) and (held.base, held.plan_code, held.action_code) == here
    if not is_here or is_past(view):
        close_panel()
        return None
    return held


def overtaken_here() -> ChangedMeanwhileError | None:
    """What another window wrote meanwhile in the same texts, found at the last save."""
    found = st.session_state.get(OVERTAKEN)
    return found if isinstance(found, ChangedMeanwhileError) else None


def keep_overtaken(found: ChangedMeanwhileError | None) -> None:
    """Keep it until the person has chosen a version; None forgets it."""
    st.session_state[OVERTAKEN] = found


def close_panel() -> None:
    """Back to the fiche as it is read."""
    st.session_state.pop(OPENED, None)
    st.session_state.pop(OVERTAKEN, None)
