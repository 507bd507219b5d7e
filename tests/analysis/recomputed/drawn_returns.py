"""What is sent over two years, and what becomes of it: gaps, corrections, undone and redone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlmodel import Session, select

from data_model.act import ActKind
from data_model.as_of import PARIS
from data_model.calendar import rebaseline
from data_model.draft import BudgetFact, MilestoneFact, ObservationFact, Origin, ReturnDraft
from data_model.indicator import IndicatorRule
from data_model.ledger import add_versions, new_act
from data_model.milestone import Abandonment, Baseline, Occurrence
from data_model.plan_draft import PlanDraft, record_plan
from data_model.return_ledger import (
    correct_reception,
    record_return,
    restore_return,
    withdraw_return,
)
from data_model.vocabulary import BudgetField, MilestoneField, Nature, ReturnSource, Section
from tests.analysis.recomputed.drawn_plan import (
    ACTIONS,
    E4,
    FUNDERS,
    PLAN,
    RESPONDENTS,
    TERRITORY,
    plans,
    version,
)
from tests.analysis.recomputed.quarter import end_of

PERIODS = ("2024-T1", "2024-T2", "2024-T3", "2024-T4", "2024", "2025-T1", "2025-T2", "2025-T3")
QUARTERS = tuple(period for period in PERIODS if "T" in period)
LOADED_ON = date(2023, 12, 15)
ERASED = Origin(is_erased=True)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One return: of each indicator a rank in a list of values, or nothing."""

    who: str
    period: str
    days_after: int
    said: dict[int, tuple[str, int]]
    amounts: dict[tuple[str, str, str], int]
    steps: dict[tuple[int, str], int]
    is_silent: bool
    is_entry: bool
    is_complete: bool
    is_partial: bool

    @property
    def day(self) -> date:
        return end_of(self.period) + timedelta(days=self.days_after)


@dataclass(frozen=True, kw_only=True)
class Changed:
    """Some day later: a return undone, redone or re-dated, a milestone re-dated or given up."""

    what: str
    rank: int
    day: date


@dataclass(frozen=True, kw_only=True)
class History:
    """A plan and everything recorded of it."""

    plan: PlanDraft
    events: tuple[Sent | Changed, ...]


values = st.one_of(st.integers(0, 12), st.integers(0, 40), st.just(-1))
sents = st.builds(
    Sent,
    who=st.sampled_from(RESPONDENTS),
    period=st.sampled_from(PERIODS),
    days_after=st.sampled_from([-10, 12, 31, 60, 200]),
    said=st.dictionaries(
        st.integers(0, 4), st.tuples(st.sampled_from(["", "", "a", "b"]), values), max_size=5
    ),
    amounts=st.dictionaries(
        st.tuples(
            st.sampled_from(["planned", "committed", "committed", "paid"]),
            st.sampled_from(ACTIONS),
            st.sampled_from(["", *FUNDERS]),
        ),
        st.sampled_from([-1, 0, 5_000, 9_999, 20_000]),
        max_size=3,
    ),
    steps=st.dictionaries(
        st.tuples(st.integers(0, 20), st.sampled_from(["done", "forecast"])),
        st.sampled_from([-1, 5, 40, 150]),
        max_size=3,
    ),
    is_silent=st.integers(0, 4).map(lambda n: n == 4),
    is_entry=st.integers(0, 4).map(lambda n: n == 4),
    is_complete=st.booleans(),
    is_partial=st.integers(0, 6).map(lambda n: n == 6),
)
changes = st.builds(
    Changed,
    what=st.sampled_from(["undo", "undo", "redo", "redate", "rebaseline", "abandon"]),
    rank=st.integers(0, 20),
    day=st.dates(date(2024, 3, 1), date(2026, 3, 1)),
)


