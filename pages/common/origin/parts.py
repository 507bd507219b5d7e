"""The parts of « D’où vient ce chiffre »: which figure, its values, one value's card."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.origin.card import Line, reading_lines, return_lines
from analysis.origin.choice import AXIS, KINDS
from analysis.origin.figure import Figure
from analysis.origin.part import Part
from analysis.origin.table import history_table, part_label, parts_table
from data_model.french import plain, typo
from data_model.level_words import LevelWords
from loaders.codes.finding_codes import title_of
from pages.common.beside import halves
from pages.common.chooser import Choice
from pages.common.downloads import keep_table
from pages.common.frame import data_table
from pages.common.original_file import original_file_button
from pages.common.plan_view import PlanView

KIND_KEY = "origine_par"
VALUE = "valeur"
TABLE_HEIGHT = 320
ROWS_IN_SIGHT = 8


def asked_figure(choices: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    """The figure named in the address, else the one looked at before, else the first."""
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


def chosen_part(figure: Figure, names: Mapping[str, str], *, key: str) -> Part | None:
    """The table of the values behind a figure, and the one chosen in it or in the list below.

    The choice goes to the address; one that the figure does not have leaves it.
    """
    parts = {part.code: part for part in figure.parts}
    codes = list(parts)
    list_key = f"valeur_{key}"
    asked = st.query_params.get(VALUE)
    if asked in parts:
        st.session_state[list_key] = asked
    elif asked is not None:
        del st.query_params[VALUE]

    def select_row() -> None:
        rows = st.session_state[f"table_{key}"]["selection"]["rows"]
        st.session_state[list_key] = codes[rows[0]] if rows else None
        keep_choice()

    def keep_choice() -> None:
        code = st.session_state[list_key]
        if code is None:
            st.query_params.pop(VALUE, None)
        else:
            st.query_params[VALUE] = code

    table = parts_table(figure.parts, names)
    keep_table(table, typo(f"Valeurs derrière ce chiffre : {figure.made}"))
    st.dataframe(
        table,
        hide_index=True,
        height=TABLE_HEIGHT if len(parts) > ROWS_IN_SIGHT else "content",
        on_select=select_row,
        selection_mode="single-row",
        key=f"table_{key}",
        alt=typo(f"Valeurs derrière ce chiffre : {figure.made}"),
    )
    if len(parts) == 1:
        return figure.parts[0]
    code = st.selectbox(
        "Valeur à détailler",
        codes,
        index=None,
        format_func=lambda one: part_label(parts[one], names),
        placeholder="Choisissez une valeur ici, ou sa ligne dans le tableau",
        key=list_key,
        on_change=keep_choice,
    )
    return None if code is None else parts[code]


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
