"""Which database is open, and that the other is never touched."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_model.plan_draft import record_plan
from data_model.schema import Schema, schema_of
from data_model.store import StoreError, copies, reading, writing
from data_model.workspace import (
    DEMONSTRATION,
    OWN,
    POINTER,
    active_name,
    address,
    engine_at,
    file_of,
    open_instead,
    plans,
    was_begun,
)
from tests.data_model.small_plan import small_plan


@pytest.fixture(autouse=True)
def _no_address_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_the_demonstration_is_open_until_another_choice(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    assert active_name(folder=folder) == DEMONSTRATION
    open_instead(OWN, folder=folder)
    assert active_name(folder=folder) == OWN
    open_instead(DEMONSTRATION, folder=folder)
    assert active_name(folder=folder) == DEMONSTRATION


def test_an_unreadable_choice_opens_the_demonstration(tmp_path: Path) -> None:
    for content in (b"autre chose\n", b"\xff\xfe", b""):
        (tmp_path / POINTER).write_bytes(content)
        assert active_name(folder=tmp_path) == DEMONSTRATION


def test_a_choice_that_cannot_be_written_is_said_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / f"{POINTER}.tmp").mkdir()
    with pytest.raises(StoreError, match="droit d’écrire dans le dossier"):
        open_instead(OWN, folder=tmp_path)
    assert active_name(folder=tmp_path) == DEMONSTRATION


def test_a_base_was_begun_once_it_has_been_opened(tmp_path: Path) -> None:
    assert not was_begun(OWN, folder=tmp_path)
    engine_at(address(OWN, folder=tmp_path)).dispose()
    assert was_begun(OWN, folder=tmp_path)
    assert not was_begun(DEMONSTRATION, folder=tmp_path)


def test_an_unknown_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="« autre » n’existe pas"):
        open_instead("autre", folder=tmp_path)
    assert active_name(folder=tmp_path) == DEMONSTRATION


def test_an_address_from_outside_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://serveur/plan")
    assert active_name(folder=tmp_path) == OWN
    assert address(DEMONSTRATION, folder=tmp_path) == "postgresql://serveur/plan"
    with pytest.raises(StoreError, match="DATABASE_URL"):
        open_instead(OWN, folder=tmp_path)


def test_the_two_bases_are_two_files_and_do_not_touch(tmp_path: Path) -> None:
    own, shown = (engine_at(address(name, folder=tmp_path)) for name in (OWN, DEMONSTRATION))
    with writing(own) as session:
        record_plan(session, small_plan())
    assert file_of(OWN, folder=tmp_path) == tmp_path / "plan.sqlite"
    assert schema_of(shown) is Schema.CURRENT
    with reading(shown) as session:
        assert plans(session) == []
    with reading(own) as session:
        assert [plan.code for plan in plans(session)] == ["P"]
    assert copies(own) == []
    for engine in (own, shown):
        engine.dispose()


def test_one_engine_for_one_address(tmp_path: Path) -> None:
    url = address(OWN, folder=tmp_path)
    assert engine_at(url) is engine_at(url)
    engine_at(url).dispose()


def test_plans_come_by_code(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_plan(session, small_plan(code="A"))
    with reading(loaded) as session:
        assert [plan.code for plan in plans(session)] == ["A", "P"]
