"""What adds up across actions: the indicators that share a measure."""

import pandas as pd

from analysis.actuals import Span, actual_over, grouped, scaled
from analysis.given import given_values
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from analysis.timeline import due_quarters, timeline_of
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


def measure_totals_frame(snapshot: Snapshot) -> pd.DataFrame:
    """The sums of the indicators of one measure and nature, from the plan's start.

    Columns: measure_code, nature, unit (str), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool),
    indicators, indicators_with_data (Int64).
    Rows: one a measure, nature and unit, in the order of the indicators; ratios, scales and texts
    do not add up. Source: domain.md §3.
    """
    time = timeline_of(snapshot.situation)
    due = due_quarters(snapshot.assignments, time.quarters)
    values = grouped(
        given_values(snapshot, upto=snapshot.situation.last_period),
        lambda value: value.indicator_code,
    )
    totals: dict[tuple[str, str, str], list[tuple[int | None, bool]]] = {}
    for indicator in rows_of(snapshot.indicators):
        nature = Nature(indicator.nature)
        if not indicator.measure_code or nature not in ADDED:
            continue
        measured = totals.setdefault((indicator.measure_code, nature, indicator.unit), [])
        if time.start is None or time.situation_date is None:
            measured.append((None, True))
            continue
        found = actual_over(
            values.get(indicator.indicator_code, []),
            due.get(indicator.indicator_code, []),
            nature=nature,
            unit=indicator.unit,
            span=Span(first_day=time.start, last_day=time.situation_date),
        )
        is_whole = found.value is not None and not found.at_least
        measured.append((scaled(found.value), not is_whole))
    rows = []
    for key, measured in totals.items():
        known = [value for value, _ in measured if value is not None]
        at_least = bool(known) and any(partial for _, partial in measured)
        rows.append((*key, sum(known) if known else None, at_least, len(measured), len(known)))
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    whole = ("value_e4", "indicators", "indicators_with_data")
    return frame.astype(dict.fromkeys(whole, "Int64"))
