"""Points marked as seen or in hand: dated, signed, never overwritten."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from analysis.attention.seen import Mark, attention_marks
from analysis.situation import situation
from data_model.alert_ledger import follow_alert, unfollow_alert
from data_model.plan import Plan
from data_model.steering import FollowedAlert
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import FollowState, Level
from tests.data_model.recording import counted
from tests.data_model.small_plan import PLAN

KEY = "late:1.1-J1-C01"
FIRST, SECOND = datetime(2026, 9, 1, 8, tzinfo=UTC), datetime(2026, 9, 8, 8, tzinfo=UTC)


def follow(engine: Engine, state: FollowState, at: datetime, since: date | None = None) -> None:
    with writing(engine) as session:
        follow_alert(
            session,
            PLAN,
            alert_key=KEY,
            state=state,
            level=Level.WATCH,
            since=since,
            by="Anne",
            recorded_at=at,
        )


def marks(engine: Engine, day: date) -> dict[str, Mark]:
    with reading(engine) as session:
        return attention_marks(session, situation(session, session.get_one(Plan, PLAN), day))


def test_a_mark_says_who_and_when_and_a_later_one_takes_its_place(loaded: Engine) -> None:
    follow(loaded, FollowState.SEEN, FIRST)
    follow(loaded, FollowState.IN_HAND, SECOND, since=date(2026, 9, 3))
    assert marks(loaded, date(2026, 8, 31)) == {}
    then = marks(loaded, date(2026, 9, 1))[KEY]
    assert (then.state, then.said_on, then.by) == (FollowState.SEEN, date(2026, 9, 1), "Anne")
    assert then.words == "Vu le 1er\u00a0sept."
    now = marks(loaded, date(2026, 9, 8))[KEY]
    assert now.words == "En cours depuis le 3\u00a0sept."
    assert counted(loaded, FollowedAlert) == 2


def test_a_mark_taken_back_is_gone_from_then_on_only(loaded: Engine) -> None:
    follow(loaded, FollowState.SEEN, FIRST)
    with writing(loaded) as session:
        unfollow_alert(session, PLAN, alert_key=KEY, recorded_at=SECOND)
    assert marks(loaded, date(2026, 9, 8)) == {}
    assert KEY in marks(loaded, date(2026, 9, 7))


def test_a_point_without_a_mark_cannot_lose_it(loaded: Engine) -> None:
    with pytest.raises(StoreError, match="pas marqué"), writing(loaded) as session:
        unfollow_alert(session, PLAN, alert_key=KEY, recorded_at=FIRST)


@pytest.mark.parametrize(
    ("state", "since"),
    [
        (FollowState.IN_HAND, None),
        (FollowState.SEEN, date(2026, 9, 1)),
        (FollowState.IN_HAND, date(2026, 9, 2)),
    ],
)
def test_a_date_of_start_belongs_to_a_point_in_hand_and_is_not_to_come(
    loaded: Engine, state: FollowState, since: date | None
) -> None:
    with pytest.raises(StoreError):
        follow(loaded, state, FIRST, since=since)
    assert counted(loaded, FollowedAlert) == 0


def test_a_point_may_be_in_hand_since_the_very_day(loaded: Engine) -> None:
    follow(loaded, FollowState.IN_HAND, FIRST, since=date(2026, 9, 1))
    assert counted(loaded, FollowedAlert) == 1
