"""The edges of a plan one by one: each stands in the figures, and all agree with a naive count."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from sqlmodel import Session

from analysis.results.results import results_frame
from analysis.rows import rows_of
from analysis.schedule.completion import completion_frame
from data_model.base import OfPlan, Versioned
from data_model.indicator import Indicator, IndicatorRule, Target
from data_model.milestone import Milestone, MilestoneRule
from data_model.plan import PlanSpan
from data_model.plan_draft import PlanDraft
from data_model.respondent import Assignment
from data_model.schema import migrate
from data_model.store import make_engine
from data_model.vocabulary import AssignedKind, Direction, Nature, Rhythm, TargetBasis
from tests.analysis.recomputed.compared import differences, looked_at
from tests.analysis.recomputed.drawn_plan import (
    E4,
    RESPONDENTS,
    TERRITORY,
    of_plan,
    plan_of_rows,
    version,
)
from tests.analysis.recomputed.drawn_returns import QUARTERS, History, Sent, play
from tests.analysis.recomputed.test_histories_naive import undone_at_the_end

START, END = date(2024, 1, 1), date(2025, 12, 31)
NOT_BEGUN, MIDDLE, OVER = date(2023, 12, 20), date(2025, 2, 3), date(2026, 10, 31)
SENT = 7


class Edge(NamedTuple):
    """A target, what each respondent says quarter after quarter, and what comes of it."""

    target: dict[str, Any]
    values: tuple[int, ...]
    middle: str
    over: str
    nature: Nature = Nature.FLOW


AT_MOST = {"direction": Direction.DOWN}
LEVEL = {"basis": TargetBasis.LEVEL}
ONE = (1,) * SENT
EDGES = (
    # A target of 0: nothing has to rise to it; as a ceiling, one is already too many.
    Edge({"value_e4": 0}, (0,) * SENT, "on_track", "on_track"),
    Edge({"value_e4": 0} | AT_MOST, (0,) * SENT, "on_track", "on_track"),
    Edge({"value_e4": 0} | AT_MOST, (0, 1, 0, 0, 0, 0, 0), "alert", "alert"),
    # Three respondents say 12 in four quarters of eight: 100 %, 114 % and 126 % of a ceiling.
    Edge({"value_e4": 24 * E4} | AT_MOST, ONE, "on_track", "on_track"),
    Edge({"value_e4": 21 * E4} | AT_MOST, ONE, "watch", "watch"),
    Edge({"value_e4": 19 * E4} | AT_MOST, ONE, "alert", "alert"),
    # Missing returns: 3 cells of 12 and of 24, then all but the last three.
    Edge({"value_e4": 24 * E4}, (1,), "partial", "partial"),
    Edge({"value_e4": 24 * E4}, ONE, "on_track", "watch"),
    Edge({"value_e4": 24 * E4}, (8,), "reached", "reached"),
    Edge({"value_e4": 24 * E4}, (), "no_data", "no_data"),
    Edge({}, ONE, "no_target", "no_target"),
    # Levels that come down: reached, missed, on the way from 12 to 6; a grade half a point off.
    Edge({"value_e4": 9 * E4} | LEVEL | AT_MOST, (3,) * 8, "reached", "partial", Nature.STOCK),
    Edge({"value_e4": 6 * E4} | LEVEL | AT_MOST, (3,) * 4, "alert", "partial", Nature.STOCK),
    Edge(
        {"value_e4": 6 * E4, "base_e4": 12 * E4} | LEVEL | AT_MOST,
        (3,) * 4,
        "on_track",
        "partial",
        Nature.STOCK,
    ),
    Edge({"value_e4": 45_000} | LEVEL, (3,) * 4, "on_track", "partial", Nature.SCALE),
)


def indicator(place: int, edge: Edge) -> tuple[OfPlan, list[Versioned]]:
    """One indicator asked of all each quarter, with its target."""
    code = f"1.1-I{place:02d}"
    aimed = {"basis": TargetBasis.TO_DATE, "direction": Direction.UP, "due_on": END} | edge.target
    versions = [
        version(IndicatorRule, indicator_code=code, nature=edge.nature),
        *([version(Target, indicator_code=code, **aimed)] if edge.target else []),
        *(
            version(
                Assignment,
                respondent_code=who,
                kind=AssignedKind.INDICATOR,
                object_code=code,
                first_period="2024-T1",
                rhythm=Rhythm.EACH_QUARTER,
            )
            for who in RESPONDENTS
        ),
    ]
    return of_plan(Indicator, code=code, action_code="1.1", position=place, label=code), versions


def planned(*, with_milestone: bool) -> PlanDraft:
    held = [indicator(place, edge) for place, edge in enumerate(EDGES)]
    texts: list[OfPlan] = [text for text, _ in held]
    versions = [row for _, rows in held for row in rows]
    versions.append(version(PlanSpan, starts_on=START, ends_on=END))
    if with_milestone:
        step = "1.1-J0"
        texts.append(of_plan(Milestone, code=step, action_code="1.1", position=1, label="Jalon"))
        days = {"start_date": date(2024, 3, 1), "end_date": date(2024, 3, 31)}
        versions.append(version(MilestoneRule, milestone_code=step, **days))
    return plan_of_rows(texts, versions)


def sent(who: str, place: int) -> Sent:
    """One return: the values of that quarter, and in the first one the milestone done."""
    return Sent(
        who=who,
        period=QUARTERS[place],
        days_after=12,
        said={
            rank: ("", edge.values[place])
            for rank, edge in enumerate(EDGES)
            if place < len(edge.values)
        },
        amounts={},
        steps={(0, "done"): 5} if who == TERRITORY and place == 0 else {},
        is_silent=False,
        is_entry=False,
        is_complete=True,
        is_partial=False,
    )


@pytest.fixture(scope="module", params=[True, False], ids=["milestone", "no milestone"])
def edges(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Session, bool]]:
    """The plan with every edge, with its one milestone or without any."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('edges') / 'plan.sqlite'}")
    migrate(engine)
    events = tuple(sent(who, place) for place in range(SENT) for who in RESPONDENTS)
    with undone_at_the_end(engine) as session:
        play(session, History(plan=planned(with_milestone=request.param), events=events))
        yield session, request.param
    engine.dispose()


@pytest.mark.parametrize("day", [NOT_BEGUN, MIDDLE, OVER])
def test_each_edge_has_its_status_and_every_aggregate_agrees(
    edges: tuple[Session, bool], day: date
) -> None:
    session, with_milestone = edges
    assert differences(session, day, by_indicator=with_milestone) == []
    seen = looked_at(session, day).seen
    shown = [str(row.status) for row in rows_of(results_frame(seen))]
    early = ["no_data" if edge.target else "no_target" for edge in EDGES]
    assert (
        shown
        == {
            NOT_BEGUN: early,
            MIDDLE: [edge.middle for edge in EDGES],
            OVER: [edge.over for edge in EDGES],
        }[day]
    )
    work: Any = next(rows_of(completion_frame(seen, "plan")))
    is_known = with_milestone and day != NOT_BEGUN
    assert (work.done, work.milestones) == (1 if is_known else None, int(with_milestone))
