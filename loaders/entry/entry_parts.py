"""A sheet of the entry in two tables: the rows that are given, and those whose keys are typed."""

from collections.abc import Mapping

import pandas as pd

from loaders.entry.hand_entry import FIRST_ROW, IN_FORCE, IS_OPEN, LINE, typed_lines
from loaders.template.column_spec import ColumnSpec, SheetSpec
from loaders.template.columns import SHEETS
from loaders.template.template import YES

Row = dict[str, str]


def split_rows(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that say what they are about, then the free ones; each counted from 0."""
    is_open = frame[IS_OPEN] == YES
    return (
        frame[~is_open].reset_index(drop=True),
        frame[is_open].reset_index(drop=True),
    )


def rejoined(spec: SheetSpec, locked: pd.DataFrame, free: pd.DataFrame) -> pd.DataFrame:
    """The sheet again, as `hand_entry.entry_frames` gives it; rows added by hand come last.

    Of a free row only the code and what was typed is kept: its code may have been changed, and
    the words beside it are of the first one.
    """
    kept = [column.label for column in spec.columns if column.is_key or not column.is_locked]
    rows = _records(locked)
    rows += [
        {name: words for name, words in row.items() if name in kept or name == LINE}
        for row in _records(free)
    ]
    placed = sorted((row for row in rows if row[LINE]), key=lambda row: int(row[LINE]))
    whole = [*placed, *(row for row in rows if not row[LINE])]
    columns = [LINE, *(column.label for column in spec.columns), IN_FORCE, IS_OPEN]
    lines = [{name: row.get(name, "") for name in columns} for row in whole]
    for number, line in enumerate(lines, start=FIRST_ROW):
        line[LINE] = str(number)
    return pd.DataFrame(lines, columns=columns, dtype="str")


def changed_rows(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]
) -> set[tuple[str, int]]:
    """The rows (sheet, row of the workbook) that do not say the same in both."""
    return {
        (spec.label, number)
        for spec in SHEETS
        for number in _numbers(before[spec.key], after[spec.key])
    }


def _numbers(before: pd.DataFrame, after: pd.DataFrame) -> list[int]:
    old, new = _records(before), _records(after)
    longest = max(len(old), len(new))
    padded = zip(_padded(old, longest), _padded(new, longest), strict=True)
    return [n for n, (one, other) in enumerate(padded, start=FIRST_ROW) if one != other]


def _padded(rows: list[Row], length: int) -> list[Row]:
    return [*rows, *[{}] * (length - len(rows))]


def _records(frame: pd.DataFrame) -> list[Row]:
    return [
        {str(name): typed_lines(words) for name, words in row.items()}
        for row in frame.to_dict("records")
    ]


def carried_over(
    typed: Mapping[str, pd.DataFrame], anew: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """What was typed, in the rows as they are now; a line or category typed first stays free."""
    return {spec.key: _carried(spec, typed[spec.key], anew[spec.key]) for spec in SHEETS}


def _carried(spec: SheetSpec, typed: pd.DataFrame, anew: pd.DataFrame) -> pd.DataFrame:
    entered = [c.label for c in spec.columns if not (c.is_key or c.kind == "code") and _is_typed(c)]
    rows = _records(anew)
    left = list(range(len(rows)))
    for old in _records(typed):
        if not any(old[name] for name in entered):
            continue
        place = next((n for n in left if _key(spec, rows[n]) == _key(spec, old)), None)
        if place is None:
            rows.append(old | {LINE: "", IS_OPEN: YES})
            continue
        left.remove(place)
        rows[place] |= {name: old[name] for name in entered}
    return pd.DataFrame(rows, columns=list(anew.columns), dtype="str")


def _is_typed(column: ColumnSpec) -> bool:
    # « Prévu » is locked for the communes and open to the territory.
    return not column.is_locked or column.key == "planned"


def _key(spec: SheetSpec, row: Row) -> tuple[str, ...]:
    return tuple(row[column.label] for column in spec.columns if column.is_key)
