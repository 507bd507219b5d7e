"""Who pays for an action and how much: the funders of a row, and their sum beside the budget."""

from collections.abc import Sequence

from data_model.finding import Finding
from data_model.french import euros
from data_model.vocabulary import Role
from loaders.formats.cells import Cell
from loaders.transitions.amounts import PrintedAmount, read_amount
from loaders.transitions.fiche_rows import FicheRows
from loaders.transitions.layout import SheetColumn, TemplateSheet
from loaders.transitions.sheet_rows import SheetRow, line_of
from loaders.transitions.template import Becomes
from loaders.transitions.told import told

Place = tuple[str, str]
Filled = tuple[SheetColumn, Cell]


def place_of(cell: Cell) -> Place:
    """Where a cell stands in the workbook."""
    return cell.sheet, cell.address


def taken_amount(cell: Cell, heading: str, findings: list[Finding]) -> PrintedAmount:
    """The amount of a cell; what there is to say of it goes to the findings."""
    printed = read_amount(cell, heading)
    if printed.finding is not None:
        findings.append(printed.finding)
    return printed


def write_funders(
    row: SheetRow, fiche: FicheRows, findings: list[Finding], *, used: set[Place]
) -> None:
    """Each funder as such, and a line with its amount; then their sum against the budget."""
    amounts: list[PrintedAmount] = []
    for funder, amount in _pairs(row.table):
        named = _new(row, funder, used)
        paid = _new(row, amount, used)
        if paid is not None and not row.is_own(paid[1]):
            paid = None
        if named is None and paid is None:
            continue
        name = line_of(named[1]) if named else ""
        printed = taken_amount(paid[1], paid[0].heading, findings) if paid else None
        column, cell = named or paid or (None, None)
        if column is None or cell is None:
            continue
        if named:
            fiche.person(cell, column.heading, Role.FUNDER, name)
        if printed:
            amounts.append(printed)
        text = " : ".join(filter(None, (name, printed.words if printed else "")))
        fiche.entry(cell, column.heading, text, amount=printed.amount_text if printed else "")
    _check_sum(row, amounts, findings)


def _pairs(table: TemplateSheet) -> Sequence[tuple[SheetColumn | None, SheetColumn | None]]:
    """Each funder's column with that of the amount which follows it, where there is one."""
    pairs: list[tuple[SheetColumn | None, SheetColumn | None]] = []
    for column in table.columns:
        if column.becomes is Becomes.FUNDER:
            pairs.append((column, None))
        elif column.becomes is Becomes.FUNDER_AMOUNT:
            last = pairs.pop() if pairs and pairs[-1][1] is None else (None, None)
            pairs.append((last[0], column))
    return pairs


def _new(row: SheetRow, column: SheetColumn | None, used: set[Place]) -> Filled | None:
    cell = row.cells.get(column.index) if column else None
    return None if column is None or cell is None or place_of(cell) in used else (column, cell)


def _check_sum(row: SheetRow, amounts: Sequence[PrintedAmount], findings: list[Finding]) -> None:
    """A question where what the funders bring is not the budget printed on the same row."""
    column = row.table.column("budget")
    cell = row.cell("budget")
    if column is None or cell is None or not row.is_own(cell) or not amounts:
        return
    total = read_amount(cell, column.heading).amount
    known = [printed.amount for printed in amounts if printed.amount is not None]
    if total is None or len(known) < len(amounts) or sum(known) == total:
        return
    message = (
        f"les financeurs apportent {euros(sum(known) * 100)}, "
        f"le budget total est de {euros(total * 100)}."
    )
    hint = "Les deux sont gardés tels quels ; vérifiez-les."
    findings.append(told(cell, message, code="FINANCEMENT_DIFFERENT", hint=hint))
