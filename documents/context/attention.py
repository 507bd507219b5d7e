"""What asks for a word of the committee: the points that stand out, alerts first."""

from dataclasses import dataclass

from analysis.rows import rows_of
from data_model.vocabulary import Level
from documents.context.seen import PlanSeen


@dataclass(frozen=True, kw_only=True)
class AlertPoint:
    """One point that asks for attention, in words."""

    level: Level
    word: str
    subject: str
    measure: str
    detail: str
    action_code: str


def alert_points(seen: PlanSeen) -> tuple[AlertPoint, ...]:
    """Every point, alerts first."""
    return tuple(
        AlertPoint(
            level=Level(row.level),
            word=row.word,
            subject=row.object,
            measure=row.measure_words,
            detail=row.detail,
            action_code=row.action_code,
        )
        for row in rows_of(seen.attention)
    )
