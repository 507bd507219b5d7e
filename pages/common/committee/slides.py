"""A committee's slides on screen: chosen, ordered, titled, then frozen."""

from typing import Final

import streamlit as st
from sqlmodel import Session

from analysis.committee.held import Frozen, HeldCommittee
from analysis.committee.show import CommitteeShow
from analysis.committee.tables import slides_edit_table, slides_table
from data_model.committee_ledger import choose_slides, freeze_slides
from data_model.french import day, plain, plural, typo
from loaders.entry.committee_entry import LONGEST_TITLE, choice_entry
from pages.common.committee.saving import save_committee
from pages.common.committee.seen import composed_of, show_of
from pages.common.plan_view import PlanView
from pages.common.saving import author
from pages.common.tables import shown_table

CHOSEN: Final = ("diapositive rangée", "diapositives rangées")
# Every slide in sight, without a bar to scroll.
ROW_HEIGHT, BORDER = 35, 3
FROZEN: Final = ("diapositive arrêtée", "diapositives arrêtées")


def slides_form(now: PlanView, committee: HeldCommittee) -> None:
    """The slides as frozen, else as composed, with what can still be done of them."""
    if committee.frozen is not None:
        _frozen(now, committee, committee.frozen)
        return
    show = show_of(now, committee.number)
    if show is None:
        return
    if committee.record.as_of > now.situation.as_of:
        st.info(
            typo(
                f"Les données seront arrêtées au {day(committee.record.as_of)} ; d’ici là, les "
                "diapositives montrent ce qui est connu aujourd’hui."
            )
        )
    _choice(now, show)
    if committee.record.as_of <= now.situation.as_of:
        _freeze(now, show, "Arrêter les diapositives", reason="")


def _choice(now: PlanView, show: CommitteeShow) -> None:
    edited = st.data_editor(
        slides_edit_table(show.arranged, now.situation.level_words.axis),
        hide_index=True,
        disabled=["Diapositive", "Titre calculé"],
        column_config={
            "Ordre": st.column_config.NumberColumn(width=80, min_value=1, step=1, required=True),
            "Montrer": st.column_config.CheckboxColumn(width=95),
            "Diapositive": st.column_config.TextColumn(width=170),
            "Titre calculé": st.column_config.TextColumn(width=370),
            "Votre titre": st.column_config.TextColumn(
                width=330, max_chars=LONGEST_TITLE, help="Vide : le titre calculé"
            ),
        },
        key=f"slides_{show.committee.number}_{now.situation.cutoff}",
        height=ROW_HEIGHT * (len(show.arranged) + 1) + BORDER,
        alt="Diapositives proposées, une par ligne",
        placeholder="",
    )
    st.caption(typo("Pour déplacer une diapositive, changez son ordre : les autres se décalent."))
    if st.button("Enregistrer le choix", key="save_slides"):
        entry = choice_entry(edited, [one.slide.key for one in show.arranged])
        code, number = now.situation.plan_code, show.committee.number

        def write(session: Session) -> int:
            choose_slides(session, code, number, choices=entry.choices, by=author())
            return len(entry.choices)

        save_committee(entry.findings, write, saved=CHOSEN)


def _freeze(now: PlanView, show: CommitteeShow, label: str, *, reason: str) -> None:
    """Keep the slides as they are computed today: they are read again from then on."""
    if st.button(label, key="freeze_slides", help="Elles ne seront plus recalculées"):
        code, number = now.situation.plan_code, show.committee.number

        def write(session: Session) -> int:
            freeze_slides(session, code, number, slides=show.slides, by=author(), reason=reason)
            return len(show.slides)

        save_committee((), write, saved=FROZEN)


def _frozen(now: PlanView, committee: HeldCommittee, frozen: Frozen) -> None:
    by = f" par {plain(frozen.by)}" if frozen.by else ""
    why = f" Motif : {plain(frozen.reason)}." if frozen.reason else ""
    st.markdown(
        typo(
            f"{plural(len(frozen.slides), 'diapositive')} arrêtées le {day(frozen.on)}{by}, "
            f"relues telles quelles.{why}"
        )
    )
    word = now.situation.level_words.axis
    shown_table(slides_table(frozen.slides, frozen.changed, word=word), "Diapositives arrêtées")
    if now.situation.as_of > committee.record.held_on:
        return
    with st.expander("Arrêter de nouveau, avec un motif", type="compact"):
        reason = st.text_input("Motif", key=f"refreeze_{committee.number}")
        again = composed_of(now, committee)
        _freeze(now, again, "Recomposer et arrêter", reason=reason)
