"""« Télécharger »: the page's tables as a workbook and as CSV, a chart as a picture."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser
PNG = b"\x89PNG"


def received(page: Page, button: str) -> tuple[str, Path]:
    """The name and the file of one download."""
    with page.expect_download() as downloading:
        page.get_by_role("button", name=button).click()
    return downloading.value.suggested_filename, downloading.value.path()


def test_the_figures_of_the_screen_are_numbers_in_the_files(page: Page, server: str) -> None:
    page.goto(f"{server}/budget")
    settled(page)
    name, file = received(page, "Télécharger le classeur")
    shown = page.locator("[data-testid=stMetricValue]").all_inner_texts()
    assert name.startswith("PLDESS_Budget_2026-11-09")
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    assert book.sheetnames[0] == "À propos"
    told = [cell.value for cell in book["À propos"]["B"]]
    assert "Données de démonstration, fictives" in told
    first = book.worksheets[1]["B2"]
    assert first.number_format == '#,##0 "€"'
    assert str(first.value) in {re.sub(r"\D", "", one) for one in shown}

    name, file = received(page, "Télécharger en CSV")
    assert name.endswith(".zip")
    archive = zipfile.ZipFile(file)
    assert len(archive.namelist()) == len(book.sheetnames) - 1
    assert all(archive.read(one).startswith(b"\xef\xbb\xbf") for one in archive.namelist())


def test_a_chart_is_taken_as_a_picture_without_a_mouse(page: Page, server: str) -> None:
    page.goto(server)
    settled(page)
    button = page.get_by_role("button", name="Télécharger l’image")
    button.focus()
    expect(page.locator(".modebar-group").first).to_have_css("opacity", "1")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename.startswith("Situation-des-axes")
    assert downloading.value.path().read_bytes().startswith(PNG)
    expect(page.get_by_text("Image enregistrée")).to_be_visible()


def test_a_committee_takes_away_what_was_projected(page: Page, server: str) -> None:
    page.goto(f"{server}/comites?comite=2&partie=documents")
    settled(page)
    name, file = received(page, "Diaporama")
    assert name.endswith("_diaporama_comite-territorial-2026-06-18.pptx")
    deck = [
        shape.text_frame.text
        for slide in Presentation(str(file)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    page.goto(f"{server}/comite?comite=2&diapo=1")
    settled(page)
    assert page.locator("h1").first.inner_text() in deck
    page.goto(f"{server}/comites?comite=2&partie=documents")
    settled(page)
    name, file = received(page, "Rapport du comité")
    assert name.endswith("_rapport_comite-territorial-2026-06-18.pdf")
    assert file.read_bytes().startswith(b"%PDF-")
