"""Which points are new since a day, and which the person in charge has marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from sqlmodel import Session, col, select

from analysis.rows import rows_of
from analysis.situation import Situation
from data_model.act import Act
from data_model.as_of import PARIS, current_rows
from data_model.french import day, day_short, plural, typo
from data_model.steering import FollowedAlert
from data_model.vocabulary import FollowState, Level

NEW = "Nouveau"
WEEK = timedelta(days=7)
GRAVITY: Mapping[Level, int] = {Level.NONE: 0, Level.OK: 0, Level.WATCH: 1, Level.ALERT: 2}


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What was said of a point, at the level it had then."""

    state: FollowState
    level: Level
    said_on: date
    since: date | None = None
    by: str = ""

    @property
    def words(self) -> str:
        """« Vu le 9 nov. », « En cours depuis le 2 nov. »."""
        if self.state is FollowState.SEEN or self.since is None:
            return typo(f"Vu le {day_short(self.said_on)}")
        return typo(f"En cours depuis le {day_short(self.since)}")

    @property
    def short_words(self) -> str:
        """« Vu 9 nov. », « En cours 2 nov. », where a line has little room."""
        when = self.since if self.state is FollowState.IN_HAND else self.said_on
        return f"{self.state.label.capitalize()} {day_short(when or self.said_on)}"


def attention_marks(session: Session, seen: Situation) -> dict[str, Mark]:
    """The marks in force on the day looked at, by the key of their point."""
    rows = current_rows(session, FollowedAlert, plan_code=seen.plan_code, cutoff=seen.cutoff)
    return {
        row.alert_key: Mark(
            state=row.state,
            level=row.level,
            since=row.since,
            said_on=act.recorded_at.astimezone(PARIS).date(),
            by=act.recorded_by,
        )
        for row in rows
        for act in (session.get_one(Act, (seen.plan_code, row.act_number)),)
    }


def last_visit(session: Session, seen: Situation, by: str) -> date:
    """The last day before D on which this person recorded something, else a week before D."""
    moments = session.exec(
        select(Act.recorded_at)
        .where(
            Act.plan_code == seen.plan_code,
            Act.recorded_by == by,
            col(Act.number) <= seen.cutoff,
            col(Act.is_backdated).is_(False),
        )
        .order_by(col(Act.number).desc())
    )
    days = (moment.astimezone(PARIS).date() for moment in moments if by)
    return next((day for day in days if day < seen.as_of), seen.as_of - WEEK)


def followed_points(
    points: pd.DataFrame, earlier: pd.DataFrame, marks: Mapping[str, Mark]
) -> pd.DataFrame:
    """`attention_frame` with what is new since the earlier one, and what was said of each point.

    A point is new when it was not listed earlier or has grown worse since; a mark stands as long
    as the point is not worse than when it was made, and then the point is not new.

    Columns: those of `attention_frame`, then is_new (bool), is_marked (bool), mark (str, « Vu le
    9 nov. », empty for none), short_mark (str, « Vu 9 nov. »), state (str, « Nouveau », « Vu »,
    « En cours » or empty).
    Rows: those of `points`, in their order.
    """
    levels = dict(zip(earlier["key"], earlier["level"], strict=True))
    held = [_standing(row.level, marks.get(row.key)) for row in rows_of(points)]
    new: list[bool] = [
        mark is None
        and (row.key in marks or row.key not in levels or is_worse(row.level, levels[row.key]))
        for row, mark in zip(rows_of(points), held, strict=True)
    ]
    said = [
        (mark.words, mark.short_words, mark.state.label.capitalize()) if mark else ("", "", "")
        for mark in held
    ]
    told: dict[str, list[object]] = {
        "is_new": [*new],
        "is_marked": [mark is not None for mark in held],
        "mark": [words for words, _, _ in said],
        "short_mark": [words for _, words, _ in said],
        "state": [NEW if one else state for one, (_, _, state) in zip(new, said, strict=True)],
    }
    frame = points.assign(
        **{name: pd.Series(cells, points.index, dtype=object) for name, cells in told.items()}
    )
    return frame.astype({"is_new": bool, "is_marked": bool})


def is_worse(level: Level, before: Level) -> bool:
    """Whether a point is more serious than it was."""
    return GRAVITY[level] > GRAVITY[before]


def _standing(level: Level, mark: Mark | None) -> Mark | None:
    return None if mark is None or is_worse(level, mark.level) else mark


def new_words(points: pd.DataFrame, since: date, as_of: date) -> str:
    """« 3 nouveaux points en une semaine, 2 vus ou en cours. »; else since one's last record."""
    new, marked = int(points["is_new"].sum()), int(points["is_marked"].sum())
    # A visit that recorded nothing leaves no trace: only a record is said.
    span = f"depuis votre dernier enregistrement, le {day(since)}"
    if since == as_of - WEEK:
        span = "en une semaine"
    count = plural(new, "nouveau point", "nouveaux points") if new else "Aucun nouveau point"
    told = f"{count} {span}"
    more = f", {plural(marked, 'vu ou en cours', 'vus ou en cours')}" if marked else ""
    return typo(f"{told}{more}.")
