"""What is said of the template's cells: every finding names its place and the words it is about."""

from collections.abc import Iterable, Sequence

from data_model.finding import Finding, Severity
from data_model.french import joined, plural, typo
from loaders.formats.cells import Cell
from loaders.transitions.sheet_rows import words
from loaders.values.reading import quoted

MOST_NAMED = 5
SEPARATOR = " | "


def told(
    cell: Cell, message: str, *, code: str, severity: Severity = Severity.QUESTION, hint: str = ""
) -> Finding:
    """One thing to say of one cell: « Plan, D5 : … »."""
    return Finding(
        severity=severity,
        code=code,
        sheet=cell.sheet,
        cell=cell.address,
        value=words(cell),
        message=f"{cell.sheet}, {cell.address}\u00a0: {typo(message)}",
        hint=typo(hint),
    )


def told_of_all(
    cells: Sequence[Cell],
    message: str,
    *,
    code: str,
    severity: Severity = Severity.INFO,
    hint: str = "",
) -> list[Finding]:
    """The same thing of several cells, once; nothing where there is none.

    The message shows the first of them, the value holds the words of all.
    """
    if not cells:
        return []
    named = joined(f"{cell.address} {quoted(words(cell))}" for cell in cells[:MOST_NAMED])
    more = "…" if len(cells) > MOST_NAMED else ""
    first = cells[0]
    return [
        Finding(
            severity=severity,
            code=code,
            sheet=first.sheet,
            cell=first.address,
            value=SEPARATOR.join(words(cell) for cell in cells),
            message=f"{first.sheet}\u00a0: {typo(message)} ({named}{more}).",
            hint=typo(hint),
        )
    ]


def rows_named(numbers: Iterable[int]) -> str:
    """« ligne 4 », « lignes 4, 5 et 9 »."""
    listed = sorted(set(numbers))
    shown = [str(number) for number in listed[:MOST_NAMED]]
    if len(listed) > MOST_NAMED:
        shown.append(plural(len(listed) - MOST_NAMED, "autre"))
    return f"{'ligne' if len(listed) == 1 else 'lignes'} {joined(shown)}"
