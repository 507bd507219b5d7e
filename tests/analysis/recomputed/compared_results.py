"""Results: each indicator against its target, the counts by status, the measures."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from analysis.results.measures import measure_totals_frame
from analysis.results.results import results_counts, results_frame
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.vocabulary import ResultStatus
from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_measure import by_measure
from tests.analysis.recomputed.naive_results import Judged, judged
from tests.analysis.recomputed.naive_values import E4
from tests.analysis.recomputed.pair import Pair


def to_e4(value: Fraction | None) -> int | None:
    """Rounded half up, as a value is shown."""
    return None if value is None else int((value * E4 + Fraction(1, 2)) // 1)


def result_pairs(seen: Snapshot, known: Known) -> Iterator[Pair]:
    counted = judged(known)
    results = results_frame(seen)
    yield Pair("indicateurs", len(results), len(counted))
    for row in rows_of(results):
        yield from _of_indicator(row, counted[row.indicator_code])
    yield from _counts(results, known, counted)
    measures = by_measure(known)
    for row in rows_of(measure_totals_frame(seen)):
        value, at_least = measures[row.measure_code, row.nature, row.unit]
        name = f"mesure {row.measure_code} {row.nature}"
        yield Pair(name, (whole(row.value_e4), bool(row.at_least)), (to_e4(value), at_least))


def _of_indicator(row: Any, naive: Judged) -> Iterator[Pair]:
    code, seen = row.indicator_code, naive.total
    yield Pair(f"{code} statut", (str(row.status), row.hypothetical), _said(naive))
    yield Pair(f"{code} P E h", (row.p, row.e, row.h), (naive.p, naive.e, naive.h))
    yield Pair(f"{code} attendu", whole(row.expected_e4), to_e4(naive.expected))
    if seen is None:
        yield Pair(f"{code} valeur", whole(row.actual_e4), None)
        return
    yield Pair(f"{code} valeur", whole(row.actual_e4), to_e4(seen.value))
    yield Pair(f"{code} au moins", bool(row.at_least), seen.at_least)
    yield Pair(f"{code} reporté", bool(row.is_carried), seen.is_carried)
    yield Pair(f"{code} complétude", row.completeness, seen.completeness)
    answered = (whole(row.respondents_given), whole(row.respondents_due))
    yield Pair(f"{code} répondants", answered, (seen.given, seen.due))
    if whole(row.diversity) is not None:
        yield Pair(f"{code} diversité", whole(row.diversity), seen.diversity)
    if row.nature == "ratio" and whole(row.numerator_e4) is not None:
        parts = (whole(row.numerator_e4), whole(row.denominator_e4))
        yield Pair(f"{code} parts", parts, (seen.top, seen.base))


def _said(naive: Judged) -> tuple[str, str | None]:
    return naive.status, naive.hypothetical


def _counts(results: Any, known: Known, counted: Any) -> Iterator[Pair]:
    """How many of each status by action, axis and plan; the plan's own only in the plan."""
    for by, key in (("action", "action_code"), ("axis", "axis_code")):
        tallies: dict[str | None, Counter[str]] = {}
        for one in known.indicators:
            if one["action_code"]:
                tally = tallies.setdefault(one[key] or None, Counter())
                tally[counted[one["code"]].status] += 1
        frame = results_counts(results, "action" if by == "action" else "axis")
        yield Pair(f"statuts par {by}", len(frame), len(tallies))
        for row in frame.to_dict("records"):
            tally = tallies[row[f"{by}_code"]]
            shown = tuple(row[status.value] for status in ResultStatus)
            naive = tuple(tally[status.value] for status in ResultStatus)
            yield Pair(f"statuts {row[f'{by}_code']}", shown, naive)
    (row,) = results_counts(results, "plan").to_dict("records")
    every = Counter(one.status for one in counted.values())
    shown = tuple(row[status.value] for status in ResultStatus)
    yield Pair("statuts du plan", shown, tuple(every[status.value] for status in ResultStatus))
