"""Retours trimestriels: what will this file change, and what was received."""

import streamlit as st

from analysis.return_tables import drop_title, expected_sentence, returns_table
from data_model.as_of import today
from data_model.french import quarter_label, typo
from pages.common.access import guard
from pages.common.drop_panel import confirm_bar, file_list, file_panel
from pages.common.frame import page_title
from pages.common.issuing import issued_archive, issued_workbook
from pages.common.reception import previews_of, uploader_key
from pages.common.saving import show_receipt
from pages.common.undoing import change_return
from pages.common.view import current_plan, current_view

TITLES = {
    "Émettre les classeurs": "Chaque répondant reçoit un classeur déjà rempli de ce qui est connu",
    "Retours intégrés": "Tout retour intégré peut être annulé, puis rétabli",
}

guard()
view = current_view()
plan = current_plan()
seen = view.situation
periods = [period.code for period in (*seen.periods, *seen.next_periods)][::-1]

view_name = st.session_state.get("retours_vue", "Déposer")
dropped = st.session_state.get(uploader_key()) or []
previews = previews_of(plan, [(f.name, f.getvalue()) for f in dropped]) if plan else []
page_title(
    view,
    TITLES.get(view_name) or drop_title([one.draft for one in previews]),
    "Rien n’est enregistré tant que vous n’avez pas confirmé.",
)
show_receipt()
view_name = st.segmented_control(
    "Retours",
    ["Déposer", "Émettre les classeurs", "Retours intégrés"],
    default="Déposer",
    required=True,
    key="retours_vue",
    label_visibility="collapsed",
)

if view_name == "Déposer":
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
        for code in periods[:2]:
            st.markdown(expected_sentence(view.board, code))
    else:
        left, right = st.columns([1, 2.3], gap="large")
        with left:
            chosen = file_list(previews)
        with right:
            file_panel(chosen)
        confirm_bar(previews, plan, received_default=today(plan))
elif view_name == "Émettre les classeurs":
    if not periods:
        st.info(
            typo(
                "Aucun trimestre n’est encore ouvert : saisissez les dates du plan et les "
                "attributions dans « Réglages du plan »."
            )
        )
        st.stop()
    row = st.container(horizontal=True, vertical_alignment="bottom")
    period = row.selectbox("Trimestre", periods, format_func=quarter_label)
    names = dict(
        zip(
            view.snapshot.respondents["respondent_code"],
            view.snapshot.respondents["name"],
            strict=True,
        )
    )
    who = row.selectbox("Répondant", list(names), format_func=lambda code: str(names[code]))
    if who is None or period is None:
        st.stop()
    file_name, content = issued_workbook(view, who, period)
    row.download_button("Télécharger ce classeur", content, file_name, on_click="ignore")
    st.download_button(
        "Télécharger tous les classeurs (archive)",
        lambda: issued_archive(view, period),
        f"{seen.short_title}_{period}.zip",
        on_click="ignore",
    )
else:
    table = returns_table(view.snapshot)
    if table.empty:
        st.info("Aucun retour n’est encore intégré.")
        st.stop()
    row = st.container(horizontal=True, vertical_alignment="bottom")
    number = row.selectbox(
        "Retour",
        list(table.index),
        format_func=lambda n: (
            f"n° {n} · {table.loc[n, 'Répondant']} · {table.loc[n, 'Période']} · "
            f"{table.loc[n, 'État']}"
        ),
    )
    reason = row.text_input("Motif", placeholder="facultatif")
    withdraws = table.loc[number, "État"] != "annulé"
    row.button(
        "Annuler ce retour" if withdraws else "Rétablir ce retour",
        on_click=change_return,
        args=(seen.plan_code, number),
        kwargs={"withdraws": withdraws, "reason": reason},
    )
    st.dataframe(table, hide_index=True, height=420, alt="Retours intégrés, le plus récent d’abord")
