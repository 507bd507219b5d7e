"""Which indicators are still to be asked in the year of the situation date."""

from analysis.results.timeline import due_quarters
from analysis.snapshot import Snapshot
from data_model.period import quarters_of_year


def awaited_indicators(snapshot: Snapshot) -> dict[str, int]:
    """Indicator code → the year whose count is still to come, where money runs ahead of it.

    An indicator asked each quarter is asked up to the situation date itself: it is not one. Once a
    year is, until the quarter that asks for it: what was spent meanwhile has no count yet.
    """
    until = snapshot.situation.situation_date
    if until is None:
        return {}
    year = quarters_of_year(until.year)
    asked = due_quarters(snapshot.assignments, year)
    found = {}
    for code, quarters in asked.items():
        days = [quarter.last_day for quarter, _ in quarters]
        if days and until not in days and max(days) > until:
            found[code] = until.year
    return found
