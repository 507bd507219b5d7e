"""The points that may ask for attention, kind by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from analysis.returns.collection import missing_respondents
from analysis.rows import rows_of
from analysis.schedule.slippage import (
    TO_CONFIRM,
    SlippageKind,
    late_words,
    since_initial_words,
)
from analysis.snapshot import Snapshot
from data_model.french import (
    NBSP,
    day,
    day_short,
    euros,
    gap_words,
    is_known,
    joined,
    lateness,
    number_e4,
    percent,
    percent_of_expected,
    plural,
    quarter_label,
)
from data_model.vocabulary import BudgetBasis, Direction, Level, ResultStatus

SOON_DAYS: Final = 14
NAMES_SHOWN: Final = 3
EXPECTED_DECIMALS: Final = 1
# « m² » or « € » belongs after a number; « personnes » is already in the label.
SYMBOL_LENGTH: Final = 3
LEVELS: Final = {ResultStatus.ALERT: Level.ALERT, ResultStatus.WATCH: Level.WATCH}


class AttentionKind(StrEnum):
    """What a line is about, in the order in which lines of one rank are listed."""

    LATE = "late"
    OVERRUN = "overrun"
    COMPLETION = "completion"
    INDICATOR = "indicator"
    WEATHER = "weather"
    RETURNS = "returns"
    SOON = "soon"
    UNCONFIRMED = "unconfirmed"
    NO_NEWS = "no_news"
    STALE = "stale"
    NO_DATA = "no_data"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One line of the list, before it is ranked."""

    level: Level
    kind: AttentionKind
    object: str
    measure: str
    detail: str
    key: str
    magnitude: float
    action_code: str = ""
    word: str = ""
    short: str = ""


def milestone_points(
    snapshot: Snapshot, states: pd.DataFrame, titles: dict[str, str]
) -> Iterator[Point]:
    """Milestones that slip past a threshold, or are due within `SOON_DAYS`; an event once."""
    as_of = snapshot.situation.as_of
    told: set[tuple[str, int]] = set()
    for row in rows_of(states):
        if row.is_done or not row.is_dated:
            continue
        event = (row.event_code or row.occurrence_code, int(row.cycle))
        is_late = row.level in (Level.WATCH, Level.ALERT)
        # One announced for a day that has passed is no longer to come: it is to be confirmed.
        is_passed = row.kind == SlippageKind.UNCONFIRMED
        is_soon = not is_passed and as_of <= row.end_date <= as_of + timedelta(days=SOON_DAYS)
        if event in told or not (is_late or is_soon):
            continue
        told.add(event)
        # A milestone's label in the plan is a whole sentence: its action names the line.
        label = row.label[:1].upper() + row.label[1:]
        common = {"action_code": row.action_code, "object": titles[row.action_code]}
        if is_late:
            yield Point(
                **common,
                level=row.level,
                kind=AttentionKind.LATE,
                # A line has no room here for « à confirmer »: it stands beside the dates.
                measure=late_words(row.kind, row.slippage_days).removesuffix(TO_CONFIRM),
                detail=f"Jalon, {_days(row, as_of.year)} : {label}{_since_initial(row)}",
                short=f"{'' if is_passed else 'Jalon, '}{_days(row, as_of.year)}",
                key=f"late:{row.occurrence_code}",
                magnitude=float(row.slippage_days),
            )
        else:
            left = (row.end_date - as_of).days
            yield Point(
                **common,
                level=Level.WATCH,
                kind=AttentionKind.SOON,
                measure=f"dans {plural(left, 'jour')}" if left else "aujourd’hui",
                detail=f"Jalon, {day_short(row.end_date)} : {label}",
                short=f"Jalon, {day_short(row.end_date)}",
                key=f"soon:{row.occurrence_code}",
                magnitude=float(-left),
            )


def _since_initial(row: Any) -> str:
    since = row.slippage_since_initial
    return f" ; {since_initial_words(int(since))}" if is_known(since) else ""


def _days(row: Any, this_year: int) -> str:
    planned = day_short if row.end_date.year == this_year else day
    if row.kind == SlippageKind.LATE_AT_LEAST:
        return f"prévu le {planned(row.end_date)}, non fait"
    finish = day_short if row.finish_end.year == this_year else day
    told = TO_CONFIRM if row.kind == SlippageKind.UNCONFIRMED else ""
    return f"{planned(row.end_date)} → {finish(row.finish_end)}{told}"


