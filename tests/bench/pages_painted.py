"""How long until a page's charts are painted, beside the same figures as a static page."""

import functools
import http.server
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, sync_playwright
from plotly.offline import get_plotlyjs
from streamlit.testing.v1 import AppTest

from data_model.store import ROOT
from tests.bench.waiting import wait_for
from tests.browser.conftest import WINDOW, chromium
from tests.browser.serving import free_port

RUNS = 7
PAGES = {
    "vue_ensemble": "",
    "avancement": "avancement",
    "budget": "budget",
    "calendrier": "calendrier",
}

STATIC = """<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>figures</title>
<script src="plotly.min.js"></script><body></body><script>
for (const [i, spec] of {specs}.entries()) {{
  const box = document.createElement('div'); box.id = 'c' + i; document.body.append(box);
  Plotly.newPlot(box, spec.data, spec.layout, {{displayModeBar: false, responsive: true}});
}}</script></html>"""


def specs_by_page() -> dict[str, list[object]]:
    """The figures each page draws, as Plotly's own JSON."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    found = {}
    for name in PAGES:
        app.switch_page(f"pages/{name}.py").run()
        found[name] = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return found


def _painted(context: BrowserContext, address: str, charts: int) -> float:
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(
        "n => document.querySelectorAll('.js-plotly-plot .main-svg:first-of-type').length >= n",
        arg=charts,
    )
    elapsed = (time.perf_counter() - start) * 1000
    page.close()
    return elapsed


def _compare(browser: Browser, app: str, static: str, specs: dict[str, list[object]]) -> None:
    context = browser.new_context(viewport=WINDOW, locale="fr-FR")
    for name, path in PAGES.items():
        charts = len(specs[name])
        if not charts:
            continue
        ours, floor = [], []
        for _ in range(RUNS):
            # The two in turn, so that a slow moment of the machine counts for both.
            ours.append(_painted(context, f"{app}/{path}", charts))
            floor.append(_painted(context, f"{static}/{name}.html", charts))
        a, b = statistics.median(ours[1:]), statistics.median(floor[1:])
        print(
            f"{name:14} {charts} figures : {a:5.0f} ms ; page statique {b:5.0f} ms ; "
            f"rapport {a / b:.2f}"
        )


def measure() -> None:
    """Print each page's time and its ratio to the static page, warm cache, in one run."""
    specs = specs_by_page()
    with TemporaryDirectory() as folder:
        (Path(folder) / "plotly.min.js").write_text(get_plotlyjs(), encoding="utf-8")
        for name, figures in specs.items():
            text = STATIC.format(specs=json.dumps(figures).replace("</", "<\\/"))
            (Path(folder) / f"{name}.html").write_text(text, encoding="utf-8")
        handler = functools.partial(_Quiet, directory=folder)
        files = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=files.serve_forever, daemon=True).start()
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "asgi.py", "--server.port", str(port)],
            cwd=ROOT,
            env=dict(os.environ),
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/sante")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium(), args=["--no-sandbox"]
                )
                _compare(
                    browser,
                    f"http://127.0.0.1:{port}",
                    f"http://127.0.0.1:{files.server_port}",
                    specs,
                )
                browser.close()
        finally:
            server.terminate()
            files.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing: only the measurements are printed."""

    def end_headers(self) -> None:
        """Let the browser keep the files, as it keeps Streamlit's."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()
