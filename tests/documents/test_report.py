"""The printed documents: readable by a voice, the same each time, complete."""

import io
from dataclasses import replace
from typing import Any

import page
import pytest
from pypdf import PdfReader, PdfWriter

from documents.context.fiche import fiche_sheets
from documents.report.blocks import Paragraph, Printed, Section, ToldRow
from documents.report.fiches import fiches_pdf
from documents.report.letters import letters_pdf
from documents.report.report import report, report_pdf
from documents.report.typeset import TypesetError, pdf_of
from documents.wording import of_town
from tests.documents.reopened import pdf_words, spaced
from tests.documents.told import Told

DOCUMENTS = ("report", "fiches", "letters")
HEIGHT = 842


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_conforms_to_pdf_ua_1(told: Told, name: str) -> None:
    found = page.validate_pdf_bytes(getattr(told, name), profile="ua1")
    assert found.is_compliant, [one.message for one in found.failures]
    assert found.rules.total > 100


def test_the_validator_refuses_an_untagged_document() -> None:
    bare = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(595, HEIGHT)
    writer.write(bare)
    assert not page.is_pdf_compliant_bytes(bare.getvalue(), profile="ua1")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_tagged_french_and_titled(told: Told, name: str) -> None:
    reader = PdfReader(io.BytesIO(getattr(told, name)))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "fr-FR"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert reader.metadata is not None
    assert told.context.head.plan_title in str(reader.metadata.title)


def test_the_same_plan_gives_the_same_bytes(today: Told) -> None:
    assert report_pdf(today.context, today.since) == today.report


def test_each_mayor_has_one_page(today: Told) -> None:
    communes = [one.name for one in today.communes if one.is_commune]
    pages = PdfReader(io.BytesIO(today.letters)).pages
    assert len(pages) == len(communes) == 8
    for name, one in zip(communes, pages, strict=True):
        assert f"le Maire {of_town(name)}" in spaced(one.extract_text())


def test_a_letter_carries_the_faits_marquants_of_its_commune(today: Told) -> None:
    words = pdf_words(today.letters)
    told = [one for one in today.communes if one.is_commune and one.highlights]
    assert told
    for one in told:
        assert spaced(one.highlights[0])[:40] in words


def test_a_plan_that_asks_no_commune_has_no_blank_letter(today: Told) -> None:
    words = pdf_words(letters_pdf([], today.context.head, work=today.context.work))
    assert "Ce plan n’interroge aucune commune" in words


def test_the_report_has_every_point_and_does_not_say_that_it_chose(today: Told) -> None:
    words = pdf_words(today.report)
    assert "les plus pressants" not in words
    assert "données arrêtées au 9 novembre 2026" in words


def test_nothing_known_is_said_in_a_sentence_not_in_a_row_of_n_c(alone: Told) -> None:
    content = report(alone.context, alone.since)
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, ToldRow):
                assert any(one.value != "n.c." for one in block.figures), section.heading


def test_every_action_has_its_fiche_beginning_on_a_page(told: Told) -> None:
    pages = [spaced(one.extract_text()) for one in PdfReader(io.BytesIO(told.fiches)).pages]
    for action in told.context.actions:
        head = spaced(f"{action.code} {action.label}")
        assert any(head in text[:400] for text in pages), head


def test_one_fiche_alone_is_that_of_the_action(today: Told) -> None:
    content = fiches_pdf(fiche_sheets(today.seen, ["2.2"]), today.context.head)
    words = pdf_words(content)
    assert "2.2 Bourse foncière de l’ESS" in words
    assert "1.1 ESS Tour" not in words
    with pytest.raises(KeyError):
        fiche_sheets(today.seen, ["9.9"])


def test_someones_words_are_printed_as_words(today: Told) -> None:
    hostile = '#panic("non") *gras* _souligné_ $x$ `code` = titre <a> & \\ // note 中 😀 \x07'
    content = report(today.context, today.since)
    section = Section(heading=hostile, blocks=[Paragraph(text=hostile)])
    words = pdf_words(pdf_of(replace(content, title=hostile, sections=[section])))
    assert '#panic("non") *gras* _souligné_ $x$ `code` = titre <a> & \\ // note' in words
    assert "中" not in words


def test_what_the_compiler_refuses_is_an_error(today: Told) -> None:
    # A reader who goes from heading to heading would miss a level.
    skipping = [Section(heading="a", blocks=[]), Section(heading="b", blocks=[], level=3)]
    document: Printed = replace(report(today.context, today.since), sections=skipping)
    with pytest.raises(TypesetError):
        pdf_of(document)
