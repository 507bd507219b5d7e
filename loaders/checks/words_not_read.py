"""Words that lie where nothing is read: said once, with the places of the first ones."""

from collections.abc import Sequence

from data_model.finding import Finding, Severity
from data_model.french import joined, plural
from loaders.formats.cells import Cell
from loaders.recognition.table_rows import MAX_NAMED
from loaders.values.reading import quoted


def words_not_read(
    found: Sequence[tuple[Cell, str]], counted: tuple[str, str], *, code: str, hint: str
) -> list[Finding]:
    """One finding for these cells and what each says, none where there is none.

    `counted` says what they are, one or several: « note n’est pas lue », « notes ne sont pas
    lues ».
    """
    if not found:
        return []
    first, shown = found[0][0], found[:MAX_NAMED]
    named = joined(f"{cell.sheet}!{cell.address} {quoted(words)}" for cell, words in shown)
    more = "…" if len(found) > MAX_NAMED else ""
    return [
        Finding(
            severity=Severity.INFO,
            code=code,
            sheet=first.sheet,
            cell=first.address,
            value=", ".join(words for _, words in shown),
            message=f"{plural(len(found), *counted)}\u00a0: {named}{more}.",
            hint=hint,
        )
    ]
