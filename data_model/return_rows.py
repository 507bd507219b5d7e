"""The rows of one return, made from its draft: its facts, and what is kept beside them."""

from collections.abc import Sequence
from typing import Any

from data_model.base import Base
from data_model.draft import AnyFact, Origin, ReturnDraft
from data_model.finding import Severity
from data_model.returned import (
    Answer,
    BudgetEntry,
    Comment,
    ExcludedCell,
    Highlight,
    MilestoneReport,
    Observation,
    ReturnInformation,
    ReturnReading,
)

UNANSWERED = "non répondu"


def fact_rows(draft: ReturnDraft, number: int) -> Sequence[Base]:
    """Every fact of the draft, as rows of the return `number`."""

    def common(fact: AnyFact) -> dict[str, Any]:
        return {
            "plan_code": draft.plan_code,
            "return_number": number,
            **_origin_values(fact.origin),
        }

    rows: list[Base] = [
        Observation(
            **common(fact),
            indicator_code=fact.indicator_code,
            category=fact.category,
            value_e4=fact.value_e4,
            denominator_e4=fact.denominator_e4,
            text_value=fact.text_value,
        )
        for fact in draft.observations
    ]
    rows += [
        BudgetEntry(
            **common(entry),
            field=entry.field,
            action_code=entry.action_code,
            exercise=entry.exercise,
            funder=entry.funder,
            section=entry.section,
            amount_cents=entry.amount_cents,
        )
        for entry in draft.budget
    ]
    rows += [
        MilestoneReport(
            **common(report),
            field=report.field,
            occurrence_code=report.occurrence_code,
            start_date=report.start_date,
            end_date=report.end_date,
            as_written=report.as_written,
        )
        for report in draft.milestones
    ]
    return rows


def _origin_values(origin: Origin) -> dict[str, Any]:
    return {
        "sheet": origin.sheet,
        "cell": origin.cell,
        "raw_text": origin.raw_text,
        "rule": origin.rule,
        "answer": origin.answer,
        "is_estimated": origin.is_estimated,
        "is_erased": origin.is_erased,
    }


def attached_rows(draft: ReturnDraft, number: int) -> Sequence[Base]:
    """What is no fact: comments, highlights, each question with its answer, what was told."""
    common: dict[str, Any] = {"plan_code": draft.plan_code, "return_number": number}
    rows: list[Base] = [
        Comment(**common, sheet=c.sheet, cell=c.cell, text=c.text, object_code=c.object_code)
        for c in draft.comments
    ]
    rows += [
        Highlight(**common, action_code=h.action_code, cell=h.cell, sheet=h.sheet, text=h.text)
        for h in draft.highlights
    ]
    # An answered question no longer has the severity of one: its answer tells it.
    asked = [f for f in draft.findings if f.answer or f.severity is Severity.QUESTION]
    rows += [
        Answer(
            **common,
            number=rank,
            sheet=question.sheet,
            cell=question.cell,
            code=question.code,
            question=question.message,
            answer=question.answer or UNANSWERED,
        )
        for rank, question in enumerate(asked, start=1)
    ]
    told = [f for f in draft.findings if f.severity is Severity.INFO and not f.answer]
    rows += [
        ReturnInformation(
            **common,
            number=rank,
            sheet=one.sheet,
            cell=one.cell,
            code=one.code,
            raw_text=one.value,
            message=one.message,
            read_as=one.read_as,
        )
        for rank, one in enumerate(told, start=1)
    ]
    rows.append(
        ReturnReading(
            **common, rejected_count=draft.rejected_count, skipped_count=draft.skipped_count
        )
    )
    return rows


def excluded_rows(draft: ReturnDraft, number: int) -> Sequence[Base]:
    """The cells that a person left out, each once."""
    by_cell = {(left.sheet, left.cell): left for left in draft.excluded}
    return [
        ExcludedCell(
            plan_code=draft.plan_code,
            return_number=number,
            sheet=left.sheet,
            cell=left.cell,
            raw_text=left.raw_text,
            reason=left.reason,
        )
        for left in by_cell.values()
    ]
