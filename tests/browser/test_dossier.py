"""The whole file of a meeting: watched while it is prepared, stopped, prepared again, taken."""

import zipfile

import pytest
from playwright.sync_api import Page, expect

from documents.outputs import Output
from tests.browser.conftest import settled

pytestmark = pytest.mark.browser

PREPARE, CANCEL, TAKE = "Préparer tout le dossier", "Annuler", "Télécharger tout le dossier"


def test_it_can_be_stopped_then_prepared_whole(page: Page, server: str) -> None:
    page.goto(f"{server}/comites?comite=1&partie=documents")
    settled(page)
    page.get_by_role("button", name=PREPARE).click()
    expect(page.get_by_text(f"1 sur {len(Output)}")).to_be_visible()
    page.get_by_role("button", name=CANCEL, exact=True).click()
    expect(page.get_by_text("Préparation annulée")).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name=TAKE)).to_have_count(0)
    page.get_by_role("button", name=PREPARE).click()
    expect(page.get_by_text("Préparation annulée")).to_have_count(0)
    taking = page.get_by_role("button", name=TAKE)
    expect(taking).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        taking.click()
    assert download.value.suggested_filename.endswith(".zip")
    with zipfile.ZipFile(download.value.path()) as archive:
        assert len(archive.namelist()) == len(Output)