def regular(draw: st.DrawFn, who: str) -> list[Sent]:
    """What one respondent sends quarter after quarter: all, nothing, or with gaps."""
    sends = draw(st.sampled_from([range(len(QUARTERS)), range(len(QUARTERS)), None, ()]))
    places = draw(st.sets(st.integers(0, len(QUARTERS) - 1))) if sends is None else sends
    pace, slope = draw(st.integers(0, 9)), draw(st.integers(0, 3))
    category, action = draw(st.sampled_from(["", "", "a"])), draw(st.sampled_from(ACTIONS))
    shown = draw(st.sampled_from([["done"], ["forecast"], ["done", "forecast"]]))
    days = draw(st.sampled_from([0, 5, 40, 150]))
    return [
        Sent(
            who=who,
            period=QUARTERS[place],
            days_after=draw(st.sampled_from([12, 12, 31, 40])),
            said=dict.fromkeys(range(5), (category, pace + slope * place)),
            amounts={
                ("planned", action, ""): 15_000,
                ("committed", action, ""): 2_001 * pace * place,
                ("paid", action, ""): 1_001 * pace * place,
            },
            steps={(2 * place + rank, field): days for rank, field in enumerate(shown)},
            is_silent=False,
            is_entry=False,
            is_complete=True,
            is_partial=False,
        )
        for place in sorted(places)
    ]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A plan, what came in of it, and what was changed afterwards, in the order of the days."""
    events: list[Sent | Changed] = []
    for who in RESPONDENTS:
        events += regular(draw, who)
    events += draw(st.lists(sents, max_size=6))
    events += draw(st.lists(changes, max_size=4))
    return History(plan=draw(plans()), events=tuple(sorted(events, key=lambda event: event.day)))


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=PARIS)


def play(session: Session, history: History) -> None:
    """Record the plan, then each event on its day, through the ledger."""
    record_plan(session, history.plan, by="essai", recorded_at=at_noon(LOADED_ON))
    natures = [
        (row.indicator_code, Nature(row.nature))
        for row in history.plan.versions
        if isinstance(row, IndicatorRule)
    ]
    steps = sorted(session.exec(select(Occurrence.code)))
    active: dict[int, bool] = {}
    for event in history.events:
        if isinstance(event, Sent):
            number = _send(session, event, natures, steps)
            active[number] = True
        elif event.what in ("rebaseline", "abandon"):
            if steps:
                _move(session, event, steps[event.rank % len(steps)])
        elif active:
            number = sorted(active)[event.rank % len(active)]
            _change(session, event, number, active)


def _send(session: Session, sent: Sent, natures: list[tuple[str, Nature]], steps: list[str]) -> int:
    year = int(sent.period[:4])
    draft = ReturnDraft(
        plan_code=PLAN,
        respondent_code=sent.who,
        period_code=sent.period,
        source=ReturnSource.ENTRY if sent.is_entry else ReturnSource.WORKBOOK,
        nothing_to_report=sent.is_silent,
        is_complete=sent.is_complete,
        observations=tuple(
            _observed(*natures[rank], category=category, value=value)
            for rank, (category, value) in sent.said.items()
        ),
        budget=tuple(
            BudgetFact(
                field=BudgetField(field),
                action_code=action,
                exercise=year,
                section=Section.OPERATING if cents % 2 else Section.INVESTMENT,
                funder=funder,
                amount_cents=None if cents < 0 else cents,
                origin=ERASED if cents < 0 else Origin(),
            )
            for (field, action, funder), cents in sent.amounts.items()
            if field != "planned" or sent.who == TERRITORY
        ),
        milestones=_told(sent, steps),
    )
    recorded = record_return(
        session,
        draft,
        received_on=sent.day,
        recorded_at=at_noon(sent.day),
        is_partial=sent.is_partial,
    )
    return recorded.number


def _observed(code: str, nature: Nature, *, category: str, value: int) -> ObservationFact:
    """A value, both parts of a ratio, a grade, words, or a tombstone below 0."""
    about: dict[str, Any] = {"indicator_code": code, "category": category}
    if value < 0:
        return ObservationFact(**about, origin=ERASED)
    if nature is Nature.TEXT:
        return ObservationFact(**about, text_value=f"Réponse {value}")
    if nature is Nature.SCALE:
        return ObservationFact(**about, value_e4=(1 + value % 4) * E4)
    base = (value + 7) * E4 if nature is Nature.RATIO and value else None
    if nature is Nature.RATIO and not value:
        base = 0
    return ObservationFact(**about, value_e4=value * E4, denominator_e4=base)


def _told(sent: Sent, steps: list[str]) -> tuple[MilestoneFact, ...]:
    found: dict[tuple[str, str], MilestoneFact] = {}
    for (rank, field), days in sent.steps.items():
        if steps:
            # What is done was done before it is told; a forecast may be anywhere.
            days_on = -days if field == "done" else days
            day = None if days < 0 else sent.day + timedelta(days=days_on)
            code = steps[rank % len(steps)]
            found[code, field] = MilestoneFact(
                field=MilestoneField(field),
                occurrence_code=code,
                start_date=day,
                end_date=day,
                origin=ERASED if day is None else Origin(),
            )
    return tuple(found.values())


def _change(session: Session, event: Changed, number: int, active: dict[int, bool]) -> None:
    moment = at_noon(event.day)
    if event.what == "redate":
        correct_reception(
            session, PLAN, number, received_on=event.day - timedelta(30), recorded_at=moment
        )
    elif event.what == "undo" and active[number]:
        withdraw_return(session, PLAN, number, recorded_at=moment)
        active[number] = False
    elif event.what == "redo" and not active[number]:
        restore_return(session, PLAN, number, recorded_at=moment)
        active[number] = True


def _move(session: Session, event: Changed, step: str) -> None:
    act = new_act(session, PLAN, kind=ActKind.REBASELINE, recorded_at=at_noon(event.day))
    if event.what == "abandon":
        add_versions(session, act, [version(Abandonment, occurrence_code=step, reason="Décision")])
        return
    held = session.exec(select(Baseline).where(Baseline.occurrence_code == step)).all()
    if any(row.end_date for row in held):
        end = event.day + timedelta(days=45)
        rebaseline(session, act, step, start_date=end, end_date=end, reason="Recalé")
