"""A filter chosen on a page follows to the others by the menu, and in a copied link."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_window, settled

pytestmark = pytest.mark.browser


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text().replace("\u00a0", " ")


def test_an_axis_follows_by_the_menu_and_a_copied_link_says_the_same(
    page: Page, browser: Browser, server: str
) -> None:
    page.goto(f"{server}/avancement")
    settled(page)
    page.get_by_text("Axe 2", exact=True).first.click()
    expect(page.get_by_role("button", name="Axe 2 · Développement")).to_be_visible()
    for name in ("Calendrier", "Budget"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Axe\u00a02\u00a0:")
        settled(page)
        assert page.url.endswith("?axe=2")

    # A visitor of one's own: nothing but the link.
    context = new_window(browser)
    other = context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", level=1)).to_contain_text("Axe\u00a02\u00a0:")
    settled(other)
    assert heading(other) == heading(page)
    context.close()

    page.get_by_role("button", name="Tout le plan").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Axe\u00a02\u00a0:")
    settled(page)
    assert "axe=" not in page.url
