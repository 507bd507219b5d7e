"""What was changed of an action, with who and why, and where the action stands in the plan."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.fiche.fiche import Fiche, read_fiche
from analysis.fiche.history import action_history_frame, history_table
from analysis.snapshot import snapshot
from data_model.as_of import newest_act
from data_model.indicator import Target
from data_model.new_calendar import NewDates, record_new_calendar
from data_model.plan_draft import record_settings
from data_model.store import Database, make_engine, reading, writing
from data_model.vocabulary import Direction, TargetBasis
from data_model.workspace import plans

VOTE = "2.2-J4-C01"


@pytest.fixture(scope="module")
def base(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A copy of the demonstration, where the vote of 2.2 is held to a date once more."""
    path = tmp_path_factory.mktemp("history") / "demonstration.sqlite"
    shutil.copy(demonstration_file, path)
    engine = make_engine(f"sqlite:///{path}")
    new = NewDates(occurrence_code=VOTE, start_date=date(2027, 1, 4), end_date=date(2027, 1, 29))
    with writing(engine) as session:
        plan = plans(session)[0].code
        record_new_calendar(
            session, plan, [new], reason="Élections *municipales*", decision="Bureau", by="AB"
        )
    yield engine
    engine.dispose()


def history(engine: Database, action: str) -> pd.DataFrame:
    with reading(engine) as session:
        plan = plans(session)[0].code
        return action_history_frame(session, plan, action, cutoff=newest_act(session, plan))


def fiche(engine: Database, action: str) -> Fiche:
    with reading(engine) as session:
        plan = plans(session)[0]
        return read_fiche(session, snapshot(session, plan, plan.demonstration_day), action)


def test_a_new_date_is_told_with_the_one_before_its_reason_and_its_author(base: Database) -> None:
    newest = history(base, "2.2").iloc[0]
    assert newest["what"].startswith(f"Jalon {VOTE}, ")
    assert newest["after"].endswith("janvier\u00a02027")
    assert newest["before"] == "juillet\u00a02026"
    assert newest["reason"] == "Élections *municipales* ; Bureau"
    assert newest["recorded_by"] == "AB"
    row = history_table(history(base, "2.2")).iloc[0]
    assert row["Motif et auteur"].endswith("Bureau, AB")
    assert "\\*municipales\\*" in row["Motif et auteur"]


def test_a_target_that_was_set_is_a_change_and_what_was_loaded_is_none(base: Database) -> None:
    assert history(base, "1.1").empty
    target = Target(
        plan_code="",
        act_number=1,
        indicator_code="1.1-I1",
        due_on=date(2027, 12, 31),
        basis=TargetBasis.TO_DATE,
        direction=Direction.UP,
        value_e4=990_000,
        reference="Essai",
    )
    with writing(base) as session:
        record_settings(session, plans(session)[0].code, [target], by="CD")
    found = history(base, "1.1")
    assert set(found["what"].str.partition(",")[0]) == {"Cible 1.1-I1"}
    assert found["after"].iloc[0].startswith("99 ")
    assert found["recorded_by"].iloc[0] == "CD"


def test_a_day_before_any_change_has_no_history(base: Database) -> None:
    with reading(base) as session:
        plan = plans(session)[0].code
        assert action_history_frame(session, plan, "2.2", cutoff=1).empty


def test_the_fiche_says_its_challenge_axis_and_objective_in_full(base: Database) -> None:
    place = dict(fiche(base, "1.1").place)
    heads = [head.replace("\u00a0", " ") for head in place]
    assert heads == ["Enjeu 1 :", "Axe stratégique 1 :", "Objectif opérationnel 1 :"]
    assert "acculturation" in next(iter(place.values()))
    assert fiche(base, "0").place == ()
