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


def own_lines(frame: pd.DataFrame) -> list[Any]:
    return [trace for trace in commune_multiples(frame, LIGHT).data if "markers" in trace.mode]


def words(frame: pd.DataFrame) -> list[str]:
    return [note.text for note in commune_multiples(frame, LIGHT).layout.annotations]


def test_a_missing_quarter_is_a_gap_and_never_zero() -> None:
    line = own_lines(series(Drancy=[10_000, None, 30_000]))[0]
    assert list(line.y) == [1, None, 3]
    assert line.connectgaps is False


def test_a_missing_last_quarter_is_said() -> None:
    assert "○ n.c." in words(series(Dugny=[10_000, 20_000, None]))
    assert "○ n.c." not in words(series(Dugny=[10_000, 20_000, 30_000]))


def test_every_chart_has_the_same_scale_from_zero() -> None:
    figure = commune_multiples(
        series(Drancy=[10_000, 20_000, 30_000], Sevran=[None, 140_000, 10_000]), LIGHT
    )
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.range[1] >= 14


def test_a_carried_value_is_hollow() -> None:
    frame = series(Drancy=[10_000, 10_000, 10_000])
    frame.loc[2, "is_carried"] = True
    colors = own_lines(frame)[0].marker.color
    assert list(colors) == [LIGHT.done, LIGHT.done, LIGHT.background]


def test_the_last_known_value_is_printed() -> None:
    assert "<b>2</b>" in words(series(Dugny=[10_000, 20_000, None]))


def test_says_so_when_nothing_is_known() -> None:
    assert words(series(Dugny=[None, None, None])) == [
        "Aucune valeur communiquée pour cet indicateur."
    ]


@pytest.mark.parametrize(("communes", "rows"), [(8, 2), (9, 3), (24, 6)])
def test_grows_by_rows_of_four(communes: int, rows: int) -> None:
    lines: dict[str, list[int | None]] = {
        f"Ville {n}": [10_000, None, 30_000] for n in range(communes)
    }
    height = commune_multiples(series(**lines), LIGHT).layout.height
    assert height == max(MULTIPLES_HEIGHT, rows * 157)
