"""Views side by side are chosen by keyboard: Tab, an arrow, then Enter."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser
MOST_TABS = 60


def test_the_views_of_the_method_are_chosen_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}/methode")
    settled(page)
    chosen = page.get_by_role("radio", name="Calculs")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if chosen.evaluate("node => node === document.activeElement"):
            break
    expect(chosen).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("vue=statuts"))
    expect(page.get_by_role("radio", name="Statuts et règles")).to_be_checked()
