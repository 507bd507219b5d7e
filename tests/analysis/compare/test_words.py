"""The finding and the reasons name the plans that they are true of."""

from dataclasses import replace
from datetime import date

from analysis.compare.side import PlanSide
from analysis.compare.words import (
    ALL_COMPARES,
    ONE_PLAN,
    comparison_finding,
    comparison_scope,
    not_compared,
    not_compared_text,
)
from data_model.vocabulary import BudgetBasis


def plainly(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def reasons(sides: dict[str, PlanSide]) -> dict[str, str]:
    return {what: plainly(why) for what, why in not_compared(sides)}


def test_the_finding_counts_who_has_what(
    five: dict[str, PlanSide], followed: dict[str, PlanSide]
) -> None:
    words = "Sur 5 plans, 3 ont des indicateurs, 1 a un montant voté et aucun n’a de retour"
    assert plainly(comparison_finding(five)) == words
    words = "Sur 2 plans, tous ont des indicateurs, 1 a un montant voté et 1 a des retours"
    assert plainly(comparison_finding(followed)) == words


def test_one_plan_has_nothing_to_be_compared_with(five: dict[str, PlanSide]) -> None:
    assert plainly(comparison_finding({"PLDESS": five["PLDESS"]})) == ONE_PLAN


def test_the_scope_says_how_much_and_the_day(five: dict[str, PlanSide]) -> None:
    words = plainly(comparison_scope(five, date(2026, 3, 1)))
    assert words == "5 plans dans cette base, 53 actions. Vu au 1er mars 2026."


def test_each_reason_names_its_plans(five: dict[str, PlanSide]) -> None:
    found = reasons(five)
    assert found["Résultats"] == (
        "pas d’indicateur : Ateliers et PCAET Grand-Orly Seine Bièvre ; "
        "pas de cible : ESSR, PCAET Paris Est Marne&Bois et PLDESS."
    )
    assert "aucun retour reçu : tous les plans" in found["Réalisation"]
    assert "plan sans date : tous les plans" in found["Réalisation"]
    assert found["Budget"].endswith("base du montant inconnue : PLDESS.")
    assert found["Par habitant"].startswith("population inconnue : Ateliers et ESSR")
    assert found["Niveaux"].startswith("un enjeu, un levier ou filière, une orientation")
    assert "Dates" not in found


def test_plans_that_have_everything_leave_nothing_aside(followed: dict[str, PlanSide]) -> None:
    whole = replace(followed["PLDESS"], printed_cents={BudgetBasis.TOTAL: 1_00})
    assert not_compared_text({"A": whole, "B": whole}) == ALL_COMPARES
    assert not_compared_text(followed).startswith("- **Niveaux**")


def test_what_every_plan_has_is_no_reason(five: dict[str, PlanSide]) -> None:
    side = five["PLDESS"]
    found = reasons({"A": side, "B": replace(side, situation_date=date(2026, 3, 31))})
    assert {"Niveaux", "Priorités", "Mesures", "Dates"} & set(found) == set()


def test_situations_of_two_days_are_told(five: dict[str, PlanSide]) -> None:
    side = replace(five["PLDESS"], situation_date=date(2026, 3, 31))
    found = reasons({"A": side, "B": replace(side, situation_date=date(2026, 6, 30))})
    assert "Situation au" in found["Dates"]
