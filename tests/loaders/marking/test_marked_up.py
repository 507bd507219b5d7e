"""The workbook given back: marked, corrected, sent again, and read as the same return."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from loaders.formats.cells import Cell, CellKind, Sheet, Workbook
from loaders.formats.file_kind import FileKind
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.marking.marked_up import MarkingError, can_be_marked, marked_up, marked_up_name
from loaders.marking.marking import marked_workbook
from loaders.marking.marks import MARKS_SHEET, link_to
from loaders.marking.marks_wording import file_marks
from loaders.marking.rebuilt import rebuilt
from loaders.template.template import Filled, FilledObservation
from tests.loaders.made_workbooks import MAIN, SHEET, archive, sheet_xml, strict, with_part
from tests.loaders.small_plan import changed, issued, make_basis, read_back, read_here, saved
from tests.loaders.xlsb_writer import xlsb

GIVEN = Filled(
    observations={
        ("1.1-I1", ""): FilledObservation(value=12, comment="Deux soirées"),
        ("1.2-I4", ""): FilledObservation(value="=associations"),
    }
)


def blocked(cell: str = "H4", message: str = "un constat.", sheet: str = "Indicateurs") -> Finding:
    return Finding(
        severity=Severity.ERROR, code="NOMBRE_ILLISIBLE", sheet=sheet, cell=cell, message=message
    )


def draft_of(content: bytes, *findings: Finding) -> ReturnDraft:
    return ReturnDraft(
        plan_code="pldess-test", content=content, findings=findings, file_name="retour.xlsx"
    )


def marked(content: bytes, *findings: Finding) -> bytes:
    """Marked in this process: the child is for files of others, and takes its time."""
    return marked_workbook(content, file_marks(findings))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rules(sheet: Any) -> dict[str, str]:
    """Cells of each conditional format → its fill."""
    return {
        str(block.sqref): rule.dxf.fill.bgColor.rgb
        for block in sheet.conditional_formatting
        for rule in block.rules
    }


def test_a_marked_workbook_once_corrected_is_the_same_return_without_a_finding() -> None:
    faulty = changed(issued(GIVEN), Indicateurs_H4="12 à 15", Indicateurs_H11="1.250")
    draft = read_back(faulty)
    assert {f.cell for f in draft.findings} == {"H4", "H11"}

    given_back = marked_up(faulty, FileKind.XLSX, draft)
    again = read_here(given_back, make_basis())
    assert [(f.code, f.cell) for f in again.findings] == [(f.code, f.cell) for f in draft.findings]

    corrected = changed(given_back, Indicateurs_H4=12, Indicateurs_H11=None)
    read = read_here(corrected, make_basis())
    assert read.findings == ()
    assert read.facts == read_back(issued(GIVEN)).facts
    assert [c.text for c in read.comments] == ["Deux soirées"]


def test_each_faulty_cell_is_coloured_by_its_gravity_and_says_what_to_do() -> None:
    question = Finding(
        severity=Severity.QUESTION,
        code="NOMBRE_AMBIGU",
        sheet="Indicateurs",
        cell="H11",
        message="Indicateurs!H11\u00a0: faut-il lire 1 250 ou 1,25 ?",
        hint="Choisissez la bonne lecture.",
    )
    sheet = opened(marked(issued(), blocked(), question))["Indicateurs"]

    assert rules(sheet) == {"H4": "FFF4B3B3", "H11": "FFFFD08A"}
    assert sheet["H11"].comment.text == (
        "▸ À corriger\nQuestion\u00a0: Faut-il lire 1 250 ou 1,25 ?\nChoisissez la bonne lecture."
    )
    assert sheet["H4"].comment.author == "Lecture du retour"


def test_formats_lists_protection_and_print_setup_stay() -> None:
    book = opened(issued(GIVEN))
    sheet = book["Indicateurs"]
    sheet["H4"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["H4"].font = Font(italic=True)
    sheet["A1"].comment = Comment("À voir avec Léa", "Léa")
    sheet["H4"].comment = Comment("Source : registre", "Léa")
    red = PatternFill(bgColor="FFFF0000", fill_type="solid")
    sheet.conditional_formatting.add("G4:G9", CellIsRule("greaterThan", ["5"], fill=red))
    before = opened(saved(book))
    after = opened(marked(saved(book), blocked()))

    assert after.sheetnames == [MARKS_SHEET, *before.sheetnames]
    assert after["_meta"].sheet_state == "hidden"
    for name in before.sheetnames:
        old, new = before[name], after[name]
        assert [[c.value for c in row] for row in new] == [[c.value for c in row] for row in old]
        assert [[c.number_format for c in row] for row in new] == [
            [c.number_format for c in row] for row in old
        ]
        assert {k: d.width for k, d in new.column_dimensions.items()} == {
            k: d.width for k, d in old.column_dimensions.items()
        }
        assert new.protection.sheet == old.protection.sheet
        assert new.freeze_panes == old.freeze_panes
        assert new.print_title_rows == old.print_title_rows
        assert new.page_setup.orientation == old.page_setup.orientation
        assert new.sheet_properties.pageSetUpPr.fitToPage == (
            old.sheet_properties.pageSetUpPr.fitToPage
        )
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
    sheet = after["Indicateurs"]
    assert sheet["H4"].fill.fgColor.rgb == "FF00FF00"
    assert sheet["H4"].font.i
    assert sheet["H4"].comment.text.startswith("Source : registre\n\n▸ À corriger")
    assert sheet["H4"].comment.author == sheet["A1"].comment.author == "Léa"
    assert rules(sheet) == {"H4": "FFF4B3B3", "G4:G9": "FFFF0000"}


def test_marking_again_replaces_the_earlier_marks_and_keeps_other_notes() -> None:
    book = opened(issued())
    book["Indicateurs"]["H4"].comment = Comment("Source : registre", "Léa")
    once = marked(saved(book), blocked("H4"), blocked("H5"))
    twice = opened(marked(once, blocked("H6")))
    sheet = twice["Indicateurs"]

    assert twice.sheetnames.count(MARKS_SHEET) == 1
    assert len(twice.sheetnames) == len(book.sheetnames) + 1
    assert rules(sheet) == {"H6": "FFF4B3B3"}
    assert sheet["H4"].comment.text == "Source : registre"
    assert sheet["H5"].comment is None
    cleared = opened(marked(once))
    assert cleared.sheetnames == book.sheetnames
    assert rules(cleared["Indicateurs"]) == {}


def test_a_sheet_of_the_senders_own_with_that_name_stays() -> None:
    book = opened(issued())
    book.create_sheet(MARKS_SHEET)["A1"] = "Mes notes"
    after = opened(marked(saved(book), blocked()))

    assert after.sheetnames[0] == f"{MARKS_SHEET}1"
    assert after[MARKS_SHEET]["A1"].value == "Mes notes"


def test_only_the_list_of_points_is_selected_when_the_workbook_opens() -> None:
    after = opened(marked(issued(), blocked()))
    assert [s.title for s in after.worksheets if s.sheet_view.tabSelected] == [MARKS_SHEET]
    assert after.active.title == MARKS_SHEET


@pytest.mark.parametrize("name", ["Feuille d'été", "L’an 'deux'", "a!b", "Données & <b>"])
def test_links_lead_to_their_cell_whatever_the_sheet_is_called(name: str) -> None:
    book = opened(issued())
    book.create_sheet(name)["B2"] = "x"
    sheet = opened(marked(saved(book), blocked("B2", sheet=name)))[MARKS_SHEET]
    links = {cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}

    assert links == {link_to(name, "B2")}
    assert link_to("d'été", "B2") == "'d''été'!B2"
    assert link_to("Notice", "") == "'Notice'!A1"


def test_nothing_that_a_sender_wrote_becomes_a_formula() -> None:
    attack = '=HYPERLINK("http://x.example","ici")'
    finding = replace(blocked(message=attack), value=attack, hint="\x07+1")
    after = opened(marked(changed(issued(GIVEN), Indicateurs_K5="a"), finding))
    cells = [cell for sheet in after for row in sheet for cell in row]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    words = [cell.value for row in after[MARKS_SHEET] for cell in row]
    assert words.count(attack) == 2
    assert "+1" in words
    assert after["Indicateurs"]["H12"].value == "=associations"


def test_a_merged_cell_is_marked_on_the_cell_that_shows() -> None:
    book = opened(issued())
    book["Indicateurs"].merge_cells("H4:H6")
    sheet = opened(marked(saved(book), blocked("H5")))["Indicateurs"]

    assert sheet["H4"].comment is not None
    assert rules(sheet) == {"H4": "FFF4B3B3"}


def test_five_hundred_findings_are_all_listed_under_their_cause() -> None:
    findings = [blocked(f"K{row}", f"constat {row}.") for row in range(4, 504)]
    sheet = opened(marked(issued(), *findings))[MARKS_SHEET]
    words = [row[0].value for row in sheet]

    assert words[0] == "À corriger dans ce classeur\u00a0: 500\u00a0points"
    assert "Nombre illisible\u00a0: 500\u00a0cellules" in words
    assert sum(1 for row in sheet for cell in row if cell.hyperlink) == 500


def test_the_results_of_formulas_stay_readable() -> None:
    content = issued()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    place = "xl/worksheets/sheet2.xml"
    xml = parts[place].decode()
    start = xml.index('<c r="H4"')
    end = xml.index("/>", start) + 2
    style = xml[start:end].split('s="')[1].split('"')[0]
    formula = f'<c r="H4" s="{style}"><f>10+2</f><v>12</v></c>'
    parts[place] = (xml[:start] + formula + xml[end:]).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, parts[name])
    read = read_here(marked(stream.getvalue(), blocked("H5")), make_basis())

    assert [(f.origin.cell, f.value_e4) for f in read.observations if f.origin.cell == "H4"] == [
        ("H4", 120_000)
    ]
    assert read.findings == ()
    assert opened(marked(stream.getvalue(), blocked("H5")))["Indicateurs"]["H4"].value == "=10+2"


def test_a_workbook_of_another_format_keeps_its_cells_in_the_new_one() -> None:
    cells = (
        cell(1, 1, CellKind.TEXT, "=Titre"),
        cell(2, 1, CellKind.NUMBER, Decimal("1250.5"), number_format="#,##0.00"),
        cell(3, 1, CellKind.DATE, date(2026, 3, 14)),
        cell(4, 1, CellKind.BOOL, True, note="vu"),
        cell(5, 1, CellKind.TEXT, "fusion", merge_anchor="A5"),
        cell(5, 2, CellKind.EMPTY, None, merge_anchor="A5"),
        cell(6, 1, CellKind.ERROR, "#REF!"),
    )
    name = "Un nom de feuille bien trop long: [1]"
    sheets = (
        Sheet(name="_meta", hidden=True, cells=(), n_rows=0, n_columns=0),
        Sheet(name=name, hidden=False, cells=cells, n_rows=6, n_columns=2),
    )
    content, name_of = rebuilt(Workbook(sheets=sheets))
    read = xlsx_workbook(content)

    assert [(s.name, s.hidden) for s in read.sheets] == [
        ("_meta", True),
        ("Un nom de feuille bien trop lon", False),
    ]
    assert name_of[name] == "Un nom de feuille bien trop lon"
    again = read.sheets[1].by_position
    for row, column in ((1, 1), (2, 1), (3, 1), (4, 1), (5, 1)):
        old = sheets[1].by_position[row, column]
        new = again[row, column]
        assert (new.kind, new.value, new.note) == (old.kind, old.value, old.note)
        assert new.merge_anchor == old.merge_anchor
    assert again[2, 1].number_format == "#,##0.00"
    assert again[6, 1].value == "#REF!"


def test_a_text_file_comes_back_as_a_workbook_and_says_so() -> None:
    content = (
        b"Code action;Code indicateur;Indicateur;Valeur\n1.1;1.1-I1;Nombre de participants;12-15\n"
    )
    name = "PLDESS_2026-T3_93005_Indicateurs.csv"
    draft = read_back(content, name=name)
    assert "NOMBRE_INTERVALLE" in {finding.code for finding in draft.blocking}

    given_back = marked_up(content, FileKind.CSV, draft)
    book = opened(given_back)
    assert marked_up_name(name, given_back).endswith("Indicateurs_a-corriger.xlsx")
    words = [str(row[0].value) for row in book[MARKS_SHEET]]
    assert any("converti au format .xlsx" in line for line in words)
    (sheet,) = [sheet for sheet in book if sheet.title != MARKS_SHEET]
    assert rules(sheet) == {"D2": "FFF4B3B3"}
    assert [[c.value for c in row] for row in sheet][1] == [
        "1.1",
        "1.1-I1",
        "Nombre de participants",
        "12-15",
    ]


def test_macros_stay_in_a_workbook_that_has_some() -> None:
    content = with_macros(issued())
    given_back = marked_up(content, FileKind.XLSX, draft_of(content, blocked()))

    with zipfile.ZipFile(io.BytesIO(given_back)) as archive:
        assert archive.read("xl/vbaProject.bin") == b"macro"
        assert b"macroEnabled" in archive.read("[Content_Types].xml")
    assert marked_up_name("retour.xlsm", given_back) == "retour_a-corriger.xlsm"
    assert rules(opened(given_back)["Indicateurs"]) == {"H4": "FFF4B3B3"}


def with_macros(content: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                ).replace(
                    b"<Override ",
                    b'<Override PartName="/xl/vbaProject.bin"'
                    b' ContentType="application/vnd.ms-office.vbaProject"/><Override ',
                    1,
                )
            new.writestr(name, part)
        new.writestr("xl/vbaProject.bin", b"macro")
    return stream.getvalue()


def cell(row: int, column: int, kind: CellKind, value: Any, **more: Any) -> Cell:
    return Cell(sheet="x", row=row, column=column, kind=kind, value=value, **more)


def test_a_strict_workbook_comes_back_with_its_sheets() -> None:
    faulty = strict(changed(issued(GIVEN), Indicateurs_H4="12 à 15"))
    draft = read_back(faulty)
    given_back = marked_up(faulty, FileKind.XLSX, draft)

    assert opened(given_back).sheetnames == [
        *(MARKS_SHEET, "Notice", "Indicateurs", "Budget", "Calendrier", "_meta")
    ]
    again = read_here(given_back, make_basis())
    assert [(f.code, f.cell) for f in again.findings] == [(f.code, f.cell) for f in draft.findings]
    assert again.facts == draft.facts


def test_a_workbook_opened_without_a_sheet_that_was_read_is_not_given_back() -> None:
    with pytest.raises(LookupError):
        marked(issued(), blocked(sheet="Une feuille perdue"))


def test_a_workbook_without_styles_comes_back_with_its_errors() -> None:
    faulty = without_styles(changed(issued(), Indicateurs_H4="#REF!"))
    draft = read_back(faulty)
    assert {"CELLULE_EN_ERREUR"} == {finding.code for finding in draft.blocking}
    again = read_here(marked_up(faulty, FileKind.XLSX, draft), make_basis())
    assert [(f.code, f.cell) for f in again.blocking] == [("CELLULE_EN_ERREUR", "H4")]


def test_what_was_read_in_part_only_is_not_given_back_as_if_it_were_whole() -> None:
    rows = '<row r="1"><c r="A1"><v>12</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    content = with_part(SHEET, sheet_xml(rows).replace(MAIN, "urn:x").encode())
    draft = read_back(content, name="PLDESS_2026-T3_93005.xlsx")
    assert "LECTURE_DEGRADEE" in {finding.code for finding in draft.questions}
    assert not can_be_marked(draft)
    with pytest.raises(MarkingError, match="en partie"):
        marked_up(content, FileKind.XLSX, draft_of(content, blocked("A1", sheet="Sheet")))


def test_an_xlsb_given_back_says_that_its_errors_are_empty() -> None:
    content = xlsb({"Indicateurs": [["Code", "#REF!"], ["1.1-I1", 7]]})
    book = opened(marked_up(content, FileKind.XLSB, draft_of(content, blocked("B2"))))
    words = [str(row[0].value) for row in book[MARKS_SHEET]]
    assert any("sont vides ici" in line for line in words)


def without_styles(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return archive({name: old.read(name) for name in old.namelist() if name != "xl/styles.xml"})


def test_what_cannot_be_reopened_is_said_in_a_sentence() -> None:
    with pytest.raises(MarkingError, match="rouvert"):
        marked_up(b"PK\x03\x04 rien", FileKind.XLSX, draft_of(b"", blocked()))


def test_says_when_there_is_nothing_to_mark() -> None:
    assert not can_be_marked(read_back(issued(GIVEN)))
    assert can_be_marked(read_back(changed(issued(), Indicateurs_H4="douze")))
    assert not can_be_marked(draft_of(b"", Finding(severity=Severity.ERROR, code="X", message="")))


def test_the_name_says_that_it_is_to_be_corrected() -> None:
    content = marked(issued(), blocked())
    assert marked_up_name("Retour T3.xlsm", content) == "Retour T3_a-corriger.xlsx"
    assert marked_up_name("Retour T3_a-corriger.ods", content) == "Retour T3_a-corriger.xlsx"
