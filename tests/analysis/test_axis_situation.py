"""An axis' verdict is the worst of its three measures, which it names."""

from typing import Any

import pandas as pd

from analysis.axis_situation import axis_situation_frame
from data_model.vocabulary import Level

NAMES = pd.DataFrame([{"code": "A1", "name": "Axe 1", "short_label": "", "label": ""}])
WORK = {"done": 0.5, "expected": 0.5, "gap_points": 0.0, "actions_reported": 1, "actions_total": 1}
MONEY = {
    "planned_cents": 100,
    "rate_committed": 0.5,
    "rate_paid": 0.1,
    "reason": "",
    "coverage": "",
    "is_at_least": False,
    "overrun_cents": 0,
}
SLIP = {"median_days": 0.0, "words": "à l’heure", "actions": 1}


def verdict(work: Level, slip: Level, **money: Any) -> tuple[Any, Any]:
    def frame(row: dict[str, Any]) -> pd.DataFrame:
        return pd.DataFrame([{"code": "A1"} | row], dtype=object)

    situation = axis_situation_frame(
        NAMES,
        frame(WORK | {"level": work}),
        budget=frame(MONEY | money),
        slippage=frame(SLIP | {"level": slip}),
        elapsed=0.5,
    )
    [row] = situation.itertuples()
    return row.verdict_level, row.verdict


def test_the_worst_measures_give_the_verdict_and_are_named() -> None:
    assert verdict(Level.OK, Level.OK) == (Level.OK, "Conforme")
    assert verdict(Level.WATCH, Level.WATCH) == (
        Level.WATCH,
        "Vigilance\u00a0: réalisation et calendrier",
    )
    assert verdict(Level.WATCH, Level.ALERT) == (Level.ALERT, "Alerte\u00a0: calendrier")
    assert verdict(Level.OK, Level.OK, overrun_cents=1) == (Level.ALERT, "Alerte\u00a0: budget")


def test_nothing_known_is_no_verdict() -> None:
    unknown = verdict(Level.NONE, Level.NONE, rate_committed=None, overrun_cents=None)
    assert unknown == (Level.NONE, "n.c.")
    assert verdict(Level.NONE, Level.NONE) == (Level.OK, "Conforme")
