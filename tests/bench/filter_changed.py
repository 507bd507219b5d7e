"""How long from a click on a filter to the last figure redrawn, beside the same page in Dash."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from data_model.store import ROOT
from data_model.workspace import DEMONSTRATION, address, engine_at
from sample_data.demonstration import build_demonstration
from tests.bench.waiting import wait_for
from tests.browser.conftest import WINDOW, chromium
from tests.browser.serving import free_port, served

ROUNDS = 3
CHOICES = ("Axe 1", "Axe 2", "Axe 3", "Tous")
FIGURES = 2
# No figure has changed for so long: it was the last.
QUIET_MS = 600

WATCH = """() => {
  const figure = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.main-svg');
  const seen = window.seen = {start: 0, last: 0};
  const begin = () => { seen.start = performance.now(); seen.last = 0; };
  document.addEventListener('click', begin, true);
  new MutationObserver(changes => {
    if (changes.some(one => figure(one.target))) seen.last = performance.now();
  }).observe(document.body, {subtree: true, childList: true, attributes: true,
                             characterData: true});
}"""
REDRAWN = """quiet => window.seen.last > window.seen.start
  && performance.now() - window.seen.last > quiet"""
DRAWN = "n => document.querySelectorAll('.js-plotly-plot .main-svg:first-of-type').length >= n"
WORDS = "() => [...document.querySelectorAll('.main-svg')].map(one => one.textContent).join()"


def measure(folder: Path) -> None:
    """Print the median of each page and their ratios, the three taken in turn in one run."""
    engine = engine_at(address(DEMONSTRATION))
    build_demonstration(engine)
    engine.dispose()
    with (
        served(folder) as ours,
        _dash("redo") as redo,
        _dash("keep") as keep,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        pages = {
            "Streamlit": _opened(browser, f"{ours}/avancement"),
            "Dash": _opened(browser, redo),
            "Dash qui garde ce qu’il a calculé": _opened(browser, keep),
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        # The first round fills what is kept, and the browser's compiled code.
        for turn in range(1 + ROUNDS):
            for choice in CHOICES:
                for name, page in pages.items():
                    spent = _changed(page, choice)
                    if turn:
                        times[name].append(spent)
        browser.close()
    a, *others = (statistics.median(each) for each in times.values())
    print(f"filtre d’« Avancement » changé, {FIGURES} figures : {a:.0f} ms")
    for name, b in zip(list(times)[1:], others, strict=True):
        print(f"  {name} : {b:.0f} ms ; rapport {a / b:.2f}")


def _changed(page: Page, choice: str) -> float:
    page.bring_to_front()
    before = page.evaluate(WORDS)
    page.get_by_text(choice, exact=True).first.click()
    page.wait_for_function(REDRAWN, arg=QUIET_MS)
    assert page.evaluate(WORDS) != before, f"« {choice} » n’a rien changé."
    return float(page.evaluate("window.seen.last - window.seen.start"))


def _opened(browser: Browser, where: str) -> Page:
    context = browser.new_context(viewport=WINDOW, locale="fr-FR")
    page = context.new_page()
    page.goto(where)
    page.wait_for_function(DRAWN, arg=FIGURES)
    page.wait_for_timeout(1_000)
    page.evaluate(WATCH)
    return page


@contextmanager
def _dash(kept: str) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.dash_page", str(port), kept],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    where = f"http://127.0.0.1:{port}"
    try:
        wait_for(where)
        yield where
    finally:
        server.terminate()
        server.wait(timeout=20)
