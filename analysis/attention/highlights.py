"""The faits marquants in force: what was sent, and the director's own words over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlmodel import Session

from analysis.frames import frame_of_rows
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.as_of import current_rows
from data_model.french import plain, quarter_label, typo
from data_model.steering import HighlightEdit

COLUMNS = [
    "action_code",
    "period_code",
    "respondent_code",
    "text",
    "sent_text",
    "is_kept",
    "is_edited",
    "number",
    "return_number",
    "sheet",
    "cell",
]
INTEGERS = ("number", "return_number")
Edits = dict[tuple[str, str, int, str, int], HighlightEdit]


@dataclass(frozen=True, kw_only=True)
class HighlightKey:
    """What an edit is about: a sent text by its return and cell, or an added one by its number."""

    action_code: str
    period_code: str
    source: tuple[int, str] | None
    number: int


def highlights_in_force(session: Session, snapshot: Snapshot) -> pd.DataFrame:
    """The faits marquants as known on the day looked at, with the director's edits.

    Columns: action_code, period_code, respondent_code (str, empty for an added one), text (str,
    as the committee reads it), sent_text (str, as collected, empty for an added one), is_kept
    (bool, in the committee's list), is_edited (bool), number (Int64, 0 for a sent one),
    return_number (Int64, missing for an added one), sheet, cell (str).
    Rows: one a text of an active return or an added one, newest period first.
    """
    seen = snapshot.situation
    edits: Edits = {
        (row.action_code, row.period_code, row.source_return, row.source_cell, row.number): row
        for row in current_rows(
            session, HighlightEdit, plan_code=seen.plan_code, cutoff=seen.cutoff
        )
    }
    rows = [_sent_row(versions, edits) for versions in _sent(snapshot).values()]
    # An added line without text has left the list, and no sent words stand behind it.
    rows += [_added_row(row) for row in edits.values() if row.number and row.text]
    rows.sort(key=lambda row: (row[1], row[8] or row[7]), reverse=True)
    return frame_of_rows(rows, COLUMNS, integers=INTEGERS)


def _sent(snapshot: Snapshot) -> dict[tuple[str, ...], list[Any]]:
    """The sent texts of each place of a return, newest first: a return sent again replaces."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for row in rows_of(snapshot.highlights):
        place = (row.action_code, row.period_code, row.respondent_code, row.cell)
        found.setdefault(place, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: -(whole(row.return_number) or 0))
    return found


def _sent_row(versions: Sequence[Any], edits: Edits) -> tuple[Any, ...]:
    sent = versions[0]
    # The same words sent again keep the director's edit of them.
    same = [row for row in versions if row.text == sent.text]
    keys = [
        (row.action_code, row.period_code, whole(row.return_number) or 0, row.cell, 0)
        for row in same
    ]
    place = next((at for at, key in enumerate(keys) if key in edits), 0)
    edit = edits.get(keys[place])
    text = sent.text if edit is None else edit.text
    return (
        sent.action_code,
        sent.period_code,
        sent.respondent_code,
        text or sent.text,
        sent.text,
        edit is None or bool(edit.text),
        edit is not None and edit.text not in ("", sent.text),
        0,
        whole(same[place].return_number),
        sent.sheet,
        sent.cell,
    )


def _added_row(edit: HighlightEdit) -> tuple[Any, ...]:
    return (
        edit.action_code,
        edit.period_code,
        "",
        edit.text,
        "",
        True,
        True,
        edit.number,
        None,
        "",
        "",
    )


def highlights_of(highlights: pd.DataFrame, action_code: str) -> pd.DataFrame:
    """One action's rows of `highlights_in_force`."""
    return highlights[highlights["action_code"] == action_code].reset_index(drop=True)


def highlight_keys(highlights: pd.DataFrame) -> list[HighlightKey]:
    """What an edit of each row would be about."""
    return [
        HighlightKey(
            action_code=row.action_code,
            period_code=row.period_code,
            source=None if row.number else (whole(row.return_number) or 0, row.cell),
            number=whole(row.number) or 0,
        )
        for row in rows_of(highlights)
    ]


def highlight_lines(
    highlights: pd.DataFrame, names: dict[str, str], *, with_cells: bool = True
) -> list[str]:
    """« T3 2026 · text, EPT, retour n° 61, `Indicateurs!L5` », the original beside an edit."""
    lines = []
    for row in rows_of(highlights):
        notes = []
        if row.respondent_code:
            who = plain(names.get(row.respondent_code, row.respondent_code))
            cell = f", `{row.sheet}!{row.cell}`" if with_cells else ""
            notes.append(f"{who}, retour n°\u00a0{whole(row.return_number)}{cell}")
        else:
            notes.append("ajouté à la main")
        if row.is_edited and row.sent_text:
            notes.append(f"texte reçu : « {plain(row.sent_text)} »")
        if not row.is_kept:
            notes.append("retiré de la liste du comité")
        lines.append(
            typo(
                f"**{quarter_label(row.period_code)}** · {plain(row.text)} "
                f":small[:gray[{' ; '.join(notes)}]]"
            )
        )
    return lines
