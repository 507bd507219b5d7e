"""A pasted list of INSEE codes becomes communes; what is no code, or said twice, is told."""

import pytest

from data_model.finding import Severity
from loaders.entry.composer_communes import (
    CommuneList,
    TypedCommune,
    commune_findings,
    postal_codes,
    read_communes,
)

AULNAY = TypedCommune(
    code_insee="93005", name="Aulnay-sous-Bois", population=87_599, population_vintage="RP2023"
)


def read(text: str) -> CommuneList:
    return read_communes(text, {AULNAY.code_insee: AULNAY})


def test_a_known_code_alone_brings_its_name_and_inhabitants() -> None:
    assert read("93005").communes == (AULNAY,)


@pytest.mark.parametrize(
    ("line", "code", "name", "population"),
    [
        ("2A004 Ajaccio", "2A004", "Ajaccio", None),
        ("2b033\tBastia\t48 503", "2B033", "Bastia", 48_503),
        ("59350;Lille;238695", "59350", "Lille", 238_695),
        ("Lille 59350", "59350", "Lille", None),
        ("97411 – Saint-Denis", "97411", "Saint-Denis", None),
        ("01004 Ambérieu-en-Bugey", "01004", "Ambérieu-en-Bugey", None),
    ],
)
def test_what_follows_a_code_is_its_name_and_inhabitants(
    line: str, code: str, name: str, population: int | None
) -> None:
    (commune,) = read(line).communes
    assert (commune.code_insee, commune.name, commune.population) == (code, name, population)


def test_codes_on_one_line_are_as_many_communes() -> None:
    found = read("93005, 93007 93010")
    assert [one.code_insee for one in found.communes] == ["93005", "93007", "93010"]
    assert found.findings == ()


def test_what_was_typed_wins_over_what_is_known() -> None:
    (commune,) = read("93005\tAulnay\t90 000").communes
    assert (commune.name, commune.population) == ("Aulnay", 90_000)
    assert commune.population_vintage == ""


def test_a_commune_said_twice_counts_once_and_is_told() -> None:
    found = read("93005\n93005 Aulnay")
    assert found.communes == (AULNAY,)
    assert [finding.message for finding in found.findings] == ["93005 est deux fois dans la liste."]


@pytest.mark.parametrize("line", ["Aulnay-sous-Bois", "930", "930055", "2C004", "00123", "99100"])
def test_a_line_without_a_code_is_told_and_the_others_are_read(line: str) -> None:
    found = read(f"93005\n{line}\n")
    assert found.communes == (AULNAY,)
    (finding,) = found.findings
    assert line in finding.message


def test_an_unknown_commune_needs_a_name() -> None:
    assert commune_findings(read("59350 Lille").communes) == []
    (finding,) = commune_findings(read("59350").communes)
    assert finding.message == "59350\u00a0: il manque le nom de la commune."


def test_a_wrong_code_and_a_double_are_refused() -> None:
    typed = [
        TypedCommune(code_insee="2A004", name="Ajaccio"),
        TypedCommune(code_insee="2A004", name="Ajaccio"),
        TypedCommune(code_insee="AJACC", name="Ajaccio"),
    ]
    assert len(commune_findings(typed)) == 2


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        ("1007 Ambronay", "01007", "Ambronay"),
        ("  9122", "09122", ""),
        ("1007;Ambronay;2800", "01007", "Ambronay"),
    ],
)
def test_a_first_zero_that_was_lost_is_given_back_and_said(line: str, code: str, name: str) -> None:
    found = read(line)
    (commune,), (finding,) = found.communes, found.findings
    assert (commune.code_insee, commune.name) == (code, name)
    assert finding.severity is Severity.INFO
    assert "premier zéro" in finding.message


def test_four_digits_beside_a_whole_code_are_no_code() -> None:
    found = read("93005 Aulnay 8200")
    assert [one.code_insee for one in found.communes] == ["93005"]
    assert found.findings == ()


def test_what_is_unread_keeps_the_plan_from_being_made_and_a_double_does_not() -> None:
    found = read("93005\n93005\nAmbronay")
    assert [one.severity for one in found.findings] == [Severity.INFO, Severity.ERROR]


@pytest.mark.parametrize(
    ("code", "name", "is_asked"),
    [
        ("93600", "", True),
        ("93620", "Aulnay-sous-Bois", True),
        ("93620", "aulnay-sous-bois", True),
        ("93620", "Ambronay", False),
        ("93005", "Aulnay-sous-Bois", False),
        ("01007", "Ambronay", False),
    ],
)
def test_a_code_that_looks_like_a_postal_one_is_asked_about(
    code: str, name: str, is_asked: bool
) -> None:
    typed = TypedCommune(code_insee=code, name=name)
    assert postal_codes([typed], {AULNAY.code_insee: AULNAY}) == [code] * is_asked
