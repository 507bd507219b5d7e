"""The periods a return may be for by now: the quarters begun, and the years that are asked for."""

from analysis.returns.collection_table import asked_of
from analysis.snapshot import Snapshot
from data_model.period import parse_period


def begun_quarters(snapshot: Snapshot) -> list[str]:
    """The codes of the quarters begun by the day looked at, the newest first."""
    situation = snapshot.situation
    return [period.code for period in (*situation.periods, *situation.next_periods)][::-1]


def asked_years(snapshot: Snapshot) -> list[str]:
    """The codes of the years begun for which something is asked by the year, the newest first.

    Source: domain.md §1: the period of a return is a quarter or a calendar year.
    """
    years = dict.fromkeys(str(parse_period(c).last_day.year) for c in begun_quarters(snapshot))
    return [code for code in years if asked_of(snapshot, code)]
