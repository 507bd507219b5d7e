"""One row of a sheet of the plan workbook: its cells, what they were read as, its findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_model.finding import Finding, Option, Severity
from data_model.french import typo
from loaders.formats.cell_words import typed_text
from loaders.formats.cells import Cell, cell_address
from loaders.plan.placed_row import PlacedRow
from loaders.plan.sheets.plan_sheet import PlanSheet


@dataclass(kw_only=True)
class SheetRow:
    """A row as found, and as it is completed: `texts` are those of its text table.

    `addresses` holds the cell of each column of the sheet; `refused` are the columns in which
    something blocks: the row then stands for no row of the plan. `is_left_out` says that a person
    chose not to read it. `spans` are the first and last day that each date names.
    """

    spec: PlanSheet
    sheet: str
    number: int
    cells: Mapping[str, Cell]
    addresses: Mapping[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    spans: dict[str, tuple[str, str]] = field(default_factory=dict)
    is_left_out: bool = False

    def text(self, key: str) -> str:
        """What the row says in a column, "" where it says nothing."""
        return self.texts.get(key, "")

    def address(self, key: str) -> str:
        """The cell of a column; the row's first cell where the sheet has no such column."""
        return self.addresses.get(key) or cell_address(self.number, 1)

    def finding(
        self,
        severity: Severity,
        code: str,
        why: str,
        *,
        key: str,
        hint: str = "",
        options: tuple[Option, ...] = (),
    ) -> Finding:
        """What is told of one cell: « Axes, D4 : … »; an error refuses the row."""
        if severity is Severity.ERROR:
            self.refused.add(key)
        place, cell = self.address(key), self.cells.get(key)
        return Finding(
            severity=severity,
            code=code,
            sheet=self.sheet,
            cell=place,
            value=typed_text(cell) if cell else "",
            message=typo(f"{self.sheet}, {place} : {why}"),
            hint=typo(hint),
            options=options,
        )

    def placed(self) -> PlacedRow:
        """The row to those who build the plan."""
        return PlacedRow(
            values=self.texts,
            sheet=self.sheet,
            line=f"ligne {self.number}",
            cells=self.addresses,
            headings=self.spec.labels,
        )
