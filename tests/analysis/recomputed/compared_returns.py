"""Returns: the board's states, the rates, the overview's counts, the export's summary."""

from collections.abc import Iterator

from analysis.returns.collection import collection_board_frame, collection_rates
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from analysis.summary import summary_by_axis
from data_model.vocabulary import ResultStatus
from tests.analysis.recomputed.compared_calendar import groups
from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_budget import amounts_at_situation, known_sum, lines_of
from tests.analysis.recomputed.naive_calendar import (
    median_of,
    slip_of_action,
    steps_of,
    work_of,
)
from tests.analysis.recomputed.naive_results import judged
from tests.analysis.recomputed.naive_returns import board
from tests.analysis.recomputed.pair import Pair
from tests.analysis.recomputed.quarter import code_of


def return_pairs(seen: Snapshot, known: Known) -> Iterator[Pair]:
    counted, frame = board(known), collection_board_frame(seen)
    yield Pair("tableau des retours", len(frame), len(counted))
    for row in rows_of(frame):
        place = counted[row.respondent_code, row.period_code]
        name = f"retour {row.respondent_code} {row.period_code}"
        shown = (row.state.value, bool(row.is_expected), bool(row.is_received))
        yield Pair(name, shown, (place.state, place.is_expected, place.is_received))
        yield Pair(f"{name} reçu le", row.received_on, place.received)
        filled = (whole(row.cells_given), whole(row.cells_due))
        yield Pair(f"{name} cellules", filled, (place.given, place.due))
    past = {code_of(quarter) for quarter in known.ended}
    due = {key: place for key, place in counted.items() if place.is_expected and key[1] in past}
    rates = collection_rates(frame)
    shown_rates = (
        rates.received,
        rates.on_time,
        rates.expected,
        rates.cells_given,
        rates.cells_due,
    )
    deadlines = {code_of(quarter): day for quarter, day in known.deadlines.items()}
    received = [(key, p) for key, p in due.items() if p.is_received]
    yield Pair(
        "taux de retour et remplissage",
        shown_rates,
        (
            len(received),
            sum(p.received is not None and p.received <= deadlines[key[1]] for key, p in received),
            len(due),
            sum(place.given for place in due.values()),
            sum(place.due for place in due.values()),
        ),
    )
    yield from _summary(seen, known)


def _summary(seen: Snapshot, known: Known) -> Iterator[Pair]:
    """One row an axis, as the export gives it."""
    statuses, steps = judged(known), steps_of(known)
    lines = lines_of(known, amounts_at_situation(known))
    voted = {row["code"]: row["voted"] for row in known.actions}
    for row in rows_of(summary_by_axis(seen)):
        actions = groups(known, "axis")[row.axis]
        mine = [statuses[i["code"]] for i in known.indicators if i["action_code"] in actions]
        name = f"synthèse {row.axis}"
        tally = {status.value: 0 for status in ResultStatus}
        for one in mine:
            tally[one.status] += 1
        yield Pair(f"{name} statuts", row.results, tally)
        held = [line for line in lines if line.action in actions]
        money = (row.planned_cents, row.planned_over_plan_cents, row.committed_cents)
        yield Pair(
            f"{name} budget",
            (*money, row.paid_cents),
            (
                known_sum(voted[action] for action in actions),
                known_sum(line.compared for line in held),
                known_sum(line.committed for line in held),
                known_sum(line.paid for line in held),
            ),
        )
        work = work_of(steps, actions)
        yield Pair(
            f"{name} jalons",
            (row.milestones_due, row.milestones_done, row.done, row.expected),
            (
                work.steps_due,
                work.steps_done,
                work.done / work.total if work.total else None,
                work.expected / work.total if work.total else None,
            ),
        )
        days = [d for action in actions if (d := slip_of_action(steps, action)) is not None]
        yield Pair(f"{name} glissement", row.median_slippage_days, median_of(days))
