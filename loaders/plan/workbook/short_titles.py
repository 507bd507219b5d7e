"""The short words of an axis or an action: made from its title where nobody gave any."""

from collections.abc import Iterable, Mapping
from typing import Final

from data_model.french import one_line
from loaders.plan.text_table import Row
from loaders.plan.workbook.sheet_row import SheetRow

SHORT_OF: Final = {"axes": ("label", "short_label", 60), "actions": ("title", "short_title", 80)}
"""By table: the column of the title, that of the short one, and its longest."""


def shortened(text: str, limit: int) -> str:
    """The words on one line, cut between two of them where they are too long."""
    words = one_line(text)
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def short_title(
    table: str, row: Mapping[str, str], before: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The short title that follows from a row: where it is empty, or was made from the old title.

    One that a person gave stays; `before` is the row as it was, None where it is new.
    """
    if table not in SHORT_OF:
        return {}
    whole, short, limit = SHORT_OF[table]
    given = row.get(short, "")
    is_made = before is not None and given == before.get(short) == shortened(
        before.get(whole, ""), limit
    )
    return {short: shortened(row.get(whole, ""), limit)} if is_made or not given else {}


def follow_titles(rows: Iterable[SheetRow], stored: Iterable[Row]) -> None:
    """Give the rows of a sheet, once they have their codes, the short titles that follow."""
    known = {row["code"]: row for row in stored if "code" in row}
    for row in rows:
        row.texts |= short_title(row.spec.table, row.texts, known.get(row.text("code")))
