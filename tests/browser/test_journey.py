"""The whole way through, as a person goes it: open, drop, read, confirm, see, undo."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser


def metric(page: Page, label: str) -> str:
    """The value of one headline figure."""
    box = page.locator("[data-testid=stMetric]", has_text=label)
    return box.locator("[data-testid=stMetricValue]").inner_text()


def test_an_import_moves_the_figures_and_its_undo_brings_them_back(
    page: Page, server: str, missing_workbook: Path
) -> None:
    page.goto(server)
    settled(page)
    expect(page.get_by_text("données fictives")).to_be_visible()
    before = metric(page, "Retours du T3")

    page.get_by_role("link", name="Retours trimestriels").click()
    settled(page)
    page.locator("input[type=file]").set_input_files(missing_workbook)
    expect(page.get_by_role("heading", name="1 fichier lu")).to_be_visible()
    settled(page)
    also = page.get_by_text("Intégrer aussi les retours à vérifier")
    if also.count():
        also.click()
        settled(page)
    page.get_by_role("button", name="Intégrer 1").click()
    expect(page.get_by_text("1 retour intégré")).to_be_visible()

    page.get_by_role("link", name="Vue d’ensemble").click()
    settled(page)
    after = metric(page, "Retours du T3")
    assert int(after.split()[0]) == int(before.split()[0]) + 1

    page.get_by_role("link", name="Retours trimestriels").click()
    settled(page)
    page.get_by_text("Retours intégrés", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Annuler ce retour").click()
    expect(page.get_by_text("Effet sur les totaux et les statuts")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Confirmer l’annulation").click()
    expect(page.get_by_text("est annulé")).to_be_visible()
    page.get_by_role("link", name="Vue d’ensemble").click()
    settled(page)
    assert metric(page, "Retours du T3") == before


def test_a_file_that_is_no_workbook_is_refused_in_french(page: Page, server: str) -> None:
    page.goto(f"{server}/retours")
    settled(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "retour.xlsx", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}
    )
    expect(page.get_by_text("PDF").first).to_be_visible()
    expect(page.get_by_role("button", name="Intégrer 0")).to_be_disabled()


def test_a_day_in_the_address_shows_what_was_known_then(page: Page, server: str) -> None:
    page.goto(f"{server}/?au=2025-02-15")
    settled(page)
    expect(page.get_by_text("Vu au 15").first).to_be_visible()
    page.reload()
    settled(page)
    expect(page.get_by_text("Vu au 15").first).to_be_visible()


def test_starting_with_ones_own_plan_keeps_the_demonstration(page: Page, server: str) -> None:
    page.goto(server)
    settled(page)
    page.get_by_role("button", name="Commencer avec mon plan").click()
    page.get_by_role("button", name="Ouvrir le plan de Paris Terres d’Envol").click()
    expect(page.get_by_text("données fictives")).to_have_count(0)
    settled(page)
    for path in ("", "budget", "communes"):
        page.goto(f"{server}/{path}")
        settled(page)
        assert page.locator("[data-testid=stException]").count() == 0, path
        assert page.locator("h1").count() == 1, path
    page.get_by_role("button", name="Revoir la démonstration").click()
    page.get_by_role("button", name="Ouvrir la démonstration").click()
    expect(page.get_by_text("données fictives")).to_be_visible()
