"""What Streamlit says by itself, in French: dates, files, menus, tables, a lost connection."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.french import english_words

pytestmark = pytest.mark.browser

OVER_TEN_MEGABYTES = 11_000_000


def test_a_calendar_is_in_french(page: Page, server: str) -> None:
    page.goto(f"{server}/depuis")
    settled(page)
    page.get_by_role("button", name="Choisir une date").last.click()
    expect(page.get_by_role("button", name="Mois précédent")).to_be_visible()
    assert english_words(page) == []


def test_a_file_too_large_and_one_of_another_kind_are_refused_in_french(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/retours")
    settled(page)
    place = page.get_by_test_id("stFileUploader")
    expect(place).to_contain_text("10\u00a0Mo par fichier")
    large = {"name": "grand.xlsx", "mimeType": "", "buffer": b"x" * OVER_TEN_MEGABYTES}
    place.locator("input").set_input_files(large)  # type: ignore[arg-type]
    expect(place).to_contain_text("Ce fichier dépasse 10\u00a0Mo.")
    assert english_words(page) == []


def test_a_table_is_sorted_and_searched_in_french(page: Page, server: str) -> None:
    page.goto(f"{server}/origine")
    settled(page)
    table = page.get_by_test_id("stDataFrame").first
    table.hover()
    expect(page.get_by_role("button", name="Télécharger en CSV").first).to_be_visible()
    box = table.bounding_box()
    assert box is not None
    # The arrow of the first column's heading shows under the pointer.
    page.mouse.move(box["x"] + 100, box["y"] + 14)
    page.mouse.click(box["x"] + 100, box["y"] + 14, button="right")
    assert english_words(page) == []


def test_the_menu_is_in_french(page: Page, server: str) -> None:
    page.goto(f"{server}/methode")
    settled(page)
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    expect(page.get_by_text("Comme l’ordinateur")).to_be_visible()
    assert english_words(page) == []


def test_what_a_person_wrote_is_left_as_it_is(page: Page) -> None:
    script = Path("static/french.js").read_text(encoding="utf-8")
    page.set_content("<p id=said></p><svg><text id=drawn></text></svg>")
    page.add_script_tag(content=script)
    page.evaluate(
        "() => { said.textContent = 'Open data : 10MB per file'; drawn.textContent = 'Upload'; }"
    )
    expect(page.locator("#said")).to_have_text("Open data : 10MB per file")
    expect(page.locator("#drawn")).to_have_text("Upload")
    page.evaluate("() => { said.textContent = 'Upload'; }")
    expect(page.locator("#said")).to_have_text("Choisir")
