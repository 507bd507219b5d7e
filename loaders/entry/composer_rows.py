"""A plan's table as a person edited it on screen → its whole rows, and what is wrong in them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from pandas.api.types import is_bool_dtype

from data_model.finding import Finding
from data_model.french import typo
from loaders.entry.composer_cells import FALSE, TRUE, Shown, shown_cell
from loaders.entry.composer_completion import completed_rows, row_findings
from loaders.entry.composer_line import NAMED_BY, NOTHING_ELSE, at_line, line_words, typed_line
from loaders.entry.typed_entry import wrong
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.text_table import Row
from loaders.plan.workbook.short_titles import short_title

PLACE: Final = "_place"
"""Which row of the table before editing a line is, as text; none for a line that was added."""

CODED: Final = ("code",)


@dataclass(frozen=True, kw_only=True)
class Overtaken:
    """A cell typed over what was recorded from elsewhere since the table was drawn."""

    row: str
    column: str
    recorded: str
    typed: str


@dataclass(frozen=True, kw_only=True)
class EditedTable:
    """The rows of a table as they would be recorded; `removed` are those taken out on screen."""

    rows: tuple[Row, ...]
    added: int = 0
    changed: int = 0
    removed: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    overtaken: tuple[Overtaken, ...] = ()

    @property
    def is_edited(self) -> bool:
        """Whether anything is to be recorded."""
        return bool(self.added or self.changed or self.removed)


def shown_frame(
    columns: Sequence[PlanColumn], rows: Sequence[Row], *, first: int = 0, blank: int = 0
) -> pd.DataFrame:
    """The rows as a table on screen, then `blank` lines to fill in.

    Columns: `_place` (str, counted from `first`, missing in a blank line), then one a key (str,
    nullable, or bool). Rows: one a row of the table, in its order.
    """
    shown: list[dict[str, Shown]] = []
    for place, row in enumerate(rows, start=first):
        cells = {one.key: shown_cell(one, row.get(one.key, "")) for one in columns}
        shown.append({PLACE: str(place), **cells})
    empty = {one.key: shown_cell(one, "") for one in columns}
    shown += [{PLACE: None, **empty} for _ in range(blank)]
    types = {one.key: "bool" if one.kind == "yes_no" else "object" for one in columns}
    return pd.DataFrame(shown, columns=[PLACE, *types]).astype({PLACE: "object"} | types)


def as_typed(frame: pd.DataFrame, typed: Mapping[str, Any]) -> pd.DataFrame:
    """The table with what was typed in it since it was drawn, as the screen sends it.

    `typed` has `edited_rows` (by rank), `added_rows` and `deleted_rows`. Columns: those of
    `shown_frame`. Rows: those left, in their order, then those added.
    """
    shown = frame.copy()
    for rank, cells in typed.get("edited_rows", {}).items():
        for name, value in cells.items():
            shown.loc[shown.index[int(rank)], name] = value
    kinds = frame.dtypes.items()
    empty = {name: False if is_bool_dtype(kind) else None for name, kind in kinds}
    added = [empty | cells for cells in typed.get("added_rows", [])]
    if added:
        more = pd.DataFrame(added, columns=frame.columns).astype(frame.dtypes)
        shown = pd.concat([shown, more], ignore_index=True)
    gone = [int(rank) for rank in typed.get("deleted_rows", [])]
    return shown.drop(shown.index[gone]).reset_index(drop=True)


def edited_table(
    sheet: PlanSheet,
    columns: Sequence[PlanColumn],
    edited: pd.DataFrame,
    *,
    before: Sequence[Row],
    stored: Sequence[Row],
    units: Mapping[str, str] = NOTHING_ELSE,
) -> EditedTable:
    """What was done to the rows `before`, brought to those that are `stored` by now.

    A line is counted from 1 as it stands on screen; one in which nothing was typed says nothing.
    `units` are those of the indicators that a target may be of.
    """
    by_key = {_key(sheet, row): dict(row) for row in stored}
    findings: list[Finding] = []
    kept: set[int] = set()
    added: dict[int, dict[str, str]] = {}
    changed: dict[int, dict[str, str]] = {}
    unread: dict[int, frozenset[str]] = {}
    overtaken: list[Overtaken] = []
    for line, shown in enumerate(edited.to_dict("records"), start=1):
        place = shown[PLACE]
        known = before[int(place)] if isinstance(place, str) else None
        read = typed_line(sheet, columns, shown, known=known, line=line, units=units)
        typed, unread[line] = read.texts, read.unread
        findings += read.findings
        if known is None:
            if any(typed.values()):
                added[line] = typed
            continue
        kept.add(int(place))
        key = _key(sheet, known)
        if typed and _key(sheet, {**known, **typed}) != key:
            if sheet.key == CODED:
                findings.append(_moved(sheet, known, line=line))
            else:
                # What is named by an action or a day is another row under another one.
                kept.remove(int(place))
                added[line] = {**known, **typed}
        elif typed and key in by_key:
            overtaken += _overtaken(columns, known, by_key[key], typed)
            by_key[key] |= typed | _following(typed)
            by_key[key] |= short_title(sheet.table, by_key[key], known)
            changed[line] = by_key[key]
    removed = tuple(row for place, row in enumerate(before) if place not in kept)
    for row in removed:
        by_key.pop(_key(sheet, row), None)
    rows = completed_rows(sheet, [*by_key.values()], added.values())
    new = zip(added, rows[len(by_key) :], strict=True)
    for line, touched in (*changed.items(), *new):
        findings += row_findings(sheet, touched, line=line, unread=unread[line])
    findings += _doubles(sheet, rows)
    return EditedTable(
        rows=tuple(rows),
        added=len(added),
        changed=len(changed),
        removed=removed,
        findings=tuple(findings),
        overtaken=tuple(overtaken),
    )


def _overtaken(
    columns: Sequence[PlanColumn], known: Row, now: Row, typed: Mapping[str, str]
) -> Iterator[Overtaken]:
    for column in columns:
        text = typed.get(column.key)
        current = now.get(column.key, "")
        if text is not None and current not in (known.get(column.key, ""), text):
            name = next(filter(None, (known.get(one, "") for one in (*NAMED_BY, "code"))), "")
            sides = (str(shown_cell(column, one) or "") for one in (current, text))
            yield Overtaken(
                row=name,
                column=column.label,
                **dict(zip(("recorded", "typed"), sides, strict=True)),
            )


def _following(typed: Mapping[str, str]) -> dict[str, str]:
    """An indicator is asked by category where it says which."""
    if "breakdown_label" not in typed:
        return {}
    return {"is_broken_down": TRUE if typed["breakdown_label"] else FALSE}


def _key(sheet: PlanSheet, row: Row) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in sheet.key)


def _moved(sheet: PlanSheet, known: Row, *, line: int) -> Finding:
    code = " ".join(_key(sheet, known))
    where = line_words(sheet, line, known)
    return at_line(sheet, where, f"« {code} » nomme déjà cette ligne partout, et ne change pas.")


def _doubles(sheet: PlanSheet, rows: Sequence[Row]) -> list[Finding]:
    said = Counter(_key(sheet, row) for row in rows)
    twice = [key for key, times in said.items() if times > 1]
    return [
        wrong(
            typo(f"{sheet.label} : « {' '.join(key)} » est dit deux fois."),
            "Gardez une seule ligne, ou donnez-lui un autre code.",
        )
        for key in twice
    ]
