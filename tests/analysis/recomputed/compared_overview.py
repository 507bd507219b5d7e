"""The overview: points that ask for attention, figures compared between days, each axis' row."""

from collections import Counter
from collections.abc import Iterator

from analysis.attention.attention import attention_frame
from analysis.axis_situation import axis_names_frame, axis_situation_frame
from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.budget.elapsed import elapsed_share
from analysis.changes.since import headline
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.rows import rows_of
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import axis_slippage_frame
from analysis.snapshot import Snapshot
from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_budget import amounts_at_situation, known_sum, lines_of
from tests.analysis.recomputed.naive_calendar import steps_of, work_of
from tests.analysis.recomputed.naive_overview import alerts_of, attention_of, elapsed_of
from tests.analysis.recomputed.pair import Pair


def overview_pairs(seen: Snapshot, known: Known) -> Iterator[Pair]:
    until = seen.situation.situation_date
    points = attention_frame(
        seen,
        occurrence_states_frame(seen),
        results=results_frame(seen),
        budget_lines=budget_lines_frame(seen),
        budget_lines_of_year=budget_lines_frame(seen, year=until.year if until else None),
        board=collection_board_frame(seen),
        completion=completion_frame(seen),
    )
    shown = Counter((row.kind.value, row.level.value) for row in rows_of(points))
    yield Pair("points d’attention", shown, attention_of(known))
    plan = completion_frame(seen, "plan")
    told = headline(plan, budget_by_axis(seen, "plan"), points)
    work = work_of(steps_of(known), [row["code"] for row in known.actions])
    paid = known_sum(line.paid for line in lines_of(known, amounts_at_situation(known)))
    yield Pair(
        "comparé d’un jour à l’autre",
        (told.milestones_done, told.done, told.paid_cents, len(told.alerts)),
        (
            work.steps_done,
            work.done / work.total if work.total else None,
            paid,
            alerts_of(known),
        ),
    )
    yield from _elapsed(seen, known)


def _elapsed(seen: Snapshot, known: Known) -> Iterator[Pair]:
    """How much of the plan, and of each of its years, has gone by."""
    yield Pair("temps écoulé", elapsed_share(seen.situation), elapsed_of(known))
    for year in range(2023, 2030):
        counted = elapsed_of(known, year)
        yield Pair(f"temps écoulé {year}", elapsed_share(seen.situation, year), counted)
    axes = axis_situation_frame(
        axis_names_frame(seen),
        completion_frame(seen, "axis"),
        budget=budget_by_axis(seen, "axis"),
        slippage=axis_slippage_frame(seen),
        elapsed=elapsed_share(seen.situation),
    )
    for row in rows_of(axes):
        yield Pair(f"temps écoulé de {row.code}", row.elapsed, elapsed_of(known))
