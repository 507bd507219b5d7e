"""Whether the plan has an effect: each indicator against its target, and counts by status."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Literal

import pandas as pd

from analysis.frames import frame_of_rows
from analysis.results.actuals import Actual, DueQuarters, actual_over, grouped, scaled
from analysis.results.given import given_values
from analysis.results.goals import Aim, aim_at, judged_span
from analysis.results.rules import ResultThresholds, StatusReading, status
from analysis.results.said import GivenValue
from analysis.results.targets import expected_value
from analysis.results.timeline import Timeline, due_quarters, timeline_of
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of
from data_model.vocabulary import Nature, ResultStatus

INTEGERS = (
    "printed_line",
    "actual_e4",
    "numerator_e4",
    "denominator_e4",
    "diversity",
    "target_value_e4",
    "target_upper_e4",
    "expected_e4",
    "elapsed",
    "respondents_given",
    "respondents_due",
)
FROM_INDICATOR = (
    "indicator_code",
    "action_code",
    "axis_code",
    "label",
    "nature",
    "unit",
    "decimals",
    "printed_line",
    "measure_code",
)
COLUMNS = (
    *FROM_INDICATOR,
    "actual_e4",
    "numerator_e4",
    "denominator_e4",
    "at_least",
    "is_carried",
    "diversity",
    "diversity_at_least",
    "target_value_e4",
    "target_upper_e4",
    "target_due_on",
    "basis",
    "direction",
    "expected_e4",
    "elapsed",
    "p",
    "e",
    "h",
    "completeness",
    "status",
    "reason",
    "hypothetical",
    "respondents_given",
    "respondents_due",
    "last_period_code",
    "has_data",
)
NOT_BEGUN = "Aucun trimestre n’a commencé."
CountedBy = Literal["action", "axis", "plan"]


def results_frame(snapshot: Snapshot) -> pd.DataFrame:
    """Each indicator's value at the situation date, against its target.

    Columns: indicator_code, action_code, axis_code (None for « Transversal » and the plan's own),
    label, nature, unit (str), decimals (int), printed_line (Int64, nullable), measure_code;
    actual_e4 (Int64, 10⁻⁴, nullable; a ratio of unit « % » in percent, a scale its median),
    numerator_e4, denominator_e4 (Int64, of a ratio), at_least, is_carried (bool), diversity
    (Int64, nullable), diversity_at_least (bool); target_value_e4, target_upper_e4 (Int64, the
    second of a range), target_due_on (date),
    basis, direction (str), all nullable; expected_e4 (Int64, the value expected), elapsed (Int64,
    due quarters ended); p, e, h, completeness (float, share of 1, or None); status (ResultStatus),
    reason (str, French), hypothetical (ResultStatus, where data are partial, else None);
    respondents_given, respondents_due (Int64), last_period_code (str or None), has_data (bool).
    Rows: one an indicator, in the printed order.
    Source: domain.md §3 and §4.
    """
    situation = snapshot.situation
    thresholds = thresholds_of(situation.settings)
    targets: dict[str, list[Any]] = {}
    for row in rows_of(snapshot.targets):
        targets.setdefault(row.indicator_code, []).append(row)
    time = timeline_of(situation, snapshot.targets["due_on"])
    due = due_quarters(snapshot.assignments, time.quarters)
    values = grouped(
        given_values(snapshot, upto=situation.last_period), lambda value: value.indicator_code
    )
    rows = [
        _result(
            indicator,
            targets.get(indicator.indicator_code, []),
            values.get(indicator.indicator_code, []),
            due=due.get(indicator.indicator_code, []),
            time=time,
            thresholds=thresholds,
        )
        for indicator in rows_of(snapshot.indicators)
    ]
    return frame_of_rows(rows, COLUMNS, integers=INTEGERS)


def _result(
    indicator: Any,
    targets: Sequence[Any],
    values: Sequence[GivenValue],
    *,
    due: DueQuarters,
    time: Timeline,
    thresholds: ResultThresholds,
) -> tuple[object, ...]:
    nature = Nature(indicator.nature)
    aim = aim_at(targets, due, time)
    span = judged_span(aim, time)
    actual = (
        actual_over(values, due, nature=nature, unit=indicator.unit, span=span) if span else None
    )
    reading = _reading(nature, actual, aim=aim, has_target=bool(targets), thresholds=thresholds)
    wanted = expected_value(aim.goal, nature=nature, elapsed=aim.elapsed) if aim else None
    said = [value for value in values if value.is_said]
    newest = max(said, key=lambda value: value.last_day, default=None)
    return (
        *(getattr(indicator, name) for name in FROM_INDICATOR),
        scaled(actual.value) if actual else None,
        actual.numerator_e4 if actual else None,
        actual.denominator_e4 if actual else None,
        actual is not None and actual.at_least,
        actual is not None and actual.is_carried,
        actual.diversity if actual and indicator.is_broken_down else None,
        actual is not None and (actual.at_least or actual.has_unbroken),
        aim.value_e4 if aim else None,
        aim.upper_e4 if aim else None,
        aim.due_on if aim else None,
        aim.goal.basis if aim else None,
        aim.goal.direction if aim else None,
        scaled(wanted),
        aim.elapsed if aim else None,
        share(reading.p),
        share(reading.e),
        share(reading.h),
        share(actual.completeness) if actual else None,
        reading.status,
        reading.reason,
        reading.hypothetical,
        actual.respondents_given if actual else None,
        actual.respondents_due if actual else None,
        newest.period_code if newest else None,
        bool(said),
    )


def _reading(
    nature: Nature,
    actual: Actual | None,
    *,
    aim: Aim | None,
    has_target: bool,
    thresholds: ResultThresholds,
) -> StatusReading:
    if has_target and aim is None:
        # A target without any date to count from is set all the same.
        return StatusReading(status=ResultStatus.NO_DATA, reason=NOT_BEGUN)
    seen = actual is not None and actual.is_observed
    return status(
        aim.goal if aim else None,
        actual.value if actual and seen else None,
        nature=nature,
        elapsed=aim.elapsed if aim else 0,
        completeness=actual.completeness if actual else None,
        represented=actual.represented if actual else None,
        thresholds=thresholds,
    )


def share(value: Fraction | None) -> float | None:
    """A share as a float for a screen."""
    return None if value is None else float(value)


def results_counts(results: pd.DataFrame, by: CountedBy) -> pd.DataFrame:
    """How many indicators have each status; no mean of rates is ever taken.

    Columns: action_code or axis_code (none by plan; axis_code None: « Transversal »), one by
    status code (int, `ResultStatus`), total (int).
    Rows: one an action or axis in the order of `results`, « Transversal » last; one by plan. The
    plan's own indicators count in the plan only. Source: domain.md §4.
    """
    counts: dict[str | None, dict[str, int]] = {}
    if by == "plan":
        counts[None] = {}
    keys = results["axis_code"] if by == "axis" else results["action_code"]
    for key, action, found in zip(keys, results["action_code"], results["status"], strict=True):
        if by != "plan" and not action:
            continue
        tally = counts.setdefault(None if by == "plan" or not key else key, {})
        tally[found] = tally.get(found, 0) + 1
    ordered = sorted(counts, key=lambda key: key is None)
    frame = pd.DataFrame(
        [[counts[key].get(found, 0) for found in ResultStatus] for key in ordered],
        columns=[found.value for found in ResultStatus],
        dtype=int,
    )
    frame["total"] = frame.sum(axis=1)
    if by != "plan":
        frame.insert(0, f"{by}_code", pd.Series(ordered, dtype=object))
    return frame
