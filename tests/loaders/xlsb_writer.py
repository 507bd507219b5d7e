"""The smallest .xlsb that is one: no program at hand writes this format, so its records are here.

A record is a type and a length in seven-bit groups, then its bytes ([MS-XLSB] 2.1.4).
"""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

from tests.loaders.made_workbooks import archive

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROW, ERROR, BOOL, REAL, TEXT = 0, 3, 4, 5, 6
FORMULA_ERROR_CODES = {"#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2A}
DATE_FORMAT_ID, DATE_STYLE = 14, 1
EXCEL_EPOCH = date(1899, 12, 30)

Content = str | float | bool | date
Rows = Sequence[Sequence[Content | None]]


def xlsb(sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> bytes:
    """A workbook of these sheets; `#REF!` and its like are error cells."""
    at_start = {f"rId{n}": name for n, name in enumerate(sheets, start=1)}
    bundle = b"".join(
        _record(156, struct.pack("<II", name in hidden, n) + _wide(relation) + _wide(name))
        for n, (relation, name) in enumerate(at_start.items(), start=1)
    )
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": (_record(131) + _record(143) + bundle + _record(144) + _record(132)),
        "xl/_rels/workbook.bin.rels": _relations(
            {
                **{
                    relation: ("worksheet", f"worksheets/sheet{n}.bin")
                    for n, relation in enumerate(at_start, start=1)
                },
                "rIdStyles": ("styles", "styles.bin"),
            }
        ),
        "xl/styles.bin": _styles(),
    }
    for n, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{n}.bin"] = _sheet(
            {
                (row, column): value
                for row, values in enumerate(rows)
                for column, value in enumerate(values)
                if value is not None
            }
        )
    return archive(parts)


def far_away_xlsb() -> bytes:
    """A1 and XFD1048576: a few bytes that ask for a table of sixteen thousand million cells."""
    with zipfile.ZipFile(io.BytesIO(xlsb({"Loin": [[1.0]]}))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/worksheets/sheet1.bin"] = _sheet({(0, 0): 1.0, (1_048_575, 16_383): 2.0})
    return archive(parts)


def _sheet(cells: Mapping[tuple[int, int], Content]) -> bytes:
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    written = [_record(129), _record(148, struct.pack("<IIII", 0, last_row, 0, last_column))]
    written.append(_record(145))
    current = -1
    for (row, column), value in sorted(cells.items()):
        if row != current:
            written.append(_record(ROW, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0)))
            current = row
        written.append(_cell(column, value))
    return b"".join([*written, _record(146), _record(130)])


def _cell(column: int, value: Content) -> bytes:
    style = DATE_STYLE if isinstance(value, date) else 0
    head = struct.pack("<II", column, style)
    if isinstance(value, bool):
        return _record(BOOL, head + bytes([value]))
    if isinstance(value, date):
        return _record(REAL, head + struct.pack("<d", (value - EXCEL_EPOCH).days))
    if isinstance(value, int | float):
        return _record(REAL, head + struct.pack("<d", value))
    if value in FORMULA_ERROR_CODES:
        return _record(ERROR, head + bytes([FORMULA_ERROR_CODES[value]]))
    return _record(TEXT, head + _wide(value))


def _styles() -> bytes:
    formats = [
        struct.pack("<HHHHHBBHH", 0xFFFF, n, 0, 0, 0, 0, 0, 0, 0) for n in (0, DATE_FORMAT_ID)
    ]
    styles = b"".join(_record(47, one) for one in formats)
    return _record(278) + _record(617, struct.pack("<I", 2)) + styles + _record(618) + _record(279)


def _record(kind: int, content: bytes = b"") -> bytes:
    kind_bytes = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, length_bytes = len(content), b""
    while True:
        group, length = length & 0x7F, length >> 7
        length_bytes += bytes([group | (0x80 if length else 0)])
        if not length:
            return kind_bytes + length_bytes + content


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _content_types(n_sheets: int) -> bytes:
    kinds = {"/xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroEnabled.main"}
    kinds |= {
        f"/xl/worksheets/sheet{n}.bin": "application/vnd.ms-excel.worksheet"
        for n in range(1, n_sheets + 1)
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{overrides}</Types>'.encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    told = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'.encode()
