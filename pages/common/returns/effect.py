"""What returns would change of the totals and statuses, before anything is recorded."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from analysis.returns.effect import effect_sentence, effect_table, snapshot_effects
from analysis.returns.what_if import if_active, if_recorded
from analysis.snapshot import Snapshot
from data_model.french import plain, plural
from pages.common.plan_view import PlanView
from pages.common.returns.frames import standing_of
from pages.common.returns.previewed import Previewed
from pages.common.view import present_view

EFFECT = "effects_kept"
FEW = 6
MOST_KEPT = 40


def effect_panel(view: PlanView, previews: Sequence[Previewed], *, heading: str = "") -> None:
    """The effect of what can be recorded: one sentence, and the lines that change.

    Without `heading` the title says of how many returns. Recording happens now: the effect is
    told on the plan's own today, whatever day is shown.
    """
    ready = [one for one in previews if one.can_be_taken]
    if not ready:
        return
    now = present_view(view)
    seen = now.situation
    token = (seen.plan_code, seen.cutoff, tuple(map(_what_it_brings, ready)))
    kept = st.session_state.setdefault(EFFECT, {})
    if token not in kept:
        after = _once_confirmed(now.snapshot, ready, received_on=seen.as_of)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[token] = snapshot_effects(standing_of(now), after)
    subject = "ce retour" if len(ready) == 1 else f"ces {plural(len(ready), 'retour')}"
    show_effect(
        kept[token],
        now.snapshot,
        [one.draft.period_code for one in ready],
        heading=heading or f"Effet de {subject} sur les totaux et les statuts",
    )


def _what_it_brings(one: Previewed) -> tuple[str, int, int]:
    draft = one.draft
    return draft.sha256, hash(draft.facts), one.restored.number if one.restored else 0


def _once_confirmed(
    before: Snapshot, previews: Sequence[Previewed], *, received_on: date
) -> Snapshot:
    after = before
    for one in previews:
        if one.restored is not None:
            active = one.restored.active | {one.restored.number}
            after = if_active(after, one.restored.stored, active)
    drafts = [one.draft for one in previews if one.restored is None]
    return if_recorded(after, drafts, received_on=received_on) if drafts else after


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
