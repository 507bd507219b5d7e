"""Several files in one command: each has its own fate, and every one is reported."""

import shutil
from pathlib import Path

import pytest

from loaders.commands.output import BLOCKED, FAILED
from tests.loaders.stored_plan import SEVRAN
from tests.loaders.test_command_line import Captured, filled, issue, observations, run, run_json


def test_a_file_refused_while_writing_does_not_hide_the_others(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    first = filled(tmp_path)
    again = tmp_path / "copie.xlsx"
    shutil.copyfile(first, again)
    other = str(issue(tmp_path, SEVRAN))
    status, report = run_json(capsys, "import", first, str(again), other, "--accept-questions")
    assert status == BLOCKED
    assert [bool(file["return"]) for file in report["files"]] == [True, False, True]
    told = report["files"][1]["findings"]
    assert "REFUSE" in {finding["code"] for finding in told}
    assert len(observations(capsys)) == 1


@pytest.mark.parametrize("verb", ["check", "import"])
def test_a_file_whose_period_is_disputed_is_held_back_and_the_others_are_reported(
    base: Path, tmp_path: Path, capsys: Captured, verb: str
) -> None:
    good = filled(tmp_path)
    issued = issue(tmp_path, SEVRAN)
    disputed = issued.rename(tmp_path / "retour Sevran T1 2025.xlsx")
    status, report = run_json(capsys, verb, str(disputed), good)
    assert status == BLOCKED
    disputed_report, ready = report["files"]
    assert disputed_report["status"] in {"Bloqué", "À vérifier"}
    assert "PERIODE_DIFFERENTE" in {finding["code"] for finding in disputed_report["findings"]}
    assert not disputed_report.get("return")
    assert ready["status"] == "Prêt"


def test_a_base_that_does_not_answer_is_said_in_french(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=2")
    status, printed, errors = run(capsys, "export")
    assert (status, printed) == (FAILED, "")
    assert "base ne répond pas" in errors
