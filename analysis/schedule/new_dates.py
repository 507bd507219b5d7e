"""What holding milestones to new dates would change, before anything is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.schedule.occurrence import OccurrenceState
from analysis.schedule.slippage import Baseline, Span, newest_forecast, slippage_reading
from analysis.situation import Situation
from data_model.french import day, interval, plain, typo
from data_model.vocabulary import MilestoneField

COLUMNS = ["Jalon", "Calendrier initial", "Date tenue", "Nouvelle date", "Glissement"]


@dataclass(frozen=True, kw_only=True)
class Move:
    """One milestone, the span it would be held to, and its slippage from then on."""

    state: OccurrenceState
    span: Span
    words: str


def open_milestones(states: Sequence[OccurrenceState]) -> list[OccurrenceState]:
    """Those that a new calendar can move: dated and still to do, by the date they are held to."""
    still = [s for s in states if s.in_force is not None and s.actual is None]
    return sorted(still, key=lambda s: (s.end or date.max, s.occurrence_code))


def open_milestone_labels(states: Sequence[OccurrenceState]) -> dict[str, str]:
    """Occurrence code → « 2.2 Votation d’une bourse foncière, 31 juillet 2026 »."""
    return {
        s.occurrence_code: typo(f"{s.action_code} {_sentence(s.label)}, {day(s.end)}")
        for s in open_milestones(states)
    }


def proposed_span(state: OccurrenceState) -> Span | None:
    """The dates to start from: those announced, else those held."""
    if state.forecast is not None and state.forecast.span is not None:
        return state.forecast.span
    return state.in_force.span if state.in_force else None


def moves(
    states: Sequence[OccurrenceState],
    occurrence_code: str,
    span: Span,
    *,
    with_following: bool,
    seen: Situation,
) -> list[Move]:
    """The milestone asked for, then those of its action that come after it, as many days later.

    Slippage is then counted from the new dates, on what was received from that day on.
    """
    still = open_milestones(states)
    asked = next(s for s in still if s.occurrence_code == occurrence_code)
    found = [Move(state=asked, span=span, words=_words(asked, span, seen))]
    if asked.end is None or not with_following:
        return found
    shift = span[1] - asked.end
    for state in still:
        if state.in_force is None or state.action_code != asked.action_code or state is asked:
            continue
        if state.in_force.span[1] >= asked.end:
            later = _shifted(state.in_force.span, shift)
            found.append(Move(state=state, span=later, words=_words(state, later, seen)))
    return found


def _shifted(span: Span, days: timedelta) -> Span:
    return span[0] + days, span[1] + days


def _words(state: OccurrenceState, span: Span, seen: Situation) -> str:
    held = Baseline(span=span, since=seen.as_of)
    announced = [s for s in state.statements if s.field is MilestoneField.FORECAST]
    forecast = newest_forecast(announced, baseline=held, as_of=seen.as_of)
    return slippage_reading(
        held,
        initial=state.initial,
        forecast=forecast.span if forecast else None,
        actual=state.actual,
        as_of=seen.as_of,
        due_by=seen.due_by,
        last_statement_end=state.statements[-1].period_end if state.statements else None,
    ).words


def moves_table(found: Sequence[Move]) -> pd.DataFrame:
    """The moves in words: Jalon, Calendrier initial, Date tenue, Nouvelle date, Glissement."""
    rows = [
        (
            plain(typo(_sentence(move.state.label))),
            interval(*(move.state.initial.span if move.state.initial else (None, None))),
            interval(*(move.state.in_force.span if move.state.in_force else (None, None))),
            interval(*move.span),
            typo(f"{move.state.reading.words} → {move.words}"),
        )
        for move in found
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _sentence(label: str) -> str:
    return label[:1].upper() + label[1:]
