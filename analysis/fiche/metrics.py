"""The four figures at the top of a fiche, each with what it rests on."""

from typing import Any

import pandas as pd

from analysis.attention.headline_metric import NO_VALUE, NOT_APPLICABLE, HeadlineMetric
from data_model.french import (
    coverage,
    euros,
    gap_words,
    is_known,
    number,
    percent,
    plural,
    signed_days,
    typo,
)
from data_model.vocabulary import Level, ResultStatus

NOT_REPORTED = "réalisé non communiqué"
NOT_DATED = "aucun jalon daté"


def completion_metric(row: Any) -> HeadlineMetric:
    """How much of the action's work is done; from a row of `completion_frame`."""
    done = plural(row.milestones_done, "jalon atteint", "jalons atteints")
    if not is_known(row.done):
        return HeadlineMetric(
            label="Réalisation",
            value=NO_VALUE,
            rests_on=NOT_REPORTED if row.milestones else NOT_DATED,
        )
    silent = f", {plural(row.no_news, 'jalon')} sans nouvelle" if row.no_news else ""
    return HeadlineMetric(
        label="Réalisation",
        value=percent(row.done),
        level=Level(row.level),
        delta=gap_words(row.done, row.expected),
        beside=typo(f"pour {percent(row.expected)} attendus"),
        rests_on=typo(f"{done} sur {number(row.milestones)}{silent}"),
    )


def budget_metric(row: Any) -> HeadlineMetric:
    """What is committed, beside what is planned; from a row of `budget_lines_frame`."""
    value = euros(row.committed_cents)
    if row.is_at_least and is_known(row.committed_cents):
        value = f"≥\u00a0{value}"
    told = coverage(row.respondents_reported, row.respondents_due, "répondant")
    if not is_known(row.rate_committed):
        return HeadlineMetric(
            label="Budget engagé", value=value, rests_on=typo(str(row.reason or told))
        )
    return HeadlineMetric(
        label="Budget engagé",
        value=value,
        level=Level(row.level),
        delta=percent(row.rate_committed),
        beside=f"sur {euros(row.planned_cents)}",
        rests_on=typo(f"{told}, {euros(row.paid_cents)} mandatés"),
    )


def slippage_metric(row: Any) -> HeadlineMetric:
    """The days of slippage; from a row of `action_slippage_frame`."""
    if not is_known(row.slippage_days):
        silent = f"{plural(row.no_news, 'jalon')} sans nouvelle" if row.no_news else row.words
        return HeadlineMetric(label="Glissement", value=NOT_APPLICABLE, rests_on=typo(str(silent)))
    late = plural(row.late_open, "jalon en retard", "jalons en retard")
    initial = ""
    if is_known(row.slippage_since_initial):
        initial = f" ; {signed_days(row.slippage_since_initial)} depuis le calendrier initial"
    return HeadlineMetric(
        label="Glissement",
        value=signed_days(row.slippage_days),
        level=Level(row.level),
        delta=late if row.late_open else "",
        beside="non atteint" if row.late_open else "",
        rests_on=typo(f"{row.label[:1].upper()}{row.label[1:]}{initial}"),
    )


def indicators_metric(results: pd.DataFrame) -> HeadlineMetric:
    """How many of the action's indicators have a value, and how many are behind."""
    label = "Indicateurs renseignés"
    if results.empty:
        return HeadlineMetric(label=label, value=NOT_APPLICABLE, rests_on="aucun indicateur")
    given = int(results["has_data"].sum())
    alerts = int((results["status"] == ResultStatus.ALERT).sum())
    watch = int((results["status"] == ResultStatus.WATCH).sum())
    aimed = int((results["status"] != ResultStatus.NO_TARGET).sum())
    level = Level.ALERT if alerts else Level.WATCH if watch else Level.NONE
    return HeadlineMetric(
        label=label,
        value=f"{given} sur {len(results)}",
        level=level,
        delta=f"{alerts or watch} en {'alerte' if alerts else 'vigilance'}"
        if alerts or watch
        else "",
        beside=f"{watch} en vigilance" if alerts and watch else "",
        rests_on=f"{aimed} avec une cible" if aimed else "aucun n’a de cible",
    )
