"""New since a day, marked, and new again once worse."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import Engine

from analysis.attention.seen import Mark, followed_points, last_visit, new_words
from analysis.situation import situation
from data_model.act import ActKind
from data_model.as_of import PARIS
from data_model.ledger import new_act
from data_model.plan import Plan
from data_model.store import reading, writing
from data_model.vocabulary import FollowState, Level
from tests.data_model.small_plan import PLAN

DAY = date(2026, 11, 2)


def points(**levels: Level) -> pd.DataFrame:
    return pd.DataFrame(levels.items(), columns=["key", "level"], dtype=object)


def mark(level: Level) -> Mark:
    return Mark(state=FollowState.SEEN, level=level, said_on=DAY)


def new(now: pd.DataFrame, earlier: pd.DataFrame, **marks: Mark) -> list[str]:
    frame = followed_points(now, earlier, marks)
    return [key for key, is_new in zip(frame["key"], frame["is_new"], strict=True) if is_new]


def test_a_point_is_new_when_absent_or_less_serious_before() -> None:
    now = points(a=Level.ALERT, b=Level.ALERT, c=Level.WATCH, d=Level.WATCH)
    earlier = points(b=Level.WATCH, c=Level.WATCH, d=Level.ALERT)
    assert new(now, earlier) == ["a", "b"]


@pytest.mark.parametrize(
    ("at", "again"), [(Level.NONE, True), (Level.WATCH, False), (Level.ALERT, False)]
)
def test_a_point_marked_is_new_again_only_when_it_grows_worse(at: Level, again: bool) -> None:
    frame = followed_points(points(a=Level.WATCH), points(), {"a": mark(at)})
    [row] = frame.itertuples()
    assert (row.is_new, row.is_marked) == (again, not again)
    assert row.mark == ("" if again else "Vu le 2\u00a0nov.")
    assert row.short_mark == ("" if again else "Vu 2\u00a0nov.")


def test_a_point_in_hand_says_since_when() -> None:
    held = Mark(state=FollowState.IN_HAND, level=Level.ALERT, said_on=DAY, since=date(2026, 10, 19))
    [row] = followed_points(points(a=Level.ALERT), points(), {"a": held}).itertuples()
    assert (row.mark, row.short_mark) == (
        "En cours depuis le 19\u00a0oct.",
        "En cours 19\u00a0oct.",
    )


def test_a_point_worse_than_its_mark_is_new_even_if_listed_so_before() -> None:
    assert new(points(a=Level.ALERT), points(a=Level.ALERT), a=mark(Level.WATCH)) == ["a"]


def test_an_empty_list_has_nothing_new() -> None:
    frame = followed_points(points(), points(a=Level.ALERT), {})
    assert new_words(frame, DAY, DAY + timedelta(days=7)) == "Aucun nouveau point en une semaine."


def test_the_sentence_counts_new_and_marked_points() -> None:
    now = points(a=Level.ALERT, b=Level.ALERT, c=Level.WATCH)
    frame = followed_points(now, points(), {"c": mark(Level.WATCH)})
    assert new_words(frame, DAY, DAY + timedelta(days=3)) == (
        "2\u00a0nouveaux points depuis votre dernier enregistrement, "
        "le 2\u00a0novembre\u00a02026, 1\u00a0vu ou en cours."
    )


def visited(engine: Engine, by: str, day: date) -> date:
    with reading(engine) as session:
        return last_visit(session, situation(session, session.get_one(Plan, PLAN), day), by)


def test_the_last_visit_is_the_last_day_on_which_this_person_acted(loaded: Engine) -> None:
    today = datetime.now(tz=PARIS).date()
    tomorrow = date.fromordinal(today.toordinal() + 1)
    week_before = date.fromordinal(tomorrow.toordinal() - 7)
    with writing(loaded) as session:
        new_act(session, PLAN, kind=ActKind.PLAN_EDIT, by="Anne")
    assert visited(loaded, "Anne", tomorrow) == today
    assert visited(loaded, "Paul", tomorrow) == week_before
    assert visited(loaded, "", tomorrow) == week_before
