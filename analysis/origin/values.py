"""Which values make up an indicator's figure, and which ones are missing from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.origin.part import (
    Part,
    PartState,
    answered_periods,
    in_order,
    missing_part,
    observation_key,
)
from analysis.results.actuals import (
    RATIO_DUE_QUARTERS,
    DueQuarters,
    Span,
    counted_over,
    covered_cells,
    gained_over,
    is_usable,
    judged_cells,
)
from analysis.results.given import given_values
from analysis.results.goals import aim_at, judged_span
from analysis.results.narrowed import narrowed
from analysis.results.said import GivenValue, ValueState
from analysis.results.timeline import due_quarters, timeline_of
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, number_e4, plural, quarter_label, typo
from data_model.period import Period
from data_model.vocabulary import Nature

STATES = {
    ValueState.GIVEN: PartState.IN_FORCE,
    ValueState.CONFIRMED: PartState.CONFIRMED,
    ValueState.CARRIED: PartState.CARRIED,
}
NOT_BROKEN_DOWN = "non ventilé"
RawTexts = dict[tuple[str, str, str, int], str]


@dataclass(frozen=True, kw_only=True)
class IndicatorSpan:
    """One indicator, the days over which it is counted, and where it was asked in them."""

    indicator: Any
    nature: Nature
    span: Span | None
    due: DueQuarters
    values: Sequence[GivenValue]


def indicator_span(snapshot: Snapshot, indicator_code: str) -> IndicatorSpan:
    """What the figure of one indicator rests on; KeyError for an unknown code."""
    one, nature, _ = narrowed(snapshot, indicator_code)
    (indicator,) = rows_of(one.indicators)
    time = timeline_of(snapshot.situation, snapshot.targets["due_on"])
    due = due_quarters(one.assignments, time.quarters).get(indicator_code, [])
    targets = list(rows_of(one.targets))
    return IndicatorSpan(
        indicator=indicator,
        nature=nature,
        span=judged_span(aim_at(targets, due, time), time),
        due=due,
        values=given_values(one, upto=snapshot.situation.last_period),
    )


def indicator_parts(snapshot: Snapshot, indicator_code: str) -> list[Part]:
    """The values that enter an indicator's figure, then those that were asked and not told.

    What a cumulative had before its span is listed as taken off. Source: domain.md §3, §4.
    """
    seen = indicator_span(snapshot, indicator_code)
    if seen.span is None:
        return []
    usable = [value for value in seen.values if is_usable(value, seen.nature)]
    counted = counted_over(seen.values, seen.due, nature=seen.nature, span=seen.span)
    before: list[GivenValue] = []
    if seen.span.from_zero and seen.nature is Nature.CUMULATIVE:
        counted, before = gained_over(usable, counted, seen.due, first_day=seen.span.first_day)
    raw = raw_texts(snapshot)
    parts = [part_of(value, seen.indicator, raw) for value in counted]
    parts += [part_of(value, seen.indicator, raw, is_taken_off=True) for value in before]
    return in_order([*parts, *_missing(snapshot, seen, counted)])


def told_parts(
    snapshot: Snapshot,
    indicator_code: str,
    parts: Sequence[Part],
    *,
    newest: Sequence[GivenValue],
) -> list[Part]:
    """The values that add up to the figure; without any, what was last said of the indicator."""
    counted = [part for part in parts if part.is_known]
    if counted or not newest:
        return counted
    (indicator,) = rows_of(
        snapshot.indicators[snapshot.indicators["indicator_code"] == indicator_code]
    )
    raw = raw_texts(snapshot)
    return [part_of(value, indicator, raw) for value in newest]


def ratio_span_words(seen: IndicatorSpan) -> str:
    """« 4 derniers trimestres dus », or how many fewer were due; empty where none was."""
    due = _ended_quarters(seen)
    if len(due) > RATIO_DUE_QUARTERS:
        return plural(RATIO_DUE_QUARTERS, "dernier trimestre dû", "derniers trimestres dus")
    return plural(len(due), "trimestre dû", "trimestres dus") if due else ""


def ratio_window_words(seen: IndicatorSpan) -> str:
    """« 4 derniers trimestres dus, de T4 2025 à T3 2026 »; empty for what is no ratio."""
    counted = _ended_quarters(seen)[-RATIO_DUE_QUARTERS:]
    if seen.nature is not Nature.RATIO or not counted:
        return ""
    first, last = (quarter_label(quarter.code) for quarter in (counted[0], counted[-1]))
    when = f"de {first} à {last}" if len(counted) > 1 else first
    return f"{ratio_span_words(seen)}, {when}"


def _ended_quarters(seen: IndicatorSpan) -> list[Period]:
    span = seen.span
    return [quarter for quarter, _ in seen.due if span and span.holds(quarter.last_day)]


def _missing(snapshot: Snapshot, seen: IndicatorSpan, counted: Iterable[GivenValue]) -> list[Part]:
    """The cells judged that nothing fills: a value carried from earlier stands in its place."""
    span = seen.span
    if span is None:
        return []
    asked = [(quarter, who) for quarter, who in seen.due if span.holds(quarter.last_day)]
    said = [
        value
        for value in seen.values
        if is_usable(value, seen.nature) and value.is_said and span.holds(value.last_day)
    ]
    stands = {value.respondent_code for value in counted if not value.is_said}
    answered = answered_periods(snapshot.returns)
    key = observation_key(seen.indicator.indicator_code, "")
    return [
        missing_part(key, who, period, answered=(who, period) in answered)
        for who, period in judged_cells(asked, seen.nature) - covered_cells(said)
        if who not in stands
    ]


def part_of(
    value: GivenValue, indicator: Any, raw: RawTexts, *, is_taken_off: bool = False
) -> Part:
    """One value in force as a part of its indicator's figure."""
    is_estimated = value.is_estimated and value.state is ValueState.GIVEN
    category = value.category or (NOT_BROKEN_DOWN if indicator.is_broken_down else "")
    told = (value.indicator_code, value.respondent_code, value.category, value.return_number or 0)
    return Part(
        key=observation_key(value.indicator_code, value.category),
        respondent_code=value.respondent_code,
        period_code=value.period_code,
        state=PartState.ESTIMATED if is_estimated else STATES[value.state],
        about=category,
        amount=value.value_e4,
        base=value.denominator_e4,
        words=value_words(value, indicator),
        from_period=value.from_period,
        return_number=value.return_number,
        sheet=value.sheet,
        cell=value.cell,
        raw_text=raw.get(told, "") if value.cell else "",
        is_taken_off=is_taken_off,
    )


def value_words(value: GivenValue, indicator: Any) -> str:
    """« 12 », « 9 sur 10 », or the words that were given; the unit stands with the figure."""
    decimals = int(indicator.decimals)
    if value.value_e4 is None:
        return value.text_value or NOT_KNOWN
    amount = number_e4(value.value_e4, decimals=decimals)
    if value.denominator_e4 is None:
        return amount
    return typo(f"{amount} sur {number_e4(value.denominator_e4, decimals=decimals)}")


def state_words(part: Part) -> str:
    """« en vigueur », « reporté de T1 2026 », « déduit : acquis avant »."""
    words = part.state.label
    if part.state is PartState.CARRIED:
        words = f"reporté de {quarter_label(part.from_period)}"
    return typo(f"{words}, à déduire" if part.is_taken_off else words)


def raw_texts(snapshot: Snapshot) -> RawTexts:
    """What was typed, by indicator, respondent, category and return."""
    return {
        (row.indicator_code, row.respondent_code, row.category, whole(row.return_number) or 0): (
            row.raw_text or ""
        )
        for row in rows_of(snapshot.observations)
    }
