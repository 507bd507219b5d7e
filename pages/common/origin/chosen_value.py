"""The value looked at behind a figure: chosen in a table or a list, kept in the address."""

from collections.abc import Mapping

import streamlit as st

from analysis.origin.figure import Figure
from analysis.origin.part import Part
from analysis.origin.table import part_label, parts_table
from data_model.french import typo
from pages.common.downloads import keep_table

VALUE = "valeur"
TABLE_HEIGHT = 320
ROWS_IN_SIGHT = 8


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
