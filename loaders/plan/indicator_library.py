"""Ready indicators, and the rows that one's own plan makes of those that are chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data_model.finding import Finding
from data_model.vocabulary import Nature
from loaders.plan.text_table import Row, text_rows

BETWEEN_PLANS: Final = ";"


@dataclass(frozen=True, kw_only=True)
class ReadyIndicator:
    """An indicator, or a measure, of one or more plans: what one's own indicator may start from.

    `nature` is "" where the plans do not say it; `measure` is what it adds up under.
    """

    label: str
    unit: str
    nature: str
    measure: str
    breakdown: str
    decimals: str
    plans: tuple[str, ...]

    @property
    def words(self) -> str:
        """« Emplois nets créés · emplois · flux · PLDESS-T7 », as it is searched and read."""
        nature = Nature(self.nature).label if self.nature else "nature à dire"
        return " · ".join((self.label, self.unit or "sans unité", nature, ", ".join(self.plans)))


def read_library(file: Path) -> dict[str, ReadyIndicator]:
    """The ready indicators of a text table by their label, in its order."""
    findings: list[Finding] = []
    return {row["label"]: _ready(row) for row in text_rows(file, findings)}


def _ready(row: Row) -> ReadyIndicator:
    return ReadyIndicator(
        label=row["label"],
        unit=row["unit"],
        nature=row["nature"],
        measure=row["measure_label"],
        breakdown=row["breakdown_label"],
        decimals=row["decimals"],
        plans=tuple(row["plans"].split(BETWEEN_PLANS)),
    )


def new_measures(
    chosen: Sequence[ReadyIndicator], measures: Sequence[Row]
) -> list[Mapping[str, str]]:
    """What the chosen indicators add up under and the plan does not know; the code comes later."""
    new: dict[tuple[str, str], Mapping[str, str]] = {}
    for one in chosen:
        if one.measure and measure_code(one, measures) is None:
            new[one.measure, one.unit] = {"label": one.measure, "unit": one.unit}
    return [*new.values()]


def measure_code(one: ReadyIndicator, measures: Sequence[Row]) -> str | None:
    """The plan's measure of the same name and unit."""
    same = (row["code"] for row in measures if _same(row, one))
    return next(same, None)


def typed_rows(
    chosen: Sequence[ReadyIndicator], action_code: str, measures: Sequence[Row]
) -> list[Mapping[str, str]]:
    """The chosen indicators as rows of an action; the code and the rank are given later."""
    return [
        {
            "action_code": action_code,
            "label": one.label,
            "nature": one.nature,
            "unit": one.unit,
            "measure_code": measure_code(one, measures) or "",
            "breakdown_label": one.breakdown,
            "decimals": one.decimals,
        }
        for one in chosen
    ]


def _same(row: Row, one: ReadyIndicator) -> bool:
    return row["label"] == one.measure and row["unit"] == one.unit
