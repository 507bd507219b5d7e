"""Réalisation: is the work done, against what the calendar expected."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from analysis.frames import frame_of_rows
from analysis.results.results import share
from analysis.results.rules import completion_level
from analysis.schedule.occurrence import (
    OccurrenceState,
    once_per_event,
    reported_actions,
    states_of,
)
from analysis.schedule.occurrence_weight import sum_of_weights
from analysis.scope import By, scopes
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of

HUNDRED = 100
COLUMNS = [
    "code",
    "done_weight",
    "expected_weight",
    "total_weight",
    "all_weight",
    "done",
    "expected",
    "gap_points",
    "level",
    "milestones_done",
    "milestones_due",
    "milestones",
    "actions_reported",
    "actions_total",
    "no_news",
    "undated",
]
COUNTS = COLUMNS[-7:]


@dataclass(frozen=True, kw_only=True)
class Completion:
    """Weights done, expected and in all of the reported actions, shared events once."""

    done: Fraction
    expected: Fraction
    total: Fraction

    @property
    def done_ratio(self) -> Fraction | None:
        """Part of the weight that is done; None where nothing was reported."""
        return self.done / self.total if self.total else None

    @property
    def expected_ratio(self) -> Fraction | None:
        """Part of the weight that was due; None where nothing was reported."""
        return self.expected / self.total if self.total else None

    @property
    def gap_points(self) -> Fraction | None:
        """Done minus expected, in points."""
        return (self.done - self.expected) / self.total * HUNDRED if self.total else None


def completion(states: Sequence[OccurrenceState]) -> Completion:
    """The sums over occurrences already limited to reported actions and one per event."""
    return Completion(
        done=sum_of_weights(s.weight for s in states if s.is_done_at_situation),
        expected=sum_of_weights(s.weight for s in states if s.is_due),
        total=sum_of_weights(s.weight for s in states),
    )


def completion_frame(
    snapshot: Snapshot,
    by: By = "action",
    *,
    year: int | None = None,
    states: Sequence[OccurrenceState] | None = None,
) -> pd.DataFrame:
    """Réalisation of each action, objective or axis, or of the plan.

    With `year`, over the occurrences whose end in force lies in it; undated ones are then left
    out. Done is done by S. `no_news`, `undated` and the counts of milestones cover every action;
    the weights (but `all_weight`) only those of whose milestones something was reported.

    Columns: code (str, None for « Transversal »), done_weight, expected_weight, total_weight,
    all_weight (float, human days), done, expected (float share, None where nothing was reported),
    gap_points (float, points, None likewise), level (Level), milestones_done (by S),
    milestones_due (at S), milestones (dated), actions_reported, actions_total, no_news, undated
    (Int64).
    Rows: one a code of the level, in the plan's order.
    Source: domain.md §4, Réalisation.
    """
    known = states_of(snapshot, states)
    reported = reported_actions(known)
    in_scope = [s for s in known if year is None or (s.end is not None and s.end.year == year)]
    by_action: defaultdict[str, list[OccurrenceState]] = defaultdict(list)
    for state in in_scope:
        by_action[state.action_code].append(state)
    limits = thresholds_of(snapshot.situation.settings)
    rows = []
    for code, actions in scopes(snapshot, by).items():
        held = [state for action in actions for state in by_action[action]]
        every = once_per_event(held)
        reading = completion(once_per_event(s for s in held if s.action_code in reported))
        rows.append(
            (
                code,
                float(reading.done),
                float(reading.expected),
                float(reading.total),
                float(sum_of_weights(s.weight for s in every)),
                share(reading.done_ratio),
                share(reading.expected_ratio),
                share(reading.gap_points),
                completion_level(reading.gap_points, limits),
                sum(s.is_done_at_situation for s in every),
                sum(s.is_due for s in every),
                len(every),
                len(reported.intersection(actions)),
                len(actions),
                sum(s.is_without_news for s in every),
                sum(s.in_force is None for s in held),
            )
        )
    return frame_of_rows(rows, COLUMNS, integers=COUNTS)
