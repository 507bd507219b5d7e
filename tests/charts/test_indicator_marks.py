"""One mark an indicator, and counts in words."""

import pandas as pd
import pytest

from charts.indicator_marks import A_ROW, COUNTED, ORDER, counted_words, indicator_marks_figure
from charts.theme import LIGHT
from data_model.vocabulary import ResultStatus

S = ResultStatus


def marks(*rows: tuple[str, ResultStatus]) -> pd.DataFrame:
    return pd.DataFrame(
        [(group, f"Indicateur {place}", status) for place, (group, status) in enumerate(rows)],
        columns=["group", "label", "status"],
        dtype=object,
    )


def test_every_status_is_counted_once() -> None:
    assert sorted(COUNTED) == sorted(ORDER) == sorted(ResultStatus)


def test_draws_one_mark_an_indicator_the_unknown_hollow() -> None:
    frame = marks(("Axe 1", S.NO_DATA), ("Axe 1", S.REACHED), ("Axe 2", S.ALERT))
    drawn = indicator_marks_figure(frame, LIGHT).data[0]
    assert drawn.marker.symbol == ("circle", "circle-open", "diamond")
    assert list(drawn.y) == [0, 0, 1]
    assert drawn.customdata[1] == "Indicateur 0\u00a0: Sans donnée"


def test_counts_what_it_draws_in_words() -> None:
    words = counted_words([S.REACHED, S.ON_TRACK, S.WATCH, S.NO_DATA, S.PARTIAL])
    assert [(mark.sign, text) for mark, text in words] == [
        ("●", "1\u00a0atteint"),
        ("●", "1\u00a0conforme"),
        ("▲", "1\u00a0en vigilance"),
        ("○", "1\u00a0partiel"),
        ("○", "1\u00a0sans donnée"),
    ]


@pytest.mark.parametrize(("count", "lines"), [(A_ROW, 1), (A_ROW + 1, 2), (2 * A_ROW + 1, 3)])
def test_many_indicators_go_on_a_further_line(count: int, lines: int) -> None:
    frame = marks(*[("Axe 1", S.ON_TRACK)] * count)
    drawn = indicator_marks_figure(frame, LIGHT).data[0]
    assert len(set(drawn.y)) == lines
    assert max(drawn.x) == A_ROW - 1


def test_without_an_indicator_it_says_so() -> None:
    figure = indicator_marks_figure(marks(), LIGHT)
    assert figure.layout.annotations[0].text == "Aucun indicateur dans cette sélection."
