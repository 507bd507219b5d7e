"""Small charts: one scale, gaps for what is missing, hollow for what is carried."""

from typing import Any

import pandas as pd
import pytest

from charts.commune_multiples import MULTIPLES_HEIGHT, commune_multiples
from charts.theme import LIGHT
from data_model.french import number_e4

PERIODS = ["2026-T1", "2026-T2", "2026-T3"]


def series(**lines: list[int | None]) -> pd.DataFrame:
    rows = [
        (name, code, value, number_e4(value, decimals=4), False, True)
        for name, values in lines.items()
        for code, value in zip(PERIODS, values, strict=True)
    ]
    columns = ["name", "period_code", "value_e4", "shown", "is_carried", "is_asked"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"value_e4": "Int64"})


def own_line(frame: pd.DataFrame) -> Any:
    [found] = [one for one in commune_multiples(frame, LIGHT).data if "markers" in one.mode]
    return found


def words(frame: pd.DataFrame) -> list[str]:
    written = [one for one in commune_multiples(frame, LIGHT).data if one.mode == "text"]
    return [text for one in written for text in one.text]


def steps(frame: pd.DataFrame) -> list[Any]:
    """How high each point of a commune alone stands above the first mark of its scale."""
    figure, [foot, one, *_] = commune_multiples(frame, LIGHT), marks(frame)
    return [None if y is None else (y - foot) / (one - foot) for y in figure.data[1].y[:-1]]


def marks(frame: pd.DataFrame) -> list[float]:
    return list(commune_multiples(frame, LIGHT).layout.yaxis.tickvals)


def test_a_missing_quarter_is_a_gap_and_never_zero() -> None:
    frame = series(Drancy=[10_000, None, 30_000])
    assert steps(frame) == [1, None, pytest.approx(3)]
    assert own_line(frame).connectgaps is False


def test_two_communes_are_never_joined() -> None:
    line = own_line(series(Drancy=[10_000] * 3, Sevran=[20_000] * 3))
    assert [y is None for y in line.y] == [False] * 3 + [True] + [False] * 3 + [True]
    assert [x is None for x in line.x] == [y is None for y in line.y]


def test_a_missing_last_quarter_is_said() -> None:
    assert "○ n.c." in words(series(Dugny=[10_000, 20_000, None]))
    assert "○ n.c." not in words(series(Dugny=[10_000, 20_000, 30_000]))


def test_every_chart_has_the_same_scale_from_zero() -> None:
    lines: dict[str, list[int | None]] = {f"Ville {n}": [0, 70_000, 140_000] for n in range(8)}
    frame = series(**lines)
    line, ticks = own_line(frame), marks(frame)
    axis = commune_multiples(frame, LIGHT).layout.yaxis
    assert list(axis.ticktext) == ["0", "5", "10", "15"] * 2
    assert [ticks[row * 4] for row in (0, 1) for _ in range(4)] == list(line.y[0::4])
    heights = [top - foot for foot, top in zip(line.y[0::4], line.y[2::4], strict=True)]
    assert heights == pytest.approx([(ticks[3] - ticks[0]) * 14 / 15] * 8)


def test_charts_stand_beside_each_other_and_never_overlap() -> None:
    lines: dict[str, list[int | None]] = {f"Ville {n}": [10_000] * 3 for n in range(5)}
    line = own_line(series(**lines))
    starts, ends = line.x[0::4], line.x[2::4]
    assert starts[4] == starts[0] == 0
    assert all(end < start for end, start in zip(ends[:3], starts[1:4], strict=True))
    assert line.y[16] < line.y[0]


def test_each_commune_has_its_own_name_and_point_words() -> None:
    line = own_line(series(Drancy=[10_000, None, 30_000], Sevran=[20_000] * 3))
    assert list(line.text) == [
        "Drancy<br>T1\u00a02026\u00a0: 1",
        "Drancy<br>T2\u00a02026\u00a0: n.c.",
        "Drancy<br>T3\u00a02026\u00a0: 3",
        "",
        "Sevran<br>T1\u00a02026\u00a0: 2",
        "Sevran<br>T2\u00a02026\u00a0: 2",
        "Sevran<br>T3\u00a02026\u00a0: 2",
        "",
    ]


