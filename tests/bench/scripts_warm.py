"""How long a page's script takes and how much it draws, without a browser."""

import gc
import statistics
import time
from collections.abc import Callable

import streamlit as st
from streamlit.testing.v1 import AppTest

from data_model.act import ActKind
from data_model.ledger import new_act
from data_model.store import ROOT, Database, reading, writing
from data_model.workspace import DEMONSTRATION, address, engine_at, plans
from pages.common import view
from sample_data.demonstration import build_demonstration

RUNS = 7
COLD_RUNS = 5


def measure() -> None:
    """Print each page's median rerun, its first runs, and its charts' size.

    A first run is one after something was recorded, one on a server that has just warmed itself
    up, and one with nothing kept at all, which no visitor meets.

    Processor time stands beside the clock's, and moves less with the machine's load; of first runs
    the quickest is told, as load only adds.
    """
    engine = engine_at(address(DEMONSTRATION))
    build_demonstration(engine)
    with reading(engine) as session:
        plan_code = plans(session)[0].code
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    # As the server does once warm: what is imported is not searched again after each run.
    gc.collect()
    gc.freeze()
    for path in sorted((ROOT / "pages").glob("[a-z]*.py")):
        app.switch_page(f"pages/{path.name}").run()
        wall, warm = _medians(app.run, RUNS)
        sizes = [len(chart.proto.spec) / 1000 for chart in app.get("plotly_chart")]
        after = _quickest(app.run, before=lambda: _record(engine, plan_code))
        first = _quickest(app.run, before=_start_anew)
        cold = _quickest(app.run, before=_forget)
        print(
            f"{path.stem:16} chaud {warm:4.0f} ms de processeur ({wall:4.0f} ms à l’horloge) ; "
            f"après un acte {after:4.0f} ms ; serveur prêt {first:4.0f} ms ; "
            f"rien en mémoire {cold:4.0f} ms ; "
            f"figures {sum(sizes):4.0f} ko (la plus lourde {max(sizes, default=0):4.0f})"
        )


def _forget() -> None:
    st.cache_resource.clear()
    st.cache_data.clear()


def _record(engine: Database, plan_code: str) -> None:
    """One more act of today: what is seen on this day is no longer what was computed."""
    with writing(engine) as session:
        new_act(session, plan_code, kind=ActKind.ALERT, by="mesure")


def _start_anew() -> None:
    """As a server that has read its first plan, before its first visitor."""
    _forget()
    view.warm_up()


def _medians(run: Callable[[], object], times: int) -> tuple[float, float]:
    """Milliseconds of the clock, and of this process alone."""
    spent = [_spent(run) for _ in range(times)]
    return statistics.median(wall for wall, _ in spent), statistics.median(cpu for _, cpu in spent)


def _quickest(run: Callable[[], object], *, before: Callable[[], None]) -> float:
    """Milliseconds of this process alone; what comes `before` each run is not counted."""
    times = []
    for _ in range(COLD_RUNS):
        before()
        times.append(_spent(run)[1])
    return min(times)


def _spent(run: Callable[[], object]) -> tuple[float, float]:
    clock, busy = time.perf_counter(), time.process_time()
    run()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - busy) * 1000
