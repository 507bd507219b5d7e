"""« Retours intégrés »: every return, its receipt, and what may be done about it."""

import streamlit as st

from analysis.returns.return_record import ReturnRecord
from analysis.returns.return_tables import done_title, return_choices, returns_table
from data_model.french import day, typo
from pages.common.downloads import keep_table
from pages.common.plan_view import PlanView
from pages.common.returns.change import ask_to_change, change_panel, is_asked
from pages.common.returns.frames import return_record
from pages.common.returns.lasting import lasting_choice
from pages.common.returns.receipt import receipt_panel
from pages.common.returns.undoing import correct_day
from pages.common.view import present_view

ALT = "Retours intégrés, le plus récent d’abord"
TABLE_HEIGHT, ROWS_SEEN = 248, 6
# When and by whom it was recorded stands on the receipt below.
WIDTHS = {
    "N°": 46,
    "Répondant": 176,
    "Période": 76,
    "État": 138,
    "Valeurs": 70,
    "Reçu le": 132,
    "Fichier": 340,
}


def done_heading(view: PlanView) -> tuple[str, str]:
    """How many returns are recorded, and how many of them are undone."""
    return done_title(view.snapshot.returns), "Tout retour peut être annulé, puis rétabli."


def done_view(view: PlanView) -> None:
    """The list, then the return chosen in it."""
    table = returns_table(view.snapshot)
    if table.empty:
        st.info("Aucun retour n’est encore intégré.")
        return
    keep_table(table[list(WIDTHS)], ALT)
    st.dataframe(
        table,
        hide_index=True,
        height=TABLE_HEIGHT,
        column_order=list(WIDTHS),
        column_config={
            name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()
        },
        alt=ALT,
    )
    if len(table) > ROWS_SEEN:
        st.caption(typo(f"{ROWS_SEEN} lignes visibles sur {len(table)} : faites défiler la liste."))
    choices = return_choices(table)
    number = lasting_choice(
        "Retour à examiner", list(choices), format_func=choices.__getitem__, key="retour_examine"
    )
    record = return_record(view, number)
    if record is None:
        return
    is_present = view is present_view(view)
    if is_present and is_asked(record.origin.number):
        change_panel(view, record)
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        st.header(typo(f"Reçu du retour n° {number}"), anchor=False)
        receipt_panel(view, record)
    with right:
        st.header("Corriger", anchor=False)
        if is_present:
            if not is_asked(record.origin.number):
                ask_to_change(record)
            _reception(view, record)
        else:
            st.caption(
                typo(
                    f"Vous regardez le plan tel que connu le {day(view.situation.as_of)} : "
                    "choisissez aujourd’hui dans « Vu au » pour annuler, rétablir ou corriger."
                )
            )


def _reception(view: PlanView, record: ReturnRecord) -> None:
    origin = record.origin
    picked, reason = f"recu_{origin.number}", f"motif_recu_{origin.number}"
    st.date_input(
        "Reçu le",
        origin.received_on,
        max_value=view.situation.as_of,
        format="DD/MM/YYYY",
        key=picked,
        help="Ce jour décide de la ponctualité. Le jour proposé d’abord reste noté à côté.",
    )
    if record.is_closed:
        st.text_input("Motif de la correction", key=reason, placeholder="à indiquer")
    if st.session_state[picked] != origin.received_on:
        st.button(
            "Corriger le jour de réception",
            on_click=correct_day,
            args=(view.situation.plan_code, origin.number),
            kwargs={"day_key": picked, "reason_key": reason},
        )
