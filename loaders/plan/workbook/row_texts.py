"""The cells of a row of the plan workbook → the texts of its table, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from data_model.base import Base
from data_model.finding import Answers, Finding, Option, Severity
from data_model.french import number
from data_model.plan import Plan
from data_model.territory import Commune, Territory
from data_model.workbook_options import LONGEST_CELL
from loaders.formats.cell_words import raw_value
from loaders.formats.cells import Cell, CellKind
from loaders.plan.plan_tables import TABLES
from loaders.plan.sheets.plan_sheet import PlanColumn
from loaders.plan.sheets.plan_sheets import plan_sheet
from loaders.plan.workbook.cell_texts import DECIMALS_KEPT, PlanReading, read_plan_cell
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.values.numbers import read_number
from loaders.values.reading import quoted

REQUIRED: Final = "CASE_OBLIGATOIRE_VIDE"
SHARED: Final[dict[str, type[Base]]] = {
    "plan": Plan,
    "territory": Territory,
    "communes": Commune,
}
FIRST_DAYS: Final = frozenset({"start", "starts_on"})
PERCENT: Final = "%"
AIMED_AT: Final = frozenset({"value", "upper", "base"})
SIRENS: Final = {"plan": "territory_siren", "respondents": "code"}
"""Where a SIREN may stand, which people write « 200 058 097 »."""
INSEE: Final = ("communes", "code_insee")
AS_WRITTEN, NOT_READ = "as_written", "drop"
STRUCK_OPTIONS: Final = (
    Option(key=AS_WRITTEN, label="Lire la ligne"),
    Option(key=NOT_READ, label="Ne pas lire la ligne"),
)


def read_row(
    row: SheetRow, answers: Answers, *, epoch1904: bool = False, unit: str = ""
) -> list[Finding]:
    """Read every cell of the row into its texts; `unit` is that of the values, where one is known.

    What is wrong is told for the whole row at once.
    """
    findings: list[Finding] = []
    for column in row.spec.columns:
        reading = _reading(row, column, epoch1904=epoch1904, unit=unit)
        if reading is None:
            row.texts[column.key] = column.blank
        else:
            row.texts[column.key] = _settled(row, column, reading, answers, findings)
    siren = SIRENS.get(row.spec.table, "")
    if (digits := "".join(row.text(siren).split())).isdecimal():
        row.texts[siren] = digits
    findings += _struck(row, answers)
    findings += _too_long(row)
    return findings


def missing_findings(row: SheetRow) -> Iterator[Finding]:
    """One finding a required column that the row leaves blank, where its sheet has the column."""
    for column in row.spec.required:
        is_told = column.key in row.refused or column.key not in row.addresses
        if not row.text(column.key) and not is_told:
            yield row.finding(
                Severity.ERROR,
                REQUIRED,
                f"{quoted(column.label)} est vide.",
                key=column.key,
                hint=column.help,
            )


def _reading(
    row: SheetRow, column: PlanColumn, *, epoch1904: bool, unit: str
) -> PlanReading | None:
    cell = row.cells.get(column.key)
    if cell is None:
        return None
    reading = read_plan_cell(column, cell, epoch1904=epoch1904)
    is_in_percent = column.kind == "decimal" and unit == PERCENT and len(reading.candidates) > 1
    if is_in_percent and PERCENT in f"{cell.number_format}{cell.value}":
        # Values of an indicator in % are kept as they are said: 80, not 0,8.
        return PlanReading(state="value", value=max(reading.candidates, key=float))
    if column.kind == "decimal" and unit and reading.state == "question":
        return _in_unit(cell, unit) or reading
    if column.key in AIMED_AT and unit == PERCENT and reading.state == "value":
        return _small_share(reading)
    return reading


def _in_unit(cell: Cell, unit: str) -> PlanReading | None:
    """« 12 ha » where hectares are counted; None where the words are not that unit alone."""
    if unit == PERCENT:
        return None
    said = read_number(
        raw_value(cell),
        unit=unit,
        decimals=DECIMALS_KEPT,
        allow_negative=True,
        number_format=cell.number_format,
    )
    if said.state != "value" or said.value is None or said.code:
        return None
    return PlanReading(state="value", value=f"{said.value.normalize():f}")


def _small_share(reading: PlanReading) -> PlanReading:
    """« 0,5 » where per cent are counted: one half is likelier than 0,5 %, and that is said."""
    value = Decimal(reading.value or 0)
    if not 0 < value <= 1:
        return reading
    said, whole = number(value, decimals=DECIMALS_KEPT), number(value * 100)
    return replace(
        reading,
        code="PART_OU_POUR_CENT",
        message=f"la cible est lue {said} %.",
        hint=f"Pour {whole} %, tapez {whole}.",
    )


def _settled(
    row: SheetRow,
    column: PlanColumn,
    reading: PlanReading,
    answers: Answers,
    findings: list[Finding],
) -> str:
    """The text of a cell, through the answer given to its question where there is one."""
    if reading.code:
        finding = row.finding(
            reading.severity or Severity.INFO,
            reading.code,
            reading.message,
            key=column.key,
            hint=reading.hint,
            options=reading.options,
        )
        finding, key = finding.settled(answers)
        reading = reading.chosen(key)
        findings.append(finding)
        if finding.severity is Severity.QUESTION and column.is_required:
            # Without an answer nothing is read: the row cannot stand.
            row.refused.add(column.key)
    text = reading.value or column.blank
    if column.kind == "date" and reading.value:
        first, last = reading.value.split("/")
        row.spans[column.key] = (first, last)
        text = first if column.key in FIRST_DAYS else last
    return text


def _struck(row: SheetRow, answers: Answers) -> Iterator[Finding]:
    struck = [key for key, cell in row.cells.items() if cell.standing is not None]
    if not struck:
        return
    is_whole = len(struck) == len(row.cells)
    what = "la ligne est barrée" if is_whole else "une partie de la ligne est barrée"
    finding = row.finding(
        Severity.QUESTION,
        "VALEUR_BARREE",
        f"{what} : elle est lue telle qu’elle est écrite.",
        key=struck[0],
        hint="Supprimez ce qui est barré, ou ôtez le barré si la ligne compte.",
        options=STRUCK_OPTIONS,
    )
    finding, key = finding.settled(answers)
    if key == NOT_READ:
        row.is_left_out = True
    yield finding


def _too_long(row: SheetRow) -> Iterator[Finding]:
    for key, limit in _limits(row.spec.table).items():
        text = row.text(key)
        # What names a row of another sheet may be its words; an INSEE code is judged as such.
        if row.spec.column(key).refers_to or (row.spec.table, key) == INSEE:
            continue
        if len(text) > limit and key in row.cells:
            yield row.finding(
                Severity.ERROR,
                "TEXTE_TROP_LONG",
                f"{quoted(text)} compte {number(len(text))} caractères.",
                key=key,
                hint=f"La limite est de {number(limit)} caractères.",
            )


@lru_cache
def _limits(table: str) -> dict[str, int]:
    """Column of a sheet → the most characters that it may hold."""
    columns = plan_sheet(table).columns
    return {
        column.key: _lengths(column.table or table).get(column.key, LONGEST_CELL)
        for column in columns
    }


def _lengths(table: str) -> dict[str, int]:
    """Column of a text table → the most characters that it may hold, where there is a limit."""
    found: dict[str, int] = {}
    pairs: Sequence[tuple[type[Base], str, str]] = [
        (one.model, field, column)
        for one in TABLES
        if one.file == table
        for field, column in one.columns.items()
    ]
    model = SHARED.get(table)
    if model is not None:
        pairs = [(model, field, field) for field in model.model_fields]
    for owner, field, column in pairs:
        limit = getattr(owner.__table__.columns[field].type, "length", None)  # type: ignore[attr-defined]
        is_words = owner.model_fields[field].annotation in (str, str | None)
        if limit and is_words:
            found[column] = min(limit, found.get(column, limit))
    return found


def is_number(row: SheetRow, key: str) -> bool:
    """Whether the spreadsheet holds a cell as a number, whose last zeros are lost."""
    cell = row.cells.get(key)
    return cell is not None and cell.kind is CellKind.NUMBER
