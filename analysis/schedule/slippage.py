"""How far occurrences slip from their baseline, in days and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Protocol, TypeVar

from analysis.results.rules import DEFAULT_THRESHOLDS, ResultThresholds, slippage_level
from data_model.french import day, lateness, plural, typo
from data_model.vocabulary import Level

Span = tuple[date, date]

WORST_SHOWN = 3
TO_CONFIRM = ", à confirmer"


class SlippageKind(StrEnum):
    """What is known of an occurrence's finish."""

    DONE = "done"
    FORECAST = "forecast"
    LATE_AT_LEAST = "late_at_least"
    UNCONFIRMED = "unconfirmed"
    NO_NEWS = "no_news"
    NOT_DUE = "not_due"
    UNDATED = "undated"


OPEN_LATE = frozenset({SlippageKind.FORECAST, SlippageKind.LATE_AT_LEAST, SlippageKind.UNCONFIRMED})
"""What may slip without being done."""


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """A planned span; `since` is the day a re-baseline was recorded, None for the initial one."""

    span: Span
    since: date | None = None


class Forecast(Protocol):
    """Anything that tells a finish, and the day it was received."""

    @property
    def received(self) -> date:
        """The day it was received."""

    @property
    def span(self) -> Span | None:
        """The finish told; None where only words were given."""


F = TypeVar("F", bound=Forecast)


@dataclass(frozen=True, kw_only=True)
class SlippageReading:
    """Slippage in days (late is positive), None where no days can be said, with its words."""

    kind: SlippageKind
    words: str
    finish: Span | None = None
    days: int | None = None
    since_initial: int | None = None


@dataclass(frozen=True, kw_only=True)
class DatedOccurrence:
    """The end of an occurrence's baseline, None when undated, and the day it was done."""

    baseline_end: date | None
    actual: date | None


@dataclass(frozen=True, kw_only=True)
class DueShare:
    """A count over the occurrences due; no value where nothing is due (« sans objet »).

    `is_told` says that something was ever said of a milestone: until then the count is unknown.
    """

    count: int
    due: int
    is_told: bool = True

    @property
    def value(self) -> Fraction | None:
        """count / due, may pass 1."""
        return Fraction(self.count, self.due) if self.due and self.is_told else None


@dataclass(frozen=True, kw_only=True)
class MedianSlippage:
    """Median over actions that have a slippage, how many, the worst, and the levels' counts."""

    median: Fraction | None
    count: int
    total: int
    worst: tuple[tuple[str, int], ...]
    watch: int
    alert: int


def newest_forecast(forecasts: Sequence[F], *, baseline: Baseline | None, as_of: date) -> F | None:
    """The last dated one, in the order given, received by `as_of` and since the baseline."""
    since = None if baseline is None else baseline.since
    for forecast in reversed(forecasts):
        is_live = since is None or forecast.received >= since
        if forecast.span is not None and forecast.received <= as_of and is_live:
            return forecast
    return None


def finish(
    baseline: Baseline | None, forecast: Span | None, *, actual: date | None, as_of: date
) -> Span | None:
    """Actual, else the forecast in force, else the baseline."""
    if actual is not None and actual <= as_of:
        return actual, actual
    if forecast is not None:
        return forecast
    return None if baseline is None else baseline.span


def slippage_days(baseline: Span, finished: Span) -> int:
    """Days after the baseline's end, or before its start as a negative, else 0."""
    start, end = baseline
    finish_end = finished[1]
    if finish_end > end:
        return (finish_end - end).days
    return min((finish_end - start).days, 0)


def slippage_reading(
    in_force: Baseline | None,
    *,
    initial: Baseline | None,
    forecast: Span | None,
    actual: date | None,
    as_of: date,
    due_by: date | None,
    last_statement_end: date | None,
) -> SlippageReading:
    """Where one occurrence stands at `as_of`; `forecast` is the one in force.

    `last_statement_end` is the end of the latest period with a statement on the occurrence;
    `due_by` the day up to which returns are due: nobody is silent about what ends after it.
    Source: finish variance (PMI, MS Project).
    """
    end = finish(in_force, forecast, actual=actual, as_of=as_of)
    done = actual is not None and actual <= as_of
    if in_force is None or end is None:
        words = f"fait le {day(actual)}, sans date prévue" if done else "sans date prévue"
        kind = SlippageKind.DONE if done else SlippageKind.UNDATED
        return SlippageReading(kind=kind, words=typo(words), finish=end)
    if done:
        return _with_days(SlippageKind.DONE, in_force, initial=initial, finished=end)
    if end[1] < as_of:
        if last_statement_end is None or last_statement_end < end[1]:
            if due_by is not None and max(in_force.span[1], end[1]) <= due_by:
                words = "échéance passée, sans nouvelle"
                return SlippageReading(kind=SlippageKind.NO_NEWS, words=words, finish=end)
            return _unconfirmed(in_force, initial=initial, finished=end)
        if slippage_days(in_force.span, (as_of, as_of)) <= 0:
            return _not_due(in_force, initial=initial, finished=end)
        reading = _with_days(
            SlippageKind.LATE_AT_LEAST, in_force, initial=initial, finished=(as_of, as_of)
        )
        return SlippageReading(
            kind=reading.kind,
            words=reading.words,
            finish=end,
            days=reading.days,
            since_initial=reading.since_initial,
        )
    if forecast is None:
        return _not_due(in_force, initial=initial, finished=end)
    return _with_days(SlippageKind.FORECAST, in_force, initial=initial, finished=end)


