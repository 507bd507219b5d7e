"""A stored plan → the rows of its text tables: what `build_plan` does, undone."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlmodel import Session

from data_model.base import Base
from data_model.places import stored_communes, stored_territories, stored_territory_plans
from data_model.plan_draft import plan_of
from data_model.stored_plan import longest_text, stored_plan, territory_of
from data_model.vocabulary import LineKind, Role
from loaders.plan.plan_tables import TABLES, Table
from loaders.plan.text_table import Row

SCALES: Final = {"_cents": -2, "_e4": -4}
DIGITS: Final = re.compile(r"([0-9]+)")
LISTS: Final = [*Role.labels(), *LineKind.labels()]
"""The lists of a fiche are written one after the other."""
COMMUNE: Final = ("code_insee", "name", "population", "population_vintage")
TextRow = dict[str, str]


def stored_rows(session: Session, plan_code: str) -> dict[str, list[Row]]:
    """The rows of each text table as the plan stands today, by the table's name.

    `plan`, `territory` and `communes` are among them; a table without rows is an empty list.

    Raises:
        StoreError: the base does not hold this plan.
    """
    plan = plan_of(session, plan_code)
    territory, communes = territory_of(session, plan)
    held = stored_plan(session, plan_code, {table.model for table in TABLES})
    tables: dict[str, list[TextRow]] = {
        "plan": [_texts(plan, ("code", "title", "short_title", "territory_siren", "source"))],
        "territory": [_texts(territory, ("siren", "name", "short_code"))] if territory else [],
        "communes": [_texts(one, COMMUNE) for one in communes],
    }
    for table in TABLES:
        if table.file in tables:
            _complete(tables[table.file], table, held[table.model])
        else:
            tables[table.file] = [_row(table, one) for one in held[table.model]]
    # One that was taken out of the plan is of no nature any more.
    tables["indicators"] = [row for row in tables["indicators"] if row["nature"]]
    rank = {row["code"]: int(row["position"]) for row in tables["actions"]}
    for name in dict.fromkeys(table.file for table in TABLES):
        tables[name].sort(key=lambda row: _place(row, rank))
    return {name: [*rows] for name, rows in tables.items()}


def stored_places(session: Session) -> dict[str, list[Row]]:
    """The territories and communes of the base, of whatever plan, as `territory` and `communes`.

    A plan that begins there need not name them again; `plans` says whose each territory is.
    """
    return {
        "territory": [
            _texts(one, ("siren", "name", "short_code")) for one in stored_territories(session)
        ],
        "communes": [
            _texts(one, (*COMMUNE, "territory_siren")) for one in stored_communes(session).values()
        ],
        "plans": [
            _texts(one, ("code", "territory_siren")) for one in stored_territory_plans(session)
        ],
    }


def longest_stored_text(session: Session, plan_code: str) -> int:
    """The characters of the longest text of the plan's tables, those of past versions included."""
    return longest_text(session, plan_code, {table.model for table in TABLES})


def text_of(field: str, value: object) -> str:
    """A stored value as its text table holds it: « 1250.5 », « 2024-02-01 », « true »."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    for ending, places in SCALES.items():
        if field.endswith(ending) and isinstance(value, int):
            return _plain(Decimal(value).scaleb(places))
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _texts(row: Base, fields: Iterable[str]) -> TextRow:
    return {field: text_of(field, getattr(row, field)) for field in fields}


def _row(table: Table, row: Base) -> TextRow:
    return {column: text_of(field, getattr(row, field)) for field, column in table.columns.items()}


def _complete(rows: list[TextRow], table: Table, stored: Iterable[Base]) -> None:
    """Put what a second model says of the rows of one table beside what the first said."""
    found: Mapping[str, TextRow] = {one["code"]: one for one in (_row(table, s) for s in stored)}
    for row in rows:
        more = found.get(row["code"], {})
        for column in table.columns.values():
            row[column] = more.get(column, row.get(column, ""))


def _place(row: TextRow, rank: Mapping[str, int]) -> tuple[Any, ...]:
    """Where a row stands in its table: by action, by list, as ranked, then as its code is read."""
    action = row.get("action_code")
    ranked = row.get("position") or row.get("number") or "0"
    words = [part for key, part in row.items() if key.endswith(("code", "_on", "period", "kind"))]
    return (
        -1 if action is None else rank.get(action, -1),
        next((LISTS.index(row[key]) for key in ("role", "kind") if row.get(key) in LISTS), -1),
        int(ranked),
        *(_natural(part) for part in words),
    )


def _natural(text: str) -> list[tuple[int, str]]:
    """« 1.10 » after « 1.9 »."""
    return [
        (int(part), "") if part.isascii() and part.isdigit() else (-1, part)
        for part in DIGITS.split(text)
    ]
