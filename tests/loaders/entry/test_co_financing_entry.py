"""The co-financing edited on screen: recorded as typed, and only where it changed."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from analysis.budget.co_financing import co_financing_frame
from analysis.budget.co_financing_words import co_financing_edit_table, subject_choices
from data_model.as_of import newest_act
from data_model.plan_draft import record_settings
from data_model.steering import CoFinancing
from data_model.store import reading, writing
from data_model.vocabulary import FundingStage
from loaders.entry.co_financing_entry import co_financing_entry
from loaders.entry.typed_entry import Entry
from tests.data_model.small_plan import PLAN

SUBJECTS = subject_choices({"1.1": "1.1 Tour", "1.2": "1.2 Trophées"})
COLUMNS = ["Financeur", "Exercice", "Objet", "Demandé", "Notifié", "Encaissé"]
LINE: dict[str, Any] = {
    "Financeur": "Région",
    "Exercice": 2026,
    "Objet": "Plan entier",
    "Demandé": 400.0,
    "Notifié": None,
    "Encaissé": None,
}
Told = dict[tuple[str, int, str, str], int]


def table(*lines: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([LINE | line for line in lines], columns=COLUMNS)


def in_force(engine: Engine) -> pd.DataFrame:
    with reading(engine) as session:
        return co_financing_frame(session, PLAN, newest_act(session, PLAN))


def entry(edited: pd.DataFrame, known: pd.DataFrame) -> Entry:
    return co_financing_entry(PLAN, edited, SUBJECTS, known)


def nothing() -> pd.DataFrame:
    return pd.DataFrame(columns=["funder", "exercise", "action_code", "stage", "amount_cents"])


def save(engine: Engine, edited: pd.DataFrame) -> int:
    read = entry(edited, in_force(engine))
    assert not read.findings
    with writing(engine) as session:
        return record_settings(session, PLAN, read.rows)


def told(engine: Engine) -> Told:
    return {
        (row["funder"], int(row["exercise"]), row["action_code"], row["stage"].value): int(
            row["amount_cents"]
        )
        for row in in_force(engine).to_dict("records")
    }


def test_what_is_typed_is_recorded_and_shown_again(loaded_sqlite: Engine) -> None:
    edited = table(
        {"Notifié": 250.5, "Encaissé": 0},
        {"Financeur": "  Métropole   du Grand Paris ", "Objet": "1.2 Trophées", "Demandé": 0.1},
    )
    assert save(loaded_sqlite, edited) == 4
    assert told(loaded_sqlite) == {
        ("Région", 2026, "", "requested"): 40_000,
        ("Région", 2026, "", "notified"): 25_050,
        ("Région", 2026, "", "received"): 0,
        ("Métropole du Grand Paris", 2026, "1.2", "requested"): 10,
    }
    again = co_financing_edit_table(in_force(loaded_sqlite), SUBJECTS)
    assert again["Objet"].tolist() == ["1.2 Trophées", "Plan entier"]
    assert save(loaded_sqlite, again) == 0


def test_an_emptied_cell_and_a_deleted_line_are_removed_by_a_version(loaded_sqlite: Engine) -> None:
    save(loaded_sqlite, table({"Notifié": 250}, {"Financeur": "FEDER"}))
    assert save(loaded_sqlite, table({"Demandé": 400})) == 2
    assert told(loaded_sqlite) == {("Région", 2026, "", "requested"): 40_000}


def test_a_line_nobody_touched_does_not_undo_what_another_window_recorded(
    loaded_sqlite: Engine,
) -> None:
    save(loaded_sqlite, table({}, {"Financeur": "FEDER"}))
    shown = in_force(loaded_sqlite)
    save(loaded_sqlite, table({"Demandé": 900}, {"Financeur": "FEDER"}))
    late = entry(table({}, {"Financeur": "FEDER", "Demandé": 7}), shown)
    assert [
        (row.funder, row.amount_cents) for row in late.rows if isinstance(row, CoFinancing)
    ] == [("FEDER", 700)]


@pytest.mark.parametrize("blank", [None, "", float("nan"), pd.NA])
def test_an_empty_line_says_nothing(blank: object) -> None:
    line = dict.fromkeys(COLUMNS, blank)
    assert entry(pd.DataFrame([line], columns=COLUMNS, dtype=object), nothing()) == Entry()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"Financeur": None}, "il manque le financeur"),
        ({"Financeur": "   "}, "il manque le financeur"),
        ({"Exercice": None}, "il manque le financeur"),
        ({"Demandé": None}, "ou un montant"),
        ({"Exercice": 1999}, "année plausible"),
        ({"Exercice": 2061}, "année plausible"),
        ({"Demandé": -0.01}, "n’est pas un montant"),
        ({"Demandé": 0.001}, "n’est pas un montant"),
        ({"Demandé": float("inf")}, "n’est pas un montant"),
        ({"Demandé": 1e12}, "n’est pas un montant"),
        ({"Objet": "9.9 Ailleurs"}, "n’est pas une action"),
    ],
)
def test_a_wrong_line_is_told_with_its_place_and_nothing_is_recorded(
    line: dict[str, Any], words: str
) -> None:
    read = entry(table({"Financeur": "FEDER"}, line), nothing())
    assert len(read.findings) == 1
    assert "ligne 2" in read.findings[0].message
    assert words in read.findings[0].message


@pytest.mark.parametrize(
    ("other", "is_wrong"),
    [
        ({}, True),
        ({"Financeur": "REGION"}, True),
        ({"Objet": None}, True),
        ({"Exercice": 2025}, False),
        ({"Objet": "1.1 Tour"}, False),
        ({"Demandé": None, "Notifié": 5}, False),
    ],
)
def test_one_amount_has_one_line(other: dict[str, Any], is_wrong: bool) -> None:
    read = entry(table({}, other), nothing())
    assert bool(read.findings) == is_wrong
    assert all("deux lignes" in finding.message for finding in read.findings)


@given(st.integers(0, 10**14 - 1))
def test_any_amount_typed_comes_back_to_the_cent(cents: int) -> None:
    known = pd.DataFrame(
        [("Région", 2026, "", FundingStage.REQUESTED, cents)], columns=nothing().columns
    )
    edited = co_financing_edit_table(known, SUBJECTS)
    assert entry(edited, known) == Entry()
