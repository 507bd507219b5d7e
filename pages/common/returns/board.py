"""« Suivi »: who sent what, what is missing, the reminder to send, quarters to close."""

import streamlit as st

from analysis.origin.figure import respondent_names
from analysis.returns.closures import after_closure_table
from analysis.returns.collection_table import (
    LEGEND,
    board_matrix,
    board_scope,
    board_title,
    board_years,
    missing_labels,
    missing_table,
    owing,
    owing_title,
    quarter_table,
)
from data_model.french import plain, quarter_label, typo
from pages.common.commune.link import commune_menu
from pages.common.frame import shown_table
from pages.common.plan_view import PlanView
from pages.common.returns.frames import changes_after_closure, closed_of, missing_cells
from pages.common.returns.issuing import reminder_letter
from pages.common.returns.lasting import lasting_choice
from pages.common.returns.undoing import close_quarter
from pages.common.view import present_view

CLOSING_REASON, REOPENING_REASON = "cloture_motif", "reouverture_motif"
LATEST = "Derniers trimestres"
TEXT_HEIGHT = 230


def board_heading(view: PlanView) -> tuple[str, str]:
    """Who has not sent the last quarter that fell due, and the next day to wait for."""
    return board_title(view.board), board_scope(view.situation)


def board_view(view: PlanView) -> None:
    """The whole view, from the matrix to the closures."""
    if view.board.empty:
        st.info(
            typo(
                "Aucun trimestre n’est encore ouvert : saisissez les dates du plan et les "
                "attributions dans « Réglages du plan »."
            )
        )
        return
    years = board_years(view.board)
    year = st.segmented_control(
        "Trimestres du tableau",
        [LATEST, *years],
        default=LATEST,
        key="suivi_annee",
        label_visibility="collapsed",
    )
    matrix = board_matrix(view.board, year=year if year in years else None)
    shown_table(matrix, "Où en est chaque retour, par répondant et par trimestre")
    st.caption(typo(LEGEND))
    commune_menu(respondent_names(view.snapshot), key="suivi")
    _quarter(view)
    _closing(view)


def _quarter(view: PlanView) -> None:
    seen = view.situation
    begun = [*seen.periods, *seen.next_periods]
    codes = [period.code for period in begun][::-1]
    last = seen.last_period
    period = st.selectbox(
        "Trimestre à relancer",
        codes,
        index=codes.index(last.code) if last else 0,
        format_func=quarter_label,
        key="suivi_trimestre",
        width=220,
    )
    if period is None:
        return
    waiting = owing(view.board, period)
    st.header(owing_title(waiting, view.board, period), anchor=False)
    st.table(
        quarter_table(view.board, view.snapshot, period),
        border="horizontal",
        hide_index=True,
        alt=f"Les retours du {quarter_label(period)}, répondant par répondant",
    )
    if waiting:
        _reminder(view, waiting, period)


def _reminder(view: PlanView, waiting: dict[str, str], period: str) -> None:
    who = st.selectbox(
        "Répondant à relancer",
        list(waiting),
        format_func=waiting.__getitem__,
        key="suivi_repondant",
        width=320,
    )
    if who is None:
        return
    missing = missing_cells(view)
    table = missing_table(missing, who, period)
    letter = reminder_letter(view, who, period, missing_labels(missing, who, period))
    left, right = st.columns([1, 1.15], gap="large")
    with left:
        st.markdown(f"**Ce qui manque à {waiting[who]}**")
        if table.empty:
            st.caption("Toutes les cases sont remplies ; seul le retour complet est attendu.")
        else:
            shown_table(table, "Ce qui manque")
    with right:
        st.text_area(
            typo(f"Message prêt à copier (objet : {letter.subject})"),
            letter.text,
            height=TEXT_HEIGHT,
            key=f"relance_{who}_{period}_{_seen_on(view)}",
        )
        if letter.to:
            st.link_button("Ouvrir dans la messagerie", letter.mailto, icon=":material/mail:")
        else:
            st.caption(
                typo(
                    "Aucun courriel n’est saisi pour ce répondant : ajoutez-le dans "
                    "« Réglages du plan »."
                )
            )


def _seen_on(view: PlanView) -> str:
    """What a reminder's text depends on, so that an older one is not shown again."""
    return f"{view.situation.as_of.isoformat()}_{view.situation.cutoff}"


def _closing(view: PlanView) -> None:
    now = present_view(view)
    closed = closed_of(now)
    changes = changes_after_closure(now)
    st.header("Clôture des trimestres", anchor=False)
    st.caption(
        typo(
            "Un trimestre clos reste consultable ; y intégrer, annuler ou rétablir un retour "
            "demande ensuite un motif."
        )
    )
    for code, words in closed.items():
        st.markdown(f"**{quarter_label(code)}** · {plain(words)}")
    quarters = [period.code for period in now.situation.periods][::-1]
    if not quarters:
        st.caption("Aucun trimestre n’est encore arrivé à échéance.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = lasting_choice(
            "Trimestre à clore ou à rouvrir",
            quarters,
            format_func=lambda one: f"{quarter_label(one)}{' (clos)' if one in closed else ''}",
            key="cloture_trimestre",
            width=240,
        )
        closes = code not in closed
        # A key for each act: what was typed to close is not the reason to reopen.
        reason_key = CLOSING_REASON if closes else REOPENING_REASON
        st.text_input(
            f"Motif de la {'clôture' if closes else 'réouverture'}",
            key=reason_key,
            placeholder="à indiquer",
        )
        st.button(
            "Clore ce trimestre" if closes else "Rouvrir ce trimestre",
            on_click=close_quarter,
            args=(now.situation.plan_code, code),
            kwargs={"closes": closes, "reason_key": reason_key},
        )
    if not changes.empty:
        st.markdown("**Modifications après clôture**")
        shown_table(
            after_closure_table(changes, now.snapshot),
            "Modifications après clôture, la plus récente d’abord",
        )
