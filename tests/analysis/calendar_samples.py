"""Occurrences and what is said of them, by hand or drawn at random, as snapshots."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from analysis.snapshot import Snapshot
from tests.analysis.builders import make_situation, make_snapshot

TERRITORY = {"respondent_code": "T", "kind": "territory", "name": "Territoire"}
COMMUNE = {"respondent_code": "A", "kind": "commune", "name": "Aulnay-sous-Bois"}
AS_OF = date(2026, 11, 9)
SITUATION = date(2026, 9, 30)
PERIODS = {"2026-T1": date(2026, 3, 31), "2026-T2": date(2026, 6, 30), "2026-T3": SITUATION}
AXES: list[dict[str, Any]] = [{"axis_code": "1"}, {"axis_code": "2", "number": 2}]
Rows = Iterable[Mapping[str, Any]]


def occurrence(code: str, start: date | None, end: date | None, **other: Any) -> dict[str, Any]:
    """A row of the occurrences, its code made of action, milestone and cycle."""
    action, step, cycle = code.split("-")
    return {
        "occurrence_code": code,
        "milestone_code": f"{action}-{step}",
        "action_code": action,
        "cycle": int(cycle[1:]),
        "initial_start": start,
        "initial_end": end,
        "start_date": start,
        "end_date": end,
        **other,
    }


def statement(code: str, field: str, day: date | None, **other: Any) -> dict[str, Any]:
    """What the territory said of an occurrence for T3 2026."""
    return {
        "occurrence_code": code,
        "field": field,
        "start_date": day,
        "end_date": day,
        "respondent_code": "T",
        "period_code": "2026-T3",
        "last_day": SITUATION,
        **other,
    }


def seen(
    occurrences: Rows,
    statements: Rows = (),
    returns: Rows = ({"received_on": date(2026, 10, 12)},),
    *,
    as_of: date = AS_OF,
    plan_start: date | None = date(2024, 1, 1),
    actions: Rows = ({},),
    axes: Rows = tuple(AXES),
    **settings: str,
) -> Snapshot:
    """A snapshot of a territory and a commune, at S = 30 September 2026 by default."""
    return make_snapshot(
        situation=make_situation(as_of=as_of, plan_start=plan_start, settings=settings),
        respondents=[COMMUNE, TERRITORY],
        axes=axes,
        objectives=[{}, {"objective_code": "2", "number": 2, "axis_code": "2"}],
        actions=actions,
        occurrences=occurrences,
        milestone_history=statements,
        returns=returns,
    )


@st.composite
def plans(draw: st.DrawFn) -> Snapshot:
    """Five actions over two axes and « Transversal », shared events, gaps in what is said."""
    actions = [
        {
            "action_code": f"1.{place}",
            "axis_code": axis,
            "objective_code": axis,
            "human_days_e4": draw(st.sampled_from([None, 10_000, 35_000, 120_000])),
            "human_days_basis": draw(st.sampled_from(["unknown", "total", "per_cycle"])),
        }
        for place, axis in enumerate(["1", "1", "2", "2", None])
    ]
    occurrences = []
    for place in range(draw(st.integers(0, 14))):
        action = draw(st.sampled_from(actions))
        end = draw(st.one_of(st.none(), st.dates(date(2025, 6, 1), date(2027, 6, 30))))
        code = f"{action['action_code']}-J{place}-C0{draw(st.integers(1, 2))}"
        shared = draw(st.sampled_from(["", "", "appel"]))
        row = occurrence(code, end, end, axis_code=action["axis_code"], event_code=shared)
        occurrences.append(row)
    statements = []
    for row in occurrences:
        for field in draw(st.lists(st.sampled_from(["forecast", "done"]), max_size=2, unique=True)):
            period = draw(st.sampled_from(list(PERIODS)))
            day = draw(st.dates(date(2026, 1, 1), date(2026, 11, 9)))
            said = statement(row["occurrence_code"], field, day, period_code=period)
            statements.append(said | {"last_day": PERIODS[period]})
    return seen(occurrences, statements, actions=actions)
