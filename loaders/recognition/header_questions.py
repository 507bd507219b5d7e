"""The header as it is to be read: what it leaves open is asked, and the answers are followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from types import MappingProxyType

from data_model.draft import ColumnChoice
from data_model.finding import AnswerKey, Answers, Finding, Option
from loaders.formats.cells import Cell, Sheet, column_letters
from loaders.recognition import header_findings as told
from loaders.recognition.column_content import filled_below, fits_column
from loaders.recognition.headers import (
    NOTHING_REMEMBERED,
    HeaderRow,
    find_header_row,
    normalise_label,
    title_text,
)
from loaders.recognition.labels import is_in_thousands
from loaders.template.column_spec import ColumnSpec, SheetSpec

NO_ANSWERS: Mapping[AnswerKey, str] = MappingProxyType({})
NONE_OF_THEM = Option(key="none", label="Aucune\u00a0: ne rien lire")
MAX_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Header:
    """`columns` is key → column number; `row` is None where no header row was found.

    `extra` is column number → title, for the columns that nobody declared, `titled` every column
    under some title; `is_keyed` is False where the rows cannot be told apart until a question is
    answered; `column_choices` are the titles that a person confirmed in this very file.
    """

    row: int | None
    columns: Mapping[str, int] = field(default_factory=dict)
    extra: Mapping[int, str] = field(default_factory=dict)
    titled: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()
    column_choices: tuple[ColumnChoice, ...] = ()
    is_keyed: bool = True


def read_header(
    sheet: Sheet,
    spec: SheetSpec,
    answers: Answers = NO_ANSWERS,
    column_choices: Mapping[str, str] = NOTHING_REMEMBERED,
) -> Header:
    """Which column is which, through the titles, what was confirmed earlier, and the answers."""
    header = find_header_row(sheet, spec.columns, column_choices)
    if header is None:
        lost, _ = told.not_found(sheet, spec.columns).settled(answers)
        return Header(row=None, findings=(lost,))
    reading = _Reading(sheet=sheet, spec=spec, header=header, answers=answers)
    for key in header.found:
        reading.take(key)
    reading.ask_missing()
    left = [cell for cell in header.extra if cell.address not in reading.asked_of]
    if left:
        reading.findings.append(told.unknown(sheet, left))
    return Header(
        row=header.row,
        columns=reading.columns,
        extra={cell.column: title_text(cell) for cell in left},
        titled=header.titled,
        findings=tuple(reading.findings),
        column_choices=tuple(reading.choices),
        is_keyed=reading.is_keyed,
    )


@dataclass(kw_only=True)
class _Reading:
    sheet: Sheet
    spec: SheetSpec
    header: HeaderRow
    answers: Answers
    columns: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    choices: list[ColumnChoice] = field(default_factory=list)
    asked_of: set[str] = field(default_factory=set)
    is_keyed: bool = True

    def take(self, key: str) -> None:
        """The column of a key that one title or several name."""
        column = self.spec.column(key)
        cell = self._one_of(column, (self.header.found[key], *self.header.doubles.get(key, ())))
        if cell is None:
            self.is_keyed &= column.kind != "code"
            return
        if column.kind == "number" and is_in_thousands(title_text(cell)):
            self.findings.append(told.in_thousands(cell, column.label))
            return
        self.columns[key] = cell.column
        if key in self.header.remembered:
            self.findings.append(told.confirmed(cell, column.label))
        elif key in self.header.near:
            self.findings.append(told.renamed(cell, column.label))

    def ask_missing(self) -> None:
        """Ask which unknown column is the one that misses; block where none can be."""
        absent = [
            column
            for column in self.spec.columns
            if column.key not in self.header.found and _is_asked(column)
        ]
        lost: list[ColumnSpec] = []
        asked_at: set[str] = set()
        for column in absent:
            candidates = self._candidates(column)
            places = [c.address for c in candidates if c.address not in asked_at]
            if places:
                asked_at.add(places[0])
                self._ask(column, candidates, place=places[0])
            elif column.is_required:
                lost.append(column)
        if lost:
            self.findings.insert(0, told.missing(self.sheet, self.header.row, lost))

    def _ask(self, column: ColumnSpec, candidates: Sequence[Cell], *, place: str) -> None:
        options = [self._option(cell) for cell in candidates]
        question = told.which_is(candidates, column.label, (*options, NONE_OF_THEM), place=place)
        finding, key = question.settled(self.answers)
        self.findings.append(finding)
        self.asked_of.update(cell.address for cell in candidates if not key)
        chosen = next((c for c in candidates if column_letters(c.column) == key), None)
        if chosen is None or chosen.column in self.columns.values():
            self.is_keyed &= column.kind != "code"
            return
        self.columns[column.key] = chosen.column
        self.asked_of.add(chosen.address)
        label = normalise_label(title_text(chosen))
        self.choices.append(ColumnChoice(sheet=self.spec.key, label=label, column=column.key))

    def _candidates(self, column: ColumnSpec) -> list[Cell]:
        """The unknown columns that hold what is looked for; the nearest title first."""
        below = {cell.address: self._below(cell) for cell in self.header.extra}
        fitting = [cell for cell in self.header.extra if fits_column(below[cell.address], column)]
        filled = [cell for cell in fitting if below[cell.address]]
        return sorted(filled or fitting, key=lambda cell: -_likeness(title_text(cell), column))

    def _one_of(self, column: ColumnSpec, cells: Sequence[Cell]) -> Cell | None:
        """The one of several columns with one title, None until a person says which."""
        if len(cells) == 1:
            return cells[0]
        below = {cell.column: self._below(cell) for cell in cells}
        filled = [cell for cell in cells if below[cell.column]] or list(cells[:1])
        if len(filled) == 1 or len({_contents(below[cell.column]) for cell in filled}) == 1:
            titles = [cell for cell in cells if not cell.is_under_merge]
            if len(titles) > 1:
                self.findings.append(told.double_settled(titles, column.label, read=filled[0]))
            return filled[0]
        options = tuple(self._option(cell) for cell in filled)
        question = told.double(filled, column.label, options)
        finding, key = question.settled(self.answers)
        self.findings.append(finding)
        return next((cell for cell in filled if column_letters(cell.column) == key), None)

    def _option(self, cell: Cell) -> Option:
        letters = column_letters(cell.column)
        return Option(key=letters, label=told.column_label(cell, self._below(cell)[:MAX_SHOWN]))

    def _below(self, cell: Cell) -> list[Cell]:
        return filled_below(self.sheet, cell, self.header.row)


def _is_asked(column: ColumnSpec) -> bool:
    """A required column, or one whose loss would leave numbers or dates unread."""
    return column.is_required or (not column.is_locked and column.kind in {"number", "date"})


def _likeness(title: str, column: ColumnSpec) -> float:
    words = normalise_label(title)
    names = (normalise_label(name) for name in (column.label, *column.aliases))
    return max(SequenceMatcher(a=words, b=name).ratio() for name in names)


def _contents(cells: Sequence[Cell]) -> tuple[tuple[int, str], ...]:
    return tuple((cell.row, str(cell.value)) for cell in cells)
