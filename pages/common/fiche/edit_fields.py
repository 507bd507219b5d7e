"""The fields in which a fiche is edited: its own texts, then its lists as tables."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from analysis.fiche.edit_tables import LIST, NAME, NOTE, POSITION, ROLE, TEXT
from data_model.fiche_text import LINES, PEOPLE, FichePart

DESCRIPTION_HEIGHT: Final = 260
LONGEST_LINE: Final = 1000
ALTS: Final = {
    "lines": "Points de vigilance, plus-value, moyens humains et dépenses, une ligne chacun",
    "people": "Porteurs, partenaires, public et financeurs, une ligne chacun",
    "notes": "Notes de la fiche, une ligne chacune",
}


def own_fields(
    before: Mapping[FichePart, str], longest: Mapping[FichePart, int], *, key: str
) -> dict[FichePart, str]:
    """The action's own texts, each in its field."""
    after = {}
    for part, text in before.items():
        most = max(longest[part], len(text))
        name = f"texte_{part.value}_{key}"
        if part is FichePart.DESCRIPTION:
            written = st.text_area(
                part.label, text, max_chars=most, height=DESCRIPTION_HEIGHT, key=name
            )
        else:
            written = st.text_input(part.label, text, max_chars=most, key=name)
        after[part] = written or ""
    return after


def line_fields(table: pd.DataFrame, name: str, *, key: str) -> pd.DataFrame:
    """One table of lines: any cell is changed, a line is added or removed."""
    words = st.column_config.TextColumn(required=True, max_chars=LONGEST_LINE, width="large")
    columns: dict[str, Any] = {
        POSITION: None,
        TEXT: words,
        NAME: words,
        NOTE: words,
        LIST: st.column_config.SelectboxColumn(
            options=[part.label for part in LINES], required=True, width="small"
        ),
        ROLE: st.column_config.SelectboxColumn(
            options=[part.label for part in PEOPLE], required=True, width="small"
        ),
    }
    edited: pd.DataFrame = st.data_editor(
        table,
        hide_index=True,
        num_rows="dynamic",
        column_config={column: columns[column] for column in table.columns},
        key=f"{name}_{key}",
        alt=ALTS[name],
        placeholder="",
    )
    return edited
