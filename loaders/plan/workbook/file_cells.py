"""How a text of a plan's table is written in a cell: a real number, a real date, a word."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from loaders.plan.sheets.plan_sheet import CellKind, PlanColumn
from loaders.plan.text_table import Row

FORMATS: Final[dict[CellKind, str]] = {
    "code": "@",
    "period": "@",
    "quarters": "@",
    "integer": "0",
    "amount": '#,##0.00\u00a0"€"',
    "share": "0.0%",
    "date": "dd/mm/yyyy",
}
SHORT_TEXT: Final = 40
"""What is typed in a narrower column stays as it was typed: « Février 2024 » becomes no date."""
FIRST_EXCEL_YEAR: Final = 1901
NO_DATE: Final = "à définir"
NUMBERS: Final = frozenset({"integer", "decimal", "amount", "share"})
YES_NO: Final = {"true": "oui", "false": "non"}

CellContent = str | Decimal | date


def number_format(column: PlanColumn) -> str:
    """The format of a column's cells."""
    if column.kind == "text" and column.width < SHORT_TEXT:
        return "@"
    return FORMATS.get(column.kind, "")


def content_of(column: PlanColumn, row: Row) -> CellContent:
    """What is put in one cell, "" where the row says nothing."""
    text = row.get(column.key, "")
    if column.key == "start" and not text and not row.get("end") and row.get("as_written"):
        # Or reading would give to its words the date that nobody said.
        return NO_DATE
    if not text:
        return ""
    if column.kind in NUMBERS:
        return Decimal(text)
    if column.kind == "date":
        return date.fromisoformat(text)
    if column.kind == "yes_no":
        return YES_NO.get(text, text)
    return column.choices.labels().get(text, text) if column.choices else text


def write_content(sheet: Any, place: tuple[int, int], content: CellContent, style: Any) -> None:
    """Write one cell."""
    if content == "":
        sheet.write_blank(*place, None, style)
    elif isinstance(content, Decimal):
        exact = Decimal(repr(float(content))) == content
        if exact:
            sheet.write_number(*place, float(content), style)
        else:
            sheet.write_string(*place, f"{content:f}".replace(".", ","), style)
    elif isinstance(content, date):
        if content.year < FIRST_EXCEL_YEAR:
            sheet.write_string(*place, f"{content:%d/%m/}{content.year:04}", style)
        else:
            day = datetime(content.year, content.month, content.day)  # noqa: DTZ001  Excel has no time zone
            sheet.write_datetime(*place, day, style)
    else:
        sheet.write_string(*place, content, style)
