"""The decisions of committees: what, who, by when, and where each stands on a day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pandas as pd

from analysis.rows import rows_of
from data_model.steering import Decision
from data_model.vocabulary import DecisionState, Labelled

DECISION_COLUMNS = [
    "committee_number",
    "number",
    "what",
    "who",
    "due_on",
    "state",
    "standing",
    "recorded_on",
    "recorded_by",
]
Signed = Mapping[int, tuple[date, str]]
"""When and by whom an act was recorded, by its number."""


class Standing(Labelled):
    """Where a decision stands on a day: an open one may be late."""

    LATE = "late", "en retard"
    OPEN = "open", "ouverte"
    DONE = "done", "faite"
    DROPPED = "dropped", "abandonnée"


def standing(state: DecisionState, due_on: date | None, *, as_of: date) -> Standing:
    """Late from the day after its date, while it is neither done nor dropped."""
    if state is DecisionState.OPEN:
        return Standing.LATE if due_on is not None and due_on < as_of else Standing.OPEN
    return Standing(state.value)


def decisions_frame(
    decisions: Sequence[Decision], *, as_of: date, signed: Signed | None = None
) -> pd.DataFrame:
    """Where decisions stand on a day, and who said so.

    Columns: committee_number, number (int), what, who (str), due_on (date, nullable), state
    (DecisionState), standing (Standing), recorded_on (date), recorded_by (str, of the version in
    force; None where `signed` does not name its act).
    Rows: one a decision, by committee then number.
    """
    rows = [
        (
            one.committee_number,
            one.number,
            one.what,
            one.who,
            one.due_on,
            one.state,
            standing(one.state, one.due_on, as_of=as_of),
            *(signed or {}).get(one.act_number, (None, None)),
        )
        for one in sorted(decisions, key=lambda one: (one.committee_number, one.number))
    ]
    return pd.DataFrame(rows, columns=DECISION_COLUMNS, dtype=object)


def count_of(frame: pd.DataFrame, which: Standing) -> int:
    """How many of `decisions_frame` stand so."""
    return sum(row.standing is which for row in rows_of(frame))


def of_committees(frame: pd.DataFrame, numbers: Collection[int]) -> pd.DataFrame:
    """The rows of `decisions_frame` that some committees decided."""
    is_theirs = [row.committee_number in numbers for row in rows_of(frame)]
    return frame[pd.Series(is_theirs, index=frame.index, dtype=bool)].reset_index(drop=True)
