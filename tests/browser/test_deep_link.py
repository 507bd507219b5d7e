"""A link to a page leads there, also for who has never opened the application."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import READY, WINDOW

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("budget", "Budget"),
        ("communes?au=2026-06-30", "Communes"),
        ("fiche_action", "Fiche action"),
    ],
)
def test_a_first_visitor_lands_on_the_page_of_the_link(
    browser: Browser, server: str, path: str, title: str
) -> None:
    # A context of its own: nothing kept from an earlier visit.
    context = browser.new_context(viewport=WINDOW, locale="fr-FR")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server}/{path}")
    page.locator(READY).wait_for(timeout=60_000)

    expect(page).to_have_title(re.compile(f"^{title} – "), timeout=30_000)
    assert page.url == f"{server}/{path}"
    assert page.locator("h1").count() == 1
    assert page.locator("[role=dialog]").count() == 0
    context.close()
