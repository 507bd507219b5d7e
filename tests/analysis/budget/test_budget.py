"""Voted, planned, committed and paid: what enters a rate, a sum, a status."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.budget.budget import (
    budget_by_axis,
    budget_by_year,
    budget_lines_frame,
)
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.vocabulary import Level
from tests.analysis.builders import make_situation, make_snapshot

RESPONDENTS = [
    {"respondent_code": "A"},
    {"respondent_code": "B", "name": "Drancy"},
    {"respondent_code": "T", "kind": "territory", "name": "Territoire"},
]
TOTAL = {"voted_cents": 100_000, "basis": "total"}
LAST_DAYS = {
    "2026-T1": date(2026, 3, 31),
    "2026-T2": date(2026, 6, 30),
    "2026-T3": date(2026, 9, 30),
    "2026-T4": date(2026, 12, 31),
}
Rows = Iterable[Mapping[str, Any]]


def amount(field: str, cents: int | None, **other: Any) -> dict[str, Any]:
    period = other.get("period_code", "2026-T3")
    said = {"field": field, "amount_cents": cents, "respondent_code": "T", "period_code": period}
    return said | {"last_day": LAST_DAYS[period]} | other


def asked(respondent: str, action: str = "1.1", **other: Any) -> dict[str, Any]:
    return {"respondent_code": respondent, "kind": "budget", "object_code": action} | {
        "first_period": "2026-T1",
        **other,
    }


def seen(
    amounts: Rows = (),
    actions: Rows = (TOTAL,),
    assignments: Rows = (),
    returns: Rows = (),
    *,
    plan_start: date | None = date(2025, 1, 1),
) -> Snapshot:
    end = date(2027, 12, 31) if plan_start else None
    return make_snapshot(
        situation=make_situation(plan_start=plan_start, plan_end=end, first_day=date(2025, 1, 1)),
        axes=[{}, {"axis_code": "2", "number": 2}],
        actions=actions,
        respondents=RESPONDENTS,
        assignments=assignments,
        budget_history=amounts,
        returns=returns,
    )


def line(snapshot: Snapshot, year: int | None = None) -> Any:
    return next(rows_of(budget_lines_frame(snapshot, year=year)))


def test_rates_committed_and_paid_on_what_is_planned() -> None:
    row = line(seen([amount("committed", 60_000), amount("paid", 25_000)]))
    assert (row.rate_committed, row.rate_paid) == (0.6, 0.25)
    assert (row.remaining_to_commit, row.remaining_to_pay) == (40_000, 35_000)
    assert (row.overrun_cents, row.level, row.words) == (0, Level.OK, "")


def test_what_nobody_said_is_missing_and_not_zero() -> None:
    row = line(seen())
    assert pd.isna(row.committed_cents)
    assert pd.isna(row.paid_cents)
    assert row.rate_committed is None
    assert row.reason == "aucun montant reçu"
    assert row.level is Level.NONE


def test_the_latest_period_stands_even_when_an_older_one_is_recorded_later() -> None:
    older = amount("committed", 10_000, period_code="2026-T1", return_number=9)
    newer = amount("committed", 20_000, period_code="2026-T3", return_number=3)
    again = amount("committed", 30_000, period_code="2026-T3", return_number=4)
    assert line(seen([newer, older])).committed_cents == 20_000
    assert line(seen([again, older, newer])).committed_cents == 30_000


def test_a_later_period_is_shown_but_enters_no_status() -> None:
    row = line(
        seen([amount("committed", 60_000), amount("committed", 500_000, period_code="2026-T4")])
    )
    assert (row.committed_cents, row.committed_to_date_cents) == (60_000, 500_000)
    assert row.level is Level.OK


def test_sums_respondents_funders_sections_and_exercises() -> None:
    said = [
        amount("committed", 1_000),
        amount("committed", 200, respondent_code="A"),
        amount("committed", 30, section="investment"),
        amount("committed", 4, funder="Région"),
        amount("committed", 50_000, exercise=2025),
    ]
    assert line(seen(said)).committed_cents == 51_234
    assert line(seen(said), 2026).committed_cents == 1_234


@pytest.mark.parametrize(
    ("committed", "overrun", "level", "words"),
    [
        (99_999, 0, Level.OK, ""),
        (100_000, 0, Level.OK, ""),
        (720_000, 620_000, Level.ALERT, "dépassement de 6\u202f200\u00a0€"),
    ],
)
def test_an_overrun_starts_above_what_is_planned(
    committed: int, overrun: int, level: Level, words: str
) -> None:
    for basis in ("total", "cap"):
        row = line(
            seen([amount("committed", committed)], [{"voted_cents": 100_000, "basis": basis}])
        )
        assert (row.overrun_cents, row.level, row.words) == (overrun, level, words)


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ({"voted_cents": 0, "basis": "total"}, "sans budget"),
        ({"voted_cents": 5, "basis": "unknown"}, "sans objet\u00a0: base du montant à préciser"),
        ({"voted_cents": 5, "basis": "cap"}, "plafond\u00a0: dépassement seulement"),
        ({"voted_cents": 5, "basis": None}, "sans objet\u00a0: base du montant à préciser"),
        ({"voted_cents": 5, "basis": "per_unit"}, "sans objet\u00a0: base du montant à préciser"),
    ],
)
def test_says_why_there_is_no_rate(action: dict[str, Any], reason: str) -> None:
    row = line(seen([amount("committed", 3)], [action]))
    assert (row.rate_committed, row.reason) == (None, reason)


def test_a_printed_total_of_units_is_planned() -> None:
    action = {"voted_cents": 1_000, "unit_cents": 250, "quantity": 4, "basis": "per_unit"}
    assert line(seen([amount("committed", 500)], [action])).rate_committed == 0.5


def test_a_yearly_amount_is_planned_each_year_and_summed_over_the_dates_of_the_plan() -> None:
    yearly = [{"voted_cents": 1_000, "basis": "per_year"}]
    assert line(seen(actions=yearly)).planned_cents == 3_000
    assert line(seen(actions=yearly), 2026).planned_cents == 1_000
    assert pd.isna(line(seen(actions=yearly, plan_start=None)).planned_cents)


def test_only_the_territory_splits_what_is_planned() -> None:
    split = [
        amount("planned", 40_000),
        amount("planned", 7, respondent_code="A"),
        amount("committed", 50_000),
    ]
    row = line(seen(split), 2026)
    assert (row.planned_cents, row.overrun_cents) == (40_000, 10_000)
    assert pd.isna(line(seen(split), 2027).planned_cents)
    of_plan = line(seen(split))
    assert of_plan.level is Level.ALERT
    assert of_plan.words == (
        "dépassement en 2026, la répartition par année diffère du montant voté"
    )


def test_paid_over_committed_is_an_alert_for_one_respondent_funder_and_section() -> None:
    alone = [amount("committed", 100), amount("paid", 101)]
    assert line(seen(alone)).level is Level.ALERT
    assert line(seen(alone)).words == "mandaté supérieur à l’engagé"
    over_years = [*alone, amount("committed", 1, exercise=2025)]
    assert line(seen(over_years)).level is Level.OK
    another = [*alone, amount("committed", 1, respondent_code="A")]
    assert line(seen(another)).level is Level.ALERT
    assert line(seen([amount("paid", 101), amount("committed", 1, funder="F")])).words == ""


def test_a_silent_respondent_makes_a_sum_at_least() -> None:
    said = [amount("committed", 100, respondent_code="A")]
    both = line(seen(said, assignments=[asked("A"), asked("B")]))
    assert (both.respondents_reported, both.respondents_due, both.is_at_least) == (1, 2, True)
    assert not line(seen(said, assignments=[asked("A")])).is_at_least
    later = asked("B", first_period="2026-T4")
    assert not line(seen(said, assignments=[asked("A"), later])).is_at_least


def test_nothing_to_report_says_zero_only_where_no_amount_was_known() -> None:
    quiet = {"respondent_code": "A", "period_code": "2026-T3", "nothing_to_report": True}
    first = line(seen(assignments=[asked("A")], returns=[quiet]))
    assert (first.committed_cents, first.paid_cents) == (0, 0)
    assert not first.is_at_least
    known = [amount("committed", 70, respondent_code="A", period_code="2026-T1")]
    row = line(seen(known, assignments=[asked("A")], returns=[quiet]))
    assert (row.committed_cents, row.paid_cents) == (70, 0)
    withdrawn = seen(assignments=[asked("A")], returns=[quiet | {"is_active": False}])
    assert pd.isna(line(withdrawn).committed_cents)
    assert pd.isna(line(seen(returns=[quiet])).committed_cents)


def test_a_sum_rates_the_same_lines_on_both_sides() -> None:
    actions: list[dict[str, Any]] = [
        {"action_code": "1.1", **TOTAL},
        {"action_code": "1.2", "voted_cents": 900_000, "basis": "unknown"},
        {"action_code": "0", "axis_code": None, "voted_cents": 0, "basis": "total"},
    ]
    said = [
        amount("committed", 50_000),
        amount("committed", 800_000, action_code="1.2"),
    ]
    one, two, transversal = rows_of(budget_by_axis(seen(said, actions)))
    assert (one.voted_cents, one.planned_cents, one.committed_cents) == (
        1_000_000,
        100_000,
        850_000,
    )
    assert one.rate_committed == 0.5
    assert (one.lines, one.lines_total, one.remaining_to_commit) == (1, 2, 50_000)
    assert one.coverage == "1\u00a0ligne sur\u00a02"
    assert pd.isna(two.voted_cents)
    assert (transversal.code, transversal.reason) == (None, "sans budget")


def test_a_year_compares_with_its_own_split_and_the_rest_is_not_split() -> None:
    said = [
        amount("planned", 40_000),
        amount("planned", 20_000, exercise=2027),
        amount("committed", 10_000),
        amount("committed", 5_000, exercise=2024),
    ]
    frame = budget_by_year(seen(said))
    assert frame["exercise"].tolist() == [2024, 2025, 2026, 2027, pd.NA]
    assert frame["planned_cents"].tolist() == [pd.NA, pd.NA, 40_000, 20_000, 40_000]
    assert frame["committed_cents"].tolist() == [5_000, pd.NA, 10_000, pd.NA, pd.NA]
    assert frame["rate_committed"].tolist() == [None, None, 0.25, None, None]
    assert frame["reason"].tolist()[-1] == "non réparti"


AMOUNTS = st.builds(
    amount,
    st.sampled_from(["planned", "committed", "paid"]),
    st.integers(0, 10**9),
    action_code=st.sampled_from(["1.1", "1.2", "0"]),
    exercise=st.sampled_from([2025, 2026]),
    funder=st.sampled_from(["", "Région"]),
    respondent_code=st.sampled_from(["A", "B", "T"]),
    period_code=st.sampled_from(list(LAST_DAYS)),
    return_number=st.integers(1, 50),
)
ACTIONS: list[dict[str, Any]] = [
    {"action_code": "1.1", **TOTAL},
    {"action_code": "1.2", "voted_cents": 70_000, "basis": "per_year", "axis_code": "2"},
    {"action_code": "0", "axis_code": None, "voted_cents": 5, "basis": "unknown"},
]
KEY = ("field", "action_code", "exercise", "funder", "respondent_code")


@settings(deadline=None)
@given(said=st.lists(AMOUNTS, max_size=25, unique_by=lambda a: a["return_number"]))
def test_sums_agree_with_a_count_one_by_one(said: list[dict[str, Any]]) -> None:
    ended = [a for a in said if a["period_code"] < "2026-T4"]

    def newest(one: dict[str, Any]) -> bool:
        same = [a for a in ended if all(a[k] == one[k] for k in KEY)]
        ranks = [(a["period_code"], a["return_number"]) for a in same]
        return (one["period_code"], one["return_number"]) == max(ranks, default=None)

    standing = [a for a in said if newest(a)]

    def cents(field: str, **where: Any) -> int | None:
        found = [
            a["amount_cents"]
            for a in standing
            if a["field"] == field and all(a[k] == v for k, v in where.items())
        ]
        return sum(found) if found else None

    snapshot = seen(said, ACTIONS)
    for row in rows_of(budget_lines_frame(snapshot)):
        for field, shown in (("committed", row.committed_cents), ("paid", row.paid_cents)):
            expected = cents(field, action_code=row.action_code)
            assert (None if pd.isna(shown) else shown) == expected
    years = rows_of(budget_by_year(snapshot))
    for row in years:
        if pd.isna(row.exercise):
            continue
        expected = cents("committed", exercise=row.exercise)
        assert (None if pd.isna(row.committed_cents) else row.committed_cents) == expected
    split = {
        (action, year): cents("planned", action_code=action, exercise=year, respondent_code="T")
        for action in ("1.1", "1.2", "0")
        for year in (2025, 2026, 2027)
    }
    yearly = [70_000 if split["1.2", y] is None else split["1.2", y] for y in (2025, 2026, 2027)]
    whole = budget_by_axis(snapshot, "plan").iloc[0]
    planned = 100_000 + sum(c or 0 for c in yearly)
    assert whole["planned_cents"] == planned
    spent = [cents("committed", action_code=code) for code in ("1.1", "1.2")]
    known = [c for c in spent if c is not None]
    expected_rate = sum(known) / planned if known else None
    assert whole["rate_committed"] == (
        None if expected_rate is None else pytest.approx(expected_rate)
    )
