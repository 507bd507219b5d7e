"""A plan's file recorded by a person who previewed it: it wins over what stands on screen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from data_model.act import Act, ActKind
from data_model.as_of import newest_act, version_key
from data_model.audit import audit, key_of
from data_model.base import Base, OfPlan, Versioned
from data_model.calendar import materialise_occurrences
from data_model.indicator import IndicatorRule
from data_model.ledger import add_versions, new_act, removal
from data_model.plan_differences import NAMES, PlanDifferences, RowChange, plan_differences
from data_model.plan_draft import PlanDraft, PlanReceipt, ensure_periods, refuse_nature_change
from data_model.plan_endings import NO_LONGER_THERE, Endings, endings
from data_model.plan_texts import NOTHING, record_texts, remove_lines
from data_model.shared_communes import without_taking
from data_model.store import StoreError

CHANGED_MEANWHILE: Final = (
    "Le plan a changé depuis cet aperçu ; rien n’a été enregistré. Vérifiez l’aperçu mis à jour."
)
CONTRADICTION: Final = (
    "Une ligne du plan en contredit une autre (un lien, une date ou un montant) ; "
    "rien n’a été enregistré."
)
# The field under which the audit tells that a whole row came, or went.
WHOLE_ROW: Final = "code"

B = TypeVar("B", bound=Base)


def record_plan_edit(
    session: Session,
    draft: PlanDraft,
    *,
    previewed_at: int,
    by: str = "",
    reason: str = "",
    ends_on: date | None = None,
    recorded_at: datetime | None = None,
) -> PlanReceipt:
    """Record a draft as it was previewed when `previewed_at` was the plan's last act.

    Nothing set on screen is kept back, as `record_plan` does of shipped tables. With `ends_on`,
    what the draft no longer holds ends that day (`data_model.plan_endings`); without, it stays.

    Raises:
        StoreError: the draft is blocked, the plan changed meanwhile, an indicator that has values
            would change nature, or the base refuses a row.
    """
    if not draft.can_be_recorded:
        raise StoreError(
            "Ce plan ne peut pas être enregistré : il contient des constats bloquants."
        )
    if newest_act(session, draft.plan_code) != previewed_at:
        raise StoreError(CHANGED_MEANWHILE)
    # What a session has written is no longer the caller's to read.
    shared = without_taking(session, draft.plan_code, draft.shared)
    draft = replace(draft, shared=_copies(shared), texts=_copies(draft.texts))
    found = plan_differences(session, draft, cutoff=previewed_at)
    ended = Endings()
    if ends_on is not None:
        ended = endings(
            session,
            draft,
            found.absent,
            day=ends_on,
            cutoff=previewed_at,
            reason=reason or NO_LONGER_THERE,
        )
    if not found.changes and not ended.ended:
        return PlanReceipt(added=0, changed=0, removed=0, versions=0, occurrences=0)
    try:
        return _written(
            session,
            draft,
            found,
            ended,
            previewed_at=previewed_at,
            by=by,
            reason=reason,
            recorded_at=recorded_at,
        )
    except IntegrityError as error:
        raise StoreError(CONTRADICTION) from error


def _written(
    session: Session,
    draft: PlanDraft,
    found: PlanDifferences,
    ended: Endings,
    *,
    previewed_at: int,
    by: str,
    reason: str,
    recorded_at: datetime | None,
) -> PlanReceipt:
    _add_shared(session, found)
    # What a plan begins with is no change of it.
    kind = ActKind.PLAN_EDIT if previewed_at else ActKind.PLAN_LOADED
    act = new_act(
        session, draft.plan_code, kind=kind, by=by, reason=reason, recorded_at=recorded_at
    )
    # The act holds the plan's lock: whoever recorded since the comparison came before it.
    if act.number != previewed_at + 1:
        raise StoreError(CHANGED_MEANWHILE)
    n_shared = _edit_shared(session, act, found)
    added, changed = record_texts(session, act, draft.texts)
    if previewed_at:
        _tell_added(session, act, found)
    removed = remove_lines(session, act, draft.texts, on_screen=NOTHING)
    versions = _versions(found, ended)
    rules = [one.row for one in found.changes if isinstance(one.row, IndicatorRule)]
    refuse_nature_change(session, act, rules)
    ensure_periods(session, act.plan_code, versions)
    add_versions(session, act, versions)
    _delete(session, act, ended.deleted)
    for row in ended.taken_out:
        audit(session, act, row, field=WHOLE_ROW, before=key_of(row)[-1], after="")
    return PlanReceipt(
        added=added,
        changed=changed + n_shared,
        removed=removed + len(ended.deleted) + len(ended.taken_out),
        versions=len(versions),
        occurrences=materialise_occurrences(session, act),
    )


def _copies(rows: Iterable[B]) -> tuple[B, ...]:
    return tuple(type(row).model_validate(row.model_dump(exclude_unset=True)) for row in rows)


def _versions(found: PlanDifferences, ended: Endings) -> list[Versioned]:
    """The versions to record: an end counts more than what the draft says of the same row."""
    rows = [
        removal(one.row) if one.change is RowChange.GONE else one.row
        for one in found.changes
        if isinstance(one.row, Versioned)
    ]
    by_key = {(type(row), version_key(row)): row for row in (*rows, *ended.versions)}
    return list(by_key.values())


def _add_shared(session: Session, found: PlanDifferences) -> None:
    for one in found.changes:
        if not isinstance(one.row, OfPlan) and one.change is RowChange.ADDED:
            session.add(one.row)
            session.flush()


def _edit_shared(session: Session, act: Act, found: PlanDifferences) -> int:
    """Change the plan's own row, its territory and communes, with their audit."""
    changed = 0
    for one in found.changes:
        if isinstance(one.row, OfPlan) or one.change is not RowChange.CHANGED:
            continue
        stored = session.get_one(type(one.row), key_of(one.row))
        for field in one.fields:
            audit(session, act, stored, field=field.name, before=field.before, after=field.after)
            setattr(stored, field.name, field.after)
        changed += 1
    return changed


def _tell_added(session: Session, act: Act, found: PlanDifferences) -> None:
    for one in found.changes:
        if type(one.row) in NAMES and one.change is RowChange.ADDED:
            code = key_of(one.row)[-1]
            audit(session, act, one.row, field=WHOLE_ROW, before="", after=code)


def _delete(session: Session, act: Act, rows: Iterable[OfPlan]) -> None:
    for row in rows:
        stored = session.get_one(type(row), key_of(row))
        audit(session, act, stored, field=WHOLE_ROW, before=key_of(row)[-1], after="")
        session.delete(stored)
        session.flush()
