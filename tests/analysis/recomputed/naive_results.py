"""Each indicator against its target, rule after rule as the table of statuses is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_target import Aimed, aimed_at, plan_quarters, plan_start
from tests.analysis.recomputed.naive_total import Total, total
from tests.analysis.recomputed.naive_values import due_of, values_in_force

ON_TRACK, WATCH, PARTIAL, EARLY = (Fraction(n, 100) for n in (95, 80, 75, 5))
CEILING_WATCH = Fraction(120, 100)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One indicator's row as the pages show it."""

    total: Total | None
    status: str
    hypothetical: str | None
    p: Fraction | None
    e: Fraction | None
    h: Fraction | None
    expected: Fraction | None
    aimed: Aimed | None


@lru_cache(maxsize=8)
def judged(known: Known) -> Mapping[str, Judged]:
    """Every indicator's value, P, E, h and status at S."""
    quarters, start = plan_quarters(known, aims=True), plan_start(known)
    found = {}
    for indicator in known.indicators:
        aimed = aimed_at(known, indicator, quarters)
        seen: Total | None = None
        if start is not None and known.until is not None:
            seen = total(
                values_in_force(known, indicator["code"], known.until),
                due_of(known, indicator["code"], quarters),
                nature=indicator["nature"],
                unit=indicator["unit"],
                first=aimed.first if aimed else start,
                last=min(aimed.last, known.until) if aimed else known.until,
                gained=aimed.gained if aimed else False,
            )
        is_aimed = indicator["code"] in known.targets
        found[indicator["code"]] = _judge(indicator["nature"], aimed, seen, is_aimed=is_aimed)
    return found


def _judge(nature: str, aimed: Aimed | None, seen: Total | None, *, is_aimed: bool) -> Judged:
    p = e = h = None
    hypothetical = None
    if not is_aimed:
        status = "no_target"
    elif aimed is None or seen is None or not seen.is_observed or seen.value is None:
        status = "no_data"
    else:
        p, e = aimed.share(seen.value), aimed.share(aimed.expected)
        h = _health(nature, aimed, seen.value)
        complete = Fraction(1) if seen.completeness is None else seen.completeness
        status = _status(nature, aimed, seen, complete)
        if status != "reached" and complete < PARTIAL:
            status, hypothetical = "partial", status
    return Judged(
        total=seen,
        status=status,
        hypothetical=hypothetical,
        p=p,
        e=e,
        h=h,
        expected=aimed.expected if aimed else None,
        aimed=aimed,
    )


def _is_running(nature: str) -> bool:
    return nature in ("flow", "cumulative")


def _is_ceiling(nature: str, aimed: Aimed) -> bool:
    """« Au plus 50 par an »: not a count that is itself to come down from where it starts."""
    start = aimed.start_value or Fraction(0)
    is_descent = aimed.aim < start or aimed.aim == start != 0
    return _is_running(nature) and aimed.direction == "down" and not is_descent


def _is_kept(nature: str, aimed: Aimed) -> bool:
    """A « maintien »: T = B, a range of levels, or a count asked to rise to where it starts."""
    if _is_ceiling(nature, aimed):
        return False
    if _is_running(nature) and aimed.direction == "up":
        return aimed.start_value is not None and aimed.aim <= aimed.start_value
    return _is_level_range(nature, aimed) or aimed.start_value == aimed.aim


def _is_level_range(nature: str, aimed: Aimed) -> bool:
    """A count runs into its range from below; a level has to stay in it."""
    return aimed.direction == "range" and not _is_running(nature)


def _is_right(aimed: Aimed, value: Fraction, slack: Fraction) -> bool:
    over, under = value > aimed.aim + slack, value < aimed.aim - slack
    return not {"up": under, "down": over, "range": over or under}[aimed.direction]


def _status(nature: str, aimed: Aimed, seen: Total, complete: Fraction) -> str:
    value = seen.value or Fraction(0)
    kept, ceiling = _is_kept(nature, aimed), _is_ceiling(nature, aimed)
    ranged = aimed.direction == "range"
    right = _is_right(aimed, value, aimed.slack if kept or ranged else Fraction(0))
    p = aimed.share(value)
    if ceiling or ((kept or ranged) and _is_running(nature)):
        reached = aimed.has_ended and right
    elif kept or aimed.basis == "level":
        reached = right
    else:
        reached = p is not None and p >= 1
    rising = _is_running(nature) and aimed.direction == "up" and not kept
    if reached and (rising or complete >= 1):
        return "reached"
    if kept:
        return "on_track" if right else "alert"
    if ranged and (value > aimed.aim + aimed.slack or (aimed.has_ended and not right)):
        return "alert"
    expected = aimed.expected
    e = aimed.share(expected)
    if ceiling:
        e = min(Fraction(aimed.elapsed, aimed.quarters), Fraction(1)) if aimed.quarters else None
    if (expected is None and len(aimed.steps) > 1) or (e is not None and e < EARLY):
        return "too_early"
    if ceiling:
        allowed = (expected or 0) - (aimed.start_value or 0)
        estimate = _if_complete(aimed, seen, value) - (aimed.start_value or 0)
        if estimate <= allowed:
            return "on_track"
        return "watch" if estimate <= allowed * CEILING_WATCH else "alert"
    if nature == "scale":
        return _in_points(aimed, value)
    h = _health(nature, aimed, value)
    if h is None:
        return "too_early"
    if h >= ON_TRACK:
        return "on_track"
    if h >= WATCH:
        return "watch"
    if nature in ("flow", "cumulative", "stock") and aimed.direction == "up":
        better = _health(nature, aimed, _if_complete(aimed, seen, value))
        if better is not None and better >= WATCH:
            return "watch"
    return "alert"


def _if_complete(aimed: Aimed, seen: Total, value: Fraction) -> Fraction:
    """A / completeness, a value carried being there already."""
    part = Fraction(1) if seen.represented is None else seen.represented
    start = aimed.start_value or Fraction(0)
    return start + (value - start) / part if part else value


def _in_points(aimed: Aimed, value: Fraction) -> str:
    wanted = aimed.aim if aimed.expected is None else aimed.expected
    gap = wanted - value if aimed.direction == "up" else value - wanted
    return "alert" if gap > 1 else "watch" if gap > Fraction(1, 2) else "on_track"


def _health(nature: str, aimed: Aimed, value: Fraction) -> Fraction | None:
    if nature == "scale" or _is_ceiling(nature, aimed) or _is_kept(nature, aimed):
        return None
    if aimed.start_value is not None:
        p, e = aimed.share(value), aimed.share(aimed.expected)
        return None if p is None or not e else p / e
    wanted = aimed.expected
    if wanted is None:
        wanted = aimed.aim if len(aimed.steps) == 1 else None
    if wanted is None:
        return None
    if value <= 0 or wanted <= 0:
        return Fraction(int(_is_right_of(aimed.direction, value, aimed.aim)))
    return wanted / value if aimed.direction == "down" else value / wanted


def _is_right_of(direction: str, value: Fraction, aim: Fraction) -> bool:
    return value <= aim if direction == "down" else value >= aim
