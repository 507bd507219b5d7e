"""A real server on the demonstration's base, and a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import served

WINDOW = {"width": 1440, "height": 900}
# A loaded machine is slow, not wrong.
expect.set_options(timeout=50_000)
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
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
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
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


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for the session: what a page has loaded once stays in its cache."""
    context = browser.new_context(viewport=WINDOW, locale="fr-FR")  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A new tab: a visit of its own."""
    opened = window.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    opened.close()


def settled(page: Page) -> None:
    """Wait until the script has run and the page has been drawn."""
    page.wait_for_selector(READY)
    page.wait_for_timeout(400)
    page.wait_for_selector(READY)
