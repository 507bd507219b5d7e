"""Values stand side by side only where measure, nature and unit are the same."""

from dataclasses import replace

from analysis.compare.counted import CountedMeasure
from analysis.compare.shared import (
    NO_VALUE,
    NOT_COUNTED,
    shared_measures,
    shared_table,
    unlike_words,
)
from analysis.compare.side import PlanSide
from data_model.vocabulary import Nature

MEASURE = CountedMeasure(
    code="jobs", label="Emplois créés", nature=Nature.FLOW, unit="emplois", indicators=1
)


def with_measures(side: PlanSide, *measures: CountedMeasure) -> PlanSide:
    return replace(side, measures=measures)


def test_the_sources_share_one_measure_by_its_words(
    five: dict[str, PlanSide],
) -> None:
    (shared,) = shared_measures(five)
    assert (shared.label, shared.unit) == ("Financements mobilisés", "€")
    assert set(shared.by_plan) == {"PLDESS", "PCAET Paris Est Marne&Bois"}
    table = shared_table([shared])
    assert {table[name].item() for name in shared.by_plan} == {NO_VALUE}
    assert unlike_words(five) == []


def test_a_value_stands_beside_the_word_of_a_plan_without_return(
    followed: dict[str, PlanSide],
) -> None:
    row = shared_table(shared_measures(followed)).iloc[0]
    assert row["PLDESS"].endswith("€")
    assert row["PCAET"] == NO_VALUE


def test_one_label_under_two_codes_is_one_measure(five: dict[str, PlanSide]) -> None:
    side = five["PLDESS"]
    other = replace(MEASURE, code="emplois", label="EMPLOIS CREES", value_e4=30_000)
    sides = {"A": with_measures(side, MEASURE), "B": with_measures(side, other)}
    (shared,) = shared_measures(sides)
    assert shared_table([shared]).iloc[0][["A", "B"]].tolist() == [NO_VALUE, "3\u00a0emplois"]


def test_another_nature_or_unit_is_another_thing(five: dict[str, PlanSide]) -> None:
    side = five["PLDESS"]
    for other in (replace(MEASURE, nature=Nature.STOCK), replace(MEASURE, unit="ETP")):
        sides = {"A": with_measures(side, MEASURE), "B": with_measures(side, other)}
        assert shared_measures(sides) == []
        assert len(unlike_words(sides)) == 1


def test_one_code_for_two_things_brings_nothing_together(five: dict[str, PlanSide]) -> None:
    side = five["PLDESS"]
    other = replace(MEASURE, label="Échanges entre élus")
    sides = {"A": with_measures(side, MEASURE), "B": with_measures(side, other)}
    assert (shared_measures(sides), unlike_words(sides)) == ([], [])


def test_a_third_plan_may_not_count_what_two_share(five: dict[str, PlanSide]) -> None:
    side = five["PLDESS"]
    third = replace(MEASURE, code="x", label="Autre")
    sides = {
        "A": with_measures(side, MEASURE, third),
        "B": with_measures(side, MEASURE),
        "C": with_measures(side, third),
    }
    table = shared_table(shared_measures(sides))
    assert table["C"].tolist() == [NOT_COUNTED, NO_VALUE]


def test_what_does_not_add_up_gives_no_total(five: dict[str, PlanSide]) -> None:
    felt = replace(MEASURE, nature=Nature.SCALE, unit="note", indicators=2)
    sides = {name: with_measures(five["PLDESS"], felt) for name in "AB"}
    assert shared_table(shared_measures(sides))["A"].item() == "2\u00a0indicateurs, sans total"


def test_a_plan_that_counts_in_another_unit_says_so_in_its_cell_and_below(
    five: dict[str, PlanSide],
) -> None:
    side = five["PLDESS"]
    money = replace(MEASURE, label="Financements mobilisés", unit="€")
    sides = {
        "A": with_measures(side, money),
        "B": with_measures(side, money),
        "C": with_measures(side, replace(money, unit="k€")),
    }
    (shared,) = shared_measures(sides)
    row = shared_table([shared]).iloc[0]
    assert row["C"] == "en\u00a0k€ \\(flux\\)\u00a0: ne s’additionne pas"
    assert row["A"] == NO_VALUE
    assert unlike_words(sides) == [
        "«\u00a0Financements mobilisés\u00a0» se compte en\u00a0€ \\(flux\\) dans A et B, "
        "en\u00a0k€ \\(flux\\) dans C."
    ]
