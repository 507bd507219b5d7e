"""One indicator's state in one sentence: the title of its page."""

from collections.abc import Sequence
from typing import Any

from analysis.indicator.words import amount_words, expected_words, least_words, range_words
from analysis.results.said import GivenValue
from analysis.rows import whole
from data_model.french import percent, plural, quarter_label, typo
from data_model.vocabulary import Direction, Nature, ResultStatus, TargetBasis

JUDGED = (ResultStatus.ON_TRACK, ResultStatus.WATCH, ResultStatus.ALERT)


def indicator_finding(result: Any, newest: Sequence[GivenValue]) -> str:
    """« Participations : au moins 137 pour un attendu de 160, vigilance », calm or missing.

    `result` is a row of `results_frame`, `newest` what was last said of the indicator.
    """
    return typo(f"{result.label} : {_state(result, newest)}")


def _state(result: Any, newest: Sequence[GivenValue]) -> str:
    if Nature(result.nature) is Nature.TEXT:
        return _answers(newest)
    amount = whole(result.actual_e4)
    if amount is None:
        return _nothing(result)
    said = least_words(amount, result, at_least=bool(result.at_least))
    if Nature(result.nature) is Nature.SCALE:
        said = f"médiane {said}"
    if result.basis == TargetBasis.PER_YEAR:
        said = f"{said} en {result.target_due_on.year}"
    status = ResultStatus(result.status)
    if status is ResultStatus.NO_TARGET:
        return f"{said}, sans cible"
    if status is ResultStatus.NO_DATA:
        return f"{said}, sans nouvelle sur la période de la cible"
    if status is ResultStatus.REACHED:
        return f"{said}, {_reached(result)}"
    if status is ResultStatus.TOO_EARLY:
        return f"{said}, trop tôt pour juger"
    if status is ResultStatus.PARTIAL:
        return f"{said}, données partielles ({percent(result.completeness)} reçues)"
    return f"{said} {_compared(result)}, {status.label.lower()}"


def _answers(newest: Sequence[GivenValue]) -> str:
    told = [value for value in newest if value.text_value]
    if not told:
        return "aucune réponse reçue"
    return f"{plural(len(told), 'réponse')} au {quarter_label(told[0].period_code)}"


def _nothing(result: Any) -> str:
    if not result.has_data:
        return "aucune valeur reçue"
    last = quarter_label(result.last_period_code)
    return f"aucune valeur sur la période comptée, la dernière date de {last}"


def _reached(result: Any) -> str:
    low = whole(result.target_value_e4)
    if result.direction == Direction.RANGE and low is not None:
        return f"la cible est tenue ({range_words(low, whole(result.target_upper_e4), result)})"
    target = amount_words(low, result)
    if result.direction == Direction.UP:
        return f"la cible de {target} est atteinte"
    return f"la cible est tenue ({_limit(result)}{target})"


def _limit(result: Any) -> str:
    return "au plus " if result.direction == Direction.DOWN else ""


def _compared(result: Any) -> str:
    expected = whole(result.expected_e4)
    if expected is None:
        return f"pour une cible de {amount_words(whole(result.target_value_e4), result)}"
    words = expected_words(expected, result)
    if result.direction == Direction.DOWN:
        return f"pour au plus {words} à ce jour"
    return f"pour un attendu de {words}"
