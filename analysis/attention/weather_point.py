"""Actions of which the person in charge says worse than what is computed."""

from collections.abc import Iterator

import pandas as pd

from analysis.attention.point import AttentionKind, Point
from analysis.rows import rows_of
from data_model.french import day
from data_model.vocabulary import Level
from data_model.weather import Beside, beside


def weather_points(
    declared: pd.DataFrame, completion: pd.DataFrame, titles: dict[str, str]
) -> Iterator[Point]:
    """One a declared météo that is worse than the level of the work; from `weather_frame`."""
    levels = {row.code: Level(row.level) for row in rows_of(completion)}
    for row in rows_of(declared):
        level = levels.get(row.action_code, Level.NONE)
        if beside(row.weather, level) is not Beside.WORSE:
            continue
        yield Point(
            level=Level.WATCH,
            kind=AttentionKind.WEATHER,
            object=titles[row.action_code],
            action_code=row.action_code,
            measure=f"météo : {row.weather.label}",
            detail=f"Déclarée le {day(row.declared_on)} ; réalisation calculée : {level.label}",
            key=f"weather:{row.action_code}",
            magnitude=0.0,
        )
