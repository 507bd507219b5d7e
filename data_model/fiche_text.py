"""The texts of a fiche action, edited by a person: one act, each change with its audit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlmodel import Session, select

from data_model.act import Act, ActKind
from data_model.action import Action, ActionLine, ActionNote, Stakeholder
from data_model.as_of import current_rows
from data_model.audit import audit, key_of
from data_model.ledger import add_versions, new_act
from data_model.store import StoreError
from data_model.vocabulary import Labelled, LineKind, Role

CHANGED: Final = (
    "La fiche a été modifiée dans une autre fenêtre depuis que vous l’avez ouverte ; "
    "rien n’a été enregistré."
)


class FichePart(Labelled):
    """A text of the fiche, or one of its lists, in the order in which they are edited."""

    TITLE = "title", "Intitulé"
    SHORT_TITLE = "short_title", "Intitulé court"
    PRIORITY_LABEL = "priority_label", "Priorité, mots imprimés"
    DESCRIPTION = "description", "Description"
    VIGILANCE = "vigilance", "Points de vigilance"
    ADDED_VALUE = "added_value", "Plus-value"
    HUMAN_MEANS = "human_means", "Moyens humains"
    BUDGET_ITEM = "budget_item", "Dépenses prévues"
    LEAD = "lead", "Porteurs"
    PARTNER = "partner", "Partenaires"
    AUDIENCE = "audience", "Public"
    FUNDER = "funder", "Financeurs"
    NOTE = "note", "Notes"


OWN: Final = (
    FichePart.TITLE,
    FichePart.SHORT_TITLE,
    FichePart.PRIORITY_LABEL,
    FichePart.DESCRIPTION,
)
LINES: Final = tuple(FichePart(kind.value) for kind in LineKind)
PEOPLE: Final = tuple(FichePart(role.value) for role in Role)
NEEDED: Final = (FichePart.TITLE, FichePart.SHORT_TITLE)


@dataclass(frozen=True, kw_only=True)
class TextChange:
    """One text as it was read and as it is to be; an empty side adds or removes a line.

    `position` is 0 for the action's own texts and for a line to add.
    """

    part: FichePart
    position: int
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Overtaken:
    """A change made on a text that is no longer what was read."""

    change: TextChange
    now: str


class ChangedMeanwhileError(StoreError):
    """Another window changed the same texts; `overtaken` says which, `others` still fit."""

    def __init__(self, overtaken: Sequence[Overtaken], others: Sequence[TextChange]) -> None:
        super().__init__(CHANGED)
        self.overtaken = tuple(overtaken)
        self.others = tuple(others)

    @property
    def over_the_others(self) -> tuple[TextChange, ...]:
        """The same changes, this time made knowing what the other window wrote."""
        return (*self.others, *(replace(one.change, before=one.now) for one in self.overtaken))


def record_fiche_texts(
    session: Session,
    plan_code: str,
    action_code: str,
    changes: Iterable[TextChange],
    *,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> int:
    """Record the changes of one fiche under one act; returns how many texts really changed.

    Raises:
        ChangedMeanwhileError: a text is not what was read; nothing at all is recorded.
        StoreError: the action is not in the plan, or would lose its title.
    """
    if session.get(Action, (plan_code, action_code)) is None:
        raise StoreError(f"L’action « {action_code} » n’est pas dans ce plan.")
    act = new_act(
        session,
        plan_code,
        kind=ActKind.PLAN_EDIT,
        by=by,
        reason=reason,
        recorded_at=recorded_at,
    )
    held = _texts_now(session, act, action_code)
    wanted = [one for one in changes if _now(held, one) != one.after]
    overtaken = [
        Overtaken(change=one, now=_now(held, one))
        for one in wanted
        if _now(held, one) != one.before
    ]
    if overtaken:
        late = {one.change for one in overtaken}
        raise ChangedMeanwhileError(overtaken, [one for one in wanted if one not in late])
    for change in _placed(session, act, action_code, wanted, held):
        _write(session, act, action_code, change)
    session.flush()
    if not wanted:
        session.rollback()
    return len(wanted)


def _now(held: dict[tuple[FichePart, int], str], change: TextChange) -> str:
    return held.get((change.part, change.position), "")


def _texts_now(session: Session, act: Act, action_code: str) -> dict[tuple[FichePart, int], str]:
    action = session.get_one(Action, (act.plan_code, action_code))
    held = {(part, 0): str(getattr(action, part.value)) for part in OWN}
    for line in session.exec(
        select(ActionLine).where(
            ActionLine.plan_code == act.plan_code, ActionLine.action_code == action_code
        )
    ):
        held[FichePart(line.kind), line.position] = line.text
    for person in session.exec(
        select(Stakeholder).where(
            Stakeholder.plan_code == act.plan_code, Stakeholder.action_code == action_code
        )
    ):
        held[FichePart(person.role), person.position] = person.name
    for note in current_rows(session, ActionNote, plan_code=act.plan_code, cutoff=act.number):
        if note.action_code == action_code:
            held[FichePart.NOTE, note.position] = note.text
    return held


def _placed(
    session: Session,
    act: Act,
    action_code: str,
    changes: Iterable[TextChange],
    held: dict[tuple[FichePart, int], str],
) -> Iterable[TextChange]:
    """The changes, each line to add after the last of its list, removed notes counted."""
    last = dict.fromkeys(FichePart, 0)
    for part, position in held:
        last[part] = max(last[part], position)
    for number in session.exec(
        select(ActionNote.position).where(
            ActionNote.plan_code == act.plan_code, ActionNote.action_code == action_code
        )
    ):
        last[FichePart.NOTE] = max(last[FichePart.NOTE], number)
    for change in changes:
        if change.position or change.part in OWN:
            yield change
        else:
            last[change.part] += 1
            yield replace(change, position=last[change.part])


def _write(session: Session, act: Act, action_code: str, change: TextChange) -> None:
    part, words = change.part, change.after
    if part in NEEDED and not words:
        raise StoreError(f"« {part.label} » ne peut pas être vide.")
    if part in OWN:
        action = session.get_one(Action, (act.plan_code, action_code))
        audit(session, act, action, field=part.value, before=change.before, after=words)
        setattr(action, part.value, words)
    elif part is FichePart.NOTE:
        note = ActionNote(
            plan_code=act.plan_code,
            act_number=act.number,
            action_code=action_code,
            position=change.position,
            text=words or change.before,
            is_removed=not words,
        )
        add_versions(session, act, [note])
    else:
        _write_line(session, act, action_code, change)


def _write_line(session: Session, act: Act, action_code: str, change: TextChange) -> None:
    row: ActionLine | Stakeholder
    code, at, words = change.part.value, change.position, change.after
    if change.part in PEOPLE:
        field = "name"
        row = Stakeholder(
            plan_code=act.plan_code,
            action_code=action_code,
            role=Role(code),
            position=at,
            name=words,
        )
    else:
        field = "text"
        row = ActionLine(
            plan_code=act.plan_code,
            action_code=action_code,
            kind=LineKind(code),
            position=at,
            text=words,
        )
    audit(session, act, row, field=field, before=change.before, after=words)
    if words:
        session.merge(row)
    elif (found := session.get(type(row), key_of(row))) is not None:
        session.delete(found)
