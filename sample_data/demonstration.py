"""The demonstration: a fictional story told through the same code as a user's own files."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import snapshot
from data_model.act import ActKind
from data_model.as_of import PARIS
from data_model.base import Base, OfPlan
from data_model.calendar import rebaseline
from data_model.draft import ReturnDraft
from data_model.ledger import new_act
from data_model.period import Period
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft, record_plan
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.respondent import Respondent
from data_model.return_ledger import record_return
from data_model.store import StoreError, reading, writing
from loaders.checks.check import read_returns
from loaders.issuing.issue import issue_workbook, workbook_name
from loaders.plan.plan_folder import read_plan_folder
from sample_data.first_plan import FIRST_PLAN
from sample_data.story import DEMONSTRATION_DAY, MISSING, QUARTERS, Sending, filled, sendings
from sample_data.story_calendar import SLIPPING_VOTE, VOTE_REBASELINE, VOTE_REBASELINED_ON
from sample_data.story_co_financing import enter_co_financing
from sample_data.story_committee import hold_committees, prepare_november
from sample_data.story_fiches import write_fiches

HERE = Path(__file__).resolve().parent
SETTINGS_FOLDER = HERE / "demonstration"

LOADED_AT = datetime(2023, 12, 15, 10, tzinfo=PARIS)
ISSUED_AT, DECIDED_AT = time(8), time(18)
AUTHOR = "Démonstration (données fictives)"
PREFIX, FICTIONAL = "demonstration", "fictif"
REBASELINE_REASON = "Vote reporté : règlement à reprendre avec les bailleurs (décision fictive)."
REBASELINE_DECISION = "Comité de pilotage fictif du 11 décembre 2025"
LAST_BEFORE_VOTE_MOVED = [one for one in QUARTERS if one.last_day < VOTE_REBASELINED_ON][-1]

Progress = Callable[[int, int], None]
File = tuple[str, bytes]


@dataclass(frozen=True, kw_only=True)
class DemonstrationReceipt:
    """What building the demonstration did; `was_built` is false where it was already there."""

    plan_code: str
    was_built: bool
    returns: int = 0
    facts: int = 0
    questions: int = 0


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """What is known on the day on which the workbooks of a quarter are issued or read."""

    index: PlanIndex
    bases: dict[str, ReturnBasis]
    period: Period

    def basis_of(self, respondent: str, period: str) -> ReturnBasis | None:
        return self.bases.get(respondent) if period == self.period.code else None


def build_demonstration(
    engine: Engine, *, progress: Progress | None = None
) -> DemonstrationReceipt:
    """Fill an empty database with the fictional story; one that holds it is left as it is.

    All in one transaction: a build that stops leaves nothing behind. `progress` is told the
    quarters done and their number.

    Raises:
        StoreError: the database holds another plan, or a workbook of the story is refused.
    """
    with reading(engine) as session:
        known = _demonstration_of(session)
    if known is not None:
        return DemonstrationReceipt(plan_code=known, was_built=False)
    with writing(engine) as session:
        known = _demonstration_of(session)
        if known is not None:
            return DemonstrationReceipt(plan_code=known, was_built=False)
        plan = _load_plan(session)
        drafts: list[ReturnDraft] = []
        for done, period in enumerate(QUARTERS, start=1):
            drafts += _tell_quarter(session, plan, period)
            if period == LAST_BEFORE_VOTE_MOVED:
                _move_vote(session, plan)
            hold_committees(session, plan, period, by=AUTHOR)
            if progress is not None:
                progress(done, len(QUARTERS))
        write_fiches(session, plan.code, by=AUTHOR)
        prepare_november(session, plan, by=AUTHOR)
        enter_co_financing(session, plan.code, by=AUTHOR)
        return DemonstrationReceipt(
            plan_code=plan.code,
            was_built=True,
            returns=len(drafts),
            facts=sum(len(draft.facts) for draft in drafts),
            questions=sum(len(draft.questions) for draft in drafts),
        )


def _demonstration_of(session: Session) -> str | None:
    plans = session.exec(select(Plan).order_by(col(Plan.code))).all()
    if any(plan.demonstration_day is None for plan in plans):
        raise StoreError(
            "Cette base contient un plan qui n’est pas la démonstration ; rien n’a été ajouté."
        )
    return plans[0].code if plans else None


def _load_plan(session: Session) -> Plan:
    draft = read_plan_folder(FIRST_PLAN)
    contacts = _contacts()
    record_plan(
        session,
        replace(
            draft,
            shared=tuple(_with_clock(row) for row in draft.shared),
            texts=tuple(_with_contact(row, contacts) for row in draft.texts),
        ),
        by=AUTHOR,
        reason="Chargement de la démonstration",
        recorded_at=LOADED_AT,
    )
    settings = read_plan_folder(SETTINGS_FOLDER, plan_code=draft.plan_code)
    # Only what enters a formula is invented: the plan's printed texts stay as they are.
    versions = PlanDraft(
        plan_code=settings.plan_code, versions=settings.versions, findings=settings.findings
    )
    record_plan(session, versions, by=AUTHOR, reason="Réglages fictifs", recorded_at=LOADED_AT)
    return session.exec(select(Plan).where(Plan.code == draft.plan_code)).one()


def _contacts() -> dict[str, str]:
    with (SETTINGS_FOLDER / "contacts.csv").open(encoding="utf-8", newline="") as file:
        return {row["respondent_code"]: row["contact_email"] for row in csv.DictReader(file)}


def _with_clock(row: Base) -> Base:
    if isinstance(row, Plan):
        row.demonstration_day = DEMONSTRATION_DAY
    return row


def _with_contact(row: OfPlan, contacts: dict[str, str]) -> OfPlan:
    if isinstance(row, Respondent):
        row.contact_email = contacts.get(row.code, "")
    return row


def _tell_quarter(session: Session, plan: Plan, period: Period) -> list[ReturnDraft]:
    """Issue the workbooks of a quarter filled in, read them back, and record them."""
    sent = sendings(period)
    first = [one for one in sent if not one.is_correction]
    drafts = _tell(session, plan, first, day=period.last_day + timedelta(days=1))
    for one in sent:
        if one.is_correction:
            drafts += _tell(session, plan, [one], day=one.received_on)
    return drafts


def _tell(session: Session, plan: Plan, sent: Sequence[Sending], *, day: date) -> list[ReturnDraft]:
    """Workbooks issued on one day and read in one go, recorded one by one."""
    respondents = [one.respondent_code for one in sent]
    desk = _desk(session, plan, sent[0].period, day=day, respondents=respondents)
    files = [_file(desk, one.respondent_code, is_correction=one.is_correction) for one in sent]
    as_of = max(one.received_on for one in sent)
    drafts = read_returns(files, desk.index, desk.basis_of, as_of=as_of)
    for one, draft in zip(sent, drafts, strict=True):
        if draft.blocking:
            raise StoreError(f"{draft.file_name} : {draft.blocking[0].message}")
        record_return(
            session, draft, received_on=one.received_on, by=AUTHOR, recorded_at=one.recorded_at
        )
    return drafts


def _desk(
    session: Session, plan: Plan, period: Period, *, day: date, respondents: Iterable[str]
) -> _Desk:
    seen = snapshot(session, plan, day)
    bases = {
        code: basis
        for code in respondents
        if (basis := return_basis(seen, code, period.code)) is not None
    }
    return _Desk(index=plan_index(seen), bases=bases, period=period)


def _file(desk: _Desk, respondent: str, *, is_correction: bool = False) -> File:
    basis = desk.bases[respondent]
    content = issue_workbook(
        desk.index,
        basis,
        issued_at=datetime.combine(basis.last_day + timedelta(days=1), ISSUED_AT, tzinfo=PARIS),
        filled=filled(basis, desk.index, is_correction=is_correction),
    )
    suffix = "_correction" if is_correction else ""
    name = workbook_name(desk.index, basis).replace(".xlsx", f"{suffix}.xlsx")
    return f"{PREFIX}_{name}", content


def _move_vote(session: Session, plan: Plan) -> None:
    """The committee gives the slipping vote a new calendar."""
    act = new_act(
        session,
        plan.code,
        kind=ActKind.REBASELINE,
        by=AUTHOR,
        reason=REBASELINE_REASON,
        recorded_at=datetime.combine(VOTE_REBASELINED_ON, DECIDED_AT, tzinfo=PARIS),
    )
    start, end = VOTE_REBASELINE
    rebaseline(
        session,
        act,
        SLIPPING_VOTE,
        start_date=start,
        end_date=end,
        reason=REBASELINE_REASON,
        decision=REBASELINE_DECISION,
    )


def write_demonstration_files(engine: Engine, folder: Path) -> list[Path]:
    """Write the workbooks that the story leaves missing, filled in, ready to be imported."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with reading(engine) as session:
        plan = session.exec(select(Plan).where(col(Plan.demonstration_day).is_not(None))).one()
        for code in sorted({period for period, _ in MISSING}):
            period = next(one for one in QUARTERS if one.code == code)
            awaited = sorted(who for when, who in MISSING if when == code)
            desk = _desk(session, plan, period, day=DEMONSTRATION_DAY, respondents=awaited)
            for respondent in awaited:
                name, content = _file(desk, respondent)
                # On a desk, beside real ones, a file has only its name to say what it is.
                path = folder / name.replace(PREFIX, FICTIONAL, 1)
                path.write_bytes(content)
                written.append(path)
    return written
