"""Mode comité on a wall: by keyboard, after a reload, in two windows, with the network cut."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    Route,
    ViewportSize,
    expect,
)

from tests.browser.conftest import new_window, settled

pytestmark = pytest.mark.browser

WALL: ViewportSize = {"width": 1920, "height": 1080}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
GIVEN_UP = "net::ERR_ABORTED"
COMING, PAST = 3, 2
BUTTON_SCRIPT = re.compile(r"/js/Button\.")
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
def cut_off(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A window that reaches the application and nothing else; with what it failed to reach."""
    context = new_window(browser, WALL)
    failed: list[str] = []

    def note(request: Request) -> None:
        # A page that closes gives up what it was still loading.
        if request.failure != GIVEN_UP:
            failed.append(request.url)

    context.on("requestfailed", note)
    yield context, failed
    context.close()


@pytest.fixture
def wall(cut_off: tuple[BrowserContext, list[str]], server: str) -> Iterator[Opened]:
    """Opens a committee's slide in a window of a size."""
    page = cut_off[0].new_page()

    def opened(committee: int, slide: int = 1, *, size: ViewportSize = WALL) -> Page:
        page.set_viewport_size(size)
        page.goto(f"{server}/comite?comite={committee}&diapo={slide}")
        settled(page)
        return page

    yield opened
    page.close()


def shown_place(page: Page) -> Locator:
    return page.locator(".st-key-projection_keys strong")


def place(page: Page) -> str:
    return shown_place(page).inner_text().replace("\u202f", " ")


def press(page: Page, key: str, expected: str) -> None:
    page.keyboard.press(key)
    expect(shown_place(page)).to_have_text(expected.replace(" ", "\u202f"))
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


def test_keys_pressed_faster_than_the_slides_turn_each_count(wall: Opened) -> None:
    page = wall(COMING)
    for key in ("PageDown", "PageDown", "ArrowRight", "Space", "PageUp"):
        page.keyboard.press(key)
    expect(shown_place(page)).to_have_text("4\u202f/\u202f11")
    # Beyond the last slide nothing is kept for later.
    for _ in range(12):
        page.keyboard.press("PageDown")
    expect(shown_place(page)).to_have_text("11\u202f/\u202f11")
    settled(page)
    press(page, "PageUp", "10 / 11")


def test_a_key_pressed_before_the_buttons_have_come_counts(wall: Opened) -> None:
    page = wall(COMING)
    held: list[Route] = []
    page.route(BUTTON_SCRIPT, lambda route: held.append(route))
    page.reload()
    expect(shown_place(page)).to_have_text("1\u202f/\u202f11")
    expect(page.get_by_role("button", name="Suivant")).to_have_count(0)
    page.keyboard.press("PageDown")
    for one in held:
        one.continue_()
    expect(shown_place(page)).to_have_text("2\u202f/\u202f11")


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
            page.set_viewport_size(size)
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
    texts: list[dict[str, Any]], page: Page, size: ViewportSize, unit: float
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
