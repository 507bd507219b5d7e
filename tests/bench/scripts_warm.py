"""How long a page's script takes and how much it draws, without a browser."""

import gc
import statistics
import time
from collections.abc import Callable

import streamlit as st
from streamlit.testing.v1 import AppTest

from data_model.store import ROOT
from data_model.workspace import DEMONSTRATION, address, engine_at
from sample_data.demonstration import build_demonstration

RUNS = 7
COLD_RUNS = 3


def measure() -> None:
    """Print each page's median rerun, its first run with nothing kept, and its charts' size.

    Processor time stands beside the clock's: only the first does not move with the machine's load.
    """
    build_demonstration(engine_at(address(DEMONSTRATION)))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    # As the server does once warm: what is imported is not searched again after each run.
    gc.collect()
    gc.freeze()
    for path in sorted((ROOT / "pages").glob("[a-z]*.py")):
        app.switch_page(f"pages/{path.name}").run()
        wall, warm = _medians(app.run, RUNS)
        sizes = [len(chart.proto.spec) / 1000 for chart in app.get("plotly_chart")]
        _, cold = _medians(lambda: _forget_and_run(app), COLD_RUNS)
        print(
            f"{path.stem:16} chaud {warm:4.0f} ms de processeur ({wall:4.0f} ms à l’horloge) ; "
            f"rien en mémoire {cold:4.0f} ms ; "
            f"figures {sum(sizes):4.0f} ko (la plus lourde {max(sizes, default=0):4.0f})"
        )


def _forget_and_run(app: AppTest) -> None:
    st.cache_resource.clear()
    st.cache_data.clear()
    app.run()


def _medians(run: Callable[[], object], times: int) -> tuple[float, float]:
    """Milliseconds of the clock, and of this process alone."""
    wall, cpu = [], []
    for _ in range(times):
        clock, busy = time.perf_counter(), time.process_time()
        run()
        wall.append((time.perf_counter() - clock) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    return statistics.median(wall), statistics.median(cpu)
