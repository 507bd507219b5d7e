"""The first and the last day of an action → the interval of its milestone, and its words."""

from dataclasses import dataclass, replace
from datetime import date

from data_model.finding import Finding
from data_model.interval import Interval
from data_model.period import calendar_year
from loaders.formats.cell_words import raw_value
from loaders.formats.cells import Cell, CellKind
from loaders.transitions.sheet_rows import line_of
from loaders.transitions.told import told
from loaders.values.dates import read_date

# Only a return offers a year for a date without one; here none is offered, and none is read.
NO_YEAR = calendar_year(2000)
WITHOUT_YEAR = "DATE_SANS_ANNEE"
KEPT = "Le texte est gardé, sans date."


@dataclass(frozen=True, kw_only=True)
class Span:
    """[start, end] where both are sure; the words as they were written in every case."""

    as_written: str
    start: date | None = None
    end: date | None = None
    findings: tuple[Finding, ...] = ()


def read_span(first: Cell | None, last: Cell | None, *, epoch1904: bool) -> Span:
    """From the first day of the first date to the last day of the last.

    Without a last date nothing is due: the words are kept, without dates. Without a first one, the
    interval is that of the last.
    """
    findings: list[Finding] = []
    starts = _read(first, findings, epoch1904=epoch1904)
    ends = _read(last, findings, epoch1904=epoch1904)
    span = Span(as_written=_words(first, last), findings=tuple(findings))
    if last is None or ends is None or ends.end is None:
        return span
    start = (starts or ends).start
    if start is not None and ends.end < start:
        message = "la date de fin précède la date de début. Les textes sont gardés, sans dates."
        hint = "Corrigez l’une des deux."
        return replace(
            span,
            findings=(*findings, told(last, message, code="DATE_IMPOSSIBLE", hint=hint)),
        )
    return replace(span, start=start, end=ends.end)


def _read(cell: Cell | None, findings: list[Finding], *, epoch1904: bool) -> Interval | None:
    if cell is None or cell.kind in {CellKind.ERROR, CellKind.FORMULA_WITHOUT_VALUE}:
        return None
    reading = read_date(
        raw_value(cell),
        period=NO_YEAR,
        is_date_format=cell.kind is CellKind.DATE,
        number_format=cell.number_format,
        epoch1904=epoch1904,
    )
    if reading.state == "value":
        return reading.value
    if reading.code == WITHOUT_YEAR:
        message, hint = "cette date n’a pas d’année.", "Ajoutez l’année."
        findings.append(told(cell, f"{message} {KEPT}", code=WITHOUT_YEAR, hint=hint))
    elif reading.message:
        hint = "Corrigez la cellule, par exemple 14/03/2026, mars 2026 ou 2026."
        findings.append(told(cell, f"{reading.message} {KEPT}", code=reading.code, hint=hint))
    return None


def _words(first: Cell | None, last: Cell | None) -> str:
    if first is not None and last is not None:
        return f"{line_of(first)} – {line_of(last)}"
    return line_of(last) if last is not None else f"Début : {line_of(first)}"
