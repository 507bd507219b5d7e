"""A real server on the demonstration's base, and a real browser."""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser.serving import served
from tests.browser.stillness import EVERY_MS, LOOKS, STILL, WATCH

WINDOW: ViewportSize = {"width": 1440, "height": 900}
# A loaded machine is slow, not wrong.
PATIENCE_MS = 120_000
expect.set_options(timeout=PATIENCE_MS)
# As with the network cable out: no test reaches anything but the application.
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Each wait counts its own looks at the page.
CALLS = itertools.count()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """The path of the installed Chromium; skips, or fails in CI, where there is none."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    message = "Chromium n’est pas installé (Debian : apt install chromium)."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the session."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                ONLY_HERE,
            ],
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application on a copy of the demonstration's base; gives its address."""
    folder = tmp_path_factory.mktemp("var")
    shutil.copy(demonstration_file, folder / "demonstration.sqlite")
    with served(folder) as address:
        yield address


def new_window(browser: Browser, size: ViewportSize = WINDOW) -> BrowserContext:
    """A window that has seen nothing yet."""
    context = browser.new_context(viewport=size, locale="fr-FR")
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(WATCH)
    return context


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for the session: what a page has loaded once stays in its cache."""
    context = new_window(browser)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A new tab: a visit of its own."""
    opened = window.new_page()
    yield opened
    opened.close()


def settled(page: Page) -> None:
    """Wait until the page stands still: it then listens to whoever presses or reads."""
    page.wait_for_function(STILL, arg=[LOOKS, next(CALLS)], polling=EVERY_MS)
