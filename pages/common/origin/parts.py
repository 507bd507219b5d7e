"""The parts of « D’où vient ce chiffre »: which figure, and one value's card."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.origin.card import Line, reading_lines, return_lines
from analysis.origin.choice import AXIS, KINDS
from analysis.origin.part import Part
from analysis.origin.table import history_table, part_label
from data_model.french import plain, typo
from data_model.level_words import LevelWords
from loaders.codes.finding_codes import title_of
from pages.common.beside import halves
from pages.common.chooser import Choice
from pages.common.held_filters import SHARED, apply
from pages.common.original_file import original_file_button
from pages.common.plan_view import PlanView
from pages.common.tables import data_table

KIND_KEY = "origine_par"


def asked_figure(choices: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    """The figure named in the address, else the one looked at before, else the first."""
    # Each of these codes names a figure here, and narrows nothing.
    apply(*SHARED)
    held = _held(choices)
    named = next((kind for kind in held if kind in st.query_params), None)
    if named is not None:
        st.session_state[KIND_KEY] = named
    if st.session_state.get(KIND_KEY) not in held:
        st.session_state[KIND_KEY] = held[0]
    kind = str(st.session_state[KIND_KEY])
    return kind, _choice(choices, kind).value()


def figure_selector(
    choices: Mapping[str, Mapping[str, str]], kind: str, *, words: LevelWords
) -> None:
    """What kind of figure, then which one; a choice goes to the address."""
    st.segmented_control(
        "Chiffre d’un",
        _held(choices),
        format_func=(KINDS | {AXIS: words.axis.name}).__getitem__,
        required=True,
        key=KIND_KEY,
        on_change=_forget_kind,
        label_visibility="collapsed",
    )
    _choice(choices, kind).listed()


def _held(choices: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The kinds of figures that the plan has: one may print no indicator."""
    return [kind for kind in KINDS if choices[kind]]


def _choice(choices: Mapping[str, Mapping[str, str]], kind: str) -> Choice:
    return Choice(page="origine", name=kind, label=KINDS[kind], choices=choices[kind])


def _forget_kind() -> None:
    for kind in KINDS:
        st.query_params.pop(kind, None)


def value_card(view: PlanView, part: Part, names: Mapping[str, str], *, decimals: int) -> None:
    """One value's cell, reading, return and file, then all of its versions."""
    card = view.value_card(part)
    with st.container(border=True):
        st.header(plain(part_label(part, names)), anchor=False)
        left, right = halves()
        with left:
            _lines(
                reading_lines(part, card.history, card.attached, rule_title=title_of),
            )
        with right:
            if card.origin is None:
                st.markdown("Aucun retour reçu ne donne cette valeur.")
            else:
                _lines(return_lines(card.origin, names[card.origin.respondent_code], part))
                original_file_button(view, card.origin)
    if not card.history.empty:
        data_table(
            "Voir les autres versions et les autres périodes de cette valeur",
            history_table(card.history, part.key, decimals=decimals),
            "Toutes les versions de la valeur, retours remplacés et annulés compris",
        )


def _lines(lines: Sequence[Line]) -> None:
    st.markdown("  \n".join(f":gray[{typo(f'{label} :')}] {words}" for label, words in lines))
