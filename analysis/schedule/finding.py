"""What the calendar says, in French: titles of its three views, lists, what the indices mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.rows import rows_of
from analysis.schedule.earned_value import EarnedScheduleReading
from analysis.schedule.occurrence import OccurrenceState, reported_actions
from analysis.schedule.schedule import ScheduleIndices
from analysis.schedule.slippage import OPEN_LATE, DueShare, SlippageKind
from data_model.french import (
    coverage,
    is_known,
    lateness,
    number,
    percent,
    plural,
    typo,
)

ENDING: Final = "."
NOT_APPLICABLE: Final = "sans objet"
NOT_KNOWN: Final = "n.c."
SEEN_SHOWN: Final = 3
MEANING_HIT: Final = "Jalons faits au plus tard à la date prévue, sur les jalons échus."
MEANING_BEI: Final = (
    "Tous les jalons faits, même en avance, rapportés aux jalons échus. À 1, le travail suit le "
    "calendrier ; au-dessus de 1, il est en avance."
)
MEANING_EARNED: Final = (
    "Ce qui est fait, replacé dans le calendrier prévu et pesé par les jours de travail."
)


def late_states(states: pd.DataFrame) -> pd.DataFrame:
    """The milestones not done that slip, the most days first; from `occurrence_states_frame`."""
    is_late = states["kind"].isin(OPEN_LATE) & (states["slippage_days"].fillna(0) > 0)
    return states[is_late].sort_values("slippage_days", ascending=False, kind="stable")


def silent_states(states: pd.DataFrame) -> pd.DataFrame:
    """The milestones due without any news, the oldest first."""
    return states[states["is_without_news"]].sort_values("end_date", kind="stable")


def unconfirmed_states(states: pd.DataFrame) -> pd.DataFrame:
    """The milestones whose date has passed since the last quarter due, oldest first.

    No return could say yet whether they are done. One announced later than planned slips, and is
    listed there.
    """
    passed = states["kind"] == SlippageKind.UNCONFIRMED
    held = states[passed & states["slippage_days"].isna()]
    return held.sort_values("finish_end", kind="stable")


def planning_title(
    states: pd.DataFrame,
    titles: Mapping[str, str],
    *,
    among: pd.DataFrame | None = None,
    is_of_action: bool = False,
) -> str:
    """« 4 jalons glissent ; 118 jours de retard : Bourse foncière », or why all is calm.

    `among` are all the milestones of the same actions: something may have been said of others
    than those shown. `is_of_action` says that only one action is shown: it heads the title.
    """
    if states.empty:
        return "Aucun jalon dans cette sélection"
    if not states["is_dated"].any():
        return "Aucun jalon n’est daté"
    late, silent = late_states(states), silent_states(states)
    waiting = _waiting_words(len(silent), len(unconfirmed_states(states)))
    if late.empty:
        if not _is_told(states if among is None else among):
            return "Le calendrier n’a encore reçu aucune nouvelle"
        return typo("Aucun jalon ne glisse" + waiting)
    worst: Any = next(rows_of(late))
    count = plural(len(late), "jalon glisse", "jalons glissent")
    title = titles.get(worst.action_code, worst.action_code)
    whose = "" if is_of_action else f" : {title}"
    return typo(f"{count} ; {lateness(worst.slippage_days)}{whose}")


def _waiting_words(silent: int, unconfirmed: int) -> str:
    """« ; 1 jalon échu sans nouvelle, 2 jalons à confirmer », empty without any."""
    said = []
    if silent:
        said.append(plural(silent, "jalon échu", "jalons échus") + " sans nouvelle")
    if unconfirmed:
        said.append(plural(unconfirmed, "jalon") + " à confirmer")
    return f" ; {', '.join(said)}" if said else ""


def _is_told(states: pd.DataFrame) -> bool:
    said = states["forecast_return"].notna() | states["done_return"].notna()
    return bool(said.any())


def reported_scope(occurrences: Sequence[OccurrenceState], total: int) -> str:
    """« 15 actions renseignées sur 16. » : of whose milestones something was ever said."""
    told = plural(len(reported_actions(occurrences)), "action renseignée", "actions renseignées")
    return typo(f"{told} sur {number(total)}.")


def postponements(drift: pd.DataFrame) -> dict[str, int]:
    """How many times each milestone's announced date moved later; from `drift_frame`."""
    dates: dict[str, list[Any]] = {}
    for row in rows_of(drift):
        # A new calendar is a decision, not an announcement that slipped.
        if row.kind != "rebaseline":
            dates.setdefault(row.occurrence_code, []).append(row.finish_on)
    return {code: sum(b > a for a, b in pairwise(said)) for code, said in dates.items()}


def drift_title(
    drift: pd.DataFrame, titles: Mapping[str, str], *, is_of_action: bool = False
) -> str:
    """« Date repoussée 9 fois : Bourse foncière de l’ESS », or a calm variant."""
    if drift.empty:
        return "Aucune date n’a encore été annoncée"
    moved = postponements(drift)
    code = max(moved, key=lambda one: moved[one])
    if not moved[code]:
        return "Les dates annoncées tiennent"
    whose = "" if is_of_action else f" : {_action_of(drift, code, titles)}"
    return typo(f"Date repoussée {number(moved[code])} fois{whose}")


def _action_of(drift: pd.DataFrame, occurrence: str, titles: Mapping[str, str]) -> str:
    action = drift.loc[drift["occurrence_code"] == occurrence, "action_code"].iloc[0]
    return titles.get(action, str(action))


