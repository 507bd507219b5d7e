"""A table of the plan on screen: edited, checked line by line, recorded by its button."""

from typing import Final

import streamlit as st

from data_model.french import joined, plain, plural, typo
from loaders.entry.composer_draft import table_draft
from loaders.entry.composer_receipt import ENDED
from loaders.entry.composer_rows import PLACE, EditedTable, edited_table
from loaders.entry.composer_tables import StepTable, shown_rows
from pages.common.composer.composed import Composed
from pages.common.composer.held import Held, hold, let_go, recorded, table_to_draw
from pages.common.composer.recording import consent_to_end, consent_to_replace, record_table
from pages.common.composer.table_columns import table_column

ROW, TALLEST = 36, 420
MOST_NAMED: Final = 6


def table_form(composed: Composed, table: StepTable) -> None:
    """The table's editor and its button; nothing where the rows that it needs are missing."""
    stored = composed.stored
    if table.needs and not stored[table.needs]:
        return
    key = composed.key(table.name)
    widget = "_".join(("composer", *key, str(composed.known_until)))
    rows = shown_rows(table, composed.going_on)
    if _shows_ended(composed, table):
        rows, widget = shown_rows(table, stored), f"{widget}_tout"
    held = table_to_draw(key, widget, table, rows)
    shown = st.data_editor(
        held.frame,
        key=widget,
        hide_index=True,
        num_rows="fixed" if table.has_fixed_lines else "dynamic",
        column_order=[column.key for column in table.columns],
        column_config={PLACE: None} | {one.key: table_column(one, stored) for one in table.columns},
        disabled=list(table.locked),
        height=min(TALLEST, ROW * (len(held.frame) + 2)),
        alt=typo(f"{table.sheet.label} : {table.sheet.purpose}"),
        placeholder="",
    )
    edited = edited_table(
        table.sheet,
        table.columns,
        shown,
        before=held.before,
        stored=shown_rows(table, stored),
        units={row["code"]: row["unit"] for row in stored["indicators"]},
    )
    if edited.is_edited or edited.findings:
        hold(key, Held(before=held.before, frame=shown))
    else:
        let_go(key)
    _save_bar(composed, table, edited)


def _shows_ended(composed: Composed, table: StepTable) -> bool:
    """Whether the rows that have ended stand in the table too; nothing is asked without any."""
    ended = sorted(composed.ended.get(table.name, ()))
    if not ended:
        return False
    counted = plural(len(ended), *ENDED[table.name])
    codes = joined(ended) if len(ended) <= MOST_NAMED else f"{', '.join(ended[:MOST_NAMED])}…"
    return st.toggle(
        typo(f"Montrer aussi {counted} : {plain(codes)}"),
        key=f"composer_termines_{table.name}",
        help="Rien n’en est plus demandé ; ce qui a été reçu reste consultable.",
    )


def _save_bar(composed: Composed, table: StepTable, edited: EditedTable) -> None:
    may_end = consent_to_end(table.name, edited, day=composed.day)
    may_replace = consent_to_replace(table.name, edited)
    is_waiting = edited.is_edited or bool(edited.findings)
    with st.container(horizontal=True, vertical_alignment="center"):
        is_asked = st.button(
            table.save, type="primary", key=f"save_{table.name}", disabled=not is_waiting
        )
        if is_waiting:
            st.caption("Pas encore enregistré. Recharger la page l’effacerait.")
    if not is_asked:
        return
    if not may_end:
        st.error(typo("Cochez la case pour y mettre fin, ou remettez ces lignes."))
        return
    if not may_replace:
        st.error(typo("Cochez la case pour remplacer ce texte, ou rechargez la page pour le lire."))
        return
    draft = table_draft(composed.code, table, edited, composed.stored)
    if record_table(table.name, draft, edited, day=composed.day):
        recorded(composed.key(table.name))
        st.rerun()
