"""Notes hung where no row takes them: on a title, in the notice, beside the table."""

from collections.abc import Collection

from data_model.finding import Finding
from loaders.checks.cell_notes import own_words
from loaders.checks.words_not_read import words_not_read
from loaders.formats.cells import Workbook


def notes_aside(
    workbook: Workbook, sheets: Collection[str], kept: Collection[tuple[str, str]]
) -> list[Finding]:
    """One finding for the notes of these sheets whose (sheet, address) is not among the kept."""
    found = [
        (cell, words)
        for sheet in workbook.sheets
        if sheet.name in sheets
        for cell in sheet.cells
        if (words := own_words(cell.note)) and (cell.sheet, cell.address) not in kept
    ]
    return words_not_read(
        found,
        ("note n’est pas lue", "notes ne sont pas lues"),
        code="NOTE_HORS_TABLEAU",
        hint="Si une note compte, mettez-la en commentaire de la ligne dont elle parle.",
    )
