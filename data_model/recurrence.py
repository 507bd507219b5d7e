"""From milestones and cycles to occurrences: pure, so that a preview can be made of it."""

from dataclasses import dataclass
from datetime import date

from data_model.period import add_months

RULE_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class RecurringMilestone:
    """A milestone's first interval, whether it repeats, and its action's cycle (None: no cycle)."""

    code: str
    start_date: date | None
    end_date: date | None
    as_written: str
    repeats: bool
    every_months: int | None


@dataclass(frozen=True, kw_only=True)
class DatedOccurrence:
    """One instance of a milestone."""

    code: str
    milestone_code: str
    cycle: int
    start_date: date | None
    end_date: date | None
    as_written: str


def spans_more_than_cycle(milestone: RecurringMilestone) -> bool:
    """Whether one milestone lasts longer than its cycle, or has none: it does not repeat then."""
    if milestone.start_date is None or milestone.end_date is None or not milestone.every_months:
        return True
    return milestone.end_date >= add_months(milestone.start_date, milestone.every_months)


def action_spans_more_than_cycle(milestones: list[RecurringMilestone]) -> bool:
    """Whether one action's repeating milestones together last longer than its cycle.

    One that is longer than the cycle by itself does not repeat, so it does not count.
    """
    dated = [m for m in milestones if m.repeats and not spans_more_than_cycle(m)]
    if not dated:
        return False
    first = min(m.start_date for m in dated if m.start_date)
    last = max(m.end_date for m in dated if m.end_date)
    return last >= add_months(first, dated[0].every_months or 0)


def occurrences(milestone: RecurringMilestone, *, plan_end: date | None) -> list[DatedOccurrence]:
    """The occurrences of one milestone: the first cycle, then those whose end is in the plan.

    Without a plan end only the first cycle exists (domain.md §2); a milestone whose interval is
    longer than its cycle does not repeat.
    """
    found = [
        DatedOccurrence(
            code=f"{milestone.code}-C01",
            milestone_code=milestone.code,
            cycle=1,
            start_date=milestone.start_date,
            end_date=milestone.end_date,
            as_written=milestone.as_written,
        )
    ]
    repeats = milestone.repeats and not spans_more_than_cycle(milestone)
    start, end, months_apart = milestone.start_date, milestone.end_date, milestone.every_months
    if not repeats or plan_end is None or not (start and end and months_apart):
        return found
    cycle = 2
    while True:
        months = months_apart * (cycle - 1)
        end_date = add_months(end, months)
        if end_date > plan_end:
            return found
        found.append(
            DatedOccurrence(
                code=f"{milestone.code}-C{cycle:02d}",
                milestone_code=milestone.code,
                cycle=cycle,
                start_date=add_months(start, months),
                end_date=end_date,
                as_written="",
            )
        )
        cycle += 1
