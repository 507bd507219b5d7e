"""The returns already recorded of one respondent and period, read back as they were drafted."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from analysis.origin.return_origin import file_content
from data_model.draft import (
    AnyFact,
    BudgetFact,
    CommentLine,
    Exclusion,
    HighlightLine,
    MilestoneFact,
    ObservationFact,
    Origin,
    ReturnDraft,
)
from data_model.finding import Finding, Severity
from data_model.return_rows import UNANSWERED
from data_model.returned import (
    Answer,
    BudgetEntry,
    Comment,
    ExcludedCell,
    Fact,
    Highlight,
    MilestoneReport,
    Observation,
    Return,
    ReturnInformation,
    ReturnReading,
)

T = TypeVar(
    "T",
    Observation,
    BudgetEntry,
    MilestoneReport,
    Comment,
    Highlight,
    Answer,
    ExcludedCell,
    ReturnInformation,
)


def stored_returns(
    session: Session, plan_code: str, *, respondent: str, period: str, cutoff: int
) -> dict[int, ReturnDraft]:
    """Number → what each return said, withdrawn ones included, in the order of recording.

    The bytes of their files are left out: see `with_file`.
    """
    statement = (
        select(Return)
        .where(
            Return.plan_code == plan_code,
            Return.respondent_code == respondent,
            Return.period_code == period,
            col(Return.number) <= cutoff,
        )
        .order_by(col(Return.number))
    )
    return {found.number: _draft(session, found) for found in session.exec(statement).all()}


def with_file(session: Session, draft: ReturnDraft) -> ReturnDraft:
    """The same return with the bytes of its file, where they were not purged."""
    content = file_content(session, draft.plan_code, draft.sha256) if draft.sha256 else None
    return ReturnDraft(**{**vars(draft), "content": content or b""})


def facts_in_force(
    stored: Mapping[int, ReturnDraft], active: frozenset[int]
) -> dict[tuple[str, ...], tuple[int, AnyFact]]:
    """Key → the number and the fact that stands, by domain.md §1: the newest recorded.

    Tombstones are kept, so that what they erase is not looked for in an older return.
    """
    newest: dict[tuple[str, ...], tuple[int, AnyFact]] = {}
    for number in sorted(stored.keys() & active):
        for fact in stored[number].facts:
            newest[fact.key] = (number, fact)
    return newest


def _draft(session: Session, found: Return) -> ReturnDraft:
    # What was recorded before these were counted has no row.
    reading = session.get(ReturnReading, (found.plan_code, found.number))
    return ReturnDraft(
        plan_code=found.plan_code,
        respondent_code=found.respondent_code,
        period_code=found.period_code,
        source=found.source,
        file_name=found.file_name,
        sha256=found.sha256 or "",
        sender=found.sender,
        template_version=found.template_version,
        nothing_to_report=found.nothing_to_report,
        nothing_sheet=found.nothing_sheet,
        nothing_cell=found.nothing_cell,
        is_complete=found.is_complete,
        observations=tuple(
            ObservationFact(
                indicator_code=row.indicator_code,
                category=row.category,
                value_e4=row.value_e4,
                denominator_e4=row.denominator_e4,
                text_value=row.text_value,
                origin=_origin(row),
            )
            for row in _rows(session, Observation, found)
        ),
        budget=tuple(
            BudgetFact(
                field=row.field,
                action_code=row.action_code,
                exercise=row.exercise,
                section=row.section,
                funder=row.funder,
                amount_cents=row.amount_cents,
                origin=_origin(row),
            )
            for row in _rows(session, BudgetEntry, found)
        ),
        milestones=tuple(
            MilestoneFact(
                field=row.field,
                occurrence_code=row.occurrence_code,
                start_date=row.start_date,
                end_date=row.end_date,
                as_written=row.as_written,
                origin=_origin(row),
            )
            for row in _rows(session, MilestoneReport, found)
        ),
        comments=tuple(
            CommentLine(sheet=row.sheet, cell=row.cell, text=row.text, object_code=row.object_code)
            for row in _rows(session, Comment, found)
        ),
        highlights=tuple(
            HighlightLine(
                action_code=row.action_code, text=row.text, sheet=row.sheet, cell=row.cell
            )
            for row in _rows(session, Highlight, found)
        ),
        findings=(
            *(_question(row) for row in _rows(session, Answer, found)),
            *(_information(row) for row in _rows(session, ReturnInformation, found)),
        ),
        excluded=tuple(
            Exclusion(sheet=row.sheet, cell=row.cell, raw_text=row.raw_text, reason=row.reason)
            for row in _rows(session, ExcludedCell, found)
        ),
        rejected_count=reading.rejected_count if reading else 0,
        skipped_count=reading.skipped_count if reading else 0,
    )


def _rows(session: Session, model: type[T], found: Return) -> Iterator[T]:
    statement = (
        select(model)
        .where(model.plan_code == found.plan_code, model.return_number == found.number)
        .order_by(*(column for column in _primary_key(model)))
    )
    yield from session.exec(statement)


def _primary_key(model: type[Any]) -> list[Any]:
    return list(model.__table__.primary_key)


def _origin(row: Fact) -> Origin:
    return Origin(
        sheet=row.sheet,
        cell=row.cell,
        raw_text=row.raw_text,
        rule=row.rule,
        answer=row.answer,
        is_estimated=row.is_estimated,
        is_erased=row.is_erased,
    )


def _question(row: Answer) -> Finding:
    is_open = row.answer == UNANSWERED
    return Finding(
        severity=Severity.QUESTION if is_open else Severity.INFO,
        code=row.code,
        sheet=row.sheet,
        cell=row.cell,
        message=row.question,
        answer="" if is_open else row.answer,
    )


def _information(row: ReturnInformation) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code=row.code,
        sheet=row.sheet,
        cell=row.cell,
        value=row.raw_text,
        message=row.message,
        read_as=row.read_as,
    )
