"""What both databases hold to, whoever writes: their tables, their constraints, their triggers."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Connection,
    Date,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Table,
    insert,
    inspect,
    text,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from data_model.base import Code, UtcDateTime
from data_model.tables import APPEND_ONLY, EDITABLE, metadata

DAY, LATER = date(2026, 1, 1), date(2026, 12, 31)
ENDS = {"ends_on", "last_day"}
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a project that costs less than nothing": (
        "fund_grant",
        {"project_cents": -1},
        "ck_fund_grant_project_cents_not_negative",
    ),
    "an end before its start": (
        "milestone_rule",
        {"start_date": LATER, "end_date": DAY},
        "ck_milestone_rule_end_date_after_start_date",
    ),
    "a period that ends before it starts": (
        "reporting_period",
        {"first_day": LATER, "last_day": DAY},
        "ck_reporting_period_last_day_after_first_day",
    ),
    "a plan that ends before it starts": (
        "plan_span",
        {"starts_on": LATER, "ends_on": DAY},
        "ck_plan_span_ends_after_start",
    ),
    "negative cents": (
        "budget_entry",
        {"amount_cents": -1},
        "ck_budget_entry_amount_cents_not_negative",
    ),
    "a range without an upper end": (
        "target",
        {"direction": "range", "upper_e4": None},
        "ck_target_range_has_two_ends",
    ),
    "a range upside down": (
        "target",
        {"value_e4": 2, "upper_e4": 1},
        "ck_target_upper_e4_after_value_e4",
    ),
    "an erased observation with a value": (
        "observation",
        {"is_erased": True, "value_e4": 1},
        "ck_observation_erased_has_no_value",
    ),
    "an erased amount with an amount": (
        "budget_entry",
        {"is_erased": True, "amount_cents": 1},
        "ck_budget_entry_amount_or_erased",
    ),
    "an erased statement with a date": (
        "milestone_report",
        {"is_erased": True},
        "ck_milestone_report_date_or_erased",
    ),
    "an observation that says nothing": (
        "observation",
        {"value_e4": None, "text_value": ""},
        "ck_observation_says_something",
    ),
    "a new calendar without a reason": (
        "baseline",
        {"number": 1, "reason": ""},
        "ck_baseline_rebaseline_has_reason",
    ),
    "named quarters without their names": (
        "assignment",
        {"rhythm": "named_quarters", "named_quarters": ""},
        "ck_assignment_named_quarters_named",
    ),
}
CODED = [
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Code)
]


def a_row(table: Table) -> dict[str, Any]:
    """One row that every constraint accepts; keys are the same everywhere, so parents match."""
    return {column.name: _a_value(column.name, column.type) for column in table.columns}


def _a_value(name: str, kind: Any) -> Any:
    values: dict[type, Any] = {Boolean: False, Float: 1.0, LargeBinary: b"x", BigInteger: 1}
    values |= {Integer: 1, UtcDateTime: datetime(2026, 1, 1, tzinfo=UTC)}
    if isinstance(kind, Date):
        return LATER if name in ENDS else DAY
    if isinstance(kind, Code):
        return next(iter(kind.vocabulary))
    return next((value for type_, value in values.items() if isinstance(kind, type_)), "x")


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A store with one row in each table."""
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(insert(table).values(a_row(table)))
    return engine


def refusal(connection: Connection, statement: Any, values: Any = None) -> str:
    """What the database says when it refuses."""
    with pytest.raises(DBAPIError) as refused, connection.begin_nested():
        connection.execute(statement, values)
    return str(refused.value.orig)


