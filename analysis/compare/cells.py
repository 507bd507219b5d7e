"""What one plan's side says, line by line, in French; what is missing is said in words."""

from decimal import Decimal
from typing import Final

from analysis.compare.side import FundRules, PlanSide
from data_model.french import NBSP, day, euros, number, percent, plural
from data_model.vocabulary import BudgetBasis

NOT_SAID: Final = "non précisé"
NO_AMOUNT: Final = "aucun montant imprimé"
NO_RETURN: Final = "aucun retour"
NOTHING: Final = "sans objet"
LESS_THAN_A_CENT: Final = f"moins de 0,01{NBSP}€"
E4: Final = Decimal(10_000)
BASES: Final = {
    BudgetBasis.TOTAL: "au total",
    BudgetBasis.PER_UNIT: "par unité × quantité",
    BudgetBasis.PER_YEAR: "par an",
    BudgetBasis.CAP: "au plus",
}


def population_words(side: PlanSide) -> str:
    """The inhabitants of the communes that answer."""
    return "population inconnue" if side.population is None else number(side.population)


def span_words(side: PlanSide) -> str:
    """The plan's first and last day."""
    if side.start is None or side.end is None:
        return "plan sans date"
    return f"du {day(side.start)} au {day(side.end)}"


def axes_words(side: PlanSide) -> str:
    """« 3 axes », in the plan's own word."""
    word = side.levels.axis
    return plural(side.axes, word.singular, word.plural) if side.axes else word.none.lower()


def objectives_words(side: PlanSide) -> str:
    """How many objectives."""
    word = side.levels.objective
    return number(side.objectives) if side.objectives else word.none.lower()


def indicators_words(side: PlanSide) -> str:
    """How many indicators."""
    return number(side.indicators) if side.indicators else "aucun indicateur"


def targets_words(side: PlanSide) -> str:
    """How many indicators have a target, of how many."""
    return _of(side.with_target, side.indicators, "aucune cible") if side.indicators else NOTHING


def values_words(side: PlanSide) -> str:
    """How many indicators have a value, of how many."""
    if not side.indicators:
        return NOTHING
    return _of(side.with_value, side.indicators, "aucune valeur" if side.returns else NO_RETURN)


def milestones_words(side: PlanSide) -> str:
    """How many milestones have a date, of how many."""
    if not side.milestones:
        return "aucun jalon"
    return _of(side.dated, side.milestones, f"aucun sur{NBSP}{number(side.milestones)}")


def prioritised_words(side: PlanSide) -> str:
    """How many actions are given a priority, of how many."""
    return _of(side.prioritised, side.actions, "non précisée")


def returns_words(side: PlanSide) -> str:
    """How many returns were received."""
    return number(side.returns) if side.returns else "aucun"


def done_words(side: PlanSide) -> str:
    """« 68 % pour 72 % attendus »."""
    if side.done is None:
        return "rien de dit des jalons" if side.returns else NO_RETURN
    return f"{percent(side.done)} pour {percent(side.expected)} attendus"


def situation_words(side: PlanSide) -> str:
    """The day up to which quarters are counted."""
    return "aucun trimestre échu" if side.situation_date is None else day(side.situation_date)


def planned_words(side: PlanSide) -> str:
    """What the budget page compares with, and the lines it rests on."""
    if side.planned_cents is None:
        return NOT_SAID if side.printed_cents else NOTHING
    return f"{euros(side.planned_cents)}, {side.planned_on}"


def funds_words(side: PlanSide) -> str:
    """Each fund with its rules."""
    return " ; ".join(map(fund_words, side.funds)) or "aucun fonds"


def known_basis_words(side: PlanSide) -> str:
    """« 50 000 € au total, 5 000 € par an »: what is printed with a basis; or that nothing is."""
    if not side.printed_cents:
        return NO_AMOUNT
    said = [
        f"{euros(side.printed_cents[basis])} {words}"
        for basis, words in BASES.items()
        if basis in side.printed_cents
    ]
    return ", ".join(said) or NOT_SAID


def unknown_basis_words(side: PlanSide) -> str:
    """What is printed without saying what it stands for."""
    if not side.printed_cents:
        return NOTHING
    cents = side.printed_cents.get(BudgetBasis.UNKNOWN)
    return "aucun" if cents is None else euros(cents)


def per_inhabitant_words(side: PlanSide) -> str:
    """The planned amount of a whole plan for one inhabitant, or why there is none."""
    if side.planned_cents is None:
        return NOT_SAID if side.printed_cents else NOTHING
    if side.printed_cents.get(BudgetBasis.UNKNOWN):
        return f"{NOTHING} : montant incomplet"
    if side.population is None:
        return "population inconnue"
    cents = Decimal(side.planned_cents) / side.population
    return LESS_THAN_A_CENT if 0 < cents < 1 else euros(cents)


def fund_words(fund: FundRules) -> str:
    """« 50 000 €, 1 500 € au plus par projet, 50 % au plus de son financement »."""
    said = [euros(fund.envelope_cents)]
    if fund.cap_cents is not None:
        said.append(f"{euros(fund.cap_cents)} au plus par projet")
    if fund.share_e4 is not None:
        said.append(f"{percent(Decimal(fund.share_e4) / E4)} au plus de son financement")
    return ", ".join(said)


def _of(part: int, whole: int, none: str) -> str:
    return f"{number(part)} sur{NBSP}{number(whole)}" if part else none
