"""A respondent's values of its last quarters, beside its earlier ones and the communes' median."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.commune.quarter_values import (
    Median,
    Place,
    QuarterValue,
    asked_quarters,
    commune_median,
    per_thousand_inhabitants,
)
from analysis.indicator.commune_findings import said_words
from analysis.indicator.commune_values import COUNTED
from analysis.indicator.commune_words import rate_decimals, rate_words
from analysis.indicator.words import amount_words, expected_words
from analysis.results.said import ValueState
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import (
    NOT_KNOWN,
    day,
    joined,
    plain,
    quarter_label,
    typo,
)
from data_model.period import Period
from data_model.vocabulary import Nature, RespondentKind

NOT_SENT = "non transmis"
NOT_ASKED = "–"
MEDIAN = "Médiane des communes"
PER_THOUSAND = "Pour 1\u202f000 habitants"
MEDIAN_NOTE = (
    "La médiane est la valeur du milieu des communes au même trimestre ; dessous, combien sont "
    "connues sur combien sont interrogées. Elle situe, elle ne classe pas."
)
Received = Mapping[str, bool]
"""Quarter → whether the respondent's return was received."""


def values_table(
    snapshot: Snapshot,
    values: Mapping[Place, QuarterValue],
    respondent_code: str,
    *,
    received: Received,
) -> pd.DataFrame:
    """Each indicator asked, at the last quarter for which it was asked.

    Columns: Indicateur, Valeur (with its quarter and its return), Avant (the quarter asked before),
    Un an avant, then for a commune Médiane des communes and « Pour 1 000 habitants » (str,
    Markdown). Rows: one an indicator asked up to S, in the printed order.
    """
    asked = asked_quarters(snapshot, respondent_code)
    person = person_of(snapshot, respondent_code)
    sent = {int(row.number): day(row.received_on) for row in rows_of(snapshot.returns)}
    rows = [
        _row(snapshot, values, indicator, asked[indicator.indicator_code], person, received, sent)
        for indicator in rows_of(snapshot.indicators)
        if indicator.indicator_code in asked
    ]
    return pd.DataFrame(rows, dtype=object)


def person_of(snapshot: Snapshot, respondent_code: str) -> Any:
    """The row of one respondent; KeyError for an unknown one."""
    for row in rows_of(snapshot.respondents):
        if row.respondent_code == respondent_code:
            return row
    raise KeyError(respondent_code)


def asked_labels(snapshot: Snapshot, respondent_code: str) -> dict[str, str]:
    """Indicator code → « 2.2-I1 Services représentés », of those a respondent was asked."""
    asked = asked_quarters(snapshot, respondent_code)
    return {
        row.indicator_code: typo(f"{row.indicator_code} {row.label}")
        for row in rows_of(snapshot.indicators)
        if row.indicator_code in asked
    }


def _row(
    snapshot: Snapshot,
    values: Mapping[Place, QuarterValue],
    indicator: Any,
    quarters: list[Period],
    person: Any,
    received: Received,
    sent: Mapping[int, str],
) -> dict[str, str]:
    code, who, last = indicator.indicator_code, person.respondent_code, quarters[-1]

    def shown(period: Period | None) -> str:
        if period is None:
            return NOT_ASKED
        value = values.get((code, who, period.code))
        return _words(value, indicator, is_received=received.get(period.code, False))

    before = quarters[-2] if len(quarters) > 1 else None
    year_before = next((one for one in quarters if _is_a_year_before(one, last)), None)
    now = values.get((code, who, last.code))
    line = {
        "Indicateur": plain(typo(f"{code} {indicator.label}")),
        "Valeur": f"**{shown(last)}**  \n:gray[:small[{_origin(now, last, sent)}]]",
        "Avant": _dated(shown(before), before),
        "Un an avant": shown(year_before),
    }
    if person.kind == RespondentKind.COMMUNE:
        line[MEDIAN] = _median_words(snapshot, values, indicator, last)
        line[PER_THOUSAND] = _rates(snapshot, values, indicator, person, last)
    return line


def _is_a_year_before(period: Period, last: Period) -> bool:
    return (period.last_day.year + 1, period.last_day.month) == (
        last.last_day.year,
        last.last_day.month,
    )


def _dated(words: str, period: Period | None) -> str:
    return f"{words} ({quarter_label(period.code)})" if period else words


def _words(value: QuarterValue | None, indicator: Any, *, is_received: bool) -> str:
    if value is None or not value.held:
        return NOT_KNOWN if is_received else NOT_SENT
    if Nature(indicator.nature) is Nature.TEXT:
        return plain(said_words(value.held, indicator))
    words = amount_words(value.amount_e4, indicator)
    if Nature(indicator.nature) is Nature.RATIO and value.amount_e4 is not None:
        words = f"{words}, {plain(said_words(value.held, indicator))}"
    if value.is_carried:
        since = joined(sorted({quarter_label(one.from_period) for one in value.held}))
        words = f"{words}, reporté de {since}"
    return words


def _origin(value: QuarterValue | None, period: Period, sent: Mapping[int, str]) -> str:
    """« T3 2026, retour n° 97 du 12 octobre 2026 », each return beside the period it told of."""
    if value is None or not value.held:
        return quarter_label(period.code)
    told = dict.fromkeys((one.from_period, one.return_number) for one in value.held)
    words = [_told_in(since, number, sent) for since, number in sorted(told, key=str)]
    earlier = all(one.from_period != period.code for one in value.held)
    is_confirmed = earlier and all(one.state is ValueState.CONFIRMED for one in value.held)
    head = f"confirmé au {quarter_label(period.code)}, donné au " if is_confirmed else ""
    return typo(head + " ; ".join(words))


def _told_in(since: str, number: int | None, sent: Mapping[int, str]) -> str:
    period = quarter_label(since)
    if number is None:
        return period
    on = f" du {sent[number]}" if number in sent else ""
    return f"{period}, retour n°\u00a0{number}{on}"


def _median_words(
    snapshot: Snapshot, values: Mapping[Place, QuarterValue], indicator: Any, period: Period
) -> str:
    if Nature(indicator.nature) is Nature.TEXT:
        return NOT_ASKED
    found = commune_median(snapshot, values, indicator_code=indicator.indicator_code, period=period)
    return _rests_on(expected_words(found.amount_e4, indicator), found)


def _rests_on(words: str, found: Median) -> str:
    return typo(f"{words}  \n:gray[:small[{found.known} sur {found.asked}]]")


def _rates(
    snapshot: Snapshot,
    values: Mapping[Place, QuarterValue],
    indicator: Any,
    person: Any,
    period: Period,
) -> str:
    if Nature(indicator.nature) not in COUNTED:
        return "sans objet"
    code = indicator.indicator_code
    value = values.get((code, person.respondent_code, period.code))
    own = per_thousand_inhabitants(value.amount_e4 if value else None, whole(person.population))
    found = commune_median(snapshot, values, indicator_code=code, period=period, per_thousand=True)
    decimals = rate_decimals([own, found.amount_e4])
    middle = rate_words(found.amount_e4, decimals=decimals)
    shown = rate_words(own, decimals=decimals)
    return typo(f"{shown}  \n:gray[:small[médiane {middle}]]")
