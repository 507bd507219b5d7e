"""What stands beside a table, under no title: never read, never passed over in silence."""

from collections.abc import Sequence

from data_model.finding import Answers, Finding, Severity
from data_model.french import plural
from loaders.formats.cell_words import FIGURES, is_filled, typed_text
from loaders.formats.cells import Cell, Sheet
from loaders.recognition.table_rows import MAX_NAMED, NOT_COUNTING


def outside_findings(
    sheet: Sheet, header_row: int, titled: frozenset[int], answers: Answers
) -> list[Finding]:
    """One finding for the filled cells under no title, and for the figures above the titles."""
    cells = [
        cell
        for cell in sheet.cells
        if (cell.row > header_row and cell.column not in titled and is_filled(cell))
        or (cell.row < header_row and cell.kind in FIGURES)
    ]
    if not cells:
        return []
    if any(cell.kind in FIGURES for cell in cells):
        return [_outside(cells, Severity.QUESTION).settled(answers)[0]]
    return [_outside(cells, Severity.INFO)]


def _outside(cells: Sequence[Cell], severity: Severity) -> Finding:
    counted = plural(len(cells), "cellule remplie", "cellules remplies")
    places = ", ".join(cell.address for cell in cells[:MAX_NAMED])
    more = "…" if len(cells) > MAX_NAMED else ""
    not_read = "non lue" if len(cells) == 1 else "non lues"
    return Finding(
        severity=severity,
        code="DONNEES_HORS_TABLEAU",
        sheet=cells[0].sheet,
        cell=cells[0].address,
        value=", ".join(typed_text(cell) for cell in cells[:MAX_NAMED]),
        message=f"{counted} hors du tableau, {not_read}\u00a0: {places}{more}.",
        hint="Déplacez ce qui compte dans une colonne du modèle, puis déposez le classeur à"
        " nouveau.",
        options=(NOT_COUNTING,) if severity is Severity.QUESTION else (),
    )
