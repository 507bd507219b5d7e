"""The template of Territoires en Transitions on the command line: named by the options, loaded."""

from pathlib import Path

import pytest

import data_model.workspace as workspace
from data_model.plan import Plan
from data_model.store import reading
from loaders.__main__ import main
from loaders.commands.output import BLOCKED, DONE, FAILED
from tests.loaders.transitions.template_file import Row, template

Captured = pytest.CaptureFixture[str]
NAMED = ["--code", "TET", "--title", "Plan climat", "--territory", "200058097"]
ROWS: list[Row] = [
    {"Axe": "Énergie", "Titre de l'action": "Isoler", "Statut": "Commencé"},
    {"Axe": "Eau", "Titre de l'action": "Mesurer", "Date de fin": "2026"},
]


@pytest.fixture
def file(tmp_path: Path, empty_base: Path) -> str:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(template(ROWS))
    return str(path)


def test_a_template_without_its_options_says_which_to_give(file: str, capsys: Captured) -> None:
    assert main(["plan", file, "--code", "TET"]) == FAILED
    assert "Indiquez --code, --title et --territory." in capsys.readouterr().err


def test_a_template_is_checked_then_loaded_then_up_to_date(file: str, capsys: Captured) -> None:
    assert main(["plan", file, "--check", *NAMED]) == DONE
    assert "Rien n’a été enregistré." in capsys.readouterr().out
    assert main(["plan", file, *NAMED, "--short-title", "Climat"]) == DONE
    told = capsys.readouterr().out
    assert "statuts hors de la liste" in told
    assert "Plan TET chargé" in told
    with reading(workspace.active_engine()) as session:
        plan = session.get_one(Plan, "TET")
        assert (plan.title, plan.short_title) == ("Plan climat", "Climat")
    assert main(["plan", file, *NAMED, "--short-title", "Climat"]) == DONE
    assert "déjà à jour" in capsys.readouterr().out


def test_an_inserted_action_is_the_only_one_added(
    file: str, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["plan", file, *NAMED]) == DONE
    longer = tmp_path / "plus.xlsx"
    longer.write_bytes(template([{"Axe": "Énergie", "Titre de l'action": "Ventiler"}, *ROWS]))
    capsys.readouterr()
    assert main(["plan", str(longer), *NAMED]) == DONE
    assert "1\u00a0ligne ajoutée" in capsys.readouterr().out


def test_a_territory_that_nobody_knows_blocks_until_it_is_named(
    file: str, capsys: Captured
) -> None:
    named = [*NAMED[:-1], "123456789"]
    assert main(["plan", file, *named]) == BLOCKED
    assert "il est à indiquer" in capsys.readouterr().out
    assert main(["plan", file, *named, "--territory-name", "Ailleurs"]) == DONE


def test_open_questions_keep_a_plan_from_being_recorded_until_it_is_taken_as_read(
    tmp_path: Path, base: Path, capsys: Captured
) -> None:
    unsure = tmp_path / "questions.xlsx"
    unsure.write_bytes(template([*ROWS, {"Descriptif": "Sans titre"}]))
    assert main(["plan", str(unsure), "--check", *NAMED]) == BLOCKED
    capsys.readouterr()
    assert main(["plan", str(unsure), *NAMED]) == BLOCKED
    told = capsys.readouterr().out
    assert "Question" in told
    assert "question reste ouverte" in told.replace("\u00a0", " ")
    assert "--yes" in told
    assert main(["plan", str(unsure), "--yes", *NAMED]) == DONE
