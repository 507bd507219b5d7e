"""The first step of a drop: the files read, and which of them the button will record."""

import streamlit as st

from analysis.returns.finding_table import count_sentence
from data_model.draft import FileStatus
from data_model.french import plain, typo
from pages.common.returns.previewed import Previewed
from pages.common.returns.reception import reception

LOOKED_AT = "fichier_regarde"
BADGES = {
    FileStatus.READY: ":blue-badge[:material/check_circle: Prêt]",
    FileStatus.TO_CHECK: ":orange-badge[:material/warning: À vérifier]",
    FileStatus.BLOCKED: ":red-badge[:material/error: Bloqué]",
    FileStatus.ALREADY_RECORDED: ":gray-badge[:material/done_all: Déjà intégré]",
}


def file_list(previews: list[Previewed]) -> Previewed:
    """The files read, as a master list; returns the one looked at."""
    st.header("1. Fichiers lus", anchor=False)
    held = reception()
    # An answer changes the captions, which makes another list: what was looked at is kept apart.
    st.session_state[LOOKED_AT] = _position(previews, *held.looked_at)

    def keep() -> None:
        position = st.session_state[LOOKED_AT]
        held.looked_at = (position, previews[position].draft.sha256)

    position = st.radio(
        "Fichiers lus",
        range(len(previews)),
        format_func=lambda n: f"**{previews[n].name}** {BADGES[previews[n].draft.status]}",
        captions=[_caption(one) for one in previews],
        key=LOOKED_AT,
        on_change=keep,
        label_visibility="collapsed",
    )
    _what_to_take(previews)
    return previews[position or 0]


def _position(previews: list[Previewed], position: int, sha256: str) -> int:
    """Where a file stands now: files taken out of the drop move those after them."""
    shas = [one.draft.sha256 for one in previews]
    if position < len(shas) and shas[position] == sha256:
        return position
    return shas.index(sha256) if sha256 in shas else 0


def taken(previews: list[Previewed]) -> list[Previewed]:
    """The files that the button would record."""
    return [
        one
        for position, one in enumerate(previews)
        if one.can_be_taken and st.session_state.get(_take_key(position, one))
    ]


def _caption(one: Previewed) -> str:
    words = count_sentence(one.draft.findings)
    # Where the sender is not recognised the file's name already stands above.
    told = f"{plain(one.draft.file_name)} · {words}" if one.respondent else words
    return f"{told} · partiel" if one.draft.is_partial else told


def _take_key(position: int, one: Previewed) -> str:
    # A file whose questions are all answered is taken without a further click.
    return f"integrer_{position}_{one.draft.sha256[:12]}_{one.draft.status.value}"


def _what_to_take(previews: list[Previewed]) -> None:
    """Which files the button will record: those that are ready, unless a person says otherwise."""
    offered = [(n, one) for n, one in enumerate(previews) if one.can_be_taken]
    if not offered:
        return
    st.markdown("**À intégrer**")
    for position, one in offered:
        is_ready = one.draft.status is FileStatus.READY
        st.checkbox(one.name, value=is_ready, key=_take_key(position, one))
    if any(one.draft.questions for _, one in offered):
        st.caption(
            typo(
                "Un retour à vérifier n’est intégré que si vous le cochez ; ses questions restent "
                "alors « non répondu »."
            )
        )
