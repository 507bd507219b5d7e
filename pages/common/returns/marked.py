"""A dropped file given back with its findings in it, for its sender to mend."""

import streamlit as st

from data_model.draft import ReturnDraft
from data_model.vocabulary import ReturnSource
from loaders.formats.file_kind import FileKind, file_kind
from loaders.marking.marked_up import can_be_marked, marked_up, marked_up_name
from pages.common.returns.reception import bytes_of

LABEL = "Télécharger ce classeur annoté"
HELP = "Le fichier reçu, ses cases en cause coloriées et expliquées : à renvoyer à son expéditeur."


def marked_up_button(draft: ReturnDraft) -> None:
    """The button, where there is something to mend; the workbook is written at the click only."""
    if draft.source is ReturnSource.ENTRY or not can_be_marked(draft):
        return
    # The click is answered outside of the session: the bytes are taken now.
    content = bytes_of(draft.sha256)
    kind = file_kind(content)
    st.download_button(
        LABEL,
        lambda: marked_up(content, kind, draft),
        # Only a workbook marked as it is keeps its macros, and the ending that goes with them.
        marked_up_name(draft.file_name, content if kind is FileKind.XLSX else b""),
        icon=":material/edit_note:",
        help=HELP,
        on_click="ignore",
        key=f"annote_{draft.sha256[:12]}",
    )
