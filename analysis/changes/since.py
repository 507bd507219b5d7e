"""What moved between two days, in short sentences."""

from dataclasses import dataclass

import pandas as pd

from analysis.rows import rows_of
from data_model.french import euros, gap_shown, is_known, number, plural, points
from data_model.vocabulary import Level


@dataclass(frozen=True, kw_only=True)
class Headline:
    """The plan's figures on one day; None where nothing is known."""

    milestones_done: int
    done: float | None
    paid_cents: int | None
    alerts: frozenset[str]


def headline(completion: pd.DataFrame, budget: pd.DataFrame, attention: pd.DataFrame) -> Headline:
    """From `completion_frame` and `budget_by_axis` of the whole plan, and `attention_frame`."""
    work, money = next(rows_of(completion)), next(rows_of(budget))
    return Headline(
        milestones_done=int(work.milestones_done),
        done=float(work.done) if is_known(work.done) else None,
        paid_cents=int(money.paid_cents) if is_known(money.paid_cents) else None,
        alerts=frozenset(row.key for row in rows_of(attention) if row.level == Level.ALERT),
    )


def since_frame(now: Headline, before: Headline) -> pd.DataFrame:
    """What changed between two days; a figure unknown on one of them is left out.

    Columns: amount (str, « +9 », « +7 pts », « +48 300 € »), words (str, « jalons atteints »).
    Rows: milestones, réalisation, money paid, alerts; none where nothing was known before.
    """
    more = now.milestones_done - before.milestones_done
    noun = plural(abs(more), "jalon atteint", "jalons atteints").partition("\u00a0")[2]
    rows = [(number(more, signed=True), noun)]
    if now.done is not None and before.done is not None:
        rows.append((points(gap_shown(now.done, before.done)), "de réalisation"))
    if now.paid_cents is not None and before.paid_cents is not None:
        rows.append((euros(now.paid_cents - before.paid_cents, signed=True), "mandatés"))
    new, gone = len(now.alerts - before.alerts), len(before.alerts - now.alerts)
    lifted = plural(gone, "levée")
    if new:
        noun = "alerte nouvelle" if new == 1 else "alertes nouvelles"
        rows.append((number(new), f"{noun}, {lifted}" if gone else noun))
    elif gone:
        rows.append((number(gone), "alerte levée" if gone == 1 else "alertes levées"))
    return pd.DataFrame(rows, columns=["amount", "words"], dtype=object)
