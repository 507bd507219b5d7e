"""What was edited of the plan's own rows between two days: added, renamed, moved, deleted."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from sqlmodel import Session, col, select

from analysis.changes.kind import Change, ChangeGroup, ChangeRow, ChangeSubject
from analysis.plan_file.parts import noun_of
from analysis.plan_file.values import Names, coded, field_words, value_words
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from data_model.act import AuditChange
from data_model.action import Action, ActionEnd
from data_model.as_of import current_rows
from data_model.audit import kind_of
from data_model.base import Base, OfPlan
from data_model.fiche_text import OWN
from data_model.french import NOT_KNOWN, day, typo
from data_model.level_words import LevelWords
from data_model.plan import Plan
from data_model.plan_differences import NAMES
from data_model.plan_edit import WHOLE_ROW
from data_model.respondent import Respondent
from data_model.vocabulary import Nature

TOLD: Final[list[type[Base]]] = [Plan, *NAMES]
MODELS: Final[Mapping[str, type[Base]]] = {kind_of(model): model for model in TOLD}
# Those are told with the texts of the fiches; who answers for a respondent is nobody else's news.
NOT_TOLD: Final = {
    *((kind_of(Action), part.value) for part in OWN),
    *((kind_of(Respondent), field) for field in ("contact_name", "contact_email")),
}
NATURE, END = "nature", "ended_on"


class _Edit(NamedTuple):
    """One field of one row, as it was first written over and as it was last."""

    kind: str
    code: str
    field: str
    before: str
    after: str


def structure_changes(
    before: PlanSeen, after: PlanSeen, places: Mapping[str, tuple[str, str | None]]
) -> Iterator[ChangeRow]:
    """Each edited row of the plan's levels, actions, indicators, milestones and respondents.

    `places` gives the action and axis of each code. Source: the audit between the two days.
    """
    low, high = sorted((before.situation.cutoff, after.situation.cutoff))
    is_backwards = before.situation.cutoff > after.situation.cutoff
    plan_code, levels = after.situation.plan_code, after.situation.level_words
    if low == high:
        return
    with after.read() as session:
        edits = [*_edits(session, plan_code, low, high)]
        edits += _ends(session, plan_code, low, high)
        edits += _natures(after, before) if is_backwards else _natures(before, after)
        names = _names(session, plan_code) if edits else {}
    for edit in edits:
        turned = edit._replace(before=edit.after, after=edit.before) if is_backwards else edit
        yield _row(turned, names, levels, places)


def _edits(session: Session, plan_code: str, low: int, high: int) -> Iterator[_Edit]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in session.exec(
        select(AuditChange)
        .where(
            AuditChange.plan_code == plan_code,
            col(AuditChange.act_number) > low,
            col(AuditChange.act_number) <= high,
            col(AuditChange.object_kind).in_(list(MODELS)),
        )
        .order_by(col(AuditChange.act_number))
    ):
        if (row.object_kind, row.field) not in NOT_TOLD:
            key = (row.object_kind, row.object_code, row.field)
            found.setdefault(key, [row.before])[1:] = [row.after]
    for key, (before, after) in found.items():
        if before != after:
            yield _Edit(*key, before, after)


def _ends(session: Session, plan_code: str, low: int, high: int) -> Iterator[_Edit]:
    then, now = (
        {
            row.action_code: row.ended_on.isoformat()
            for row in current_rows(session, ActionEnd, plan_code=plan_code, cutoff=cutoff)
        }
        for cutoff in (low, high)
    )
    for code in sorted(then.keys() | now.keys()):
        before, after = then.get(code, ""), now.get(code, "")
        if before != after:
            yield _Edit(kind_of(Action), code, END, before, after)


def _names(session: Session, plan_code: str) -> Names:
    return {
        model: {
            row.code: getattr(row, field)  # type: ignore[attr-defined]
            for row in session.exec(select(model).where(model.plan_code == plan_code))
        }
        for model, field in NAMES.items()
    }


def _natures(before: PlanSeen, after: PlanSeen) -> list[_Edit]:
    then = {row.indicator_code: row.nature for row in rows_of(before.snapshot.indicators)}
    return [
        _Edit("indicator", row.indicator_code, NATURE, then[row.indicator_code], row.nature)
        for row in rows_of(after.snapshot.indicators)
        if then.get(row.indicator_code, row.nature) != row.nature
    ]


def _row(
    edit: _Edit,
    names: Names,
    levels: LevelWords,
    places: Mapping[str, tuple[str, str | None]],
) -> ChangeRow:
    model = MODELS[edit.kind]
    noun = noun_of(model, levels).singular
    known = names.get(model, {}) if issubclass(model, OfPlan) else {}
    label = f"{noun[:1].upper()}{noun[1:]} {coded(edit.code, known)}"
    change, before, after = Change.CHANGED, edit.before, edit.after
    if edit.field == WHOLE_ROW:
        change = Change.REMOVED if before else Change.ADDED
        before, after = (label, "") if before else ("", label)
    elif edit.field == END:
        before, after = _day(before), _day(after)
        label = f"{label}, fin"
    elif edit.field == NATURE:
        before, after = Nature(before).label, Nature(after).label
        label = f"{label}, nature"
    else:
        before = value_words(model, edit.field, before, names)
        after = value_words(model, edit.field, after, names)
        label = f"{label}, {field_words(model, edit.field, levels).lower()}"
    action, axis = places.get(edit.code, ("", None))
    return ChangeRow(
        group=ChangeGroup.PLAN,
        subject=ChangeSubject.STRUCTURE,
        change=change,
        code=edit.code,
        label=typo(label),
        action_code=action,
        axis_code=axis,
        respondent_code="",
        period_code="",
        before=typo(before or NOT_KNOWN),
        after=typo(after or NOT_KNOWN),
        amount=None,
    )


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""
