"""Acts on what was recorded: a return undone, redone or replaced, its day, a quarter closed."""

from datetime import date

import streamlit as st
from sqlmodel import Session

from analysis.returns.stored_return import with_file
from data_model.closure import close_period
from data_model.draft import ReturnDraft
from data_model.french import day, quarter_label
from data_model.return_ledger import (
    correct_reception,
    record_return,
    restore_return,
    withdraw_return,
)
from data_model.vocabulary import ClosureKind
from pages.common.saving import RECEIPT, act, author


def change_return(plan_code: str, number: int, *, withdraws: bool, reason_key: str) -> bool:
    """Undo a return, or bring it back; False when it was refused."""
    change = withdraw_return if withdraws else restore_return
    return act(
        lambda session: change(session, plan_code, number, by=author(), reason=_typed(reason_key)),
        "annulation" if withdraws else "retablissement",
        done=lambda _: f"Le retour n° {number} est {'annulé' if withdraws else 'rétabli'}.",
    )


def replace_return(draft: ReturnDraft, number: int, received_on: date, *, reason_key: str) -> bool:
    """Record the same file and facts again, as a new return; False when it was refused."""

    def record(session: Session) -> None:
        record_return(
            session,
            with_file(session, draft),
            received_on=received_on,
            by=author(),
            reason=_typed(reason_key) or f"remplace par le contenu du retour n° {number}",
        )

    return act(
        record,
        "remplacement",
        done=lambda _: (
            f"Le contenu du retour n° {number} est de nouveau en vigueur, comme retour nouveau."
        ),
    )


def correct_day(plan_code: str, number: int, *, day_key: str, reason_key: str) -> None:
    """Correct the day a return was received; the proposed day stays beside it."""
    received_on = st.session_state[day_key]

    def correct(session: Session) -> None:
        correct_reception(
            session,
            plan_code,
            number,
            received_on=received_on,
            by=author(),
            reason=_typed(reason_key),
        )

    act(
        correct,
        "reception",
        done=lambda _: f"Le retour n° {number} est maintenant noté reçu le {day(received_on)}.",
    )


def close_quarter(plan_code: str, period_code: str, *, closes: bool, reason_key: str) -> None:
    """Close a quarter, or open it again; a reason is asked for both."""
    reason = _typed(reason_key)
    quarter = quarter_label(period_code)
    if not reason:
        st.session_state[RECEIPT] = ("error", ["Indiquez un motif ; rien n’a été enregistré."])
        return
    kind = ClosureKind.CLOSURE if closes else ClosureKind.REOPENING
    act(
        lambda session: close_period(
            session, plan_code, period_code, kind=kind, by=author(), reason=reason
        ),
        "cloture",
        done=lambda _: f"Le {quarter} est {'clos' if closes else 'rouvert'}.",
    )
    st.session_state.pop(reason_key, None)


def _typed(key: str) -> str:
    # Read when the button is pressed: what was typed last may be newer than the page.
    return str(st.session_state.get(key, "")).strip()
