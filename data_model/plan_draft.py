"""A plan between its tables and the store, and how it is recorded: same code, whoever's plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.as_of import current_rows, version_key
from data_model.audit import audit, key_of, texts_set_on_screen
from data_model.base import Base, OfPlan, Versioned
from data_model.calendar import materialise_occurrences
from data_model.finding import Finding, Severity
from data_model.french import plural
from data_model.indicator import IndicatorRule
from data_model.ledger import add_versions, ensure_period, new_act
from data_model.plan import Plan
from data_model.plan_texts import kept_texts, record_texts, remove_lines
from data_model.respondent import Deadline, Respondent
from data_model.returned import Observation
from data_model.row_insert import insert_rows
from data_model.shared_communes import without_taking
from data_model.store import StoreError

ON_SCREEN = (ActKind.PLAN_SETTING.value, ActKind.PLAN_EDIT.value)
"""The acts by which a person sets the plan's rows."""


@dataclass(frozen=True, kw_only=True)
class PlanDraft:
    """All that was read of a plan: texts in the order of their keys, versions, findings.

    `gone` are rows taken out by hand: without them, an empty table would say nothing.
    """

    plan_code: str
    shared: tuple[Base, ...] = ()
    texts: tuple[OfPlan, ...] = ()
    versions: tuple[Versioned, ...] = ()
    findings: tuple[Finding, ...] = ()
    gone: tuple[OfPlan, ...] = ()

    @property
    def can_be_recorded(self) -> bool:
        """Nothing blocks."""
        return all(f.severity is not Severity.ERROR for f in self.findings)

    @property
    def n_unanswered(self) -> int:
        """How many questions offer answers and have none: what they are about is not read yet."""
        return sum(f.severity is Severity.QUESTION and bool(f.options) for f in self.findings)


