"""Files dropped on the page: read once, checked again at each answer; nothing is written."""

from collections.abc import Sequence

import streamlit as st
from sqlmodel import Session
from streamlit.typing import UploadedFile

from analysis.fact_words import plan_words
from analysis.returns.closures import closed_periods
from analysis.returns.known_file import restored_number, with_known_file
from analysis.returns.plausible_return import with_plausibility
from analysis.returns.return_basis import plan_index, return_basis
from analysis.returns.stored_return import stored_returns
from analysis.returns.undo_preview import undo_preview
from analysis.returns.what_if import active_numbers
from analysis.snapshot import snapshot
from data_model.as_of import newest_act, today
from data_model.draft import ReturnDraft
from data_model.french import plural
from data_model.plan import Plan
from data_model.plan_index import ReturnBasis
from data_model.return_ledger import newest_return
from data_model.store import reading
from data_model.workspace import active_engine
from loaders.checks.check import ReadFile, check_returns, read_files
from loaders.checks.preview import counts, preview
from pages.common.base_seen import address_of
from pages.common.returns.previewed import Previewed, Restored
from pages.common.returns.reception import RECEPTION, Desk, Reception, reception

# Each call starts the reading processes anew: a few files at a time show progress at little cost.
FILES_AT_A_TIME = 4


def previews_of(plan: Plan, dropped: Sequence[UploadedFile]) -> list[Previewed]:
    """The files of the drop as they stand with the answers given.

    Their bytes are read once; they are checked again when an answer or the plan's facts change.
    """
    if not dropped:
        st.session_state.pop(RECEPTION, None)
        return []
    held = reception()
    _read_new(held, dropped)
    files = [held.files[file.file_id] for file in dropped]
    engine = active_engine()
    base = address_of(engine)
    with reading(engine) as session:
        key = (base, plan.code, newest_act(session, plan.code), today(plan))
        token = (*key, held.n_decisions, tuple(held.files))
        if held.token != token:
            if held.desk is None or held.desk.key != key:
                held.desk = _desk(session, plan, key, newest=key[2], base=base)
            held.previews = _previews(held, held.desk, files, session, plan)
            held.token = token
    return list(held.previews)


def _read_new(held: Reception, dropped: Sequence[UploadedFile]) -> None:
    present = {file.file_id for file in dropped}
    held.files = {key: file for key, file in held.files.items() if key in present}
    fresh = [file for file in dropped if file.file_id not in held.files]
    if not fresh:
        return
    bar = st.progress(0.0, f"Lecture de {plural(len(fresh), 'fichier')}…")
    for first in range(0, len(fresh), FILES_AT_A_TIME):
        some = fresh[first : first + FILES_AT_A_TIME]
        for file, read in zip(
            some, read_files([(f.name, f.getvalue()) for f in some]), strict=True
        ):
            held.files[file.file_id] = read
        done = min(first + FILES_AT_A_TIME, len(fresh))
        bar.progress(done / len(fresh), f"{plural(done, 'fichier lu', 'fichiers lus')}…")
    bar.empty()


def _desk(session: Session, plan: Plan, key: tuple[object, ...], *, newest: int, base: str) -> Desk:
    seen = snapshot(session, plan)
    closed = frozenset(closed_periods(session, plan.code, newest))
    index = plan_index(seen, closed_periods=closed)
    return Desk(key=key, newest=newest, base=base, seen=seen, index=index)


def _previews(
    held: Reception, desk: Desk, files: Sequence[ReadFile], session: Session, plan: Plan
) -> list[Previewed]:
    def basis_of(respondent: str, period: str) -> ReturnBasis | None:
        if (respondent, period) not in desk.bases:
            desk.bases[respondent, period] = return_basis(desk.seen, respondent, period)
            desk.previewed_at[respondent, period] = newest_return(
                session, plan.code, respondent, period
            )
        return desk.bases[respondent, period]

    drafts = check_returns(
        files,
        desk.index,
        basis_of,
        as_of=today(plan),
        answers=held.answers,
        left_out=held.left_out,
    )
    return [_previewed(held, desk, draft, session) for draft in drafts]


def _previewed(held: Reception, desk: Desk, read: ReturnDraft, session: Session) -> Previewed:
    key = (read.respondent_code, read.period_code)
    basis = desk.bases.get(key)
    answers = held.answers.get(read.sha256, {})
    left_out = held.left_out.get(read.sha256, frozenset())
    asked = with_plausibility(read, basis, desk.index, answers=answers, left_out=left_out)
    draft = with_known_file(asked, desk.seen, answers)
    back = restored_number(draft, answers)
    previewed_at = desk.previewed_at.get(key, 0)
    first = held.first_seen.setdefault((read.sha256, *key), previewed_at)
    return Previewed(
        draft=draft,
        respondent=basis.respondent.name if basis else "",
        changes=counts(draft, basis) if basis and back is None else None,
        table=preview(draft, basis, index=desk.index) if basis and back is None else None,
        previewed_at=previewed_at,
        base=desk.base,
        is_renewed=first != previewed_at,
        restored=_restored(desk, draft, back, session) if back is not None else None,
    )


def _restored(desk: Desk, draft: ReturnDraft, number: int, session: Session) -> Restored:
    stored = stored_returns(
        session,
        draft.plan_code,
        respondent=draft.respondent_code,
        period=draft.period_code,
        cutoff=desk.newest,
    )
    active = active_numbers(desk.seen, stored)
    told = undo_preview(stored, number, active=active, words=plan_words(desk.seen))
    return Restored(number=number, stored=stored, active=active, preview=told)
