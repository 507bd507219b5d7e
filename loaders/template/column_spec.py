"""What a column and a sheet of the issued workbook are, to those who read and write them."""

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["code", "text", "number", "date", "list"]


@dataclass(frozen=True, kw_only=True)
class ColumnSpec:
    """One column: `is_required` asks for the column, not for a value in every row of it.

    `is_key` says that the column names what its row is about; `width` is in characters; `choices`
    is empty where the list depends on the plan.
    """

    key: str
    label: str
    kind: ColumnKind = "text"
    width: int
    help: str
    is_required: bool = False
    is_locked: bool = False
    is_key: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SheetSpec:
    """One sheet and its columns, in the order in which they are written."""

    key: str
    label: str
    columns: tuple[ColumnSpec, ...]
    aliases: tuple[str, ...] = ()

    def column(self, key: str) -> ColumnSpec:
        """The column of that key; KeyError where the sheet has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)
