"""What status an indicator has against its target: rules read from the top of one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from data_model.french import number, percent, typo
from data_model.vocabulary import Direction, Level, Nature, ResultStatus, TargetBasis

Number = int | Fraction

SUMMED = frozenset({Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK})
RUNNING = frozenset({Nature.FLOW, Nature.CUMULATIVE})


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
class Step:
    """A value to reach once `due_periods` due periods have ended since the span's start."""

    due_periods: int
    value: Number


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A target: its steps in order, the last one being T; a yearly one counts within its year."""

    basis: TargetBasis
    direction: Direction
    steps: tuple[Step, ...]
    baseline: Number | None = None
    tolerance: Number = 0

    @property
    def value(self) -> Number:
        """T, the value of the last step."""
        return self.steps[-1].value


@dataclass(frozen=True, kw_only=True)
class StatusReading:
    """A status, the figures it comes from, and what h would say of partial data."""

    status: ResultStatus
    reason: str
    p: Fraction | None = None
    e: Fraction | None = None
    h: Fraction | None = None
    hypothetical: ResultStatus | None = None


def starting_value(goal: Goal, nature: Nature) -> Number | None:
    """B: 0 for a flow and within a year, 0 for a cumulative of unknown B, else as entered."""
    if nature is Nature.FLOW or goal.basis is TargetBasis.PER_YEAR:
        return 0
    if goal.baseline is None and goal.basis is TargetBasis.TO_DATE:
        return 0
    return goal.baseline


def progress(goal: Goal, actual: Number | None, *, nature: Nature) -> Fraction | None:
    """P = (A − B)/(T − B), unclipped; None without A or B, or where T = B."""
    start = starting_value(goal, nature)
    if actual is None or start is None or goal.value == start:
        return None
    return Fraction(actual - start) / (goal.value - start)


def expected_value(goal: Goal, *, nature: Nature, elapsed: int) -> Fraction | None:
    """The value expected after `elapsed` due periods; None where B is needed and unknown."""
    start = starting_value(goal, nature)
    if goal.basis is TargetBasis.LEVEL and (start is None or len(goal.steps) > 1):
        reached = [step.value for step in goal.steps if step.due_periods <= elapsed]
        known = reached[-1] if reached else start
        return None if known is None else Fraction(known)
    if start is None:
        return None
    return _interpolated([Step(due_periods=0, value=start), *goal.steps], elapsed)


def _interpolated(steps: Sequence[Step], elapsed: int) -> Fraction:
    before = steps[0]
    for after in steps[1:]:
        if elapsed < after.due_periods:
            part = Fraction(elapsed - before.due_periods, after.due_periods - before.due_periods)
            return before.value + part * (after.value - before.value)
        before = after
    return Fraction(before.value)


def expected(goal: Goal, *, nature: Nature, elapsed: int) -> Fraction | None:
    """E, the expected value on the scale of P; None where P does not exist."""
    value = expected_value(goal, nature=nature, elapsed=elapsed)
    return progress(goal, value, nature=nature)


def health(p: Fraction | None, e: Fraction | None) -> Fraction | None:
    """h = P / E; None without either, or where nothing is expected yet."""
    return None if p is None or e is None or e == 0 else p / e


@dataclass(frozen=True, kw_only=True)
class _Case:
    goal: Goal
    nature: Nature
    actual: Number
    elapsed: int
    complete: Fraction

    @property
    def span_ended(self) -> bool:
        return self.elapsed >= self.goal.steps[-1].due_periods

    @property
    def expected_value(self) -> Fraction | None:
        return expected_value(self.goal, nature=self.nature, elapsed=self.elapsed)

    @property
    def expected(self) -> Fraction | None:
        return expected(self.goal, nature=self.nature, elapsed=self.elapsed)

    @property
    def if_complete(self) -> Fraction | None:
        """What the actual would be with every return, if the missing ones were like the others."""
        start = starting_value(self.goal, self.nature) or 0
        return start + (self.actual - start) / self.complete if self.complete else None


def status(
    goal: Goal | None,
    actual: Number | None,
    *,
    nature: Nature,
    elapsed: int,
    completeness: Number | None,
    thresholds: ResultThresholds = DEFAULT_THRESHOLDS,
) -> StatusReading:
    """The first rule that holds, read from the top.

    `elapsed` counts the due periods ended since the span's start; `completeness` is None where
    nothing was due.
    """
    if goal is None:
        return StatusReading(status=ResultStatus.NO_TARGET, reason="Aucune cible.")
    if actual is None:
        return StatusReading(status=ResultStatus.NO_DATA, reason="Aucun relevé.")
    complete = Fraction(1) if completeness is None else Fraction(completeness)
    case = _Case(goal=goal, nature=nature, actual=actual, elapsed=elapsed, complete=complete)
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
    rising = case.nature in RUNNING and goal.direction is Direction.UP
    if _is_reached(case) and (rising or case.complete >= 1):
        return ResultStatus.REACHED, f"Valeur {value}, cible {aim}."
    if _is_broken(case):
        margin = number(float(goal.tolerance))
        return ResultStatus.ALERT, f"Valeur {value}, à tenir à {aim} (tolérance {margin})."
    if _is_upkeep(goal, case.nature):
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


def is_ceiling(goal: Goal, nature: Nature) -> bool:
    """Whether the target is « au plus »: a running total that should stay under T."""
    if nature not in RUNNING or goal.direction is not Direction.DOWN:
        return False
    start = starting_value(goal, nature) or 0
    return goal.value > start or goal.value == start == 0


def _is_upkeep(goal: Goal, nature: Nature) -> bool:
    if is_ceiling(goal, nature):
        return False
    ranged_level = goal.direction is Direction.RANGE and nature not in RUNNING
    return ranged_level or starting_value(goal, nature) == goal.value


def _holds(goal: Goal, actual: Number, *, tolerance: Number) -> bool:
    low_enough = actual <= goal.value + tolerance
    high_enough = actual >= goal.value - tolerance
    return {
        Direction.UP: high_enough,
        Direction.DOWN: low_enough,
        Direction.RANGE: low_enough and high_enough,
    }[goal.direction]


def _is_reached(case: _Case) -> bool:
    goal = case.goal
    if is_ceiling(goal, case.nature):
        return case.span_ended and case.actual <= goal.value
    if _is_upkeep(goal, case.nature):
        return _holds(goal, case.actual, tolerance=goal.tolerance)
    if goal.direction is Direction.RANGE:
        return case.span_ended and _holds(goal, case.actual, tolerance=goal.tolerance)
    if goal.basis is TargetBasis.LEVEL:
        return _holds(goal, case.actual, tolerance=0)
    p = progress(goal, case.actual, nature=case.nature)
    return p is not None and p >= 1


def _is_broken(case: _Case) -> bool:
    holds = _holds(case.goal, case.actual, tolerance=case.goal.tolerance)
    if _is_upkeep(case.goal, case.nature):
        return not holds
    if case.goal.direction is not Direction.RANGE:
        return False
    # A running total may still rise into its range, but never come back down into it.
    over = case.actual > case.goal.value + case.goal.tolerance
    return over or (case.span_ended and not holds)


def _share_elapsed(case: _Case) -> Fraction:
    due = case.goal.steps[-1].due_periods
    return min(Fraction(case.elapsed, due), Fraction(1)) if due else Fraction(1)


def _health_at(case: _Case, actual: Number) -> Fraction | None:
    goal = case.goal
    if case.nature is Nature.SCALE or is_ceiling(goal, case.nature):
        return None
    if _is_upkeep(goal, case.nature):
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
        return Fraction(int(_holds(goal, actual, tolerance=0)))
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
