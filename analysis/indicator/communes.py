"""One indicator respondent by respondent: value, rate, and how the value came to stand."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.indicator.commune_values import COUNTED
from analysis.indicator.commune_words import rate_decimals, rate_words
from analysis.indicator.series import MISSING, NOT_ASKED
from analysis.indicator.words import column_decimals, least_words
from analysis.results.said import ValueState
from analysis.rows import rows_of, whole
from data_model.french import NOT_KNOWN, joined, plain, plural, quarter_label, typo
from data_model.vocabulary import Nature, RespondentKind

TOLD = frozenset({ValueState.GIVEN, ValueState.CONFIRMED})
PER_THOUSAND = "Pour 1\u202f000 habitants"
COLUMNS = [
    "name",
    "kind",
    "value_e4",
    "at_least",
    "rate_e4",
    "state",
    "from_period",
    "counted_from",
]


def respondents_frame_of(values: pd.DataFrame, rates: Mapping[str, int | None]) -> pd.DataFrame:
    """The respondents asked, or who answered; from `commune_values_frame`.

    `rates` gives the value for 1 000 inhabitants (10⁻⁴) of the communes that have one.

    Columns: name, kind (str), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool), rate_e4 (Int64,
    nullable), state (given, confirmed, carried or missing), from_period, counted_from (str or
    None).
    Rows: one a respondent, in their order; the ones never asked are left out.
    """
    rows = [
        (
            row.name,
            row.kind,
            whole(row.value_e4),
            bool(row.at_least),
            rates.get(row.respondent_code),
            row.state,
            row.from_period,
            row.counted_from,
        )
        for row in rows_of(values)
        if row.state != NOT_ASKED
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.astype({"value_e4": "Int64", "rate_e4": "Int64"})


def rates_of(values: pd.DataFrame) -> dict[str, int | None]:
    """Commune → its value for 1 000 inhabitants; from `commune_map_frame` per thousand."""
    return {row.respondent_code: whole(row.value_e4) for row in rows_of(values)}


def respondents_table(respondents: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    """The frame above in words; `indicator` has nature, unit and decimals.

    Columns: Répondant, Valeur, « Pour 1 000 habitants » (where the indicator counts something),
    État (str).
    """
    is_counted = Nature(indicator.nature) in COUNTED
    decimals = column_decimals(map(whole, respondents["value_e4"]), indicator)
    of_rates = rate_decimals(map(whole, respondents["rate_e4"]))
    rows = []
    for row in rows_of(respondents):
        words = {
            "Répondant": plain(row.name),
            "Valeur": least_words(
                whole(row.value_e4), indicator, at_least=row.at_least, decimals=decimals
            ),
            PER_THOUSAND: rate_words(whole(row.rate_e4), decimals=of_rates)
            if row.kind == RespondentKind.COMMUNE
            else "sans objet",
            "État": state_words(row.state, row.from_period, row.counted_from),
        }
        if not is_counted:
            del words[PER_THOUSAND]
        rows.append(words)
    return pd.DataFrame(rows, dtype=object)


def state_words(state: str, from_period: str | None, counted_from: str | None = None) -> str:
    """« donné, T3 2026 », « reporté de T1 2026 », « confirmé », « n.c. », « non sollicité ».

    Where several quarters are counted together: « donné, de T1 2026 à T3 2026 ».
    """
    since = quarter_label(from_period) if from_period else ""
    if state in TOLD and counted_from and counted_from != from_period:
        return f"donné, de {quarter_label(counted_from)} à {since}"
    if state == ValueState.CARRIED:
        return f"reporté de {since}"
    if state == ValueState.CONFIRMED:
        return f"confirmé, donné en {since}"
    if state == ValueState.GIVEN:
        return f"donné, {since}"
    return f"{NOT_KNOWN}, dernière valeur en {since}" if state == MISSING and since else NOT_KNOWN


def not_asked_words(values: pd.DataFrame, *, is_assigned: bool = False) -> str:
    """« Non sollicités : Dugny et Stains », « Aucune commune n’est sollicitée », or nothing.

    `is_assigned` says that the indicator is asked of someone, in a quarter still to end maybe.
    """
    asked = [row for row in rows_of(values) if row.state != NOT_ASKED]
    left_out = [plain(row.name) for row in rows_of(values) if row.state == NOT_ASKED]
    communes = [row for row in rows_of(values) if row.kind == RespondentKind.COMMUNE]
    if not asked and is_assigned:
        return "Aucun trimestre demandé n’est encore échu."
    if not asked:
        return "Personne n’est encore sollicité pour cet indicateur."
    if communes and all(row.state == NOT_ASKED for row in communes):
        return typo(f"Non sollicitées : les {plural(len(communes), 'commune')}.")
    return typo(f"Non sollicités : {joined(left_out)}.") if left_out else ""
