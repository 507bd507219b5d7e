"""Which day is looked at: « vu au » D, « situation au » S, and the periods that lie between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from sqlmodel import Session

from analysis.level_words import level_words
from data_model.as_of import current_rows, cutoff, today
from data_model.level_words import USUAL, LevelWords
from data_model.period import Period, default_deadline, parse_period, quarters_between
from data_model.plan import Plan, PlanSpan, Setting
from data_model.respondent import Assignment, Deadline


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One plan seen on one day.

    `as_of` is D, `situation_date` S: the end of the last quarter whose deadline, and that of each
    quarter before it, is at or before D (None before the first): a quarter that is still awaited
    never counts as missing, even where its deadline was put off past a later one's. `periods` are
    the quarters from the plan's start (else from the first assignment) up to S; `next_periods`
    those after S that have begun by D.
    """

    plan_code: str
    plan_title: str
    short_title: str
    as_of: date
    situation_date: date | None
    cutoff: int
    plan_start: date | None
    plan_end: date | None
    periods: tuple[Period, ...]
    next_periods: tuple[Period, ...]
    deadlines: dict[str, date]
    settings: dict[str, str]
    demonstration_day: date | None
    level_words: LevelWords = USUAL

    @property
    def last_period(self) -> Period | None:
        """The quarter that ends at S."""
        return self.periods[-1] if self.periods else None

    @property
    def due_by(self) -> date | None:
        """The day by which a milestone that is over counts as due: S.

        It is D itself where neither dates nor requests open any quarter: no S will ever come, and
        no return is awaited that might tell.
        """
        is_opened = self.plan_start is not None or bool(self.periods or self.next_periods)
        return self.situation_date if is_opened else self.as_of

    def deadline(self, period: Period) -> date:
        """The day by which returns of a period are due."""
        return self.deadlines.get(period.code, default_deadline(period))


def situation(session: Session, plan: Plan, as_of: date | None = None) -> Situation:
    """The plan as known up to 24:00 of `as_of` (its own clock's today by default)."""
    day = as_of or today(plan)
    known = cutoff(session, plan.code, day)
    spans = current_rows(session, PlanSpan, plan_code=plan.code, cutoff=known)
    start = spans[0].starts_on if spans else None
    end = spans[0].ends_on if spans else None
    deadlines = {
        row.period_code: row.due_on
        for row in current_rows(session, Deadline, plan_code=plan.code, cutoff=known)
    }
    settings = {
        row.key: row.value
        for row in current_rows(session, Setting, plan_code=plan.code, cutoff=known)
    }
    first = start or _first_assigned(session, plan.code, known)
    quarters = quarters_between(first, day) if first is not None and first <= day else []
    if end is not None:
        quarters = [q for q in quarters if q.first_day <= end]
    ended = settled_quarters(quarters, deadlines, as_of=day)
    return Situation(
        plan_code=plan.code,
        plan_title=plan.title,
        short_title=plan.short_title,
        as_of=day,
        situation_date=ended[-1].last_day if ended else None,
        cutoff=known,
        plan_start=start,
        plan_end=end,
        periods=tuple(ended),
        next_periods=tuple(quarters[len(ended) :]),
        deadlines=deadlines,
        settings=settings,
        demonstration_day=plan.demonstration_day,
        level_words=level_words(session, plan.code),
    )


def settled_quarters(
    quarters: Iterable[Period], deadlines: Mapping[str, date], *, as_of: date
) -> list[Period]:
    """The quarters up to the first whose deadline is still to come.

    Source: domain.md §1, « so no quarter opens in false alarm ».
    """
    return list(takewhile(lambda q: deadlines.get(q.code, default_deadline(q)) <= as_of, quarters))


def _first_assigned(session: Session, plan_code: str, known: int) -> date | None:
    periods = [
        row.first_period
        for row in current_rows(session, Assignment, plan_code=plan_code, cutoff=known)
    ]
    return min((parse_period(code).first_day for code in periods), default=None)
