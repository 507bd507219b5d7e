"""The cumulative curve: the gap drawn and named, French values."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from charts.planned_curve import gap_words, planned_curve_figure
from charts.theme import LIGHT
from data_model.vocabulary import Level

COLUMNS = ["period_code", "last_day", "planned", "planned_initial", "earned", "forecast"]
ROWS: list[tuple[Any, ...]] = [
    ("2026-T1", date(2026, 3, 31), 10.0, 10.0, 8.0, None),
    ("2026-T2", date(2026, 6, 30), 25.0, 25.0, 16.0, 16.0),
    ("2026-T3", date(2026, 9, 30), 45.0, 45.0, None, 40.0),
]


def frame(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


@pytest.mark.parametrize(
    ("planned", "earned", "said"),
    [
        (25.0, 16.0, "9\u00a0jours\u00a0de travail de retard"),
        (17.0, 16.0, "1\u00a0jour\u00a0de travail de retard"),
        (16.0, 16.0, "comme prévu"),
        (16.0, 18.5, "2,5\u00a0jours\u00a0de travail d’avance"),
    ],
)
def test_the_gap_is_named(planned: float, earned: float, said: str) -> None:
    assert gap_words(planned, earned) == said


@pytest.mark.parametrize(
    ("level", "sign", "color", "words_color"),
    [
        (Level.OK, "●", LIGHT.done, LIGHT.ink),
        (Level.WATCH, "▲", LIGHT.watch, LIGHT.watch_text),
        (Level.ALERT, "◆", LIGHT.alert, LIGHT.alert_text),
    ],
)
def test_the_sign_of_the_gap_is_that_of_its_level(
    level: Level, sign: str, color: str, words_color: str
) -> None:
    figure = planned_curve_figure(frame(ROWS), palette=LIGHT, level=level)
    assert figure.layout.shapes[0].line.color == color
    [said] = [note for note in figure.layout.annotations if "retard" in note.text]
    assert said.text == f"<b>{sign}\u00a09\u00a0jours\u00a0de travail de retard</b>"
    assert said.font.color == words_color


def test_the_gap_is_drawn_at_the_last_quarter_known() -> None:
    figure = planned_curve_figure(frame(ROWS), palette=LIGHT, level=Level.WATCH)
    (gap,) = figure.layout.shapes
    assert (gap.x0, gap.y0, gap.y1) == (1, 16.0, 25.0)
    ahead = [*ROWS[:1], ("2026-T2", date(2026, 6, 30), 25.0, 25.0, 30.0, 30.0)]
    (gap,) = planned_curve_figure(frame(ahead), palette=LIGHT, level=Level.OK).layout.shapes
    assert (gap.x0, gap.y0, gap.y1) == (1, 30.0, 25.0)


def test_done_stops_at_the_situation_and_the_forecast_starts_there() -> None:
    planned, forecast, earned = planned_curve_figure(
        frame(ROWS), palette=LIGHT, level=Level.OK
    ).data
    assert list(planned.x) == [0, 1, 2]
    assert list(forecast.x) == [1, 2]
    assert list(earned.x) == [0, 1]


def test_quarters_are_named_in_french() -> None:
    figure = planned_curve_figure(frame(ROWS), palette=LIGHT, level=Level.OK)
    assert figure.layout.xaxis.ticktext == ("T1<br>2026", "T2<br>2026", "T3<br>2026")


def test_before_any_quarter_has_ended_there_is_no_gap() -> None:
    rows = [("2026-T1", date(2026, 3, 31), 10.0, 10.0, None, None)]
    figure = planned_curve_figure(frame(rows), palette=LIGHT, level=Level.NONE)
    assert not figure.layout.shapes


def test_without_rows_the_figure_says_what_is_missing() -> None:
    empty = frame([])
    told = planned_curve_figure(empty, palette=LIGHT, level=Level.NONE).layout.annotations[0].text
    undated = planned_curve_figure(empty, palette=LIGHT, level=Level.NONE, has_dates=False)
    assert "aucune action" in told
    assert "dates du plan sont à saisir" in undated.layout.annotations[0].text
