"""What adds up across actions: the indicators of one measure, from the plan's start to S."""

from fractions import Fraction

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_target import plan_quarters, plan_start
from tests.analysis.recomputed.naive_total import total
from tests.analysis.recomputed.naive_values import due_of, values_in_force
from tests.analysis.recomputed.tables import Row


def count_of(known: Known, indicator: Row) -> tuple[Fraction | None, bool]:
    """One indicator from the plan's start to S, and whether it is unknown or « au moins »."""
    start = plan_start(known)
    if start is None or known.until is None:
        return None, True
    seen = total(
        values_in_force(known, indicator["code"], known.until),
        due_of(known, indicator["code"], plan_quarters(known, aims=False)),
        nature=indicator["nature"],
        unit=indicator["unit"],
        first=start,
        last=known.until,
    )
    return seen.value, seen.value is None or seen.at_least


def _counts(known: Known, rows: list[Row]) -> list[tuple[Fraction | None, bool]]:
    """What several fiches print with the same words is one count: the larger of both."""
    homes: dict[tuple[str, ...], tuple[str, str]] = {}
    names = {}
    for row in known.ordered_indicators:
        if row["measure_code"] and row["nature"] in ("flow", "cumulative", "stock"):
            words = " ".join((row["printed_label"] or "").casefold().split()) or row["code"]
            key = (words, row["measure_code"], row["nature"], row["unit"])
            first, home = homes.setdefault(key, (row["code"], row["action_code"] or ""))
            names[row["code"]] = first if home != (row["action_code"] or "") else row["code"]
    told: dict[str, tuple[Fraction | None, bool]] = {}
    for row in rows:
        name, found = names[row["code"]], count_of(known, row)
        before = told.get(name)
        if before is None or before[0] is None or (found[0] or Fraction(-1)) > before[0]:
            told[name] = found if before is None or found[0] is not None else before
    return list(told.values())


def sum_of_counts(known: Known, rows: list[Row]) -> Fraction | None:
    """The counts added up, None where none is known."""
    amounts = [value for value, _ in _counts(known, rows) if value is not None]
    return sum(amounts, Fraction(0)) if amounts else None


def by_measure(known: Known) -> dict[tuple[str, str, str], tuple[Fraction | None, bool]]:
    """Measure, nature, unit → the sum from the plan's start, and whether it is « au moins »."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in known.ordered_indicators:
        if row["measure_code"] and row["nature"] in ("flow", "cumulative", "stock"):
            groups.setdefault((row["measure_code"], row["nature"], row["unit"]), []).append(row)
    found = {}
    for key, rows in groups.items():
        value = sum_of_counts(known, rows)
        partial = any(least for _, least in _counts(known, rows))
        found[key] = (value, value is not None and partial)
    return found
