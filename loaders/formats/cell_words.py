"""What a cell says: the words a person sees in it, and the value a reader is given."""

from decimal import Decimal

from loaders.formats.cells import Cell, CellKind
from loaders.values.reading import RawValue

# What a person would miss if it were not read.
FIGURES = frozenset({CellKind.NUMBER, CellKind.DATE, CellKind.FORMULA_WITHOUT_VALUE})


def is_filled(cell: Cell) -> bool:
    """Whether a person sees something in the cell."""
    if cell.kind is CellKind.EMPTY:
        return False
    return not (isinstance(cell.value, str) and not cell.value.strip())


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


def typed_text(cell: Cell) -> str:
    """The words of a cell as they were typed: « 0,8 »."""
    text = cell_text(cell)
    return text.replace(".", ",") if isinstance(cell.value, Decimal) else text


def raw_value(cell: Cell) -> RawValue:
    """What a reader of numbers or dates is given; a float says that Excel's noise is possible."""
    value = cell.value
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
