"""Mode comité on a wall: by keyboard, after a reload, in two windows, with the network cut."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser

WALL, LAPTOP = {"width": 1920, "height": 1080}, {"width": 1280, "height": 800}
COMING, PAST = 3, 2
# The source and the keys may be lost; everything else must be read five metres away.
MAY_BE_LOST = ".slide-source"
SMALLEST, TITLE = 34, 69
TEXTS = """(apart) => [...document.querySelectorAll('.st-key-projection *')].filter(
  node => !node.closest(apart)
    && [...node.childNodes].some(one => one.nodeType === 3 && one.textContent.trim())
).map(node => {
  const box = node.getBoundingClientRect();
  return {
    text: node.textContent.trim(), size: parseFloat(getComputedStyle(node).fontSize),
    left: box.left, top: box.top, right: box.right, bottom: box.bottom,
  };
})"""
FOOT = "document.querySelector('.slide-source').getBoundingClientRect().top"
Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def cut_off(browser: Browser, server: str) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A window that reaches the application and nothing else; with what it failed to reach."""
    context = browser.new_context(viewport=WALL, locale="fr-FR")  # type: ignore[arg-type]
    failed: list[str] = []

    def only_here(route: Route) -> None:
        if urlparse(route.request.url).netloc == urlparse(server).netloc:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.abort()

    context.route(re.compile("^https?://"), only_here)
    context.on("requestfailed", lambda request: failed.append(request.url))
    yield context, failed
    context.close()


@pytest.fixture
def wall(cut_off: tuple[BrowserContext, list[str]], server: str) -> Iterator[Opened]:
    """Opens a committee's slide in a window of a size."""
    page = cut_off[0].new_page()
    page.set_default_timeout(30_000)

    def opened(committee: int, slide: int = 1, *, size: dict[str, int] = WALL) -> Page:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"{server}/comite?comite={committee}&diapo={slide}")
        settled(page)
        return page

    yield opened
    page.close()


def place(page: Page) -> str:
    return page.locator(".st-key-projection_keys strong").inner_text().replace("\u202f", " ")


def press(page: Page, key: str, expected: str) -> None:
    page.keyboard.press(key)
    expect(page.locator(".st-key-projection_keys strong")).to_have_text(
        expected.replace(" ", "\u202f")
    )
    settled(page)


def test_the_keyboard_and_a_clicker_turn_the_slides(wall: Opened) -> None:
    page = wall(COMING)
    assert place(page) == "1 / 11"
    for place_after, key in enumerate(("ArrowRight", "PageDown", "Space", "ArrowDown"), start=2):
        press(page, key, f"{place_after} / 11")
    for place_after, key in zip((4, 3, 2), ("ArrowLeft", "PageUp", "ArrowUp"), strict=True):
        press(page, key, f"{place_after} / 11")
    assert "diapo=2" in page.url
    page.reload()
    settled(page)
    assert place(page) == "2 / 11"
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Comité territorial dans")
    assert f"comite={COMING}" in page.url


def test_the_ends_hold(wall: Opened) -> None:
    page = wall(COMING, 11)
    page.keyboard.press("PageDown")
    settled(page)
    assert place(page) == "11 / 11"
    page = wall(COMING, 99)
    assert place(page) == "11 / 11"


@pytest.mark.parametrize(("committee", "total"), [(COMING, 11), (PAST, 10)])
def test_each_slide_is_read_from_the_back_and_nothing_is_cut(
    wall: Opened, committee: int, total: int
) -> None:
    page = wall(committee)
    for number in range(1, total + 1):
        assert place(page) == f"{number} / {total}"
        for size in (WALL, LAPTOP):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.wait_for_timeout(150)
            # One pixel of the wall, in this window.
            unit = min(size["width"] / 1920, size["height"] / 1080)
            title = page.locator("h1")
            assert title.evaluate("n => parseFloat(getComputedStyle(n).fontSize)") == pytest.approx(
                TITLE * unit, rel=0.01
            )
            assert _faults(page.evaluate(TEXTS, MAY_BE_LOST), page, size, unit) == []
        if number < total:
            press(page, "PageDown", f"{number + 1} / {total}")


def _faults(
    texts: list[dict[str, Any]], page: Page, size: dict[str, int], unit: float
) -> list[tuple[str, str]]:
    assert len(texts) > 1
    foot = page.evaluate(FOOT)
    small = [("trop petit", one["text"]) for one in texts if one["size"] < SMALLEST * unit - 0.1]
    cut = [
        ("coupé", one["text"])
        for one in texts
        if one["left"] < 0
        or one["right"] > size["width"] + 1
        or one["top"] < 0
        or one["bottom"] > foot + 1
    ]
    return small + cut


def is_full(page: Page) -> bool:
    return bool(page.evaluate("document.fullscreenElement !== null"))


def test_the_button_and_its_key_give_the_whole_screen_and_take_it_back(wall: Opened) -> None:
    page = wall(COMING)
    enter = page.get_by_role("button", name="Plein écran", exact=True)
    leave = page.get_by_role("button", name="Quitter le plein écran", exact=True)
    expect(leave).to_have_count(0)
    # By the keyboard alone: the button is reached before those that turn the slides.
    enter.focus()
    page.keyboard.press("Enter")
    expect(leave).to_be_visible()
    assert is_full(page)
    press(page, "PageDown", "2 / 11")
    assert is_full(page)
    leave.click()
    expect(enter).to_be_visible()
    assert not is_full(page)
    for key, is_on in (("f", True), ("Control+f", True), ("Shift+F", False)):
        page.keyboard.press(key)
        expect(leave if is_on else enter).to_be_visible()
    page.emulate_media(media="print")
    expect(enter).to_be_hidden()
    page.emulate_media(media="screen")


def test_the_key_does_nothing_on_the_other_pages(wall: Opened) -> None:
    page = wall(COMING)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Comité territorial dans")
    settled(page)
    page.keyboard.press("f")
    page.wait_for_timeout(300)
    assert not is_full(page)


def test_nothing_around_the_slide_is_shown(wall: Opened) -> None:
    page = wall(COMING)
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    source = page.locator(".slide-source").inner_text().replace("\u00a0", " ")
    assert source.endswith("données arrêtées au 9 novembre 2026")
    assert source.startswith("Données fictives")


def test_it_holds_with_the_network_cable_out(
    cut_off: tuple[BrowserContext, list[str]], wall: Opened
) -> None:
    wall(COMING, 6)
    assert cut_off[1] == []
