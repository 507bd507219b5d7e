"""Where each occurrence stands: statements that count, weights, due and done."""

from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rows import rows_of
from analysis.schedule.occurrence import occurrence_states, once_per_event
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.occurrence_weight import occurrence_weights
from analysis.schedule.slippage import SlippageKind
from analysis.snapshot import Snapshot
from data_model.vocabulary import Level
from tests.analysis.calendar_samples import AS_OF, occurrence, seen, statement


def only_row(snapshot: Snapshot) -> Any:
    return next(rows_of(occurrence_states_frame(snapshot)))


JUNE = occurrence("1.1-J1-C01", date(2026, 6, 1), date(2026, 6, 30))
JULY = occurrence("1.1-J1-C01", date(2026, 7, 1), date(2026, 7, 31))


def test_counts_days_from_the_end_of_the_calendar_in_force() -> None:
    row = only_row(seen([JUNE], [statement("1.1-J1-C01", "done", date(2026, 8, 16))]))
    assert row.kind is SlippageKind.DONE
    assert row.slippage_days == 47
    assert row.words == "47\u00a0jours de retard"
    assert row.level is Level.ALERT
    assert row.is_done
    assert row.is_done_at_situation
    assert row.done_return == 1


def test_reads_the_thresholds_of_the_plan() -> None:
    said = [statement("1.1-J1-C01", "done", date(2026, 8, 16))]
    assert only_row(seen([JUNE], said, slippage_alert="47")).level is Level.WATCH
    assert only_row(seen([JUNE], said, slippage_alert="46")).level is Level.ALERT


def test_ignores_what_another_than_the_responsible_respondent_says() -> None:
    said = [statement("1.1-J1-C01", "done", date(2026, 6, 15), respondent_code="A")]
    row = only_row(seen([JUNE], said))
    assert row.kind is SlippageKind.NO_NEWS
    assert pd.isna(row.slippage_days)
    assert row.words == "échéance passée, sans nouvelle"
    assert row.level is Level.NONE
    assert only_row(seen([JUNE | {"respondent_code": "A"}], said)).kind is SlippageKind.DONE


def test_a_date_after_the_situation_is_done_but_enters_no_status() -> None:
    after = statement("1.1-J1-C01", "done", date(2026, 10, 1))
    on = statement("1.1-J1-C01", "done", date(2026, 9, 30))
    assert not only_row(seen([JUNE], [after])).is_done_at_situation
    assert only_row(seen([JUNE], [after])).is_done
    assert only_row(seen([JUNE], [on])).is_done_at_situation


def test_a_completion_after_the_day_looked_at_is_not_done_yet() -> None:
    row = only_row(seen([JUNE], [statement("1.1-J1-C01", "done", date(2026, 12, 1))]))
    assert not row.is_done
    assert row.kind is SlippageKind.LATE_AT_LEAST


@pytest.mark.parametrize(
    ("end", "due"),
    [(date(2026, 9, 29), True), (date(2026, 9, 30), True), (date(2026, 10, 1), False)],
)
def test_is_due_when_its_end_is_not_after_the_situation(end: date, due: bool) -> None:
    assert only_row(seen([occurrence("1.1-J1-C01", end, end)])).is_due is due


def test_no_quarter_opens_in_false_alarm() -> None:
    past = only_row(seen([occurrence("1.1-J1-C01", date(2026, 10, 15), date(2026, 10, 15))]))
    assert past.kind is SlippageKind.UNCONFIRMED
    assert not past.is_without_news
    moved = statement("1.1-J1-C01", "forecast", date(2026, 10, 15))
    late = only_row(seen([JUNE], [moved]))
    assert not late.is_without_news
    assert (late.kind, late.level) == (SlippageKind.UNCONFIRMED, Level.ALERT)
    assert late.words == "107\u00a0jours de retard, à confirmer"
    assert only_row(seen([JUNE])).is_without_news


