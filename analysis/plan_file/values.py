"""A field of a plan's row and its value, as a person reads them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from data_model.base import Base, OfPlan
from data_model.french import E4, day, euros, number, number_e4, percent, quarter_label, typo
from data_model.level_words import LevelWords
from data_model.plan import Axis, Challenge, Objective
from data_model.plan_preview import links
from data_model.vocabulary import Labelled

SHARES: Final = {"share_e4"}
COUNTS: Final = {"population", "quantity"}
PERIODS: Final = {"first_period", "last_period", "period_code"}
MOST_DECIMALS: Final = 4
# « Montant voté (centimes) »: how it is kept is nobody's concern on screen.
KEPT_AS: Final = re.compile(r" \((?:centimes|dix-millièmes|GeoJSON|géométrie GeoJSON)\)$")
LONG: Final = {"outline_geojson": "contour"}

Names = Mapping[type[OfPlan], Mapping[str, str]]


@cache
def field_words(model: type[Base], field: str, words: LevelWords) -> str:
    """« Montant voté », « Orientation »."""
    level = {Challenge: words.challenge, Axis: words.axis, Objective: words.objective}.get(
        links(model).get(field, model)
    )
    if level is not None and field in links(model):
        return level.name
    return typo(KEPT_AS.sub("", model.model_fields[field].description or field))


def value_words(model: type[Base], field: str, value: object, names: Names) -> str:
    """« 12 500 € », « 31 décembre 2027 », « 2 Coopérer »; "" where nothing is said."""
    if value is None or value == "":
        return ""
    if field in LONG:
        return LONG[field]
    if field in links(model):
        return coded(str(value), names.get(links(model)[field], {}))
    match value:
        case bool():
            return "oui" if value else "non"
        case Labelled():
            return value.label
        case date():
            return day(value)
        case int() if field in COUNTS:
            return number(value)
        case int() if field in SHARES:
            return percent(Decimal(value) / E4, decimals=2)
        case int() if field.endswith("_cents"):
            return euros(value)
        case int() if field.endswith("_e4"):
            return number_e4(value, decimals=MOST_DECIMALS)
        case str() if field in PERIODS:
            return quarter_label(value)
        case str():
            return value
    return str(value)


def coded(code: str, names: Mapping[str, str]) -> str:
    """« 1.1 Structurer les filières »."""
    return f"{code} {names.get(code, '')}".strip()
