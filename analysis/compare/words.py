"""What the comparison finds, and what does not compare, with the reason, plan by plan."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from analysis.compare.shared import unlike_words
from analysis.compare.side import PlanSide
from data_model.french import NBSP, day, joined, plain, plural, typo
from data_model.vocabulary import BudgetBasis

ONE_PLAN: Final = "Un seul plan dans cette base : il n’y a rien à comparer"
WHAT_TO_DO: Final = (
    "Ajoutez un deuxième plan, d’un autre territoire ou d’une autre politique : cette page les met "
    "alors côte à côte, et le menu permet de passer de l’un à l’autre."
)
IN_DEMONSTRATION: Final = (
    "La démonstration n’a qu’un plan et n’en reçoit pas d’autre : « Commencer avec mon plan », "
    "dans le menu, ouvre votre base."
)
ALL_COMPARES: Final = "Rien : ces plans ont tous de quoi être comparés sur chaque ligne."
Test = Callable[[PlanSide], bool]


def comparison_finding(sides: Mapping[str, PlanSide]) -> str:
    """« Sur 5 plans, 3 ont des indicateurs, 1 a un montant voté et aucun n’a de retour »."""
    if len(sides) < 2:
        return typo(ONE_PLAN)
    found = [
        _counted(sides, _has_indicators, "des indicateurs", "d’indicateur"),
        _counted(sides, _has_known_amount, "un montant voté", "de montant voté"),
        _counted(sides, _has_returns, "des retours", "de retour"),
    ]
    return typo(f"Sur {plural(len(sides), 'plan')}, {joined(found)}")


def comparison_scope(sides: Mapping[str, PlanSide], as_of: date) -> str:
    """What the page covers, and the day looked at; each plan has its own « situation au »."""
    actions = plural(sum(side.actions for side in sides.values()), "action")
    plans = plural(len(sides), "plan")
    return typo(f"{plans} dans cette base, {actions}. Vu au {day(as_of)}.")


def not_compared(sides: Mapping[str, PlanSide]) -> list[tuple[str, str]]:
    """What does not compare, and why; what compares for all plans is left out."""
    reasons = {
        "Niveaux": _levels(sides),
        "Priorités": _reasons(sides, ("aucune priorité donnée", lambda one: not one.prioritised)),
        "Résultats": _reasons(
            sides,
            ("pas d’indicateur", lambda one: not one.indicators),
            ("pas de cible", lambda one: bool(one.indicators) and not one.with_target),
        ),
        "Réalisation": _reasons(
            sides,
            ("aucun retour reçu", lambda one: not one.returns),
            ("plan sans date", lambda one: one.start is None or one.end is None),
            ("aucun jalon daté", lambda one: not one.dated),
        ),
        "Budget": _reasons(
            sides,
            ("aucun montant imprimé", lambda one: not one.printed_cents),
            ("base du montant inconnue", _has_unknown_amount),
        ),
        "Par habitant": _reasons(
            sides,
            ("population inconnue", lambda one: one.population is None),
            ("montant incomplet", _has_unknown_amount),
        ),
        "Mesures": " ".join(unlike_words(sides)),
        "Dates": _dates(sides),
    }
    return [(what, typo(why)) for what, why in reasons.items() if why]


def not_compared_text(sides: Mapping[str, PlanSide]) -> str:
    """The same as a list of Markdown, or that nothing is in the way."""
    return (
        "\n".join(f"- **{what}**{NBSP}: {why}" for what, why in not_compared(sides)) or ALL_COMPARES
    )


def _counted(sides: Mapping[str, PlanSide], test: Test, some: str, none: str) -> str:
    count = sum(map(test, sides.values()))
    if not count:
        return f"aucun n’a {none}"
    if count == len(sides):
        return f"tous ont {some}"
    return f"{count} {'a' if count == 1 else 'ont'} {some}"


def _reasons(sides: Mapping[str, PlanSide], *tests: tuple[str, Test]) -> str:
    """« pas d’indicateur : A et B ; pas de cible : C. »."""
    said = list(_held(sides, tests))
    return f"{'; '.join(said)}." if said else ""


def _held(sides: Mapping[str, PlanSide], tests: tuple[tuple[str, Test], ...]) -> Iterator[str]:
    for why, test in tests:
        held = {name: side for name, side in sides.items() if test(side)}
        if held:
            yield f"{why} : {_named(held, len(sides))}"


def _named(held: Mapping[str, PlanSide], total: int) -> str:
    return "tous les plans" if len(held) == total else joined(map(plain, held))


def _levels(sides: Mapping[str, PlanSide]) -> str:
    words = dict.fromkeys(side.levels.axis.one for side in sides.values() if side.axes)
    if len(words) < 2:
        return ""
    return f"{joined(words)} ne sont pas des parts égales d’un plan : leur nombre ne classe rien."


def _dates(sides: Mapping[str, PlanSide]) -> str:
    days = {side.situation_date for side in sides.values() if side.situation_date is not None}
    if len(days) < 2:
        return ""
    return "les situations ne sont pas arrêtées au même jour : voyez la ligne « Situation au »."


def _has_indicators(side: PlanSide) -> bool:
    return side.indicators > 0


def _has_returns(side: PlanSide) -> bool:
    return side.returns > 0


def _has_known_amount(side: PlanSide) -> bool:
    return any(basis is not BudgetBasis.UNKNOWN for basis in side.printed_cents)


def _has_unknown_amount(side: PlanSide) -> bool:
    return bool(side.printed_cents.get(BudgetBasis.UNKNOWN))
