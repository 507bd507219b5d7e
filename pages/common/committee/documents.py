"""What a committee takes away: each document made at the click, from the same figures."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from analysis.committee.held import HeldCommittee
from analysis.committee.show import CommitteeShow
from data_model.french import typo
from documents.outputs import Output, made, made_kind, made_name
from pages.common.committee.dossier import WIDTH, dossier_block
from pages.common.committee.seen import show_of
from pages.common.plan_view import PlanView

OFFERED: Final = {
    Output.DECK: (
        "Diaporama (.pptx)",
        ":material/slideshow:",
        "Les diapositives projetées, avec des graphiques modifiables, puis une page par commune.",
    ),
    Output.REPORT: (
        "Rapport du comité (.pdf)",
        ":material/description:",
        "Le plan et ses parties, son budget, son calendrier, les retours et les décisions.",
    ),
    Output.MINUTES: (
        "Relevé de décisions (.pdf)",
        ":material/checklist:",
        "Participants, ordre du jour, décisions, suite des décisions précédentes.",
    ),
    Output.FICHE: (
        "Toutes les fiches actions (.pdf)",
        ":material/folder_open:",
        "Une fiche par action, dans l’ordre du plan.",
    ),
    Output.LETTERS: (
        "Courriers aux communes (.pdf)",
        ":material/mail:",
        "Une page par commune, pour son maire.",
    ),
    Output.WORKBOOK: (
        "Classeur des chiffres (.xlsx)",
        ":material/table_chart:",
        "Tous les chiffres, avec des totaux et des graphiques qui se mettent à jour.",
    ),
    Output.PACKAGE: (
        "Données ouvertes (.zip)",
        ":material/database:",
        "Des fichiers CSV et leur description, à publier.",
    ),
}


def documents_list(now: PlanView, committee: HeldCommittee) -> None:
    """All of them at once, then one line a document: what it is, and its button."""
    show = show_of(now, committee.number)
    if show is None:
        return
    seen = now.on(show.as_of)
    # First to be seen, last to be run: what is prepared holds back whatever comes after it.
    whole = st.container()
    for output, (label, icon, told) in OFFERED.items():
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.download_button(
                label,
                _making(seen, output, show),
                made_name(output, seen, show=show),
                mime=made_kind(output),
                on_click="ignore",
                icon=icon,
                width=WIDTH,
                key=f"document_{output.value}_{committee.number}",
            )
            st.markdown(f":small[{typo(told)}]", width="stretch")
    with whole:
        dossier_block(now, show, {one: _said(label) for one, (label, _, _) in OFFERED.items()})


def _said(label: str) -> str:
    """« rapport du comité »: the label of a button inside a sentence."""
    name = label.partition(" (")[0]
    return name[:1].lower() + name[1:]


def _making(seen: PlanView, output: Output, show: CommitteeShow) -> Callable[[], bytes]:
    return lambda: made(output, seen, show=show).content
