"""Co-financing between two days, against the table's own rows at each cutoff."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.axis_situation import axis_names_frame
from analysis.changes.changes import changes_frame
from analysis.changes.co_financing import co_financing_changes
from analysis.changes.kind import ChangeGroup, ChangeRow, ChangeSubject
from analysis.changes.table import changes_table
from analysis.changes.words import changes_sentences
from analysis.plan_seen import PlanSeen, read_plan
from analysis.rows import rows_of
from data_model.store import make_engine, reading
from data_model.workspace import plans
from tests.analysis.builders import alone, make_situation, make_snapshot

EARLY, EVE, LAST = date(2026, 8, 10), date(2026, 11, 5), date(2026, 11, 9)
Days = dict[date, PlanSeen]


@pytest.fixture(scope="module")
def days(demonstration_file: Path) -> Iterator[Days]:
    """The demonstration's plan long before its co-financing, on the eve of it, and after."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        plan = plans(session)[0]
        yield {day: read_plan(session, plan.code, day) for day in (EARLY, EVE, LAST)}
    engine.dispose()


def _with_co_financing(cutoff: int, rows: Sequence[tuple[object, ...]]) -> PlanSeen:
    situation = replace(make_situation(), cutoff=cutoff)
    known = alone(make_snapshot(situation=situation, actions=[{}]))
    names = ["funder", "exercise", "action_code", "stage", "amount_cents"]
    known.budget.co_financing = pd.DataFrame(rows, columns=names)
    return known


@pytest.fixture
def co_financed() -> tuple[PlanSeen, PlanSeen]:
    """One amount raised, one refusal added, one taken away; the stages are in their order."""
    before = [
        ("Région", 2026, "1.1", "requested", 10_000),
        ("Région", 2025, "", "received", 3_000),
    ]
    after = [
        ("Région", 2026, "1.1", "requested", 15_000),
        ("Département", 2026, "", "notified", 0),
    ]
    return _with_co_financing(1, before), _with_co_financing(2, after)


@pytest.mark.parametrize("pair", [(EARLY, LAST), (EVE, LAST), (LAST, EVE)])
def test_co_financing_is_what_the_table_holds_at_each_cutoff(
    demonstration_file: Path, days: Days, pair: tuple[date, date]
) -> None:
    then, now = (_co_financing(demonstration_file, days[day].situation.cutoff) for day in pair)
    frame = changes_frame(days[pair[0]], days[pair[1]])
    for subject, stage in (
        (ChangeSubject.REQUESTED, "requested"),
        (ChangeSubject.NOTIFIED, "notified"),
        (ChangeSubject.RECEIVED, "received"),
    ):
        held = {
            key: (then.get(key), now.get(key))
            for key in then.keys() | now.keys()
            if key[3] == stage and then.get(key) != now.get(key)
        }
        rows = frame[frame["subject"] == subject]
        assert set(rows["group"]) == {ChangeGroup.BUDGET}
        assert {row.code for row in rows_of(rows)} == {
            f"{funder} {exercise} {action}".strip() for funder, exercise, action, _ in held
        }
        assert sorted(rows["amount"]) == sorted((b or 0) - (a or 0) for a, b in held.values())
        assert held


def _co_financing(file: Path, cutoff: int) -> dict[tuple[str, int, str, str], int]:
    with sqlite3.connect(file) as base:
        rows = base.execute(
            "select funder, exercise, action_code, stage, amount_cents, is_removed "
            "from co_financing where act_number <= ? order by act_number",
            (cutoff,),
        )
        held = {tuple(key): (cents, is_gone) for *key, cents, is_gone in rows}
    return {key: cents for key, (cents, is_gone) in held.items() if not is_gone}


def test_co_financing_alone_is_said_in_both_directions(days: Days) -> None:
    names = axis_names_frame(days[LAST].snapshot)
    for pair, sign, word in (((EVE, LAST), "+", "ajouté"), ((LAST, EVE), "−", "retiré")):
        frame = changes_frame(days[pair[0]], days[pair[1]])
        said = "\n".join(changes_sentences(frame, names, has_returns=True))
        said = said.replace("\u00a0", " ").replace("\u202f", " ")
        assert "Aucun montant engagé ou mandaté n’a changé." in said
        assert (
            f"**Cofinancements : demandé {sign}280 000 €, notifié {sign}250 000 €, "
            f"encaissé {sign}126 400 €** (21 montants)." in said
        )
        table = changes_table(frame, ChangeGroup.BUDGET, {})
        assert set(table["Changement"]) == {word}
        whole_plan = table[table["Objet"].str.contains("Plan entier")]
        assert len(whole_plan) == 8
        assert table["Avant → après"].str.startswith("~~").all() == (word == "retiré")


@pytest.mark.parametrize("has_returns", [True, False])
def test_a_co_financing_changed_is_told_by_what_it_moves(
    co_financed: tuple[PlanSeen, PlanSeen], *, has_returns: bool
) -> None:
    before, after = co_financed
    rows = list(co_financing_changes(before, after))
    frame = pd.DataFrame(rows, columns=list(ChangeRow._fields), dtype=object)
    table = changes_table(frame, ChangeGroup.BUDGET, {})
    told = [tuple(one.replace("\u00a0", " ") for one in row[1:]) for row in table.to_numpy()]
    assert told == [
        ("Région, 2026 \\: 1.1 Action", "+50 €", "~~100 €~~ → **150 €**"),
        ("Département, 2026 \\: Plan entier", "ajouté", "**0 €**"),
        ("Région, 2025 \\: Plan entier", "retiré", "~~30 €~~ → retiré"),
    ]
    said = changes_sentences(frame, axis_names_frame(after.snapshot), has_returns=has_returns)
    assert len(said) == (6 if has_returns else 3)
    expected = "demandé +50 €, notifié sans effet sur le total, encaissé −30 €** (3 montants)."
    assert any(expected in one.replace("\u00a0", " ") for one in said)
