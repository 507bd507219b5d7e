"""Putting an end to what a plan's file no longer holds: history and values stay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from data_model.action import Action, ActionEnd
from data_model.as_of import current_rows
from data_model.base import OfPlan, Versioned
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Measure, Target
from data_model.ledger import removal
from data_model.level_name import LevelName
from data_model.milestone import Abandonment, Baseline, Milestone, Occurrence
from data_model.period import Period, parse_period, quarter_of
from data_model.plan import Axis, Challenge, Objective
from data_model.plan_draft import PlanDraft
from data_model.respondent import Assignment, Respondent
from data_model.returned import MilestoneReport
from data_model.taken_out import observed_indicators
from data_model.vocabulary import AssignedKind

NO_LONGER_THERE: Final = "Retiré du classeur du plan"
NAMED_BY: Final[dict[type[OfPlan], tuple[tuple[type[OfPlan], str], ...]]] = {
    LevelName: (),
    EvaluationQuestion: ((Indicator, "question_code"),),
    Measure: ((Indicator, "measure_code"),),
    Objective: ((Action, "objective_code"),),
    Axis: ((Objective, "axis_code"), (Action, "axis_code")),
    Challenge: ((Axis, "challenge_code"),),
}
"""Rows that nothing is counted on, children first, and what names them: unnamed, they may go."""


@dataclass(frozen=True, kw_only=True)
class Endings:
    """What putting an end to some rows writes: versions, and rows that nothing names any more.

    `ended` are the rows that something is written for; the others are past their end, or stay.
    Among them `taken_out` are the indicators that leave the plan, of which past days still tell.
    """

    versions: tuple[Versioned, ...] = ()
    deleted: tuple[OfPlan, ...] = ()
    taken_out: tuple[OfPlan, ...] = ()
    ended: tuple[OfPlan, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Held:
    """What is in force of a plan, as far as an end concerns it."""

    plan_code: str
    day: date
    reason: str
    ended: frozenset[str]
    assignments: list[Assignment]
    targets: list[Target]
    unused: dict[str, IndicatorRule]
    owner: dict[str, str]
    pending: list[tuple[str, str, date | None]]


def endings(
    session: Session,
    draft: PlanDraft,
    absent: Iterable[OfPlan],
    *,
    day: date,
    cutoff: int,
    reason: str = NO_LONGER_THERE,
) -> Endings:
    """What ends on `day` where each `absent` row does.

    An action gets its last day, what is asked of it closes with the quarter of that day, and its
    steps still to come leave the counts. An indicator or a respondent is asked no more, a
    milestone's unstated occurrences leave the counts; none of them is deleted, but an indicator
    that nobody was asked for and that has no value leaves the plan. A setting is removed by a new
    version. A level that nothing names any more is deleted.
    """
    listed = list(absent)
    if not listed:
        return Endings()
    held = _held(session, draft.plan_code, day=day, cutoff=cutoff, reason=reason)
    versions: list[Versioned] = []
    ended: list[OfPlan] = []
    for row in listed:
        written = list(_versions(held, row))
        versions += written
        if written:
            ended.append(row)
    deleted = _unnamed(session, draft, [row for row in listed if type(row) in NAMED_BY])
    return Endings(
        versions=tuple(versions),
        deleted=tuple(deleted),
        taken_out=tuple(
            row for row in ended if isinstance(row, Indicator) and row.code in held.unused
        ),
        ended=(*ended, *deleted),
    )


def _versions(held: _Held, row: OfPlan) -> Iterator[Versioned]:
    match row:
        case Versioned():
            yield removal(row)
        case Action():
            yield from _action_end(held, row)
        case Indicator():
            yield from (removal(one) for one in held.targets if one.indicator_code == row.code)
            yield from _closed(held, {(AssignedKind.INDICATOR, row.code)})
            if row.code in held.unused:
                yield removal(held.unused[row.code])
        case Milestone():
            yield from _closed(held, {(AssignedKind.MILESTONE, row.code)})
            yield from _abandoned(held, {row.code}, after=None)
        case Respondent():
            mine = [one for one in held.assignments if one.respondent_code == row.code]
            yield from _closed_rows(held, mine)


def _action_end(held: _Held, action: Action) -> Iterator[Versioned]:
    if action.code not in held.ended:
        yield ActionEnd(
            plan_code=held.plan_code,
            act_number=1,
            action_code=action.code,
            ended_on=held.day,
            reason=held.reason,
        )
    own = {code for code, owner in held.owner.items() if owner == action.code}
    objects = {(AssignedKind.BUDGET, action.code)}
    objects |= {(kind, code) for code in own for kind in AssignedKind}
    yield from _closed(held, objects)
    yield from _abandoned(held, own, after=held.day)


def _closed(held: _Held, objects: set[tuple[AssignedKind, str]]) -> Iterator[Assignment]:
    return _closed_rows(
        held, [one for one in held.assignments if (one.kind, one.object_code) in objects]
    )


def _closed_rows(held: _Held, rows: Iterable[Assignment]) -> Iterator[Assignment]:
    last = quarter_of(held.day)
    for row in rows:
        if row.last_period and parse_period(row.last_period).last_day <= last.last_day:
            continue
        if _begins_after(row, last):
            yield removal(row)
        else:
            yield Assignment.model_validate(row.model_dump() | {"last_period": last.code})


def _begins_after(row: Assignment, last: Period) -> bool:
    return parse_period(row.first_period).first_day > last.last_day


def _abandoned(held: _Held, milestones: set[str], *, after: date | None) -> Iterator[Abandonment]:
    for code, milestone, end in held.pending:
        if milestone in milestones and (after is None or end is None or end > after):
            yield Abandonment(
                plan_code=held.plan_code, act_number=1, occurrence_code=code, reason=held.reason
            )


def _held(session: Session, plan_code: str, *, day: date, cutoff: int, reason: str) -> _Held:
    owner: dict[str, str] = {}
    for model in (Indicator, Milestone):
        rows = select(model.code, model.action_code).where(model.plan_code == plan_code)
        owner |= {code: action or "" for code, action in session.exec(rows)}
    assignments = current_rows(session, Assignment, plan_code=plan_code, cutoff=cutoff)
    used = observed_indicators(session, plan_code) | {
        row.object_code
        for row in assignments
        if row.kind is AssignedKind.INDICATOR and not _begins_after(row, quarter_of(day))
    }
    return _Held(
        plan_code=plan_code,
        day=day,
        reason=reason,
        ended=frozenset(
            row.action_code
            for row in current_rows(session, ActionEnd, plan_code=plan_code, cutoff=cutoff)
        ),
        assignments=assignments,
        unused={
            row.indicator_code: row
            for row in current_rows(session, IndicatorRule, plan_code=plan_code, cutoff=cutoff)
            if row.indicator_code not in used
        },
        targets=current_rows(session, Target, plan_code=plan_code, cutoff=cutoff),
        owner=owner,
        pending=_pending(session, plan_code, cutoff=cutoff),
    )


def _pending(
    session: Session, plan_code: str, *, cutoff: int
) -> list[tuple[str, str, date | None]]:
    """The occurrences that nobody stated anything of: code, milestone, end of their calendar."""
    stated = set(
        session.exec(
            select(MilestoneReport.occurrence_code).where(MilestoneReport.plan_code == plan_code)
        )
    )
    gone = {
        row.occurrence_code
        for row in current_rows(session, Abandonment, plan_code=plan_code, cutoff=cutoff)
    }
    calendars = session.exec(
        select(Baseline).where(Baseline.plan_code == plan_code).order_by(col(Baseline.number))
    )
    ends = {row.occurrence_code: row.end_date for row in calendars}
    return [
        (row.code, row.milestone_code, ends.get(row.code))
        for row in session.exec(select(Occurrence).where(Occurrence.plan_code == plan_code))
        if row.code not in stated | gone
    ]


def _unnamed(session: Session, draft: PlanDraft, absent: list[OfPlan]) -> list[OfPlan]:
    """Those of the absent levels that no row names once the draft is recorded."""
    deleted: list[OfPlan] = []
    for model, naming in NAMED_BY.items():
        mine = [row for row in absent if type(row) is model]
        names = {
            name
            for other, column in (naming if mine else ())
            for name in _names(session, draft, other, column, without=deleted)
        }
        deleted += [row for row in mine if getattr(row, "code", "") not in names]
    return deleted


def _names(
    session: Session, draft: PlanDraft, model: type[OfPlan], column: str, *, without: list[OfPlan]
) -> set[str | None]:
    left_out = {row.code for row in without if type(row) is model}  # type: ignore[attr-defined]
    stored = session.exec(select(model).where(model.plan_code == draft.plan_code))
    named = {row.code: getattr(row, column) for row in stored}  # type: ignore[attr-defined]
    named |= {
        row.code: getattr(row, column)  # type: ignore[attr-defined]
        for row in draft.texts
        if type(row) is model and column in row.model_fields_set
    }
    return {name for code, name in named.items() if code not in left_out}
