"""The rows of one declared sheet of a returned workbook, wherever they are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data_model.finding import Finding, Severity
from data_model.french import joined
from loaders.cells import Cell, CellKind, Sheet, Workbook, cell_address
from loaders.column_spec import SheetSpec
from loaders.headers import find_header_row, normalise_label
from loaders.reading import RawValue

COPY_MARK = re.compile(r"(?: (?:\d{1,2}|copie|copy|bis|de))+$")
MAX_NAMED_CELLS = 5
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One row under the header, by column key; `shared` holds the anchors of tall merged blocks."""

    sheet: str
    number: int
    columns: Mapping[str, int]
    cells: Mapping[str, Cell]
    shared: frozenset[str] = frozenset()

    def cell(self, key: str) -> Cell | None:
        """The filled cell of a column, None where there is nothing."""
        return self.cells.get(key)

    def has(self, *keys: str) -> bool:
        """Whether one of these columns holds anything."""
        return any(key in self.cells for key in keys)

    def text(self, key: str) -> str:
        """The words of a cell, as a person sees them, "" where there is nothing."""
        cell = self.cells.get(key)
        return "" if cell is None else cell_text(cell)

    def raw(self, key: str) -> str:
        """The words of a cell as they were typed: « 0,8 »."""
        cell = self.cells.get(key)
        is_number = cell is not None and isinstance(cell.value, Decimal)
        return self.text(key).replace(".", ",") if is_number else self.text(key)

    def address(self, key: str) -> str:
        """`H14`; the row's first column where the sheet has no such column."""
        return cell_address(self.number, self.columns.get(key, 1))


@dataclass(frozen=True, kw_only=True)
class Table:
    """`rows` is empty where the sheet or its header was not found; `findings` says why."""

    is_found: bool = False
    rows: tuple[TableRow, ...] = ()
    findings: tuple[Finding, ...] = ()


def cell_text(cell: Cell) -> str:
    """What a cell holds, as text: « 1250 », « 14/03/2026 », the words themselves."""
    value = cell.value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if value is None:
        return cell.formula
    return value.strip() if isinstance(value, str) else f"{value:%d/%m/%Y}"


def raw_value(cell: Cell) -> RawValue:
    """What a reader of numbers or dates is given; a float says that Excel's noise is possible."""
    value = cell.value
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def find_table(workbook: Workbook, spec: SheetSpec) -> Table:
    """The rows of the sheet that fits `spec`; where two fit and differ, neither is read."""
    sheets = [sheet for sheet in workbook.sheets if _fits(sheet, spec)]
    if not sheets:
        return Table(findings=(_missing(spec),))
    sheet, findings = sheets[0], []
    if len(sheets) > 1:
        differing = _differing(sheets[0], sheets[1])
        findings.append(_two_sheets(sheets, differing))
        if differing:
            return Table(is_found=True, findings=tuple(findings))
    if sheet.hidden:
        findings.append(_hidden(sheet))
    header = find_header_row(sheet, spec.columns)
    findings += header.findings
    if header.row is None:
        return Table(is_found=True, findings=tuple(findings))
    rows = _rows(sheet, header.row, header.columns)
    return Table(is_found=True, rows=tuple(rows), findings=tuple(findings))


def _fits(sheet: Sheet, spec: SheetSpec) -> bool:
    names = {normalise_label(name) for name in (spec.label, *spec.aliases)}
    name = normalise_label(sheet.name)
    return name in names or COPY_MARK.sub("", name) in names


def _rows(sheet: Sheet, header_row: int, columns: Mapping[str, int]) -> Sequence[TableRow]:
    key_of = {column: key for key, column in columns.items()}
    shared = frozenset(
        cell.merge_anchor
        for cell in sheet.cells
        if cell.merge_anchor and cell.merge_anchor.lstrip(LETTERS) != str(cell.row)
    )
    rows: dict[int, dict[str, Cell]] = {}
    for cell in sheet.cells:
        key = key_of.get(cell.column)
        if cell.row > header_row and key is not None and _is_filled(cell):
            rows.setdefault(cell.row, {})[key] = cell
    return [
        TableRow(sheet=sheet.name, number=number, columns=columns, cells=cells, shared=shared)
        for number, cells in sorted(rows.items())
    ]


def _is_filled(cell: Cell) -> bool:
    if cell.kind is CellKind.EMPTY:
        return False
    return not (isinstance(cell.value, str) and not cell.value.strip())


def _differing(first: Sheet, second: Sheet) -> list[str]:
    def values(sheet: Sheet) -> dict[str, str]:
        return {cell.address: cell_text(cell) for cell in sheet.cells if _is_filled(cell)}

    one, other = values(first), values(second)
    return [
        address
        for address in dict.fromkeys([*one, *other])
        if one.get(address) != other.get(address)
    ]


def _missing(spec: SheetSpec) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_INTROUVABLE",
        sheet=spec.label,
        message=f"La feuille «\u00a0{spec.label}\u00a0» manque\u00a0: rien n’en est lu.",
        hint="Remettez-la depuis le modèle, ou confirmez qu’il n’y a rien à en lire.",
    )


def _two_sheets(sheets: Sequence[Sheet], differing: Sequence[str]) -> Finding:
    names = joined(f"«\u00a0{sheet.name}\u00a0»" for sheet in sheets)
    if not differing:
        return Finding(
            severity=Severity.INFO,
            code="FEUILLE_EN_DOUBLE",
            sheet=sheets[0].name,
            message=f"Les feuilles {names} disent la même chose\u00a0: la première est lue.",
        )
    cells = ", ".join(differing[:MAX_NAMED_CELLS]) + (
        "…" if len(differing) > MAX_NAMED_CELLS else ""
    )
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_EN_DOUBLE",
        sheet=sheets[0].name,
        value=cells,
        message=f"Laquelle lire\u202f? {names} diffèrent ({cells})\u00a0; aucune n’est lue.",
        hint="Supprimez celle qui est en trop, puis déposez le classeur à nouveau.",
    )


def _hidden(sheet: Sheet) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="FEUILLE_MASQUEE",
        sheet=sheet.name,
        message=f"La feuille «\u00a0{sheet.name}\u00a0» est masquée\u00a0; elle est lue.",
    )
