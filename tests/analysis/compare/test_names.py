"""No two plans of a base bear the same name."""

from analysis.compare.names import plan_names
from data_model.plan import Plan


def plan(code: str, title: str) -> Plan:
    return Plan(code=code, title=title, short_title="PCAET", territory_siren="200057941")


def test_a_short_title_is_enough_where_it_is_alone() -> None:
    assert plan_names([plan("A", "Plan climat")]) == {"A": "PCAET"}


def test_plans_of_one_short_title_are_told_apart() -> None:
    assert plan_names([plan("A", "PCAET Nord"), plan("B", "PCAET Sud")]) == {
        "A": "PCAET Nord",
        "B": "PCAET Sud",
    }
    assert plan_names([plan("A", "PCAET"), plan("B", "PCAET"), plan("C", "Autre")]) == {
        "A": "PCAET (A)",
        "B": "PCAET (B)",
        "C": "Autre",
    }
