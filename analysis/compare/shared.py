"""The measures that several plans count: side by side where nature and unit are the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.compare.counted import CountedMeasure, units_words
from analysis.compare.side import PlanSide
from analysis.indicator.measures import total_words
from data_model.french import joined, plain, plural, typo
from data_model.period import simplified
from data_model.vocabulary import Nature

NO_VALUE: Final = "aucune valeur reçue"
NOT_COUNTED: Final = "non comptée"
APART: Final = "ne s’additionne pas"
Counted = tuple[str, CountedMeasure]


@dataclass(frozen=True, kw_only=True)
class SharedMeasure:
    """One measure that several plans count alike, by the plan's name.

    `otherwise` says by what the other plans that count it do: « en k€ (flux) ».
    """

    label: str
    nature: Nature
    unit: str
    by_plan: Mapping[str, CountedMeasure]
    otherwise: Mapping[str, str]


def shared_measures(sides: Mapping[str, PlanSide]) -> list[SharedMeasure]:
    """What at least two plans count under one label, in one nature and unit.

    A code is the plan's own: two plans may well have one without counting the same thing.
    """
    return [shared for group in _groups(sides) for shared in _alike(group)]


def unlike_words(sides: Mapping[str, PlanSide]) -> list[str]:
    """« Échanges » se compte en … dans A et B, en … dans C: each measure told in unlike ways."""
    found = (_names_by_units(group) for group in _groups(sides))
    return [_unlike(label, by_units) for label, by_units in found if len(by_units) > 1]


def shared_table(shared: list[SharedMeasure]) -> pd.DataFrame:
    """Mesure, Nature, Unité, then one column a plan that counts one of them (str, French)."""
    names = dict.fromkeys(name for one in shared for name in (*one.by_plan, *one.otherwise))
    rows = [
        {
            "Mesure": plain(typo(one.label)),
            "Nature": one.nature.label,
            "Unité": plain(one.unit) or "sans unité",
        }
        | {plain(name): _cell(one, name) for name in names}
        for one in shared
    ]
    return pd.DataFrame(rows, dtype=object)


def _groups(sides: Mapping[str, PlanSide]) -> list[list[Counted]]:
    """Measures gathered by label, whatever its accents and capitals."""
    groups: dict[str, list[Counted]] = {}
    for name, side in sides.items():
        for measure in side.measures:
            groups.setdefault(simplified(measure.label), []).append((name, measure))
    return list(groups.values())


def _alike(group: list[Counted]) -> Iterator[SharedMeasure]:
    for nature, unit in dict.fromkeys((one.nature, one.unit) for _, one in group):
        alike = {name: one for name, one in group if (one.nature, one.unit) == (nature, unit)}
        if len(alike) > 1:
            yield SharedMeasure(
                label=next(iter(alike.values())).label,
                nature=nature,
                unit=unit,
                by_plan=alike,
                otherwise={
                    name: units for name, units in _units(group).items() if name not in alike
                },
            )


def _units(group: list[Counted]) -> dict[str, str]:
    """What each plan counts a measure by."""
    return {
        name: units_words(one for of, one in group if of == name)
        for name in dict.fromkeys(name for name, _ in group)
    }


def _names_by_units(group: list[Counted]) -> tuple[str, dict[str, list[str]]]:
    """The measure's words, and the plans that count it by each unit and nature."""
    by_units: dict[str, list[str]] = {}
    for name, units in _units(group).items():
        by_units.setdefault(units, []).append(name)
    return group[0][1].label, by_units


def _unlike(label: str, by_units: Mapping[str, list[str]]) -> str:
    said = (f"{plain(units)} dans {joined(map(plain, names))}" for units, names in by_units.items())
    return typo(f"« {plain(label)} » se compte {', '.join(said)}.")


def _cell(shared: SharedMeasure, name: str) -> str:
    measure = shared.by_plan.get(name)
    if measure is None:
        units = shared.otherwise.get(name)
        return typo(f"{plain(units)} : {APART}") if units else NOT_COUNTED
    if not measure.adds_up:
        return f"{plural(measure.indicators, 'indicateur')}, sans total"
    return NO_VALUE if measure.value_e4 is None else typo(plain(total_words(measure)))
