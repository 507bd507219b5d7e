"""The bar that says what will be recorded of a dropped plan, and records it."""

import streamlit as st

from data_model.as_of import today
from data_model.french import plural, typo
from data_model.plan import Plan
from data_model.store import reading
from pages.common.own_plan.dropped import forget_dropped_plan
from pages.common.own_plan.panel import ends_asked
from pages.common.own_plan.previewed import SeenPlan
from pages.common.own_plan.saving import save_plan


def plan_confirm_bar(seen: SeenPlan) -> None:
    """What is about to be done, why, and the two buttons."""
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**Confirmer** · {_sentence(seen)}", width="stretch")
        is_new = seen.preview is not None and seen.preview.is_new
        reason = ""
        if _has_something(seen) and not is_new:
            reason = st.text_input("Motif (facultatif)", key="plan_motif")
        st.button("Annuler", on_click=forget_dropped_plan)
        st.button(
            "Créer ce plan" if is_new else "Enregistrer ces changements",
            type="primary",
            disabled=not _has_something(seen),
            on_click=_save,
            args=(seen, reason.strip()),
        )


def _has_something(seen: SeenPlan) -> bool:
    return seen.can_be_recorded and bool(seen.rows or _n_ended(seen))


def _n_ended(seen: SeenPlan) -> int:
    return len(seen.preview.endings.ended) if seen.preview and ends_asked() else 0


def _sentence(seen: SeenPlan) -> str:
    is_asked = seen.preview is not None and seen.preview.can_be_recorded and not seen.refused
    if is_asked and seen.draft.n_unanswered:
        return typo(f"répondez d’abord à {plural(seen.draft.n_unanswered, 'question')}")
    if not seen.can_be_recorded:
        return "ce classeur ne peut pas être enregistré"
    if seen.preview is not None and seen.preview.is_new:
        return typo(f"plan nouveau, {plural(len(seen.rows), 'ligne')}")
    told = [plural(len(seen.rows), "changement")] if seen.rows else []
    if ended := _n_ended(seen):
        told.append(f"{plural(ended, 'fin')}")
    return typo(", ".join(told) or "rien ne change")


def _save(seen: SeenPlan, reason: str) -> None:
    if seen.preview is None or seen.target is None:
        return
    with reading(seen.target.engine) as session:
        day = today(session.get(Plan, seen.draft.plan_code))
    save_plan(
        seen.draft,
        seen.target,
        base=seen.base,
        previewed_at=seen.preview.previewed_at,
        short_title=seen.short_title,
        ends_on=day if _n_ended(seen) else None,
        ended=seen.ended if _n_ended(seen) else (),
        reason=reason,
    )
