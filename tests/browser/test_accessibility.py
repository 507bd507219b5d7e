"""Every page at its address: read by axe-core, pictured in four windows, walked by keyboard."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from data_model.store import ROOT
from tests.browser.conftest import settled
from tests.browser.french import english_words

pytestmark = pytest.mark.browser

FIRST = "vue_ensemble"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
# Looked at by who reads a failure; never compared.
CAPTURES = ROOT / "captures"
# The second is a laptop's, the third what a 200 % zoom leaves of the first, then a tablet's.
DESK = "bureau"
WINDOWS = {
    DESK: (1440, 900),
    "portable": (1280, 720),
    "zoom": (720, 450),
    "tablette": (820, 1180),
}
LONGEST_CAPTURE = 4000
RAW = re.compile(r"Traceback|\b(None|NaN|nan|NaT|undefined)\b|Error:|0000000")
GRAVE = ("serious", "critical")
# Streamlit draws the menu's groups: a <ul> of <header> and <div>, whose <li> hang in no list.
# Its links, their names and the landmark around them are right; no option changes the tags.
STREAMLIT_OWN = {
    "list": "[data-testid=stSidebarNavItems]",
    "listitem": "[data-testid=stSidebarNavItems]",
}
TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth - main.clientWidth;
}"""
OUTSIDE = "(node, own) => node.closest(own) === null"
HAS_FOCUS = "node => node === document.activeElement || node.contains(document.activeElement)"
MOST_TABS = 120


def grave(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds serious or critical, apart from Streamlit's own menu."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    kept = []
    for one in found:
        if one["impact"] not in GRAVE:
            continue
        own = STREAMLIT_OWN.get(one["id"])
        nodes = [
            node["html"]
            for node in one["nodes"]
            if own is None or page.locator(node["target"][0]).evaluate(OUTSIDE, own)
        ]
        if nodes:
            kept.append({"rule": one["id"], "nodes": nodes})
    return kept


def open_page(page: Page, address: str) -> None:
    """The page, drawn and still."""
    page.goto(address)
    settled(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_at_its_address_in_french_accessible_and_asks_nothing_outside(
    page: Page, server: str, name: str
) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, _address(server, name))
    assert errors == []
    assert page.locator("h1").count() == 1
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("document.documentElement.lang") == "fr"
    text = page.locator("[data-testid=stMain]").inner_text()
    assert "données fictives" in text.lower()
    assert RAW.search(text) is None
    found = grave(page)
    _capture(page, CAPTURES / f"{name}_{DESK}.png", *WINDOWS[DESK])
    assert found == []
    assert english_words(page) == []
    assert {urlparse(url).netloc for url in asked} <= {urlparse(server).netloc, ""}


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_in_each_window(page: Page, server: str, name: str) -> None:
    open_page(page, _address(server, name))
    too_wide = {}
    for window, (width, height) in WINDOWS.items():
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        too_wide[window] = page.evaluate(TOO_WIDE)
        _capture(page, CAPTURES / f"{name}_{window}.png", width, height)
    assert [window for window, beyond in too_wide.items() if beyond > 0] == []


def _address(server: str, name: str) -> str:
    return f"{server}/{'' if name == FIRST else name}"


def test_axe_finds_nothing_serious_in_what_is_folded(page: Page, server: str) -> None:
    open_page(page, f"{server}/avancement")
    page.get_by_text("Voir les données").first.click()
    expect(page.get_by_text("Réalisé").first).to_be_visible()
    settled(page)
    assert grave(page) == []


def _capture(page: Page, file: Path, width: int, height: int) -> None:
    """A picture of the whole page: the window is made as high as what scrolls in it."""
    file.parent.mkdir(exist_ok=True)
    needed = page.locator("[data-testid=stMain]").evaluate("node => node.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(needed, height), LONGEST_CAPTURE)})
    settled(page)
    page.screenshot(path=file)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus, which must show; fails if it is never reached."""
    before = target.screenshot(animations="disabled")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate(HAS_FOCUS):
            settled(page)
            assert target.screenshot(animations="disabled") != before, f"{target} : focus invisible"
            return
    pytest.fail(f"Le clavier n’atteint pas {target}.")


def test_from_an_alert_to_the_file_by_keyboard_alone(page: Page, server: str) -> None:
    open_page(page, server)
    tab_to(page, page.get_by_role("link", name="Bourse foncière de l’ESS").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.2 Bourse foncière")
    settled(page)

    tab_to(page, page.get_by_role("link", name="D’où vient ce montant"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("engagés = somme de")
    settled(page)

    tab_to(page, page.get_by_role("combobox", name="Valeur à détailler"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    original = page.get_by_role("button", name="Télécharger le fichier d’origine")
    expect(original).to_be_visible()
    settled(page)

    tab_to(page, original)
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert Path(downloading.value.suggested_filename).suffix == ".xlsx"


def test_the_menu_and_the_downloads_are_reached_by_keyboard(page: Page, server: str) -> None:
    open_page(page, f"{server}/budget")
    tab_to(page, page.get_by_role("link", name="Calendrier"))
    tab_to(page, page.get_by_role("button", name="Télécharger le classeur"))
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename.startswith("PLDESS")
