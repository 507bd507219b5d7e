"""Each plan's side says what its source prints, and nothing more."""

import pytest

from analysis.compare.side import FundRules, PlanSide
from data_model.vocabulary import BudgetBasis
from tests.sample_data.every_plan import FIRST
from tests.sample_data.other_plans import ATELIERS, ESSR, MARNE, ORLY, table

NAMES = {
    FIRST: "PLDESS",
    MARNE: "PCAET Paris Est Marne&Bois",
    ORLY: "PCAET Grand-Orly Seine Bièvre",
    ESSR: "ESSR",
    ATELIERS: "Ateliers",
}


def test_plans_of_one_short_title_are_told_apart_by_their_whole_one(
    five: dict[str, PlanSide],
) -> None:
    assert set(five) == set(NAMES.values())


@pytest.mark.parametrize("folder", NAMES)
def test_counts_are_those_of_its_tables(five: dict[str, PlanSide], folder: str) -> None:
    side = five[NAMES[folder]]
    assert side.actions == len(table(folder, "actions"))
    assert side.axes == len(table(folder, "axes"))
    assert side.objectives == len(table(folder, "objectives"))
    assert side.indicators == len(table(folder, "indicators"))
    milestones = table(folder, "milestones")
    assert side.milestones == len(milestones)
    assert side.dated == sum(bool(row["end"]) for row in milestones)
    assert side.prioritised == sum(bool(row.get("priority")) for row in table(folder, "actions"))


def test_inhabitants_are_known_only_where_those_of_every_commune_are(
    five: dict[str, PlanSide],
) -> None:
    found = {name: side.population for name, side in five.items()}
    assert found == {
        "PLDESS": 382_343,
        "PCAET Paris Est Marne&Bois": 517_705,
        "PCAET Grand-Orly Seine Bièvre": 730_551,
        "ESSR": None,
        "Ateliers": None,
    }


def test_a_price_without_a_quantity_is_an_amount_of_unknown_basis(
    five: dict[str, PlanSide],
) -> None:
    printed = five["PLDESS"].printed_cents
    assert printed == {
        BudgetBasis.PER_UNIT: 35_000_00,
        BudgetBasis.PER_YEAR: 5_000_00,
        BudgetBasis.UNKNOWN: 465_000_00,
    }
    assert sum(printed.values()) == 505_000_00
    assert not five["PCAET Grand-Orly Seine Bièvre"].printed_cents


def test_a_fund_gives_its_rules(five: dict[str, PlanSide]) -> None:
    rules = FundRules(envelope_cents=50_000_00, cap_cents=1_500_00, share_e4=5_000)
    assert five["Ateliers"].funds == (rules,)
    assert not five["PLDESS"].funds


def test_only_what_was_returned_is_done(followed: dict[str, PlanSide]) -> None:
    told, silent = followed["PLDESS"], followed["PCAET"]
    assert told.returns > 0
    assert told.with_value > 0
    assert told.done is not None
    assert (silent.returns, silent.with_value, silent.done) == (0, 0, None)
