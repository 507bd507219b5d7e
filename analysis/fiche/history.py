"""What was changed of one action since it was loaded: who, when, why, from what to what."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import pandas as pd
from sqlmodel import Session, col, select

from analysis.fiche.calendar_lines import calendar_lines
from analysis.fiche.history_line import ABSENT, REMOVED, Line
from analysis.fiche.text_diff import text_change
from analysis.fiche.text_lines import text_lines
from analysis.fiche.version_lines import version_lines
from data_model.act import Act, ActKind
from data_model.as_of import PARIS
from data_model.french import day, plain, typo

COLUMNS = ["recorded_on", "what", "before", "after", "reason", "recorded_by"]
TABLE_COLUMNS = ["Date", "Ce qui a changé", "Avant → après", "Motif et auteur"]
# A plan and its settings may be loaded by two acts one after the other: it begins with both.
FIRST_LOAD_LASTS: Final = timedelta(seconds=1)
LOADED_AGAIN: Final = "Nouveau chargement du plan"


def action_history_frame(
    session: Session, plan_code: str, action_code: str, *, cutoff: int
) -> pd.DataFrame:
    """Every recorded change of an action and of what its fiche prints.

    Columns: recorded_on (date, Paris), what, before, after (str, « – » where there is none),
    reason, recorded_by (str, may be empty). Rows: one a change, newest first; what the plan was
    first loaded with is no change, what a later load changed is one.
    """
    acts = {
        act.number: act
        for act in session.exec(
            select(Act)
            .where(Act.plan_code == plan_code, col(Act.number) <= cutoff)
            .order_by(col(Act.number))
        )
    }
    first = set(_first_load(acts.values()))
    texts = [*text_lines(session, plan_code, action_code)]
    lines = [
        line
        for line in (
            *texts,
            *_not_told_yet(version_lines(session, plan_code, action_code), texts),
            *calendar_lines(session, plan_code, action_code),
        )
        if line.act_number in acts and line.act_number not in first
    ]
    lines.sort(key=lambda line: line.act_number, reverse=True)
    rows = [
        (
            _day(acts[line.act_number]),
            line.what,
            line.before,
            line.after,
            line.reason or _reason(acts[line.act_number]),
            acts[line.act_number].recorded_by,
        )
        for line in lines
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def history_table(history: pd.DataFrame) -> pd.DataFrame:
    """The changes in words: Date, Ce qui a changé, Avant → après, Motif et auteur (Markdown)."""
    rows = [
        (
            day(row["recorded_on"]),
            plain(typo(row["what"])),
            _before_after(row["before"], row["after"]),
            plain(typo(", ".join(one for one in (row["reason"], row["recorded_by"]) if one))),
        )
        for row in history.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=TABLE_COLUMNS, dtype=object)


def _first_load(acts: Iterable[Act]) -> Iterator[int]:
    """The acts by which the plan was first loaded."""
    loads = [act for act in acts if act.kind == ActKind.PLAN_LOADED]
    for act in loads:
        if act.recorded_at - loads[0].recorded_at < FIRST_LOAD_LASTS:
            yield act.number


def _not_told_yet(versions: Iterable[Line], texts: Iterable[Line]) -> Iterator[Line]:
    """An indicator or a milestone that came or went is told once: its rule says so again."""
    told = {(line.act_number, line.what) for line in texts}
    for line in versions:
        is_whole = line.before == ABSENT or line.after == REMOVED
        if not (is_whole and (line.act_number, line.what) in told):
            yield line


def _reason(act: Act) -> str:
    return act.reason or (LOADED_AGAIN if act.kind == ActKind.PLAN_LOADED else "")


def _before_after(before: str, after: str) -> str:
    told = [typo("" if side in (ABSENT, REMOVED) else side) for side in (before, after)]
    return text_change(*told)


def _day(act: Act) -> date:
    return act.recorded_at.astimezone(PARIS).date()
