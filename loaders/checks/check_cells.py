"""What no check may look at in a row: errors, formulas without a result, words struck through."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from data_model.finding import Option, Severity
from loaders.checks.gathering import Gathering
from loaders.formats.cells import Cell, CellKind
from loaders.recognition.table import TableRow, cell_text
from loaders.values.reading import ERROR_CELL, CellReading, blocked, quoted

WORDS = ("comment", "highlight")
AS_WRITTEN, STANDING = "as_written", "standing"
NOT_STRUCK = "Effacez ce qui est barré, ou ôtez le barré si la valeur compte."


@dataclass(frozen=True, kw_only=True)
class RowColumns:
    """The columns of a sheet by what they do.

    `values` are given, `naming` say what of; the cells of `shown` are not read. `go_together` says
    that the values of a row make one.
    """

    values: tuple[str, ...]
    naming: frozenset[str]
    shown: frozenset[str]
    go_together: bool = False


INDICATOR_COLUMNS = RowColumns(
    values=("value", "denominator"),
    naming=frozenset({"indicator_code", "category", "unit"}),
    shown=frozenset({"action_title", "nature", "last_value"}),
    go_together=True,
)
BUDGET_COLUMNS = RowColumns(
    values=("planned", "committed", "paid"),
    naming=frozenset({"action_code", "exercise", "funder", "section"}),
    shown=frozenset(),
)
CALENDAR_COLUMNS = RowColumns(
    values=("new_forecast", "done_date"),
    naming=frozenset({"occurrence_code"}),
    shown=frozenset({"action_title", "initial_date", "in_force_date", "last_forecast"}),
)


def readable_rows(
    rows: Sequence[TableRow], columns: RowColumns, gathering: Gathering
) -> list[TableRow]:
    """The rows without the cells that cannot be read, each of which is refused or asked about.

    A value itself in error stays: the reader of numbers or dates says so. A row where nothing is
    given stays as it is.
    """
    return [
        _asked_of_struck(_without_faults(row, columns, gathering), columns, gathering)
        if row.has(*columns.values, *WORDS)
        else row
        for row in rows
    ]


def cell_fault(row: TableRow, key: str, gathering: Gathering) -> CellReading[object] | None:
    """Why the cell of a column says nothing, None where it can be read or is empty."""
    cell = row.cell(key)
    if cell is None:
        return None
    unreadable: CellReading[object] | None = gathering.unreadable_cell(row, key)
    text = cell_text(cell).strip()
    if unreadable is None and (cell.kind is CellKind.ERROR or ERROR_CELL.fullmatch(text.upper())):
        return blocked(
            "CELLULE_EN_ERREUR",
            f"la cellule contient l’erreur {text}.",
            "Corrigez la formule, puis ouvrez et enregistrez le fichier dans Excel.",
        )
    return unreadable


def _without_faults(row: TableRow, columns: RowColumns, gathering: Gathering) -> TableRow:
    """The row without its faulty words and names; without its values where a name is missing."""
    taken: set[str] = set()
    for key in row.cells:
        if key in columns.values or key in columns.shown:
            continue
        fault = cell_fault(row, key, gathering)
        if fault is None:
            continue
        given = [name for name in columns.values if row.has(name) and name not in taken]
        lost = given if key in columns.naming else []
        gathering.refuse(
            fault.code,
            fault.message,
            row=row,
            key=key,
            hint=fault.hint,
            n_cells=min(len(lost), 1) if columns.go_together else len(lost),
        )
        taken |= {key, *lost, *(columns.shown if key in columns.naming else ())}
    return _without(row, taken)


def _asked_of_struck(row: TableRow, columns: RowColumns, gathering: Gathering) -> TableRow:
    """The row with each value struck through as a person said that it is to be read."""
    _tell_struck_words(row, columns, gathering)
    for key in columns.values:
        cell = row.cell(key)
        if cell is None or cell.standing is None or cell_fault(row, key, gathering):
            continue
        chosen = gathering.choose(
            "VALEUR_BARREE",
            _struck_message(cell, cell.standing),
            row=row,
            key=key,
            options=_readings(cell, cell.standing),
            hint=NOT_STRUCK,
        )
        if not chosen and columns.go_together:
            return _without(row, columns.values)
        if not chosen:
            row = _without(row, {key})
        elif chosen == STANDING:
            left = cell._replace(kind=CellKind.TEXT, value=cell.standing, standing=None)
            row = replace(row, cells={**row.cells, key: left})
    return row


def _tell_struck_words(row: TableRow, columns: RowColumns, gathering: Gathering) -> None:
    """Words and names are kept as they are written; what is struck of them is told.

    Of a row whose value is struck too, the question about the value says it.
    """
    struck = {key: cell for key, cell in row.cells.items() if cell.standing is not None}
    names = [] if struck.keys() & columns.values else [*columns.naming & struck.keys()][:1]
    for key in (*WORDS, *names):
        cell = struck.get(key)
        if cell is None:
            continue
        part = "une partie de ce texte est barrée" if cell.standing else "ce texte est barré"
        message = f"{part}\u00a0: {quoted(cell_text(cell))} est gardé tel qu’il est écrit."
        gathering.tell(Severity.INFO, "VALEUR_BARREE", message, row=row, key=key, hint=NOT_STRUCK)


def _struck_message(cell: Cell, standing: str) -> str:
    written = quoted(cell_text(cell))
    if not standing:
        return f"{written} est barré\u00a0: faut-il retenir cette valeur\u202f?"
    return (
        f"une partie de {written} est barrée\u00a0: faut-il lire {written} ou"
        f" {quoted(standing)}\u202f?"
    )


def _readings(cell: Cell, standing: str) -> list[Option]:
    whole = Option(key=AS_WRITTEN, label=f"Lire {quoted(cell_text(cell))}")
    if not standing:
        return [whole]
    return [whole, Option(key=STANDING, label=f"Lire {quoted(standing)}, sans ce qui est barré")]


def _without(row: TableRow, keys: Collection[str]) -> TableRow:
    return replace(row, cells={key: cell for key, cell in row.cells.items() if key not in keys})
