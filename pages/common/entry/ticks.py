"""What an entry says beside its tables: nothing to declare, all is said, by whom."""

from dataclasses import dataclass

import streamlit as st

from data_model.french import typo
from data_model.vocabulary import PeriodKind
from loaders.template.template import NOTHING_LABELS
from pages.common.entry.desk import EntryDesk
from pages.common.saving import author

NOTHING_HELP = (
    "Les flux de la période comptent alors 0, et les cumuls et les stocks restent à leur dernière "
    "valeur."
)
COMPLETE_HELP = (
    "Cochez quand tout ce que le répondant avait à dire est saisi : le retour est alors reçu, à "
    "temps ou en retard. Sans cela les valeurs comptent, et le retour reste « partiel »."
)


@dataclass(frozen=True, kw_only=True)
class Ticks:
    """The line above the findings, as it is ticked now."""

    nothing: bool
    is_complete: bool
    sender: str


def ticks_line(desk: EntryDesk, kind: PeriodKind) -> Ticks:
    """The two ticks and the name of who types."""
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        nothing = st.checkbox(
            NOTHING_LABELS[kind.value], key=desk.widget("rien"), help=typo(NOTHING_HELP)
        )
        is_complete = st.checkbox(
            "Retour complet", key=desk.widget("complet"), help=typo(COMPLETE_HELP)
        )
        sender = st.text_input(
            "Saisi par",
            author(),
            max_chars=60,
            key=desk.widget("par"),
            placeholder="Saisi par (nom ou initiales)",
            label_visibility="collapsed",
            width=260,
        )
    return Ticks(nothing=nothing, is_complete=is_complete, sender=sender.strip())
