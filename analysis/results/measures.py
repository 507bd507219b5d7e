"""What adds up across actions: the indicators that share a measure."""

import pandas as pd

from analysis.results.actuals import Span, actual_over, grouped, scaled
from analysis.results.given import given_values
from analysis.results.timeline import due_quarters, timeline_of
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.period import simplified
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
    "counted_as",
]


def measured_indicators_frame(snapshot: Snapshot) -> pd.DataFrame:
    """The indicators that add up with others of their measure, each from the plan's start.

    Columns: indicator_code, action_code (None for the plan's own), label, measure_code, nature,
    unit (str), decimals (int), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool: unknown, or
    something due is missing), counted_as (str, the first indicator printed with the same words
    for the same measure: both tell one count).
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
    first_printed: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    for indicator in rows_of(snapshot.indicators):
        nature = Nature(indicator.nature)
        if not indicator.measure_code or nature not in ADDED:
            continue
        head = [getattr(indicator, name) for name in MEASURED_COLUMNS[:-3]]
        # Two fiches that print the same words about the same measure ask for one count; within a
        # fiche, one printed line may hold two.
        words = simplified(indicator.printed_label) or indicator.indicator_code
        same = (words, indicator.measure_code, indicator.nature, indicator.unit)
        code, action = first_printed.setdefault(
            same, (indicator.indicator_code, indicator.action_code or "")
        )
        is_elsewhere = action != (indicator.action_code or "")
        counted_as = code if is_elsewhere else indicator.indicator_code
        if time.start is None or time.situation_date is None:
            rows.append((*head, None, True, counted_as))
            continue
        found = actual_over(
            values.get(indicator.indicator_code, []),
            due.get(indicator.indicator_code, []),
            nature=nature,
            unit=indicator.unit,
            span=Span(first_day=time.start, last_day=time.situation_date),
        )
        is_whole = found.value is not None and not found.at_least
        rows.append((*head, scaled(found.value), not is_whole, counted_as))
    frame = pd.DataFrame(rows, columns=MEASURED_COLUMNS, dtype=object)
    return frame.astype({"value_e4": "Int64"})


def measure_totals_frame(snapshot: Snapshot) -> pd.DataFrame:
    """The sums of the indicators of one measure and nature, from the plan's start.

    A count that several fiches print with the same words enters once, by its largest value.

    Columns: measure_code, nature, unit (str), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool),
    indicators, indicators_with_data (Int64, distinct counts).
    Rows: one a measure, nature and unit, in the order of the indicators; ratios, scales and texts
    do not add up. Source: domain.md §3.
    """
    return totals_of(measured_indicators_frame(snapshot))


def totals_of(measured_indicators: pd.DataFrame) -> pd.DataFrame:
    """The sums of `measure_totals_frame`, from the rows of `measured_indicators_frame`."""
    totals: dict[tuple[str, str, str], dict[str, tuple[int | None, bool]]] = {}
    for row in rows_of(measured_indicators):
        counts = totals.setdefault((row.measure_code, row.nature, row.unit), {})
        told = (whole(row.value_e4), bool(row.at_least))
        counts[row.counted_as] = max(counts.get(row.counted_as, told), told, key=_by_value)
    rows = []
    for key, counts in totals.items():
        known = [value for value, _ in counts.values() if value is not None]
        at_least = bool(known) and any(partial for _, partial in counts.values())
        rows.append((*key, sum(known) if known else None, at_least, len(counts), len(known)))
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    integers = ("value_e4", "indicators", "indicators_with_data")
    return frame.astype(dict.fromkeys(integers, "Int64"))


def _by_value(told: tuple[int | None, bool]) -> tuple[bool, int]:
    value, _ = told
    return value is not None, value or 0
