"""One indicator over time, over respondents, and summed with those of its measure."""

from datetime import date
from typing import Any

import pytest

from analysis.indicator.series import commune_values_frame, indicator_series_frame
from analysis.results.measures import measure_totals_frame
from analysis.snapshot import Snapshot
from data_model.period import quarter
from tests.analysis.builders import make_snapshot
from tests.analysis.result_samples import CODES, COMMUNES, aim, said


def plan(nature: str, observations: list[dict[str, Any]], **frames: Any) -> Snapshot:
    return make_snapshot(
        indicators=frames.pop("indicators", [{"nature": nature}]),
        respondents=[{"respondent_code": who, "name": who} for who in (*COMMUNES, "D")],
        assignments=[{"respondent_code": who} for who in COMMUNES],
        observations=observations,
        **frames,
    )


def test_a_series_keeps_missing_quarters_missing() -> None:
    snapshot = plan("flow", [said("A", "2024-T2", 4), said("B", "2024-T2", 3)])
    series = indicator_series_frame(snapshot, "1.1-I1")
    assert series["period_code"].tolist() == CODES
    assert series["value_e4"].dropna().to_dict() == {1: 70_000}
    assert series["at_least"].tolist() == [code == "2024-T2" for code in CODES]
    assert (series["respondents_given"][1], series["respondents_due"][1]) == (2, 3)


def test_a_series_carries_a_stock_and_marks_it() -> None:
    series = indicator_series_frame(plan("stock", [said("A", "2024-T2", 4)]), "1.1-I1")
    assert series["value_e4"].notna().tolist() == [1 <= place <= 5 for place in range(11)]
    assert series["is_carried"].tolist() == [2 <= place <= 5 for place in range(11)]


def test_a_series_may_go_beyond_the_situation_date() -> None:
    snapshot = plan("flow", [said("A", "2026-T4", 4)])
    series = indicator_series_frame(snapshot, "1.1-I1", upto=quarter(2026, 4))
    assert series["value_e4"].tolist()[-1] == 40_000
    assert indicator_series_frame(snapshot, "1.1-I1")["value_e4"].isna().all()


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(KeyError):
        indicator_series_frame(plan("flow", []), "9.9")


def test_each_respondent_has_its_value_and_how_it_came_to_stand() -> None:
    rows = [said("A", "2026-T3", 4), said("B", "2026-T1", 3)]
    values = commune_values_frame(plan("stock", rows), "1.1-I1").set_index("respondent_code")
    assert values["state"].to_dict() == {
        "A": "given",
        "B": "carried",
        "C": "missing",
        "D": "not_asked",
    }
    assert values.loc["B", "from_period"] == "2026-T1"
    assert values["value_e4"].isna()["C"]


def test_a_stock_no_longer_carried_is_missing() -> None:
    values = commune_values_frame(plan("stock", [said("A", "2025-T2", 4)]), "1.1-I1")
    assert values.loc[0, "state"] == "missing"
    assert values["value_e4"].isna()[0]


def test_values_of_respondents_add_up_to_the_total_over_the_target_s_span() -> None:
    rows = [said(who, code, 2) for who in COMMUNES for code in CODES]
    targets = [aim(100, starts_on=date(2026, 1, 1))]
    values = commune_values_frame(plan("flow", rows, targets=targets), "1.1-I1")
    assert values["value_e4"].dropna().tolist() == [60_000] * 3
    assert values["cells_due"].tolist() == [3, 3, 3, 0]


def test_measures_sum_the_indicators_of_one_nature() -> None:
    indicators = [
        {"indicator_code": "a"},
        {"indicator_code": "b"},
        {"indicator_code": "c", "nature": "stock"},
        {"indicator_code": "d", "nature": "ratio"},
        {"indicator_code": "e", "measure_code": None},
    ]
    rows = [
        said("A", "2026-T1", value, indicator_code=code)
        for code, value in (("a", 2), ("a", 1), ("c", 5), ("d", 7), ("e", 9))
    ]
    totals = measure_totals_frame(plan("flow", rows[1:], indicators=indicators))
    found = totals.set_index("nature")
    assert found["value_e4"].to_dict() == {"flow": 10_000, "stock": 50_000}
    assert found["indicators"]["flow"] == 2
    assert found["indicators_with_data"]["flow"] == 1
    assert found["at_least"].to_dict() == {"flow": True, "stock": False}
