"""A return between the file and the store: typed rows, comments and findings, no session."""

from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import date

from data_model.finding import Finding, Severity
from data_model.vocabulary import (
    BudgetField,
    Labelled,
    MilestoneField,
    ReturnSource,
    Section,
)

ALREADY_RECORDED = "DEJA_IMPORTE"
KNOWN_FILE = "FICHIER_CONNU"
CLOSED_PERIOD = "PERIODE_CLOSE"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a value was read, and how."""

    sheet: str = ""
    cell: str = ""
    raw_text: str = ""
    rule: str = ""
    answer: str = ""
    is_estimated: bool = False
    is_erased: bool = False


@dataclass(frozen=True, kw_only=True)
class ObservationFact:
    """One value of one indicator (numerator and denominator of a ratio), in 10⁻⁴ of its unit."""

    indicator_code: str
    category: str = ""
    value_e4: int | None = None
    denominator_e4: int | None = None
    text_value: str = ""
    origin: Origin = default(default_factory=Origin)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it one fact of the return."""
        return ("observation", self.indicator_code, self.category)


@dataclass(frozen=True, kw_only=True)
class BudgetFact:
    """One cumulated amount of one budget line, in cents."""

    field: BudgetField
    action_code: str
    exercise: int
    section: Section
    funder: str = ""
    amount_cents: int | None = None
    origin: Origin = default(default_factory=Origin)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it one fact of the return."""
        return (
            "budget",
            self.field.value,
            self.action_code,
            str(self.exercise),
            self.funder,
            self.section.value,
        )


@dataclass(frozen=True, kw_only=True)
class MilestoneFact:
    """A new forecast of an occurrence, or the day it was done."""

    field: MilestoneField
    occurrence_code: str
    start_date: date | None = None
    end_date: date | None = None
    as_written: str = ""
    origin: Origin = default(default_factory=Origin)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it one fact of the return."""
        return ("milestone", self.field.value, self.occurrence_code)


AnyFact = ObservationFact | BudgetFact | MilestoneFact


@dataclass(frozen=True, kw_only=True)
class CommentLine:
    """Words attached to a cell."""

    sheet: str
    cell: str
    text: str
    object_code: str = ""


@dataclass(frozen=True, kw_only=True)
class HighlightLine:
    """Un fait marquant of an action."""

    action_code: str
    text: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """A cell that a person left out of a return, what stood in it, and why."""

    sheet: str
    cell: str
    raw_text: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ColumnChoice:
    """A column's title as a respondent writes it, and what a person confirmed that it is.

    `sheet` is the key of the sheet's declaration (indicators, budget, calendar), `label` the
    normalised title, `column` the key of the declared column.
    """

    sheet: str
    label: str
    column: str


class FileStatus(Labelled):
    """Where a file that was read stands."""

    READY = "ready", "Prêt"
    TO_CHECK = "to_check", "À vérifier"
    BLOCKED = "blocked", "Bloqué"
    ALREADY_RECORDED = "already_recorded", "Déjà intégré"


@dataclass(frozen=True, kw_only=True)
class ReturnDraft:
    """All that was read of one file, ready to be previewed and recorded.

    `respondent_code` and `period_code` are empty where the file could not be recognised; such a
    draft holds a blocking finding or an open question. `read_count` counts the cells that held a
    value; `rejected_count` those among them that a finding refuses. `excluded` are the cells that
    a person left out: the return is then partial.
    """

    plan_code: str
    respondent_code: str = ""
    period_code: str = ""
    source: ReturnSource = ReturnSource.WORKBOOK
    file_name: str = ""
    sha256: str = ""
    content: bytes = b""
    sender: str = ""
    template_version: str = ""
    nothing_to_report: bool = False
    nothing_sheet: str = ""
    nothing_cell: str = ""
    is_complete: bool = True
    observations: tuple[ObservationFact, ...] = ()
    budget: tuple[BudgetFact, ...] = ()
    milestones: tuple[MilestoneFact, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    highlights: tuple[HighlightLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    column_choices: tuple[ColumnChoice, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    read_count: int = 0
    rejected_count: int = 0
    skipped_count: int = 0

    @property
    def facts(self) -> tuple[AnyFact, ...]:
        """Every fact of the draft."""
        return (*self.observations, *self.budget, *self.milestones)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that keep the file out."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def questions(self) -> tuple[Finding, ...]:
        """The findings a person may answer, or leave « non répondu »."""
        return tuple(f for f in self.findings if f.severity is Severity.QUESTION)

    @property
    def can_be_recorded(self) -> bool:
        """Nothing blocks, and the file says whose return it is."""
        return not self.blocking and bool(self.respondent_code and self.period_code)

    @property
    def status(self) -> FileStatus:
        """The word shown beside the file."""
        if any(finding.code == ALREADY_RECORDED for finding in self.findings):
            return FileStatus.ALREADY_RECORDED
        if self.blocking:
            return FileStatus.BLOCKED
        if self.questions:
            return FileStatus.TO_CHECK
        return FileStatus.READY if self.can_be_recorded else FileStatus.BLOCKED

    @property
    def is_partial(self) -> bool:
        """A person left out at least one of its cells."""
        return bool(self.excluded)

    def with_findings(self, findings: tuple[Finding, ...]) -> "ReturnDraft":
        """The same draft with more findings."""
        return replace(self, findings=(*self.findings, *findings))


def canonical_observation(value_e4: int | None, denominator_e4: int | None, text_value: str) -> str:
    """One text for one observation, so that a preview compares like with like."""
    return f"{value_e4}/{denominator_e4}/{text_value}"


def canonical_amount(amount_cents: int | None) -> str:
    """One text for one amount."""
    return f"{amount_cents}"


def canonical_interval(start_date: date | None, end_date: date | None) -> str:
    """One text for one dated statement."""
    return f"{start_date}/{end_date}"


def canonical(fact: AnyFact) -> str:
    """One text for one fact; empty for a tombstone."""
    if fact.origin.is_erased:
        return ""
    if isinstance(fact, ObservationFact):
        return canonical_observation(fact.value_e4, fact.denominator_e4, fact.text_value)
    if isinstance(fact, BudgetFact):
        return canonical_amount(fact.amount_cents)
    return canonical_interval(fact.start_date, fact.end_date)
