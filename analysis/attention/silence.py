"""What is known no more, or never was: actions and indicators of which nobody says anything."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from analysis.attention.point import NAMES_SHOWN, AttentionKind, Point
from analysis.results.timeline import due_quarters
from analysis.rows import rows_of, whole
from analysis.schedule.finding import unconfirmed_states
from analysis.snapshot import Snapshot
from data_model.french import day_short, plural, quarter_label
from data_model.period import parse_period
from data_model.vocabulary import Level, ResultStatus

NO_NEWS_WORD: Final = "Sans nouvelle"
UNCONFIRMED_WORD: Final = "À confirmer"
# One quarter without a value is a return that is missing or late, listed as such.
STALE_QUARTERS: Final = 2
NEVER_TOLD: Final = "Cible fixée, aucune valeur jamais reçue"
NOT_TOLD_IN_SPAN: Final = "Aucune valeur reçue depuis le début de la période de la cible"


def no_news_points(states: pd.DataFrame, titles: dict[str, str]) -> Iterator[Point]:
    """Actions with milestones past their date of which nothing was said since."""
    silent = states[states["is_without_news"]]
    for action, held in silent.groupby("action_code", sort=False):
        code = str(action)
        yield Point(
            level=Level.NONE,
            word=NO_NEWS_WORD,
            kind=AttentionKind.NO_NEWS,
            object=titles[code],
            action_code=code,
            measure=plural(len(held), "jalon"),
            detail=f"Échéance passée, la dernière le {day_short(max(held['end_date']))}",
            key=f"no_news:{code}",
            magnitude=float(len(held)),
        )


def unconfirmed_points(states: pd.DataFrame, titles: dict[str, str]) -> Iterator[Point]:
    """Milestones whose date has passed before any return was due to tell, in one line."""
    held = list(rows_of(unconfirmed_states(states)))
    if not held:
        return
    actions = list(dict.fromkeys(row.action_code for row in held))
    last = day_short(held[-1].finish_end)
    said = f"Date passée le {last}"
    if len(held) > 1:
        said = f"Dates passées, jusqu’au {last}"
    yield Point(
        level=Level.NONE,
        word=UNCONFIRMED_WORD,
        kind=AttentionKind.UNCONFIRMED,
        object=", ".join(titles[code] for code in actions[:NAMES_SHOWN]),
        action_code=actions[0] if len(actions) == 1 else "",
        measure=plural(len(held), "jalon"),
        detail=f"{said} ; aucun retour n’est encore dû",
        short=said,
        key="unconfirmed:plan",
        magnitude=float(len(held)),
    )


def stale_points(
    snapshot: Snapshot, results: pd.DataFrame, titles: dict[str, str]
) -> Iterator[Point]:
    """Actions with indicators whose last value is older than `STALE_QUARTERS` quarters asked."""
    asked = due_quarters(snapshot.assignments, snapshot.situation.periods)
    last: dict[str, list[str]] = {}
    for row in rows_of(results):
        if not row.last_period_code or row.action_code not in titles:
            continue
        known = parse_period(row.last_period_code).last_day
        since = [one for one, _ in asked.get(row.indicator_code, []) if one.first_day > known]
        if len(since) >= STALE_QUARTERS:
            last.setdefault(row.action_code, []).append(row.last_period_code)
    for code, periods in last.items():
        yield Point(
            level=Level.NONE,
            word=NO_NEWS_WORD,
            kind=AttentionKind.STALE,
            object=titles[code],
            action_code=code,
            measure=plural(len(periods), "indicateur"),
            detail=f"Dernier relevé : {quarter_label(min(periods))}",
            key=f"stale:{code}",
            magnitude=float(len(periods)),
        )


def no_data_points(
    completion: pd.DataFrame, results: pd.DataFrame, titles: dict[str, str]
) -> Iterator[Point]:
    """Actions never reported, and indicators asked without any answer, in one line each."""
    silent = [row.code for row in rows_of(completion) if not row.actions_reported]
    if silent:
        yield Point(
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
    yield from _unknown_points(results)


def _unknown_points(results: pd.DataFrame) -> Iterator[Point]:
    """The indicators with a target, asked in a quarter that is due, of which nothing came."""
    unknown = [
        row
        for row in rows_of(results)
        if row.status == ResultStatus.NO_DATA and whole(row.respondents_due)
    ]
    if not unknown:
        return
    never = sum(not row.has_data for row in unknown)
    alone = unknown[0] if len(unknown) == 1 else None
    yield Point(
        level=Level.NONE,
        word=ResultStatus.NO_DATA.label,
        kind=AttentionKind.NO_DATA,
        object=alone.label if alone else "Indicateurs demandés, sans relevé",
        action_code=(alone.action_code or "") if alone else "",
        measure=plural(len(unknown), "indicateur"),
        detail=_unknown_words(never, len(unknown) - never),
        key="no_data:indicators",
        magnitude=0.0,
    )


def _unknown_words(never: int, before: int) -> str:
    if not before:
        return NEVER_TOLD
    if not never:
        return NOT_TOLD_IN_SPAN
    return (
        f"{NEVER_TOLD} : {never} ; {NOT_TOLD_IN_SPAN[:1].lower()}{NOT_TOLD_IN_SPAN[1:]} : {before}"
    )