def test_the_latest_period_wins_over_the_newest_return() -> None:
    first = statement("1.1-J1-C01", "forecast", date(2026, 12, 1))
    older = statement("1.1-J1-C01", "forecast", date(2026, 11, 20)) | {
        "period_code": "2026-T2",
        "last_day": date(2026, 6, 30),
        "return_number": 2,
    }
    returns: list[dict[str, Any]] = [
        {"received_on": date(2026, 10, 12)},
        {"number": 2, "received_on": AS_OF},
    ]
    row = only_row(seen([JULY], [older, first], returns))
    assert row.forecast_end == date(2026, 12, 1)
    assert row.slippage_days == 123


def test_a_new_calendar_supersedes_the_forecasts_received_before_it() -> None:
    moved = JUNE | {
        "start_date": date(2026, 11, 1),
        "end_date": date(2026, 11, 30),
        "baseline_number": 1,
        "baseline_recorded_on": date(2026, 10, 13),
    }
    forecast = statement("1.1-J1-C01", "forecast", date(2026, 12, 20))
    before = only_row(seen([moved], [forecast]))
    assert before.kind is SlippageKind.NOT_DUE
    assert pd.isna(before.slippage_days)
    since = only_row(seen([moved], [forecast], [{"received_on": date(2026, 10, 13)}]))
    assert since.slippage_days == 20
    assert since.slippage_since_initial == 173
    assert "173\u00a0jours de retard depuis le calendrier initial" in since.words


def test_an_undated_occurrence_is_never_late_and_weighs_nothing() -> None:
    row = only_row(seen([occurrence("1.1-J1-C01", None, None)]))
    assert row.kind is SlippageKind.UNDATED
    assert not any([row.is_dated, row.is_due, row.is_without_news])
    assert row.weight is None


def test_one_report_of_a_shared_event_serves_all_its_occurrences_of_that_cycle() -> None:
    shared = {"event_code": "appel"}
    snapshot = seen(
        [
            JUNE | shared,
            occurrence("2.3-J1-C01", date(2026, 7, 1), date(2026, 7, 31), **shared),
            occurrence("2.3-J1-C02", date(2026, 8, 1), date(2026, 8, 31), **shared),
        ],
        [statement("1.1-J1-C01", "done", date(2026, 7, 2))],
    )
    frame = occurrence_states_frame(snapshot)
    assert frame["is_done"].tolist() == [True, True, False]
    assert frame["slippage_days"].tolist()[:2] == [2, 0]


def test_counts_a_shared_event_once_with_its_largest_weight() -> None:
    shared = {"event_code": "appel"}
    snapshot = seen(
        [JUNE | shared, occurrence("2.3-J1-C01", date(2026, 7, 1), date(2026, 7, 31), **shared)],
        actions=[{"human_days_e4": 20_000}, {"action_code": "2.3", "human_days_e4": 60_000}],
    )
    kept = once_per_event(occurrence_states(snapshot))
    assert [(s.occurrence_code, s.weight) for s in kept] == [("2.3-J1-C01", Fraction(6))]


DATES = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))


@settings(deadline=None)
@given(
    ends=st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), DATES), max_size=12),
    days=st.one_of(st.none(), st.integers(0, 400)),
    basis=st.sampled_from(["per_year", "unknown", "total", "per_cycle", None]),
)
def test_shares_the_days_over_the_dated_occurrences(
    ends: list[tuple[int, int, date | None]], days: int | None, basis: str | None
) -> None:
    rows = [
        occurrence(f"1.{action}-J{place}-C{cycle:02d}", end, end)
        for place, (action, cycle, end) in enumerate(ends)
    ]
    actions = [
        {
            "action_code": f"1.{action}",
            "human_days_e4": None if days is None else days * 10_000,
            "human_days_basis": basis,
        }
        for action in (1, 2, 3)
    ]
    weights = occurrence_weights(seen(rows, actions=actions))

    def alike(row: dict[str, Any], other: dict[str, Any]) -> bool:
        if other["end_date"] is None or row["action_code"] != other["action_code"]:
            return False
        if basis == "total":
            return True
        if basis == "per_cycle":
            return bool(row["cycle"] == other["cycle"])
        return bool(row["end_date"].year == other["end_date"].year)

    expected = {
        row["occurrence_code"]: (
            Fraction(days, sum(alike(row, other) for other in rows)) if days else Fraction(1)
        )
        for row in rows
        if row["end_date"] is not None
    }
    assert weights == expected
