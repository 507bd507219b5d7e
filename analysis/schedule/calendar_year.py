"""What one year of the calendar has to show, also what comes late from the years before."""

from collections.abc import Iterable

from analysis.schedule.occurrence import OccurrenceState
from analysis.schedule.slippage import SlippageKind


def states_of_year(states: Iterable[OccurrenceState], year: int) -> list[OccurrenceState]:
    """The occurrences planned in `year`, those of before still to do in it, the undated.

    A milestone planned two years ago and not done yet is this year's work too.
    """
    return [state for state in states if _belongs(state, year)]


def _belongs(state: OccurrenceState, year: int) -> bool:
    if state.end is None or state.end.year == year:
        return True
    if state.end.year > year or state.actual is not None:
        return False
    finish = state.reading.finish
    is_late = state.reading.kind is SlippageKind.LATE_AT_LEAST
    return is_late or bool(finish and finish[1].year >= year)
