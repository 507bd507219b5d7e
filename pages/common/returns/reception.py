"""The drop of one session: which files, and what a person decided about them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.typing import UploadedFile

from analysis.snapshot import Snapshot
from data_model.finding import AnswerKey
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.checks.check import ReadFile
from pages.common.returns.previewed import Previewed

DROP = "drop_number"
RECEPTION = "reception"


@dataclass(kw_only=True)
class Desk:
    """What the files are checked against, as long as nothing new is recorded.

    `key` says of which base, plan, last act and day.
    """

    key: tuple[object, ...]
    newest: int
    base: str
    seen: Snapshot
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
    looked_at: tuple[int, str] = (0, "")
    desk: Desk | None = None
    token: tuple[object, ...] = ()
    previews: list[Previewed] = field(default_factory=list)

    def answer(self, sha256: str, questions: Iterable[AnswerKey], option: str | None) -> None:
        """Keep one answer to some questions; None takes it back."""
        given = self.answers.setdefault(sha256, {})
        for question in questions:
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


def dropped_files() -> Sequence[UploadedFile]:
    """The files of the drop zone, in the order in which they were dropped."""
    return st.session_state.get(uploader_key()) or []


def forget_drop() -> None:
    """Empty the page's drop zone, its previews and its answers."""
    st.session_state[DROP] = st.session_state.get(DROP, 0) + 1
    st.session_state.pop(RECEPTION, None)


def bytes_of(sha256: str) -> bytes:
    """The bytes of a file of the drop, from where Streamlit keeps them."""
    for file in dropped_files():
        content = file.getvalue()
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
    return b""
