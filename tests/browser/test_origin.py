"""From the overview to a figure's cell, and its file back byte for byte."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser


def test_from_the_overview_to_the_bytes_that_were_sent(
    page: Page, server: str, demonstration_file: Path
) -> None:
    page.goto(server)
    settled(page)
    page.get_by_role("link", name="Bourse foncière de l’ESS").first.click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.2 Bourse foncière")

    page.get_by_role("link", name="D’où vient ce montant").click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("engagés = somme de")
    page.get_by_role("combobox", name="Valeur à détailler").click()
    page.get_by_role("option").first.click()
    expect(page.locator("code", has_text="Budget!G16").first).to_be_visible()
    settled(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Télécharger le fichier d’origine").click()
    received = hashlib.sha256(downloading.value.path().read_bytes()).hexdigest()

    with sqlite3.connect(demonstration_file) as base:
        sent = base.execute(
            "SELECT sha256 FROM return WHERE file_name = ?", [downloading.value.suggested_filename]
        ).fetchall()
    assert sent == [(received,)]


def test_a_figure_opens_at_its_address_in_a_new_window(page: Page, server: str) -> None:
    page.goto(f"{server}/origine?indicateur=2.2-I1&au=2025-06-01")
    settled(page)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("37")
    expect(page.get_by_text("Vu au 1er").first).to_be_visible()
