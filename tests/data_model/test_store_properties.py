"""Whatever was recorded, corrected, undone and redone: the views are what the log says.

The naive answer is recomputed in plain Python from the log of what was asked of the store.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from analysis.facts import budget_frame, milestone_reports_frame, observations_frame
from data_model.as_of import cutoff, newest_act
from data_model.draft import BudgetFact, MilestoneFact, ObservationFact
from data_model.period import parse_period
from data_model.return_ledger import record_return, restore_return, withdraw_return
from data_model.store import StoreError
from data_model.vocabulary import BudgetField, MilestoneField
from tests.data_model.small_plan import (
    ACTIONS,
    FIRST_DAY,
    INDICATORS,
    OCCURRENCES,
    PLAN,
    RESPONDENTS,
    a_return,
    at,
    observed,
    spent,
    stated,
)

PERIODS = ("2025-T3", "2025-T4", "2025", "2026-T1")
Fact = ObservationFact | BudgetFact | MilestoneFact
View = dict[tuple[Any, ...], Any]

values = st.one_of(st.none(), st.integers(0, 9))
facts = st.one_of(
    st.builds(
        observed,
        values,
        indicator=st.sampled_from(INDICATORS[:2]),
        category=st.sampled_from(["", "a", "b"]),
    ),
    st.builds(
        spent,
        values,
        field=st.sampled_from([BudgetField.COMMITTED, BudgetField.PAID]),
        action=st.sampled_from(ACTIONS),
        exercise=st.sampled_from([2025, 2026]),
    ),
    st.builds(
        stated,
        st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 9))),
        field=st.sampled_from(list(MilestoneField)),
        occurrence=st.sampled_from(OCCURRENCES[:2]),
    ),
)
many_facts = st.lists(facts, max_size=6, unique_by=lambda fact: fact.key).map(tuple)


@dataclass(frozen=True)
class Said:
    """One return to record, or one already recorded to undo (or redo), some days later."""

    respondent: str
    period: str
    facts: tuple[Fact, ...]
    days_later: int = 0


@dataclass(frozen=True)
class Undone:
    """The `rank`-th return, modulo how many there are, withdrawn or restored."""

    rank: int
    withdraws: bool
    days_later: int = 0


later = st.sampled_from([0, 0, 1])
saids = st.builds(
    Said, st.sampled_from(RESPONDENTS[:2]), st.sampled_from(PERIODS), many_facts, later
)
undones = st.builds(Undone, st.integers(0, 5), st.booleans(), later)
histories = st.lists(st.one_of(saids, saids, undones), max_size=9)
apart = st.lists(
    saids, min_size=2, max_size=6, unique_by=lambda said: (said.respondent, said.period)
)


@dataclass
class Log:
    """What was asked of the store, and on which day."""

    day: int = 0
    returns: list[tuple[int, int, Said]] = field(default_factory=list)
    events: list[tuple[int, int, bool]] = field(default_factory=list)

    def active(self, day: int) -> list[tuple[int, Said]]:
        """The returns in force at the end of a day, in the order of their recording."""
        known = [(number, said) for number, when, said in self.returns if when <= day]
        withdrawn = {number: withdraws for number, when, withdraws in self.events if when <= day}
        return [(number, said) for number, said in known if not withdrawn.get(number, False)]

    def view(self, day: int) -> View:
        """The naive current view: newest of a key; latest period for budget and milestones."""
        by_period: dict[tuple[Any, ...], Fact] = {}
        for _, said in self.active(day):
            for fact in said.facts:
                by_period[(*fact.key, said.respondent, said.period)] = fact
        seen: View = {}
        for key, fact in sorted(by_period.items(), key=lambda item: _age(item[0][-1])):
            if not fact.origin.is_erased:
                cell = key if isinstance(fact, ObservationFact) else key[:-1]
                seen[cell] = _value(fact, key[-1])
        return seen


def _age(period: str) -> tuple[date, str]:
    return parse_period(period).last_day, period


def _value(fact: Fact, period: str) -> Any:
    if isinstance(fact, ObservationFact):
        return fact.value_e4
    if isinstance(fact, BudgetFact):
        return fact.amount_cents, period
    return fact.end_date, period


def stored_view(session: Session, known: int) -> View:
    """The same view as the store gives it; a key told twice is refused."""
    seen: View = {}

    def put(key: tuple[Any, ...], value: Any) -> None:
        assert key not in seen, f"two facts for {key}"
        seen[key] = value

    for row in observations_frame(session, PLAN, known).to_dict("records"):
        where = (row["respondent_code"], row["period_code"])
        put(("observation", row["indicator_code"], row["category"], *where), row["value_e4"])
    for row in budget_frame(session, PLAN, known).to_dict("records"):
        line = (
            row["field"],
            row["action_code"],
            str(row["exercise"]),
            row["funder"],
            row["section"],
        )
        put(("budget", *line, row["respondent_code"]), (row["amount_cents"], row["period_code"]))
    for row in milestone_reports_frame(session, PLAN, known).to_dict("records"):
        told = ("milestone", row["field"], row["occurrence_code"], row["respondent_code"])
        put(told, (row["end_date"], row["period_code"]))
    return seen


def on_day(session: Session, day: int) -> View:
    return stored_view(session, cutoff(session, PLAN, FIRST_DAY + timedelta(days=day)))


def now(session: Session) -> View:
    return stored_view(session, newest_act(session, PLAN))


def record(session: Session, said: Said, day: int) -> int:
    draft = a_return(*said.facts, respondent=said.respondent, period=said.period)
    return record_return(session, draft, received_on=FIRST_DAY, recorded_at=at(day)).number


def play(session: Session, log: Log, step: Said | Undone) -> None:
    """Do one step in the store and write it in the log; what cannot be undone is refused."""
    log.day += step.days_later
    if isinstance(step, Said):
        log.returns.append((record(session, step, log.day), log.day, step))
        return
    if not log.returns:
        return
    number = log.returns[step.rank % len(log.returns)][0]
    is_active = number in {active for active, _ in log.active(log.day)}
    change = withdraw_return if step.withdraws else restore_return
    if is_active is not step.withdraws:
        with pytest.raises(StoreError), session.begin_nested():
            change(session, PLAN, number, recorded_at=at(log.day))
        return
    change(session, PLAN, number, recorded_at=at(log.day))
    log.events.append((number, log.day, step.withdraws))


@contextmanager
def undone_at_the_end(engine: Engine) -> Iterator[Session]:
    """A session of which nothing stays, so that every example starts from the same store."""
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()


# Each example is rolled back: the store a test is given stays as it was.
often = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
seldom = settings(often, max_examples=4)


def the_views_are_what_the_log_says(engine: Engine, history: list[Said | Undone]) -> None:
    log, then = Log(), dict[int, View]()
    with undone_at_the_end(engine) as session:
        for step in history:
            if step.days_later:
                then[log.day] = now(session)
            play(session, log, step)
        then[log.day] = now(session)
        for day, seen in then.items():
            assert seen == log.view(day)
            assert on_day(session, day) == seen


def the_order_does_not_matter(engine: Engine, saids: list[Said], order: list[Said]) -> None:
    views = []
    for told in (saids, order):
        with undone_at_the_end(engine) as session:
            for said in told:
                record(session, said, 0)
            views.append(now(session))
    assert views[0] == views[1]


def undoing_restores_the_view(engine: Engine, history: list[Said | Undone], last: Said) -> None:
    log = Log()
    with undone_at_the_end(engine) as session:
        for step in history:
            play(session, log, step)
        before = now(session)
        number = record(session, last, log.day)
        after = now(session)
        withdraw_return(session, PLAN, number, recorded_at=at(log.day))
        assert now(session) == before
        restore_return(session, PLAN, number, recorded_at=at(log.day))
        assert now(session) == after


@often
@given(history=histories)
def test_views_are_what_the_log_says(loaded_sqlite: Engine, history: list[Said | Undone]) -> None:
    the_views_are_what_the_log_says(loaded_sqlite, history)


@pytest.mark.postgres
@seldom
@given(history=histories)
def test_views_are_what_the_log_says_on_postgresql(
    loaded_postgres: Engine, history: list[Said | Undone]
) -> None:
    the_views_are_what_the_log_says(loaded_postgres, history)


@often
@given(data=st.data(), saids=apart)
def test_returns_of_different_respondents_or_periods_may_come_in_any_order(
    loaded_sqlite: Engine, data: st.DataObject, saids: list[Said]
) -> None:
    the_order_does_not_matter(loaded_sqlite, saids, data.draw(st.permutations(saids)))


@pytest.mark.postgres
@seldom
@given(data=st.data(), saids=apart)
def test_returns_may_come_in_any_order_on_postgresql(
    loaded_postgres: Engine, data: st.DataObject, saids: list[Said]
) -> None:
    the_order_does_not_matter(loaded_postgres, saids, data.draw(st.permutations(saids)))


@often
@given(history=histories, last=saids)
def test_undoing_a_return_restores_the_view_exactly(
    loaded_sqlite: Engine, history: list[Said | Undone], last: Said
) -> None:
    undoing_restores_the_view(loaded_sqlite, history, last)


@pytest.mark.postgres
@seldom
@given(history=histories, last=saids)
def test_undoing_a_return_restores_the_view_on_postgresql(
    loaded_postgres: Engine, history: list[Said | Undone], last: Said
) -> None:
    undoing_restores_the_view(loaded_postgres, history, last)