def late_words(kind: SlippageKind, days: int) -> str:
    """« 47 jours de retard », at least, or yet to be confirmed: the same wherever it is listed."""
    least = "au moins " if kind is SlippageKind.LATE_AT_LEAST else ""
    told = TO_CONFIRM if kind is SlippageKind.UNCONFIRMED else ""
    return f"{least}{lateness(days)}{told}"


def _unconfirmed(
    in_force: Baseline, *, initial: Baseline | None, finished: Span
) -> SlippageReading:
    """The date has passed and the return that will tell is not due: what was announced stands."""
    if slippage_days(in_force.span, finished) > 0:
        return _with_days(SlippageKind.UNCONFIRMED, in_force, initial=initial, finished=finished)
    return SlippageReading(
        kind=SlippageKind.UNCONFIRMED, words=f"date passée{TO_CONFIRM}", finish=finished
    )


def _not_due(in_force: Baseline, *, initial: Baseline | None, finished: Span) -> SlippageReading:
    """Nothing slips from the calendar in force, though that one may have moved."""
    words = "pas encore échu"
    since_initial = None
    if initial is not None and initial != in_force:
        since_initial = slippage_days(initial.span, finished)
        words += f", {lateness(since_initial)} depuis le calendrier initial"
    return SlippageReading(
        kind=SlippageKind.NOT_DUE,
        words=typo(words),
        finish=finished,
        since_initial=since_initial,
    )


def _with_days(
    kind: SlippageKind, in_force: Baseline, *, initial: Baseline | None, finished: Span
) -> SlippageReading:
    days = slippage_days(in_force.span, finished)
    words = late_words(kind, days)
    if kind is SlippageKind.LATE_AT_LEAST:
        words = f"en retard d'au moins {plural(days, 'jour')}"
    since_initial = None
    if initial is not None and initial != in_force:
        since_initial = slippage_days(initial.span, finished)
        words += f", {lateness(since_initial)} depuis le calendrier initial"
    return SlippageReading(
        kind=kind, words=typo(words), finish=finished, days=days, since_initial=since_initial
    )


def since_initial_words(days: int) -> str:
    """« 150 jours depuis le calendrier initial », beside the slippage of what was re-baselined."""
    size = plural(days, "jour") if days > 0 else lateness(days)
    return f"{size} depuis le calendrier initial"


def hit_rate(occurrences: Sequence[DatedOccurrence], as_of: date) -> DueShare:
    """Done by their baseline's end, over those due at `as_of`; undated ones never count."""
    due = [o for o in occurrences if o.baseline_end is not None and o.baseline_end <= as_of]
    hits = [o for o in due if o.actual and o.baseline_end and o.actual <= o.baseline_end]
    return DueShare(count=len(hits), due=len(due))


def execution_index(occurrences: Sequence[DatedOccurrence], as_of: date) -> DueShare:
    """All done by `as_of`, also ahead of time, over those due then. Source: DAU (BEI)."""
    dated = [o for o in occurrences if o.baseline_end is not None]
    due = [o for o in dated if o.baseline_end and o.baseline_end <= as_of]
    done = [o for o in dated if o.actual and o.actual <= as_of]
    return DueShare(count=len(done), due=len(due))


def median_slippage(
    days_by_action: Mapping[str, int | None], thresholds: ResultThresholds = DEFAULT_THRESHOLDS
) -> MedianSlippage:
    """Median slippage in days over the actions that have one; the worst are late ones only."""
    known = {code: days for code, days in days_by_action.items() if days is not None}
    late = sorted(
        ((code, days) for code, days in known.items() if days > 0),
        key=lambda action: (-action[1], action[0]),
    )
    levels = [slippage_level(days, thresholds) for days in known.values()]
    return MedianSlippage(
        median=median(map(Fraction, known.values())) if known else None,
        count=len(known),
        total=len(days_by_action),
        worst=tuple(late[:WORST_SHOWN]),
        watch=levels.count(Level.WATCH),
        alert=levels.count(Level.ALERT),
    )
