"""A fact of a return in words: what it is about, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.draft import AnyFact, BudgetFact, ObservationFact
from data_model.french import NOT_KNOWN, euros, interval, number_e4, percent, typo
from data_model.period import simplified

SHARE_UNITS = frozenset({"%", "pourcentage", "pour cent", "pourcent"})


@dataclass(frozen=True, kw_only=True)
class PlanWords:
    """How the plan names what a return speaks of: code → row, or code → words."""

    indicators: Mapping[str, Any]
    actions: Mapping[str, str]
    occurrences: Mapping[str, str]


def plan_words(snapshot: Snapshot) -> PlanWords:
    """The plan's own names."""
    return PlanWords(
        indicators={row.indicator_code: row for row in rows_of(snapshot.indicators)},
        actions={row.action_code: row.short_title for row in rows_of(snapshot.actions)},
        occurrences={row.occurrence_code: row.label for row in rows_of(snapshot.occurrences)},
    )


def fact_object(fact: AnyFact, words: PlanWords) -> str:
    """« 2.2-I1 Locaux disponibles (Bureaux) », « 1.1 Visites (engagé 2026, fonctionnement) »."""
    if isinstance(fact, ObservationFact):
        row = words.indicators.get(fact.indicator_code)
        label = row.label if row is not None else ""
        code, part = fact.indicator_code, fact.category
    elif isinstance(fact, BudgetFact):
        label, code = words.actions.get(fact.action_code, ""), fact.action_code
        said = (f"{fact.field.label} {fact.exercise}", fact.funder, fact.section.label)
        part = ", ".join(one for one in said if one)
    else:
        label, code = words.occurrences.get(fact.occurrence_code, ""), fact.occurrence_code
        part = fact.field.label
    named = f"{code} {label}".strip()
    return typo(f"{named} ({part})" if part else named)


def fact_value(fact: AnyFact | None, words: PlanWords) -> str:
    """What it says; « n.c. » for nothing, or for a value that was erased."""
    if fact is None or fact.origin.is_erased:
        return NOT_KNOWN
    if isinstance(fact, BudgetFact):
        return euros(fact.amount_cents)
    if not isinstance(fact, ObservationFact):
        return interval(fact.start_date, fact.end_date)
    if fact.value_e4 is None:
        return typo(fact.text_value) or NOT_KNOWN
    row = words.indicators.get(fact.indicator_code)
    decimals = None if row is None else int(row.decimals)
    if fact.denominator_e4 is not None:
        return f"{number_e4(fact.value_e4)} sur {number_e4(fact.denominator_e4)}"
    if row is not None and simplified(row.unit) in SHARE_UNITS:
        return percent(Decimal(fact.value_e4).scaleb(-4), decimals=int(row.decimals))
    return number_e4(fact.value_e4, decimals=decimals)
