"""Real workbooks come back cell by cell; hostile ones come back as a finding, alone."""

import io
import socket
import zipfile
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data_model.finding import Severity
from loaders.formats.cells import (
    Cell,
    CellKind,
    Sheet,
    Workbook,
    clean_text,
    column_letters,
    decode_workbook,
    encode_workbook,
)
from loaders.formats.workbook_reader import read_workbooks
from tests.loaders.made_workbooks import (
    MAIN,
    SHEET,
    archive,
    cells,
    codes,
    read,
    saved,
    sheet_xml,
    small,
    strict,
    with_part,
    with_sheet,
    workbook_with,
)


def test_reads_each_kind_of_value() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append([1250, 0.1, "n.c.", True, date(2026, 3, 14), None, "é\n«\u00a0x\u00a0»"])
    found = cells(saved(workbook))
    assert [(cell.kind.value, cell.value) for cell in found.values()] == [
        ("number", Decimal(1250)),
        ("number", Decimal("0.1")),
        ("text", "n.c."),
        ("bool", True),
        ("date", date(2026, 3, 14)),
        ("text", "é\n«\u00a0x\u00a0»"),
    ]
    assert "F1" not in found
    assert found["E1"].number_format == "yyyy-mm-dd"
    assert found["A1"].number_format == "General"


def test_keeps_the_number_format_of_a_percentage() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = 0.12
    workbook.active["A1"].number_format = "0.0%"
    assert cells(saved(workbook))["A1"].number_format == "0.0%"


def test_sees_error_cells_and_formulas_with_and_without_a_value() -> None:
    found = cells(
        with_sheet(
            '<row r="1">'
            '<c r="A1" t="e"><v>#REF!</v></c>'
            '<c r="B1"><f>A2+1</f><v>3</v></c>'
            '<c r="C1"><f>A2+1</f></c>'
            '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
            '<c r="E1" t="str"><f>IF(1,"","")</f><v></v></c>'
            '<c r="F1"><v>1e999</v></c>'
            "</row>"
        )
    )
    assert {address: (c.kind.value, c.value, c.formula) for address, c in found.items()} == {
        "A1": ("error", "#REF!", ""),
        "B1": ("number", Decimal(3), "=A2+1"),
        "C1": ("formula_without_value", None, "=A2+1"),
        "D1": ("error", "#DIV/0!", "=1/0"),
        "E1": ("empty", None, '=IF(1,"","")'),
        "F1": ("error", "#NUM!", ""),
    }


@pytest.mark.parametrize("is_1904", [False, True])
def test_reads_one_date_from_either_calendar(is_1904: bool) -> None:
    workbook = openpyxl.Workbook()
    if is_1904:
        workbook.epoch = CALENDAR_MAC_1904
    workbook.active["A1"] = date(2026, 3, 14)
    result = read(saved(workbook))
    assert result.sheets[0].cells[0].value == date(2026, 3, 14)
    assert result.epoch1904 is is_1904


def test_tells_hidden_rows_columns_and_sheets() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in range(1, 4):
        sheet.append([row] * 4)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    workbook.create_sheet("_meta").sheet_state = "veryHidden"
    result = read(saved(workbook))
    hidden = {cell.address for cell in result.sheets[0].cells if cell.hidden}
    assert hidden == {"A2", "B2", "C2", "D2", "B1", "C1", "B3", "C3"}
    assert [(sheet.name, sheet.hidden) for sheet in result.sheets] == [
        ("Sheet", False),
        ("_meta", True),
    ]


def test_a_row_or_a_column_without_any_size_is_hidden() -> None:
    rows = (
        '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2" ht="15"><c r="A2"><v>2</v></c></row>'
    )
    found = cells(with_sheet(rows))
    assert [address for address, cell in found.items() if cell.hidden] == ["A1"]


def test_tells_notes_also_on_an_empty_cell() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = 5
    workbook.active["A1"].comment = Comment("à confirmer", "Mairie")
    workbook.active["C3"].comment = Comment("vide exprès", "Mairie")
    found = cells(saved(workbook))
    assert found["A1"].note == "à confirmer"
    assert (found["C3"].kind, found["C3"].note) == (CellKind.EMPTY, "vide exprès")


def test_gives_a_merged_block_its_anchor_and_keeps_the_value_under_it() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>7</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>8</v></c></row>'
        '<row r="3"><c r="B3"><v>9</v></c></row>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'
    found = cells(with_sheet(rows, after=merged))
    assert [found[a].merge_anchor for a in ("A1", "A2", "A3", "B1")] == ["A1", "A1", "A1", ""]
    assert found["A2"].value == Decimal(2)
    assert found["A3"].kind is CellKind.EMPTY


