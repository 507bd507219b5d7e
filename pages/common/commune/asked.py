"""What the map shows, kept in the address: the indicator, the commune, for 1 000 inhabitants."""

from collections.abc import Mapping
from dataclasses import dataclass

from pages.common.chooser import Choice

PAGE = "communes"
ALL = "Toutes les communes"
PER_THOUSAND = "1000"
UNITS = {"": "Valeur", PER_THOUSAND: "Pour 1\u202f000 habitants"}


@dataclass(frozen=True, kw_only=True)
class MapAsked:
    """The three choices of the map."""

    indicator: Choice
    commune: Choice
    unit: Choice


def map_asked(indicators: Mapping[str, str], names: Mapping[str, str]) -> MapAsked:
    """The choices among the indicators that can be drawn, by their words, and the communes."""
    return MapAsked(
        indicator=Choice(
            page=PAGE,
            name="indicateur",
            label="Indicateur affiché",
            choices=indicators,
            is_label_shown=True,
            is_kept=True,
        ),
        commune=Choice(
            page=PAGE,
            name="commune",
            label="Commune",
            choices={"": ALL} | dict(names),
            first="",
            is_label_shown=True,
            is_filter=True,
        ),
        unit=Choice(
            page=PAGE,
            name="habitants",
            label="Rapporté à",
            choices=UNITS,
            first="",
            is_kept=True,
        ),
    )
