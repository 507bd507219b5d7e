"""What one plan counts under each measure: its words, its natures and units, its totals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.results.measures import ADDED, totals_of
from analysis.rows import rows_of, whole
from data_model.vocabulary import Nature


@dataclass(frozen=True, kw_only=True)
class CountedMeasure:
    """A measure of one plan, in one nature and unit; `value_e4` is its total, in 10⁻⁴."""

    code: str
    label: str
    nature: Nature
    unit: str
    indicators: int
    value_e4: int | None = None
    at_least: bool = False
    decimals: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether its indicators make a total."""
        return self.nature in ADDED


def counted_measures(
    indicators: pd.DataFrame, measured: pd.DataFrame, labels: Mapping[str, str]
) -> tuple[CountedMeasure, ...]:
    """Every measure of a plan by nature and unit, in the order of its indicators.

    Takes `indicators_frame`, `measured_indicators_frame` and `measure_labels`.
    """
    totals = {
        (row.measure_code, Nature(row.nature), row.unit): row
        for row in rows_of(totals_of(measured))
    }
    held: dict[tuple[str, Nature, str], list[int]] = {}
    for row in rows_of(indicators):
        if row.measure_code:
            key = (row.measure_code, Nature(row.nature), row.unit)
            held.setdefault(key, []).append(int(row.decimals))
    return tuple(
        CountedMeasure(
            code=code,
            label=labels.get(code, code),
            nature=nature,
            unit=unit,
            indicators=len(decimals),
            value_e4=whole(totals[code, nature, unit].value_e4) if nature in ADDED else None,
            at_least=nature in ADDED and bool(totals[code, nature, unit].at_least),
            decimals=max(decimals),
        )
        for (code, nature, unit), decimals in held.items()
    )


def units_words(measures: Iterable[CountedMeasure]) -> str:
    """« en échanges (flux) »: what one plan counts by, without saying the same twice."""
    said = (
        f"{f'en {one.unit}' if one.unit else 'sans unité'} ({one.nature.label})" for one in measures
    )
    return ", ".join(dict.fromkeys(said))
