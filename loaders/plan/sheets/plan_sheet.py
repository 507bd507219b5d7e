"""What a sheet and a column of the plan workbook are, to those who write and read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from data_model.vocabulary import Labelled
from loaders.template.column_spec import ColumnKind, ColumnSpec, SheetSpec

CellKind = Literal[
    "code",
    "text",
    "integer",
    "decimal",
    "amount",
    "share",
    "date",
    "period",
    "quarters",
    "yes_no",
    "list",
]
"""An amount is in euros, a share is a part of 1, quarters are « 2,4 »."""

REQUIRED: Final = "obligatoire"
_TYPED: Final[dict[CellKind, ColumnKind]] = {
    "code": "code",
    "date": "date",
    "list": "list",
    "yes_no": "list",
    "integer": "number",
    "decimal": "number",
    "amount": "number",
    "share": "number",
}


@dataclass(frozen=True, kw_only=True)
class PlanColumn:
    """One column of a text table as people fill it in.

    `key` is the column of the text table, in `table` where that is not the sheet's own. A cell
    left blank is read as `blank`, the text that the table would hold. `choices` is the closed
    list; `refers_to` names the tables of which the cell holds a code. `is_required` asks for a
    value in every row. `is_name` says that its words may stand for the row's code elsewhere.
    `unread_hint` says what to do about a cell that cannot be read, where its kind cannot say it.
    """

    key: str
    label: str
    help: str
    width: int
    kind: CellKind = "text"
    table: str = ""
    is_required: bool = False
    is_name: bool = False
    blank: str = ""
    choices: type[Labelled] | None = None
    refers_to: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    unread_hint: str = ""

    @property
    def heading(self) -> str:
        """The words above the column: what is asked in every row says so."""
        return f"{self.label} ({REQUIRED})" if self.is_required else self.label

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its closed list, in their order."""
        if self.kind == "yes_no":
            return ("oui", "non")
        return tuple(self.choices.labels().values()) if self.choices else ()

    @cached_property
    def spec(self) -> ColumnSpec:
        """The same column, to those who recognise headers."""
        return ColumnSpec(
            key=self.key,
            label=self.heading,
            kind=_TYPED.get(self.kind, "text"),
            width=self.width,
            help=self.help,
            is_required=self.is_required,
            aliases=(self.label, *self.aliases),
            choices=self.words,
        )


@dataclass(frozen=True, kw_only=True)
class PlanSheet:
    """One text table as a sheet; a form has its headings in the first column, one row in all.

    `key` names the columns that make a row one of its own: two rows with the same are a double.
    `code_pattern` makes the code of a row that has none: « {action_code}-J{n} ».
    """

    table: str
    label: str
    purpose: str
    columns: tuple[PlanColumn, ...]
    key: tuple[str, ...] = ("code",)
    code_pattern: str = ""
    aliases: tuple[str, ...] = ()
    is_form: bool = False
    is_rare: bool = False

    @cached_property
    def spec(self) -> SheetSpec:
        """The same sheet, to those who recognise sheets and headers."""
        return SheetSpec(
            key=self.table,
            label=self.label,
            aliases=self.aliases,
            columns=tuple(column.spec for column in self.columns),
        )

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Key of a column → the words that people know it by."""
        return {column.key: column.label for column in self.columns}

    @cached_property
    def required(self) -> tuple[PlanColumn, ...]:
        """The columns that ask for a value in every row."""
        return tuple(column for column in self.columns if column.is_required)

    @cached_property
    def references(self) -> tuple[PlanColumn, ...]:
        """The columns whose cells name rows of other tables."""
        return tuple(column for column in self.columns if column.refers_to)

    def column(self, key: str) -> PlanColumn:
        """The column of that key; KeyError where the sheet has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns whose words may stand for a row's code."""
        return tuple(column.key for column in self.columns if column.is_name)
