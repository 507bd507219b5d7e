"""Each quarter's value, the median and the rate, on the demonstration, recomputed naively."""

from fractions import Fraction

import pytest

from analysis.commune.quarter_values import (
    asked_quarters,
    commune_median,
    per_thousand_inhabitants,
    quarter_values,
)
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.period import parse_period
from data_model.vocabulary import Nature
from tests.analysis.builders import make_snapshot

T3 = parse_period("2026-T3")


def test_a_flow_of_a_quarter_is_the_sum_of_what_was_said_for_it(frames: Snapshot) -> None:
    values = quarter_values(frames)
    flows = {row.indicator_code for row in rows_of(frames.indicators) if row.nature == Nature.FLOW}
    compared = 0
    sums: dict[tuple[str, str, str], int] = {}
    for row in rows_of(frames.observations):
        if (
            row.indicator_code in flows
            and "-" in row.period_code
            and whole(row.value_e4) is not None
        ):
            place = (row.indicator_code, row.respondent_code, row.period_code)
            sums[place] = sums.get(place, 0) + int(row.value_e4)
    for place, total in sums.items():
        if parse_period(place[2]).last_day <= T3.last_day:
            assert values[place].amount_e4 == total, place
            compared += 1
    assert compared > 300


def test_the_median_is_the_middle_of_the_sorted_values_of_the_communes(frames: Snapshot) -> None:
    values = quarter_values(frames)
    people = {
        row.respondent_code: int(row.population)
        for row in rows_of(frames.respondents)
        if row.kind == "commune"
    }
    asked = asked_quarters(frames, "93005")
    for code in asked:
        last = asked[code][-1]
        known = sorted(
            value.amount_e4
            for (indicator, who, period), value in values.items()
            if indicator == code and period == last.code and who in people
            if value.amount_e4 is not None
        )
        half = len(known) // 2
        middle = (
            Fraction(known[half]) if len(known) % 2 else Fraction(known[half - 1] + known[half], 2)
        )
        found = commune_median(frames, values, indicator_code=code, period=last)
        assert (found.amount_e4, found.known) == (round(middle), len(known)), code
        assert found.asked == 8
    flow = commune_median(frames, values, indicator_code="2.2-I1", period=T3)
    # Two communes did not send this quarter: a flow is not carried.
    assert (flow.known, flow.asked) == (6, 8)


def test_a_median_of_two_communes_is_not_told() -> None:
    people = [{"respondent_code": who, "name": who} for who in "ABC"]
    asked = [{"respondent_code": who} for who in "ABC"]
    said = [
        {
            "respondent_code": who,
            "period_code": "2026-T3",
            "last_day": T3.last_day,
            "value_e4": amount,
        }
        for who, amount in zip("ABC", (10_000, 20_000, 60_000), strict=True)
    ]
    for given, middle in ((2, None), (3, 20_000)):
        view = make_snapshot(
            indicators=[{}], respondents=people, assignments=asked, observations=said[:given]
        )
        found = commune_median(view, quarter_values(view), indicator_code="1.1-I1", period=T3)
        assert (found.amount_e4, found.known, found.asked) == (middle, given, 3)


@pytest.mark.parametrize(
    ("amount", "population", "rate"),
    [
        (50_000, 10_000, 5_000),
        (0, 10_000, 0),
        (1, 2_000, 1),
        (1, 2_001, 0),
        (None, 10_000, None),
        (50_000, None, None),
        (50_000, 0, None),
    ],
)
def test_a_rate_is_the_amount_times_a_thousand_over_the_inhabitants(
    amount: int | None, population: int | None, rate: int | None
) -> None:
    assert per_thousand_inhabitants(amount, population) == rate
