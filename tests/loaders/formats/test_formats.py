"""Each format gives the same cells; what a format cannot show is said, never read as empty."""

import struct
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data_model.finding import Severity
from loaders.formats.cells import Cell, CellKind, Sheet
from loaders.formats.csv_cells import csv_workbook
from loaders.formats.ods_cells import ods_workbook
from loaders.formats.workbook_reader import read_workbooks
from tests.loaders.made_workbooks import archive, cells, codes, read
from tests.loaders.xlsb_writer import far_away_xlsb, xlsb

FIXTURES = Path(__file__).parents[1] / "fixtures"
# Written by LibreOffice, of one and the same sheet.
HABITS = ("habitudes.ods", "habitudes.xls")
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def ods(sheets: str, *, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return archive({"mimetype": SPREADSHEET, "content.xml": content.encode()})


def table(rows: str, *, name: str = "Indicateurs") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def number_cell(value: str, *, more: str = "") -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}" {more}/>'


@pytest.mark.parametrize("name", HABITS)
def test_reads_what_a_real_program_wrote(name: str) -> None:
    found = cells(fixture(name))
    assert {
        address: found[address].value for address in ("C3", "C4", "C5", "C6", "C12", "C14")
    } == {
        "C3": Decimal(1250),
        "C4": Decimal("0.125"),
        "C5": date(2026, 3, 14),
        "C6": "12 à 15",
        "C12": "1 250,50 €",
        "C14": "=1+",
    }
    assert found["C13"].value == "26:00:00"
    assert found["D3"].value == "deux  espaces\nune ligne"
    assert "%" in found["C4"].number_format
    assert [found[f"{column}17"].value for column in "BCD"] == ["même"] * 3
    assert found["B20"].value == "loin"


@pytest.mark.parametrize("name", HABITS)
def test_sees_errors_and_results_of_formulas(name: str) -> None:
    found = cells(fixture(name))
    assert [(found[at].kind, found[at].value) for at in ("C8", "C9", "C10")] == [
        (CellKind.ERROR, "#DIV/0!"),
        (CellKind.ERROR, "#N/A"),
        (CellKind.NUMBER, Decimal(2500)),
    ]
    assert "C11" not in found or found["C11"].kind is CellKind.EMPTY


@pytest.mark.parametrize("name", HABITS)
def test_tells_notes_merges_and_what_is_hidden(name: str) -> None:
    workbook = read(fixture(name))
    found = workbook.sheets[0].by_position
    assert found[3, 3].note == "à confirmer"
    assert [found[row, 4].merge_anchor for row in (4, 5, 6)] == ["D4"] * 3
    assert found[5, 4].kind is CellKind.EMPTY
    assert {cell.address for cell in found.values() if cell.hidden} == {"B7", "C7", "E3"}
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [
        ("Indicateurs", False),
        ("_meta", True),
        ("Vide", False),
    ]


def test_an_old_macintosh_calendar_gives_the_same_date() -> None:
    workbook = read(fixture("mac1904.xls"))
    assert workbook.epoch1904
    assert workbook.sheets[0].cells[0].value == date(2026, 3, 14)


def test_says_that_the_formulas_of_an_xls_are_not_seen() -> None:
    (finding,) = read(fixture("habitudes.xls")).findings
    assert (finding.code, finding.severity) == ("LECTURE_DEGRADEE", Severity.INFO)
    assert "formules" in finding.message
    assert ".xlsx" in finding.hint