def test_a_block_merged_over_the_whole_sheet_costs_nothing() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    found = cells(with_sheet('<row r="1"><c r="A1"><v>1</v></c></row>', after=merged))
    assert list(found) == ["A1"]


def test_strips_control_characters() -> None:
    assert clean_text("a\x07b\r\nc\u202e_x000D_\td\ufeff") == "ab\nc\n\td"
    workbook = with_sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>ok_x0007_&#133;\u202e!</t></is></c></row>'
    )
    assert cells(workbook)["A1"].value == "ok!"


def test_a_far_away_cell_is_counted_and_the_rest_is_read() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = 1
    workbook.active["XFD1048576"] = 2
    result = read(saved(workbook))
    assert [cell.address for cell in result.sheets[0].cells] == ["A1"]
    (finding,) = result.findings
    assert (finding.code, finding.sheet, finding.value) == ("FEUILLE_TROP_GRANDE", "Sheet", "1")
    assert finding.message.startswith(
        "1\u00a0cellule lue\u202f; 1\u00a0cellule remplie n’est pas lue (à partir de"
        " Sheet!XFD1048576)"
    )
    assert [option.label for option in finding.options] == ["Ne pas les lire"]


@pytest.mark.parametrize(
    ("address", "n_left_out"), [("A5000", 0), ("A5001", 1), ("GR1", 0), ("GS1", 1)]
)
def test_the_last_row_and_column_read(address: str, n_left_out: int) -> None:
    workbook = openpyxl.Workbook()
    workbook.active[address] = 1
    assert read(saved(workbook)).sheets[0].n_left_out == n_left_out


def test_sixteen_thousand_columns_are_counted() -> None:
    row = "".join(f'<c r="{column_letters(i)}1"><v>1</v></c>' for i in range(1, 16_385))
    (sheet,) = read(with_sheet(f'<row r="1">{row}</row>')).sheets
    assert (len(sheet.cells), sheet.n_left_out) == (200, 16_184)


def test_cells_beyond_sixty_thousand_are_counted() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name in ("Une", "Deux"):
        sheet = book.add_worksheet(name)
        for row in range(400):
            for column in range(100):
                sheet.write_number(row, column, row + column / 7)
    book.close()
    result = read(buffer.getvalue())
    assert [len(sheet.cells) for sheet in result.sheets] == [40_000, 20_000]
    assert [(f.sheet, f.value) for f in result.findings] == [("Deux", "20\u202f000")]


@pytest.mark.parametrize(("n_sheets", "expected"), [(50, []), (51, ["FEUILLE_TROP_GRANDE"])])
def test_sheets_beyond_fifty_are_named(n_sheets: int, expected: list[str]) -> None:
    workbook = openpyxl.Workbook()
    for number in range(2, n_sheets + 1):
        workbook.create_sheet(f"Feuille {number}")
    result = read(saved(workbook))
    assert (len(result.sheets), codes(result)) == (50, expected)
    assert all("Feuille 51" in finding.message for finding in result.findings)


@pytest.mark.parametrize("has_strict_relations", [True, False])
def test_reads_a_strict_workbook_with_its_errors_and_dates(has_strict_relations: bool) -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>12</v></c>'
        '<c r="C1" t="d"><v>2026-03-14T00:00:00</v></c></row>'
    )
    found = cells(strict(with_sheet(rows), has_strict_relations=has_strict_relations))
    assert [cell.value for cell in found.values()] == ["#REF!", Decimal(12), date(2026, 3, 14)]


def test_an_unknown_namespace_is_left_to_the_second_reader() -> None:
    rows = '<row r="1"><c r="A1"><v>12</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    result = read(with_part(SHEET, sheet_xml(rows).replace(MAIN, "urn:x").encode()))
    assert [(cell.address, cell.value) for cell in result.sheets[0].cells] == [("A1", Decimal(12))]
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("LECTURE_DEGRADEE", Severity.QUESTION)
    assert "cellules en erreur" in finding.message


@pytest.mark.parametrize("serial", ["9e9", "2958466", "-9e9"])
def test_an_absurd_date_comes_out_as_its_number(serial: str) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = date(2026, 3, 14)
    content = workbook_with(
        saved(workbook), {SHEET: (b"<v>46095</v>", f"<v>{serial}</v>".encode())}
    )
    (cell,) = read(content).sheets[0].cells
    assert (cell.kind, cell.value) == (CellKind.NUMBER, Decimal(int(float(serial))))


