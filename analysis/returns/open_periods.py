"""The periods a return may be for by now: the quarters begun, and the years that are asked for."""

from analysis.returns.collection_table import asked_of
from analysis.snapshot import Snapshot
from data_model.period import next_period, parse_period, quarter_of


def begun_quarters(snapshot: Snapshot) -> list[str]:
    """The codes of the quarters begun by the day looked at, the newest first."""
    situation = snapshot.situation
    return [period.code for period in (*situation.periods, *situation.next_periods)][::-1]


def quarters_due(snapshot: Snapshot) -> list[str]:
    """The codes of the quarters whose deadline has come, the newest first."""
    return [period.code for period in snapshot.situation.periods][::-1]


def asked_years(snapshot: Snapshot) -> list[str]:
    """The codes of the years begun for which something is asked by the year, the newest first.

    Source: domain.md §1: the period of a return is a quarter or a calendar year.
    """
    years = dict.fromkeys(str(parse_period(c).last_day.year) for c in begun_quarters(snapshot))
    return [code for code in years if asked_of(snapshot, code)]


def issued_periods(snapshot: Snapshot) -> list[str]:
    """What a workbook may be issued for: the next quarter, those begun, then the years asked for.

    The newest come first. Empty where the plan has neither dates nor assignments.
    """
    quarters, plan_end = begun_quarters(snapshot), snapshot.situation.plan_end
    if not quarters:
        return []
    ahead = next_period(parse_period(quarters[0]))
    is_in_plan = plan_end is None or ahead.first_day <= plan_end
    return [*([ahead.code] if is_in_plan else []), *quarters, *asked_years(snapshot)]


def running_period(snapshot: Snapshot) -> str:
    """The quarter of the day looked at, which falls due next; the plan's last one after its end.

    Raises: IndexError where no quarter has begun.
    """
    quarters = begun_quarters(snapshot)
    current = quarter_of(snapshot.situation.as_of).code
    return current if current in quarters else quarters[0]