def test_names_the_password_of_an_xls() -> None:
    start = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0, 0, 0, 0)
    encrypted = start + struct.pack("<HHH", 0x2F, 2, 0) + struct.pack("<HH", 0x0A, 0)
    assert codes(read(encrypted)) == ["PROTEGE_MOT_DE_PASSE"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_xls_is_a_finding(share: float) -> None:
    data = fixture("habitudes.xls")
    workbook = read(data[: int(len(data) * share)])
    assert workbook.findings
    assert {*codes(workbook)} <= {"ILLISIBLE", "LECTURE_DEGRADEE", "ARCHIVE_CORROMPUE"}


def test_reads_an_xlsb_and_says_what_it_does_not_show() -> None:
    workbook = read(
        xlsb(
            {
                "Indicateurs": [["Code", 12, 0.5, date(2026, 3, 14), True, "#REF!"], [None, 7]],
                "_meta": [["modèle"]],
            },
            hidden=["_meta"],
        )
    )
    assert {cell.address: cell.value for cell in workbook.sheets[0].cells} == {
        "A1": "Code",
        "B1": Decimal(12),
        "C1": Decimal("0.5"),
        "D1": date(2026, 3, 14),
        "E1": True,
        "B2": Decimal(7),
    }
    assert [sheet.hidden for sheet in workbook.sheets] == [False, True]
    (finding,) = workbook.findings
    assert (finding.code, finding.severity) == ("LECTURE_DEGRADEE", Severity.INFO)
    assert "cellules en erreur" in finding.message


def test_a_file_that_ends_its_reader_is_a_finding_and_the_next_is_read() -> None:
    sound = xlsb({"Indicateurs": [["Code"]]})
    results = read_workbooks([("a.xlsb", sound), ("loin.xlsb", far_away_xlsb()), ("b.xlsb", sound)])
    assert [codes(result) for result in results] == [
        ["LECTURE_DEGRADEE"],
        ["FEUILLE_TROP_GRANDE"],
        ["LECTURE_DEGRADEE"],
    ]
    assert results[1].findings[0].severity is Severity.ERROR


def test_repeats_what_an_ods_repeats_up_to_the_limits() -> None:
    row = number_cell("1", more='table:number-columns-repeated="3"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{row}</table:table-row>'
    (sheet,) = ods_workbook(ods(table(rows))).sheets
    assert (len(sheet.cells), sheet.n_rows, sheet.n_left_out) == (15_000, 5_000, 3 * 1_043_576)


def test_a_million_empty_rows_of_an_ods_cost_nothing() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="1000000">{empty}</table:table-row>'
    last = f"<table:table-row>{number_cell('2')}</table:table-row>"
    (sheet,) = ods_workbook(ods(table(last + rows + last))).sheets
    assert ([cell.address for cell in sheet.cells], sheet.n_left_out) == (["A1"], 1)


def test_an_ods_formula_never_computed_is_seen() -> None:
    row = '<table:table-row><table:table-cell table:formula="of:=[.B1]+1"/></table:table-row>'
    (cell,) = ods_workbook(ods(table(row))).sheets[0].cells
    assert (cell.kind, cell.formula) == (CellKind.FORMULA_WITHOUT_VALUE, "=[.B1]+1")


@pytest.mark.parametrize(
    ("attributes", "shown", "kind", "value"),
    [
        ('office:value-type="percentage" office:value="0.12"', "12 %", "number", Decimal("0.12")),
        ('office:value-type="currency" office:value="1250"', "1250 €", "number", Decimal(1250)),
        ('office:value-type="boolean" office:boolean-value="true"', "VRAI", "bool", True),
        ('office:value-type="boolean" office:boolean-value="false"', "FAUX", "bool", False),
        (
            'office:value-type="date" office:date-value="2026-03-14T10:00:00"',
            "14 mars",
            "date",
            date(2026, 3, 14),
        ),
        ('office:value-type="date" office:date-value="99999-01-01"', "jamais", "text", "jamais"),
        ('office:value-type="time" office:time-value="PT26H"', "26:00", "text", "26:00"),
        ('office:value-type="string" office:string-value="n.c."', "", "text", "n.c."),
        ('office:value-type="float" office:value="douze"', "douze", "text", "douze"),
        ('office:value-type="float" office:value="1e999"', "", "error", "#NUM!"),
        (
            'table:formula="of:=1/0" office:value-type="float" office:value="0"',
            "#DIV/0!",
            "error",
            0,
        ),
        ('office:value-type="string"', "#N/A", "text", "#N/A"),
    ],
)
def test_reads_each_value_of_an_ods(attributes: str, shown: str, kind: str, value: object) -> None:
    row = (
        f"<table:table-row><table:table-cell {attributes}><text:p>{shown}</text:p>"
        "</table:table-cell></table:table-row>"
    )
    (cell,) = ods_workbook(ods(table(row))).sheets[0].cells
    assert (cell.kind.value, cell.value) == (kind, value or cell.value)


def test_leaves_out_the_copy_of_another_files_sheet() -> None:
    linked = '<table:table-source xlink:href="x" xmlns:xlink="http://www.w3.org/1999/xlink"/>'
    row = f"<table:table-row>{number_cell('2')}</table:table-row>"
    workbook = ods_workbook(ods(table(linked + row, name="'file:///x'#x") + table(row)))
    assert [sheet.name for sheet in workbook.sheets] == ["Indicateurs"]


def test_an_ods_that_is_broken_inside_is_a_finding() -> None:
    assert codes(read(ods("<table:table>"))) == ["ILLISIBLE"]
    no_content = archive({"mimetype": SPREADSHEET})
    assert codes(read(no_content)) == ["ILLISIBLE"]


def only_sheet(data: bytes) -> Sheet:
    (sheet,) = csv_workbook(data, "retour T3").sheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_reads_a_table_in_text(separator: str, encoding: str) -> None:
    rows = [["Code", "Indicateur", "Valeur"], ["1.2-I1", '"Né à l’été\nici"', '"1 250,50 €"']]
    text = "\r\n".join(separator.join(row) for row in rows)
    sheet = only_sheet(text.encode(encoding))
    assert sheet.name == "retour T3"
    assert [(cell.address, cell.kind, cell.value) for cell in sheet.cells] == [
        ("A1", CellKind.TEXT, "Code"),
        ("B1", CellKind.TEXT, "Indicateur"),
        ("C1", CellKind.TEXT, "Valeur"),
        ("A2", CellKind.TEXT, "1.2-I1"),
        ("B2", CellKind.TEXT, "Né à l’été\nici"),
        ("C2", CellKind.TEXT, "1 250,50 €"),
    ]


def test_a_decimal_comma_does_not_cut_a_column() -> None:
    text = "Code;Valeur\n" + "".join(f"1.2-I{n};{n},5\n" for n in range(1, 9))
    assert only_sheet(text.encode()).n_columns == 2


def test_takes_the_separator_that_the_file_announces() -> None:
    sheet = only_sheet(b"sep=,\r\na;b,c;d\r\n")
    assert [cell.value for cell in sheet.cells] == ["a;b", "c;d"]


def test_a_table_in_text_is_named_after_its_file() -> None:
    (sheet,) = read(b"Code;Valeur\n1.2-I1;12\n", "C:\\mairie\\Aulnay T3.csv").sheets
    assert (sheet.name, sheet.n_rows) == ("Aulnay T3", 2)


@pytest.mark.parametrize("name", ["retour.xls", "retour.XLSX", "retour.ods"])
def test_a_table_in_text_under_another_name_is_read_and_said(name: str) -> None:
    workbook = read(b"Code;Valeur\n1.2-I1;12\n", name)
    (finding,) = workbook.findings
    assert (finding.code, finding.severity) == ("LECTURE_DEGRADEE", Severity.INFO)
    assert f"renommé en {name[6:].lower()}" in finding.message
    assert workbook.sheets[0].n_rows == 2


def test_counts_what_a_long_table_in_text_holds_beyond_the_limits() -> None:
    sheet = only_sheet(b"a;b\n" * 5_001)
    assert (len(sheet.cells), sheet.n_left_out) == (10_000, 2)


def test_a_table_in_text_with_a_quote_never_closed_is_a_finding() -> None:
    assert codes(read(b'a;b\n1;"' + b"x;y\n" * 50_000, "a.csv")) == ["ILLISIBLE"]


def test_two_formats_of_one_sheet_hold_the_same_cells() -> None:
    def plain(cell: Cell) -> tuple[str, object]:
        return cell.address, cell.value

    one, other = (
        {plain(cell) for cell in read(fixture(name)).sheets[0].cells if cell.value is not None}
        for name in HABITS
    )
    assert one == other