def test_a_declared_sheet_that_is_not_in_the_archive_makes_it_broken() -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Budget")
    with zipfile.ZipFile(io.BytesIO(saved(workbook))) as old:
        kept = [name for name in old.namelist() if not name.endswith("sheet2.xml")]
        content = archive({name: old.read(name) for name in kept})
    assert codes(read(content)) == ["ARCHIVE_CORROMPUE"]


def test_nothing_outside_the_file_is_asked_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/x.xlsx"
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            sheet.write_url(0, 0, address, string="lien")
            sheet.write_formula(1, 0, f"='[{address}]Feuille'!A1", value=7)
            sheet.write_formula(2, 0, f'=WEBSERVICE("{address}")', value="réponse")
        found = cells(buffer.getvalue())
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert [cell.value for cell in found.values()] == ["lien", Decimal(7), "réponse"]


def test_a_million_empty_rows_cost_nothing() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(1, 200_000, 7))
    last = '<row r="1048576"><c r="A1048576" s="0"/></row>'
    result = read(with_sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{rows}{last}'))
    assert ([cell.address for cell in result.sheets[0].cells], result.findings) == (["A1"], ())


def test_a_text_that_is_a_page_or_a_formula_stays_a_text() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "<script>alert(1)</script>"
    workbook.active["A2"].value = "=1+1"
    workbook.active["A2"].data_type = "s"
    found = cells(saved(workbook))
    assert found["A1"].value == "<script>alert(1)</script>"
    assert (found["A2"].kind, found["A2"].value) == (CellKind.TEXT, "=1+1")


def test_one_bad_file_does_not_take_the_others() -> None:
    files = [
        ("a.xlsx", small()),
        ("pdf.xlsx", b"%PDF-1.7"),
        ("b.xlsx", small()),
        ("xml.xlsx", with_part(SHEET, f'<worksheet xmlns="{MAIN}"><'.encode())),
        ("c.xlsx", small()),
        ("workbook.xlsx", with_part("xl/workbook.xml", b"<x")),
        ("d.xlsx", small()),
        ("e.xlsx", small()),
    ]
    results = read_workbooks(files)
    assert [codes(result) for result in results] == [
        [],
        ["FORMAT_INCONNU"],
        [],
        ["ILLISIBLE"],
        [],
        ["ILLISIBLE"],
        [],
        [],
    ]
    assert [result.is_read for result in results] == [not codes(result) for result in results]
    assert results[3].findings[0].message == "Ce fichier n’a pas pu être ouvert."


def test_no_file_is_no_workbook() -> None:
    assert read_workbooks([]) == []


def test_nine_issued_size_workbooks_are_read_in_a_moment() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name in ("Notice", "Indicateurs", "Budget", "Calendrier"):
        sheet = book.add_worksheet(name)
        for row in range(60):
            for column in range(11):
                sheet.write(row, column, f"texte {row}" if column % 2 else row * 1.5)
    book.close()
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    results = read_workbooks([(f"{i}.xlsx", buffer.getvalue()) for i in range(9)])
    # Processor time, as a busy machine only makes the wait longer; measured: about two seconds.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 8
    assert [sum(len(s.cells) for s in result.sheets) for result in results] == [2_640] * 9


values = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False).map(lambda v: (CellKind.NUMBER, v)),
    st.text().map(lambda v: (CellKind.TEXT, v)),
    st.booleans().map(lambda v: (CellKind.BOOL, v)),
    st.dates().map(lambda v: (CellKind.DATE, v)),
    st.just((CellKind.EMPTY, None)),
)


@given(contents=st.lists(st.tuples(values, st.text(), st.booleans()), max_size=5), name=st.text())
def test_a_workbook_survives_the_way_between_two_processes(
    contents: list[tuple[tuple[CellKind, str | bool | Decimal | date | None], str, bool]],
    name: str,
) -> None:
    made = tuple(
        Cell(sheet=name, row=row, column=1, kind=kind, value=value, note=note, hidden=hidden)
        for row, ((kind, value), note, hidden) in enumerate(contents, start=1)
    )
    sheet = Sheet(name=name, hidden=False, cells=made, n_rows=len(made), n_columns=1, n_left_out=3)
    workbook = Workbook(sheets=(sheet,), sheets_left_out=(name,), epoch1904=True)
    line = encode_workbook(workbook)
    assert "\n" not in line
    assert decode_workbook(line) == workbook


@given(line=st.one_of(st.binary(max_size=60), st.sampled_from([b"[]", b"{}", b"1", b"null"])))
def test_senseless_answers_are_value_errors(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  json and decoding each have their own words
        decode_workbook(line)


def test_hours_and_durations_come_out_as_text() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = timedelta(hours=26)
    assert cells(saved(workbook))["A1"].kind is CellKind.TEXT
