"""The declared météo in words, beside the level that is computed."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.rows import rows_of
from data_model.french import NBSP, day, plain, typo
from data_model.vocabulary import Level, Weather
from data_model.weather import Beside, beside

SIGNS: Final[Mapping[Weather, str]] = {
    Weather.SUN: ":material/sunny:",
    Weather.CLOUD: ":material/cloud:",
    Weather.RAIN: ":material/rainy:",
    Weather.STORM: ":material/thunderstorm:",
}
NOT_DECLARED: Final = "–"
BY_COMPUTATION: Final = " que le calcul"


def weather_of(declared: pd.DataFrame, action_code: str) -> Any | None:
    """The row of one action in `weather_frame`; None where no météo is declared."""
    return next(rows_of(declared[declared["action_code"] == action_code]), None)


def weather_drawn(weather: Weather) -> str:
    """« :material/rainy: pluie »: the sign and its word."""
    return f"{SIGNS[weather]} {weather.label}"


def weather_cell(weather: Weather | None, level: Level) -> str:
    """The météo in a table, with its side where it is not that of the computed level."""
    if weather is None:
        return NOT_DECLARED
    stands = beside(weather, level)
    side = f", {stands.label.removesuffix(BY_COMPUTATION)}" if stands.differs else ""
    return weather_drawn(weather).replace(" ", NBSP) + side


def weather_sentence(row: Any, level: Level) -> str:
    """« Météo déclarée le 6 novembre 2026 par MD, plus sévère que le calcul : « … » », in Markdown.

    Takes a row of `weather_frame` and the action's computed level.
    """
    weather, stands = Weather(row.weather), beside(row.weather, level)
    who = f" par {plain(row.declared_by)}" if row.declared_by else ""
    told = f"Météo déclarée le {day(row.declared_on)}{who} : **{weather.label}**"
    if stands is not Beside.UNKNOWN:
        told += f", {stands.label}"
        told += f" ({level.label})" if stands.differs else ""
    return typo(f"{told}. « {plain(row.comment)} »" if row.comment else f"{told}.")
