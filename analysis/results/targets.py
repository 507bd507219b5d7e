"""What a target expects: its steps, progress P, expected E and health h."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from data_model.vocabulary import Direction, Nature, TargetBasis

Number = int | Fraction

RUNNING = frozenset({Nature.FLOW, Nature.CUMULATIVE})


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
    if start is None or (goal.basis is TargetBasis.LEVEL and len(goal.steps) > 1):
        reached = [step.value for step in goal.steps if step.due_periods <= elapsed]
        known = reached[-1] if reached else start
        return None if known is None else Fraction(known)
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


def is_ceiling(goal: Goal, nature: Nature) -> bool:
    """Whether the target is « au plus »: a running total that should stay under T."""
    if nature not in RUNNING or goal.direction is not Direction.DOWN:
        return False
    start = starting_value(goal, nature) or 0
    return goal.value > start or goal.value == start == 0


def is_upkeep(goal: Goal, nature: Nature) -> bool:
    """Whether the target is « maintien » (T = B), or a range to stay in.

    A running total asked to rise to its own start, or to less, has nothing to gain either.
    """
    if is_ceiling(goal, nature):
        return False
    start = starting_value(goal, nature)
    if nature in RUNNING and goal.direction is Direction.UP and start is not None:
        return goal.value <= start
    ranged_level = goal.direction is Direction.RANGE and nature not in RUNNING
    return ranged_level or start == goal.value


def holds(goal: Goal, actual: Number, *, tolerance: Number) -> bool:
    """Whether the actual is on the right side of T, within the tolerance."""
    low_enough = actual <= goal.value + tolerance
    high_enough = actual >= goal.value - tolerance
    return {
        Direction.UP: high_enough,
        Direction.DOWN: low_enough,
        Direction.RANGE: low_enough and high_enough,
    }[goal.direction]
