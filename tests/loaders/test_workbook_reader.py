"""Real workbooks come back cell by cell; hostile ones come back as a finding, alone."""

import io
import os
import subprocess
import sys
import time
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from loaders.cells import (
    Cell,
    CellKind,
    Sheet,
    Workbook,
    clean_text,
    column_letters,
    decode_workbook,
    encode_workbook,
)
from loaders.workbook_reader import read_workbooks

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def small() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Code", 12])
    return saved(workbook)


def with_sheet(rows: str, *, after: str = "") -> bytes:
    """A workbook whose only sheet is this very XML."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return with_part(SHEET, xml.encode())


def with_part(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return buffer.getvalue()


def read(data: bytes) -> Workbook:
    (workbook,) = read_workbooks([("retour.xlsx", data)])
    return workbook


def cells(data: bytes) -> dict[str, Cell]:
    return {cell.address: cell for cell in read(data).sheets[0].cells}


def codes(workbook: Workbook) -> list[str]:
    return [finding.code for finding in workbook.findings]


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
    assert finding.message.startswith("1\u00a0cellule remplie au-delà")


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
def test_asks_to_save_a_strict_workbook_anew(has_strict_relations: bool) -> None:
    strict = b"http://purl.oclc.org/ooxml/"
    ordinary = MAIN.removesuffix("/spreadsheetml/2006/main").encode()
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part).replace(MAIN.encode(), strict + b"spreadsheetml/main")
            if has_strict_relations and part == "xl/workbook.xml":
                office = ordinary + b"/officeDocument/2006/relationships"
                content = content.replace(office, strict + b"officeDocument/relationships")
            new.writestr(part, content)
    (finding,) = read(buffer.getvalue()).findings
    assert finding.code == "ILLISIBLE"
    assert "Classeur Excel (.xlsx)" in finding.hint


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


# A child that does what its file says: the real protocol, with deaths on command.
PUPPET = """
import os, signal, sys, time
while length := sys.stdin.buffer.read(8):
    data = sys.stdin.buffer.read(int.from_bytes(length, "big"))
    order = next((o for o in (b"DIE", b"HANG", b"LIE", b"CPU", b"FLOOD") if o in data), b"")
    if order == b"DIE":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == b"CPU":
        os.kill(os.getpid(), signal.SIGXCPU)
    if order == b"HANG":
        time.sleep(60)
    answer = b'{"sheets": 1' if order == b"LIE" else GOOD
    sys.stdout.buffer.write(answer + b"\\n")
    sys.stdout.buffer.flush()
"""


def puppet(tmp_path: Path) -> tuple[str, ...]:
    sheet = Sheet(name="x", hidden=False, cells=(), n_rows=0, n_columns=0)
    good = encode_workbook(Workbook(sheets=(sheet,))).encode()
    script = tmp_path / "puppet.py"
    script.write_text(f"GOOD = {good!r}\n{PUPPET}", encoding="utf-8")
    return (sys.executable, str(script))


def ordered(word: bytes) -> bytes:
    """A sound workbook that carries an order to the puppet, uncompressed."""
    buffer = io.BytesIO(small())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("docProps/order.txt", word)
    return buffer.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_child_killed_hung_or_mad_costs_only_its_own_file(tmp_path: Path) -> None:
    orders = [b"", b"DIE", b"", b"HANG", b"", b"LIE", b"", b"CPU", b""]
    files = [(f"{i}.xlsx", ordered(order)) for i, order in enumerate(orders)]
    started = time.perf_counter()
    results = read_workbooks(files, max_seconds=1.5, command=puppet(tmp_path))
    assert [codes(result) for result in results] == [
        [],
        ["ILLISIBLE"],
        [],
        ["LECTURE_TROP_LONGUE"],
        [],
        ["ILLISIBLE"],
        [],
        ["LECTURE_TROP_LONGUE"],
        [],
    ]
    assert time.perf_counter() - started < 15
    assert results[3].findings[0].message == "La lecture a été arrêtée après 1,5\u00a0s."


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_child_that_cannot_start_is_a_finding(tmp_path: Path) -> None:
    command = (sys.executable, str(tmp_path / "absent.py"))
    assert codes(read_workbooks([("a.xlsx", small())], command=command)[0]) == ["ILLISIBLE"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_child_cannot_take_more_than_its_memory() -> None:
    greedy = (
        "import loaders.reader_child as child; encode = child.encode_workbook;"
        "child.encode_workbook = lambda workbook: (bytearray({size}), encode(workbook))[1];"
        "child.main()"
    )
    for size, expected in ((1024**2, []), (1024**3, ["ILLISIBLE"])):
        command = (sys.executable, "-c", greedy.format(size=size))
        assert codes(read_workbooks([("a.xlsx", small())], command=command)[0]) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_child_cannot_take_more_than_its_processor_time() -> None:
    endless = (
        "import itertools, loaders.reader_child as child; child.MAX_CPU_SECONDS = 0;"
        "child.xlsx_workbook = lambda data: sum(itertools.repeat(0)); child.main()"
    )
    result = read_workbooks([("a.xlsx", small())], command=(sys.executable, "-c", endless))
    assert codes(result[0]) == ["LECTURE_TROP_LONGUE"]


def test_the_child_sees_no_secret_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    refuses = "import os; assert 'DATABASE_URL' not in os.environ;"
    child = f"{refuses} import loaders.reader_child as child; child.main()"
    result = read_workbooks([("a.xlsx", small())], command=(sys.executable, "-c", child))
    assert codes(result[0]) == []


def test_the_child_imports_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, loaders.reader_child; print(*sorted(sys.modules))"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert "openpyxl" in told
    for heavy in ("pandas", "streamlit", "sqlmodel", "sqlalchemy", "babel", "pydantic"):
        assert heavy not in told


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_no_child_is_left_behind() -> None:
    before = children()
    read_workbooks([("a.xlsx", small()), ("b.xlsx", small())])
    assert children() == before


def children() -> set[str]:
    """The processes whose parent is this one."""
    task = Path(f"/proc/{os.getpid()}/task")
    if not task.exists():
        pytest.skip("no /proc here")
    return {pid for t in task.iterdir() for pid in (t / "children").read_text().split()}


def test_nine_issued_size_workbooks_are_read_in_a_moment() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name in ("Notice", "Indicateurs", "Budget", "Calendrier"):
        sheet = book.add_worksheet(name)
        for row in range(60):
            for column in range(11):
                sheet.write(row, column, f"texte {row}" if column % 2 else row * 1.5)
    book.close()
    started = time.perf_counter()
    results = read_workbooks([(f"{i}.xlsx", buffer.getvalue()) for i in range(9)])
    # Measured: about one second on two cores; the margin is for a busy machine.
    assert time.perf_counter() - started < 8
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
