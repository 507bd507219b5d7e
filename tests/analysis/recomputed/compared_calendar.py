"""Work and calendar: réalisation, slippage, indices, earned schedule, planned and earned value."""

from collections.abc import Iterator
from fractions import Fraction

from analysis.results.rules import completion_level, slippage_level
from analysis.rows import rows_of, whole
from analysis.schedule.completion import completion_frame
from analysis.schedule.earned_value import earned_schedule_reading, planned_value_frame
from analysis.schedule.occurrence import occurrence_states
from analysis.schedule.schedule import (
    action_slippage_frame,
    axis_slippage_frame,
    schedule_indices,
)
from analysis.scope import By
from analysis.snapshot import Snapshot
from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_calendar import (
    SLIPPAGE,
    Step,
    earned,
    hits,
    median_of,
    once,
    slip_of_action,
    steps_of,
    told_actions,
    work_of,
)
from tests.analysis.recomputed.pair import Pair

LEVELS: tuple[By, ...] = ("action", "objective", "axis", "plan")
COUNTS = (
    "milestones_done",
    "milestones_due",
    "milestones",
    "actions_reported",
    "no_news",
    "undated",
)


def groups(known: Known, by: By) -> dict[str | None, list[str]]:
    """Action codes under each code of a level; the actions outside any under None."""
    every = [row["code"] for row in known.actions]
    if by == "plan":
        return {known.actions[0]["plan_code"] if known.actions else None: every}
    if by == "action":
        return {code: [code] for code in every}
    levels = known.axes if by == "axis" else known.objectives
    found: dict[str | None, list[str]] = {row["code"]: [] for row in levels}
    for row in known.actions:
        found.setdefault(row[f"{by}_code"] or None, []).append(row["code"])
    return found


def calendar_pairs(seen: Snapshot, known: Known) -> Iterator[Pair]:
    steps = steps_of(known)
    states = occurrence_states(seen)
    yield Pair("occurrences", {s.occurrence_code for s in states}, {s.code for s in steps})
    by_code = {step.code: step for step in steps}
    for state in states:
        step = by_code[state.occurrence_code]
        shown = (str(state.reading.kind), state.reading.days, state.is_without_news)
        yield Pair(f"{step.code} glissement", shown, (step.kind, step.days, step.is_silent))
        if step.end is not None:
            yield Pair(f"{step.code} poids", state.weight, step.weight)
    for by in LEVELS:
        yield from _work(seen, known, steps, by)
    yield from _slippage(seen, known, steps)
    scopes: list[tuple[str | None, list[str]]] = [
        (None, [row["code"] for row in known.actions]),
        *((code or "", actions) for code, actions in groups(known, "axis").items()),
    ]
    for axis, actions in scopes:
        yield from _indices(seen, known, [s for s in steps if s.action in actions], axis)
        yield from _earned(seen, known, steps, axis=axis, actions=actions)


def _work(seen: Snapshot, known: Known, steps: list[Step], by: By) -> Iterator[Pair]:
    expected_groups = groups(known, by)
    frame = completion_frame(seen, by)
    yield Pair(f"réalisation par {by}", tuple(frame["code"]), tuple(expected_groups))
    for row in rows_of(frame):
        naive = work_of(steps, expected_groups[row.code])
        name = f"réalisation {by} {row.code}"
        weights = (row.done_weight, row.expected_weight, row.total_weight)
        yield Pair(f"{name} poids", weights, (naive.done, naive.expected, naive.total))
        done = naive.done / naive.total if naive.total else None
        wanted = naive.expected / naive.total if naive.total else None
        gap = None if done is None or wanted is None else (done - wanted) * 100
        yield Pair(f"{name} parts", (row.done, row.expected, row.gap_points), (done, wanted, gap))
        yield Pair(f"{name} niveau", row.level, completion_level(gap))
        counts = tuple(whole(getattr(row, column)) for column in COUNTS)
        counted = (
            naive.steps_done,
            naive.steps_due,
            naive.steps,
            naive.told,
            naive.silent,
            naive.undated,
        )
        yield Pair(f"{name} jalons", counts, counted)


