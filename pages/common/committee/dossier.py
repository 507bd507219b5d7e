"""Every document of a committee at once: prepared while one looks on, stopped between two."""

from typing import Final

import streamlit as st

from analysis.committee.show import CommitteeShow
from data_model.french import number, typo
from documents.dossier import dossier
from documents.outputs import MadeFile, Output
from pages.common.plan_view import PlanView

PREPARE, CANCEL, DOWNLOAD = "Préparer tout le dossier", "Annuler", "Télécharger tout le dossier"
TOLD: Final = "Les documents ci-dessous, en une archive (.zip)."
ASKED, STOPPED = "dossier_asked", "dossier_stopped"
ICON: Final = ":material/folder_zip:"
WIDTH: Final = 310


def dossier_block(now: PlanView, show: CommitteeShow, names: dict[Output, str]) -> None:
    """The button that prepares the archive, its progress, then the archive itself.

    It runs last on the page: a click stops the preparation between two documents, and only a whole
    archive is ever kept.
    """
    # What was prepared of this view, by committee: other figures are another view.
    kept: dict[int, MadeFile] = now.once("dossiers", dict)
    committee = show.committee.number
    if st.session_state.pop(ASKED, None) == committee:
        # Whatever interrupts it, the next run finds that it was stopped.
        st.session_state[STOPPED] = True
        kept[committee] = _prepared(now, show, names)
        del st.session_state[STOPPED]
        st.rerun()
    is_stopped = st.session_state.pop(STOPPED, False)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if committee in kept:
            _download(kept[committee])
        else:
            st.button(
                PREPARE,
                on_click=_ask,
                args=(committee,),
                icon=ICON,
                type="primary",
                width=WIDTH,
                key="prepare_dossier",
            )
        st.markdown(f":small[{TOLD}]", width="stretch")
    if is_stopped:
        st.info(typo("Préparation annulée ; rien n’a été gardé."))


def _ask(committee: int) -> None:
    st.session_state[ASKED] = committee


def _download(file: MadeFile) -> None:
    st.download_button(
        DOWNLOAD,
        file.content,
        file.name,
        mime=file.mime,
        on_click="ignore",
        icon=ICON,
        type="primary",
        width=WIDTH,
        key="download_dossier",
    )


def _prepared(now: PlanView, show: CommitteeShow, names: dict[Output, str]) -> MadeFile:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        # First: the button just clicked keeps its place in the row until the focus leaves it, and
        # what stands after it would move away from under the pointer.
        st.button(CANCEL, key="cancel_dossier")
        progress = st.progress(0.0)
    total = len(names)

    def begin(output: Output) -> None:
        place = list(names).index(output)
        told = f"{number(place + 1)} sur {number(total)} : {names[output]}"
        # Streamlit answers a click here, where it draws: the one that asks to stop is heard.
        progress.progress(place / total, text=typo(told))

    return dossier(now.on(show.as_of), show=show, begin=begin)
