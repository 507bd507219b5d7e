"""Words typed in « Notice » where the issued sheet has none: told, for nothing reads them."""

from typing import Final

from data_model.finding import Finding
from loaders.checks.words_not_read import words_not_read
from loaders.formats.cell_words import cell_text, is_filled
from loaders.formats.cells import Sheet, Workbook
from loaders.issuing.issue_notice import HOW_TO
from loaders.recognition.identity import notice_sheet
from loaders.recognition.labels import normalise_label
from loaders.template.template import NOTHING_LABELS, NOTICE_CODE, NOTICE_NAME, NOTICE_PERIOD

NOTHING_ROW: Final = 9
HOW_TO_ROW: Final = 11
COLOURS_ROW: Final = HOW_TO_ROW + len(HOW_TO) + 1
LAST_ROW: Final = COLOURS_ROW + 3
# A row or column put in or taken out moves one of these: then no cell is known to be free.
LANDMARKS: Final = (
    (3, (NOTICE_NAME,)),
    (4, (NOTICE_CODE,)),
    (5, (NOTICE_PERIOD,)),
    (NOTHING_ROW, tuple(NOTHING_LABELS.values())),
    (HOW_TO_ROW, ("Comment remplir",)),
    (COLOURS_ROW, ("Couleurs",)),
)
WRITTEN: Final = frozenset(
    {(row, 1) for row in (*range(1, 8), NOTHING_ROW, HOW_TO_ROW, COLOURS_ROW)}
    | {(row, 2) for row in (*range(3, 8), NOTHING_ROW)}
    | {(row, 2) for row in range(HOW_TO_ROW, HOW_TO_ROW + len(HOW_TO))}
    | {(row, 2) for row in range(COLOURS_ROW, LAST_ROW + 1)}
)


def notice_words(workbook: Workbook) -> list[Finding]:
    """One finding for the words that stand where the issued « Notice » leaves its cells empty."""
    sheet = notice_sheet(workbook)
    if sheet is None or not _is_as_issued(sheet):
        return []
    found = [
        (cell, cell_text(cell))
        for cell in sheet.cells
        # What stands beside « Rien à signaler » is its answer, asked about elsewhere.
        if cell.row != NOTHING_ROW and (cell.row, cell.column) not in WRITTEN and is_filled(cell)
    ]
    return words_not_read(
        found,
        ("texte n’est pas lu", "textes ne sont pas lus"),
        code="TEXTE_DANS_NOTICE",
        hint="Si un texte compte, mettez-le en commentaire de la ligne dont il parle.",
    )


def _is_as_issued(sheet: Sheet) -> bool:
    cells = sheet.by_position
    legend = [(row, 2) for row in range(COLOURS_ROW, LAST_ROW + 1)]
    return all(place in cells and is_filled(cells[place]) for place in legend) and all(
        (row, 1) in cells
        and normalise_label(cell_text(cells[row, 1])) in {normalise_label(one) for one in labels}
        for row, labels in LANDMARKS
    )
