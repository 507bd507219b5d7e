"""The rules that give an indicator its status, each with a case read by the rule itself."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from analysis.results.rules import ResultThresholds, StatusReading, status
from analysis.results.targets import Goal, Number, Step
from data_model.french import number, percent, typo
from data_model.vocabulary import Direction, Nature, ResultStatus, TargetBasis

SPAN, HALF = 4, 2
MOSTLY_COMPLETE = Fraction(9, 10)
COLUMNS = ["position", "words", "status", "example"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a rule reads: halfway through four quarters, a target of 100, unless told otherwise."""

    actual: Number | None
    goal: Goal | None
    nature: Nature = Nature.FLOW
    elapsed: int = HALF
    completeness: Fraction = Fraction(1)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule, in the order in which they are read; `made_by` are functions of `rules`."""

    status: ResultStatus
    made_by: tuple[str, ...]
    words: Callable[[ResultThresholds], str]
    case: Callable[[ResultThresholds], Case]


def _goal(
    value: Number = 100,
    *,
    basis: TargetBasis = TargetBasis.TO_DATE,
    direction: Direction = Direction.UP,
    baseline: Number | None = None,
    tolerance: Number = 0,
) -> Goal:
    return Goal(
        basis=basis,
        direction=direction,
        steps=(Step(due_periods=SPAN, value=value),),
        baseline=baseline,
        tolerance=tolerance,
    )


EXPECTED = 100 * HALF // SPAN
TO_RISE = _goal()
CEILING = _goal(direction=Direction.DOWN)
UPKEEP = _goal(basis=TargetBasis.LEVEL, baseline=100, tolerance=5)
GRADE = _goal(4, basis=TargetBasis.LEVEL)


def _complete(limits: ResultThresholds) -> Fraction:
    return max(limits.completeness, MOSTLY_COMPLETE)


def _upkeep(actual: Number, completeness: Fraction = Fraction(1)) -> Case:
    return Case(goal=UPKEEP, actual=actual, nature=Nature.STOCK, completeness=completeness)


def _grade(gap: Number) -> Case:
    return Case(goal=GRADE, actual=4 - gap, nature=Nature.SCALE)


def _share(value: Fraction) -> str:
    return percent(float(value))


RULES: tuple[Rule, ...] = (
    Rule(
        status=ResultStatus.NO_TARGET,
        made_by=("status",),
        words=lambda limits: "Aucune cible n’est saisie.",
        case=lambda limits: Case(goal=None, actual=EXPECTED),
    ),
    Rule(
        status=ResultStatus.NO_DATA,
        made_by=("status",),
        words=lambda limits: "Aucune valeur n’est reçue sur la période de la cible.",
        case=lambda limits: Case(goal=TO_RISE, actual=None),
    ),
    Rule(
        status=ResultStatus.REACHED,
        made_by=("status", "_status"),
        words=lambda limits: (
            "La progression atteint 100 %, ou le niveau est tenu : à toute "
            "complétude pour un flux ou un cumul à la hausse, à 100 % seulement pour les autres. "
            "Un plafond n’est atteint qu’à la fin de sa période."
        ),
        case=lambda limits: Case(goal=TO_RISE, actual=100),
    ),
    Rule(
        status=ResultStatus.PARTIAL,
        made_by=("status",),
        words=lambda limits: (
            f"La complétude est inférieure à {_share(limits.completeness)} ; ce "
            "que les règles suivantes diraient est donné à côté."
        ),
        case=lambda limits: Case(
            goal=TO_RISE,
            actual=EXPECTED * limits.on_track,
            completeness=limits.completeness / 2,
        ),
    ),
    Rule(
        status=ResultStatus.ALERT,
        made_by=("_status",),
        words=lambda limits: (
            "Un maintien est rompu : la valeur est du mauvais côté de la cible, "
            "au-delà de la tolérance (des deux côtés pour une fourchette)."
        ),
        case=lambda limits: _upkeep(90),
    ),
    Rule(
        status=ResultStatus.ON_TRACK,
        made_by=("_status",),
        words=lambda limits: "Un maintien est tenu, mais il manque encore des réponses.",
        case=lambda limits: _upkeep(97, _complete(limits)),
    ),
    Rule(
        status=ResultStatus.TOO_EARLY,
        made_by=("_status", "_by_health"),
        words=lambda limits: (
            f"Moins de {_share(limits.too_early)} est attendu à cette date, ou "
            "la première étape n’est pas encore due."
        ),
        case=lambda limits: Case(goal=TO_RISE, actual=10, elapsed=0),
    ),
    Rule(
        status=ResultStatus.ON_TRACK,
        made_by=("_under_ceiling",),
        words=lambda limits: (
            "Plafond (« au plus ») : la valeur, ramenée à toutes les réponses, "
            "ne dépasse pas ce qui est permis à cette date."
        ),
        case=lambda limits: Case(goal=CEILING, actual=EXPECTED),
    ),
    Rule(
        status=ResultStatus.WATCH,
        made_by=("_under_ceiling",),
        words=lambda limits: (
            "Plafond : elle le dépasse, sans passer "
            f"{_share(limits.ceiling_watch)} de ce qui est permis."
        ),
        case=lambda limits: Case(goal=CEILING, actual=EXPECTED * limits.ceiling_watch),
    ),
    Rule(
        status=ResultStatus.ALERT,
        made_by=("_under_ceiling",),
        words=lambda limits: (
            f"Plafond : elle dépasse {_share(limits.ceiling_watch)} de ce qui est permis."
        ),
        case=lambda limits: Case(goal=CEILING, actual=EXPECTED * limits.ceiling_watch + 1),
    ),
    Rule(
        status=ResultStatus.ALERT,
        made_by=("_in_points",),
        words=lambda limits: (
            "Appréciation : la médiane est à plus de "
            f"{number(float(limits.scale_alert_points))} point de la note attendue."
        ),
        case=lambda limits: _grade(limits.scale_alert_points + Fraction(1, 2)),
    ),
    Rule(
        status=ResultStatus.WATCH,
        made_by=("_in_points",),
        words=lambda limits: (
            "Appréciation : la médiane est à plus de "
            f"{number(float(limits.scale_watch_points))} point de la note attendue."
        ),
        case=lambda limits: _grade(limits.scale_alert_points),
    ),
    Rule(
        status=ResultStatus.ON_TRACK,
        made_by=("_in_points",),
        words=lambda limits: "Appréciation : la médiane est plus près de la note attendue.",
        case=lambda limits: _grade(limits.scale_watch_points),
    ),
    Rule(
        status=ResultStatus.ON_TRACK,
        made_by=("_by_health",),
        words=lambda limits: f"La santé h atteint {_share(limits.on_track)}.",
        case=lambda limits: Case(goal=TO_RISE, actual=EXPECTED * limits.on_track),
    ),
    Rule(
        status=ResultStatus.WATCH,
        made_by=("_by_health",),
        words=lambda limits: f"La santé h atteint {_share(limits.watch)}.",
        case=lambda limits: Case(goal=TO_RISE, actual=EXPECTED * limits.watch),
    ),
    Rule(
        status=ResultStatus.WATCH,
        made_by=("_by_health",),
        words=lambda limits: (
            f"Elle n’atteint pas {_share(limits.watch)}, mais l’atteindrait si "
            "les réponses manquantes valaient les autres (« au moins »)."
        ),
        case=lambda limits: Case(
            goal=TO_RISE,
            actual=EXPECTED * limits.watch * _complete(limits),
            completeness=_complete(limits),
        ),
    ),
    Rule(
        status=ResultStatus.ALERT,
        made_by=("_by_health",),
        words=lambda limits: f"La santé h est inférieure à {_share(limits.watch)}.",
        case=lambda limits: Case(goal=TO_RISE, actual=EXPECTED * limits.watch / 2),
    ),
)


def rule_reading(rule: Rule, limits: ResultThresholds) -> StatusReading:
    """What the rules say of a rule's own case, at the thresholds in force."""
    case = rule.case(limits)
    return status(
        case.goal,
        case.actual,
        nature=case.nature,
        elapsed=case.elapsed,
        completeness=case.completeness,
        thresholds=limits,
    )


def rules_frame(limits: ResultThresholds) -> pd.DataFrame:
    """The rules in the order in which they are read.

    Columns: position (int, from 1), words (str, French, with the thresholds in force), status
    (ResultStatus), example (str, the reason that the rules give for its case; empty where
    thresholds that cross leave that case to another rule).
    Rows: one a rule. Source of formula: `analysis.results.rules.status`.
    """
    rows = []
    for position, rule in enumerate(RULES, start=1):
        reading = rule_reading(rule, limits)
        example = reading.reason if reading.status is rule.status else ""
        rows.append((position, typo(rule.words(limits)), rule.status, example))
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)
