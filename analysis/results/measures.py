"""What adds up across actions: the indicators that share a measure."""

import pandas as pd

from analysis.results.actuals import Span, actual_over, grouped, scaled
from analysis.results.given import given_values
from analysis.results.timeline import due_quarters, timeline_of
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.vocabulary import Nature

ADDED = (Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK)
COLUMNS = [
    "measure_code",
    "nature",
    "unit",
    "value_e4",
    "at_least",
    "indicators",
    "indicators_with_data",
]
MEASURED_COLUMNS = [
    "indicator_code",
    "action_code",
    "label",
    "measure_code",
    "nature",
    "unit",
    "decimals",
    "value_e4",
    "at_least",
]


def measured_indicators_frame(snapshot: Snapshot) -> pd.DataFrame:
    """The indicators that add up with others of their measure, each from the plan's start.

    Columns: indicator_code, action_code (None for the plan's own), label, measure_code, nature,
    unit (str), decimals (int), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool: unknown, or
    something due is missing).
    Rows: one an indicator, in the printed order; ratios, scales and texts do not add up.
    Source: domain.md §3.
    """
    time = timeline_of(snapshot.situation)
    due = due_quarters(snapshot.assignments, time.quarters)
    values = grouped(
        given_values(snapshot, upto=snapshot.situation.last_period),
        lambda value: value.indicator_code,
    )
    rows = []
    for indicator in rows_of(snapshot.indicators):
        nature = Nature(indicator.nature)
        if not indicator.measure_code or nature not in ADDED:
            continue
        head = [getattr(indicator, name) for name in MEASURED_COLUMNS[:-2]]
        if time.start is None or time.situation_date is None:
            rows.append((*head, None, True))
            continue
        found = actual_over(
            values.get(indicator.indicator_code, []),
            due.get(indicator.indicator_code, []),
            nature=nature,
            unit=indicator.unit,
            span=Span(first_day=time.start, last_day=time.situation_date),
        )
        is_whole = found.value is not None and not found.at_least
        rows.append((*head, scaled(found.value), not is_whole))
    frame = pd.DataFrame(rows, columns=MEASURED_COLUMNS, dtype=object)
    return frame.astype({"value_e4": "Int64"})


def measure_totals_frame(snapshot: Snapshot) -> pd.DataFrame:
    """The sums of the indicators of one measure and nature, from the plan's start.

    Columns: measure_code, nature, unit (str), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool),
    indicators, indicators_with_data (Int64).
    Rows: one a measure, nature and unit, in the order of the indicators; ratios, scales and texts
    do not add up. Source: domain.md §3.
    """
    return totals_of(measured_indicators_frame(snapshot))


def totals_of(measured_indicators: pd.DataFrame) -> pd.DataFrame:
    """The sums of `measure_totals_frame`, from the rows of `measured_indicators_frame`."""
    totals: dict[tuple[str, str, str], list[tuple[int | None, bool]]] = {}
    for row in rows_of(measured_indicators):
        key = (row.measure_code, row.nature, row.unit)
        totals.setdefault(key, []).append((whole(row.value_e4), row.at_least))
    rows = []
    for key, measured in totals.items():
        known = [value for value, _ in measured if value is not None]
        at_least = bool(known) and any(partial for _, partial in measured)
        rows.append((*key, sum(known) if known else None, at_least, len(measured), len(known)))
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    integers = ("value_e4", "indicators", "indicators_with_data")
    return frame.astype(dict.fromkeys(integers, "Int64"))
