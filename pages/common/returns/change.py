"""A return undone, redone or replaced: what would change first, then the confirmation."""

from collections.abc import Callable

import streamlit as st

from analysis.fact_words import plan_words
from analysis.returns.effect import snapshot_effects
from analysis.returns.return_record import ReturnRecord
from analysis.returns.undo_preview import UndoPreview, undo_preview, undo_sentence
from analysis.returns.what_if import if_active, if_recorded
from pages.common.plan_view import PlanView
from pages.common.returns.effect import show_effect
from pages.common.returns.frames import standing_of
from pages.common.returns.undoing import change_return, replace_return

ASKED, REFUSED = "retour_a_changer", "motif_manquant"
MANY, TALLEST = 12, 360


def is_asked(number: int) -> bool:
    """Whether the preview of undoing or redoing this return was asked for."""
    return bool(st.session_state.get(ASKED) == number)


def ask_to_change(record: ReturnRecord) -> None:
    """The button that opens the preview."""
    number = record.origin.number
    st.button(
        "Annuler ce retour" if number in record.active else "Rétablir ce retour",
        on_click=_ask,
        args=(number,),
        help="Un aperçu de ce qui changerait s’affiche d’abord.",
    )


def change_panel(view: PlanView, record: ReturnRecord) -> None:
    """Cell by cell what would come back, the effect on totals, the reason and the buttons."""
    origin = record.origin
    withdraws = origin.number in record.active
    verb = "Annuler" if withdraws else "Rétablir"
    st.header(f"{verb} le retour n° {origin.number}\u00a0: ce qui changerait", anchor=False)
    preview = undo_preview(
        record.stored, origin.number, active=record.active, words=plan_words(view.snapshot)
    )
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        st.markdown(undo_sentence(preview, withdraws=withdraws))
        preview_table(preview)
    with right:
        after = if_active(view.snapshot, record.stored, record.active ^ {origin.number})
        show_effect(
            snapshot_effects(standing_of(view), after),
            view.snapshot,
            [origin.period_code],
            heading="Effet sur les totaux et les statuts",
        )
        can_replace = not withdraws and preview.covered > 0
        if can_replace:
            _replacement(view, record)
    reason = f"motif_{origin.number}"
    needs_reason = reason if record.is_closed else ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("Motif", key=reason, placeholder=reason_hint(record))
        st.button("Ne rien changer", on_click=_ask, args=(0,))
        if can_replace:
            st.button(
                "Remplacer",
                on_click=_confirmed,
                args=(
                    needs_reason,
                    replace_return,
                    record.draft,
                    origin.number,
                    origin.received_on,
                ),
                kwargs={"reason_key": reason},
                help="Intègre le même contenu comme un retour nouveau : il passe devant.",
            )
        st.button(
            "Confirmer l’annulation" if withdraws else "Confirmer le rétablissement",
            type="primary",
            on_click=_confirmed,
            args=(needs_reason, change_return, view.situation.plan_code, origin.number),
            kwargs={"withdraws": withdraws, "reason_key": reason},
        )
    if needs_reason and st.session_state.get(REFUSED) == reason and not typed.strip():
        st.error("Ce trimestre est clos\u00a0: indiquez un motif, puis confirmez.")


def _replacement(view: PlanView, record: ReturnRecord) -> None:
    after = if_recorded(view.snapshot, [record.draft], received_on=record.origin.received_on)
    show_effect(
        snapshot_effects(standing_of(view), after),
        view.snapshot,
        [record.origin.period_code],
        heading="Effet de « Remplacer », qui fait passer ce contenu devant",
    )


def preview_table(preview: UndoPreview) -> None:
    """The cells that undoing or redoing a return changes."""
    if preview.table.empty:
        return
    with st.container(height=TALLEST if len(preview.table) > MANY else "content", border=False):
        st.table(
            preview.shown,
            border="horizontal",
            hide_index=True,
            alt="Ce qui changerait, case par case",
        )


def _confirmed(needs_reason: str, act: Callable[..., bool], *what: object, **more: object) -> None:
    if needs_reason and not str(st.session_state.get(needs_reason, "")).strip():
        # Said beside the button: the preview stays open, and nothing is tried.
        st.session_state[REFUSED] = needs_reason
        return
    if act(*what, **more):
        _ask(0)


def _ask(number: int) -> None:
    st.session_state[ASKED] = number


def reason_hint(record: ReturnRecord) -> str:
    """Whether a reason is needed."""
    return "à indiquer : ce trimestre est clos" if record.is_closed else "facultatif"
