"""What leaves a table on screen: out of the plan, or ended and said to be."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_model.as_of import newest_act
from data_model.plan_draft import record_plan, record_settings
from data_model.plan_edit import record_plan_edit
from data_model.plan_preview import plan_preview
from data_model.store import reading, writing
from loaders.entry.composer_assignments import everything_asked
from loaders.entry.composer_draft import rows_draft, table_draft
from loaders.entry.composer_ended import ended_codes, without_ended
from loaders.entry.composer_receipt import table_receipt
from loaders.entry.composer_rows import edited_table, shown_frame
from loaders.entry.composer_tables import TABLES, StoredRows, shown_rows
from loaders.plan.stored_rows import stored_rows
from tests.data_model.changed_plan import wide_plan
from tests.data_model.small_plan import INDICATORS, PLAN

DAY = date(2026, 6, 15)


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    """A small plan in which nothing is asked of anybody."""
    with writing(sqlite_engine) as session:
        record_plan(session, wide_plan())
    return sqlite_engine


def rows_in(engine: Engine) -> StoredRows:
    with reading(engine) as session:
        return stored_rows(session, PLAN)


def ask(engine: Engine, first: str) -> None:
    asked = everything_asked(PLAN, rows_in(engine), first_period=first)
    with writing(engine) as session:
        record_settings(session, PLAN, asked)


def take_out(engine: Engine, name: str, *codes: str) -> str:
    """Take rows out of a table as a person does, and record it; returns the receipt."""
    stored, table = rows_in(engine), TABLES[name]
    rows = shown_rows(table, without_ended(stored, DAY))
    frame = shown_frame(table.columns, rows)
    edited = edited_table(
        table.sheet,
        table.columns,
        frame[~frame["code"].isin(codes)],
        before=rows,
        stored=shown_rows(table, stored),
    )
    draft = table_draft(PLAN, table, edited, stored)
    with reading(engine) as session:
        preview = plan_preview(session, draft, day=DAY)
    with writing(engine) as session:
        record_plan_edit(session, draft, previewed_at=preview.previewed_at, ends_on=DAY)
    receipt = table_receipt(name, edited, preview.endings, day=DAY)
    return receipt.replace("\u00a0", " ").replace("\u202f", " ")


def codes(rows: StoredRows, name: str) -> list[str]:
    return [row["code"] for row in rows[name]]


def test_an_indicator_that_nobody_was_asked_for_is_in_no_table_any_more(engine: Engine) -> None:
    told = take_out(engine, "indicators", INDICATORS[0])
    assert told == "1 indicateur retiré du plan : 1.1-I1."
    stored = rows_in(engine)
    assert codes(stored, "indicators") == [*INDICATORS[1:]]
    assert INDICATORS[0] not in {row["indicator_code"] for row in stored["targets"]}
    assert ended_codes(stored, DAY)["indicators"] == frozenset()


def test_every_indicator_of_a_plan_can_be_taken_out(engine: Engine) -> None:
    take_out(engine, "indicators", *INDICATORS)
    assert rows_in(engine)["indicators"] == []


def test_what_was_taken_out_is_not_asked_for_by_recording_the_table_again(engine: Engine) -> None:
    take_out(engine, "indicators", INDICATORS[0])
    stored = rows_in(engine)
    draft = rows_draft(PLAN, {"indicators": stored["indicators"]})
    with writing(engine) as session:
        seen = newest_act(session, PLAN)
        receipt = record_plan_edit(session, draft, previewed_at=seen, ends_on=DAY)
    assert receipt.is_empty


def test_an_indicator_that_was_asked_for_ends_and_leaves_what_is_shown_first(
    engine: Engine,
) -> None:
    ask(engine, "2026-T2")
    told = take_out(engine, "indicators", INDICATORS[0])
    assert told == (
        "1 indicateur terminé au 15 juin 2026 (1.1-I1) : "
        "rien n’en est plus demandé, ce qui a été reçu reste consultable."
    )
    stored = rows_in(engine)
    assert codes(stored, "indicators") == [*INDICATORS]
    assert ended_codes(stored, DAY)["indicators"] == {INDICATORS[0]}
    assert codes(without_ended(stored, DAY), "indicators") == [*INDICATORS[1:]]


def test_asked_from_next_quarter_on_is_not_asked_yet(engine: Engine) -> None:
    ask(engine, "2026-T3")
    told = take_out(engine, "indicators", INDICATORS[0])
    assert told == "1 indicateur retiré du plan : 1.1-I1."


@pytest.mark.parametrize(
    ("day", "has_ended"),
    [(date(2026, 3, 31), False), (date(2026, 4, 1), True), (date(2026, 9, 1), True)],
)
def test_an_indicator_has_ended_from_the_last_quarter_in_which_it_is_asked(
    engine: Engine, day: date, has_ended: bool
) -> None:
    ask(engine, "2026-T1")
    take_out(engine, "indicators", INDICATORS[0])
    assert bool(ended_codes(rows_in(engine), day)["indicators"]) is has_ended


def test_an_action_ends_and_what_is_recorded_later_does_not_end_it_again(engine: Engine) -> None:
    told = take_out(engine, "actions", "1.2")
    assert told.startswith("1 action terminée au 15 juin 2026 (1.2) : rien")
    assert codes(without_ended(rows_in(engine), DAY), "actions") == ["1.1"]
    take_out(engine, "actions", "1.1")
    ends = {row["action_code"]: row["ended_on"] for row in rows_in(engine)["action_ends"]}
    assert ends == {"1.1": "2026-06-15", "1.2": "2026-06-15"}


def test_what_is_taken_out_of_a_level_is_counted_in_lines(engine: Engine) -> None:
    stored, table = rows_in(engine), TABLES["targets"]
    rows = shown_rows(table, stored)
    edited = edited_table(
        table.sheet, table.columns, shown_frame(table.columns, []), before=rows, stored=rows
    )
    with reading(engine) as session:
        draft = table_draft(PLAN, table, edited, stored)
        endings = plan_preview(session, draft, day=DAY).endings
    told = table_receipt("targets", edited, endings, day=DAY)
    assert told.replace("\u00a0", " ") == "1 ligne retirée."
