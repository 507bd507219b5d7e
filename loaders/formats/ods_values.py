"""What one cell element of an OpenDocument sheet holds."""

import re
from datetime import date
from typing import Any

from loaders.formats.cells import CellKind, CellValue, clean_text
from loaders.formats.ods_styles import OdsStyles
from loaders.formats.ods_text import OFFICE, PARAGRAPH, TABLE, words_of
from loaders.formats.sheet_parts import kind_and_value

# LibreOffice's own addition: the only place where an error is told from a text.
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
MAX_FORMULA_LENGTH = 500
ISO_DATE_LENGTH = len("2026-03-14")
# Excel writes an error as a formula whose text is the error; LibreOffice has some of its own.
ERROR_TEXT = re.compile(r"#(?:REF!|N/A|NAME\?|NULL!|NUM!|VALUE!|DIV/0!)|Err:\d{3}")
FORMULA_LANGUAGE = re.compile(r"^\w+:(?==)")
NUMBER, WORD = re.compile(r"\d+"), re.compile(r"[^\W\d_]{3}")
NUMBER_FORMATS = {"percentage": "0%", "date": "yyyy-mm-dd"}


def cell_content(cell: Any, styles: OdsStyles, style: str) -> dict[str, Any] | None:
    """Kind, value, number format, formula and what is not struck; None where nothing is held.

    `style` is the name of the cell's style, its own or that of its row or column.
    """
    formula = FORMULA_LANGUAGE.sub("", cell.get(f"{TABLE}formula", ""))[:MAX_FORMULA_LENGTH]
    kind, value = _kind_and_value(cell, has_formula=bool(formula))
    if kind is CellKind.EMPTY and not formula:
        return None
    value_type = cell.get(f"{OFFICE}value-type")
    # A formula whose result is the empty text still shows it, as an empty paragraph.
    if kind is CellKind.EMPTY and value_type is None and cell.find(PARAGRAPH) is None:
        kind = CellKind.FORMULA_WITHOUT_VALUE
    standing = styles.standing(cell, style)
    return {
        "kind": kind,
        "value": value,
        "number_format": _number_format(
            value, words_of(cell), value_type, told=styles.shown_format(style)
        ),
        "formula": clean_text(formula),
        "standing": None if standing is None else clean_text(standing),
    }


def _number_format(value: CellValue, shown: str, value_type: str | None, *, told: str) -> str:
    """The format by type; that of a date as its style says, else by what the cell shows.

    « mars 27 », « 2027 » or a day.
    """
    if isinstance(value, date) and told:
        return told
    numbers, has_words = NUMBER.findall(shown), bool(WORD.search(shown))
    plain = NUMBER_FORMATS.get(value_type or "", "General")
    if not isinstance(value, date) or not numbers:
        return plain
    if numbers[-1] not in {f"{value.year}", f"{value:%y}"} or len(numbers) + has_words > 2:
        return plain
    return "mmmm yyyy" if len(numbers) + has_words == 2 else "yyyy"


def note_text(cell: Any) -> str:
    """The words of the cell's note, "" where it has none."""
    annotation = cell.find(f"{OFFICE}annotation")
    return "" if annotation is None else words_of(annotation)


def _kind_and_value(cell: Any, *, has_formula: bool) -> tuple[CellKind, CellValue]:
    shown = words_of(cell)
    is_error = cell.get(f"{CALC}value-type") == "error"
    if is_error or (has_formula and ERROR_TEXT.fullmatch(shown)):
        return CellKind.ERROR, clean_text(shown) or "#VALUE!"
    typed = _typed_value(cell)
    return kind_and_value(shown if typed is None else typed)


def _typed_value(cell: Any) -> float | bool | date | str | None:
    """The value as the file states it, None where only the text shown says something."""
    stated = {name: cell.get(f"{OFFICE}{name}-value") for name in ("date", "boolean", "string")}
    try:
        match cell.get(f"{OFFICE}value-type"):
            case "float" | "percentage" | "currency":
                return float(cell.get(f"{OFFICE}value"))
            case "date":
                return date.fromisoformat(str(stated["date"])[:ISO_DATE_LENGTH])
            case "boolean":
                return bool(stated["boolean"] == "true")
            case "string":
                return str(stated["string"]) if stated["string"] is not None else None
    except (TypeError, ValueError):
        return None
    return None
