"""What returns would change of the totals and statuses, before anything is recorded."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.returns.effect import effect_sentence, effect_table, snapshot_effects
from analysis.returns.what_if import if_recorded
from analysis.snapshot import Snapshot
from data_model.draft import FileStatus, ReturnDraft
from data_model.french import plain, plural
from pages.common.plan_view import PlanView
from pages.common.returns.frames import standing_of
from pages.common.view import present_view

EFFECT = "effects_kept"
FEW = 6
MOST_KEPT = 40


def effect_panel(view: PlanView, drafts: Sequence[ReturnDraft]) -> None:
    """The effect of drafts that can be recorded: one sentence, and the lines that change.

    Recording happens now: the effect is told on the plan's own today, whatever day is shown.
    """
    ready = [
        draft
        for draft in drafts
        if draft.can_be_recorded and draft.status is not FileStatus.ALREADY_RECORDED
    ]
    if not ready:
        return
    now = present_view(view)
    seen = now.situation
    token = (seen.plan_code, seen.cutoff, tuple((d.sha256, hash(d.facts)) for d in ready))
    kept = st.session_state.setdefault(EFFECT, {})
    if token not in kept:
        after = if_recorded(now.snapshot, ready, received_on=seen.as_of)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[token] = snapshot_effects(standing_of(now), after)
    subject = "ce retour" if len(ready) == 1 else f"ces {plural(len(ready), 'retour')}"
    show_effect(
        kept[token],
        now.snapshot,
        [draft.period_code for draft in ready],
        heading=f"Effet de {subject} sur les totaux et les statuts",
    )


def show_effect(
    found: pd.DataFrame, seen: Snapshot, periods: Sequence[str], *, heading: str
) -> None:
    """One sentence, then the table, folded where it is long."""
    st.markdown(f"**{heading}**")
    st.markdown(plain(effect_sentence(found, seen, periods)))
    if found.empty:
        return
    table = effect_table(found)
    with st.expander(
        f"Voir {plural(len(table), 'ligne')} avant et après", expanded=len(table) <= FEW
    ):
        st.table(table, border="horizontal", hide_index=True, alt=heading)
