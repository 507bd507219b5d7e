"""A previewed plan recorded: one act beside a copy of its base, then the plan it shows."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

import streamlit as st
from sqlmodel import Session

from data_model.as_of import PARIS
from data_model.french import clock, joined, plain, plural, typo
from data_model.plan_draft import PlanDraft, PlanReceipt
from data_model.plan_edit import record_plan_edit
from data_model.store import StoreError, copy_database, writing
from data_model.workspace import OWN
from pages.common.base_seen import engine_seen
from pages.common.frame import LOOKED_AT
from pages.common.other_base import show_base
from pages.common.own_plan.dropped import forget_dropped_plan
from pages.common.own_plan.target import Target
from pages.common.saving import RECEIPT, author, written
from pages.common.view import CHOSEN_PLAN

LABEL: Final = "plan"
REASON: Final = "Classeur du plan"
NAMED: Final = 4


def save_plan(
    draft: PlanDraft,
    target: Target,
    *,
    base: str,
    previewed_at: int,
    short_title: str,
    ends_on: date | None,
    ended: Sequence[str],
    reason: str,
) -> None:
    """Record the draft, or keep why it cannot be; a new plan is the one shown next.

    `ended` names what `ends_on` puts an end to.
    """

    def write(session: Session) -> PlanReceipt:
        return record_plan_edit(
            session,
            draft,
            previewed_at=previewed_at,
            by=author(),
            reason=reason or REASON,
            ends_on=ends_on,
        )

    try:
        receipt = written(write, LABEL, base=base) if target.is_open else _in_own(write, target)
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [str(error)])
        return
    verb = "mis à jour" if previewed_at else "chargé"
    words = receipt.words or "rien n’a changé"
    who = f" par {plain(author())}" if author() else ""
    told = f"Plan {plain(short_title)} {verb} : {words}.{_ended_words(ended)}"
    when = f"Enregistré{who} à {clock(datetime.now(tz=PARIS))}."
    st.session_state[RECEIPT] = ("success", [typo(f"{told} {when}")])
    forget_dropped_plan()
    if not previewed_at:
        # Its days are its own: what was looked at of another plan is not asked of it.
        st.session_state.pop(LOOKED_AT, None)
        st.query_params.from_dict({CHOSEN_PLAN: draft.plan_code})


def _ended_words(ended: Sequence[str]) -> str:
    if not ended:
        return ""
    named = [plain(one) for one in ended[:NAMED]]
    left = len(ended) - len(named)
    return f" Fin : {joined([*named, *([plural(left, 'autre')] if left else [])])}."


def _in_own(write: Callable[[Session], PlanReceipt], target: Target) -> PlanReceipt:
    """Record in one's own base while the demonstration is open, then open it."""
    engine_seen()
    with writing(target.engine) as session:
        receipt = write(session)
        copy_database(target.engine, label=LABEL)
    show_base(OWN)
    return receipt
