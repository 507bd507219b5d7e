"""What was typed and not recorded yet: it follows from step to step as long as the visit lasts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from data_model.french import joined, typo
from loaders.entry.composer_rows import as_typed, shown_frame
from loaders.entry.composer_tables import STEP_TABLES, StepTable
from loaders.plan.text_table import Row
from pages.common.composer.composed import Composed, Key
from pages.common.composer.steps import STEPS

HELD: Final = "composer_en_cours"
DRAWN: Final = "composer_montre"
# A table without a row begins with lines that wait to be filled in.
BLANK_LINES: Final = 4


@dataclass(frozen=True, kw_only=True)
class Held:
    """A table as it is being edited: the rows it began with, and the table on screen."""

    before: tuple[Row, ...]
    frame: pd.DataFrame


def table_to_draw(key: Key, widget: str, table: StepTable, rows: Sequence[Row]) -> Held:
    """What the editor begins with: the same as long as it is drawn, else what was being edited."""
    drawn: dict[Key, tuple[str, Held]] = st.session_state.setdefault(DRAWN, {})
    name, held = drawn.get(key, ("", None))
    if held is None or name != widget or widget not in st.session_state:
        if held is not None and name != widget:
            _keep_typing(key, name, held)
        kept = _all_held().get(key)
        frame = shown_frame(table.columns, rows, blank=0 if rows else BLANK_LINES)
        fresh = Held(before=tuple(rows), frame=frame)
        held = fresh if kept is None else _with_new_rows(kept, table, rows)
        drawn[key] = (widget, held)
    return held


def recorded(key: Key) -> None:
    """That table is recorded: what was typed in it is its rows by now."""
    let_go(key)
    st.session_state.setdefault(DRAWN, {}).pop(key, None)


def _keep_typing(key: Key, widget: str, held: Held) -> None:
    """What was typed while the plan was recorded from elsewhere is in the table drawn anew."""
    typed = st.session_state.get(widget)
    if typed and any(typed.values()):
        hold(key, Held(before=held.before, frame=as_typed(held.frame, typed)))


def as_typed_before(name: str, key: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """What each field begins with: as `stored`, or as typed before the plan was recorded elsewhere.

    The fields are kept under `key`, then their label.
    """
    last, given = st.session_state.get(name, (key, stored))
    st.session_state[name] = (key, dict(stored))
    if last == key:
        return dict(stored)
    typed = {label: st.session_state.get(f"{last}_{label}", given[label]) for label in stored}
    return {
        label: typed[label] if typed[label] != given[label] else value
        for label, value in stored.items()
    }


def hold(key: Key, held: Held) -> None:
    """Keep what is being edited."""
    _all_held()[key] = held


def let_go(key: Key) -> None:
    """Nothing is being edited in that table any more."""
    _all_held().pop(key, None)


def say_unsaved(composed: Composed, *, but: str) -> None:
    """The steps, but the one shown, in which something waits to be recorded."""
    held: Mapping[Key, Held] = _all_held()
    waiting = [
        STEPS[step]
        for step, tables in STEP_TABLES.items()
        if step != but and any(composed.key(table.name) in held for table in tables)
    ]
    if waiting:
        words = f"{joined(waiting)} : ce que vous y avez tapé n’est pas encore enregistré."
        st.warning(typo(words), icon=":material/edit:")


def _all_held() -> dict[Key, Held]:
    held: dict[Key, Held] = st.session_state.setdefault(HELD, {})
    return held


def _with_new_rows(kept: Held, table: StepTable, rows: Sequence[Row]) -> Held:
    """The same with the rows that were recorded meanwhile, or from elsewhere."""
    known = {_key(table, row) for row in kept.before}
    new = [row for row in rows if _key(table, row) not in known]
    if not new:
        return kept
    before = (*kept.before, *new)
    more = shown_frame(table.columns, new, first=len(kept.before))
    return Held(before=before, frame=pd.concat([kept.frame, more], ignore_index=True))


def _key(table: StepTable, row: Row) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in table.sheet.key)
