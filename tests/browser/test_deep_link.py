"""A link to a page leads there, also for who has never opened the application."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_window, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("budget", "Budget"),
        ("calendrier?au=2026-06-30", "Calendrier"),
        ("fiche_action", "Fiche action"),
    ],
)
def test_a_first_visitor_lands_on_the_page_of_the_link(
    browser: Browser, server: str, path: str, title: str
) -> None:
    # A context of its own: nothing kept from an earlier visit.
    context = new_window(browser)
    page = context.new_page()
    page.goto(f"{server}/{path}")
    settled(page)
    expect(page).to_have_title(re.compile(f"^{title} – "))
    assert page.url == f"{server}/{path}"
    assert page.locator("h1").count() == 1
    assert page.locator("[role=dialog]").count() == 0
    context.close()
