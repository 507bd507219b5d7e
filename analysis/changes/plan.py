"""What was changed of the plan itself between two days: targets, requests, amounts, calendars."""

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from analysis.changes.kind import (
    ChangeGroup,
    ChangeRow,
    ChangeSubject,
    differences,
)
from analysis.changes.structure import structure_changes
from analysis.plan_frames import day_or_none
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from analysis.settings_tables import THRESHOLD_LABELS, assigned_objects, indicator_names
from analysis.snapshot import Snapshot
from data_model.french import (
    NOT_KNOWN,
    day,
    euros,
    interval,
    joined,
    number_e4,
    plural,
    quarter_label,
    typo,
)
from data_model.threshold import threshold_words
from data_model.vocabulary import (
    AssignedKind,
    BudgetBasis,
    Direction,
    HumanDaysBasis,
    Rhythm,
    TargetBasis,
)

Key = tuple[ChangeSubject, str, str]
"""Subject, code of what it is about, and a second code that tells two lines of it apart."""
_WORDED: WeakKeyDictionary[Snapshot, dict[Key, str]] = WeakKeyDictionary()
LIMITS = {Direction.UP: "", Direction.DOWN: "au plus ", Direction.RANGE: "entre "}


def plan_changes(before: PlanSeen, after: PlanSeen) -> Iterator[ChangeRow]:
    """Each line of the plan, its fiches' texts included, that is not the same on both days."""
    then_known, now_known = before.snapshot, after.snapshot
    labels = _labels(then_known) | _labels(now_known)
    place = _places(then_known) | _places(now_known)
    for change, key, then, now in differences(_lines(then_known), _lines(now_known)):
        subject, code, second = key
        action, axis = place.get(code, ("", None))
        yield ChangeRow(
            group=ChangeGroup.PLAN,
            subject=subject,
            change=change,
            code=code,
            label=typo(f"{labels.get(code, code)}{_second(subject, second, labels)}"),
            action_code=action,
            axis_code=axis,
            respondent_code=second if subject is ChangeSubject.ASSIGNMENT else "",
            period_code="",
            before=typo(then or NOT_KNOWN),
            after=typo(now or NOT_KNOWN),
            amount=None,
        )
    yield from structure_changes(before, after, place)


def _second(subject: ChangeSubject, second: str, labels: dict[str, str]) -> str:
    if subject is ChangeSubject.TARGET:
        return f", {second}"
    return f" : {labels.get(second, second)}" if second else ""


def _labels(seen: Snapshot) -> dict[str, str]:
    return {
        **{row.respondent_code: row.name for row in rows_of(seen.respondents)},
        **{
            row.action_code: f"{row.action_code} {row.short_title}" for row in rows_of(seen.actions)
        },
        **assigned_objects(seen, AssignedKind.MILESTONE),
        **indicator_names(seen),
        **{
            row.occurrence_code: f"{row.occurrence_code} {row.label}"
            for row in rows_of(seen.occurrences)
        },
        **THRESHOLD_LABELS,
        **{period.code: quarter_label(period.code) for period in seen.situation.periods},
        seen.situation.plan_code: "Plan",
    }


def _places(seen: Snapshot) -> dict[str, tuple[str, str | None]]:
    """The action and axis of each code."""
    axes = {row.action_code: text_or_none(row.axis_code) for row in rows_of(seen.actions)}
    found = {action: (action, axis) for action, axis in axes.items()}
    for frame, column in (
        (seen.indicators, "indicator_code"),
        (seen.occurrences, "occurrence_code"),
        (seen.occurrences, "milestone_code"),
    ):
        for code, own in zip(frame[column].tolist(), frame["action_code"].tolist(), strict=True):
            action = text_or_none(own) or ""
            found[code] = (action, axes.get(action))
    return found


def _lines(seen: Snapshot) -> dict[Key, str]:
    """Each line of the plan in words; the earlier day is compared with many later ones."""
    if seen not in _WORDED:
        _WORDED[seen] = _worded(seen)
    return _WORDED[seen]


def _worded(seen: Snapshot) -> dict[Key, str]:
    return {
        **dict(_span(seen)),
        **dict(_targets(seen)),
        **dict(_assignments(seen)),
        **dict(_means(seen)),
        **dict(_baselines(seen)),
        **dict(_rules(seen)),
        **dict(_fiches(seen)),
    }


def _span(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    start, end = seen.situation.plan_start, seen.situation.plan_end
    if start or end:
        words = f"du {day(start)} au {day(end)}"
        yield (ChangeSubject.SPAN, seen.situation.plan_code, ""), words


def _targets(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    for row in rows_of(seen.targets):
        amount = LIMITS[Direction(row.direction)] + number_e4(whole(row.value_e4))
        if row.direction == Direction.RANGE:
            amount += f" et {number_e4(whole(row.upper_e4))}"
        parts = [amount, TargetBasis(row.basis).label]
        base, tolerance = whole(row.base_e4), whole(row.tolerance_e4)
        start = day_or_none(row.starts_on)
        parts += [f"départ {number_e4(base)}"] if base is not None else []
        parts += [f"tolérance {number_e4(tolerance)}"] if tolerance is not None else []
        parts += [f"depuis le {day(start)}"] if start else []
        yield (ChangeSubject.TARGET, row.indicator_code, day(row.due_on)), ", ".join(parts)


def _assignments(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    spans: dict[Key, list[str]] = {}
    for row in rows_of(seen.assignments):
        key = (ChangeSubject.ASSIGNMENT, row.object_code, row.respondent_code)
        until = f" jusqu’à {quarter_label(row.last_period)}" if row.last_period else ""
        words = f"{Rhythm(row.rhythm).label}, depuis {quarter_label(row.first_period)}{until}"
        named = f" ({row.named_quarters})" if row.named_quarters else ""
        spans.setdefault(key, []).append(words + named)
    yield from ((key, joined(sorted(words))) for key, words in spans.items())


def _means(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    for row in rows_of(seen.actions):
        if isinstance(row.basis, str):
            words = f"{euros(whole(row.voted_cents))}, base : {BudgetBasis(row.basis).label}"
            yield (ChangeSubject.VOTED, row.action_code, ""), words
        days = whole(row.human_days_e4)
        if days is not None:
            basis = HumanDaysBasis(row.human_days_basis).label
            yield (ChangeSubject.DAYS, row.action_code, ""), f"{number_e4(days)} jours, {basis}"


def _baselines(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    for row in rows_of(seen.occurrences):
        words = _calendar(row)
        yield (ChangeSubject.BASELINE, row.occurrence_code, ""), words


def _calendar(row: Any) -> str:
    start, end = day_or_none(row.start_date), day_or_none(row.end_date)
    if end is None:
        return "sans date"
    number = whole(row.baseline_number) or 0
    moved = f", {plural(number, 'recalage')}" if number else ""
    return f"{interval(start, end)}{moved}"


def _fiches(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    for row in rows_of(seen.texts):
        line = f", ligne {row.position}" if row.position else ""
        yield (ChangeSubject.TEXT, row.action_code, f"{row.part.label}{line}"), row.text
    for row in rows_of(seen.weather):
        said = f" : {row.comment}" if row.comment else ""
        yield (ChangeSubject.WEATHER, row.action_code, ""), f"{row.weather.label}{said}"


def _rules(seen: Snapshot) -> Iterator[tuple[Key, str]]:
    for code, due in seen.situation.deadlines.items():
        yield (ChangeSubject.DEADLINE, code, ""), day(due)
    for key, value in seen.situation.settings.items():
        if value:
            yield (ChangeSubject.SETTING, key, ""), threshold_words(key, value)
