"""The workbook, opened again: typed cells, live totals, charts, nobody's words run."""

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from documents.workbook.page import HEADER_ROW
from documents.workbook.workbook import committee_workbook
from tests.documents.reopened import sheets_of
from tests.documents.told import Told

HEAD = HEADER_ROW + 1
SHEETS = ["Synthèse", "Plan", "Axe\u00a01", "Axe\u00a02", "Axe\u00a03", "Transversal"]
SHEETS += ["Budget", "Calendrier", "Indicateurs", "Communes", "Sources"]
HOSTILE = '=HYPERLINK("http://exemple.fr";"clic")'


def test_there_is_a_sheet_an_axis_and_one_a_question(told: Told) -> None:
    assert sheets_of(told.workbook).sheetnames == SHEETS


def test_headers_stay_and_pages_print_on_one_width(told: Told) -> None:
    for sheet in sheets_of(told.workbook):
        assert sheet.freeze_panes == f"B{HEAD + 1}"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert told.context.head.short_title in sheet["A2"].value
        assert told.context.head.stopped in sheet["A3"].value


@pytest.mark.parametrize("name", ["Axe\u00a01", "Axe\u00a02", "Budget"])
def test_totals_are_formulas_with_their_value(told: Told, name: str) -> None:
    live, known = (sheets_of(told.workbook, values=one)[name] for one in (False, True))
    total = next(row[0].row for row in live.iter_rows(min_row=HEAD) if row[0].value == "Total")
    sums = [cell for cell in live[total] if cell.data_type == "f"]
    assert sums
    for cell in sums:
        letter = get_column_letter(cell.column)
        assert cell.value == f"=SUM({letter}{HEAD + 1}:{letter}{total - 1})"
        above = [known.cell(row, cell.column).value for row in range(HEAD + 1, total)]
        numbers = [one for one in above if isinstance(one, int | float)]
        assert known.cell(total, cell.column).value == pytest.approx(sum(numbers))


def test_what_is_missing_is_said_and_enters_no_sum(alone: Told) -> None:
    sheet = sheets_of(alone.workbook)["Budget"]
    heads = [cell.value for cell in sheet[HEAD]]
    committed = heads.index("Engagé") + 1
    rows = [row for row in sheet.iter_rows(min_row=HEAD + 1) if row[0].value]
    cells = [sheet.cell(row[0].row, committed).value for row in rows[: len(alone.context.actions)]]
    assert set(cells) == {"n.c."}
    total = next(row[0].row for row in rows if row[0].value == "Total")
    assert sheet.cell(total, committed).value == "n.c."


def test_amounts_are_euros_and_shares_are_parts_of_one(today: Told) -> None:
    sheet = sheets_of(today.workbook)["Budget"]
    heads = [cell.value for cell in sheet[HEAD]]
    first = today.context.money.by_action[0]
    row = [cell.value for cell in sheet[HEAD + 1]]
    assert row[heads.index("Engagé")] * 100 == first.committed.value
    assert row[heads.index("Part engagée")] == pytest.approx(float(str(first.rate_committed.value)))


def test_charts_are_native_and_named(told: Told) -> None:
    with zipfile.ZipFile(io.BytesIO(told.workbook)) as archive:
        names = archive.namelist()
        charts = [archive.read(name).decode() for name in names if "charts/chart" in name]
        drawn = [archive.read(name).decode() for name in names if "drawings/drawing" in name]
    assert len(charts) >= 2
    assert all("<c:f>" in one for one in charts)
    assert all('descr="' in one for one in drawn)


def test_someones_words_are_no_formula(today: Told) -> None:
    context = replace(
        today.context,
        indicators=tuple(replace(one, label=HOSTILE) for one in today.context.indicators),
        axis_labels=dict.fromkeys(today.context.axis_labels, HOSTILE),
    )
    book = sheets_of(committee_workbook(context), values=False)
    cells = [cell for row in book["Indicateurs"].iter_rows(min_row=HEAD + 1) for cell in row]
    assert [cell.value for cell in cells].count(HOSTILE) == len(context.indicators)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
