"""The command line: what it prints, what it stores, and the status it leaves with."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from data_model.store import ROOT, copies
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import BLOCKED, DONE, FAILED
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AULNAY, FOLDER, PERIOD, PLAN, SEVRAN

VERBS = (
    *("plan", "demo", "issue", "check", "import"),
    *("undo", "restore", "recover", "purge", "export"),
)
CHANGES = {"new", "changed", "unchanged", "erased", "rejected", "skipped"}
Captured = pytest.CaptureFixture[str]


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    # What the preparation printed is not this command's.
    capsys.readouterr()
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def run_json(capsys: Captured, *arguments: str) -> tuple[int, Any]:
    status, printed, _ = run(capsys, *arguments, "--json")
    return status, json.loads(printed)


def issue(folder: Path, respondent: str = AULNAY) -> Path:
    file = folder / f"{respondent}.xlsx"
    status = main(["issue", "--respondent", respondent, "--period", PERIOD, "-o", str(file)])
    assert status == DONE
    return file


def filled(folder: Path, respondent: str = AULNAY, **cells: object) -> str:
    """The issued workbook with cells filled in; 1.1-I4 of Aulnay-sous-Bois is asked in H8."""
    file = issue(folder, respondent)
    file.write_bytes(changed(file.read_bytes(), **(cells or {"Indicateurs_H8": 12})))
    return str(file)


def observations(capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    _, content = run_json(capsys, "export", *arguments)
    (plan,) = content["plans"]
    found: list[dict[str, Any]] = plan["observations"]
    return found


def test_a_plan_is_loaded_once_and_then_said_to_be_up_to_date(
    empty_base: Path, capsys: Captured
) -> None:
    status, printed, errors = run(capsys, "plan", str(FOLDER))
    assert (status, errors) == (DONE, "")
    assert printed.startswith(f"Plan {PLAN} chargé\u00a0: ")
    assert "57\u00a0échéances nouvelles" in printed

    assert run(capsys, "plan", str(FOLDER)) == (DONE, f"Le plan {PLAN} est déjà à jour.\n", "")


def test_a_plan_folder_with_findings_loads_nothing(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "plan.csv").write_text("code,title\n", encoding="utf-8")

    status, printed, _ = run(capsys, "plan", str(tmp_path))
    assert status == BLOCKED
    assert printed.startswith("Bloquant\u00a0: plan.csv doit contenir une seule ligne")
    assert run(capsys, "plan", str(tmp_path / "absent"))[0] == FAILED
    (tmp_path / "plan.csv").write_text("code,title\nP,Plan\n", encoding="utf-8")
    status, printed, _ = run(capsys, "plan", str(tmp_path))
    assert status == BLOCKED
    assert "plan.csv\u00a0: la colonne short_title est absente" in printed
    assert run_json(capsys, "export") == (DONE, {"plans": []})


def test_the_export_holds_the_printed_plan(base: Path, capsys: Captured) -> None:
    status, content = run_json(capsys, "export")
    assert status == DONE
    (plan,) = content["plans"]
    facts = {"observations", "budget", "milestone_reports", "summary"}
    assert {"code", "title", "axes", "actions", *facts} <= plan.keys()
    actions = plan["actions"]
    indicators = [one for action in actions for one in action["indicators"]]
    milestones = [one for action in actions for one in action["milestones"]]
    for rows, keys in (
        (
            actions,
            "code printed_code title axis objective priority human_days planned_cents "
            "indicators milestones",
        ),
        (indicators, "code label question nature unit measure"),
        (milestones, "label as_written baseline_start baseline_end"),
    ):
        assert all(set(keys.split()) <= row.keys() for row in rows)

    assert (len(plan["axes"]), len(plan["objectives"]), len(actions)) == (3, 8, 16)
    assert sum(action["planned_cents"] for action in actions) == 50_500_000
    assert sum(action["human_days"] or 0 for action in actions) == 121
    assert {one["printed_line"] for one in indicators} == set(range(1, 45))
    assert len(milestones) == 57
    assert [a["code"] for a in actions if a["axis"] is None] == ["0"]


def test_the_summary_has_one_row_an_axis_and_one_for_what_crosses_them(
    base: Path, capsys: Captured
) -> None:
    _, content = run_json(capsys, "export")
    axes = content["plans"][0]["summary"]["axes"]

    keys = (
        "axis done expected results indicators_with_data indicators planned_cents committed_cents "
        "paid_cents milestones_due milestones_done median_slippage_days"
    )
    assert all(set(keys.split()) <= row.keys() for row in axes)
    assert [(row["axis"], row["planned_cents"]) for row in axes] == [
        ("A1", 11_000_000),
        ("A2", 36_500_000),
        ("A3", 3_000_000),
        (None, 0),
    ]
    # Nothing was reported: missing, not zero.
    assert {(row["committed_cents"], row["paid_cents"], row["done"]) for row in axes} == {
        (None, None, None)
    }


def test_the_export_without_json_counts(base: Path, capsys: Captured) -> None:
    status, printed, _ = run(capsys, "export", "--plan", PLAN)

    assert status == DONE
    assert "16\u00a0actions, 0\u00a0relevé en vigueur." in printed


def test_issues_one_workbook_or_an_archive_of_all(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert issue(tmp_path).read_bytes().startswith(b"PK")
    archive = tmp_path / "tous.zip"
    status, printed, _ = run(capsys, "issue", "--all", "--period", PERIOD, "--output", str(archive))

    assert (status, printed.splitlines()[-1]) == (DONE, "Écrit\u00a0: tous.zip.")
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    name = f"PLDESS_{PERIOD}_93005_Aulnay-sous-Bois"
    assert {f"classeurs/{name}.xlsx", f"messages/{name}.eml", "messages.txt"} < set(names)
    assert len([name for name in names if name.startswith("classeurs/")]) == 2  # who is asked


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", PERIOD), "Indiquez --respondent CODE, ou --all."),
        (
            ("--period", PERIOD, "--respondent", "75056"),
            "Le répondant «\u00a075056\u00a0» n’est pas dans ce plan.",
        ),
        (("--period", "bientôt", "--respondent", AULNAY), "bientôt"),
    ],
)
def test_a_workbook_that_cannot_be_issued_is_not_written(
    base: Path, tmp_path: Path, capsys: Captured, arguments: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "retour.xlsx"
    status, _, errors = run(capsys, "issue", *arguments, "-o", str(target))

    assert (status, target.exists()) == (FAILED, False)
    assert said in errors


def test_check_reports_in_json_and_stores_nothing(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    good, odd = filled(tmp_path), filled(tmp_path, SEVRAN, Notice_B9="peut-être")
    before = (base.read_bytes(), observations(capsys))
    status, content = run_json(capsys, "check", good, odd)

    assert status == BLOCKED
    first, second = content["files"]
    for report in (first, second):
        assert set(report) == {"file", "respondent", "period", "status", "findings", "changes"}
        assert set(report["changes"]) == CHANGES
    assert (first["file"], first["respondent"], first["period"], first["status"]) == (
        "93005.xlsx",
        AULNAY,
        PERIOD,
        "Prêt",
    )
    assert (first["findings"], first["changes"]) == ([], dict.fromkeys(CHANGES, 0) | {"new": 1})
    assert second["status"] == "À vérifier"
    assert second["changes"] == dict.fromkeys(CHANGES, 0)
    (finding,) = [one for one in second["findings"] if one["sheet"] == "Notice"]
    assert set(finding) >= {
        *("severity", "code", "sheet", "cell", "value", "message", "hint", "read_as"),
        *("options", "answer"),
    }
    assert (finding["severity"], finding["sheet"], finding["cell"]) == (
        "question",
        "Notice",
        "B9",
    )
    assert (base.read_bytes(), observations(capsys)) == before
    assert copies(active_engine()) == []


def test_check_says_the_same_in_words_and_the_status_counts_questions(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    status, printed, _ = run(capsys, "check", filled(tmp_path))
    assert status == DONE
    assert printed.splitlines()[-1] == (
        "93005.xlsx — Prêt\u00a0: 1\u00a0nouvelle, 0\u00a0modifiée, 0\u00a0inchangée, "
        "0\u00a0effacée, 0\u00a0rejetée, 0\u00a0sans valeur."
    )

    status, printed, _ = run(capsys, "check", filled(tmp_path, Indicateurs_H8="12 à 15"))
    assert status == BLOCKED
    assert printed.splitlines()[-1].startswith("  Indicateurs!H8\u00a0: «\u00a012 à 15\u00a0»")


def test_mere_information_leaves_with_success(base: Path, tmp_path: Path, capsys: Captured) -> None:
    status, content = run_json(capsys, "check", filled(tmp_path, Indicateurs_H8="environ 12"))

    (report,) = content["files"]
    assert {finding["severity"] for finding in report["findings"]} == {"info"}
    assert status == DONE


def test_what_cannot_run_leaves_with_its_own_status(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    absent = str(tmp_path / "absent.xlsx")
    present = filled(tmp_path, Indicateurs_H8=12)
    for verb in ("check", "import"):
        status, printed, errors = run(capsys, verb, absent, present)
        assert (status, errors) == (FAILED, "")
        assert f"Le fichier «\u00a0{absent}\u00a0» est introuvable." in printed
        assert Path(present).name in printed
    status, _, errors = run(capsys, "check", "--plan", "AUTRE", absent)
    assert (status, errors) == (
        FAILED,
        "Le plan «\u00a0AUTRE\u00a0» n’est pas dans cette base.\n",
    )
    for verb in ("undo", "restore"):
        status, _, errors = run(capsys, verb, "99")
        assert (status, errors) == (FAILED, "Le retour n°\u00a099 n’existe pas.\n")


def test_a_base_without_a_plan_is_said(empty_base: Path, capsys: Captured) -> None:
    for arguments in (("check", "a.xlsx"), ("import", "a.xlsx"), ("undo", "1")):
        status, _, errors = run(capsys, *arguments)
        assert (status, errors) == (FAILED, "Cette base ne contient aucun plan.\n")


def test_an_import_is_stored_with_its_cell_and_said_to_be_in(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = filled(tmp_path)
    status, content = run_json(
        capsys, "import", file, "--received-on", "2026-01-20", "--by", "Nadia"
    )
    (report,) = content["files"]
    number = report["return"]
    assert (status, report["changes"]["new"]) == (DONE, 1)
    (stored,) = observations(capsys)
    assert set(stored) >= {
        *("indicator", "respondent", "period", "breakdown", "value", "return", "sheet", "cell")
    }
    assert stored == stored | {
        "indicator": "1.1-I4",
        "respondent": AULNAY,
        "period": PERIOD,
        "breakdown": "",
        "value": 12,
        "return": number,
        "sheet": "Indicateurs",
        "cell": "H8",
    }
    assert [copy.name.split("--")[-1] for copy in copies(active_engine())] == ["import.sqlite"]

    for verb in ("check", "import"):
        status, content = run_json(capsys, verb, file)
        (report,) = content["files"]
        assert (status, report["status"]) == (BLOCKED, "Déjà intégré")
        assert [finding["code"] for finding in report["findings"]] == ["DEJA_IMPORTE"]
        assert report["changes"] == dict.fromkeys(CHANGES, 0) | {"unchanged": 1}
    assert observations(capsys) == [stored]


def test_open_questions_are_held_back_unless_they_are_accepted(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = filled(tmp_path, Indicateurs_H8=12, Indicateurs_H7="80 %", Indicateurs_I7=40)
    status, printed, _ = run(capsys, "import", file)
    assert (status, printed.splitlines()[-1]) == (BLOCKED, "  Rien n’a été enregistré.")
    assert (observations(capsys), copies(active_engine())) == ([], [])

    status, printed, _ = run(capsys, "import", "--accept-questions", file)
    assert status == DONE
    assert printed.splitlines()[-1].startswith("  Intégré\u00a0: retour n°\u00a0")
    assert [(row["indicator"], row["value"]) for row in observations(capsys)] == [("1.1-I4", 12)]


def test_one_blocked_file_does_not_keep_the_others_out(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    letter = tmp_path / "lettre.pdf"
    letter.write_bytes(b"%PDF-1.7 lettre")
    status, content = run_json(capsys, "import", str(letter), filled(tmp_path))

    assert status == BLOCKED
    assert [report["return"] is None for report in content["files"]] == [True, False]
    assert len(observations(capsys)) == 1


def test_an_import_may_be_dated_and_the_store_seen_before_it(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = filled(tmp_path)
    status, _, errors = run(capsys, "import", file, "--recorded-at", "2026-01-04T09:00")
    assert (status, observations(capsys)) == (FAILED, [])
    assert "antérieure au dernier enregistrement" in errors
    status, _, errors = run(capsys, "import", file, "--recorded-at", "2999-01-01T09:00")
    assert (status, observations(capsys)) == (FAILED, [])
    assert "dans le futur" in errors

    assert run(capsys, "import", file, "--recorded-at", "2026-02-02T10:00")[0] == DONE
    assert observations(capsys, "--as-of", "2026-02-01") == []
    assert len(observations(capsys, "--as-of", "2026-02-02")) == 1


def test_a_day_of_reception_that_has_not_come_stops_the_whole_import(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    status, printed, errors = run(capsys, "import", filled(tmp_path), "--received-on", "2999-01-01")
    assert (status, printed, observations(capsys)) == (FAILED, "", [])
    assert errors.startswith(
        "Le jour de réception, le 1er\u00a0janvier\u00a02999, n’est pas encore"
    )
    assert copies(active_engine()) == []


def test_a_return_is_undone_and_restored(base: Path, tmp_path: Path, capsys: Captured) -> None:
    file = filled(tmp_path)
    number = str(run_json(capsys, "import", file)[1]["files"][0]["return"])
    stored = observations(capsys)

    status, printed, _ = run(capsys, "undo", number, "--reason", "mauvais fichier")
    assert (status, observations(capsys)) == (DONE, [])
    assert printed == f"Le retour n°\u00a0{number} est annulé\u202f; `restore` le rétablit.\n"
    status, _, errors = run(capsys, "undo", number)
    assert (status, errors) == (FAILED, f"Le retour n°\u00a0{number} est déjà annulé.\n")
    status, printed, _ = run(capsys, "restore", number)
    assert (status, printed) == (DONE, f"Le retour n°\u00a0{number} est rétabli.\n")
    assert observations(capsys) == stored
    status, _, errors = run(capsys, "restore", number)
    assert status == FAILED
    assert "rien à rétablir" in errors


def test_the_module_runs_and_lists_its_verbs() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "loaders", "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert all(f"    {verb} " in ran.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([verb, "--help"])

    assert stopped.value.code == DONE
    assert f"python -m loaders {verb}" in capsys.readouterr().out
