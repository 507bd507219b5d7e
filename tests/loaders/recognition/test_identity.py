"""Whose return it is comes from the workbook itself; what disagrees is asked, never guessed."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from data_model.finding import Answers, Finding, Severity
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.recognition.header_questions import NO_ANSWERS
from loaders.recognition.identity import Identity, identify
from loaders.template.template import META_SHEET
from tests.loaders.small_plan import INDEX, changed, issued, saved

NAME = "retour.xlsx"


def identified(content: bytes, name: str = NAME, answers: Answers = NO_ANSWERS) -> Identity:
    return identify(xlsx_workbook(content), INDEX, file_name=name, answers=answers)


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
    asked = {code for severity, code, _ in told(identity) if severity != "info"}
    assert asked == {
        *(() if respondent else ("COMMUNE_INCONNUE",)),
        *(() if period else ("PERIODE_INCONNUE",)),
    }


def question(identity: Identity) -> Finding:
    (finding,) = [f for f in identity.findings if f.severity is Severity.QUESTION]
    return finding


def test_a_file_named_after_another_commune_is_asked_about_and_nothing_is_guessed() -> None:
    content, name = issued(), "PLDESS_2026-T3_93071_Sevran.xlsx"
    asked = identified(content, name)

    assert (asked.respondent_code, asked.period_code) == ("", "2026-T3")
    finding = question(asked)
    assert (finding.code, finding.message) == (
        "COMMUNE_DIFFERENTE",
        "Ce classeur dit à la fois Aulnay-sous-Bois (la feuille _meta, Notice!B4 et Notice!B3) et"
        " Sevran (le nom du fichier)\u00a0: lequel croire\u202f?",
    )
    assert [option.key for option in finding.options][:2] == ["93005", "93071"]
    answered = identified(content, name, {finding.answer_key: "93071"})
    assert answered.respondent_code == "93071"
    assert [(f.severity, f.answer) for f in answered.findings] == [(Severity.INFO, "Sevran")]


def test_an_answer_that_is_not_offered_is_no_answer() -> None:
    finding = question(identified(issued(), "sevran T3 2026.xlsx"))
    answered = identified(issued(), "sevran T3 2026.xlsx", {finding.answer_key: "75056"})
    assert answered.respondent_code == ""


def test_a_file_named_after_another_quarter_is_asked_about() -> None:
    identity = identified(issued(), "aulnay-sous-bois T2-2026.xlsx")

    assert (identity.respondent_code, identity.period_code) == ("93005", "")
    assert [code for _, code, _ in told(identity)] == ["PERIODE_DIFFERENTE"]


def test_a_notice_that_names_another_commune_is_asked_about() -> None:
    identity = identified(changed(issued(), Notice_B3="Sevran"))

    assert identity.respondent_code == ""
    assert [code for _, code, _ in told(identity)] == ["COMMUNE_DIFFERENTE"]


def test_the_cell_that_contradicts_the_others_is_the_one_named() -> None:
    finding = question(identified(changed(issued(), Notice_B3="Sevran")))
    assert (finding.address, finding.value) == ("Notice!B3", "Sevran")
    assert "Sevran (Notice!B3)" in finding.message


def test_an_unknown_commune_is_asked_about_and_the_nearest_come_first() -> None:
    identity = identified(without_meta(issued(), Notice_B3="Sevrant", Notice_B4=None))

    assert identity.respondent_code == ""
    (finding,) = [f for f in identity.findings if f.code == "COMMUNE_INCONNUE"]
    assert finding.message == (
        "«\u00a0Sevrant\u00a0» n’est pas un répondant de ce plan. Qui envoie ce classeur\u202f?"
    )
    assert (finding.options[0].label, len(finding.options)) == ("Sevran", 3)
    answered = identified(
        without_meta(issued(), Notice_B3="Sevrant", Notice_B4=None),
        answers={finding.answer_key: "93071"},
    )
    assert answered.respondent_code == "93071"


def test_a_workbook_that_says_nothing_offers_the_plan_s_respondents_and_newest_quarters() -> None:
    book = load_workbook(io.BytesIO(issued()))
    del book[META_SHEET]
    del book["Notice"]
    index = replace(INDEX, periods=("2026-T1", "2026-T2", "2026-T3"))

    identity = identify(xlsx_workbook(saved(book)), index, file_name="retour.xlsx")
    asked = {f.code: [o.key for o in f.options] for f in identity.findings if f.options}
    assert asked == {
        "COMMUNE_INCONNUE": ["93005", "93071", "200058097"],
        "PERIODE_INCONNUE": ["2026-T3", "2026-T2", "2026-T1"],
    }


def test_a_renamed_notice_is_known_by_what_it_says() -> None:
    book = load_workbook(io.BytesIO(without_meta(issued())))
    book["Notice"].title = "Page 1"

    identity = identified(saved(book))
    assert (identity.respondent_code, identity.period_code) == ("93005", "2026-T3")


def test_the_name_beside_a_code_may_be_written_anyhow() -> None:
    identity = identified(without_meta(issued(), Notice_B3="Service ESS d’Aulnay, M. Martin"))
    assert identity.respondent_code == "93005"


@pytest.mark.parametrize("version", ["0", "2"])
def test_another_version_of_the_template_is_told_and_read(version: str) -> None:
    identity = identified(changed(issued(), _meta_B1=version))

    assert (identity.respondent_code, identity.template_version) == ("93005", version)
    infos = [f for f in identity.findings if f.severity is Severity.INFO]
    assert [f.code for f in infos] == ["VERSION_MODELE"]


def test_the_workbook_of_another_plan_is_blocked() -> None:
    identity = identified(changed(issued(), _meta_B2="pcaet"))

    assert [code for _, code, _ in told(identity)] == ["META_MODIFIEE", "PLAN_DIFFERENT"]


def test_a_changed_hidden_sheet_is_a_question() -> None:
    identity = identified(changed(issued(), _meta_B5="2026-01-01"))

    assert [(severity, code) for severity, code, _ in told(identity)] == [
        ("question", "META_MODIFIEE")
    ]
    assert identity.respondent_code == "93005"


def test_a_changed_hidden_sheet_names_neither_respondent_nor_period() -> None:
    content = changed(issued(), _meta_B3="93071")
    beside = identified(content)
    assert (beside.respondent_code, beside.period_code) == ("93005", "2026-T3")

    book = load_workbook(io.BytesIO(content))
    del book["Notice"]
    alone = identified(saved(book))
    assert (alone.respondent_code, alone.period_code) == ("", "")
    assert {code for _, code, _ in told(alone)} == {
        "META_MODIFIEE",
        "COMMUNE_INCONNUE",
        "PERIODE_INCONNUE",
    }
