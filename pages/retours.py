"""Retours trimestriels: drop files, follow who sent what, issue workbooks, look back and undo."""

import streamlit as st

from analysis.returns.collection_table import board_scope, board_title
from analysis.returns.return_tables import drop_title, expected_sentence
from data_model.as_of import today
from data_model.french import typo
from pages.common.access import guard
from pages.common.frame import page_title
from pages.common.returns.board import board_view
from pages.common.returns.done import done_view
from pages.common.returns.drop_panel import confirm_bar, file_list, file_panel, taken
from pages.common.returns.effect import effect_panel
from pages.common.returns.entry import entry_view
from pages.common.returns.guide import guide_panel
from pages.common.returns.issue import issue_view
from pages.common.returns.reception import previews_of, uploader_key
from pages.common.saving import show_receipt
from pages.common.view import current_plan, current_view

ADDRESS, CHOSEN = "vue", "retours_vue"
DROP, ENTER, FOLLOW = "deposer", "saisir", "suivi"
ISSUE, DONE = "emettre", "integres"
VIEWS = {
    DROP: "Déposer",
    ENTER: "Saisir",
    FOLLOW: "Suivi",
    ISSUE: "Émettre les classeurs",
    DONE: "Retours intégrés",
}

guard()
view = current_view()
plan = current_plan()
seen = view.situation


def keep_in_address() -> None:
    """A link copied from the browser shows the same view."""
    st.query_params[ADDRESS] = st.session_state[CHOSEN]


if CHOSEN not in st.session_state:
    asked = st.query_params.get(ADDRESS, DROP)
    st.session_state[CHOSEN] = asked if asked in VIEWS else DROP
chosen_view = st.session_state[CHOSEN]
dropped = st.session_state.get(uploader_key()) or []
previews = previews_of(plan, dropped) if plan else []
TITLES = {
    DROP: (
        drop_title([one.draft for one in previews]),
        "Rien n’est enregistré tant que vous n’avez pas confirmé.",
    ),
    ENTER: (
        "Saisissez un retour reçu sans classeur",
        "Rien n’est enregistré tant que vous n’avez pas confirmé.",
    ),
    FOLLOW: (board_title(view.board), board_scope(seen)),
    ISSUE: ("Chaque répondant reçoit un classeur déjà rempli de ce qui est connu", ""),
    DONE: ("Tout retour intégré peut être annulé, puis rétabli", ""),
}
page_title(view, *TITLES[chosen_view])
show_receipt()
st.segmented_control(
    "Retours",
    list(VIEWS),
    format_func=VIEWS.__getitem__,
    required=True,
    key=CHOSEN,
    on_change=keep_in_address,
    label_visibility="collapsed",
)

if chosen_view == ENTER:
    entry_view(view)
elif chosen_view == FOLLOW:
    board_view(view)
elif chosen_view == ISSUE:
    issue_view(view)
elif chosen_view == DONE:
    done_view(view)
else:
    st.file_uploader(
        "Glissez ici les retours des communes, ou cliquez sur le bouton "
        "(classeur Excel .xlsx, 10 Mo au plus par fichier)",
        accept_multiple_files=True,
        key=uploader_key(),
    )
    if not previews:
        st.caption(
            typo(
                "La commune et le trimestre sont lus dans le fichier : vous n’avez rien à renommer."
            )
        )
        for period in [*seen.periods, *seen.next_periods][:-3:-1]:
            st.markdown(expected_sentence(view.board, period.code))
        guide_panel()
    else:
        left, right = st.columns([1, 2.3], gap="large")
        with left:
            looked_at = file_list(previews)
        with right:
            file_panel(looked_at)
            effect_panel(view, [looked_at.draft])
        if len(previews) > 1:
            effect_panel(view, [one.draft for one in taken(previews)])
        confirm_bar(previews, plan, received_default=today(plan))