def overrun_points(
    budget_lines: pd.DataFrame,
    titles: dict[str, str],
    *,
    year: int | None = None,
    said: frozenset[str] = frozenset(),
) -> Iterator[Point]:
    """Budget lines that fail one of the two checks, over the plan or over one exercise.

    `said` are the actions already told: an envelope passed over the plan is not told twice.
    """
    span = f" en {year}" if year is not None else ""
    for row in rows_of(budget_lines):
        if row.level != Level.ALERT or row.action_code in said:
            continue
        over = int(row.overrun_cents) if is_known(row.overrun_cents) else 0
        least = "au moins " if row.is_at_least else ""
        spent = f"{least}{euros(row.committed_cents)} pour {euros(_envelope(row))}"
        yield Point(
            level=Level.ALERT,
            kind=AttentionKind.OVERRUN,
            object=titles[row.action_code],
            action_code=row.action_code,
            measure=euros(over, signed=True) if over else "à vérifier",
            detail=spent + span if over else row.words,
            key=f"overrun:{row.action_code}",
            magnitude=float(over),
        )


def _envelope(row: Any) -> int | None:
    # A cap is compared as voted; any other line with what is planned of it.
    cents = row.voted_cents if row.basis == BudgetBasis.CAP else row.planned_cents
    return int(cents) if is_known(cents) else None


def completion_points(completion: pd.DataFrame, titles: dict[str, str]) -> Iterator[Point]:
    """Actions whose work is behind what was expected, past a threshold in points."""
    for row in rows_of(completion):
        if row.level not in (Level.WATCH, Level.ALERT):
            continue
        yield Point(
            level=row.level,
            kind=AttentionKind.COMPLETION,
            object=titles[row.code],
            action_code=row.code,
            measure=gap_words(row.done, row.expected),
            detail=f"Réalisation : {percent(row.done)} pour {percent(row.expected)}",
            key=f"completion:{row.code}",
            magnitude=-float(row.gap_points),
        )


def indicator_points(results: pd.DataFrame) -> Iterator[Point]:
    """Indicators in alert or vigilance."""
    for row in rows_of(results):
        level = LEVELS.get(row.status)
        if level is None:
            continue
        most = "au plus " if row.direction == Direction.DOWN else ""
        unit = f"{NBSP}{row.unit}" if 0 < len(row.unit) <= SYMBOL_LENGTH else ""
        wanted = number_e4(row.expected_e4, decimals=EXPECTED_DECIMALS)
        least = "au moins " if row.at_least else ""
        value = f"{least}{number_e4(row.actual_e4)} pour {most}{wanted}{unit}"
        known = is_known(row.h)
        yield Point(
            level=level,
            kind=AttentionKind.INDICATOR,
            object=row.label,
            action_code=row.action_code or "",
            measure=f"{percent_of_expected(row.h)} de l’attendu" if known else "hors de l’attendu",
            detail=f"Indicateur : {value}" if is_known(row.expected_e4) else row.reason,
            key=f"indicator:{row.indicator_code}",
            magnitude=1 - float(row.h) if known else 0.0,
        )


def return_points(snapshot: Snapshot, board: pd.DataFrame) -> Iterator[Point]:
    """The returns still awaited for the last quarter due, in one line."""
    period = snapshot.situation.last_period
    if period is None:
        return
    awaited = list(rows_of(missing_respondents(board, period)))
    if not awaited:
        return
    names = [row.name for row in awaited]
    if len(names) > NAMES_SHOWN:
        names = [*names[: NAMES_SHOWN - 1], f"{len(names) - NAMES_SHOWN + 1} autres"]
    days = max(int(row.days_late) for row in awaited)
    yield Point(
        # As on the board of returns: received late is vigilance, not received is an alert.
        level=Level.ALERT,
        kind=AttentionKind.RETURNS,
        object=f"Retours du {quarter_label(period.code)}",
        measure=lateness(days),
        detail=joined(names),
        key=f"returns:{period.code}",
        magnitude=float(days),
    )
