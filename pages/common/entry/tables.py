"""The three tables of an entry: what may be typed is open, the rest is there to be read."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data_model.french import typo
from data_model.vocabulary import RespondentKind
from loaders.entry.entry_columns import codes_offered, locked_columns, shown_columns
from loaders.entry.entry_parts import rejoined, split_rows
from loaders.entry.hand_entry import IN_FORCE, LINE
from loaders.template.column_spec import ColumnSpec, SheetSpec
from loaders.template.columns import BUDGET, INDICATORS, SHEETS
from pages.common.entry.desk import EntryDesk, Frames
from pages.common.entry.reading import EntryBasis

NARROW, USUAL = 52, 92
# A list of codes with their words does not wrap.
CHOICES = {"indicator_code": 340, "action_code": 260}
WIDTHS = {
    "indicator_code": 66,
    "indicator_label": 186,
    "category": 104,
    "unit": 110,
    "last_value": 80,
    "value": 84,
    "occurrence_code": 98,
    "milestone_label": 186,
    "in_force_date": 104,
    "new_forecast": 110,
    "done_date": 106,
    "action_code": 58,
    "action_title": 130,
    "exercise": 96,
    "funder": 104,
    "section": 112,
    "comment": 122,
    "highlight": 140,
}
PINNED = frozenset({"indicator_code", "occurrence_code", "action_code"})
# A whole title of the workbook does not fit over a narrow column.
SHORT_TITLES = {
    "indicator_code": "Code",
    "occurrence_code": "Code",
    "action_code": "Code",
    "last_value": "Dernière",
    "denominator": "Effectif",
    "in_force_date": "Échéance",
    "last_forecast": "Déjà prévu",
    "new_forecast": "Prévision",
}
# A label seldom fits on one line, and cells wrap beyond 64 pixels only.
TALL, ROW_HEIGHT, HEADER = 500, 65, 38
FREE_TITLES = {
    INDICATORS.key: "Indicateurs ventilés : une ligne par catégorie",
    BUDGET.key: "Autres lignes de budget",
}
IN_FORCE_HELP = (
    "Ce qui est déjà enregistré pour ce trimestre. Une case laissée vide ne l’efface pas."
)
LINE_HELP = "Le numéro de la ligne, comme dans le classeur : les constats le citent."
NOTHING_ASKED = "Rien n’est demandé ici à ce répondant pour ce trimestre."


def entry_tables(desk: EntryDesk, known: EntryBasis) -> Frames:
    """The sheets as they are typed now."""
    typed: Frames = {}
    for tab, spec in zip(st.tabs([spec.label for spec in SHEETS]), SHEETS, strict=True):
        with tab:
            given, free = split_rows(desk.frames[spec.key])
            if given.empty and free.empty:
                st.caption(NOTHING_ASKED)
            if not given.empty:
                given = _table(desk, known, spec, given, is_free=False)
            if not free.empty:
                st.markdown(typo(f"**{FREE_TITLES[spec.key]}**"))
                free = _table(desk, known, spec, free, is_free=True)
            typed[spec.key] = rejoined(spec, given, free)
    return typed


def _table(
    desk: EntryDesk, known: EntryBasis, spec: SheetSpec, frame: pd.DataFrame, *, is_free: bool
) -> pd.DataFrame:
    name = f"{spec.key}_{'libres' if is_free else 'lignes'}"
    key = desk.widget(name)
    # A table that was not on screen has lost its edits: it starts again from what it held.
    if key not in st.session_state or name not in desk.shown:
        desk.shown[name] = desk.edited.get(name, frame)
    shown = desk.shown[name]
    is_territory = known.basis.respondent.kind is RespondentKind.TERRITORY
    edited: pd.DataFrame = st.data_editor(
        shown,
        hide_index=True,
        num_rows="add" if is_free else "fixed",
        column_order=shown_columns(spec, shown, is_free=is_free, is_territory=is_territory),
        column_config=_columns(spec, known, is_free=is_free),
        disabled=locked_columns(spec, is_free=is_free),
        height=min(TALL, HEADER + ROW_HEIGHT * (len(shown) + is_free) + 3),
        row_height=ROW_HEIGHT,
        key=key,
        alt=f"{spec.label} à saisir",
        placeholder="",
    )
    desk.edited[name] = edited
    return edited


def _columns(spec: SheetSpec, known: EntryBasis, *, is_free: bool) -> dict[str, Any]:
    offered = codes_offered(spec, known.index, known.basis) if is_free else {}
    return {
        LINE: st.column_config.TextColumn(width=NARROW, pinned=True, help=LINE_HELP),
        IN_FORCE: st.column_config.TextColumn(
            width=100 if spec is INDICATORS else 156, help=IN_FORCE_HELP
        ),
        **{column.label: _column(column, offered.get(column.key, {})) for column in spec.columns},
    }


def _column(column: ColumnSpec, offered: Mapping[str, str]) -> Any:
    title = SHORT_TITLES.get(column.key, column.label)
    choices: Sequence[str] = column.choices if column.key == "section" else ()
    if offered or choices:
        return st.column_config.SelectboxColumn(
            title,
            options=list(offered or choices),
            format_func=lambda one: offered.get(str(one), str(one)),
            width=CHOICES[column.key] if offered else WIDTHS[column.key],
            help=column.help,
        )
    return st.column_config.TextColumn(
        title,
        width=WIDTHS.get(column.key, USUAL),
        help=column.help,
        pinned=True if column.key in PINNED else None,
    )
