"""Going back to a copy: what it holds, putting it in place, and how others notice."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, StaticPool, create_engine, func
from sqlmodel import select

from data_model.act import Act
from data_model.as_of import PARIS
from data_model.plan import Plan
from data_model.schema import Schema, migrate, schema_of
from data_model.store import (
    BUSY_TIMEOUT_MS,
    StoreError,
    back_up,
    copy_database,
    reading,
    sqlite_file,
)
from data_model.workspace import plans

NOT_A_COPY: Final = (
    "{copy} n’est pas une copie de cette application ; la base reste comme elle est."
)
REFUSED: Final = {
    Schema.NEW: NOT_A_COPY,
    Schema.FOREIGN: NOT_A_COPY,
    Schema.NEWER: (
        "{copy} a été faite par une version plus récente de l’application ; mettez l’application "
        "à jour."
    ),
    Schema.EARLY: (
        "{copy} a été faite par une version antérieure à la première livraison ; elle ne peut pas "
        "être reprise."
    ),
}


@dataclass(frozen=True)
class HeldPlan:
    """A plan of a base or of a copy, and how far it goes."""

    code: str
    is_demonstration: bool
    last_act: int
    last_day: date | None


def held_plans(engine: Engine) -> list[HeldPlan]:
    """Every plan of a base, by code, with its last act and the day of it in Paris."""
    last = select(Act.plan_code, func.max(Act.number), func.max(Act.recorded_at)).group_by(
        Act.plan_code
    )
    with reading(engine) as session:
        acts = {code: (number, instant) for code, number, instant in session.exec(last)}
        return [_held_plan(plan, *acts.get(plan.code, (0, None))) for plan in plans(session)]


def _held_plan(plan: Plan, number: int, instant: datetime | None) -> HeldPlan:
    return HeldPlan(
        code=plan.code,
        is_demonstration=plan.demonstration_day is not None,
        last_act=number,
        last_day=instant.astimezone(PARIS).date() if instant else None,
    )


def plans_of_copy(copy: Path) -> list[HeldPlan]:
    """The same of a copy.

    Raises:
        StoreError: it is missing, is not of this application, cannot be opened by this version, or
            holds no plan.
    """
    with _held(copy) as connection:
        return _plans_held(connection, copy.name)


def restore(engine: Engine, copy: Path) -> None:
    """Put a copy back, by SQLite's online backup; the present state is copied first.

    Raises:
        StoreError: the database is on a server or busy, or `plans_of_copy` refuses the copy.
    """
    file = sqlite_file(engine)
    if file is None:
        raise StoreError("Cette base est sur un serveur : restaurez-la avec ses propres outils.")
    # The copy to restore may be the oldest kept: it is read before a new one pushes it out.
    with _held(copy) as held:
        # Before anything moves: a base that cannot be opened would replace one that can.
        _plans_held(held, copy.name)
        copy_database(engine, label="avant-restauration")
        # What was computed before is not of this base: see `generation`.
        held.execute(f"PRAGMA user_version={secrets.randbelow(2**31 - 1) + 1}")
        with closing(sqlite3.connect(file, timeout=BUSY_TIMEOUT_MS / 1000)) as present:
            back_up(held, present)
    migrate(engine)


@contextmanager
def _held(copy: Path) -> Iterator[sqlite3.Connection]:
    """A copy read into memory: its file is left as it is."""
    if not copy.is_file():
        raise StoreError(f"La copie {copy.name} est introuvable.")
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as held:
        try:
            with closing(sqlite3.connect(copy)) as origin:
                origin.backup(held)
        except sqlite3.DatabaseError as error:
            raise StoreError(NOT_A_COPY.replace("{copy}", copy.name)) from error
        yield held


def _plans_held(held: sqlite3.Connection, name: str) -> list[HeldPlan]:
    engine = create_engine("sqlite://", creator=lambda: held, poolclass=StaticPool)
    found = schema_of(engine)
    if found in REFUSED:
        raise StoreError(REFUSED[found].replace("{copy}", name))
    held_there = held_plans(engine)
    if not held_there:
        raise StoreError(f"{name} ne contient aucun plan ; la base reste comme elle est.")
    return held_there


def generation(engine: Engine) -> int:
    """A number that a restoration changes: the acts' own numbers go back with it."""
    if sqlite_file(engine) is not None:
        with engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    # Restored by other tools. An act recorded since has an instant of its own: no clock is
    # stopped on a server.
    with reading(engine) as session:
        newest: datetime | None = session.exec(select(func.max(Act.recorded_at))).one()
    return 0 if newest is None else int(newest.astimezone(UTC).timestamp() * 1_000_000)