def raw_insert(table: Table, values: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """An INSERT that no Python type looks at."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    bound = {name: str(v) if isinstance(v, date) else v for name, v in values.items()}
    return text(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'), bound  # noqa: S608


def test_the_migrations_give_the_tables_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_check_constraints_are_those_of_the_models(engine: Engine) -> None:
    # The comparison of Alembic leaves them out.
    inspector = inspect(engine)
    for table in metadata.sorted_tables:
        wanted = {str(c.name) for c in table.constraints if isinstance(c, CheckConstraint)}
        found = {str(check["name"]) for check in inspector.get_check_constraints(table.name)}
        assert found == wanted, table.name


def test_every_table_is_either_editable_or_append_only() -> None:
    listed = [model.__tablename__ for model in (*EDITABLE, *APPEND_ONLY)]
    assert sorted(map(str, listed)) == sorted(metadata.tables)


def test_append_only_tables_refuse_to_be_changed_or_emptied(filled: Engine) -> None:
    with filled.connect() as connection, connection.begin():
        for model in APPEND_ONLY:
            name = str(model.__tablename__)
            for statement in (
                f'UPDATE "{name}" SET plan_code = plan_code',  # noqa: S608
                f'DELETE FROM "{name}"',  # noqa: S608
            ):
                assert refusal(connection, text(statement)).startswith(f"{name}: append-only")


def test_a_plain_connection_replaces_no_fact(sqlite_engine: Engine) -> None:
    with sqlite_engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(insert(table).values(a_row(table)))
    # None of the settings that the application gives its own connections.
    with closing(sqlite3.connect(str(sqlite_engine.url.database))) as plain:
        for model in APPEND_ONLY:
            name = str(model.__tablename__)
            columns = [str(column.name) for column in metadata.tables[name].columns]
            names = ", ".join(f'"{column}"' for column in columns)
            other_key = names.replace('"plan_code"', "'Q'")
            for statement in (
                f'INSERT OR REPLACE INTO "{name}" ({names}) SELECT {names} FROM "{name}"',  # noqa: S608
                f'REPLACE INTO "{name}" (rowid, {names}) '  # noqa: S608
                f'SELECT rowid, {other_key} FROM "{name}"',
                f'INSERT INTO "{name}" ({names}) SELECT {names} FROM "{name}" WHERE true '  # noqa: S608
                "ON CONFLICT DO UPDATE SET plan_code = plan_code",
            ):
                with pytest.raises(sqlite3.IntegrityError, match=f"{name}: append-only"):
                    plain.execute(statement)


def test_editable_tables_accept_a_change(filled: Engine) -> None:
    with filled.connect() as connection, connection.begin():
        for model in EDITABLE:
            table = metadata.tables[str(model.__tablename__)]
            column = next(c.name for c in table.columns if not c.primary_key)
            statement = f'UPDATE "{table.name}" SET "{column}" = "{column}"'  # noqa: S608
            assert connection.execute(text(statement)).rowcount == 1


def test_named_constraints_refuse_what_makes_no_sense(engine: Engine) -> None:
    # Both databases look at these before they look for parents: an empty store is enough.
    with engine.connect() as connection, connection.begin():
        for case, (name, wrong, constraint) in REFUSED.items():
            table = metadata.tables[name]
            said = refusal(connection, *raw_insert(table, a_row(table) | wrong))
            assert constraint in said, case


def test_the_database_itself_refuses_an_unknown_code(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        for name, column in CODED:
            table = metadata.tables[name]
            said = refusal(connection, *raw_insert(table, a_row(table) | {column: "inconnu"}))
            assert f"ck_{name}_{column}_known" in said


@pytest.mark.parametrize("name", ["observation", "budget_entry", "milestone_report"])
def test_a_return_says_a_thing_once(filled: Engine, name: str) -> None:
    table = metadata.tables[name]
    with filled.connect() as connection, connection.begin():
        said = refusal(connection, *raw_insert(table, a_row(table)))
    assert f"{name}: append-only" in said or f"pk_{name}" in said


def test_a_fact_needs_its_return(filled: Engine) -> None:
    table = metadata.tables["observation"]
    orphan = a_row(table) | {"return_number": 2}
    with filled.connect() as connection, connection.begin(), pytest.raises(IntegrityError):
        connection.execute(*raw_insert(table, orphan))


def test_an_amount_of_a_hundred_million_euros_is_kept(filled: Engine) -> None:
    table = metadata.tables["voted_amount"]
    euros = 100_000_000 * 100
    large = {"act_number": 2, "amount_cents": euros, "unit_cents": euros}
    with filled.connect() as connection, connection.begin():
        acts = metadata.tables["act"]
        connection.execute(insert(acts).values(a_row(acts) | {"number": 2}))
        connection.execute(insert(table).values(a_row(table) | large))
        kept = connection.execute(text("SELECT max(amount_cents) FROM voted_amount")).scalar()
    assert kept == euros