def _slippage(seen: Snapshot, known: Known, steps: list[Step]) -> Iterator[Pair]:
    days = {row["code"]: slip_of_action(steps, row["code"]) for row in known.actions}
    for row in rows_of(action_slippage_frame(seen)):
        mine = [s for s in steps if s.action == row.action_code]
        late = [s for s in mine if s.days is not None and s.days > 0]
        shown = (whole(row.slippage_days), row.late, row.late_open, row.no_news)
        counted = (
            days[row.action_code],
            len(late),
            sum(s.actual is None for s in late),
            sum(s.is_silent for s in mine),
        )
        yield Pair(f"glissement {row.action_code}", shown, counted)
        yield Pair(f"{row.action_code} niveau", row.level, slippage_level(days[row.action_code]))
    for by in ("axis", "plan"):
        level: By = "axis" if by == "axis" else "plan"
        for row in rows_of(axis_slippage_frame(seen, level)):
            actions = groups(known, level)[row.code]
            told = [d for a in actions if (d := days[a]) is not None]
            worst = sorted(
                ((a, d) for a in actions if (d := days[a]) is not None and d > 0),
                key=lambda pair: (-pair[1], pair[0]),
            )[:3]
            middle = (row.median_days, row.actions, row.actions_total, row.watch, row.alert)
            expected = (
                median_of(told),
                len(told),
                len(actions),
                sum(SLIPPAGE[0] < d <= SLIPPAGE[1] for d in told),
                sum(d > SLIPPAGE[1] for d in told),
            )
            name = f"glissement {by} {row.code}"
            yield Pair(name, middle, expected)
            yield Pair(f"{name} pires", row.worst, tuple(worst))
            silent = [s for s in steps if s.action in actions and s.is_silent]
            shares = tuple(Fraction(n, len(told)) if told else None for n in expected[3:])
            yield Pair(f"{name} parts", (row.share_watch, row.share_alert), shares)
            muted = (row.no_news_actions, row.no_news_milestones)
            yield Pair(f"{name} muets", muted, (len({s.action for s in silent}), len(once(silent))))


def _indices(seen: Snapshot, known: Known, steps: list[Step], axis: str | None) -> Iterator[Pair]:
    shown = schedule_indices(seen, axis)
    yield Pair(f"indices {axis}", shown is None, known.until is None)
    if shown is None or known.until is None:
        return
    held = (shown.hit_rate.count, shown.hit_rate.due)
    yield Pair(f"tenue {axis}", held, hits(steps, known.until, initial=False))
    at_first = (shown.hit_rate_initial.count, shown.hit_rate_initial.due)
    yield Pair(f"tenue initiale {axis}", at_first, hits(steps, known.until, initial=True))
    every = once(steps)
    done = sum(s.actual is not None and s.actual <= known.until for s in every)
    made = (shown.execution.count, shown.execution.due)
    yield Pair(f"indice d’exécution {axis}", made, (done, sum(s.is_due for s in every)))


def _earned(
    seen: Snapshot, known: Known, steps: list[Step], *, axis: str | None, actions: list[str]
) -> Iterator[Pair]:
    shown = earned_schedule_reading(seen, axis).values
    naive = earned(known, steps, actions)
    name = f"valeur acquise {axis}"
    yield Pair(f"{name} calculable", not shown.reason, naive is not None)
    if naive is not None and not shown.reason:
        told = (shown.es, shown.sv, shown.spi, shown.ieac, shown.planned_duration)
        yield Pair(name, told, (naive.es, naive.sv, naive.spi, naive.ieac, naive.duration))
    told_here = told_actions([s for s in steps if s.action in actions])
    counted = once([s for s in steps if s.action in told_here])
    for row in rows_of(planned_value_frame(seen, axis)):
        end = row.last_day
        planned = sum((s.weight for s in counted if s.end and s.end <= end), Fraction(0))
        initial = sum(
            (s.weight for s in counted if s.initial_end and s.initial_end <= end), Fraction(0)
        )
        is_past = known.until is not None and end <= known.until
        done = sum((s.weight for s in counted if s.actual and s.actual <= end), Fraction(0))
        yield Pair(
            f"{name} {row.period_code}",
            (row.planned, row.planned_initial, row.earned),
            (planned, initial, done if is_past else None),
        )
