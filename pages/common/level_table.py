"""A table whose last column carries the drawn sign of a level, never its colour alone."""

import pandas as pd

from charts.theme import level_mark
from charts.wrapping import cut
from pages.common.tables import shown_table

ALREADY_SAID = ("level", "word")


def level_table(
    frame: pd.DataFrame, column: str, *, alt: str, narrow: dict[str, int] | None = None
) -> None:
    """Show `frame`, its « level » and « word » columns as one badge under `column`.

    `narrow` gives the characters kept of a column's long texts.
    """
    shown = [name for name in frame.columns if name not in ALREADY_SAID]
    rows = []
    for line in frame.to_dict("records"):
        row = {name: _cut(line[name], (narrow or {}).get(name)) for name in shown}
        if "level" in line:
            mark = level_mark(line["level"])
            badge = f":{mark.badge}-badge[{mark.sign} {line['word']}]"
            row[column] = badge if line["word"] else ""
        rows.append(row)
    shown_table(pd.DataFrame(rows, dtype=object), alt)


def _cut(text: str, width: int | None) -> str:
    return text if width is None else cut(text, width=width)
