"""Notes hung where no row takes them: on a title, in the notice, beside the table."""

from collections.abc import Collection, Sequence

from data_model.finding import Finding, Severity
from data_model.french import joined, plural
from loaders.checks.cell_notes import own_words
from loaders.formats.cells import Cell, Workbook
from loaders.recognition.table_rows import MAX_NAMED
from loaders.values.reading import quoted


def notes_aside(
    workbook: Workbook, sheets: Collection[str], kept: Collection[tuple[str, str]]
) -> list[Finding]:
    """One finding for the notes of these sheets whose (sheet, address) is not among the kept."""
    cells = [
        cell
        for sheet in workbook.sheets
        if sheet.name in sheets
        for cell in sheet.cells
        if own_words(cell.note) and (cell.sheet, cell.address) not in kept
    ]
    return [_told(cells)] if cells else []


def _told(cells: Sequence[Cell]) -> Finding:
    counted = plural(len(cells), "note n’est pas lue", "notes ne sont pas lues")
    named = [f"{c.sheet}!{c.address} {quoted(own_words(c.note))}" for c in cells[:MAX_NAMED]]
    more = "…" if len(cells) > MAX_NAMED else ""
    return Finding(
        severity=Severity.INFO,
        code="NOTE_HORS_TABLEAU",
        sheet=cells[0].sheet,
        cell=cells[0].address,
        value=", ".join(own_words(cell.note) for cell in cells[:MAX_NAMED]),
        message=f"{counted}\u00a0: {joined(named)}{more}.",
        hint="Si une note compte, mettez-la en commentaire de la ligne dont elle parle.",
    )
