"""Periods: codes, French words, neighbours, deadlines and calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.period import (
    add_months,
    default_deadline,
    last_day_of_month,
    next_period,
    parse_period,
    quarter_of,
    quarters_between,
    quarters_of_year,
    read_period,
)
from data_model.vocabulary import PeriodKind

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_the_code_reads_back(day: date) -> None:
    period = quarter_of(day)
    assert period.first_day <= day <= period.last_day
    assert parse_period(period.code) == period == read_period(period.label)


def test_a_year_and_a_quarter_know_their_days() -> None:
    assert parse_period("2026-T3").first_day == date(2026, 7, 1)
    assert parse_period("2026-T3").last_day == date(2026, 9, 30)
    year = parse_period("2026")
    assert (year.kind, year.first_day, year.last_day) == (
        PeriodKind.YEAR,
        date(2026, 1, 1),
        date(2026, 12, 31),
    )


@pytest.mark.parametrize(
    "code",
    ["2026-T5", "2026-T0", "2026T3", "T3 2026", " 2026", "2026\n", "1989", "2101", "", "٢٠٢٦"],
)
def test_only_canonical_codes_are_parsed(code: str) -> None:
    with pytest.raises(ValueError, match="n’est pas un code de période"):
        parse_period(code)


@pytest.mark.parametrize(
    "text",
    [
        "T3 2026",
        "t3\u00a02026",
        "3e trimestre 2026",
        "2026-T3",
        "2026 T3",
        "T3-2026",
        "T3/2026",
        "3ème trim. 2026",
        "3ᵉ trimestre 2026",
        "troisième\u202ftrimestre 2026",
        "  TROISIEME TRIMESTRE DE 2026 ",
        "trimestre 3 2026",
    ],
)
def test_reads_a_quarter_as_people_write_it(text: str) -> None:
    assert read_period(text).code == "2026-T3"


def test_reads_a_bare_year() -> None:
    assert read_period("Année 2026").code == "2026"


@pytest.mark.parametrize(
    "text",
    ["T5 2026", "T3", "3e trimestre", "T3 26", "5e trimestre 2026", "été 2026", "T3² 2026", ""],
)
def test_refuses_what_is_not_a_period(text: str) -> None:
    with pytest.raises(ValueError, match="n’est pas une période"):
        read_period(text)


def test_the_label_keeps_quarter_and_year_on_one_line() -> None:
    assert parse_period("2026-T3").label == "T3\u00a02026"
    assert parse_period("2026").label == "2026"


@pytest.mark.parametrize(
    ("code", "n", "expected"),
    [
        ("2026-T4", 1, "2027-T1"),
        ("2026-T1", -1, "2025-T4"),
        ("2026-T2", 0, "2026-T2"),
        ("2026-T2", 7, "2028-T1"),
        ("2026", 2, "2028"),
    ],
)
def test_steps_from_period_to_period(code: str, n: int, expected: str) -> None:
    assert next_period(parse_period(code), n).code == expected


@pytest.mark.parametrize(
    ("code", "deadline"),
    [
        ("2026-T1", date(2026, 4, 30)),
        ("2026-T2", date(2026, 7, 31)),
        ("2026-T3", date(2026, 10, 31)),
        ("2026-T4", date(2027, 1, 31)),
        ("2026", date(2027, 1, 31)),
    ],
)
def test_the_deadline_is_the_end_of_the_month_after(code: str, deadline: date) -> None:
    assert default_deadline(parse_period(code)) == deadline


def test_quarters_between_counts_a_single_shared_day() -> None:
    spans = [
        (date(2026, 3, 31), date(2026, 4, 1), ["2026-T1", "2026-T2"]),
        (date(2026, 4, 1), date(2026, 6, 30), ["2026-T2"]),
        (date(2026, 12, 31), date(2027, 1, 1), ["2026-T4", "2027-T1"]),
        (date(2026, 4, 2), date(2026, 4, 1), []),
    ]
    for first, last, expected in spans:
        assert [period.code for period in quarters_between(first, last)] == expected
    assert quarters_between(date(2026, 1, 1), date(2026, 12, 31)) == quarters_of_year(2026)


def test_periods_sort_by_time() -> None:
    codes = ["2026-T2", "2025", "2027-T1", "2026", "2025-T4", "2026-T1"]
    ordered = [period.code for period in sorted(map(parse_period, codes))]
    assert ordered == ["2025", "2025-T4", "2026", "2026-T1", "2026-T2", "2027-T1"]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
        (date(2026, 4, 30), 1, date(2026, 5, 31)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 4, 29), 1, date(2026, 5, 29)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
    ],
)
def test_shifts_by_calendar_months_and_keeps_ends_of_months(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(-120, 120))
def test_an_end_of_month_stays_one_and_comes_back(day: date, months: int) -> None:
    shifted = add_months(day, months)
    assert (shifted.year * 12 + shifted.month) - (day.year * 12 + day.month) == months
    if day + timedelta(days=1) > last_day_of_month(day):
        assert add_months(shifted, -months) == day


def test_leaving_the_calendar_is_said_in_french() -> None:
    with pytest.raises(ValueError, match="sort du calendrier"):
        add_months(date(9999, 12, 1), 1)
