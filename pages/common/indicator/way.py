"""The way of an indicator to its target: the chart, its key and its figures."""

from typing import Any, Final

from analysis.indicator.forecast import Forecast
from analysis.indicator.trajectory import Trajectory
from analysis.indicator.way import way_table
from analysis.indicator.words import decimals_of, noun_of, sign_of
from charts.indicator_trajectory import Projection, indicator_trajectory
from charts.theme import Palette
from data_model.french import E4
from pages.common.chart import draw
from pages.common.frame import source_line
from pages.common.plan_view import PlanView
from pages.common.tables import data_table

KEY_LINE: Final = (
    "Trait plein : valeur ; point creux : valeur incomplète ou reportée ; pointillé : attendu"
)
WITH_FORECAST: Final = " ; tirets : prévision si le rythme se maintient, avec sa fourchette à 80 %"


def way_block(
    view: PlanView,
    result: Any,
    way: Trajectory,
    forecast: Forecast | None,
    *,
    palette: Palette,
    finding: str,
) -> None:
    """The chart of the way to the target, with its key and its figures."""
    projection = _projection(forecast)
    draw(
        view,
        f"trajectoire {result.indicator_code}",
        palette=palette,
        build=lambda: indicator_trajectory(
            way.frame,
            palette,
            target=None if way.target_e4 is None else way.target_e4 / E4,
            upper=None if way.upper_e4 is None else way.upper_e4 / E4,
            unit=sign_of(result) or noun_of(result),
            decimals=decimals_of(result),
            projection=projection,
            is_dated=view.situation.plan_start is not None,
        ),
        alt=finding,
    )
    if way.frame.empty:
        return
    source_line(f"{KEY_LINE}{WITH_FORECAST if projection else ''}.")
    data_table("Voir les données", way_table(way.frame, result), "Valeur et attendu par trimestre")


def _projection(forecast: Forecast | None) -> Projection | None:
    if forecast is None or forecast.central is None:
        return None
    if forecast.low is None or forecast.high is None:
        return None
    return Projection(central=float(forecast.central), low=forecast.low, high=forecast.high)
