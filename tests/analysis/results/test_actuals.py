"""Each indicator's value at the situation date, and what it rests on."""

from fractions import Fraction
from statistics import median

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data_model.vocabulary import ResultStatus
from tests.analysis.result_samples import CODES, COMMUNES, aim, everywhere, result, said

Cells = dict[tuple[str, str], int]


def test_without_target_the_value_is_counted_from_the_start_of_the_plan() -> None:
    found = result("flow", [said("A", "2023-T4", 100), *everywhere(2)])
    assert found["status"] is ResultStatus.NO_TARGET
    assert found["actual_e4"] == 2 * 3 * 11 * 10_000
    assert not found["at_least"]
    assert pd.isna(found["target_value_e4"])
    assert found["p"] is None


def test_what_was_received_for_a_later_period_enters_nothing() -> None:
    late = said("A", "2026-T4", 900)
    assert result("flow", [*everywhere(2), late])["actual_e4"] == 66 * 10_000
    assert result("stock", [*everywhere(2), late])["actual_e4"] == 6 * 10_000


def test_a_missing_return_makes_a_flow_at_least_and_below_three_quarters_partial() -> None:
    whole = everywhere(2)
    almost = result("flow", whole[:-1], targets=[aim(144)])
    assert almost["at_least"]
    assert almost["completeness"] == 32 / 33
    assert almost["status"] is ResultStatus.ON_TRACK
    few = result("flow", whole[:24], targets=[aim(144)])
    assert few["completeness"] == 24 / 33
    assert few["status"] is ResultStatus.PARTIAL
    assert few["hypothetical"] is ResultStatus.WATCH
    fewer = result("flow", whole[:20], targets=[aim(170)])
    assert fewer["hypothetical"] is ResultStatus.WATCH


def test_a_yearly_cumulative_counts_what_it_gained_in_the_year() -> None:
    rising = [said(who, code, 10 * place) for who in COMMUNES for place, code in enumerate(CODES)]
    found = result("cumulative", rising, targets=[aim(120, basis="per_year")])
    assert found["actual_e4"] == 3 * 30 * 10_000
    assert not found["at_least"]


def test_a_cumulative_of_unknown_start_is_left_out_of_the_year() -> None:
    rows = [said("A", "2025-T4", 10), said("A", "2026-T3", 15), said("B", "2026-T3", 40)]
    found = result("cumulative", rows, targets=[aim(20, basis="per_year")])
    assert found["actual_e4"] == 5 * 10_000
    assert found["at_least"]


def test_a_cumulative_is_carried_and_says_so() -> None:
    rows = [said("A", "2026-T3", 10), said("B", "2025-T1", 20), said("C", "2026-T3", 5)]
    found = result("cumulative", rows, targets=[aim(70)])
    assert found["actual_e4"] == 35 * 10_000
    assert found["is_carried"]
    assert found["at_least"]
    assert found["completeness"] == 2 / 3


def test_a_cumulative_asked_once_a_year_is_complete_between() -> None:
    yearly = [{"respondent_code": who, "rhythm": "year"} for who in COMMUNES]
    rows = [said(who, "2025-T4", 10) for who in COMMUNES]
    found = result("cumulative", rows, targets=[aim(90)], assignments=yearly)
    assert found["completeness"] == 1.0
    assert not found["at_least"]
    assert (found["elapsed"], found["e"]) == (2, 2 / 6)


def test_a_ratio_never_averages_percentages() -> None:
    rows = [
        said("A", "2026-T3", 9, denominator_e4=100_000),
        said("B", "2026-T3", 10, denominator_e4=900_000),
        said("C", "2026-T3", 10, denominator_e4=None),
    ]
    found = result("ratio", rows, indicator={"unit": "%"})
    assert found["actual_e4"] == 190_000
    assert (found["numerator_e4"], found["denominator_e4"]) == (190_000, 1_000_000)
    assert found["completeness"] == 2 / 33


def test_a_ratio_covers_its_last_four_due_quarters() -> None:
    rows = [
        said("A", "2025-T3", 1, denominator_e4=10_000),
        said("A", "2025-T4", 1, denominator_e4=20_000),
    ]
    assert result("ratio", rows)["actual_e4"] == 5_000
    twice = [{"rhythm": "named_quarters", "named_quarters": "2,4"}]
    earlier = said("A", "2024-T4", 1, denominator_e4=10_000)
    found = result("ratio", [earlier, rows[1]], assignments=twice)
    assert found["actual_e4"] == 6_667


