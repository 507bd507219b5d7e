"""The map's values in words: what is given, carried, missing, not asked, and in which unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis.indicator.commune_values import SHARE_DECIMALS, is_counted, rule_of
from analysis.indicator.series import NOT_ASKED
from analysis.indicator.words import AT_LEAST
from analysis.results.said import ValueState
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import NBSP, NOT_KNOWN, is_known, number, number_e4, quarter_label, typo

PER_THOUSAND = "pour 1\u202f000 habitants"
NOTHING = "–"
NOT_SOUGHT = "non sollicité"
# A value for 1 000 inhabitants has two digits that tell it from another, within the store's 10⁻⁴.
RATE_DIGITS: Final = 2
FEWEST_RATE_DECIMALS, MOST_RATE_DECIMALS = 2, 4


def rate_decimals(rates_e4: Iterable[int | None]) -> int:
    """How many decimals show two digits of the smallest rate above zero: 0,011 and 0,014."""
    known = [abs(rate) for rate in rates_e4 if rate]
    if not known:
        return FEWEST_RATE_DECIMALS
    # 1 has one digit, and is 10⁻⁴.
    wanted = MOST_RATE_DECIMALS + RATE_DIGITS - len(str(min(known)))
    return min(max(wanted, FEWEST_RATE_DECIMALS), MOST_RATE_DECIMALS)


def rate_words(rate_e4: int | None, *, decimals: int) -> str:
    """« 0,011 », « 0,140 », « 0 »: all the decimals of its column."""
    return number_e4(rate_e4, decimals=decimals, fixed=bool(rate_e4))


def shown_decimals(
    snapshot: Snapshot, indicator_code: str, *, rates_e4: Iterable[int | None] | None = None
) -> int:
    """How many decimals its values are shown with, or their `rates_e4` for 1 000 inhabitants."""
    if rates_e4 is not None:
        return rate_decimals(rates_e4)
    decimals = rule_of(snapshot, indicator_code)[2]
    return decimals if is_counted(snapshot, indicator_code) else max(decimals, SHARE_DECIMALS)


def unit_words(snapshot: Snapshot, indicator_code: str, *, per_thousand: bool) -> str:
    """« m² », « m² pour 1 000 habitants »."""
    unit = rule_of(snapshot, indicator_code)[1]
    return " ".join(filter(None, [unit, PER_THOUSAND if per_thousand else ""]))


@dataclass(frozen=True, kw_only=True)
class OnMap:
    """An indicator over the communes, in words: the map's values and the small charts'."""

    values: pd.DataFrame
    series: pd.DataFrame
    decimals: int
    unit: str

    @property
    def known_e4(self) -> list[int]:
        """The map's values, of the communes that have one."""
        return [int(value) for value in self.values["value_e4"].dropna()]


def map_in_words(
    snapshot: Snapshot,
    indicator_code: str,
    values: pd.DataFrame,
    series: pd.DataFrame,
    *,
    per_thousand: bool,
) -> OnMap:
    """The frames of `commune_map_frame` and `commune_series_frame`, all with the same decimals."""
    amounts = [whole(value) for frame in (values, series) for value in frame["value_e4"]]
    decimals = shown_decimals(snapshot, indicator_code, rates_e4=amounts if per_thousand else None)
    return OnMap(
        values=with_map_words(values, decimals=decimals, is_rate=per_thousand),
        series=with_series_words(series, decimals=decimals, is_rate=per_thousand),
        decimals=decimals,
        unit=unit_words(snapshot, indicator_code, per_thousand=per_thousand),
    )


def with_map_words(values: pd.DataFrame, *, decimals: int, is_rate: bool) -> pd.DataFrame:
    """The frame of `commune_map_frame` with shown and told (str).

    Shown is « 9 », « ≥ 6 », « (148) » where carried, « n.c. » or « – » where nothing is asked;
    told says the same in words.
    """
    words = [_map_words(row, decimals=decimals, is_rate=is_rate) for row in rows_of(values)]
    return values.assign(
        shown=pd.Series([shown for shown, _ in words], index=values.index, dtype=object),
        told=pd.Series([told for _, told in words], index=values.index, dtype=object),
    )


def _map_words(row: Any, *, decimals: int, is_rate: bool) -> tuple[str, str]:
    if not is_known(row.value_e4):
        return (NOTHING, NOT_SOUGHT) if row.state == NOT_ASKED else (NOT_KNOWN, NOT_KNOWN)
    text = _amount(row.value_e4, decimals=decimals, is_rate=is_rate)
    is_least = row.at_least is True
    shown, told = (f"≥{NBSP}{text}", f"{AT_LEAST}{text}") if is_least else (text, text)
    if row.state != ValueState.CARRIED:
        return shown, told
    since = f" de {quarter_label(row.from_period)}" if is_known(row.from_period) else ""
    return f"({shown})", f"{told} (reporté{since})"


def with_series_words(series: pd.DataFrame, *, decimals: int, is_rate: bool) -> pd.DataFrame:
    """The frame of `commune_series_frame` with shown (str): « 9 », « n.c. » or « – »."""
    shown = [
        _amount(row.value_e4, decimals=decimals, is_rate=is_rate)
        if is_known(row.value_e4) or row.is_asked
        else NOTHING
        for row in rows_of(series)
    ]
    return series.assign(shown=pd.Series(shown, index=series.index, dtype=object))


def _amount(value_e4: Any, *, decimals: int, is_rate: bool) -> str:
    value = whole(value_e4)
    return rate_words(value, decimals=decimals) if is_rate else number_e4(value, decimals=decimals)


def map_table(values: pd.DataFrame, series: pd.DataFrame, *, unit: str = "") -> pd.DataFrame:
    """The figures of the map and of the small charts, from the frames with words above.

    Columns: Commune, Population, Carte with its unit, then one a quarter (str). Rows: one a
    commune, by name.
    """
    on_map = f"Carte ({unit})" if unit else "Carte"
    rows = []
    for row in rows_of(values):
        line = {
            "Commune": row.name,
            "Population": number(whole(row.population)),
            on_map: row.told,
        }
        for point in rows_of(series[series["respondent_code"] == row.respondent_code]):
            is_carried = point.is_carried and is_known(point.value_e4)
            line[quarter_label(point.period_code, short=True)] = (
                f"{point.shown} (reporté)" if is_carried else point.shown
            )
        rows.append(line)
    return pd.DataFrame(rows, dtype=object)


def map_words(values: pd.DataFrame) -> str:
    """The map for who cannot see it: « Drancy 9 ; Dugny au moins 6 ; Sevran n.c. »"""
    told = " ; ".join(f"{row.name} {row.told}" for row in rows_of(values))
    return typo(f"Par commune : {told}.") if told else ""


def blank_words(values: pd.DataFrame, series: pd.DataFrame) -> str:
    """What a commune or a quarter without a value means, of what the page shows."""
    is_missing = bool((values["value_e4"].isna() & (values["state"] != NOT_ASKED)).any())
    nothing = values["shown"].eq(NOTHING).any() or series["shown"].eq(NOTHING).any()
    told = [
        f"« {NOT_KNOWN} » : non communiqué, jamais zéro." * is_missing,
        f"« {NOTHING} » : {NOT_SOUGHT}, rien n’est demandé." * bool(nothing),
    ]
    return typo(" ".join(filter(None, told)))
