"""The results of formulas, put back after openpyxl left them out; in the marking child only."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as Xml

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

CELL, FORMULA, VALUE = (f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("c", "f", "v"))
NUMBER = "n"
Stored = tuple[str, str]
"""The kind and the text of a result, as the file writes them."""


def with_stored_values(saved: bytes, original: bytes, book: Any) -> bytes:
    """The saved workbook with each formula's result of the original, so that it reads the same."""
    computed = [sheet for sheet in book.worksheets if _has_formulas(sheet)]
    if not computed:
        return saved
    known = dict(_stored_values(original))
    results = {sheet.path.lstrip("/"): known.get(sheet.title, {}) for sheet in computed}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename in results:
                content = _filled(content, results[part.filename])
            new.writestr(part, content)
    return stream.getvalue()


def _has_formulas(sheet: Any) -> bool:
    return any(cell.data_type == "f" for cell in sheet._cells.values())


def _stored_values(original: bytes) -> Iterator[tuple[str, Mapping[str, Stored]]]:
    """Each sheet's name with address → result, for its cells that hold a formula."""
    reader = ExcelReader(io.BytesIO(original))
    reader.read_manifest()
    reader.read_workbook()
    for sheet, relation in reader.parser.find_sheets():
        if relation.target in reader.valid_files:
            with reader.archive.open(relation.target) as part:
                yield sheet.name, dict(_results(part))


def _results(part: Any) -> Iterator[tuple[str, Stored]]:
    for _, cell in Xml.iterparse(part):  # noqa: S314  the door has refused any DTD
        if cell.tag != CELL:
            continue
        stored = cell.findtext(VALUE)
        if cell.find(FORMULA) is not None and stored is not None:
            yield cell.get("r", ""), (cell.get("t", NUMBER), stored)
        cell.clear()


def _filled(content: bytes, known: Mapping[str, Stored]) -> bytes:
    Xml.register_namespace("", SHEET_MAIN_NS)
    Xml.register_namespace("r", REL_NS)
    root = Xml.fromstring(content)  # noqa: S314  written by openpyxl a moment ago
    for cell in root.iter(CELL):
        stored = known.get(cell.get("r", ""))
        if stored is None or cell.find(FORMULA) is None:
            continue
        for empty in cell.findall(VALUE):
            cell.remove(empty)
        kind, text = stored
        cell.set("t", kind)
        Xml.SubElement(cell, VALUE).text = text
    filled: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return filled
