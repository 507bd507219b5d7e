"""Workbooks made in code, sound and hostile, and the shortest way to read them."""

import io
import zipfile

import openpyxl

from loaders.formats.cells import Cell, Workbook
from loaders.formats.workbook_reader import read_workbooks

STRICT = b"http://purl.oclc.org/ooxml/"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PATIENCE_SECONDS = 120


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
    return with_part(SHEET, sheet_xml(rows, after=after).encode())


def sheet_xml(rows: str, *, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def with_part(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(small())) as old:
        return archive(
            {part: content if part == name else old.read(part) for part in old.namelist()}
        )


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def workbook_with(data: bytes, replaced: dict[str, tuple[bytes, bytes]]) -> bytes:
    """The workbook with other bytes in some parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, (before, after) in replaced.items():
        assert before in parts[name]
        parts[name] = parts[name].replace(before, after)
    return archive(parts)


def strict(data: bytes, *, has_strict_relations: bool = True) -> bytes:
    """The workbook as « Strict Open XML » names it."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, content in parts.items():
        content = content.replace(MAIN.encode(), STRICT + b"spreadsheetml/main")
        if has_strict_relations:
            content = content.replace(office.encode(), STRICT + b"officeDocument/relationships")
        parts[name] = content
    return archive(parts)


def read(data: bytes, name: str = "retour.xlsx") -> Workbook:
    # The clock says nothing here of the reader: both cores may be busy with other tests.
    (workbook,) = read_workbooks([(name, data)], max_seconds=PATIENCE_SECONDS)
    return workbook


def cells(data: bytes) -> dict[str, Cell]:
    return {cell.address: cell for cell in read(data).sheets[0].cells}


def codes(workbook: Workbook) -> list[str]:
    return [finding.code for finding in workbook.findings]
