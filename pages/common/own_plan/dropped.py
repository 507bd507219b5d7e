"""The plan file of this session's drop zone: its cells, read once in a child process."""

from typing import Final

import streamlit as st

from loaders.checks.check import ReadFile, read_files
from pages.common.returns.reception import Reception

DROP: Final = "plan_drop_number"
HELD: Final = "plan_reception"


def uploader_key() -> str:
    """A key that changes once the file is dealt with."""
    return f"plan_drop_{st.session_state.get(DROP, 0)}"


def forget_dropped_plan() -> None:
    """Empty the drop zone, and what was answered of its file."""
    st.session_state[DROP] = st.session_state.get(DROP, 0) + 1
    st.session_state.pop(HELD, None)


def plan_reception() -> Reception:
    """The cells of the dropped file, and the answers given to its questions."""
    found = st.session_state.setdefault(HELD, Reception())
    # A hot reload of the code makes a new class: what the old one holds is read again.
    if not isinstance(found, Reception):
        found = st.session_state[HELD] = Reception()
    return found


def dropped_file() -> ReadFile | None:
    """The file in the drop zone, read at its first asking; None where there is none."""
    file = st.session_state.get(uploader_key())
    if file is None:
        st.session_state.pop(HELD, None)
        return None
    held = plan_reception()
    if file.file_id not in held.files:
        with st.spinner("Lecture du classeur…"):
            [read] = read_files([(file.name, file.getvalue())])
        held.files = {file.file_id: read}
    return held.files[file.file_id]
