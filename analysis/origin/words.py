"""How a figure is made, in French: its formula, what it rests on, what is missing from it."""

from collections.abc import Mapping, Sequence

from analysis.origin.part import Part, PartState
from data_model.french import joined, number_e4, plural, quarter_label, typo
from data_model.vocabulary import BudgetBasis, BudgetField, Nature

MISSING_NAMED = 3
FORMULAS: Mapping[Nature, str] = {
    Nature.FLOW: (
        "Flux : les valeurs de chaque trimestre s’additionnent, puis les répondants. Un retour "
        "manquant n’est jamais compté 0 : la somme devient « au moins »."
    ),
    Nature.CUMULATIVE: (
        "Cumul déclaré : le dernier cumul connu de chaque répondant, puis leur somme. Sans "
        "nouvelle valeur, le dernier cumul est reporté et marqué comme tel."
    ),
    Nature.STOCK: (
        "Stock : le dernier niveau connu de chaque répondant, puis leur somme. Un niveau est "
        "reporté quatre trimestres au plus."
    ),
    Nature.RATIO: (
        "Ratio : somme des numérateurs divisée par somme des dénominateurs, jamais une moyenne de "
        "pourcentages. Un retour manquant sort des deux sommes."
    ),
    Nature.SCALE: "Appréciation : médiane des notes du dernier trimestre demandé.",
    Nature.TEXT: "Qualitatif : les réponses sont listées, rien n’est calculé.",
}
BUDGET_FORMULAS: Mapping[BudgetField, str] = {
    BudgetField.COMMITTED: (
        "Engagé : le dernier cumul d’exercice connu de chaque ligne et de chaque répondant, tous "
        "exercices et répondants additionnés."
    ),
    BudgetField.PAID: (
        "Mandaté : le dernier cumul d’exercice connu de chaque ligne et de chaque répondant, tous "
        "exercices et répondants additionnés."
    ),
    BudgetField.PLANNED: (
        "Prévu : le montant voté quand sa base est un total, sinon la somme de ce qui est prévu "
        "pour chaque année du plan. Sans base connue, il n’y a pas de montant prévu."
    ),
}
WORK_FORMULA = (
    "Travail fait : le poids des jalons faits divisé par le poids de tous les jalons datés, sur "
    "les actions dont on a eu des nouvelles. Le poids d’un jalon est sa part des jours de travail."
)
MILESTONE_FORMULA = (
    "Glissement : la date de réalisation, sinon la dernière prévision reçue, comparée à la fin du "
    "calendrier en vigueur."
)
RESPONDENT_FORMULA = (
    "Chaque valeur est celle du dernier retour enregistré ; une cellule vide n’efface rien."
)
SPENT_WORDS = {
    BudgetField.COMMITTED: "engagés",
    BudgetField.PAID: "mandatés",
    BudgetField.PLANNED: "prévus",
}
BASIS_WORDS: Mapping[BudgetBasis, str] = {
    BudgetBasis.UNKNOWN: "base à préciser",
    **{basis: basis.label for basis in BudgetBasis if basis is not BudgetBasis.UNKNOWN},
}


def told_by(parts: Sequence[Part], noun: str = "valeur") -> str:
    """« 8 valeurs de 7 répondants »."""
    entering = [part for part in parts if part.enters]
    tellers = {part.respondent_code for part in entering}
    return f"{plural(len(entering), noun)} de {plural(len(tellers), 'répondant')}"


def indicator_made(parts: Sequence[Part], nature: Nature) -> str:
    """« somme de 8 valeurs de 7 répondants », by nature; empty where no value enters."""
    entering = [part for part in parts if part.enters]
    if not entering:
        return ""
    kept = [part for part in parts if not part.is_taken_off]
    if nature is Nature.RATIO:
        above = sum(part.amount or 0 for part in entering)
        below = sum(part.base or 0 for part in entering)
        return f"{number_e4(above)} sur {number_e4(below)}, sommes de {told_by(parts)}"
    if nature is Nature.SCALE:
        return f"médiane de {told_by(parts, 'note')}"
    if nature is Nature.TEXT:
        return told_by(parts, "réponse")
    taken = len(entering) - sum(part.enters for part in kept)
    before = f", moins {plural(taken, 'valeur')} d’avant la période" if taken else ""
    return f"somme de {told_by(kept)}{before}"


def missing_words(parts: Sequence[Part], names: Mapping[str, str]) -> str:
    """« Dugny T3 2026 n’est pas reçu, Stains T2 2026 n’est pas renseigné et 3 autres »."""
    lacking = [part for part in parts if not part.is_known]
    carried = [part for part in parts if part.state is PartState.CARRIED]
    found = list(dict.fromkeys(_lack(part, names) for part in (lacking or carried)))
    if len(found) <= MISSING_NAMED:
        return typo(joined(found))
    rest = len(found) - MISSING_NAMED
    named = ", ".join(found[:MISSING_NAMED])
    return typo(f"{named} et {plural(rest, 'autre cas', 'autres cas')}")


def _lack(part: Part, names: Mapping[str, str]) -> str:
    who = names.get(part.respondent_code, part.respondent_code)
    if part.state is PartState.CARRIED:
        return f"{who} est reporté de {quarter_label(part.from_period)}"
    word = "renseigné" if part.state is PartState.BLANK else "reçu"
    return f"{who} {quarter_label(part.period_code)} n’est pas {word}"
