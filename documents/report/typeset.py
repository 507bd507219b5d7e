"""From blocks to a PDF that a screen reader can read; nobody's words are ever markup."""

import dataclasses
import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from documents.report.blocks import Printed
from documents.report.covered import covered

HERE: Final = Path(__file__).resolve().parent.parent
TEMPLATES, FONTS = HERE / "typst", HERE / "fonts"
TEMPLATE: Final = "printed.typ"
STANDARD: Final = "ua-1"


class TypesetError(RuntimeError):
    """The compiler refused a document, or had something to say of it."""


def pdf_of(document: Printed) -> bytes:
    """The document as PDF/UA-1, the same bytes for the same content.

    Raises: TypesetError where the compiler refuses or warns.
    """
    data = json.dumps(_plain(document), ensure_ascii=False)
    try:
        content, warnings = typst.compile_with_warnings(
            input=TEMPLATES / TEMPLATE,
            root=TEMPLATES,
            font_paths=_fonts(),
            sys_inputs={"data": data},
            pdf_standards=[STANDARD],
            timestamp=_instant(document.as_of),
        )
    except typst.TypstError as error:
        raise TypesetError(str(error)) from error
    if warnings:
        # A missing font or character is only a warning, and a page that nobody can read.
        raise TypesetError("; ".join(str(one.message) for one in warnings))
    return content


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def _plain(value: Any) -> Any:
    """Dataclasses as tagged dictionaries, dates as text, texts as the fonts can show them."""
    if dataclasses.is_dataclass(value):
        fields = {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return {"kind": type(value).__name__, **fields}
    if isinstance(value, str):
        return covered(str(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
