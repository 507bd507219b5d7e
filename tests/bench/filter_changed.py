"""How long from a click on a filter to the last figure redrawn, beside the same page in Dash."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from data_model.store import ROOT
from data_model.workspace import DEMONSTRATION, address, engine_at
from pages.common.commune.asked import UNITS
from sample_data.demonstration import build_demonstration
from tests.bench.waiting import wait_for
from tests.browser.conftest import WINDOW, chromium
from tests.browser.serving import free_port, served

ROUNDS = 3
# Nothing has changed for so long: it was the last.
QUIET_MS = 600


class Filtered(NamedTuple):
    """A page with its choices, in the order pressed, and the Dash application that shows it."""

    name: str
    address: str
    application: str
    choices: Sequence[str]
    figures: int


PAGES = (
    # The same figures, made by the same code, and bare HTML tables.
    Filtered("Avancement", "avancement", "dash_avancement", ("Axe 1", "Axe 2", "Axe 3", "Tous"), 2),
    # A whole page, as Dash's own manual would write it.
    Filtered("Communes", "communes", "dash_communes", tuple(reversed(UNITS.values())), 1),
)
# A figure changes by its elements, a map by what it draws: both count.
DRAWS = """() => {
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced',
                        'drawElementsInstanced']) {
      const own = kind.prototype[name];
      if (own) kind.prototype[name] = function (...all) {
        if (window.seen) window.seen.last = performance.now();
        return own.apply(this, all);
      };
    }
  }
}"""
WATCH = """() => {
  const shown = node => (node.nodeType === 1 ? node : node.parentElement)
    ?.closest('.main-svg, table');
  const seen = window.seen = {start: 0, last: 0};
  const begin = () => { seen.start = performance.now(); seen.last = 0; };
  document.addEventListener('click', begin, true);
  new MutationObserver(changes => {
    if (changes.some(one => shown(one.target))) seen.last = performance.now();
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
    with served(folder) as ours, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for page in PAGES:
            _compare(browser, page, f"{ours}/{page.address}")
        browser.close()


def _compare(browser: Browser, page: Filtered, ours: str) -> None:
    with _dash(page.application, "redo") as redo, _dash(page.application, "keep") as keep:
        opened = {
            "Streamlit": _opened(browser, ours, page.figures),
            "Dash": _opened(browser, redo, page.figures),
            "Dash qui garde ce qu’il a calculé": _opened(browser, keep, page.figures),
        }
        times: dict[str, list[float]] = {name: [] for name in opened}
        # The first round fills what is kept, and the browser's compiled code.
        for turn in range(1 + ROUNDS):
            for choice in page.choices:
                for name, tab in opened.items():
                    spent = _changed(tab, choice)
                    if turn:
                        times[name].append(spent)
        for tab in opened.values():
            tab.context.close()
    a, *others = (statistics.median(each) for each in times.values())
    print(f"filtre de « {page.name} » changé : {a:.0f} ms")
    for name, b in zip(list(times)[1:], others, strict=True):
        print(f"  {name} : {b:.0f} ms ; rapport {a / b:.2f}")


def _changed(page: Page, choice: str) -> float:
    page.bring_to_front()
    before = page.evaluate(WORDS)
    page.get_by_text(choice, exact=True).first.click()
    page.wait_for_function(REDRAWN, arg=QUIET_MS)
    assert page.evaluate(WORDS) != before, f"« {choice} » n’a rien changé."
    return float(page.evaluate("window.seen.last - window.seen.start"))


def _opened(browser: Browser, where: str, figures: int) -> Page:
    context = browser.new_context(viewport=WINDOW, locale="fr-FR")
    context.add_init_script(f"({DRAWS})()")
    page = context.new_page()
    page.goto(where)
    page.wait_for_function(DRAWN, arg=figures)
    page.wait_for_timeout(1_000)
    page.evaluate(WATCH)
    return page


@contextmanager
def _dash(application: str, kept: str) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{application}", str(port), kept],
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
