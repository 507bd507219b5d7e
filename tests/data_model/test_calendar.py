"""Occurrences follow the plan's dates and cycles; what people said or decided stays."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.as_of import current_rows, newest_act
from data_model.calendar import rebaseline
from data_model.ledger import add_versions, new_act
from data_model.milestone import Abandonment, Baseline, Milestone, Occurrence, Recurrence
from data_model.plan import PlanSpan
from data_model.plan_draft import PlanDraft, record_plan
from data_model.return_ledger import record_return
from data_model.store import writing
from tests.data_model.small_plan import (
    MILESTONE,
    OCCURRENCES,
    PLAN,
    SPAN,
    a_return,
    changed_plan,
    milestone_rule,
    of_plan,
    small_plan,
    stated,
    version,
)


def load(engine: Engine, draft: PlanDraft) -> int:
    """How many occurrences a draft adds."""
    with writing(engine) as session:
        return record_plan(session, draft).occurrences


def ends_on(day: date | None) -> PlanDraft:
    return changed_plan(version(PlanSpan, **{**SPAN, "ends_on": day}))


def in_calendar(engine: Engine) -> list[str]:
    """The codes of the occurrences that count."""
    with writing(engine) as session:
        return [code for code in all_codes(session) if code not in abandoned(session)]


def all_codes(session: Session) -> list[str]:
    return list(session.exec(select(Occurrence.code).order_by(col(Occurrence.code))))


def abandoned(session: Session) -> dict[str, str]:
    rows = current_rows(session, Abandonment, plan_code=PLAN, cutoff=newest_act(session, PLAN))
    return {row.occurrence_code: row.reason for row in rows}


def calendars(engine: Engine, occurrence: str) -> list[tuple[date | None, date | None]]:
    with writing(engine) as session:
        rows = session.exec(
            select(Baseline)
            .where(Baseline.occurrence_code == occurrence)
            .order_by(col(Baseline.number))
        )
        return [(row.start_date, row.end_date) for row in rows]


def an_act(session: Session) -> Act:
    return new_act(session, PLAN, kind=ActKind.REBASELINE)


def test_a_yearly_milestone_has_one_occurrence_a_year_until_the_plan_ends(loaded: Engine) -> None:
    assert in_calendar(loaded) == list(OCCURRENCES)
    assert [calendars(loaded, code) for code in OCCURRENCES] == [
        [(date(2024, 2, 1), date(2024, 2, 29))],
        [(date(2025, 2, 1), date(2025, 2, 28))],
        [(date(2026, 2, 1), date(2026, 2, 28))],
    ]


def test_loading_the_same_plan_again_moves_nothing(loaded: Engine) -> None:
    with writing(loaded) as session:
        assert record_plan(session, small_plan()).is_empty


@pytest.mark.parametrize(
    ("end", "cycles"),
    [
        (None, 1),
        (date(2025, 2, 27), 1),
        (date(2025, 2, 28), 2),
        (date(2027, 2, 27), 3),
        (date(2027, 2, 28), 4),
        (date(2029, 12, 31), 6),
    ],
)
def test_an_occurrence_exists_while_it_ends_within_the_plan(
    loaded_sqlite: Engine, end: date | None, cycles: int
) -> None:
    load(loaded_sqlite, ends_on(end))
    assert in_calendar(loaded_sqlite) == [f"{MILESTONE}-C{n:02d}" for n in range(1, cycles + 1)]


def test_an_end_moved_earlier_then_back_brings_the_occurrences_back(loaded: Engine) -> None:
    load(loaded, ends_on(date(2025, 6, 30)))
    assert in_calendar(loaded) == list(OCCURRENCES[:2])
    assert load(loaded, ends_on(date(2027, 12, 31))) == 1
    assert in_calendar(loaded) == [*OCCURRENCES, f"{MILESTONE}-C04"]
    load(loaded, ends_on(date(2025, 6, 30)))
    assert in_calendar(loaded) == list(OCCURRENCES[:2])
    with writing(loaded) as session:
        assert len(all_codes(session)) == 4


def test_an_occurrence_that_someone_spoke_of_stays(loaded: Engine) -> None:
    with writing(loaded) as session:
        told = a_return(stated(date(2026, 2, 3), occurrence=OCCURRENCES[2]))
        record_return(session, told, received_on=date(2026, 4, 1))
    load(loaded, ends_on(date(2024, 12, 31)))
    assert in_calendar(loaded) == [OCCURRENCES[0], OCCURRENCES[2]]


def test_what_people_abandoned_is_not_brought_back_by_the_rule(loaded: Engine) -> None:
    with writing(loaded) as session:
        row = version(Abandonment, occurrence_code=OCCURRENCES[1], reason="Comité du 3 mars")
        add_versions(session, an_act(session), [row])
    load(loaded, ends_on(date(2027, 12, 31)))
    with writing(loaded) as session:
        assert abandoned(session) == {OCCURRENCES[1]: "Comité du 3 mars"}


def test_a_milestone_that_moves_gives_new_calendars_and_keeps_the_first(loaded: Engine) -> None:
    for month in (3, 4):
        rule = milestone_rule(start_date=date(2024, month, 1), end_date=date(2024, month, 30))
        load(loaded, changed_plan(rule))
    assert calendars(loaded, OCCURRENCES[0]) == [
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 3, 30)),
        (date(2024, 4, 1), date(2024, 4, 30)),
    ]
    assert calendars(loaded, OCCURRENCES[2])[-1] == (date(2026, 4, 1), date(2026, 4, 30))


def test_a_calendar_that_people_moved_is_not_moved_by_the_rule(loaded: Engine) -> None:
    with writing(loaded) as session:
        row = rebaseline(
            session,
            an_act(session),
            OCCURRENCES[1],
            start_date=date(2025, 6, 1),
            end_date=date(2025, 6, 30),
            reason="Élections",
        )
        assert row.number == 1
    load(loaded, changed_plan(milestone_rule(end_date=date(2024, 2, 20))))
    assert calendars(loaded, OCCURRENCES[0])[-1][1] == date(2024, 2, 20)
    assert calendars(loaded, OCCURRENCES[1])[-1][1] == date(2025, 6, 30)


def test_a_milestone_without_a_date_has_one_occurrence(loaded: Engine) -> None:
    undated = of_plan(Milestone, code="1.2-J1", action_code="1.2", position=1, label="Bilan")
    rule = milestone_rule(milestone_code="1.2-J1", start_date=None, end_date=None)
    cycle = version(Recurrence, action_code="1.2", every_months=3)
    assert load(loaded, small_plan(texts=(undated,), versions=(rule, cycle))) == 1
    assert calendars(loaded, "1.2-J1-C01") == [(None, None)]
    dated = {"start_date": date(2026, 7, 1), "end_date": date(2026, 7, 31)}
    assert load(loaded, changed_plan(milestone_rule(milestone_code="1.2-J1", **dated))) == 1
    assert calendars(loaded, "1.2-J1-C01")[-1] == (date(2026, 7, 1), date(2026, 7, 31))
    assert calendars(loaded, "1.2-J1-C02") == [(date(2026, 10, 1), date(2026, 10, 31))]


def test_a_cycle_that_overlaps_itself_has_one_turn_until_steps_are_unticked(
    loaded: Engine,
) -> None:
    late = of_plan(Milestone, code="1.1-J2", action_code="1.1", position=2, label="Bilan")
    march: dict[str, Any] = {"start_date": date(2025, 3, 1), "end_date": date(2025, 3, 31)}
    rule = milestone_rule(milestone_code="1.1-J2", **march)
    load(loaded, small_plan(texts=(late,), versions=(rule,)))
    assert in_calendar(loaded) == [OCCURRENCES[0], "1.1-J2-C01"]
    load(loaded, changed_plan(milestone_rule(milestone_code="1.1-J2", repeats=False, **march)))
    assert in_calendar(loaded) == [*OCCURRENCES, "1.1-J2-C01"]
