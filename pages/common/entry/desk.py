"""The entry of one respondent and quarter as it stands in the session: nothing is written."""

import hashlib
import re
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from loaders.entry.entry_parts import carried_over, changed_rows
from loaders.entry.hand_entry import entry_frames
from pages.common.entry.reading import EntryBasis
from pages.common.returns.reception import Reception

DESKS, EMPTIED = "saisies", "saisies_videes"
ROW = re.compile(r"[A-Z]+([0-9]+)")
Frames = dict[str, pd.DataFrame]


@dataclass(kw_only=True)
class EntryDesk:
    """What was typed and decided; `key` stands for the file that an entry does not have.

    `shown` is what each table starts from, `edited` what it holds now; `version` moves with the
    rows, so that a table drawn anew does not get the edits of the older one.
    """

    key: str
    frames: Frames
    first_seen: int
    rows_of: int
    version: str
    decisions: Reception = field(default_factory=Reception)
    shown: Frames = field(default_factory=dict)
    edited: Frames = field(default_factory=dict)
    typed: Frames = field(default_factory=dict)

    def widget(self, name: str) -> str:
        """The key of a widget of this very entry."""
        return f"saisie_{name}_{self.key[:12]}_{self.version}"

    def take(self, typed: Frames) -> None:
        """Keep what is typed now; what was decided about a row that changed is asked again."""
        moved = changed_rows(self.typed or self.frames, typed)
        self.typed = typed
        answers = self.decisions.answers.get(self.key, {})
        left_out = self.decisions.left_out.get(self.key, frozenset())
        for question in [one for one in answers if _row(one.sheet, one.cell) in moved]:
            del answers[question]
        self.decisions.left_out[self.key] = frozenset(
            cell for cell in left_out if _row(*cell) not in moved
        )

    def renew(self, frames: Frames, rows_of: int) -> None:
        """Another return came in: the rows are those of now, with what was typed in them."""
        self.frames = carried_over(self.typed, frames) if self.typed else frames
        self.rows_of = rows_of
        self.version = f"{self.version}_{rows_of}"
        self.shown, self.edited, self.typed = {}, {}, {}
        self.decisions = Reception()


def desk_of(plan_code: str, known: EntryBasis) -> EntryDesk:
    """The entry of this session, kept from one view to another until it is recorded or emptied."""
    basis = known.basis
    place = f"{plan_code}|{basis.respondent.code}|{basis.period_code}"
    desks: dict[str, EntryDesk] = st.session_state.setdefault(DESKS, {})
    desk = desks.get(place)
    # A hot reload of the code makes a new class: the entry begins again.
    if not isinstance(desk, EntryDesk):
        desk = desks[place] = EntryDesk(
            key=hashlib.sha256(place.encode()).hexdigest(),
            frames=entry_frames(known.index, basis),
            first_seen=known.previewed_at,
            rows_of=known.previewed_at,
            version=str(st.session_state.get(EMPTIED, 0)),
        )
    elif desk.rows_of != known.previewed_at:
        desk.renew(entry_frames(known.index, basis), known.previewed_at)
    return desk


def forget_desk(desk: EntryDesk) -> None:
    """Empty an entry; its widgets get new names, or they would keep what was in them."""
    desks: dict[str, EntryDesk] = st.session_state.get(DESKS, {})
    st.session_state[DESKS] = {place: held for place, held in desks.items() if held is not desk}
    st.session_state[EMPTIED] = st.session_state.get(EMPTIED, 0) + 1


def _row(sheet: str, cell: str) -> tuple[str, int]:
    match = ROW.fullmatch(cell)
    return sheet, int(match.group(1)) if match else 0
