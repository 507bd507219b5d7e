"""A plan's workbook at the command line: checked, loaded, written again, and never half."""

from pathlib import Path

import pytest

from data_model.as_of import newest_act
from data_model.store import reading
from data_model.territory import Territory
from data_model.workspace import active_engine, plans
from loaders.__main__ import main
from loaders.commands.output import BLOCKED, DONE, FAILED
from tests.loaders.plan.filled_workbook import SMALL, Lines, filled
from tests.loaders.stored_plan import PLAN

Captured = pytest.CaptureFixture[str]


def held() -> list[tuple[str, int]]:
    with reading(active_engine()) as session:
        return [(one.code, newest_act(session, one.code)) for one in plans(session)]


def test_a_workbook_is_checked_without_a_trace_then_loaded(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(filled())
    assert main(["plan", str(file), "--check"]) == DONE
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Information : Jalons, A2 : 2 codes sont donnés par l’outil" in told
    assert "ESS-1 (nouveau plan)" in told
    assert "Rien n’a été enregistré." in told
    assert held() == []

    assert main(["plan", str(file)]) == DONE
    assert "Plan ESS-1 chargé" in capsys.readouterr().out
    assert [code for code, _ in held()] == ["ESS-1"]

    changed = filled({"Jours": [["Action", "Jours"], ["1.1", 9]]})
    file.write_bytes(changed)
    assert main(["plan", str(file), "--check"]) == DONE
    told = capsys.readouterr().out
    assert "ESS-1 (plan déjà connu)\u00a0: 1\u00a0changement" in told
    assert "7,5 → 9" in told.replace("\u00a0", " ")


def test_what_blocks_is_said_and_nothing_is_loaded(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(filled({"Jours": [["Action", "Jours"], ["9.9", 9]]}))
    assert main(["plan", str(file)]) == BLOCKED
    assert "Bloquant\u00a0: Jours, A2\u00a0: «\u00a09.9\u00a0»" in capsys.readouterr().out
    assert held() == []


def test_an_amount_in_question_does_not_empty_the_one_that_is_stored(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(filled())
    assert main(["plan", str(file)]) == DONE
    stored = held()
    asked = [["Action", "Montant", "Base du montant"], ["1.1", "16 000 € HT", "par an"]]
    file.write_bytes(filled({"Budget voté": asked}))
    assert main(["plan", str(file), "--check"]) == BLOCKED
    capsys.readouterr()
    assert main(["plan", str(file)]) == BLOCKED
    told = capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Question : Budget voté, B2 : « 16 000 € HT »" in told
    assert "Rien n’a été enregistré" in told
    assert held() == stored


def test_the_workbook_of_a_stored_plan_changes_nothing_when_loaded_again(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "plan.xlsx"
    assert main(["plan-workbook", "--plan", PLAN, "-o", str(target)]) == DONE
    assert "démonstration" not in capsys.readouterr().out
    assert main(["plan", str(target), "--check"]) == DONE
    assert "0\u00a0changement, 0\u00a0ligne absente" in capsys.readouterr().out
    assert main(["plan", str(target)]) == DONE
    assert f"Le plan {PLAN} est déjà à jour." in capsys.readouterr().out


def test_an_empty_workbook_asks_for_the_plan_first(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "vide.xlsx"
    assert main(["plan-workbook", "--empty", "-o", str(target)]) == DONE
    capsys.readouterr()
    assert main(["plan", str(target)]) == BLOCKED
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Plan, B3 : « Code du plan » est vide." in told
    assert main(["plan-workbook", "--empty", "--plan", PLAN, "-o", str(target)]) == FAILED


def test_neither_a_folder_nor_a_file_is_said(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    for name, what in (("absent.xlsx", "Le fichier"), ("absent", "Le dossier")):
        assert main(["plan", str(tmp_path / name)]) == FAILED
        told = capsys.readouterr().err
        assert told.startswith(f"{what} «\u00a0")
        assert "n’existe pas" in told


def test_a_territory_that_a_plan_renames_is_never_called_up_to_date(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(filled())
    assert main(["plan", str(file)]) == DONE
    renamed: Lines = [*SMALL["Plan"][:4], ["Nom du territoire", "Communauté renommée"]]
    file.write_bytes(filled({"Plan": renamed}))
    capsys.readouterr()
    assert main(["plan", str(file)]) == DONE
    # Itself, and the respondent that bears its name.
    assert "Plan ESS-1 chargé\u00a0: 2\u00a0lignes modifiées" in capsys.readouterr().out
    with reading(active_engine()) as session:
        assert session.get_one(Territory, "200000001").name == "Communauté renommée"


def test_the_siren_of_another_plan_is_refused_and_stores_nothing(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(filled())
    assert main(["plan", str(file)]) == DONE
    other = [["Code du plan", "ESS-2"], ["Intitulé", "Autre"], ["SIREN du territoire", "200000002"]]
    file.write_bytes(filled({"Plan": [*other, ["Nom du territoire", "Voisine"]]}))
    assert main(["plan", str(file)]) == DONE
    before = held()
    taken: Lines = [*SMALL["Plan"][:3], ["SIREN du territoire", "200000002"], SMALL["Plan"][4]]
    file.write_bytes(filled({"Plan": taken}))
    capsys.readouterr()
    assert main(["plan", str(file), "--yes"]) == BLOCKED
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Bloquant : Plan, B4 : 200000002 est le SIREN de Voisine, territoire du plan" in told
    assert held() == before


def test_an_amount_that_is_emptied_is_said_to_go_and_one_without_its_column_stays(
    empty_base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(filled())
    assert main(["plan", str(file)]) == DONE
    capsys.readouterr()
    emptied: Lines = [["Action", "Montant", "Base du montant"], ["1.1", None, "par an"]]
    file.write_bytes(filled({"Budget voté": emptied}))
    assert main(["plan", str(file), "--check"]) == DONE
    told = capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")
    assert "15 000 € → retiré" in told
    file.write_bytes(filled({"Budget voté": [["Action", "Base du montant"], ["1.1", "par an"]]}))
    assert main(["plan", str(file), "--check"]) == DONE
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "la colonne « Montant » n’est pas dans la feuille" in told
    assert "0 changement" in told
