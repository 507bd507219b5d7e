"""What a committee's slides are composed from."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.committee.decision import DECISION_COLUMNS
from analysis.plan_seen import PlanSeen


def no_decisions() -> pd.DataFrame:
    """A `decisions_frame` without a row."""
    return pd.DataFrame([], columns=DECISION_COLUMNS, dtype=object)


@dataclass(frozen=True, kw_only=True)
class CommitteeFrames:
    """The plan on the committee's day, and what is decided.

    `asked` and `earlier` are `decisions_frame`s: what this committee is asked, and what earlier
    ones decided.
    """

    plan: PlanSeen
    asked: pd.DataFrame = field(default_factory=no_decisions)
    earlier: pd.DataFrame = field(default_factory=no_decisions)
