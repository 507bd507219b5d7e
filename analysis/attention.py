"""What asks for a decision or a call this week, the worst of each kind first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from analysis.collection import missing_respondents
from analysis.facts import with_integers
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import (
    NBSP,
    day,
    day_short,
    euros,
    is_known,
    joined,
    lateness,
    number_e4,
    percent,
    plural,
    quarter_label,
    typo,
)
from data_model.vocabulary import Level, ResultStatus

SOON_DAYS: Final = 14
NAMES_SHOWN: Final = 3
COLUMNS = [
    "level",
    "word",
    "object",
    "action_code",
    "measure_words",
    "detail",
    "kind",
    "key",
    "weight",
]
LEVELS = {ResultStatus.ALERT: Level.ALERT, ResultStatus.WATCH: Level.WATCH}
LEVEL_ORDER = (Level.ALERT, Level.WATCH, Level.NONE)


class AttentionKind(StrEnum):
    """What a line is about, in the order in which lines of one rank are listed."""

    LATE = "late"
    OVERRUN = "overrun"
    INDICATOR = "indicator"
    RETURNS = "returns"
    SOON = "soon"
    NO_NEWS = "no_news"
    NO_DATA = "no_data"


KIND_ORDER = tuple(AttentionKind)


@dataclass(frozen=True, kw_only=True)
class _Point:
    level: Level
    kind: AttentionKind
    object: str
    measure: str
    detail: str
    key: str
    magnitude: float
    action_code: str = ""
    word: str = ""


def attention_frame(
    snapshot: Snapshot,
    states: pd.DataFrame,
    *,
    results: pd.DataFrame,
    budget_lines: pd.DataFrame,
    board: pd.DataFrame,
    completion: pd.DataFrame,
) -> pd.DataFrame:
    """What needs the person in charge, alerts first, then the worst of each kind in turn.

    Takes `occurrence_states_frame`, `results_frame`, `budget_lines_frame`,
    `collection_board_frame` and `completion_frame` by action. A shared event is said once. Before
    the first return nothing is listed: the plan is then simply not started.

    Columns: level (Level), word (str, shown on the badge), object (str), action_code (str, empty
    where several are concerned), measure_words, detail (str, French), kind (AttentionKind), key
    (str, the same from one day to the next), weight (Int64, 1 is the most urgent).
    Rows: one a point, by weight.
    """
    titles = dict(
        zip(snapshot.actions["action_code"], snapshot.actions["short_title"], strict=True)
    )
    points: list[_Point] = []
    if not snapshot.returns.empty:
        points += _milestones(snapshot, states, titles)
        points += _overruns(budget_lines, titles)
        points += _indicators(results)
        points += _returns(snapshot, board)
        points += _no_news(states, titles)
        points += _no_data(completion, results, titles)
    rows = [
        (
            point.level,
            point.word or point.level.label,
            typo(point.object),
            point.action_code,
            typo(point.measure),
            typo(point.detail),
            point.kind,
            point.key,
            place,
        )
        for place, point in enumerate(_ranked(points), start=1)
    ]
    return with_integers(pd.DataFrame(rows, columns=COLUMNS, dtype=object), "weight")


def _ranked(points: list[_Point]) -> list[_Point]:
    """By level, then the worst of every kind, then the second worst: no kind hides another."""
    rank: dict[str, int] = {}
    seen: dict[tuple[Level, AttentionKind], int] = {}
    for point in sorted(points, key=lambda p: (-p.magnitude, p.key)):
        held = (point.level, point.kind)
        rank[point.key] = seen[held] = seen.get(held, 0) + 1
    return sorted(
        points,
        key=lambda p: (LEVEL_ORDER.index(p.level), rank[p.key], KIND_ORDER.index(p.kind)),
    )


def _milestones(
    snapshot: Snapshot, states: pd.DataFrame, titles: dict[str, str]
) -> Iterator[_Point]:
    as_of = snapshot.situation.as_of
    told: set[tuple[str, int]] = set()
    for row in rows_of(states):
        if row.is_done or not row.is_dated:
            continue
        event = (row.event_code or row.occurrence_code, int(row.cycle))
        is_late = row.level in (Level.WATCH, Level.ALERT)
        is_soon = as_of <= row.end_date <= as_of + timedelta(days=SOON_DAYS)
        if event in told or not (is_late or is_soon):
            continue
        told.add(event)
        # A milestone's label in the plan is a whole sentence: its action names the line.
        label = row.label[:1].upper() + row.label[1:]
        common = {"action_code": row.action_code, "object": titles[row.action_code]}
        if is_late:
            yield _Point(
                **common,
                level=row.level,
                kind=AttentionKind.LATE,
                measure=lateness(row.slippage_days),
                detail=f"Jalon, {_days(row, as_of.year)} : {label}",
                key=f"late:{row.occurrence_code}",
                magnitude=float(row.slippage_days),
            )
        else:
            left = (row.end_date - as_of).days
            yield _Point(
                **common,
                level=Level.WATCH,
                kind=AttentionKind.SOON,
                measure=f"dans {plural(left, 'jour')}" if left else "aujourd’hui",
                detail=f"Jalon, {day_short(row.end_date)} : {label}",
                key=f"soon:{row.occurrence_code}",
                magnitude=float(-left),
            )


def _days(row: Any, this_year: int) -> str:
    planned = day_short if row.end_date.year == this_year else day
    if row.kind != "forecast":
        return f"prévu le {planned(row.end_date)}, non fait"
    finish = day_short if row.finish_end.year == this_year else day
    return f"{planned(row.end_date)} → {finish(row.finish_end)}"


def _overruns(budget_lines: pd.DataFrame, titles: dict[str, str]) -> Iterator[_Point]:
    for row in rows_of(budget_lines):
        if row.level != Level.ALERT:
            continue
        over = int(row.overrun_cents) if is_known(row.overrun_cents) else 0
        spent = f"{euros(row.committed_cents)} pour {euros(_envelope(row))}"
        yield _Point(
            level=Level.ALERT,
            kind=AttentionKind.OVERRUN,
            object=titles[row.action_code],
            action_code=row.action_code,
            measure=euros(over, signed=True) if over else "à vérifier",
            detail=f"Budget : {spent if over else row.words}",
            key=f"overrun:{row.action_code}",
            magnitude=float(over),
        )


def _envelope(row: Any) -> int | None:
    # A cap is compared as voted; any other line with what is planned of it.
    cents = row.voted_cents if row.basis == "cap" else row.planned_cents
    return int(cents) if is_known(cents) else None


def _indicators(results: pd.DataFrame) -> Iterator[_Point]:
    for row in rows_of(results):
        level = LEVELS.get(row.status)
        if level is None:
            continue
        value = f"{number_e4(row.actual_e4)} pour {number_e4(row.expected_e4)} attendus"
        known = is_known(row.h)
        yield _Point(
            level=level,
            kind=AttentionKind.INDICATOR,
            object=row.label,
            action_code=row.action_code or "",
            measure=f"{percent(row.h)} de l’attendu" if known else "hors de l’attendu",
            detail=f"Indicateur : {value}" if is_known(row.expected_e4) else row.reason,
            key=f"indicator:{row.indicator_code}",
            magnitude=1 - float(row.h) if known else 0.0,
        )


def _returns(snapshot: Snapshot, board: pd.DataFrame) -> Iterator[_Point]:
    period = snapshot.situation.last_period
    if period is None:
        return
    awaited = list(rows_of(missing_respondents(board, period)))
    if not awaited:
        return
    names = [row.name for row in awaited]
    shown = names if len(names) <= NAMES_SHOWN else [*names[: NAMES_SHOWN - 1]]
    rest = len(names) - len(shown)
    said = joined([*shown, f"{rest} autres"]) if rest else ", ".join(shown)
    days = max(int(row.days_late) for row in awaited)
    yield _Point(
        level=Level.WATCH,
        kind=AttentionKind.RETURNS,
        object=f"Retours {quarter_label(period.code).partition(NBSP)[0]} : {said}",
        measure=lateness(days),
        detail=f"Retours attendus le {day_short(awaited[0].deadline)}",
        key=f"returns:{period.code}",
        magnitude=float(days),
    )


def _no_news(states: pd.DataFrame, titles: dict[str, str]) -> Iterator[_Point]:
    silent = states[states["is_without_news"]]
    for action, held in silent.groupby("action_code", sort=False):
        code = str(action)
        yield _Point(
            level=Level.NONE,
            word="Sans nouvelle",
            kind=AttentionKind.NO_NEWS,
            object=titles[code],
            action_code=code,
            measure=plural(len(held), "jalon"),
            detail=f"Échéance passée, la dernière le {day_short(max(held['end_date']))}",
            key=f"no_news:{code}",
            magnitude=float(len(held)),
        )


def _no_data(
    completion: pd.DataFrame, results: pd.DataFrame, titles: dict[str, str]
) -> Iterator[_Point]:
    silent = [row.code for row in rows_of(completion) if not row.actions_reported]
    if silent:
        yield _Point(
            level=Level.NONE,
            word=ResultStatus.NO_DATA.label,
            kind=AttentionKind.NO_DATA,
            object=", ".join(titles[code] for code in silent[:NAMES_SHOWN]),
            action_code=silent[0] if len(silent) == 1 else "",
            measure=plural(len(silent), "action"),
            detail="Aucun jalon renseigné à ce jour",
            key="no_data:actions",
            magnitude=float(len(silent)),
        )
    unknown = sum(status == ResultStatus.NO_DATA for status in results["status"])
    if unknown:
        yield _Point(
            level=Level.NONE,
            word=ResultStatus.NO_DATA.label,
            kind=AttentionKind.NO_DATA,
            object="Indicateurs suivis sans relevé",
            measure=plural(unknown, "indicateur"),
            detail="Une cible est fixée, aucune valeur n’est arrivée",
            key="no_data:indicators",
            magnitude=0.0,
        )


def attention_title(frame: pd.DataFrame, *, has_returns: bool = True) -> str:
    """The finding: « 8 points demandent votre attention » or « Rien à traiter cette semaine »."""
    if not has_returns:
        return "Aucun retour n’a encore été reçu"
    count = len(frame)
    if not count:
        return "Rien à traiter cette semaine"
    verb = "demande" if count == 1 else "demandent"
    return typo(f"{plural(count, 'point')} {verb} votre attention")
