"""Loading a plan and making the demonstration: which base each of them writes in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import data_model.workspace as workspace
from data_model.as_of import current_rows, newest_act
from data_model.milestone import Recurrence
from data_model.plan_draft import plan_of, record_settings
from data_model.store import reading, writing
from loaders.__main__ import main
from loaders.commands.output import DONE, FAILED
from sample_data.story import MISSING
from tests.loaders.stored_plan import AS_OF, FOLDER, PLAN

Captured = pytest.CaptureFixture[str]


def codes(name: str) -> list[str]:
    with reading(workspace.engine_at(workspace.address(name))) as session:
        return [plan.code for plan in workspace.plans(session)]


def test_a_plan_goes_to_the_own_base_while_the_demonstration_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for function in (workspace.active_name, workspace.address, workspace.open_instead):
        monkeypatch.setattr(function, "__kwdefaults__", {"folder": tmp_path})
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert workspace.active_name() == workspace.DEMONSTRATION
    assert main(["plan", str(FOLDER)]) == DONE
    assert "est maintenant ouverte, à la place de la démonstration" in capsys.readouterr().out
    assert (codes(workspace.OWN), codes(workspace.DEMONSTRATION)) == ([PLAN], [])
    assert workspace.active_name() == workspace.OWN
    workspace.forget_engines()


def test_a_plan_is_refused_by_a_base_that_holds_the_demonstration(
    base: Path, capsys: Captured
) -> None:
    with writing(workspace.active_engine()) as session:
        plan_of(session).demonstration_day = AS_OF
    assert main(["plan", str(FOLDER)]) == FAILED
    assert "celle de la démonstration" in capsys.readouterr().err


def test_the_demonstration_never_fills_a_shared_base(empty_base: Path, capsys: Captured) -> None:
    assert main(["demo"]) == FAILED
    assert "DATABASE_URL désigne une base" in capsys.readouterr().err
    assert main(["demo", "--if-missing"]) == DONE
    assert "n’y est pas préparée" in capsys.readouterr().err
    assert codes(workspace.OWN) == []


@pytest.fixture
def demonstration_open(
    demonstration_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The two bases of a folder of this test's own, the demonstration made beforehand."""
    monkeypatch.setattr(workspace.address, "__kwdefaults__", {"folder": tmp_path})
    monkeypatch.setattr(workspace.active_name, "__kwdefaults__", {"folder": tmp_path})
    monkeypatch.delenv("DATABASE_URL", raising=False)
    shutil.copyfile(demonstration_file, tmp_path / f"{workspace.DEMONSTRATION}.sqlite")
    yield
    workspace.forget_engines()


@pytest.mark.usefixtures("demonstration_open")
def test_what_the_demonstration_awaits_is_written_and_can_be_imported(
    tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "à" / "essayer"
    assert main(["demo", "-o", str(folder)]) == DONE
    said = capsys.readouterr().out.splitlines()
    written = sorted(folder.iterdir())
    assert said == [f"Écrit\u00a0: {path.name}." for path in written]
    assert len(written) == len(MISSING)
    assert all(path.name.startswith("fictif_PLDESS_") for path in written)
    assert main(["import", str(written[0])]) == DONE
    assert "Intégré" in capsys.readouterr().out


@pytest.mark.usefixtures("demonstration_open")
def test_a_workbook_written_from_the_demonstration_says_that_it_is(
    tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "classeur.xlsx"
    assert main(["plan-workbook", "-o", str(target)]) == DONE
    assert "Ce plan est celui de la démonstration" in capsys.readouterr().out
    assert main(["plan-workbook", "--empty", "-o", str(target)]) == DONE
    assert "démonstration" not in capsys.readouterr().out


@pytest.mark.usefixtures("demonstration_open")
def test_a_folder_that_is_a_file_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: Captured
) -> None:
    place = tmp_path / "lettre.txt"
    place.touch()
    assert main(["demo", "-o", str(place)]) == FAILED
    said = capsys.readouterr().err
    assert f"«\u00a0{place}\u00a0» est un fichier" in said


def test_loading_again_names_what_was_set_on_screen(base: Path, capsys: Captured) -> None:
    row = Recurrence(plan_code=PLAN, act_number=1, action_code="1.1", every_months=6)
    with writing(workspace.active_engine()) as session:
        record_settings(session, PLAN, [row])
    assert main(["plan", str(FOLDER)]) == DONE
    assert "Gardé tel que réglé à l’écran\u00a0: récurrence 1.1." in capsys.readouterr().out
    with reading(workspace.active_engine()) as session:
        known = current_rows(session, Recurrence, plan_code=PLAN, cutoff=newest_act(session, PLAN))
    assert {one.action_code: one.every_months for one in known}["1.1"] == 6
