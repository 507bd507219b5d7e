"""The facts in force: the newest of each key, the latest period of each line."""

from datetime import UTC, date
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from analysis.facts import (
    budget_frame,
    milestone_reports_frame,
    observations_frame,
    returns_frame,
)
from analysis.told_texts import comments_frame, highlights_frame
from data_model.as_of import newest_act
from data_model.draft import CommentLine, HighlightLine, ReturnDraft
from data_model.return_ledger import record_return, withdraw_return
from data_model.store import reading, writing
from data_model.vocabulary import BudgetField, MilestoneField
from tests.data_model.small_plan import (
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

RECEIVED = date(2026, 4, 20)
FRAMES = {
    "observations": observations_frame,
    "budget": budget_frame,
    "milestones": milestone_reports_frame,
    "returns": returns_frame,
    "highlights": highlights_frame,
    "comments": comments_frame,
}


def record(engine: Engine, *drafts: ReturnDraft) -> None:
    """The drafts, in order, from act 2 on."""
    with writing(engine) as session:
        for draft in drafts:
            record_return(session, draft, received_on=RECEIVED)


def frame(engine: Engine, name: str, **options: Any) -> pd.DataFrame:
    with reading(engine) as session:
        return FRAMES[name](session, PLAN, newest_act(session, PLAN), **options)


def listed(found: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in found[list(columns)].astype(object).to_numpy()]


def test_without_returns_every_frame_is_empty_with_its_columns(loaded: Engine) -> None:
    for name in FRAMES:
        found = frame(loaded, name)
        assert found.empty
        assert "respondent_code" in found.columns
    assert frame(loaded, "observations")["value_e4"].dtype == "Int64"
    assert frame(loaded, "budget")["amount_cents"].dtype == "Int64"


def test_the_newest_value_of_a_category_stands_and_the_others_stay(loaded: Engine) -> None:
    record(
        loaded,
        a_return(observed(1, category="a"), observed(2, category="b"), observed(3)),
        a_return(observed(4, category="a")),
    )
    assert listed(frame(loaded, "observations"), "category", "value_e4", "return_number") == [
        ("", 30_000, 2),
        ("a", 40_000, 3),
        ("b", 20_000, 2),
    ]


def test_a_tombstone_erases_and_a_later_value_stands_again(loaded: Engine) -> None:
    record(loaded, a_return(observed(1)), a_return(observed(None)))
    assert frame(loaded, "observations").empty
    record(loaded, a_return(observed(0)))
    assert listed(frame(loaded, "observations"), "value_e4") == [(0,)]


def test_a_withdrawn_tombstone_gives_the_value_back(loaded: Engine) -> None:
    record(loaded, a_return(observed(1)), a_return(observed(None)))
    with writing(loaded) as session:
        withdraw_return(session, PLAN, 3)
    assert listed(frame(loaded, "observations"), "value_e4") == [(10_000,)]


def test_periods_and_respondents_do_not_cover_each_other(loaded: Engine) -> None:
    record(
        loaded,
        a_return(observed(1)),
        a_return(observed(2), period="2026-T2"),
        a_return(observed(3), respondent=RESPONDENTS[1]),
    )
    assert listed(frame(loaded, "observations"), "respondent_code", "period_code", "value_e4") == [
        (RESPONDENTS[0], "2026-T1", 10_000),
        (RESPONDENTS[0], "2026-T2", 20_000),
        (RESPONDENTS[1], "2026-T1", 30_000),
    ]


def test_the_amount_of_the_latest_period_stands_each_field_by_itself(loaded: Engine) -> None:
    record(
        loaded,
        a_return(spent(300), spent(200, field=BudgetField.PAID), period="2026-T2"),
        a_return(spent(100), spent(50, field=BudgetField.PAID)),
        a_return(spent(400), period="2026-T3"),
    )
    columns = ("field", "period_code", "amount_cents")
    assert listed(frame(loaded, "budget"), *columns) == [
        ("committed", "2026-T3", 400),
        ("paid", "2026-T2", 200),
    ]
    assert len(frame(loaded, "budget", latest_only=False)) == 5


def test_an_erased_amount_gives_way_to_the_period_before(loaded: Engine) -> None:
    record(
        loaded,
        a_return(spent(100)),
        a_return(spent(200), period="2026-T2"),
        a_return(spent(None), period="2026-T2"),
    )
    assert listed(frame(loaded, "budget"), "period_code", "amount_cents") == [("2026-T1", 100)]


def test_exercises_are_lines_of_their_own(loaded: Engine) -> None:
    record(loaded, a_return(spent(100, exercise=2025), spent(0, exercise=2026)))
    assert listed(frame(loaded, "budget"), "exercise", "amount_cents") == [(2025, 100), (2026, 0)]


def test_the_last_quarter_stands_over_its_year_whichever_came_first(loaded: Engine) -> None:
    quarter, year = a_return(spent(10), period="2025-T4"), a_return(spent(20), period="2025")
    other = RESPONDENTS[1]
    record(
        loaded,
        quarter,
        year,
        a_return(spent(20), period="2025", respondent=other),
        a_return(spent(10), period="2025-T4", respondent=other),
    )
    assert listed(frame(loaded, "budget"), "period_code", "amount_cents") == [("2025-T4", 10)] * 2


def test_a_forecast_and_a_completion_are_told_apart(loaded: Engine) -> None:
    may, june = date(2026, 5, 31), date(2026, 6, 30)
    record(
        loaded,
        a_return(stated(june, field=MilestoneField.FORECAST)),
        a_return(stated(may, field=MilestoneField.FORECAST), period="2026-T2"),
        a_return(stated(may), stated(may, occurrence=OCCURRENCES[1]), period="2026-T2"),
    )
    columns = ("field", "occurrence_code", "end_date")
    assert listed(frame(loaded, "milestones"), *columns) == [
        ("done", OCCURRENCES[0], may),
        ("done", OCCURRENCES[1], may),
        ("forecast", OCCURRENCES[0], may),
    ]
    history = frame(loaded, "milestones", latest_only=False)
    told = history[history["field"] == "forecast"]
    assert listed(told, "period_code", "end_date") == [("2026-T1", june), ("2026-T2", may)]


def test_a_value_is_followed_to_its_cell(loaded: Engine) -> None:
    record(loaded, a_return(observed(1)))
    assert listed(frame(loaded, "observations"), "sheet", "cell", "is_estimated") == [
        ("Indicateurs", "H14", False)
    ]


def test_returns_are_listed_with_what_they_hold_active_or_not(loaded: Engine) -> None:
    with writing(loaded) as session:
        kept = a_return(observed(1), spent(2), stated(RECEIVED), file_name="T1.xlsx")
        for rank, draft in enumerate((kept, a_return())):
            record_return(session, draft, received_on=RECEIVED, recorded_at=at(rank), by="Anne")
        withdraw_return(session, PLAN, 3, recorded_at=at(2))
    found = frame(loaded, "returns")
    columns = ("number", "fact_count", "is_active", "received_on", "file_name")
    assert listed(found, *columns) == [
        (2, 3, True, RECEIVED, "T1.xlsx"),
        (3, 0, False, RECEIVED, ""),
    ]
    assert list(found["recorded_at"]) == [at(0).astimezone(UTC), at(1).astimezone(UTC)]


def test_words_of_a_withdrawn_return_are_no_longer_told(loaded: Engine) -> None:
    def words(text: str) -> ReturnDraft:
        return a_return(
            comments=(CommentLine(sheet="I", cell="J4", text=text, object_code=INDICATORS[0]),),
            highlights=(HighlightLine(action_code="1.1", cell="C3", text=text),),
        )

    record(loaded, words("premier"), words("second"))
    for name in ("comments", "highlights"):
        assert list(frame(loaded, name)["text"]) == ["second", "premier"]
    with writing(loaded) as session:
        withdraw_return(session, PLAN, 3)
    for name in ("comments", "highlights"):
        assert list(frame(loaded, name)["text"]) == ["premier"]
    assert listed(frame(loaded, "comments"), "object_code", "return_number") == [(INDICATORS[0], 2)]