@dataclass(frozen=True, kw_only=True)
class PlanReceipt:
    """What recording a plan did; `kept` are the tables' rows that differ from what people set."""

    added: int
    changed: int
    removed: int
    versions: int
    occurrences: int
    kept: tuple[OfPlan, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing moved."""
        return not (self.added or self.changed or self.removed or self.versions or self.occurrences)

    @property
    def words(self) -> str:
        """« 3 lignes ajoutées, 1 modifiée »: what moved, nothing where nothing did."""
        told = (
            (self.added, "ligne ajoutée", "lignes ajoutées"),
            (self.changed, "ligne modifiée", "lignes modifiées"),
            (self.removed, "ligne retirée", "lignes retirées"),
            (self.versions, "réglage enregistré", "réglages enregistrés"),
            (self.occurrences, "échéance nouvelle", "échéances nouvelles"),
        )
        return ", ".join(plural(count, one, many) for count, one, many in told if count)


def record_plan(
    session: Session,
    draft: PlanDraft,
    *,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> PlanReceipt:
    """Load a plan or update it: texts with an audit, what enters a formula as new versions.

    Raises:
        StoreError: the draft is blocked, or an indicator that has values would change nature.
    """
    if not draft.can_be_recorded:
        raise StoreError("Ce plan ne peut pas être chargé : il contient des constats bloquants.")
    is_new = session.get(Plan, draft.plan_code) is None
    fresh_shared, changed_shared = _record_shared(session, draft)
    act = new_act(
        session,
        draft.plan_code,
        kind=ActKind.PLAN_LOADED,
        by=by,
        reason=reason,
        recorded_at=recorded_at,
    )
    for known, name, before in changed_shared:
        if name != "outline_geojson":
            audit(session, act, known, field=name, before=before, after=getattr(known, name))
    on_screen = texts_set_on_screen(session, draft.plan_code)
    words = kept_texts(session, draft.texts, on_screen=on_screen)
    added, changed = record_texts(session, act, draft.texts, on_screen=on_screen)
    removed = remove_lines(session, act, draft.texts, on_screen=on_screen)
    fresh, kept = _not_set_by_people(session, act, new_versions(session, act, draft.versions))
    refuse_nature_change(session, act, fresh)
    ensure_periods(session, act.plan_code, fresh)
    # They were validated when the draft was built: validating them again is half of the time.
    insert_rows(session, sorted(fresh, key=_table_name), {"act_number": act.number})
    return PlanReceipt(
        # What a new plan begins with is said by its own rows.
        added=added if is_new else added + fresh_shared,
        changed=changed + len({key_of(known) for known, _, _ in changed_shared}),
        removed=removed,
        versions=len(fresh),
        occurrences=materialise_occurrences(session, act),
        kept=(*words, *kept),
    )


def _record_shared(
    session: Session, draft: PlanDraft
) -> tuple[int, list[tuple[Base, str, object]]]:
    """Write the plan's own row, its territory and communes.

    Gives how many are new, and each field of another that changed, with what stood there.
    """
    added = 0
    changed: list[tuple[Base, str, object]] = []
    for row in without_taking(session, draft.plan_code, draft.shared):
        known = session.get(type(row), key_of(row))
        if known is None:
            session.merge(row)
            added += 1
            continue
        # Only what is given: an outline stays, and a demonstration's clock is not the tables' to
        # set.
        for name in sorted(row.model_fields_set - {"demonstration_day"}):
            before, after = getattr(known, name), getattr(row, name)
            if before != after:
                setattr(known, name, after)
                changed.append((known, name, before))
    session.flush()
    return added, changed


def _table_name(row: Base) -> str:
    """The name of a row's table."""
    return type(row).__name__


def record_settings(
    session: Session, plan_code: str, rows: Iterable[Versioned], *, by: str = "", reason: str = ""
) -> int:
    """Record what a person set, under one act, and the occurrences that follow from it.

    Returns how many settings really changed; nothing at all is written when none did.
    """
    listed = list(rows)
    act = new_act(session, plan_code, kind=ActKind.PLAN_SETTING, by=by, reason=reason)
    fresh = new_versions(session, act, listed)
    if not fresh:
        session.rollback()
        return 0
    ensure_periods(session, plan_code, fresh)
    add_versions(session, act, fresh)
    materialise_occurrences(session, act)
    return len(fresh)


def ensure_periods(session: Session, plan_code: str, rows: Iterable[Versioned]) -> None:
    """Write the periods that the deadlines name and that nothing named before."""
    for row in rows:
        if isinstance(row, Deadline):
            ensure_period(session, plan_code, row.period_code)


def record_respondents(
    session: Session, plan_code: str, rows: Sequence[Respondent], *, by: str = ""
) -> int:
    """Edit respondents and their contacts, with an audit; returns how many changed."""
    act = new_act(session, plan_code, kind=ActKind.PLAN_EDIT, by=by)
    added, changed = record_texts(session, act, rows)
    if not added and not changed:
        session.rollback()
    return added + changed


def new_versions(session: Session, act: Act, rows: Iterable[Versioned]) -> list[Versioned]:
    """Those among `rows` that differ from what is in force (a first version always does)."""
    in_force: dict[type[Versioned], dict[tuple[object, ...], dict[str, Any]]] = {}
    fresh = []
    for row in rows:
        model = type(row)
        if model not in in_force:
            in_force[model] = {
                version_key(known): content_of(known)
                for known in current_rows(
                    session, model, plan_code=act.plan_code, cutoff=act.number
                )
            }
        known = in_force[model].get(version_key(row))
        if known is None:
            fresh += [] if row.is_removed else [row]
        elif known != content_of(row):
            fresh.append(row)
    return fresh


def _not_set_by_people(
    session: Session, act: Act, rows: Iterable[Versioned]
) -> tuple[list[Versioned], list[Versioned]]:
    """The rows to record, and those whose newest version, or removal, was made on screen."""
    on_screen = set(
        session.exec(
            select(Act.number).where(Act.plan_code == act.plan_code, col(Act.kind).in_(ON_SCREEN))
        )
    )
    if not on_screen:
        return list(rows), []
    newest: dict[type[Versioned], dict[tuple[object, ...], int]] = {}
    fresh: list[Versioned] = []
    kept: list[Versioned] = []
    for row in rows:
        model = type(row)
        if model not in newest:
            known = select(model).where(model.plan_code == act.plan_code)
            stored = session.exec(known.order_by(col(model.act_number)))
            newest[model] = {version_key(one): one.act_number for one in stored}
        is_kept = newest[model].get(version_key(row)) in on_screen
        (kept if is_kept else fresh).append(row)
    return fresh, kept


def content_of(row: Versioned) -> dict[str, Any]:
    """What a version says, whoever recorded it and when."""
    return row.model_dump(exclude={"act_number", "plan_code"})


def refuse_nature_change(session: Session, act: Act, fresh: Iterable[Versioned]) -> None:
    """Stop where `fresh` holds the nature of an indicator that has values.

    Raises: StoreError.
    """
    codes = [row.indicator_code for row in fresh if isinstance(row, IndicatorRule)]
    for code in valued_indicators(session, act.plan_code, codes):
        raise StoreError(
            f"L’indicateur {code} a déjà des valeurs : sa nature ne peut pas changer. "
            "Créez un nouvel indicateur."
        )


def valued_indicators(session: Session, plan_code: str, codes: Iterable[str]) -> list[str]:
    """Those among `codes` of which a value was ever reported."""
    return sorted(
        session.exec(
            select(Observation.indicator_code)
            .where(
                Observation.plan_code == plan_code,
                col(Observation.indicator_code).in_(list(codes)),
            )
            .distinct()
        )
    )


def plan_of(session: Session, code: str | None = None) -> Plan:
    """The plan asked for, or the only one.

    Raises:
        StoreError: no plan, an unknown code, or several plans and no code.
    """
    plans = session.exec(select(Plan).order_by(col(Plan.code))).all()
    if code is not None:
        for plan in plans:
            if plan.code == code:
                return plan
        raise StoreError(f"Le plan « {code} » n’est pas dans cette base.")
    if not plans:
        raise StoreError("Cette base ne contient aucun plan.")
    if len(plans) > 1:
        codes = ", ".join(plan.code for plan in plans)
        raise StoreError(f"Cette base contient plusieurs plans ; précisez lequel : {codes}.")
    return plans[0]
