"""The actions and indicators that have ended: kept with what was received, asked no more."""

from collections.abc import Mapping
from datetime import date

from data_model.period import parse_period, quarter_of
from data_model.vocabulary import AssignedKind
from loaders.entry.composer_tables import StoredRows


def ended_codes(stored: StoredRows, day: date) -> Mapping[str, frozenset[str]]:
    """The codes by table, as of `day`: an action past its last day, an indicator asked until then.

    An indicator that nobody was ever asked for has not ended, nor one that is still asked.
    """
    last = quarter_of(day).last_day
    asked: dict[str, bool] = {}
    for row in stored["assignments"]:
        if row["kind"] == AssignedKind.INDICATOR.value:
            code, until = row["object_code"], row["last_period"]
            asked[code] = asked.get(code, False) or not until or parse_period(until).last_day > last
    return {
        "actions": frozenset(
            row["action_code"]
            for row in stored["action_ends"]
            if date.fromisoformat(row["ended_on"]) <= day
        ),
        "indicators": frozenset(code for code, goes_on in asked.items() if not goes_on),
    }


def without_ended(stored: StoredRows, day: date) -> StoredRows:
    """The rows of the plan without those that have ended."""
    ended = ended_codes(stored, day)
    return {
        **stored,
        **{
            name: [row for row in stored[name] if row["code"] not in codes]
            for name, codes in ended.items()
        },
    }
