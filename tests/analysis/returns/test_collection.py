"""Returns expected, received and on time, and how full they are."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.returns.collection import (
    collection_board_frame,
    collection_rates,
    missing_respondents,
)
from data_model.period import parse_period, quarter
from data_model.vocabulary import CollectionState
from tests.analysis.builders import make_situation, make_snapshot

T3 = "2026-T3"
DEADLINE = date(2026, 10, 31)


def sent(number: int = 1, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "period_code": T3, "received_on": date(2026, 10, 20)}
    return row | more


def board(
    returns: list[dict[str, Any]],
    *,
    assignments: list[dict[str, Any]] | None = None,
    as_of: date = date(2026, 11, 9),
    deadlines: dict[str, date] | None = None,
    **frames: Any,
) -> pd.DataFrame:
    asked = [{"first_period": T3}] if assignments is None else assignments
    snapshot = make_snapshot(
        situation=make_situation(as_of=as_of, deadlines=deadlines),
        respondents=frames.pop("respondents", [{}]),
        indicators=frames.pop("indicators", [{}]),
        assignments=asked,
        returns=returns,
        **frames,
    )
    return collection_board_frame(snapshot)


def row(found: pd.DataFrame, code: str = T3) -> Any:
    return found[found["period_code"] == code].iloc[0]


@pytest.mark.parametrize(
    ("received", "state", "days"),
    [
        (DEADLINE - timedelta(days=1), CollectionState.ON_TIME, 0),
        (DEADLINE, CollectionState.ON_TIME, 0),
        (DEADLINE + timedelta(days=1), CollectionState.LATE, 1),
    ],
)
def test_is_on_time_up_to_the_deadline(received: date, state: CollectionState, days: int) -> None:
    found = row(board([sent(received_on=received)]))
    assert (found["state"], found["days_late"], found["is_received"]) == (state, days, True)


def test_a_deadline_stored_rules_over_the_default() -> None:
    later = {T3: date(2026, 11, 5)}
    found = row(board([sent(received_on=date(2026, 11, 4))], deadlines=later))
    assert (found["state"], found["deadline"]) == (CollectionState.ON_TIME, date(2026, 11, 5))


def test_is_missing_from_the_day_of_the_deadline_and_awaited_before() -> None:
    at_deadline = row(board([], as_of=DEADLINE))
    assert (at_deadline["state"], at_deadline["days_late"]) == (CollectionState.MISSING, 0)
    before = row(board([], as_of=DEADLINE - timedelta(days=1)))
    assert before["state"] is CollectionState.EXPECTED
    assert not before["is_counted"]
    assert row(board([]))["days_late"] == 9


def test_nobody_asked_is_not_missing() -> None:
    found = board([])
    assert row(found, "2026-T2")["state"] is CollectionState.NOT_ASKED
    assert not row(found, "2026-T2")["is_expected"]
    assert row(found, "2026-T2")["filling"] is None


def test_a_withdrawn_return_is_missing_again() -> None:
    assert row(board([sent(is_active=False)]))["state"] is CollectionState.MISSING


def test_a_replacement_keeps_the_day_of_what_it_replaced() -> None:
    first = sent(1, is_active=False)
    second = sent(2, received_on=date(2026, 11, 8))
    found = row(board([first, second]))
    assert found["received_on"] == date(2026, 10, 20)
    assert (found["state"], found["return_number"]) == (CollectionState.ON_TIME, 2)


def test_a_return_withdrawn_after_the_active_one_replaces_nothing() -> None:
    first = sent(1, received_on=date(2026, 11, 5))
    later_withdrawn = sent(2, is_active=False, received_on=date(2026, 10, 1))
    assert row(board([first, later_withdrawn]))["received_on"] == date(2026, 11, 5)


def test_an_empty_return_is_not_received() -> None:
    found = row(board([sent(fact_count=0)]))
    assert (found["state"], found["is_received"]) == (CollectionState.EMPTY, False)


def test_an_empty_return_does_not_make_the_next_one_earlier() -> None:
    late = sent(2, received_on=date(2026, 11, 3))
    found = row(board([sent(1, fact_count=0), late]))
    assert (found["state"], found["days_late"]) == (CollectionState.LATE, 3)


def test_nothing_to_report_is_received() -> None:
    found = row(board([sent(fact_count=0, nothing_to_report=True)]))
    assert (found["state"], found["cells_given"]) == (CollectionState.ON_TIME, 1)


def test_a_hand_entry_is_received_once_declared_complete() -> None:
    entry = sent(source="entry", is_complete=False)
    found = row(board([entry]))
    assert (found["state"], found["is_received"]) == (CollectionState.PARTIAL, False)
    found = row(board([entry | {"is_complete": True}]))
    assert (found["state"], found["is_received"]) == (CollectionState.ON_TIME, True)


def test_rows_set_aside_make_it_partial_until_a_whole_return_comes() -> None:
    partial = sent(1, is_partial=True)
    found = row(board([partial]))
    assert (found["state"], found["is_received"]) == (CollectionState.PARTIAL, True)
    assert row(board([partial, sent(2)]))["state"] is CollectionState.ON_TIME


def test_filling_counts_indicators_and_budget_lines_and_no_milestone() -> None:
    asked = [
        {"object_code": "i1"},
        {"object_code": "i2"},
        {"object_code": "1.1", "kind": "budget"},
        {"object_code": "1.2", "kind": "budget"},
        {"object_code": "1.1-J1", "kind": "milestone"},
    ]
    indicators = [{"indicator_code": code} for code in ("i1", "i2")]
    last_day = parse_period(T3).last_day
    observation = {"indicator_code": "i1", "period_code": T3, "last_day": last_day, "value_e4": 0}
    amount = {"action_code": "1.1", "period_code": T3, "last_day": last_day, "amount_cents": 0}
    said: dict[str, Any] = {"observations": [observation], "budget_history": [amount]}
    found = row(board([sent()], assignments=asked, indicators=indicators, **said))
    assert (found["cells_given"], found["cells_due"], found["filling"]) == (2, 4, 0.5)
    quiet = [sent(nothing_to_report=True)]
    assert row(board(quiet, assignments=asked, indicators=indicators, **said))["filling"] == 1.0


def test_a_carried_value_is_not_given() -> None:
    observation = {"period_code": "2026-T2", "last_day": date(2026, 6, 30), "value_e4": 10_000}
    found = board([sent()], indicators=[{"nature": "stock"}], observations=[observation])
    assert row(found)["cells_given"] == 0


def test_a_return_of_the_year_stands_at_its_end_where_nothing_else_is_due() -> None:
    yearly = {"object_code": "1.1-I1", "rhythm": "year"}
    annual = sent(period_code="2025", received_on=date(2026, 1, 15))
    found = row(board([annual], assignments=[yearly]), "2025-T4")
    assert found["state"] is CollectionState.ON_TIME
    both = [yearly, {"object_code": "other"}]
    assert row(board([annual], assignments=both), "2025-T4")["state"] is CollectionState.MISSING


def test_missing_respondents_are_those_expected_without_a_return() -> None:
    people = [{"respondent_code": who, "name": who} for who in "ABC"]
    asked = [{"respondent_code": who} for who in "AB"]
    found = board([sent()], respondents=people, assignments=asked)
    assert missing_respondents(found, quarter(2026, 3))["name"].tolist() == ["B"]
    assert missing_respondents(found, quarter(2030, 1)).empty


def test_rates_of_nothing_are_unknown() -> None:
    rates = collection_rates(board([], assignments=[]))
    assert (rates.expected, rates.rate, rates.filling) == (0, None, None)


events = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from(["2026-T1", "2026-T2", "2026-T3", "2026-T4"]),
        st.integers(-20, 40),
        st.booleans(),
        st.integers(0, 1),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(events)
def test_rates_are_those_counted_by_hand(drawn: list[tuple[str, str, int, bool, int]]) -> None:
    returns = [
        sent(
            number,
            respondent_code=who,
            period_code=code,
            received_on=parse_period(code).last_day + timedelta(days=31 + shift),
            is_active=is_active,
            fact_count=facts,
        )
        for number, (who, code, shift, is_active, facts) in enumerate(drawn)
    ]
    people = [{"respondent_code": who, "name": who} for who in "AB"]
    asked = [{"respondent_code": who, "first_period": "2026-T1"} for who in "AB"]
    found = board(returns, respondents=people, assignments=asked)
    received = {
        (who, code)
        for who, code, _, is_active, facts in drawn
        if is_active and facts and code != "2026-T4"
    }
    rates = collection_rates(found)
    assert rates.rate == Fraction(len(received), 6)
    assert rates.on_time <= rates.received
    for item in found[found["is_received"].astype(bool)].to_dict("records"):
        key = (item["respondent_code"], item["period_code"])
        mine = [r for r in returns if (r["respondent_code"], r["period_code"]) == key]
        newest = max(r["number"] for r in mine if r["is_active"])
        days = [r["received_on"] for r in mine if r["fact_count"] and r["number"] <= newest]
        assert item["received_on"] == min(days)
        assert item["days_late"] == max((min(days) - item["deadline"]).days, 0)
