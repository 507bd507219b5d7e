"""A draft against the store: row by row and field by field, what recording it would change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, select

from data_model.action import Action, ActionNote
from data_model.as_of import current_rows, version_key
from data_model.audit import LINE_TEXT, key_of
from data_model.base import Base, OfPlan, Versioned
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Measure
from data_model.milestone import Milestone, MilestoneRule
from data_model.plan import Axis, Challenge, Objective, PlanSpan
from data_model.plan_draft import PlanDraft, content_of
from data_model.printed_entry import SubAction
from data_model.respondent import Respondent
from data_model.taken_out import taken_out_indicators
from data_model.vocabulary import Labelled

# Lines go by their rank: one that stayed behind would stand there twice.
LINES: Final[tuple[type[OfPlan], ...]] = (*LINE_TEXT, ActionNote)
# These say something of a row of another table, and go with it.
WITH_THEIR_OBJECT: Final = (IndicatorRule, MilestoneRule, PlanSpan)
# Neither the clock of a demonstration nor the map of a commune is a file's to change.
NOT_A_FILES: Final = {
    "demonstration_day",
    "outline_geojson",
    "label_longitude",
    "label_latitude",
}

NAMES: Final[Mapping[type[OfPlan], str]] = {
    Challenge: "label",
    Axis: "label",
    Objective: "label",
    Action: "short_title",
    SubAction: "title",
    Measure: "label",
    EvaluationQuestion: "text",
    Indicator: "label",
    Milestone: "label",
    Respondent: "name",
}
"""The tables of a plan whose rows others name by their code, and the field of their words."""


class RowChange(Labelled):
    """What becomes of one row."""

    ADDED = "added", "ajouté"
    CHANGED = "changed", "modifié"
    GONE = "gone", "retiré"


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field of a row, as stored and as drafted."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, kw_only=True)
class RowDifference:
    """One row that would change: as drafted, or as stored where it goes."""

    change: RowChange
    row: Base
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanDifferences:
    """What would change, what the draft says again, and what it no longer says."""

    changes: tuple[RowDifference, ...]
    absent: tuple[OfPlan, ...]
    unchanged: int


def plan_differences(session: Session, draft: PlanDraft, *, cutoff: int) -> PlanDifferences:
    """Compare a draft with what is in force at `cutoff`, the plan's last act; writes nothing.

    A table of which the draft holds no row says nothing. The lines of a fiche that are no longer
    there go; of any other row, that is `absent`, and it stays. An indicator that was taken out of
    the plan is not there.
    """
    found = [
        *_shared(session, draft.shared),
        *_texts(session, draft, cutoff=cutoff),
        *_versions(session, draft.plan_code, draft.versions, cutoff=cutoff),
    ]
    changes = [one for one in found if isinstance(one, RowDifference)]
    absent = [one for one in found if isinstance(one, OfPlan)]
    n_drafted = len(draft.shared) + len(draft.texts) + len(draft.versions)
    n_moved = sum(one.change is not RowChange.GONE or _is_drafted(one) for one in changes)
    return PlanDifferences(
        changes=tuple(changes), absent=tuple(absent), unchanged=n_drafted - n_moved
    )


def _is_drafted(gone: RowDifference) -> bool:
    """Whether the draft itself holds the removal of a row."""
    return isinstance(gone.row, Versioned) and gone.row.is_removed


def _shared(session: Session, rows: Iterable[Base]) -> Iterator[RowDifference]:
    for row in rows:
        yield from _difference(row, session.get(type(row), key_of(row)))


def _texts(session: Session, draft: PlanDraft, *, cutoff: int) -> Iterator[RowDifference | OfPlan]:
    for model in dict.fromkeys(type(row) for row in (*draft.texts, *draft.gone)):
        rows = select(model).where(model.plan_code == draft.plan_code)
        stored = {key_of(row): row for row in session.exec(rows)}
        if model is Indicator:
            for code in taken_out_indicators(session, draft.plan_code, cutoff=cutoff):
                stored.pop((draft.plan_code, code), None)
        for row in draft.texts:
            if type(row) is model:
                yield from _difference(row, stored.pop(key_of(row), None))
        for row in stored.values():
            yield RowDifference(change=RowChange.GONE, row=row) if model in LINES else row


def _versions(
    session: Session, plan_code: str, rows: Sequence[Versioned], *, cutoff: int
) -> Iterator[RowDifference | OfPlan]:
    for model in dict.fromkeys(type(row) for row in rows):
        stored = {
            version_key(row): row
            for row in current_rows(session, model, plan_code=plan_code, cutoff=cutoff)
        }
        for row in rows:
            if type(row) is model:
                yield from _version_difference(row, stored.pop(version_key(row), None))
        for row in stored.values():
            if model in LINES:
                yield RowDifference(change=RowChange.GONE, row=row)
            elif model not in WITH_THEIR_OBJECT:
                yield row


def _difference(row: Base, stored: Base | None) -> Iterator[RowDifference]:
    if stored is None:
        yield RowDifference(change=RowChange.ADDED, row=row)
        return
    # Only what the draft gives: contacts entered on screen are not emptied by a file.
    given = [
        name
        for name in type(row).model_fields
        if name in row.model_fields_set and name not in NOT_A_FILES
    ]
    fields = tuple(
        FieldChange(name=name, before=getattr(stored, name), after=getattr(row, name))
        for name in given
        if getattr(stored, name) != getattr(row, name)
    )
    if fields:
        yield RowDifference(change=RowChange.CHANGED, row=row, fields=fields)


def _version_difference(row: Versioned, stored: Versioned | None) -> Iterator[RowDifference]:
    if row.is_removed:
        if stored is not None:
            yield RowDifference(change=RowChange.GONE, row=row)
        return
    if stored is None:
        yield RowDifference(change=RowChange.ADDED, row=row)
        return
    before, after = content_of(stored), content_of(row)
    fields = tuple(
        FieldChange(name=name, before=before[name], after=after[name])
        for name in after
        if before[name] != after[name]
    )
    if fields:
        yield RowDifference(change=RowChange.CHANGED, row=row, fields=fields)
