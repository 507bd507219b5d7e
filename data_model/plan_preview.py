"""What recording a plan's file would do, found out beforehand: nothing is written here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import inspect
from sqlmodel import Session, select

from data_model.action import Action
from data_model.as_of import newest_act
from data_model.audit import kind_of
from data_model.base import Base, OfPlan
from data_model.finding import Finding, Severity
from data_model.french import typo
from data_model.indicator import IndicatorRule
from data_model.plan_differences import (
    NAMES,
    PlanDifferences,
    RowChange,
    RowDifference,
    plan_differences,
)
from data_model.plan_draft import PlanDraft, valued_indicators
from data_model.plan_endings import Endings, endings
from data_model.shared_communes import communes_elsewhere, without_taking

NATURE_WITH_VALUES, UNKNOWN_NAME = "NATURE_AVEC_VALEURS", "LIEN_INCONNU"


@dataclass(frozen=True, kw_only=True)
class PlanPreview:
    """A draft beside the store: what it would change, and what it no longer says.

    `previewed_at` is the plan's last act, 0 for a new plan; `findings` are those of the draft and
    what the store has against it. `absent` is stored, no longer in the file, and stays;
    `endings` is what a person may ask for besides, of some of these rows. `names` are the words of
    each coded row, by its table and code, as drafted where the draft holds it.
    """

    plan_code: str
    previewed_at: int
    changes: tuple[RowDifference, ...]
    absent: tuple[OfPlan, ...]
    endings: Endings
    unchanged: int
    findings: tuple[Finding, ...]
    names: Mapping[type[OfPlan], Mapping[str, str]]

    @property
    def is_new(self) -> bool:
        """The base holds no such plan."""
        return self.previewed_at == 0

    @property
    def can_be_recorded(self) -> bool:
        """Nothing blocks."""
        return all(one.severity is not Severity.ERROR for one in self.findings)

    def can_end(self, row: OfPlan) -> bool:
        """Whether putting an end to an absent row would write anything."""
        return any(one is row for one in self.endings.ended)

    def takes_out(self, row: OfPlan) -> bool:
        """Whether putting an end to an absent row would take it out of the plan."""
        return any(one is row for one in self.endings.taken_out)


def plan_preview(session: Session, draft: PlanDraft, *, day: date) -> PlanPreview:
    """What recording a draft would change, and what could be put an end to on `day`."""
    newest = newest_act(session, draft.plan_code)
    elsewhere = communes_elsewhere(session, draft.plan_code, draft.shared)
    draft = replace(draft, shared=without_taking(session, draft.plan_code, draft.shared))
    found = plan_differences(session, draft, cutoff=newest)
    ends = endings(session, draft, found.absent, day=day, cutoff=newest)
    names = {model: _names(session, draft, model) for model in NAMES}
    # An action for which nothing is left to write has ended before.
    ended = {id(row) for row in ends.ended}
    return PlanPreview(
        plan_code=draft.plan_code,
        previewed_at=newest,
        changes=found.changes,
        absent=tuple(
            row for row in found.absent if id(row) in ended or not isinstance(row, Action)
        ),
        endings=ends,
        unchanged=found.unchanged,
        findings=(
            *draft.findings,
            *elsewhere,
            *_nature_findings(session, draft.plan_code, found),
            *_link_findings(draft, names),
        ),
        names=names,
    )


def _nature_findings(session: Session, plan_code: str, found: PlanDifferences) -> Iterator[Finding]:
    """One an indicator that has values and whose nature the draft changes."""
    changed = {
        one.row.indicator_code: one
        for one in found.changes
        if isinstance(one.row, IndicatorRule) and one.change is RowChange.CHANGED
    }
    for code in valued_indicators(session, plan_code, changed):
        before, after = (getattr(side, "label", "") for side in _sides(changed[code], "nature"))
        yield Finding(
            severity=Severity.ERROR,
            code=NATURE_WITH_VALUES,
            value=code,
            message=typo(
                f"L’indicateur {code} a déjà des valeurs : sa nature ne peut pas passer de "
                f"« {before} » à « {after} »."
            ),
            hint="Remettez sa nature, ou créez un nouvel indicateur.",
        )


def _sides(one: RowDifference, name: str) -> tuple[object, object]:
    return next((field.before, field.after) for field in one.fields if field.name == name)


def _link_findings(
    draft: PlanDraft, names: Mapping[type[OfPlan], Mapping[str, str]]
) -> Iterator[Finding]:
    """One a code that a row names and that neither the draft nor the store knows."""
    told: set[tuple[str, str]] = set()
    for row in (*draft.texts, *draft.versions):
        for column, model in links(type(row)).items():
            named = getattr(row, column)
            if named is None or named in names[model] or (column, named) in told:
                continue
            told.add((column, named))
            field = type(row).model_fields[column].description
            yield Finding(
                severity=Severity.ERROR,
                code=UNKNOWN_NAME,
                value=named,
                message=typo(f"{field} « {named} » : ce code n’est pas dans le plan."),
                hint="Corrigez ce code, ou ajoutez la ligne qui manque.",
            )


@cache
def links(model: type[Base]) -> Mapping[str, type[OfPlan]]:
    """The columns of a table that name a row of another one by its code, and that table."""
    targets = {f"{kind_of(table)}.code": table for table in NAMES}
    found: dict[str, type[OfPlan]] = {}
    for key in inspect(model).local_table.foreign_key_constraints:
        target = targets.get(key.elements[-1].target_fullname)
        if target is not None:
            found[key.column_keys[-1]] = target
    return found


def _names(session: Session, draft: PlanDraft, model: type[OfPlan]) -> dict[str, str]:
    field = NAMES[model]
    stored = session.exec(select(model).where(model.plan_code == draft.plan_code))
    drafted = (row for row in draft.texts if type(row) is model)
    return {row.code: getattr(row, field) for row in (*stored, *drafted)}
