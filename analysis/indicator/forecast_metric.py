"""The forecast as the fourth figure of an indicator's page: where the pace leads, and from what."""

from fractions import Fraction
from typing import Any

from analysis.attention.headline_metric import NOT_APPLICABLE, HeadlineMetric
from analysis.indicator.forecast import LABEL, MINIMUM_RECEIVED, RECENT_QUARTERS, Forecast
from analysis.indicator.metrics import NOT_ENDED, WITHOUT_TARGET
from analysis.indicator.words import amount_words, least_words
from analysis.rows import whole
from data_model.french import E4, day, number, plural, typo
from data_model.vocabulary import Direction, Nature, ResultStatus, TargetBasis

FORECAST_MEANING = (
    "Valeur estimée à ce jour, les réponses manquantes prises à la moyenne du répondant, plus la "
    "moyenne de tous les trimestres reçus depuis le début du plan pour chaque trimestre à venir "
    "jusqu’à la date de la cible. La fourchette a 8 chances sur 10 de contenir le résultat si le "
    "rythme se maintient."
)
ONLY_FLOWS = "la prévision porte sur les flux"
NOT_ASKED = "aucun trimestre n’est demandé d’ici à la date de la cible"


def forecast_metric(forecast: Forecast | None, result: Any) -> HeadlineMetric:
    """Where the pace leads with its band, what it rests on, the pace needed and the recent one."""
    if forecast is None:
        why = WITHOUT_TARGET if result.status == ResultStatus.NO_TARGET else NOT_ENDED
        return _without(why if Nature(result.nature) is Nature.FLOW else ONLY_FLOWS)
    if not forecast.remaining:
        return _without(_result_words(result))
    paces = _paces(forecast, result)
    if forecast.central is None or forecast.low is None or forecast.high is None:
        least = received_words(MINIMUM_RECEIVED, is_yearly=forecast.is_yearly)
        told = f"Prévision à partir de {least} : {forecast.received} à ce jour."
        return _without(f"{told}{paces}", meaning=FORECAST_MEANING)
    low, high = (number(value, decimals=0) for value in (forecast.low, forecast.high))
    rests_on = received_words(forecast.received, is_yearly=forecast.is_yearly)
    return HeadlineMetric(
        label="Prévision",
        value=amount_words(round(forecast.central) * E4, result, decimals=0),
        delta=f"de {low} à {high}",
        beside="fourchette à 80\u202f%",
        rests_on=typo(f"{LABEL.capitalize()}, d’après {rests_on}.{paces}"),
        meaning=FORECAST_MEANING,
    )


def received_words(count: int, *, is_yearly: bool) -> str:
    """« 11 trimestres reçus », « 2 années reçues » where it is asked once a year."""
    if is_yearly:
        return plural(count, "année reçue", "années reçues")
    return plural(count, "trimestre reçu", "trimestres reçus")


def _without(why: str, *, meaning: str = "") -> HeadlineMetric:
    return HeadlineMetric(
        label="Prévision", value=NOT_APPLICABLE, rests_on=typo(why), meaning=meaning
    )


def _result_words(result: Any) -> str:
    """What the span of the target came to, once nothing more is asked in it."""
    if not whole(result.respondents_due):
        return NOT_ASKED
    until = result.target_due_on
    is_yearly = result.basis == TargetBasis.PER_YEAR
    when = f"en {until.year}" if is_yearly else f"d’ici au {day(until)}"
    ended = f"Plus aucun trimestre n’est demandé {when}"
    amount = whole(result.actual_e4)
    if amount is None:
        return f"{ended}, aucune valeur reçue."
    return f"{ended} : le résultat est {least_words(amount, result, at_least=result.at_least)}."


def _paces(forecast: Forecast, result: Any) -> str:
    period = "an" if forecast.is_yearly else "trimestre demandé"
    said = [words for words in (_needed(forecast, result, period),) if words]
    if forecast.recent_pace is not None:
        recent = number(float(forecast.recent_pace), decimals=1)
        lasts = "dernières années" if forecast.is_yearly else "derniers"
        said.append(f"{recent} en moyenne sur les {RECENT_QUARTERS} {lasts}")
    return f" Rythme : {', '.join(said)}." if said else ""


def _needed(forecast: Forecast, result: Any, period: str) -> str:
    if forecast.pace_needed is None:
        return ""
    if forecast.room is not None and forecast.room < 0:
        return "le haut de la fourchette est dépassé"
    if forecast.room is not None and not forecast.pace_needed:
        return f"déjà dans la fourchette, {_amount(forecast.room)} de plus au maximum"
    most = "au plus " if result.direction == Direction.DOWN else ""
    return f"il faudrait {most}{_amount(forecast.pace_needed)} par {period}"


def _amount(value: Fraction) -> str:
    return number(float(value), decimals=1)
