"""Files dropped on the page: read once, checked again at each answer; nothing is written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st
from sqlmodel import Session
from streamlit.typing import UploadedFile

from analysis.returns.closures import closed_periods
from analysis.returns.plausible_return import with_plausibility
from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import snapshot
from data_model.as_of import newest_act, today
from data_model.draft import ReturnDraft
from data_model.finding import AnswerKey
from data_model.french import plain, plural, quarter_label
from data_model.plan import Plan
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.return_ledger import newest_return
from data_model.store import reading
from data_model.workspace import active_engine
from loaders.checks.check import ReadFile, check_returns, read_files
from loaders.checks.preview import ChangeCounts, counts, preview
from pages.common.base_seen import address_of

DROP = "drop_number"
RECEPTION = "reception"
# Each call starts the reading processes anew: a few files at a time show progress at little cost.
FILES_AT_A_TIME = 4


@dataclass(frozen=True, kw_only=True)
class Previewed:
    """One file as read, and what recording it would change.

    `base` is the address of the database it was checked against.
    `is_renewed` says that its respondent's returns changed since it was first previewed.
    """

    draft: ReturnDraft
    respondent: str
    changes: ChangeCounts | None
    table: pd.DataFrame | None
    previewed_at: int
    base: str
    is_renewed: bool = False

    @property
    def name(self) -> str:
        """Whose return it is, or the file's name."""
        if not self.respondent:
            return plain(self.draft.file_name)
        return f"{self.respondent}, {quarter_label(self.draft.period_code)}"


@dataclass(kw_only=True)
class _Desk:
    """What the files are checked against, as long as nothing new is recorded."""

    newest: int
    base: str
    index: PlanIndex
    bases: dict[tuple[str, str], ReturnBasis | None] = field(default_factory=dict)
    previewed_at: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(kw_only=True)
class Reception:
    """The drop of one session: the cells of its files, and what a person decided about them.

    The bytes stay where Streamlit keeps them.
    """

    files: dict[str, ReadFile] = field(default_factory=dict)
    answers: dict[str, dict[AnswerKey, str]] = field(default_factory=dict)
    left_out: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    first_seen: dict[tuple[str, str, str], int] = field(default_factory=dict)
    n_decisions: int = 0
    desk: _Desk | None = None
    token: tuple[object, ...] = ()
    previews: list[Previewed] = field(default_factory=list)

    def answer(self, sha256: str, question: AnswerKey, option: str | None) -> None:
        """Keep an answer; None takes it back."""
        given = self.answers.setdefault(sha256, {})
        if option is None:
            given.pop(question, None)
        else:
            given[question] = option
        self.n_decisions += 1

    def leave_out(self, sha256: str, cell: tuple[str, str], *, is_left_out: bool) -> None:
        """Leave a cell out of its return, or take it in again."""
        known = self.left_out.get(sha256, frozenset())
        self.left_out[sha256] = known | {cell} if is_left_out else known - {cell}
        self.n_decisions += 1


def reception() -> Reception:
    """The drop of this session."""
    found = st.session_state.setdefault(RECEPTION, Reception())
    # A hot reload of the code makes a new class: what the old one holds is read again.
    if not isinstance(found, Reception):
        found = st.session_state[RECEPTION] = Reception()
    return found


def uploader_key() -> str:
    """A key that changes once the dropped files are dealt with."""
    return f"drop_{st.session_state.get(DROP, 0)}"


def forget_drop() -> None:
    """Empty the page's drop zone, its previews and its answers."""
    st.session_state[DROP] = st.session_state.get(DROP, 0) + 1
    st.session_state.pop(RECEPTION, None)


def bytes_of(sha256: str) -> bytes:
    """The bytes of a file of the drop, from where Streamlit keeps them."""
    dropped: Sequence[UploadedFile] = st.session_state.get(uploader_key()) or []
    for file in dropped:
        content = file.getvalue()
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
    return b""


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
        newest = newest_act(session, plan.code)
        token = (base, plan.code, newest, held.n_decisions, tuple(held.files))
        if held.token != token:
            held.previews = _previews(held, files, session, plan, newest=newest, base=base)
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


def _previews(
    held: Reception,
    files: Sequence[ReadFile],
    session: Session,
    plan: Plan,
    *,
    newest: int,
    base: str,
) -> list[Previewed]:
    if held.desk is None or (held.desk.base, held.desk.newest) != (base, newest):
        closed = frozenset(closed_periods(session, plan.code, newest))
        held.desk = _Desk(
            newest=newest,
            base=base,
            index=plan_index(snapshot(session, plan), closed_periods=closed),
        )
    desk = held.desk

    def basis_of(respondent: str, period: str) -> ReturnBasis | None:
        if (respondent, period) not in desk.bases:
            desk.bases[respondent, period] = return_basis(
                snapshot(session, plan), respondent, period
            )
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
    return [_previewed(held, desk, draft) for draft in drafts]


def _previewed(held: Reception, desk: _Desk, read: ReturnDraft) -> Previewed:
    key = (read.respondent_code, read.period_code)
    basis = desk.bases.get(key)
    draft = with_plausibility(
        read,
        basis,
        desk.index,
        answers=held.answers.get(read.sha256, {}),
        left_out=held.left_out.get(read.sha256, frozenset()),
    )
    previewed_at = desk.previewed_at.get(key, 0)
    first = held.first_seen.setdefault((read.sha256, *key), previewed_at)
    return Previewed(
        draft=draft,
        respondent=basis.respondent.name if basis else "",
        changes=counts(draft, basis) if basis else None,
        table=preview(draft, basis, index=desk.index) if basis else None,
        previewed_at=previewed_at,
        base=desk.base,
        is_renewed=first != previewed_at,
    )
