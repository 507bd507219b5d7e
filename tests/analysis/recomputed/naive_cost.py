"""What one counted thing costs: committed over counted, the same actions on both sides."""

from fractions import Fraction

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_budget import Line
from tests.analysis.recomputed.naive_measure import count_of, sum_of_counts

COSTED = {
    "participants": "Par participation",
    "emplois": "Par emploi créé",
    "surface_m2": "Par m² disponible",
}


def costs_of(known: Known, lines: list[Line]) -> list[tuple[str, Fraction | None]]:
    """Each cost in cents, in the order of the page, then of the indicators."""
    committed = {line.action: line.committed for line in lines}
    found: list[tuple[str, Fraction | None]] = []
    for measure, label in COSTED.items():
        mine = [
            row
            for row in known.ordered_indicators
            if row["measure_code"] == measure and row["nature"] in ("flow", "cumulative", "stock")
        ]
        kinds = list(dict.fromkeys((row["nature"], row["unit"]) for row in mine))
        if not kinds:
            found.append((label, None))
        for kind in kinds:
            rows = [row for row in mine if (row["nature"], row["unit"]) == kind]
            of_plan = [row for row in rows if not row["action_code"]]
            if of_plan:
                paying = [cents for cents in committed.values() if cents is not None]
                rows = of_plan
            else:
                counting = {r["action_code"] for r in rows if count_of(known, r)[0] is not None}
                both = {code for code in counting if committed.get(code) is not None}
                rows = [row for row in rows if row["action_code"] in both]
                paying = [
                    cents for code, cents in committed.items() if code in both and cents is not None
                ]
            count = sum_of_counts(known, rows)
            is_known = paying and count is not None and count > 0
            found.append((label, Fraction(sum(paying)) / count if is_known and count else None))
    return found
