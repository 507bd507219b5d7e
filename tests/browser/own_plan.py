"""A small plan as the rows of its workbook, and workbooks filled in as a person does."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl

from data_model.as_of import PARIS
from loaders.plan.workbook.workbook_file import plan_workbook

SIREN, DRANCY = "200058097", "93029"
REQUIRED = " (obligatoire)"
Typed = tuple[str, str, str, object]
"""Sheet, a word of the row, title of the column, value."""


def new_plan(today: date) -> bytes:
    """One axis, two actions, an indicator and a budget asked of one commune since January."""
    year = today.year
    rows: dict[str, list[dict[str, str]]] = {
        "plan": [
            {
                "code": "ESSAI",
                "title": "Plan d’essai",
                "short_title": "Essai",
                "territory_siren": SIREN,
                "starts_on": f"{year - 1}-01-01",
                "ends_on": f"{year + 1}-12-31",
            }
        ],
        "respondents": [{"code": DRANCY, "kind": "commune", "name": "Drancy"}],
        "axes": [
            {"code": "A1", "number": "1", "label": "Sobriété", "short_label": "Sobriété"},
            {"code": "A2", "number": "2", "label": "Coopération", "short_label": "Coopération"},
        ],
        "actions": [
            {
                "code": "1.1",
                "title": "Ressourcerie",
                "short_title": "Ressourcerie",
                "axis_code": "A1",
            },
            {
                "code": "1.2",
                "title": "Atelier vélo",
                "short_title": "Atelier vélo",
                "axis_code": "A1",
            },
        ],
        "indicators": [
            {"code": "1.1-I1", "action_code": "1.1", "label": "Objets réemployés", "nature": "flow"}
        ],
        "targets": [
            {
                "indicator_code": "1.1-I1",
                "due_on": f"{year + 1}-12-31",
                "value": "400",
                "basis": "to_date",
                "direction": "up",
                "tolerance": "0",
            }
        ],
        "voted_budget": [
            {"action_code": "1.1", "amount_eur": "100000", "basis": "total", "tax": "net"}
        ],
        "assignments": [
            {
                "respondent_code": DRANCY,
                "kind": kind,
                "object_code": code,
                "first_period": f"{year - 1}-T1",
                "rhythm": "each_quarter",
            }
            for kind, code in (("indicator", "1.1-I1"), ("budget", "1.1"))
        ],
    }
    return plan_workbook(rows, made_at=datetime.now(tz=PARIS))


def typed(content: bytes, *cells: Typed) -> bytes:
    """The workbook with some cells typed over, each named by its sheet, its row and its title.

    The row is the first one whose first cells hold the given words, else the first free one.
    """
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, row, title, value in cells:
        page = book[sheet]
        header, column = _titled(page, title)
        page.cell(_row(page, row, after=header), column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def without_row(content: bytes, sheet: str, words: str) -> bytes:
    """The workbook without one row of a sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book[sheet]
    page.delete_rows(_row(page, words, after=_titled(page, "Code")[0]))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _titled(page: Any, title: str) -> tuple[int, int]:
    return next(
        (cell.row, cell.column)
        for cells in page.iter_rows()
        for cell in cells
        if str(cell.value).removesuffix(REQUIRED) == title
    )


def _row(page: Any, words: str, *, after: int) -> int:
    rows = range(after + 1, page.max_row + 2)
    held = {n: [page.cell(n, column + 1).value for column in range(3)] for n in rows}
    named = (n for n, cells in held.items() if words in cells)
    return next(named, 0) or next(n for n, cells in held.items() if not any(cells))