def test_a_ratio_of_nobody_is_unknown() -> None:
    found = result("ratio", [said("A", "2026-T3", 0, denominator_e4=0)], targets=[aim(80)])
    assert pd.isna(found["actual_e4"])


def test_a_scale_is_the_median_of_its_last_quarter() -> None:
    rows = [*everywhere(1, ["2026-T1"]), said("A", "2026-T3", 4), said("B", "2026-T3", 3)]
    found = result("scale", rows, targets=[aim(4, basis="level")])
    assert found["actual_e4"] == 35_000
    assert found["completeness"] == 2 / 3


def test_a_text_has_data_and_no_value() -> None:
    found = result("text", [said("A", "2026-T3", None, text_value="Bailleurs")])
    assert found["has_data"]
    assert pd.isna(found["actual_e4"])


def test_diversity_is_a_union_of_named_categories() -> None:
    rows = [
        said("A", "2026-T1", 2, category="Voirie"),
        said("B", "2026-T2", 1, category="voirie"),
        said("B", "2026-T3", 0, category="Culture"),
        said("C", "2026-T3", 3, category="Sports"),
    ]
    found = result("flow", rows, indicator={"is_broken_down": True})
    assert found["diversity"] == 2
    assert found["actual_e4"] == 6 * 10_000
    unbroken = result("flow", [*rows, said("A", "2026-T3", 1)], indicator={"is_broken_down": True})
    assert (unbroken["diversity"], unbroken["diversity_at_least"]) == (2, True)
    assert pd.isna(result("flow", rows)["diversity"])


def test_a_year_of_a_flow_completes_its_four_quarters() -> None:
    found = result("flow", [said("A", "2025", 40)], assignments=[{"first_period": "2025-T1"}])
    assert found["actual_e4"] == 40 * 10_000
    assert found["completeness"] == 4 / 7


cells = st.dictionaries(
    st.tuples(st.sampled_from(COMMUNES), st.sampled_from(CODES)), st.integers(0, 40), max_size=25
)


def by_hand(nature: str, known: Cells) -> tuple[Fraction | None, Fraction]:
    """Value and completeness of a plan from 2024 where all three communes are always asked."""
    last = CODES[-1]
    if nature == "flow":
        total = sum(known.values())
        return Fraction(total) if known else None, Fraction(len(known), 3 * len(CODES))
    complete = Fraction(sum((who, last) in known for who in COMMUNES), 3)
    if nature == "scale":
        days = sorted({code for _, code in known})
        newest = [value for (_, code), value in known.items() if code == days[-1]]
        return Fraction(median(newest)) if newest else None, complete
    latest = []
    for who in COMMUNES:
        mine = [code for code in CODES if (who, code) in known]
        age = len(CODES) - 1 - CODES.index(mine[-1]) if mine else 0
        if mine and (nature == "cumulative" or age <= 4):
            latest.append(known[who, mine[-1]])
    return Fraction(sum(latest)) if latest else None, complete


@settings(deadline=None)
@given(st.sampled_from(["flow", "cumulative", "stock"]), cells, st.integers(-5, 300))
def test_values_and_completeness_are_those_counted_by_hand(
    nature: str, known: Cells, target: int
) -> None:
    rows = [said(who, code, value) for (who, code), value in known.items()]
    basis = "level" if nature == "stock" else "to_date"
    found = result(nature, rows, targets=[aim(target, basis=basis)])
    value, complete = by_hand(nature, known)
    assert found["completeness"] == float(complete)
    if value is None:
        assert pd.isna(found["actual_e4"])
        assert found["has_data"] is bool(known)
    else:
        assert found["actual_e4"] == value * 10_000
    assert (found["status"] is ResultStatus.NO_DATA) is (not known or value is None)
    is_partial = found["status"] is ResultStatus.PARTIAL
    assert (found["hypothetical"] is not None) is is_partial
    if is_partial:
        assert complete < Fraction(3, 4)
    if found["status"] is ResultStatus.REACHED and nature == "stock":
        assert complete == 1
    assert str(found["reason"])[-1] == "."


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(COMMUNES), st.sampled_from(CODES)),
        st.integers(1, 4),
        min_size=1,
        max_size=10,
    )
)
def test_the_median_of_a_scale_is_the_one_found_by_hand(known: Cells) -> None:
    rows = [said(who, code, value) for (who, code), value in known.items()]
    value, complete = by_hand("scale", known)
    found = result("scale", rows)
    assert value is not None
    assert found["actual_e4"] == value * 10_000
    assert found["completeness"] == float(complete)
