"""Small charts: one scale, gaps for what is missing, hollow for what is carried."""

from typing import Any

import pandas as pd
import pytest

from charts.commune_multiples import MULTIPLES_HEIGHT, commune_multiples
from charts.theme import LIGHT

PERIODS = ["2026-T1", "2026-T2", "2026-T3"]


def series(**lines: list[int | None]) -> pd.DataFrame:
    rows = [
        (name, code, value, False)
        for name, values in lines.items()
        for code, value in zip(PERIODS, values, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["name", "period_code", "value_e4", "is_carried"])
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