def drift_seen(drift: pd.DataFrame, states: pd.DataFrame, titles: Mapping[str, str]) -> list[str]:
    """« Ce que l’on voit » : the milestones most often postponed, in sentences."""
    words = dict(zip(states["occurrence_code"], states["words"], strict=True))
    worst: dict[str, str] = {}
    for code, times in sorted(postponements(drift).items(), key=lambda pair: -pair[1]):
        if times:
            moved = f"repoussé {number(times)} fois, {words.get(code, '')}"
            worst.setdefault(_action_of(drift, code, titles), moved)
    return [typo(f"**{title}** : {moved}.") for title, moved in worst.items()][:SEEN_SHOWN]


def headed(finding: str, head: str) -> str:
    """« Tout le plan : au 30 septembre… »: whose figure it is; as it stands without a head."""
    return typo(f"{head} : {finding[:1].lower()}{finding[1:]}") if head else finding


def headed_metrics(metrics: Sequence[HeadlineMetric], head: str) -> list[HeadlineMetric]:
    """Figures whose labels say whose they are, on screen as in what is taken away."""
    return [replace(metric, label=headed(metric.label, head)) for metric in metrics]


def curve_title(reading: EarnedScheduleReading) -> str:
    """The earned schedule's sentence as a title, or why there is none."""
    said = reading.sentence.removesuffix(ENDING)
    return f"Courbe {said[:1].lower()}{said[1:]}" if reading.values.reason else said


def curve_metrics(planned: pd.DataFrame, reading: EarnedScheduleReading) -> list[HeadlineMetric]:
    """Work done beside what was planned at S, and how long the plan takes at this pace."""
    done = [row for row in rows_of(planned) if is_known(row.earned)]
    values = reading.values
    return [
        HeadlineMetric(
            label="Travail fait",
            value=plural(round(done[-1].earned), "jour") if done else NOT_KNOWN,
            beside=typo(f"pour {number(done[-1].planned, decimals=0)} prévus") if done else "",
            rests_on=_reported(reading),
        ),
        HeadlineMetric(
            label="Durée à ce rythme",
            value=_quarters(values.ieac),
            beside=f"pour {_quarters(values.planned_duration)} prévus" if values.ieac else "",
            rests_on="" if values.ieac else NOT_APPLICABLE,
            meaning="Durée totale du plan si le rythme constaté se maintient jusqu’à la fin.",
        ),
    ]


def _quarters(count: Any) -> str:
    return plural(round(float(count), 1), "trimestre") if is_known(count) else NOT_KNOWN


def _reported(reading: EarnedScheduleReading) -> str:
    if reading.reported_share is None:
        return "aucun jalon daté"
    if not reading.reported_share:
        return "aucune action renseignée"
    return typo(f"actions renseignées : {percent(float(reading.reported_share))} du travail")


def index_metrics(
    indices: ScheduleIndices | None, reading: EarnedScheduleReading
) -> list[HeadlineMetric]:
    """Hit rate, execution index and earned schedule, each with what it rests on."""
    hit = indices.hit_rate if indices else None
    initial = indices.hit_rate_initial if indices else None
    done = indices.execution if indices else None
    silent = indices.no_news if indices else 0
    how_far, which_way = _position(reading)
    return [
        HeadlineMetric(
            label="Tenue des dates",
            value=percent(float(hit.value))
            if hit and hit.value is not None
            else without_value(hit),
            rests_on=typo(hit_words(hit, initial)),
            meaning=MEANING_HIT,
        ),
        HeadlineMetric(
            label="Indice d’exécution (BEI)",
            value=number(float(done.value))
            if done and done.value is not None
            else without_value(done),
            rests_on=typo(_bei_words(done, silent)),
            meaning=typo(MEANING_BEI),
        ),
        HeadlineMetric(
            label="Position dans le calendrier",
            value=how_far,
            beside=which_way,
            # The sentence is the curve's title; here it would be cut in the middle.
            rests_on=_reported(reading) if reading.values.es is not None else reading.sentence,
            meaning=typo(f"{MEANING_EARNED} {reading.sentence}"),
        ),
    ]


def without_value(share: DueShare | None) -> str:
    """« n.c. » where milestones are due and nothing was ever said; else « sans objet »."""
    return NOT_KNOWN if share and share.due and not share.is_told else NOT_APPLICABLE


def hit_words(hit: DueShare | None, initial: DueShare | None = None) -> str:
    """« 3 jalons sur 4 », what the rate rests on; or why there is none."""
    if hit is None or not hit.due:
        return "aucun jalon échu"
    if not hit.is_told:
        return _silent_words(hit)
    words = coverage(hit.count, hit.due, "jalon")
    if initial and initial.value is not None and initial != hit:
        words += f" ; {percent(float(initial.value))} sur le calendrier initial"
    return words


def _bei_words(done: DueShare | None, silent: int) -> str:
    if done is None or not done.due:
        return "aucun jalon échu"
    if not done.is_told:
        return _silent_words(done)
    news = f", {number(silent)} sans nouvelle" if silent else ""
    return f"{plural(done.count, 'fait')} pour {plural(done.due, 'échu')}{news}"


def _silent_words(share: DueShare) -> str:
    due = plural(share.due, "jalon échu", "jalons échus")
    return f"{due}, aucune nouvelle"


def position_words(reading: EarnedScheduleReading) -> str:
    """« 1,3 trimestre de retard »: where the work done stands in the calendar."""
    return " ".join(filter(None, _position(reading)))


def _position(reading: EarnedScheduleReading) -> tuple[str, str]:
    """How far, and which way: a figure alone holds on a small screen."""
    late = reading.values.sv
    if late is None:
        return NOT_KNOWN, ""
    if not round(float(late), 1):
        return "à l’heure", ""
    size = plural(abs(round(float(late), 1)), "trimestre")
    return size, "d’avance" if late > 0 else "de retard"
