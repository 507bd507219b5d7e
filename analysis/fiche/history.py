"""What was changed of one action since it was loaded: who, when, why, from what to what."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session, col, or_, select

from analysis.fiche.text_diff import text_change
from analysis.plan_file.parts import NOUNS
from analysis.plan_file.values import field_words
from data_model.act import Act, ActKind, AuditChange
from data_model.action import Action, ActionEnd, ActionNote, DeclaredWeather, HumanDays, VotedAmount
from data_model.as_of import PARIS
from data_model.audit import kind_of
from data_model.base import Versioned
from data_model.fiche_text import FichePart
from data_model.french import day, euros, interval, number_e4, plain, typo
from data_model.indicator import Indicator, Target
from data_model.level_words import USUAL
from data_model.milestone import Abandonment, Baseline, Milestone, Occurrence
from data_model.plan_edit import WHOLE_ROW

COLUMNS = ["recorded_on", "what", "before", "after", "reason", "recorded_by"]
TABLE_COLUMNS = ["Date", "Ce qui a changé", "Avant → après", "Motif et auteur"]
ABSENT = "–"
REMOVED = "retiré"
LINES = ("action_line", "stakeholder")
UNDER_AN_ACTION = (Indicator, Milestone)
PARTS = {part.value: part for part in FichePart}
Line = tuple[int, str, str, str, str]
"""Act, what changed, before, after, reason."""


def action_history_frame(
    session: Session, plan_code: str, action_code: str, *, cutoff: int
) -> pd.DataFrame:
    """Every recorded change of an action, of its milestones' dates and of its targets.

    Columns: recorded_on (date, Paris), what, before, after (str, « – » where there is none),
    reason, recorded_by (str, may be empty). Rows: one a change, newest first; what the plan was
    loaded with is no change.
    """
    acts = {
        act.number: act
        for act in session.exec(
            select(Act).where(Act.plan_code == plan_code, col(Act.number) <= cutoff)
        )
    }
    lines = [
        line
        for line in (
            *_versions(session, VotedAmount, plan_code, action_code, "Montant voté", _amount),
            *_versions(session, HumanDays, plan_code, action_code, "Temps prévu", _days),
            *_versions(session, ActionNote, plan_code, action_code, "Note", lambda row: row.text),
            *_versions(
                session, DeclaredWeather, plan_code, action_code, "Météo déclarée", _weather
            ),
            *_versions(session, ActionEnd, plan_code, action_code, "Fin de l’action", _end),
            *_targets(session, plan_code, action_code),
            *_calendars(session, plan_code, action_code),
            *_texts(session, plan_code, action_code),
        )
        if line[0] in acts and acts[line[0]].kind != ActKind.PLAN_LOADED
    ]
    lines.sort(key=lambda line: line[0], reverse=True)
    rows = [
        (_day(acts[n]), *words, reason or acts[n].reason, acts[n].recorded_by)
        for n, *words, reason in lines
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


def _before_after(before: str, after: str) -> str:
    told = [typo("" if side in (ABSENT, REMOVED) else side) for side in (before, after)]
    return text_change(*told)


def _day(act: Act) -> date:
    return act.recorded_at.astimezone(PARIS).date()


def _versions(
    session: Session,
    model: type[Versioned],
    plan_code: str,
    action_code: str,
    what: str,
    words: Callable[[Any], str],
) -> Iterator[Line]:
    rows: Sequence[Any] = session.exec(
        select(model)
        .where(model.plan_code == plan_code, model.action_code == action_code)  # type: ignore[attr-defined]
        .order_by(col(model.act_number))
    ).all()
    yield from _in_turn(rows, lambda row: (getattr(row, "position", 0), what), words)


def _in_turn(
    rows: Sequence[Any], key: Callable[[Any], tuple[object, str]], words: Callable[[Any], str]
) -> Iterator[Line]:
    known: dict[object, str] = {}
    for row in rows:
        line, what = key(row)
        before, after = known.get(line, ABSENT), REMOVED if row.is_removed else words(row)
        known[line] = after
        if before != after:
            yield row.act_number, what, before, after, ""


def _amount(row: VotedAmount) -> str:
    return f"{euros(row.amount_cents)}, {row.basis.label}"


def _days(row: HumanDays) -> str:
    return f"{number_e4(row.days_e4, decimals=1)} jours, {row.basis.label}"


def _weather(row: DeclaredWeather) -> str:
    return f"{row.weather.label} : {row.comment}" if row.comment else row.weather.label


def _end(row: ActionEnd) -> str:
    return f"{day(row.ended_on)} {row.reason}".strip()


def _targets(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    mine = session.exec(
        select(Indicator).where(
            Indicator.plan_code == plan_code, Indicator.action_code == action_code
        )
    )
    units = {one.code: one for one in mine}
    rows = session.exec(
        select(Target)
        .where(Target.plan_code == plan_code, col(Target.indicator_code).in_(list(units)))
        .order_by(col(Target.act_number), col(Target.due_on))
    ).all()
    yield from _in_turn(
        rows,
        lambda row: (
            (row.indicator_code, row.due_on),
            f"Cible {row.indicator_code}, {units[row.indicator_code].label}",
        ),
        lambda row: (
            f"{number_e4(row.value_e4, decimals=units[row.indicator_code].decimals)} "
            f"{units[row.indicator_code].unit} au {day(row.due_on)}"
        ),
    )


def _calendars(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    found = session.exec(
        select(Occurrence.code, Milestone.label)
        .join(
            Milestone,
            (col(Milestone.plan_code) == col(Occurrence.plan_code))
            & (col(Milestone.code) == col(Occurrence.milestone_code)),
        )
        .where(Occurrence.plan_code == plan_code, Milestone.action_code == action_code)
    )
    labels = {code: f"Jalon {code}, {label}" for code, label in found}
    before: dict[str, str] = {}
    for row in session.exec(
        select(Baseline)
        .where(Baseline.plan_code == plan_code, col(Baseline.occurrence_code).in_(list(labels)))
        .order_by(col(Baseline.number))
    ):
        span = interval(row.start_date, row.end_date)
        if row.number:
            why = " ; ".join(one for one in (row.reason, row.decision) if one)
            earlier = before[row.occurrence_code]
            yield row.act_number, labels[row.occurrence_code], earlier, span, why
        before[row.occurrence_code] = span
    for gone in session.exec(
        select(Abandonment).where(
            Abandonment.plan_code == plan_code,
            col(Abandonment.occurrence_code).in_(list(labels)),
        )
    ):
        after = "de nouveau compté" if gone.is_removed else "abandonné"
        yield gone.act_number, labels[gone.occurrence_code], ABSENT, after, gone.reason


def _texts(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    own = (col(AuditChange.object_kind) == "action") & (col(AuditChange.object_code) == action_code)
    lines = col(AuditChange.object_kind).in_(LINES) & col(AuditChange.object_code).startswith(
        f"{action_code}/", autoescape=True
    )
    under = [
        (col(AuditChange.object_kind) == kind_of(model)) & col(AuditChange.object_code).in_(codes)
        for model in UNDER_AN_ACTION
        if (codes := _codes(session, model, plan_code, action_code))
    ]
    for row in session.exec(
        select(AuditChange)
        .where(AuditChange.plan_code == plan_code, or_(own, lines, *under))
        .order_by(col(AuditChange.object_code), col(AuditChange.field))
    ):
        yield row.act_number, _edited(row), row.before or ABSENT, row.after or REMOVED, ""


def _codes(
    session: Session, model: type[Indicator | Milestone], plan_code: str, action_code: str
) -> list[str]:
    return [
        *session.exec(
            select(model.code).where(model.plan_code == plan_code, model.action_code == action_code)
        )
    ]


def _edited(row: AuditChange) -> str:
    """« Intitulé », « Partenaires », « Indicateur 1.1-I1, unité »: what of the fiche was edited."""
    if row.object_kind in LINES:
        part = row.object_code.split("/")[-2]
        return PARTS[part].label if part in PARTS else part
    if row.object_kind == kind_of(Action) and row.field in PARTS:
        return PARTS[row.field].label
    model = next(one for one in (Action, *UNDER_AN_ACTION) if kind_of(one) == row.object_kind)
    thing = NOUNS[model].singular.capitalize()
    if row.field == WHOLE_ROW:
        return thing if model is Action else f"{thing} {row.object_code}"
    field = field_words(model, row.field, USUAL)
    return field if model is Action else f"{thing} {row.object_code}, {field.lower()}"
