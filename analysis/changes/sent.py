"""What respondents sent between two days: newly reported, corrected, or withdrawn.

A fact has a key in the store: a key known on the second day alone was reported since, one whose
value differs was corrected, one that is gone was withdrawn (an undone return, a value erased).
"""

from collections.abc import Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from analysis.changes.kind import (
    ChangeGroup,
    ChangeRow,
    ChangeSubject,
    differences,
)
from analysis.fact_words import fact_object, fact_value, plan_words
from analysis.plan_frames import day_or_none
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.draft import AnyFact, BudgetFact, MilestoneFact, ObservationFact
from data_model.vocabulary import BudgetField, MilestoneField, Section

Key = tuple[ChangeSubject, str, str, Any]
"""Subject, respondent, period, and the fact's own key in its return."""
_SAID: WeakKeyDictionary[Snapshot, dict[Key, AnyFact]] = WeakKeyDictionary()


def sent_changes(before: PlanSeen, after: PlanSeen) -> Iterator[ChangeRow]:
    """Each fact of an active return that is not the same on both days."""
    words = plan_words(after.snapshot)
    actions = _actions(after, before)
    axes = {row.action_code: text_or_none(row.axis_code) for row in rows_of(after.snapshot.actions)}
    for change, key, then, now in differences(_facts(before.snapshot), _facts(after.snapshot)):
        subject, respondent, period, _ = key
        fact = now or then
        if fact is None:
            continue
        code = _code(fact)
        action = actions.get(code, "")
        yield ChangeRow(
            group=ChangeGroup.SENT,
            subject=subject,
            change=change,
            code=code,
            label=fact_object(fact, words),
            action_code=action,
            axis_code=axes.get(action),
            respondent_code=respondent,
            period_code=period,
            before=fact_value(then, words),
            after=fact_value(now, words),
            amount=None,
        )


def _actions(*known: PlanSeen) -> Mapping[str, str]:
    """The action of each thing a fact may be about: an indicator, an action or an occurrence."""
    found = {}
    for one in known:
        seen = one.snapshot
        for frame, column in (
            (seen.indicators, "indicator_code"),
            (seen.actions, "action_code"),
            (seen.occurrences, "occurrence_code"),
        ):
            pairs = zip(frame[column].tolist(), frame["action_code"].tolist(), strict=True)
            found.update({code: text_or_none(action) or "" for code, action in pairs})
    return found


def _code(fact: AnyFact) -> str:
    if isinstance(fact, ObservationFact):
        return fact.indicator_code
    return fact.action_code if isinstance(fact, BudgetFact) else fact.occurrence_code


def _facts(seen: Snapshot) -> dict[Key, AnyFact]:
    """What was said, by key; the earlier day is compared with many later ones."""
    if seen not in _SAID:
        _SAID[seen] = _said(seen)
    return _SAID[seen]


def _said(seen: Snapshot) -> dict[Key, AnyFact]:
    held: dict[Key, AnyFact] = {}
    for row in rows_of(seen.observations):
        said = ObservationFact(
            indicator_code=row.indicator_code,
            category=row.category or "",
            value_e4=whole(row.value_e4),
            denominator_e4=whole(row.denominator_e4),
            text_value=row.text_value or "",
        )
        held[_key(ChangeSubject.OBSERVATION, row, said)] = said
    for row in rows_of(seen.budget_history):
        amount = BudgetFact(
            field=BudgetField(row.field),
            action_code=row.action_code,
            exercise=int(row.exercise),
            section=Section(row.section),
            funder=row.funder or "",
            amount_cents=whole(row.amount_cents),
        )
        held[_key(ChangeSubject.AMOUNT, row, amount)] = amount
    for row in rows_of(seen.milestone_history):
        statement = MilestoneFact(
            field=MilestoneField(row.field),
            occurrence_code=row.occurrence_code,
            start_date=day_or_none(row.start_date),
            end_date=day_or_none(row.end_date),
        )
        held[_key(ChangeSubject.STATEMENT, row, statement)] = statement
    return held


def _key(subject: ChangeSubject, row: Any, fact: AnyFact) -> Key:
    return subject, row.respondent_code, row.period_code, fact.key
