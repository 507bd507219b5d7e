"""The rows of the plan's tables that one action fills, each with the cell that it comes from."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from data_model.french import one_line
from data_model.period import simplified
from data_model.printed_entry import EntryKind
from data_model.vocabulary import BudgetBasis, Role
from loaders.formats.cells import Cell
from loaders.plan.placed_row import PlacedRow
from loaders.transitions.amounts import PrintedAmount
from loaders.transitions.dates import Span
from loaders.transitions.plan_codes import PlanCodes
from loaders.transitions.sheet_rows import words

LONGEST_HEADING, LONGEST_DATE = 120, 200
SEPARATORS = re.compile(r"\n|;")
BULLET = re.compile(r"^\s*(?:[-–—•▪◦*]\s+|•)")
DATES_HEADING = "Dates"


@dataclass(kw_only=True)
class FicheRows:
    """What is written of one action, or of its sub-action `part_code` with the same counters."""

    action_code: str
    rows: dict[str, list[PlacedRow]]
    codes: PlanCodes
    positions: Counter[str] = field(default_factory=Counter)
    names: set[tuple[Role, str]] = field(default_factory=set)
    part_code: str = ""
    part_number: int = 0

    def add(self, table: str, cell: Cell, column: str, under: str, /, **values: str) -> None:
        """One row of a table: the cell fills `column`, and stands `under` a title."""
        self.rows.setdefault(table, []).append(
            PlacedRow(
                values=values,
                sheet=cell.sheet,
                line=f"ligne {cell.row}",
                cells={column: cell.address},
                headings={column: under},
            )
        )

    def entry(
        self,
        cell: Cell,
        heading: str,
        text: str,
        *,
        kind: EntryKind = EntryKind.TEXT,
        amount: str = "",
    ) -> None:
        """One line of the fiche under a heading; a sub-action's heading names it."""
        self.add(
            "printed_entries",
            cell,
            "text",
            heading,
            action_code=self.action_code,
            heading=self._heading(heading),
            position=self._next("entry"),
            kind=kind.value,
            text=text,
            amount_eur=amount,
            sub_action_code=self.part_code,
        )

    def lines(self, cell: Cell, heading: str, kind: EntryKind) -> None:
        """The lines of a cell, each under the heading."""
        for line in lines_of(cell):
            self.entry(cell, heading, line, kind=kind)

    def people(self, cell: Cell, heading: str, role: Role) -> None:
        """Those a cell names, once each; of a sub-action they are lines of the fiche."""
        if self.part_code:
            self.lines(cell, heading, EntryKind.TEXT)
            return
        for name in lines_of(cell):
            self.person(cell, heading, role, name)

    def person(self, cell: Cell, heading: str, role: Role, name: str) -> None:
        """One name in a role, written once."""
        if self.part_code or (role, name) in self.names:
            return
        self.names.add((role, name))
        self.add(
            "stakeholders",
            cell,
            "name",
            heading,
            action_code=self.action_code,
            role=role.value,
            position=self._next(role.value),
            name=name,
        )

    def budget(self, printed: PrintedAmount, heading: str) -> None:
        """The action's voted amount; a second one, or a sub-action's, is a line of the fiche."""
        if self.part_code or self.positions["budget"]:
            self.entry(printed.cell, heading, printed.words, amount=printed.amount_text)
            return
        self._next("budget")
        known = printed.amount is not None
        self.add(
            "voted_budget",
            printed.cell,
            "as_printed",
            heading,
            action_code=self.action_code,
            amount_eur=printed.amount_text,
            basis=(BudgetBasis.TOTAL if known else BudgetBasis.UNKNOWN).value,
            tax=printed.tax.value,
            as_printed=printed.words,
        )

    def milestone(self, cell: Cell, label: str, span: Span) -> None:
        """One milestone that does not come back; words that are too long for it are a line."""
        if len(span.as_written) > LONGEST_DATE:
            self.entry(cell, DATES_HEADING, span.as_written)
            return
        position = self._next("milestone")
        self.add(
            "milestones",
            cell,
            "as_written",
            DATES_HEADING,
            code=self._milestone_code(label),
            action_code=self.action_code,
            position=position,
            label=label,
            as_written=span.as_written,
            start=span.start.isoformat() if span.start else "",
            end=span.end.isoformat() if span.end else "",
            repeats="non",
        )

    def _milestone_code(self, label: str) -> str:
        make = f"{self.action_code}-J{{}}".format
        return self.codes.milestones.of(self.action_code, simplified(label), make)

    def _next(self, counted: str) -> str:
        self.positions[counted] += 1
        return str(self.positions[counted])

    def _heading(self, heading: str) -> str:
        suffix = f", sous-action {self.part_number}" if self.part_code else ""
        return heading[: LONGEST_HEADING - len(suffix)] + suffix


def lines_of(cell: Cell) -> Iterator[str]:
    """What a cell lists: one thing a line, or between semicolons, without its bullets."""
    lines = [one_line(BULLET.sub("", part)) for part in SEPARATORS.split(words(cell))]
    yield from [line for line in lines if line] or [one_line(words(cell))]
