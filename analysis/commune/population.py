"""The inhabitants that a value is divided by: how many, of which year, under which licence."""

import re
from datetime import date

from analysis.commune.values_table import person_of
from analysis.indicator.commune_values import communes_of
from analysis.rows import whole
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, day, joined, number, plain, typo
from data_model.vocabulary import RespondentKind

LICENCE = "Licence Ouverte 2.0"
OWN = "fournie par le territoire"
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def population_line(snapshot: Snapshot, respondent_code: str) -> str:
    """The denominator of what is said for 1 000 inhabitants; empty for the territory itself."""
    person = person_of(snapshot, respondent_code)
    if person.kind != RespondentKind.COMMUNE:
        return ""
    population = whole(person.population)
    if not population:
        return typo(f"Population : {NOT_KNOWN}, rien n’est donc rapporté aux habitants.")
    source = _source_words(text_or_none(person.population_vintage))
    return typo(f"Population : {number(population)} habitants ({source}).")


def denominator_line(snapshot: Snapshot) -> str:
    """What « pour 1 000 habitants » divides by, over the communes."""
    said = {text_or_none(one) for one in communes_of(snapshot)["population_vintage"]}
    sources = joined(sorted({_source_words(one) for one in said}))
    return typo(
        f"Pour 1\u202f000 habitants : la valeur divisée par la population, fois 1\u202f000 "
        f"({sources})."
    )


def _source_words(vintage: str | None) -> str:
    # The vintage names a day as the file does; it is read here in French.
    if not vintage:
        return OWN
    words = ISO_DAY.sub(lambda found: f"le {day(date.fromisoformat(found[0]))}", vintage)
    return f"{plain(words)}, {LICENCE}"
