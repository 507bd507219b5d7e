"""Whose return it is comes from the workbook itself; what disagrees is asked, never guessed."""

import io

import pytest
from openpyxl import load_workbook

from loaders.identity import Identity, identify
from loaders.template import META_SHEET
from loaders.xlsx_cells import xlsx_workbook
from tests.loaders.small_plan import INDEX, changed, issued, saved

NAME = "retour.xlsx"


def identified(content: bytes, name: str = NAME) -> Identity:
    return identify(xlsx_workbook(content), INDEX, file_name=name)


def without_meta(content: bytes, **cells: object) -> bytes:
    book = load_workbook(io.BytesIO(changed(content, **cells)))
    del book[META_SHEET]
    return saved(book)


def told(identity: Identity) -> list[tuple[str, str, str]]:
    return [(f.severity.value, f.code, f.message) for f in identity.findings]


def test_the_hidden_sheet_is_enough() -> None:
    book = load_workbook(io.BytesIO(issued()))
    del book["Notice"]

    identity = identified(saved(book))
    assert (identity.respondent_code, identity.period_code) == ("93005", "2026-T3")
    assert (identity.template_version, identity.findings) == ("1", ())


def test_without_it_the_notice_is_read() -> None:
    identity = identified(without_meta(issued()))

    assert (identity.respondent_code, identity.period_code) == ("93005", "2026-T3")
    assert [code for _, code, _ in told(identity)] == ["VERSION_MODELE"]


@pytest.mark.parametrize(
    ("name", "respondent", "period"),
    [
        ("PLDESS_2026-T3_93005_Aulnay-sous-Bois.xlsx", "93005", "2026-T3"),
        ("Retour T3 2026 aulnay sous bois (1).xlsx", "93005", "2026-T3"),
        ("sevran_2026.xlsx", "93071", "2026"),
        ("sevran.xlsx", "93071", ""),
        ("T2 2026.xlsx", "", "2026-T2"),
    ],
)
def test_without_either_the_name_of_the_file_is_read(
    name: str, respondent: str, period: str
) -> None:
    book = load_workbook(io.BytesIO(issued()))
    del book[META_SHEET]
    del book["Notice"]

    identity = identified(saved(book), name)
    assert (identity.respondent_code, identity.period_code) == (respondent, period)
    blocking = {code for severity, code, _ in told(identity) if severity == "error"}
    assert blocking == {
        *(() if respondent else ("COMMUNE_INCONNUE",)),
        *(() if period else ("PERIODE_INCONNUE",)),
    }


def test_a_file_named_after_another_commune_is_asked_about() -> None:
    identity = identified(issued(), "PLDESS_2026-T3_93071_Sevran.xlsx")

    assert (identity.respondent_code, identity.period_code) == ("", "2026-T3")
    assert told(identity) == [
        (
            "error",
            "COMMUNE_DIFFERENTE",
            "_meta dit «\u00a093005\u00a0», la feuille Notice dit «\u00a093005\u00a0», le nom du"
            " fichier dit «\u00a093071\u00a0» et la feuille Notice (nom) dit"
            " «\u00a0Aulnay-sous-Bois\u00a0»\u00a0: lequel croire\u202f?",
        )
    ]


def test_a_file_named_after_another_quarter_is_asked_about() -> None:
    identity = identified(issued(), "aulnay-sous-bois T2-2026.xlsx")

    assert (identity.respondent_code, identity.period_code) == ("93005", "")
    assert [code for _, code, _ in told(identity)] == ["PERIODE_DIFFERENTE"]


def test_a_notice_that_names_another_commune_is_asked_about() -> None:
    identity = identified(changed(issued(), Notice_B3="Sevran"))

    assert identity.respondent_code == ""
    assert [code for _, code, _ in told(identity)] == ["COMMUNE_DIFFERENTE"]


def test_an_unknown_commune_is_blocked_and_the_nearest_are_offered() -> None:
    identity = identified(without_meta(issued(), Notice_B3="Sevrant", Notice_B4=None))

    assert identity.respondent_code == ""
    (finding,) = [f for f in identity.findings if f.code == "COMMUNE_INCONNUE"]
    assert finding.message == "«\u00a0Sevrant\u00a0» n’est pas un répondant de ce plan."
    assert finding.hint == "Est-ce Sevran\u202f?"


def test_the_workbook_of_another_plan_is_blocked() -> None:
    identity = identified(changed(issued(), _meta_B2="pcaet"))

    assert [code for _, code, _ in told(identity)] == ["META_MODIFIEE", "PLAN_DIFFERENT"]


def test_a_changed_hidden_sheet_is_a_question() -> None:
    identity = identified(changed(issued(), _meta_B5="2026-01-01"))

    assert [(severity, code) for severity, code, _ in told(identity)] == [
        ("question", "META_MODIFIEE")
    ]
    assert identity.respondent_code == "93005"
