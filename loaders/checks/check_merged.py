"""A value under cells merged over several rows: of which row is it?"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from data_model.finding import Option
from loaders.checks.gathering import Gathering
from loaders.formats.cells import Sheet, Workbook
from loaders.recognition.table import TableRow, cell_text
from loaders.values.reading import quoted


def on_their_rows(
    rows: Sequence[TableRow],
    keys: Collection[str],
    *,
    label_key: str,
    workbook: Workbook,
    gathering: Gathering,
    go_together: bool = False,
) -> list[TableRow]:
    """The rows, each value of a merged block on the row that a person chose, else on none.

    `go_together` says that the columns `keys` make one value: without one the others are not read.
    """
    by_number = {row.number: row for row in rows}
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    merged = [
        (row, key, cell)
        for row in rows
        for key in keys
        if (cell := row.cell(key)) is not None and cell.address in row.shared
    ]
    for row, key, cell in merged:
        offered = [n for n in _block(sheets[row.sheet], cell.address) if n in by_number]
        chosen = gathering.choose(
            "VALEUR_SOUS_FUSION",
            f"{quoted(cell_text(cell))} est dans des cellules fusionnées sur plusieurs"
            " lignes\u00a0: de laquelle s’agit-il\u202f?",
            row=row,
            key=key,
            options=[Option(key=str(n), label=_named(by_number[n], label_key)) for n in offered],
            hint="Défusionnez les cellules et remettez la valeur sur sa ligne.",
        )
        if chosen == str(row.number):
            continue
        taken = set(keys) if go_together and not chosen else {key}
        here = by_number[row.number]
        left = {name: kept for name, kept in here.cells.items() if name not in taken}
        by_number[row.number] = replace(here, cells=left)
        if chosen:
            other = by_number[int(chosen)]
            by_number[other.number] = replace(other, cells={**other.cells, key: cell})
    return list(by_number.values())


def _named(row: TableRow, label_key: str) -> str:
    """What tells a row from its neighbours: its label, then its category where it has one."""
    label, category = row.text(label_key), row.text("category")
    return f"Ligne {row.number}\u00a0: {label}" + (f" ({category})" if category else "")


def _block(sheet: Sheet, anchor: str) -> list[int]:
    """The rows of a merged block."""
    return sorted({cell.row for cell in sheet.cells if anchor in {cell.merge_anchor, cell.address}})
