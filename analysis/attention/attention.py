"""What asks for a decision or a call this week, alerts first."""

from collections import Counter

import pandas as pd

from analysis.attention.point import (
    AttentionKind,
    Point,
    completion_points,
    indicator_points,
    milestone_points,
    overrun_points,
    return_points,
)
from analysis.attention.silence import (
    no_data_points,
    no_news_points,
    stale_points,
    unconfirmed_points,
)
from analysis.attention.weather_point import weather_points
from analysis.frames import frame_of_rows
from analysis.snapshot import Snapshot
from data_model.french import plural, typo
from data_model.vocabulary import Level

COLUMNS = [
    "level",
    "word",
    "object",
    "action_code",
    "measure_words",
    "detail",
    "short",
    "kind",
    "key",
    "weight",
]
SHOWN = 8
NOTHING_TO_DO = "Aucun retard, aucun dépassement, aucun retour manquant."
FIRST_STEPS = (
    "Le plan est chargé, sans aucun retour. Vérifiez ses dates, ses cibles et qui répond à quoi, "
    "puis émettez les classeurs du premier trimestre."
)
LEVEL_ORDER = (Level.ALERT, Level.WATCH, Level.NONE)
KIND_ORDER = tuple(AttentionKind)


def attention_frame(
    snapshot: Snapshot,
    states: pd.DataFrame,
    *,
    results: pd.DataFrame,
    budget_lines: pd.DataFrame,
    budget_lines_of_year: pd.DataFrame,
    board: pd.DataFrame,
    completion: pd.DataFrame,
) -> pd.DataFrame:
    """What needs the person in charge: the `SHOWN` that matter most, then the others.

    Takes `occurrence_states_frame`, `results_frame`, `budget_lines_frame` (of the plan, and of
    the exercise of the situation: an amount « par an » is passed in its year),
    `collection_board_frame` and `completion_frame` by action. A shared event is said once. Before
    the first return nothing is listed: the plan is then simply not started.

    Columns: level (Level), word (str, shown on the badge), object (str), action_code (str, empty
    where several are concerned), measure_words, detail (str, French), short (str,
    what a line can hold of the detail), kind (AttentionKind), key
    (str, the same from one day to the next), weight (Int64, 1 is the most urgent).
    Rows: one a point, by weight.
    """
    titles = dict(
        zip(snapshot.actions["action_code"], snapshot.actions["short_title"], strict=True)
    )
    points: list[Point] = []
    if not snapshot.returns.empty:
        points += milestone_points(snapshot, states, titles)
        over_plan = list(overrun_points(budget_lines, titles))
        until = snapshot.situation.situation_date
        points += over_plan
        points += overrun_points(
            budget_lines_of_year,
            titles,
            year=until.year if until else None,
            said=frozenset(point.action_code for point in over_plan),
        )
        points += completion_points(completion, titles)
        points += indicator_points(results)
        points += weather_points(snapshot.weather, completion, titles)
        points += return_points(snapshot, board)
        points += unconfirmed_points(states, titles)
        points += no_news_points(states, titles)
        points += stale_points(snapshot, results, titles)
        points += no_data_points(completion, results, titles)
    rows = [
        (
            point.level,
            point.word or point.level.label,
            typo(point.object),
            point.action_code,
            typo(point.measure),
            typo(point.detail),
            typo(point.short or point.detail),
            point.kind,
            point.key,
            place,
        )
        for place, point in enumerate(_ranked(points), start=1)
    ]
    return frame_of_rows(rows, COLUMNS, integers=("weight",))


def _ranked(points: list[Point]) -> list[Point]:
    """By level, alerts first; then, among equals, the worst of each kind before its second worst.

    Days, euros and shares are not compared with one another: only with their own kind.
    """
    rank: dict[str, int] = {}
    seen: Counter[tuple[Level, AttentionKind]] = Counter()
    for point in sorted(points, key=lambda one: (-one.magnitude, one.key)):
        seen[point.level, point.kind] += 1
        rank[point.key] = seen[point.level, point.kind]
    return sorted(
        points,
        key=lambda one: (
            LEVEL_ORDER.index(one.level),
            rank[one.key],
            KIND_ORDER.index(one.kind),
        ),
    )


def attention_title(frame: pd.DataFrame, *, has_returns: bool = True) -> str:
    """« 8 points demandent votre attention, dont 2 alertes », or that there is none."""
    if not has_returns:
        return "Aucun retour n’a encore été reçu"
    count = len(frame)
    if not count:
        return "Rien à traiter cette semaine"
    verb = "demande" if count == 1 else "demandent"
    alerts = sum(level == Level.ALERT for level in frame["level"])
    among = f", dont {plural(alerts, 'alerte')}" if alerts and count > 1 else ""
    return typo(f"{plural(count, 'point')} {verb} votre attention{among}")
