"""What status an indicator has against its target: rules read from the top of one table."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from analysis.results.targets import (
    RUNNING,
    Goal,
    Number,
    Step,
    expected,
    expected_value,
    health,
    holds,
    is_ceiling,
    is_upkeep,
    progress,
    starting_value,
)
from data_model.french import number, percent, typo
from data_model.vocabulary import Direction, Level, Nature, ResultStatus, TargetBasis

__all__ = [
    "DEFAULT_THRESHOLDS",
    "Goal",
    "ResultThresholds",
    "StatusReading",
    "Step",
    "completion_level",
    "expected",
    "health",
    "progress",
    "slippage_level",
    "status",
]

SUMMED = frozenset({Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK})


@dataclass(frozen=True, kw_only=True)
class ResultThresholds:
    """Every threshold of the three families; health and completeness are shares of 1."""

    on_track: Fraction = Fraction(95, 100)
    watch: Fraction = Fraction(80, 100)
    completeness: Fraction = Fraction(75, 100)
    too_early: Fraction = Fraction(5, 100)
    ceiling_watch: Fraction = Fraction(120, 100)
    scale_watch_points: Fraction = Fraction(1, 2)
    scale_alert_points: Fraction = Fraction(1)
    completion_watch_points: Fraction = Fraction(-5)
    completion_alert_points: Fraction = Fraction(-15)
    slippage_watch_days: int = 20
    slippage_alert_days: int = 45


DEFAULT_THRESHOLDS = ResultThresholds()


@dataclass(frozen=True, kw_only=True)
class StatusReading:
    """A status, the figures it comes from, and what h would say of partial data."""

    status: ResultStatus
    reason: str
    p: Fraction | None = None
    e: Fraction | None = None
    h: Fraction | None = None
    hypothetical: ResultStatus | None = None


@dataclass(frozen=True, kw_only=True)
class _Case:
    goal: Goal
    nature: Nature
    actual: Number
    elapsed: int
    complete: Fraction
    represented: Fraction

    @property
    def span_ended(self) -> bool:
        return self.elapsed >= self.goal.steps[-1].due_periods

    @cached_property
    def expected_value(self) -> Fraction | None:
        return expected_value(self.goal, nature=self.nature, elapsed=self.elapsed)

    @cached_property
    def expected(self) -> Fraction | None:
        return expected(self.goal, nature=self.nature, elapsed=self.elapsed)

    @property
    def if_complete(self) -> Fraction | None:
        """What the actual would be with every return, if the missing ones were like the others.

        A respondent whose earlier value is carried is in the actual already: it is not missing.
        """
        start = starting_value(self.goal, self.nature) or 0
        return start + (self.actual - start) / self.represented if self.represented else None


def status(
    goal: Goal | None,
    actual: Number | None,
    *,
    nature: Nature,
    elapsed: int,
    completeness: Number | None,
    represented: Number | None = None,
    thresholds: ResultThresholds = DEFAULT_THRESHOLDS,
) -> StatusReading:
    """The first rule that holds, read from the top.

    `elapsed` counts the due periods ended since the span's start; `completeness` is None where
    nothing was due; `represented` is the part of what was due whose value is in the actual, carried
    ones too (None: the same).
    """
    if goal is None:
        return StatusReading(status=ResultStatus.NO_TARGET, reason="Aucune cible.")
    if actual is None:
        return StatusReading(status=ResultStatus.NO_DATA, reason="Aucun relevé.")
    complete = Fraction(1) if completeness is None else Fraction(completeness)
    case = _Case(
        goal=goal,
        nature=nature,
        actual=actual,
        elapsed=elapsed,
        complete=complete,
        represented=complete if represented is None else Fraction(represented),
    )
    found, why = _status(case, thresholds)
    hypothetical = None
    if found is not ResultStatus.REACHED and complete < thresholds.completeness:
        held, least = percent(float(complete)), percent(float(thresholds.completeness))
        why = f"Complétude {held} (seuil {least}). Avec ces données : {found.label}. {why}"
        found, hypothetical = ResultStatus.PARTIAL, found
    return StatusReading(
        status=found,
        reason=typo(why),
        p=progress(goal, actual, nature=nature),
        e=case.expected,
        h=_health_at(case, actual),
        hypothetical=hypothetical,
    )


def _status(case: _Case, thresholds: ResultThresholds) -> tuple[ResultStatus, str]:
    """Every rule but « Données partielles », which only covers what is found here."""
    goal = case.goal
    value, aim = number(float(case.actual)), number(float(goal.value))
    upkeep = is_upkeep(goal, case.nature)
    rising = case.nature in RUNNING and goal.direction is Direction.UP and not upkeep
    if _is_reached(case) and (rising or case.complete >= 1):
        return ResultStatus.REACHED, f"Valeur {value}, cible {aim}."
    if _is_broken(case):
        margin = number(float(goal.tolerance))
        return ResultStatus.ALERT, f"Valeur {value}, à tenir à {aim} (tolérance {margin})."
    if upkeep:
        return ResultStatus.ON_TRACK, f"Valeur {value}, tenue à {aim}."
    early = _share_elapsed(case) if is_ceiling(goal, case.nature) else case.expected
    awaits_first_step = case.expected_value is None and len(goal.steps) > 1
    if awaits_first_step or (early is not None and early < thresholds.too_early):
        so_far, least = percent(float(early or 0)), percent(float(thresholds.too_early))
        return ResultStatus.TOO_EARLY, f"Attendu {so_far} à cette date (seuil {least})."
    if is_ceiling(goal, case.nature):
        return _under_ceiling(case, thresholds)
    if case.nature is Nature.SCALE:
        return _in_points(case, thresholds)
    return _by_health(case, thresholds)


def _is_reached(case: _Case) -> bool:
    goal = case.goal
    if is_ceiling(goal, case.nature):
        return case.span_ended and case.actual <= goal.value
    if is_upkeep(goal, case.nature):
        # A running total held today may still be lost, so it is judged at the end of its span.
        ended = case.span_ended or case.nature not in RUNNING
        return ended and holds(goal, case.actual, tolerance=goal.tolerance)
    if goal.direction is Direction.RANGE:
        return case.span_ended and holds(goal, case.actual, tolerance=goal.tolerance)
    if goal.basis is TargetBasis.LEVEL:
        return holds(goal, case.actual, tolerance=0)
    p = progress(goal, case.actual, nature=case.nature)
    return p is not None and p >= 1


def _is_broken(case: _Case) -> bool:
    held = holds(case.goal, case.actual, tolerance=case.goal.tolerance)
    if is_upkeep(case.goal, case.nature):
        return not held
    if case.goal.direction is not Direction.RANGE:
        return False
    # A running total may still rise into its range, but never come back down into it.
    over = case.actual > case.goal.value + case.goal.tolerance
    return over or (case.span_ended and not held)


def _share_elapsed(case: _Case) -> Fraction:
    due = case.goal.steps[-1].due_periods
    return min(Fraction(case.elapsed, due), Fraction(1)) if due else Fraction(1)


def _health_at(case: _Case, actual: Number) -> Fraction | None:
    goal = case.goal
    if case.nature is Nature.SCALE or is_ceiling(goal, case.nature):
        return None
    if is_upkeep(goal, case.nature):
        return None
    if starting_value(goal, case.nature) is not None:
        return health(progress(goal, actual, nature=case.nature), case.expected)
    aim = case.expected_value
    if aim is None and len(goal.steps) == 1:
        aim = Fraction(goal.value)
    if aim is None:
        return None
    # A quotient of values that are not both positive would say nothing of how near they are.
    if actual <= 0 or aim <= 0:
        return Fraction(int(holds(goal, actual, tolerance=0)))
    return aim / actual if goal.direction is Direction.DOWN else actual / aim


def _under_ceiling(case: _Case, thresholds: ResultThresholds) -> tuple[ResultStatus, str]:
    start = starting_value(case.goal, case.nature) or 0
    allowed = (case.expected_value or 0) - start
    estimated = (case.actual if case.if_complete is None else case.if_complete) - start
    most = percent(float(thresholds.ceiling_watch))
    why = (
        f"Valeur estimée {number(float(estimated))} pour au plus {number(float(allowed))}"
        f" à cette date (vigilance au-dessus de 100 %, alerte au-dessus de {most})."
    )
    if estimated <= allowed:
        return ResultStatus.ON_TRACK, why
    within = estimated <= allowed * thresholds.ceiling_watch
    return ResultStatus.WATCH if within else ResultStatus.ALERT, why


def _in_points(case: _Case, thresholds: ResultThresholds) -> tuple[ResultStatus, str]:
    aim = case.goal.value if case.expected_value is None else case.expected_value
    gap = aim - case.actual if case.goal.direction is Direction.UP else case.actual - aim
    watch, alert = thresholds.scale_watch_points, thresholds.scale_alert_points
    why = (
        f"Médiane {number(float(case.actual))}, attendu {number(float(aim))} (vigilance à plus"
        f" de {number(float(watch))} point d'écart, alerte à plus de {number(float(alert))})."
    )
    if gap > alert:
        return ResultStatus.ALERT, why
    return ResultStatus.WATCH if gap > watch else ResultStatus.ON_TRACK, why


def _by_health(case: _Case, thresholds: ResultThresholds) -> tuple[ResultStatus, str]:
    h = _health_at(case, case.actual)
    if h is None:
        return ResultStatus.TOO_EARLY, "Aucune période échue."
    limits = f"{percent(float(thresholds.on_track))} et {percent(float(thresholds.watch))}"
    p = progress(case.goal, case.actual, nature=case.nature)
    basis = f"valeur {number(float(case.actual))}, cible {number(float(case.goal.value))}"
    if p is not None and case.expected is not None:
        reached, wanted = percent(float(p)), percent(float(case.expected))
        basis = f"avancement {reached}, attendu {wanted}"
    why = f"Santé {percent(float(h), decimals=1)} : {basis} (seuils {limits})."
    if h >= thresholds.on_track:
        return ResultStatus.ON_TRACK, why
    if h >= thresholds.watch:
        return ResultStatus.WATCH, why
    estimated = case.if_complete
    at_least = case.nature in SUMMED and case.goal.direction is Direction.UP
    if at_least and estimated is not None:
        estimate = _health_at(case, estimated)
        if estimate is not None and estimate >= thresholds.watch:
            said = percent(float(estimate), decimals=1)
            return ResultStatus.WATCH, f"Au moins. {why} {said} si tous avaient répondu."
    return ResultStatus.ALERT, why


def completion_level(
    gap_points: Number | None, thresholds: ResultThresholds = DEFAULT_THRESHOLDS
) -> Level:
    """Level of réalisation minus expected, in points; a threshold itself is already crossed."""
    if gap_points is None:
        return Level.NONE
    if gap_points <= thresholds.completion_alert_points:
        return Level.ALERT
    return Level.WATCH if gap_points <= thresholds.completion_watch_points else Level.OK


def slippage_level(days: Number | None, thresholds: ResultThresholds = DEFAULT_THRESHOLDS) -> Level:
    """Level of a slippage in days; only beyond a threshold is it crossed."""
    if days is None:
        return Level.NONE
    if days > thresholds.slippage_alert_days:
        return Level.ALERT
    return Level.WATCH if days > thresholds.slippage_watch_days else Level.OK
