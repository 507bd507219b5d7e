"""How long a warm page's script takes, without a browser."""

import statistics
import time

from streamlit.testing.v1 import AppTest

from data_model.store import ROOT
from data_model.workspace import DEMONSTRATION, address, engine_at
from sample_data.demonstration import build_demonstration

RUNS = 7


def measure() -> None:
    """Print the median milliseconds of each page's rerun."""
    build_demonstration(engine_at(address(DEMONSTRATION)))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    for path in sorted((ROOT / "pages").glob("[a-z]*.py")):
        app.switch_page(f"pages/{path.name}").run()
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            app.run()
            times.append((time.perf_counter() - start) * 1000)
        print(f"{path.stem:16} {statistics.median(times):6.0f} ms (script chaud, sans navigateur)")
