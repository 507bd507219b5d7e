"""The four figures at the top of an indicator's page, each with what it rests on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from analysis.attention.headline_metric import NO_VALUE, NOT_APPLICABLE, HeadlineMetric
from analysis.indicator.words import amount_words, expected_words, noun_of, range_words
from analysis.plan_frames import day_or_none
from analysis.rows import whole
from data_model.french import (
    NBSP,
    coverage,
    day,
    is_known,
    number_e4,
    percent,
    plain,
    quarter_label,
    typo,
)
from data_model.vocabulary import Direction, Level, Nature, ResultStatus, TargetBasis

LEVELS = {
    ResultStatus.REACHED: Level.OK,
    ResultStatus.ON_TRACK: Level.OK,
    ResultStatus.WATCH: Level.WATCH,
    ResultStatus.ALERT: Level.ALERT,
}
WITHOUT_TARGET = "aucune cible n’est saisie"
NOT_ENDED = "aucun trimestre demandé n’est encore échu"


def value_metric(result: Any, situation_date: date | None, *, window: str = "") -> HeadlineMetric:
    """The value with who told it; « reporté » where an older one stands.

    `window` are the words of the quarters that a ratio is counted over.
    """
    label = _with_noun("Valeur", result)
    amount = whole(result.actual_e4)
    told = coverage(whole(result.respondents_given), whole(result.respondents_due), "répondant")
    if amount is None:
        if Nature(result.nature) is Nature.TEXT and result.has_data:
            return HeadlineMetric(label=label, value="en mots", rests_on=typo(_last_said(result)))
        missing = _last_said(result) if result.has_data else _nothing_said(result)
        return HeadlineMetric(label=label, value=NO_VALUE, rests_on=typo(missing))
    words = amount_words(amount, result)
    notes = [told if whole(result.respondents_due) else _last_said(result)]
    if result.at_least and is_known(result.completeness):
        notes.append(f"{percent(result.completeness)} des réponses reçues")
    if result.is_carried:
        notes.append("valeurs reportées comprises")
    if whole(result.numerator_e4) is not None:
        parts = [number_e4(whole(part)) for part in (result.numerator_e4, result.denominator_e4)]
        notes.append(" sur ".join(parts))
    if window:
        notes.append(window)
    if situation_date is not None and result.basis == TargetBasis.PER_YEAR:
        notes.append(f"compté en {result.target_due_on.year}")
    return HeadlineMetric(
        label=label,
        value=f"≥{NBSP}{words}" if result.at_least else words,
        level=LEVELS.get(ResultStatus(result.status), Level.NONE),
        delta=ResultStatus(result.status).label,
        beside="au moins" if result.at_least else "",
        rests_on=typo(", ".join(notes)),
    )


def expected_metric(result: Any) -> HeadlineMetric:
    """What the target asks for at this date."""
    label = "Attendu à ce jour"
    expected, target = whole(result.expected_e4), whole(result.target_value_e4)
    if result.status == ResultStatus.NO_TARGET:
        return HeadlineMetric(label=label, value=NOT_APPLICABLE, rests_on=WITHOUT_TARGET)
    if target is None or (not whole(result.elapsed) and whole(result.actual_e4) is None):
        return HeadlineMetric(label=label, value=NOT_APPLICABLE, rests_on=NOT_ENDED)
    if expected is None:
        return HeadlineMetric(
            label=label,
            value=NOT_APPLICABLE,
            rests_on="sans valeur de départ, la valeur se compare à la cible elle-même",
        )
    words = expected_words(expected, result)
    is_level = result.basis == TargetBasis.LEVEL
    shares = "niveau à tenir à cette date" if is_level else "à atteindre à cette date"
    if is_known(result.p) and is_known(result.e):
        shares = f"avancement {percent(result.p)} pour {percent(result.e)} attendus"
    return HeadlineMetric(
        label=label,
        value=f"≤{NBSP}{words}" if result.direction == Direction.DOWN else words,
        rests_on=typo(shares),
    )


def target_metric(result: Any, targets: Sequence[Any]) -> HeadlineMetric:
    """The target with its date and its basis; `targets` are its rows in force."""
    label = _with_noun("Cible", result)
    if not targets:
        return HeadlineMetric(label=label, value=NOT_APPLICABLE, rests_on=WITHOUT_TARGET)
    row = targets[-1]
    due_on = day_or_none(result.target_due_on) or row.due_on
    when = f"par an, {due_on.year}" if row.basis == TargetBasis.PER_YEAR else f"au {day(due_on)}"
    notes = [when, TargetBasis(row.basis).label if row.basis != TargetBasis.PER_YEAR else ""]
    if len(targets) > 1:
        notes.append(f"{len(targets)} étapes")
    if is_known(row.base_e4):
        notes.append(f"départ {amount_words(int(row.base_e4), result)}")
    return HeadlineMetric(
        label=label,
        value=target_value(row, result),
        rests_on=typo(", ".join(note for note in notes if note)),
    )


def target_value(row: Any, indicator: Any) -> str:
    """« 240 », « ≤ 50 » or « de 3 à 4 » of one target row."""
    if row.direction == Direction.RANGE:
        return range_words(int(row.value_e4), whole(row.upper_e4), indicator)
    words = amount_words(int(row.value_e4), indicator)
    return f"≤{NBSP}{words}" if row.direction == Direction.DOWN else words


def _nothing_said(result: Any) -> str:
    has_target = result.status != ResultStatus.NO_TARGET
    return NOT_ENDED if has_target and not whole(result.elapsed) else "aucune valeur reçue"


def _last_said(result: Any) -> str:
    if not is_known(result.last_period_code):
        return ""
    return f"dernière réponse : {quarter_label(result.last_period_code)}"


def _with_noun(head: str, result: Any) -> str:
    noun = noun_of(result)
    return f"{head} ({plain(noun)})" if noun else head
