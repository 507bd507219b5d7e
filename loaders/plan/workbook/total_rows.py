"""Rows of totals under the tables of a plan workbook: they are told, and stand for nothing."""

from collections.abc import Iterable, Iterator

from data_model.finding import Finding, Severity
from data_model.french import joined
from loaders.formats.cell_words import typed_text
from loaders.formats.cells import Cell, CellKind
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.recognition.total_words import is_figure, says_total
from loaders.values.reading import quoted

TOTAL_ROW = "LIGNE_DE_TOTAL"
CHOSEN = frozenset({"list", "yes_no"})
"""« Total » chosen in a list is the basis of an amount."""


def without_totals(rows: Iterable[SheetRow]) -> tuple[list[SheetRow], list[Finding]]:
    """The rows that are no total, and one finding a total, with its cells.

    A row coded « TOTAL » that says something else blocks: it may be one or the other.
    """
    kept: list[SheetRow] = []
    findings: list[Finding] = []
    for row in rows:
        texts = list(_words(row))
        totals = [key for key, text in texts if says_total(text)]
        code = next((key for key in totals if row.spec.column(key).kind == "code"), "")
        if totals and len(totals) == len(texts):
            findings.append(_set_aside(row, totals[0]))
            continue
        kept.append(row)
        if code:
            findings.append(
                row.finding(
                    Severity.ERROR,
                    TOTAL_ROW,
                    f"{quoted(dict(texts)[code])} n’est pas un code.",
                    key=code,
                    hint="Videz la ligne si c’est un total, ou donnez-lui un autre code.",
                )
            )
    return kept, findings


def _words(row: SheetRow) -> Iterator[tuple[str, str]]:
    """Column → what it says: a code, or words that are neither a figure nor of a closed list."""
    for key, cell in row.cells.items():
        text, kind = typed_text(cell).strip(), row.spec.column(key).kind
        is_word = cell.kind is CellKind.TEXT and kind not in CHOSEN and not is_figure(text)
        # A row that has a code is about something, be it called « Total ».
        if kind == "code" or is_word:
            yield key, text


def _set_aside(row: SheetRow, key: str) -> Finding:
    cells = joined(_named(cell) for cell in row.cells.values())
    return row.finding(
        Severity.INFO,
        TOTAL_ROW,
        f"la ligne {row.number} est un total, elle n’est pas lue ({cells}).",
        key=key,
        hint="Le total se refait dans l’application.",
    )


def _named(cell: Cell) -> str:
    return f"{cell.address} {quoted(typed_text(cell).strip())}"
