"""Rows made by the thousand: as their model makes them one by one, and no less checked."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import select

from data_model.indicator import Target
from data_model.plan import Axis
from data_model.row_insert import checked_row, insert_rows
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import Direction, TargetBasis
from tests.data_model.small_plan import INDICATORS, PLAN

AXIS: dict[str, Any] = {
    "plan_code": PLAN,
    "code": "B",
    "number": 2,
    "label": "Axe B",
    "short_label": "B",
}
TARGET: dict[str, Any] = {
    "plan_code": PLAN,
    "act_number": 1,
    "indicator_code": INDICATORS[0],
    "due_on": date(2026, 12, 31),
    "value_e4": 120_000,
    "basis": "to_date",
    "direction": "up",
}


def test_a_checked_row_is_the_one_that_its_model_makes() -> None:
    row, known = checked_row(Target, TARGET), Target.model_validate(TARGET)
    assert row == known
    assert row.model_fields_set == known.model_fields_set
    assert (row.basis, row.direction) == (TargetBasis.TO_DATE, Direction.UP)
    assert (row.tolerance_e4, row.is_removed, row.starts_on) == (0, False, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [("basis", "weekly"), ("due_on", None), ("value_e4", "douze"), ("indicator_code", "x" * 21)],
)
def test_what_its_model_refuses_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError, match=name):
        checked_row(Target, TARGET | {name: value})


def test_a_checked_row_can_also_be_added_and_changed_like_any_other(loaded: Engine) -> None:
    with writing(loaded) as session:
        row = checked_row(Axis, AXIS)
        session.add(row)
        session.flush()
        row.label = "Axe B, autrement"
    with reading(loaded) as session:
        kept = session.get(Axis, (PLAN, AXIS["code"]))
        assert kept is not None
        assert (kept.label, kept.challenge_code) == ("Axe B, autrement", None)


def test_many_rows_are_written_each_with_its_own_blanks(loaded: Engine) -> None:
    days = [date(year, 12, 31) for year in (2024, 2025, 2026)]
    starts = [None, date(2025, 1, 1), None]
    rows = [
        checked_row(Target, TARGET | {"due_on": day, "starts_on": start})
        for day, start in zip(days, starts, strict=True)
    ]
    with writing(loaded) as session:
        insert_rows(session, rows, {"reference": "Bilan 2023"})
    with reading(loaded) as session:
        kept = session.exec(select(Target).order_by("due_on")).all()
    assert [(one.due_on, one.starts_on) for one in kept] == [*zip(days, starts, strict=True)]
    assert {one.reference for one in kept} == {"Bilan 2023"}
    assert {one.basis for one in kept} == {TargetBasis.TO_DATE}


def test_a_row_that_no_column_holds_stops_all_of_them(loaded: Engine) -> None:
    too_large = checked_row(Axis, AXIS | {"code": "C", "number": 2**31})
    with (
        pytest.raises(StoreError, match="Numéro imprimé : le nombre 2147483648 est trop grand"),
        writing(loaded) as session,
    ):
        insert_rows(session, [checked_row(Axis, AXIS), too_large])
    with reading(loaded) as session:
        assert session.get(Axis, (PLAN, AXIS["code"])) is None
