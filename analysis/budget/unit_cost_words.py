"""The unit costs as a table of French words, each with both of its sides."""

from collections.abc import Sequence

import pandas as pd

from analysis.budget.unit_cost import UnitCost
from analysis.results.carried import Carried
from data_model.french import NBSP, euros, joined, number_e4, plain, quarter_label, typo

WHOLE_PLAN = "toutes celles du plan"
NOTE = (
    "Montants engagés rapportés à ce qui est compté depuis le début du plan, sur les mêmes "
    "actions : un ordre de grandeur, pas un prix. « À venir » : l’exercice est dans l’engagé, et "
    "ce qu’il a permis n’est pas encore demandé. « Reportés » : la dernière valeur connue, "
    "faute de réponse depuis."
)


def unit_cost_table(costs: Sequence[UnitCost]) -> pd.DataFrame:
    """Coût, Montant, Engagé, Compté, Actions (str): one row a unit cost."""
    rows = [
        {
            "Coût": cost.label,
            "Montant": _amount(cost),
            "Engagé": euros(cost.committed_cents),
            "Compté": _count(cost),
            "Actions": typo(_actions(cost)),
        }
        for cost in costs
    ]
    return pd.DataFrame(rows, dtype=object)


def _amount(cost: UnitCost) -> str:
    if cost.quotient.value is None:
        return cost.quotient.words
    return f"{cost.quotient.bound}{euros(cost.quotient.rounded)}"


def _count(cost: UnitCost) -> str:
    words = number_e4(cost.count_e4, decimals=cost.decimals)
    if cost.count_e4 is None:
        return words
    counted = f"{words}{NBSP}{cost.unit}" if cost.unit else words
    told = ", ".join([counted, *(_carried(one, cost) for one in cost.carried)])
    return typo(f"{told} ; {cost.awaited_year} à venir" if cost.awaited_year else told)


def _carried(carried: Carried, cost: UnitCost) -> str:
    """« dont 518 m² reportés de T2 2026 (Dugny et Tremblay-en-France) »."""
    amount = number_e4(carried.value_e4, decimals=cost.decimals)
    since = joined(quarter_label(code) for code in carried.from_periods)
    who = joined(plain(name) for name in carried.names)
    unit = f"{NBSP}{cost.unit}" if cost.unit else ""
    return f"dont {amount}{unit} reportés de {since} ({who})"


def _actions(cost: UnitCost) -> str:
    if cost.is_of_plan:
        return WHOLE_PLAN
    if not cost.action_codes:
        return f"à renseigner : {joined(cost.left_out)}" if cost.left_out else "aucune"
    words = joined(cost.action_codes)
    return f"{words} ; sans {joined(cost.left_out)}" if cost.left_out else words
