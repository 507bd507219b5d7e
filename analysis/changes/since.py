"""What moved between two days, in short sentences."""

from dataclasses import dataclass

import pandas as pd

from analysis.rows import rows_of
from data_model.french import euros, gap_shown, is_known, number, plural, points
from data_model.vocabulary import Level, SlideUnit

SINCE_COLUMNS = ["name", "unit", "value", "amount", "words"]


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

    Columns: name (str), unit (SlideUnit), value (int), amount (str, « +9 », « +7 pts »,
    « +48 300 € »), words (str, « jalons atteints »).
    Rows: milestones, réalisation, money paid, alerts; none where nothing was known before.
    """
    more = now.milestones_done - before.milestones_done
    noun = plural(abs(more), "jalon atteint", "jalons atteints").partition("\u00a0")[2]
    rows = [("milestones_more", SlideUnit.MORE, more, number(more, signed=True), noun)]
    if now.done is not None and before.done is not None:
        gap = gap_shown(now.done, before.done)
        rows.append(("done_more", SlideUnit.POINTS, gap or 0, points(gap), "de réalisation"))
    if now.paid_cents is not None and before.paid_cents is not None:
        paid = now.paid_cents - before.paid_cents
        told = euros(paid, signed=True)
        rows.append(("paid_more", SlideUnit.CENTS_MORE, paid, told, "mandatés"))
    new, gone = len(now.alerts - before.alerts), len(before.alerts - now.alerts)
    lifted = plural(gone, "levée")
    if new:
        noun = "alerte nouvelle" if new == 1 else "alertes nouvelles"
        words = f"{noun}, {lifted}" if gone else noun
        rows.append(("alerts_new", SlideUnit.COUNT, new, number(new), words))
    elif gone:
        words = "alerte levée" if gone == 1 else "alertes levées"
        rows.append(("alerts_gone", SlideUnit.COUNT, gone, number(gone), words))
    return pd.DataFrame(rows, columns=SINCE_COLUMNS, dtype=object)
