"""The command line refuses and explains itself in French, with argparse's own status."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from data_model.as_of import PARIS
from loaders.__main__ import main
from loaders.commands.output import DONE, FAILED
from loaders.commands.parser import command_parser

Captured = pytest.CaptureFixture[str]
ENGLISH = re.compile(
    r"usage|error|required|argument[s]? are|expected|invalid|choose|show this", re.I
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Erreur\u00a0: argument obligatoire\u00a0: VERBE."),
        (["check"], "Erreur\u00a0: argument obligatoire\u00a0: FICHIER."),
        (["check", "a.xlsx", "--toto"], "Erreur\u00a0: argument inconnu\u00a0: --toto."),
        (["issue", "--period"], "argument --period\u00a0: une valeur est attendue."),
        (["import", "--re", "x"], "option ambiguë\u00a0: --re peut être l’une de --received-on"),
        (["demo", "--if-missing=1"], "aucune valeur n’est attendue («\u00a01\u00a0»)."),
        (["undo", "deux"], "argument RETOUR\u00a0: «\u00a0deux\u00a0» n’est pas un nombre entier."),
        (["export", "--as-of", "hier"], "«\u00a0hier\u00a0» n’est pas une date (AAAA-MM-JJ)."),
        (["plan", "a", "--recorded-at", "hier"], "n’est pas un instant (AAAA-MM-JJTHH:MM)."),
        (["undo", "0"], "aucun retour ne peut porter le numéro 0."),
        (["restore", "2147483648"], "aucun retour ne peut porter le numéro 2147483648."),
        (["purge", "9" * 20, "--reason", "x", "--yes"], f"porter le numéro {'9' * 20}."),
        (["export", "--as-of", "1899-12-31"], "l’année 1899 est hors du calendrier (1900 à 2999)."),
        (["export", "--as-of", "9999-12-31"], "l’année 9999 est hors du calendrier (1900 à 2999)."),
        (["plan", "a", "--recorded-at", "3000-01-01T00:00"], "l’année 3000 est hors du calendrier"),
    ],
)
def test_a_command_that_is_not_understood_is_refused_in_french(
    arguments: list[str], said: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    printed = capsys.readouterr()
    assert (stopped.value.code, printed.out) == (FAILED, "")
    assert said in printed.err
    assert printed.err.startswith("Utilisation\u00a0: python -m loaders")
    assert printed.err.count("Utilisation") == 1
    assert not ENGLISH.search(printed.err)


def test_an_unknown_verb_is_answered_with_those_there_are(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["exporter"])

    said = capsys.readouterr().err
    assert "«\u00a0exporter\u00a0» n’est pas reconnu (au choix\u00a0: " in said
    assert "restore" in said


@pytest.mark.parametrize("verb", ["", "issue", "import", "export"])
def test_the_help_has_no_english_word(verb: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main([*([verb] if verb else []), "--help"])

    shown = capsys.readouterr().out
    assert "montre cette aide" in shown
    assert "options\u00a0:" in shown
    assert not ENGLISH.search(shown)


def test_an_instant_without_a_zone_is_in_paris() -> None:
    parsed = command_parser().parse_args(["plan", "dossier", "--recorded-at", "2026-01-05T09:00"])
    assert parsed.recorded_at == datetime(2026, 1, 5, 9, tzinfo=PARIS)


@pytest.mark.parametrize("text", ["1900-01-01", "2999-12-31"])
def test_the_ends_of_the_calendar_are_inside_it(base: Path, text: str, capsys: Captured) -> None:
    assert main(["export", "--as-of", text]) == DONE
    assert capsys.readouterr().err == ""


def test_the_greatest_number_of_a_return_is_looked_for(base: Path, capsys: Captured) -> None:
    assert main(["undo", "2147483647"]) == FAILED
    assert capsys.readouterr().err == "Le retour n°\u00a02147483647 n’existe pas.\n"