def test_a_carried_value_is_hollow() -> None:
    frame = series(Drancy=[10_000, 10_000, 10_000])
    frame.loc[2, "is_carried"] = True
    assert list(own_line(frame).marker.color)[:3] == [LIGHT.done, LIGHT.done, LIGHT.background]


def test_the_last_known_value_is_printed() -> None:
    assert "<b>2</b>" in words(series(Dugny=[10_000, 20_000, None]))


def test_says_so_when_nothing_is_known() -> None:
    figure = commune_multiples(series(Dugny=[None, None, None]), LIGHT)
    assert [note.text for note in figure.layout.annotations] == [
        "Aucune valeur communiquée pour cet indicateur."
    ]


@pytest.mark.parametrize(("communes", "rows"), [(8, 2), (9, 3), (24, 6)])
def test_grows_by_rows_of_four(communes: int, rows: int) -> None:
    lines: dict[str, list[int | None]] = {
        f"Ville {n}": [10_000, None, 30_000] for n in range(communes)
    }
    height = commune_multiples(series(**lines), LIGHT).layout.height
    assert height == max(MULTIPLES_HEIGHT, rows * 157)


def ticks(frame: pd.DataFrame, *, decimals: int) -> list[str]:
    return list(commune_multiples(frame, LIGHT, decimals=decimals).layout.yaxis.ticktext)


@pytest.mark.parametrize(
    ("top_e4", "decimals", "marks"),
    [
        (1_700, 2, ["0", "0,06", "0,12", "0,18"]),
        (114, 3, ["0", "0,004", "0,008", "0,012"]),
        (9_000, 2, ["0", "0,3", "0,6", "0,9"]),
        (10_000, 0, ["0", "1", "2", "3"]),
        (0, 0, ["0", "1", "2", "3"]),
        (0, 2, ["0", "0,01", "0,02", "0,03"]),
        (12_000_000, 0, ["0", "400", "800", "1\u202f200"]),
    ],
)
def test_the_scale_ends_near_the_largest_value(
    top_e4: int, decimals: int, marks: list[str]
) -> None:
    assert ticks(series(Drancy=[0, 0, top_e4]), decimals=decimals) == marks


def test_a_quarter_that_is_not_asked_is_neither_a_gap_nor_a_missing_value() -> None:
    frame = series(Drancy=[10_000, None, None])
    frame.loc[1:, "is_asked"] = False
    assert [y is None for y in own_line(frame).y] == [False, True]
    assert "○ n.c." not in words(frame)
    frame.loc[2, "is_asked"] = True
    assert [y is None for y in own_line(frame).y] == [False, True, True]
    assert "○ n.c." in words(frame)


def test_two_quarters_asked_are_joined_over_one_that_is_not() -> None:
    frame = series(Drancy=[10_000, None, 20_000])
    frame.loc[1, "is_asked"] = False
    line = own_line(frame)
    assert list(line.x) == [0, 2, None]
    assert len(line.text) == len(line.marker.color) == 3


def test_a_commune_that_is_not_asked_is_said_so_rather_than_silent() -> None:
    frame = series(Drancy=[None] * 3, Sevran=[10_000] * 3)
    frame.loc[frame["name"] == "Drancy", "is_asked"] = False
    assert "non sollicité" in words(frame)
    assert "○ n.c." not in words(frame)


def test_says_so_when_nothing_was_asked_of_any_commune() -> None:
    frame = series(Dugny=[None, None, None])
    frame["is_asked"] = False
    [note] = commune_multiples(frame, LIGHT).layout.annotations
    assert "demandé" in note.text


@pytest.mark.parametrize(("before", "place"), [(10_000, "top right"), (0, "top center")])
def test_the_last_value_stands_beside_a_falling_line_and_above_another(
    before: int, place: str
) -> None:
    figure = commune_multiples(series(Sevran=[0, before, 0]), LIGHT)
    [written] = [one for one in figure.data if one.mode == "text"]
    assert written.textposition[list(written.text).index("<b>0</b>")] == place
