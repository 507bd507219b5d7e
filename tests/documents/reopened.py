"""The documents read back with other libraries than those that wrote them."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from documents.context.figure import FigureKind, written
from documents.deck.charts import DAYS_FORMAT, EUROS_FORMAT, PERCENT_FORMAT

SPACES = re.compile(r"\s+")
WRITTEN_AS = {
    PERCENT_FORMAT: (FigureKind.SHARE, Decimal(1)),
    EUROS_FORMAT: (FigureKind.CENTS, Decimal(100)),
    DAYS_FORMAT: (FigureKind.DAYS, Decimal(1)),
}


def spaced(text: str) -> str:
    """One space wherever there is any."""
    return SPACES.sub(" ", text)


def pages_of(deck: bytes) -> list[Any]:
    """The slides of a deck."""
    return list(Presentation(io.BytesIO(deck)).slides)


def charts_of(page: Any) -> list[Any]:
    """The charts of a slide."""
    return [shape.chart for shape in page.shapes if shape.has_chart]


def cached_values(series: Any) -> list[float | None]:
    """What a reader shows before it opens the embedded workbook."""
    return list(series.values)


def words_of(page: Any) -> str:
    """Everything that a slide says: texts, tables, names of bars, values as they are labelled."""
    return spaced(" | ".join(_said(page)))


def _said(page: Any) -> Iterator[str]:
    for shape in page.shapes:
        yield next(shape._element.iter(qn("p:cNvPr"))).get("descr") or ""
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                yield from (cell.text for cell in row.cells)
        if shape.has_chart:
            yield from _chart_words(shape.chart)


def _chart_words(chart: Any) -> Iterator[str]:
    for plot in chart.plots:
        yield from (str(name) for name in plot.categories)
        for series in plot.series:
            found = WRITTEN_AS.get(number_format_of(series))
            if found is None:
                continue
            kind, factor = found
            for value in series.values:
                exact = None if value is None else Decimal(str(value)) * factor
                if exact is not None and kind is not FigureKind.SHARE:
                    exact = Decimal(round(exact))
                yield written(kind, exact)


def number_format_of(series: Any) -> str:
    """The format of a series' labels."""
    return str(series.data_labels.number_format) if series._element.dLbls is not None else ""


@lru_cache(maxsize=16)
def pdf_words(content: bytes) -> str:
    """The text of a PDF."""
    pages = PdfReader(io.BytesIO(content)).pages
    return spaced(" ".join(page.extract_text() for page in pages))


def sheets_of(content: bytes, *, values: bool = True) -> Any:
    """A workbook, its formulas as they were computed, or as they are written."""
    return load_workbook(io.BytesIO(content), data_only=values)
