"""One cell of a plan's table: as a person reads and types it, and as the text table holds it."""

from datetime import date
from decimal import Decimal
from typing import Final

from data_model.french import number
from data_model.interval import DateError, parse_interval
from loaders.entry.typed_entry import typed_words
from loaders.plan.sheets.plan_sheet import PlanColumn
from loaders.plan.workbook.row_texts import FIRST_DAYS
from loaders.values.numbers import read_number
from loaders.values.reading import CellReading

TRUE: Final = "true"
FALSE: Final = "false"
PERCENT: Final = "%"
NUMBERS: Final = {"integer": 0, "decimal": 4, "amount": 2, "share": 4}
"""The kinds of cell that hold a number, and their decimals."""

Shown = str | bool | None


def shown_cell(column: PlanColumn, text: str) -> Shown:
    """What stands in the table on screen: the word of a closed list, the code of another row."""
    if column.kind == "yes_no":
        return (text or column.blank) == TRUE
    if not text:
        return None
    if column.choices is not None:
        return column.choices.labels().get(text, text)
    if column.kind in NUMBERS:
        return number(Decimal(text))
    return f"{date.fromisoformat(text):%d/%m/%Y}" if column.kind == "date" else text


def typed_cell(column: PlanColumn, shown: object, *, unit: str = "") -> str:
    """The text of the table for what stands on screen; `unit` is that of the row's values.

    Raises: ValueError with a French sentence where a number or a date is none, or a word is not
        listed.
    """
    if column.kind == "yes_no":
        return TRUE if shown is True else FALSE
    words = typed_words(shown)
    if words and column.choices is not None:
        return str(column.choices.of_label(words).value)
    if words and column.kind == "date":
        return _typed_day(column, words)
    if not words or column.kind not in NUMBERS:
        return words
    read = read_number(
        words,
        unit="€" if column.kind == "amount" else "",
        decimals=NUMBERS[column.kind],
        is_count=column.kind == "integer",
    )
    if column.kind == "decimal" and unit and read.state == "question":
        read = _in_unit(words, unit, read)
    if read.state == "value" and read.value is not None:
        return f"{read.value.normalize():f}"
    if read.state == "blank":
        return ""
    raise ValueError(read.message)


def _in_unit(words: str, unit: str, read: CellReading[Decimal]) -> CellReading[Decimal]:
    """« 9 % » of an indicator in %, « 12 ha » of one in hectares: the number itself."""
    if unit != PERCENT:
        said = read_number(words, unit=unit, decimals=NUMBERS["decimal"])
        return said if said.state == "value" else read
    if PERCENT not in words or len(read.candidates) < 2:
        return read
    return CellReading(state="value", value=max(read.candidates))


def _typed_day(column: PlanColumn, words: str) -> str:
    """The first day that the words name for a start, the last one elsewhere."""
    try:
        days = parse_interval(words)
    except DateError as error:
        raise ValueError(f"{error.message} {error.hint}".strip()) from error
    named = days.start if column.key in FIRST_DAYS else days.end
    return named.isoformat() if named else ""
