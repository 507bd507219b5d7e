"""The four figures at the top of the overview, each with what it rests on."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.budget.money import to_specify_words
from analysis.results.rules import ResultThresholds
from analysis.returns.collection import collection_rates, missing_respondents
from analysis.rows import rows_of
from analysis.situation import Situation
from data_model.french import (
    NBSP,
    coverage,
    day_short,
    euros,
    gap_words,
    is_known,
    number,
    percent,
    plural,
    quarter_label,
    signed_days,
    typo,
)
from data_model.vocabulary import Level

NO_VALUE = "n.c."
NOT_APPLICABLE = "sans objet"


@dataclass(frozen=True, kw_only=True)
class HeadlineMetric:
    """One figure: its value, what it is compared with, and what it rests on."""

    label: str
    value: str
    level: Level = Level.NONE
    delta: str = ""
    beside: str = ""
    rests_on: str = ""
    meaning: str = ""

    @property
    def compared(self) -> str:
        """« −6 pts pour 82 % attendus », « 1 à + de 45 j ; 5 à + de 20 j », on one line."""
        # Two counts side by side would read as one number.
        between = " ; " if self.beside[:1].isdigit() else " "
        return typo(between.join(filter(None, (self.delta, self.beside))))


def completion_metric(completion: pd.DataFrame) -> HeadlineMetric:
    """Réalisation of the plan beside its expected value; from `completion_frame` by plan."""
    row: Any = next(rows_of(completion))
    known = is_known(row.done)
    undated = f", {plural(row.undated, 'jalon')} sans date" if row.undated else ""
    return HeadlineMetric(
        label="Réalisation du plan",
        value=percent(row.done) if known else NO_VALUE,
        level=row.level,
        delta=gap_words(row.done, row.expected) if known else "",
        beside=typo(f"pour {percent(row.expected)} attendus") if known else "",
        rests_on=typo(
            f"{plural(row.actions_reported, 'action renseignée', 'actions renseignées')}"
            f" sur {number(row.actions_total)}{undated}"
        ),
        meaning=(
            "Part du travail faite, mesurée par les jalons atteints et pesée par les jours "
            "humains. Les actions sans donnée ne comptent ni comme 0 ni comme 100\u202f%."
        ),
    )


def budget_metric(budget: pd.DataFrame) -> HeadlineMetric:
    """Committed over planned; from `budget_by_axis` of the whole plan."""
    row: Any = next(rows_of(budget))
    label = "Budget engagé"
    if not is_known(row.rate_committed):
        known = is_known(row.committed_cents)
        return HeadlineMetric(
            label=label,
            value=euros(row.committed_cents) if known else NO_VALUE,
            rests_on=typo(
                to_specify_words(row.unplaced_cents)
                if row.unplaced_cents and not is_known(row.planned_cents)
                else row.reason
            ),
        )
    over = int(row.overrun_cents) if is_known(row.overrun_cents) else 0
    # The amount stands beside the rate: both are of the lines that have a planned amount.
    outside = int(row.outside_committed_cents)
    committed = euros(int(row.committed_cents) - outside)
    told = f"Au moins {committed}" if row.is_at_least else committed
    beyond = f" S’y ajoutent {euros(outside)} engagés hors de ces lignes." if outside else ""
    return HeadlineMetric(
        label=label,
        value=percent(row.rate_committed),
        level=Level.ALERT if over else Level.OK,
        delta=euros(over, signed=True) if over else f"{percent(row.rate_paid)} mandaté",
        beside="de dépassement" if over else f"sur {euros(row.planned_cents)}",
        rests_on=typo(f"{told} ; {row.coverage}"),
        meaning=typo(
            "Montants engagés rapportés aux montants prévus, sur les seules lignes qui ont un "
            f"montant prévu, dont le nombre est indiqué.{beyond}"
        ),
    )


def slippage_metric(slippage: pd.DataFrame, limits: ResultThresholds) -> HeadlineMetric:
    """Median slippage and who passes the worst threshold passed, those of the lower one beside.

    Takes the plan's `axis_slippage_frame`.
    """
    row: Any = next(rows_of(slippage))
    label = "Glissement médian"
    if not is_known(row.median_days):
        return HeadlineMetric(label=label, value=NOT_APPLICABLE, rests_on="aucun jalon suivi")
    late = int(row.watch) + int(row.alert)
    level = Level.ALERT if row.alert else Level.WATCH if row.watch else row.level
    passed = f"à plus de {plural(limits.slippage_watch_days, 'jour')}"
    delta = f"{plural(late, 'action') if late else 'aucune action'} {passed}"
    if row.alert:
        # In « j », as the value: both thresholds stand side by side in one figure's width.
        delta = f"{number(row.alert)} à + de {number(limits.slippage_alert_days)}{NBSP}j"
    return HeadlineMetric(
        label=label,
        value=signed_days(row.median_days),
        level=level,
        delta=delta,
        beside=f"{number(late)} à + de {number(limits.slippage_watch_days)}{NBSP}j"
        if row.alert and row.watch
        else "",
        rests_on=f"{plural(row.actions, 'action suivie', 'actions suivies')} sur "
        f"{number(row.actions_total)}",
        meaning=(
            "Écart entre la date prévue et la date connue du dernier jalon suivi de chaque "
            "action. La moitié des actions glissent davantage, l’autre moitié moins. Sont comptées "
            "les actions au-delà du seuil d’alerte, et à côté toutes celles au-delà du seuil de "
            "vigilance ; le calendrier montre chaque retard."
        ),
    )


def returns_metric(board: pd.DataFrame, situation: Situation) -> HeadlineMetric:
    """Returns of the last quarter due; from `collection_board_frame`."""
    period = situation.last_period
    if period is None:
        return HeadlineMetric(
            label="Retours", value=NOT_APPLICABLE, rests_on="aucun trimestre échu à ce jour"
        )
    held = [row for row in rows_of(board) if row.period_code == period.code and row.is_expected]
    label = f"Retours du {quarter_label(period.code)}"
    if not held:
        return HeadlineMetric(label=label, value=NOT_APPLICABLE, rests_on="aucun retour demandé")
    missing = len(missing_respondents(board, period))
    rates = collection_rates(board)
    return HeadlineMetric(
        label=label,
        value=f"{number(len(held) - missing)} sur {number(len(held))}",
        level=Level.ALERT if missing else Level.OK,
        delta=plural(missing, "manquant") if missing else "complets",
        beside=f"dus le {day_short(situation.deadline(period))}",
        rests_on=typo(f"{coverage(rates.received, rates.expected, 'retour')} depuis le début"),
        meaning="Retours complets reçus, rapportés à ceux qui étaient demandés.",
    )
