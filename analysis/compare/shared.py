"""The measures that several plans count: side by side where nature and unit are the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.compare.counted import CountedMeasure, units_words
from analysis.compare.side import PlanSide
from analysis.indicator.measures import total_words
from data_model.french import plain, plural, typo
from data_model.period import simplified
from data_model.vocabulary import Nature

NO_VALUE: Final = "aucune valeur reçue"
NOT_COUNTED: Final = "non comptée"
Counted = tuple[str, CountedMeasure]


@dataclass(frozen=True, kw_only=True)
class SharedMeasure:
    """One measure that several plans count alike, by the plan's name."""

    label: str
    nature: Nature
    unit: str
    by_plan: Mapping[str, CountedMeasure]


def shared_measures(sides: Mapping[str, PlanSide]) -> list[SharedMeasure]:
    """What at least two plans count under one label, in one nature and unit.

    A code is the plan's own: two plans may well have one without counting the same thing.
    """
    return [shared for group in _groups(sides) for shared in _alike(group)]


def unlike_words(sides: Mapping[str, PlanSide]) -> list[str]:
    """« Échanges » se compte en … dans A, en … dans B: each measure told in unlike ways."""
    return [
        _unlike(group)
        for group in _groups(sides)
        if len({name for name, _ in group}) > 1 and not any(_alike(group))
    ]


def shared_table(shared: list[SharedMeasure]) -> pd.DataFrame:
    """Mesure, Nature, Unité, then one column a plan that counts one of them (str, French)."""
    names = list(dict.fromkeys(name for one in shared for name in one.by_plan))
    rows = [
        {
            "Mesure": plain(typo(one.label)),
            "Nature": one.nature.label,
            "Unité": plain(one.unit) or "sans unité",
        }
        | {plain(name): _total(one.by_plan.get(name)) for name in names}
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
            label = next(iter(alike.values())).label
            yield SharedMeasure(label=label, nature=nature, unit=unit, by_plan=alike)


def _unlike(group: list[Counted]) -> str:
    said = (
        f"{plain(units_words(one for of, one in group if of == name))} dans {plain(name)}"
        for name in dict.fromkeys(name for name, _ in group)
    )
    return typo(f"« {plain(group[0][1].label)} » se compte {', '.join(said)}.")


def _total(measure: CountedMeasure | None) -> str:
    if measure is None:
        return NOT_COUNTED
    if not measure.adds_up:
        return f"{plural(measure.indicators, 'indicateur')}, sans total"
    return NO_VALUE if measure.value_e4 is None else typo(plain(total_words(measure)))
