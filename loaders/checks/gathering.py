"""What is gathered while a return is read: facts, comments, findings, and the count of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from data_model import french
from data_model.draft import (
    AnyFact,
    BudgetFact,
    CommentLine,
    Exclusion,
    HighlightLine,
    MilestoneFact,
    ObservationFact,
    Origin,
)
from data_model.finding import CONFIRM, DROP, Answers, Finding, LeftOut, Option, Severity
from data_model.period import Period
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.checks.cell_notes import notes_of
from loaders.formats.cells import CellKind
from loaders.recognition.table import TableRow
from loaders.values.reading import CellReading, blocked, quoted

T = TypeVar("T")
F = TypeVar("F", ObservationFact, BudgetFact, MilestoneFact)
LONGEST_COMMENT = 4_000
SHORTEN = "Abrégez-le si la fin compte."
UNANSWERED = "non répondu"


@dataclass(kw_only=True)
class Gathering:
    """Every cell given ends as one fact, one rejection or one skip; a ratio's two count as one.

    `answers` and `left_out` are what a person decided about an earlier reading of the same file.
    """

    index: PlanIndex
    basis: ReturnBasis
    period: Period
    as_of: date
    epoch1904: bool = False
    answers: Answers = field(default_factory=dict)
    left_out: LeftOut = frozenset()
    observations: list[ObservationFact] = field(default_factory=list)
    budget: list[BudgetFact] = field(default_factory=list)
    milestones: list[MilestoneFact] = field(default_factory=list)
    comments: dict[tuple[str, str], CommentLine] = field(default_factory=dict)
    highlights: list[HighlightLine] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    excluded: dict[tuple[str, str], Exclusion] = field(default_factory=dict)
    n_rejected: int = 0
    n_skipped: int = 0
    row_answers: dict[tuple[str, int], list[str]] = field(default_factory=dict)

    @property
    def facts(self) -> list[AnyFact]:
        """Every fact so far."""
        return [*self.observations, *self.budget, *self.milestones]

    @property
    def n_read(self) -> int:
        """The cells that held something."""
        return len(self.facts) + self.n_rejected + self.n_skipped

    def add(self, finding: Finding) -> str:
        """Keep a finding as it was dealt with; the key of the option chosen, "" while open."""
        told, chosen = finding.settled(self.answers, self.left_out)
        self.findings.append(told)
        if chosen == DROP.key and told.cell:
            self.excluded[told.sheet, told.cell] = Exclusion(
                sheet=told.sheet, cell=told.cell, raw_text=told.value
            )
        return chosen

    def tell(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        row: TableRow,
        key: str,
        hint: str = "",
        read_as: str = "",
        options: tuple[Option, ...] = (),
        can_be_left_out: bool = False,
    ) -> str:
        """Add a finding on one cell, whose address starts the sentence; the option chosen."""
        address = row.address(key)
        return self.add(
            Finding(
                severity=severity,
                code=code,
                sheet=row.sheet,
                cell=address,
                value=row.raw(key),
                message=f"{row.sheet}!{address}\u00a0: {message}",
                hint=hint,
                read_as=read_as,
                options=options,
                can_be_left_out=can_be_left_out,
            )
        )

    def refuse(
        self,
        code: str,
        message: str,
        *,
        row: TableRow,
        key: str,
        hint: str = "",
        n_cells: int = 1,
    ) -> None:
        """Add an error that keeps `n_cells` given cells out; a person may leave them out."""
        self.n_rejected += n_cells
        self.tell(Severity.ERROR, code, message, row=row, key=key, hint=hint, can_be_left_out=True)

    def choose(
        self,
        code: str,
        message: str,
        *,
        row: TableRow,
        key: str,
        options: Sequence[Option] = (),
        hint: str = "",
        n_cells: int = 1,
    ) -> str:
        """Ask what was meant; the key of the reading chosen, "" where nothing is to be stored."""
        chosen = self.tell(
            Severity.QUESTION,
            code,
            message,
            row=row,
            key=key,
            hint=hint,
            options=(*options, DROP),
            can_be_left_out=True,
        )
        if chosen in {"", DROP.key}:
            self.n_rejected += n_cells
            return ""
        label = next(option.label for option in options if option.key == chosen)
        self.row_answers.setdefault((row.sheet, row.number), []).append(label)
        return chosen

    def doubts(
        self,
        code: str,
        message: str,
        *,
        row: TableRow,
        key: str,
        hint: str = "",
        n_cells: int = 1,
    ) -> bool:
        """Ask whether what is odd is right; True where the value does not stay."""
        chosen = self.tell(
            Severity.QUESTION,
            code,
            message,
            row=row,
            key=key,
            hint=hint,
            options=(CONFIRM, DROP),
            can_be_left_out=True,
        )
        if chosen == DROP.key:
            self.n_rejected += n_cells
            return True
        label = CONFIRM.label if chosen else UNANSWERED
        self.row_answers.setdefault((row.sheet, row.number), []).append(label)
        return False

    def stands(self, fact: F, code: str, message: str, *, hint: str) -> F | None:
        """Ask whether a fact that is odd is right; the fact with the answer, None if dropped."""
        origin = fact.origin
        chosen = self.add(
            Finding(
                severity=Severity.QUESTION,
                code=code,
                sheet=origin.sheet,
                cell=origin.cell,
                value=origin.raw_text,
                message=f"{origin.sheet}!{origin.cell}\u00a0: {message}",
                hint=hint,
                options=(CONFIRM, DROP),
                can_be_left_out=True,
            )
        )
        if chosen == DROP.key:
            self.n_rejected += 1
            return None
        label = CONFIRM.label if chosen else UNANSWERED
        return replace(fact, origin=replace(origin, answer=_answers(origin.answer, label)))

    def comment(self, row: TableRow, key: str, text: str, object_code: str) -> None:
        """Attach words to a cell."""
        place = (row.sheet, row.address(key))
        known = self.comments.get(place)
        words = self.kept_words(f"{known.text}\n{text}" if known else text, row, key)
        self.comments[place] = CommentLine(
            sheet=place[0], cell=place[1], text=words, object_code=object_code
        )

    def kept_words(self, words: str, row: TableRow, key: str) -> str:
        """The words as far as they are kept; what is cut is told."""
        if len(words) > LONGEST_COMMENT:
            message = (
                f"ce texte a {french.number(len(words))} caractères\u00a0: les"
                f" {french.number(LONGEST_COMMENT)} premiers sont gardés."
            )
            self.tell(Severity.INFO, "TEXTE_TROP_LONG", message, row=row, key=key, hint=SHORTEN)
        return words[:LONGEST_COMMENT]

    def heard(
        self, reading: CellReading[T], row: TableRow, key: str, object_code: str
    ) -> CellReading[T]:
        """Tell what a reading has to say, keep its words; the reading as it was answered."""
        if reading.note:
            self.comment(row, key, reading.note, object_code)
        if reading.severity is None:
            return reading
        is_question = reading.severity is Severity.QUESTION
        chosen = self.tell(
            reading.severity,
            reading.code,
            reading.message,
            row=row,
            key=key,
            hint=reading.hint,
            read_as=reading.read_as,
            options=(*reading.options, DROP) if is_question else (),
            can_be_left_out=is_question or reading.severity is Severity.ERROR,
        )
        return reading.chosen(chosen) if is_question else reading

    def settle(
        self, reading: CellReading[T], row: TableRow, key: str, object_code: str
    ) -> CellReading[T] | None:
        """Tell, ask, and count where nothing is stored; the value given or erased, else None."""
        heard = self.heard(reading, row, key, object_code)
        if heard.state == "blank":
            self.n_skipped += 1
        elif heard.state in {"question", "blocked"}:
            self.n_rejected += 1
        return heard if heard.state in {"value", "erase"} else None

    def unreadable_cell(self, row: TableRow, key: str) -> CellReading[T] | None:
        """The reading of a cell that no grammar may look at, None for any other."""
        cell = row.cells[key]
        if cell.kind is CellKind.FORMULA_WITHOUT_VALUE:
            return blocked(
                "FORMULE_NON_CALCULEE",
                f"la formule {quoted(cell.formula)} n’a pas de résultat.",
                "Ouvrez et enregistrez le fichier dans Excel, puis déposez-le à nouveau.",
            )
        return None

    def origin(self, row: TableRow, key: str, reading: CellReading[T]) -> Origin:
        """Where a value was read, how, and what a person answered about it."""
        answers = [*self.row_answers.get((row.sheet, row.number), ()), reading.answer]
        return Origin(
            sheet=row.sheet,
            cell=row.address(key),
            raw_text=row.raw(key),
            rule=reading.code or reading.state,
            answer=_answers(*answers),
            is_estimated=reading.is_estimated,
            is_erased=reading.state == "erase",
        )

    def row_words(self, row: TableRow, object_code: str) -> None:
        """Keep the words of « Commentaire », and of the notes on what may be typed."""
        if row.has("comment"):
            self.comment(row, "comment", row.text("comment"), object_code)
        for key, words in notes_of(row):
            self.comment(row, key, words, object_code)


def _answers(*labels: str) -> str:
    return "\u202f; ".join(dict.fromkeys(label for label in labels if label))
