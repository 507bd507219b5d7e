"""What a draft would change: by key, beside what is in force and what the last period said."""

from datetime import date
from decimal import Decimal
from typing import Final

import pandas as pd

from data_model import french
from data_model.change_kind import RECORDED, ChangeCounts, ChangeKind, counts_of
from data_model.draft import AnyFact, BudgetFact, ObservationFact, ReturnDraft, canonical
from data_model.plan_index import KnownValue, PlanIndex, ReturnBasis
from data_model.vocabulary import MilestoneField
from loaders.issuing.issue_rows import is_percentage

NOTHING = frozenset({"", "None", "None/None", "None/None/"})
COLUMNS: Final = [
    *("key", "kind", "code", "label", "field", "previous", "old", "new", "change"),
    *("sheet", "cell", "raw", "is_estimated"),
]


def counts(draft: ReturnDraft, basis: ReturnBasis) -> ChangeCounts:
    """How many facts are new, changed, unchanged, erased; how many cells rejected or skipped."""
    changes = [change_of(fact, basis) for fact in draft.facts]
    recorded = {kind: changes.count(kind) for kind in RECORDED}
    outside = {ChangeKind.REJECTED: draft.rejected_count, ChangeKind.SKIPPED: draft.skipped_count}
    return counts_of(recorded | outside)


def change_of(fact: AnyFact, basis: ReturnBasis) -> ChangeKind:
    """New, changed, unchanged or erased, against the value of this very period."""
    old, new = _in_force(fact, basis), canonical(fact)
    if fact.origin.is_erased:
        is_erased_already = not old and fact.key in basis.current
        return ChangeKind.UNCHANGED if is_erased_already else ChangeKind.ERASED
    if not old:
        return ChangeKind.NEW
    return ChangeKind.UNCHANGED if old == new else ChangeKind.CHANGED


def preview(draft: ReturnDraft, basis: ReturnBasis, *, index: PlanIndex) -> pd.DataFrame:
    """Every fact of a draft beside what is in force.

    Columns: key (str), kind (str: observation, budget, milestone), code (str), label (str),
    field (str: an indicator's category, a budget line, what is said of a milestone), previous
    (str: the last value before the period), old (str: in force for the period), new (str),
    change (str: new, changed, unchanged, erased), sheet (str), cell (str),
    raw (str: as written in the cell), is_estimated (bool).
    Texts are French and hold their unit; nothing is the empty text.
    Rows: one a fact, in the order of the workbook.
    """
    rows = [
        {
            "key": "|".join(fact.key),
            "kind": fact.key[0],
            "old": _shown(fact, _in_force(fact, basis), index),
            "new": _shown(fact, canonical(fact), index),
            "change": change_of(fact, basis).value,
            "sheet": fact.origin.sheet,
            "cell": fact.origin.cell,
            "raw": fact.origin.raw_text,
            "is_estimated": fact.origin.is_estimated,
            **_described(fact, basis, index),
        }
        for fact in draft.facts
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype(
        {name: "bool" if name == "is_estimated" else "str" for name in COLUMNS}
    )


def known_words(fact: AnyFact, basis: ReturnBasis, index: PlanIndex) -> str:
    """What is in force for the key of a fact in this very period, "" where nothing is."""
    return _shown(fact, _in_force(fact, basis), index)


def _in_force(fact: AnyFact, basis: ReturnBasis) -> str:
    text = basis.current.get(fact.key, "")
    return "" if text in NOTHING else text


def _described(fact: AnyFact, basis: ReturnBasis, index: PlanIndex) -> dict[str, str]:
    if isinstance(fact, ObservationFact):
        known = basis.last_values.get((fact.indicator_code, fact.category))
        return {
            "code": fact.indicator_code,
            "label": index.indicators[fact.indicator_code].label,
            "field": fact.category,
            "previous": _known(fact, known, index),
        }
    if isinstance(fact, BudgetFact):
        line = (fact.action_code, fact.exercise, fact.funder, fact.section.value)
        cents = basis.budget.get((fact.field.value, *line))
        parts = (fact.field.label, str(fact.exercise), fact.funder, fact.section.label)
        return {
            "code": fact.action_code,
            "label": index.actions[fact.action_code].short_title,
            "field": ", ".join(part for part in parts if part),
            "previous": "" if cents is None else french.euros(cents),
        }
    ref = index.occurrences[fact.occurrence_code]
    last = ref.done if fact.field is MilestoneField.DONE else ref.forecast or ref.in_force
    return {
        "code": fact.occurrence_code,
        "label": ref.label,
        "field": fact.field.label,
        "previous": french.interval(last.start, last.end) if last and last.end else "",
    }


def _known(fact: ObservationFact, known: KnownValue | None, index: PlanIndex) -> str:
    if known is None:
        return ""
    return _observation(
        fact.indicator_code, known.value_e4, known.denominator_e4, known.text_value, index
    )


def _shown(fact: AnyFact, text: str, index: PlanIndex) -> str:
    """What a person reads of a canonical text."""
    if not text:
        return ""
    if isinstance(fact, ObservationFact):
        value, denominator, words = text.split("/", 2)
        return _observation(fact.indicator_code, _whole(value), _whole(denominator), words, index)
    if isinstance(fact, BudgetFact):
        return french.euros(int(text))
    start, end = text.split("/")
    return french.interval(_day(start), _day(end))


def _observation(
    code: str, value_e4: int | None, denominator_e4: int | None, words: str, index: PlanIndex
) -> str:
    ref = index.indicators[code]
    if value_e4 is None:
        return words
    if denominator_e4 is not None:
        return f"{french.number_e4(value_e4)} sur {french.number_e4(denominator_e4)}"
    if is_percentage(ref.unit):
        return french.percent(Decimal(value_e4).scaleb(-4), decimals=ref.decimals)
    return french.number_e4(value_e4, decimals=ref.decimals)


def _whole(text: str) -> int | None:
    return None if text in NOTHING else int(text)


def _day(text: str) -> date | None:
    return None if text in NOTHING else date.fromisoformat(text)
