"""« Note du lundi »: the overview on one sheet, as words ready to be shown or printed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.attention.attention import FIRST_STEPS, NOTHING_TO_DO
from analysis.attention.headline_metric import HeadlineMetric
from analysis.returns.collection import missing_respondents
from analysis.rows import rows_of
from analysis.situation import Situation
from data_model.french import (
    NBSP,
    day,
    gap_words,
    is_known,
    joined,
    lateness,
    percent,
    plural,
    quarter_label,
    typo,
    weekday,
)
from data_model.level_words import USUAL, LevelWord

# What keeps the sheet on one A4 page, whatever the plan.
MOST_POINTS = 10
MOST_UPCOMING = 3
LONGEST_DETAIL, LONGEST_LABEL = 100, 120
POINT_COLUMNS = ["Niveau", "Objet", "Mesure", "Détail", "Suivi"]
AXIS_COLUMNS = ["Réalisé", "Attendu", "Écart", "Verdict", "Engagé", "Glissement médian"]
UPCOMING_COLUMNS = ["Date", "Action", "Jalon", "Situation"]
NOTHING_AWAITED = "Tous les retours attendus sont reçus."


@dataclass(frozen=True, kw_only=True)
class Note:
    """The sheet's parts, in their order; every text is French, tables hold words."""

    plan: str
    title: str
    scope: str
    banner: str
    metrics: tuple[HeadlineMetric, ...]
    points: pd.DataFrame
    more_points: int
    nothing: str
    axes: pd.DataFrame
    upcoming: pd.DataFrame
    upcoming_title: str
    since_title: str
    since: tuple[str, ...]
    missing_title: str
    missing: str
    word: LevelWord = USUAL.axis


def points_table(followed: pd.DataFrame) -> pd.DataFrame:
    """The first points with days or amounts; from `followed_points`.

    Columns: Niveau, Objet, Mesure, Détail, Suivi (str). Rows: at most `MOST_POINTS`, by weight.
    """
    rows = [
        (
            f"{row.level.sign}{NBSP}{row.word}",
            row.object,
            row.measure_words,
            _brief(row.detail, LONGEST_DETAIL),
            row.mark or row.state,
        )
        for row in rows_of(followed.head(MOST_POINTS))
    ]
    return pd.DataFrame(rows, columns=POINT_COLUMNS, dtype=object)


def _brief(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0]}…"


def verdicts_table(axes: pd.DataFrame, word: LevelWord = USUAL.axis) -> pd.DataFrame:
    """Each axis's verdict in words; from `axis_situation_frame`.

    Columns: the level's word (« Axe »), Réalisé, Attendu, Écart, Verdict, Engagé, Glissement
    médian (str). Rows: one an axis.
    """
    rows = [
        (
            typo(f"{row.name} {row.short_label}".strip()),
            percent(row.done),
            percent(row.expected),
            gap_words(row.done, row.expected),
            f"{row.verdict_level.sign}{NBSP}{row.verdict}",
            percent(row.rate_committed) if is_known(row.rate_committed) else row.reason,
            row.slippage_words,
        )
        for row in rows_of(axes)
    ]
    return pd.DataFrame(rows, columns=[word.name, *AXIS_COLUMNS], dtype=object)


def upcoming_table(upcoming: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """The milestones to come; from `upcoming_frame` and the plan's actions.

    Columns: Date, Action, Jalon, Situation (str).
    Rows: one a milestone, the nearest first; the last one counts those beyond `MOST_UPCOMING`.
    """
    titles = dict(zip(actions["action_code"], actions["short_title"], strict=True))
    rows = [
        (
            day(row.finish_on),
            typo(f"{row.action_code} {titles[row.action_code]}"),
            _brief(typo(f"{row.label[:1].upper()}{row.label[1:]}"), LONGEST_LABEL),
            row.words,
        )
        for row in rows_of(upcoming.head(MOST_UPCOMING))
    ]
    rest = len(upcoming) - MOST_UPCOMING
    if rest > 0:
        others = plural(rest, "autre échéance", "autres échéances")
        rows.append(("Ensuite", others, "sur la page Calendrier", ""))
    return pd.DataFrame(rows, columns=UPCOMING_COLUMNS, dtype=object)


def missing_words(board: pd.DataFrame, seen: Situation) -> tuple[str, str]:
    """« Retours du T3 2026 » and who is awaited, since when; from `collection_board_frame`."""
    period = seen.last_period
    if period is None:
        return "Retours", "Aucun trimestre n’est encore arrivé à échéance."
    awaited = [
        f"{row.name} ({lateness(row.days_late)})"
        for row in rows_of(missing_respondents(board, period))
    ]
    title = f"Retours du {quarter_label(period.code)}"
    return title, f"À recevoir : {joined(awaited)}." if awaited else NOTHING_AWAITED


def monday_note(
    seen: Situation,
    *,
    finding: str,
    scope: str,
    banner: str,
    metrics: Sequence[HeadlineMetric],
    followed: pd.DataFrame,
    has_returns: bool,
    axes: pd.DataFrame,
    upcoming: pd.DataFrame,
    upcoming_title: str,
    since_title: str,
    since: Sequence[str],
    missing: tuple[str, str],
) -> Note:
    """The sheet of one day, from what the overview already holds and the tables above."""
    missing_title, missing_text = missing
    return Note(
        plan=typo(f"{seen.short_title}, {weekday(seen.as_of)}"),
        title=typo(finding),
        scope=typo(scope),
        banner=banner,
        metrics=tuple(metrics),
        points=points_table(followed),
        more_points=max(len(followed) - MOST_POINTS, 0),
        nothing=NOTHING_TO_DO if has_returns else FIRST_STEPS,
        axes=axes,
        upcoming=upcoming,
        upcoming_title=typo(upcoming_title),
        since_title=typo(since_title),
        since=tuple(typo(line) for line in since),
        missing_title=typo(missing_title),
        missing=typo(missing_text),
        word=seen.level_words.axis,
    )
