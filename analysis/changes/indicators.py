"""Statuses and values of indicators that differ between two days."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis.changes.kind import (
    ChangeGroup,
    ChangeRow,
    ChangeSubject,
    differences,
)
from analysis.fiche.tables import value_words
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from analysis.scope import text_or_none
from data_model.french import NOT_KNOWN, typo
from data_model.vocabulary import Nature


class Key(NamedTuple):
    """A status or a value, of one indicator."""

    subject: ChangeSubject
    code: str


def indicator_changes(before: PlanSeen, after: PlanSeen) -> Iterator[ChangeRow]:
    """Each status and value at the situation dates that is not the same on both days."""
    rows = {row.indicator_code: row for known in (before, after) for row in rows_of(known.results)}
    for change, key, then, now in differences(_told(before), _told(after)):
        row = rows[key.code]
        yield ChangeRow(
            group=ChangeGroup.INDICATORS,
            subject=key.subject,
            change=change,
            code=key.code,
            label=typo(f"{key.code} {row.label}"),
            action_code=text_or_none(row.action_code) or "",
            axis_code=text_or_none(row.axis_code),
            respondent_code="",
            period_code="",
            before=then or NOT_KNOWN,
            after=now or NOT_KNOWN,
            amount=None,
        )


def _told(known: PlanSeen) -> dict[Key, str]:
    told = {}
    for row in rows_of(known.results):
        told[Key(ChangeSubject.STATUS, row.indicator_code)] = row.status.label
        if value := _value(row):
            told[Key(ChangeSubject.VALUE, row.indicator_code)] = value
    return told


def _value(row: Any) -> str:
    # A text has no total; an indicator of which nothing is known has no value to compare.
    if Nature(row.nature) is Nature.TEXT:
        return ""
    words = value_words(row, [])
    return "" if words == NOT_KNOWN else words
