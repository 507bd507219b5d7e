"""How long a plan of 200 actions takes to load from its workbook, and its pages to draw."""

import gc
import os
import resource
import statistics
import time
from datetime import date, datetime
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.testing.v1 import AppTest

from data_model.as_of import PARIS
from data_model.french import number
from data_model.plan_draft import record_plan
from data_model.schema import migrate
from data_model.store import ROOT, make_engine, writing
from data_model.workspace import forget_engines
from loaders.plan.plan_folder import read_plan_folder
from loaders.plan.text_table import Row
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from loaders.plan.workbook.workbook_file import plan_workbook
from sample_data.first_plan import FIRST_PLAN

ACTIONS, INDICATORS, MILESTONES = 200, 1_500, 600
MAX_SECONDS: Final = 3
MAX_RATIO: Final = 1.5
PAGE_RUNS: Final = 3
FIRST, LARGE = "premier", "grand"
MADE_AT: Final = datetime(2026, 11, 23, tzinfo=PARIS)
LAST_DAY: Final = date(2027, 12, 31)


def large_plan() -> dict[str, list[Row]]:
    """The rows of the plan, table by table: each indicator has a target, each action an amount."""
    actions = [f"{n // 10 + 1}.{n % 10 + 1}" for n in range(ACTIONS)]
    return {
        "plan": [
            {
                "code": "GRAND",
                "title": "Un grand plan",
                "short_title": "Grand plan",
                "territory_siren": "200058097",
            }
        ],
        "plan_span": [{"starts_on": "2024-01-01", "ends_on": LAST_DAY.isoformat()}],
        "axes": [
            {"code": f"A{n}", "number": str(n), "label": f"Axe {n}", "short_label": f"Axe {n}"}
            for n in range(1, 6)
        ],
        "objectives": [
            {
                "code": f"O{n}",
                "number": str(n),
                "label": f"Objectif {n}",
                "axis_code": f"A{n % 5 + 1}",
            }
            for n in range(1, 21)
        ],
        "actions": [
            {
                "code": code,
                "position": str(rank),
                "title": f"Action {code} du plan, avec un titre de plusieurs mots",
                "short_title": f"Action {code}",
                "axis_code": f"A{(rank // 10) % 5 + 1}",
                "objective_code": f"O{rank % 20 + 1}",
                "description": "Ce que la fiche dit de l’action. " * 12,
            }
            for rank, code in enumerate(actions, start=1)
        ],
        "stakeholders": [
            {"action_code": code, "role": "lead", "position": "1", "name": "Direction du plan"}
            for code in actions
        ],
        "indicators": [
            {
                "code": f"{actions[n % ACTIONS]}-I{n // ACTIONS + 1}",
                "action_code": actions[n % ACTIONS],
                "position": str(n // ACTIONS + 1),
                "label": f"Indicateur {n} de l’action",
                "nature": ("flow", "cumulative", "stock")[n % 3],
                "unit": "structures",
                "is_broken_down": "false",
                "decimals": "0",
            }
            for n in range(INDICATORS)
        ],
        "targets": [
            {
                "indicator_code": f"{actions[n % ACTIONS]}-I{n // ACTIONS + 1}",
                "due_on": LAST_DAY.isoformat(),
                "value": str(10 + n % 90),
                "basis": ("per_year", "to_date", "level")[n % 3],
                "direction": "up",
                "tolerance": "0",
            }
            for n in range(INDICATORS)
        ],
        "milestones": [
            {
                "code": f"{actions[n % ACTIONS]}-J{n // ACTIONS + 1}",
                "action_code": actions[n % ACTIONS],
                "position": str(n // ACTIONS + 1),
                "label": f"Étape {n}",
                "as_written": f"{2024 + n % 4}",
                "start": f"{2024 + n % 4}-01-01",
                "end": f"{2024 + n % 4}-12-31",
                "repeats": "false",
            }
            for n in range(MILESTONES)
        ],
        "voted_budget": [
            {
                "action_code": code,
                "amount_eur": str(1_000 + 10 * rank),
                "basis": "total",
                "tax": "net",
            }
            for rank, code in enumerate(actions)
        ],
        "human_days": [
            {"action_code": code, "days": "12.5", "basis": "per_year"} for code in actions
        ],
    }


def measure(folder: Path) -> None:
    """Print the time of loading beside what is allowed, then that of each page.

    Processor time stands beside the clock's: only the first does not move with the machine's load.
    """
    content = plan_workbook(large_plan(), made_at=MADE_AT)
    engine = make_engine(f"sqlite:///{folder / LARGE}.sqlite")
    migrate(engine)
    # Once for what is imported, then as the server does once warm.
    read_plan_workbook("grand.xlsx", content)
    gc.collect()
    gc.freeze()
    clock, busy = time.perf_counter(), _processor()
    draft = read_plan_workbook("grand.xlsx", content)
    read_clock, read_busy = time.perf_counter() - clock, _processor() - busy
    clock, busy = time.perf_counter(), _processor()
    with writing(engine) as session:
        receipt = record_plan(session, draft)
    clock, busy = time.perf_counter() - clock, _processor() - busy
    engine.dispose()
    print(
        f"plan de {ACTIONS} actions, {number(INDICATORS)} indicateurs "
        f"({receipt.added + receipt.versions} lignes, classeur de {len(content) / 1000:.0f} ko) : "
        f"lecture {read_busy:.2f} s de processeur ({read_clock:.2f} s à l’horloge), "
        f"enregistrement {busy:.2f} s ({clock:.2f} s) ; "
        f"ensemble {read_busy + busy:.2f} s ({read_clock + clock:.2f} s), "
        f"moins de {MAX_SECONDS} s attendues"
    )
    _measure_pages(folder)


def _measure_pages(folder: Path) -> None:
    """Print each page's warm run with the large plan beside that with the first plan."""
    first = make_engine(f"sqlite:///{folder / FIRST}.sqlite")
    migrate(first)
    with writing(first) as session:
        record_plan(session, read_plan_folder(FIRST_PLAN))
    first.dispose()
    small, large = (_page_times(folder / f"{name}.sqlite") for name in (FIRST, LARGE))
    for page, spent in large.items():
        ratio = spent / small[page]
        print(
            f"{page:16} premier plan {small[page]:5.0f} ms, grand plan {spent:5.0f} ms de "
            f"processeur ; rapport {ratio:.2f}{'' if ratio <= MAX_RATIO else ' (au-delà de 1,5)'}"
        )


def _page_times(file: Path) -> dict[str, float]:
    os.environ["DATABASE_URL"] = f"sqlite:///{file}"
    forget_engines()
    st.cache_resource.clear()
    st.cache_data.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    app.run()
    times = {}
    for path in sorted((ROOT / "pages").glob("[a-z]*.py")):
        app.switch_page(f"pages/{path.name}").run()
        spent = []
        for _ in range(PAGE_RUNS):
            busy = time.process_time()
            app.run()
            spent.append((time.process_time() - busy) * 1000)
        times[path.stem] = statistics.median(spent)
    del os.environ["DATABASE_URL"]
    forget_engines()
    return times


def _processor() -> float:
    """Seconds of processor of this process and of those it started."""
    own, started = (
        resource.getrusage(which) for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime
