"""Plans and returns drawn at random: every aggregate is what a naive count says, on any day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from tests.analysis.recomputed.compared import differences
from tests.analysis.recomputed.drawn_returns import History, histories, play

# Most is known in the middle of a plan; the others are its end, its start, and before.
MIDDLE = date(2025, 4, 30)
DAYS = (
    date(2025, 11, 9),
    date(2026, 10, 31),
    date(2024, 12, 31),
    date(2024, 5, 2),
    date(2023, 12, 20),
)
FEW, MANY = 4, 150


@contextmanager
def undone_at_the_end(engine: Engine) -> Iterator[Session]:
    """A session of which nothing stays, so that every example starts from the same store."""
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()


often = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=MANY)
seldom = settings(often, max_examples=FEW)


def every_aggregate_is_what_a_naive_count_says(
    engine: Engine, history: History, *days: date
) -> None:
    with undone_at_the_end(engine) as session:
        play(session, history)
        for day in days:
            assert differences(session, day) == []


@seldom
@given(history=histories())
def test_every_aggregate_is_what_a_naive_count_says(
    sqlite_engine: Engine, history: History
) -> None:
    every_aggregate_is_what_a_naive_count_says(sqlite_engine, history, MIDDLE)


@pytest.mark.long
@often
@given(history=histories(), day=st.sampled_from(DAYS))
def test_every_aggregate_is_what_a_naive_count_says_over_many_histories(
    sqlite_engine: Engine, history: History, day: date
) -> None:
    every_aggregate_is_what_a_naive_count_says(sqlite_engine, history, MIDDLE, day)
