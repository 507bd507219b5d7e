"""The three steps of a drop: files read, one file's findings and changes, confirmation."""

from datetime import date

import streamlit as st

from analysis.return_tables import change_table, findings_table
from data_model.draft import FileStatus
from data_model.french import plain, plural, typo
from data_model.plan import Plan
from pages.common.reception import Previewed, confirm, confirm_sentence, forget_drop

BADGES = {
    FileStatus.READY: ":blue-badge[:material/check_circle: Prêt]",
    FileStatus.TO_CHECK: ":orange-badge[:material/warning: À vérifier]",
    FileStatus.BLOCKED: ":red-badge[:material/error: Bloqué]",
    FileStatus.ALREADY_RECORDED: ":gray-badge[:material/done_all: Déjà intégré]",
}
SEVERITIES = {
    "Bloquant": ":red-badge[:material/error: Bloquant]",
    "Question": ":orange-badge[:material/help: Question]",
    "Information": ":gray-badge[:material/info: Information]",
}
CHANGES = {
    "new": "Nouvelles",
    "changed": "Modifiées",
    "erased": "Effacées",
    "unchanged": "Inchangées",
}


def file_list(previews: list[Previewed]) -> Previewed:
    """The files read, as a master list; returns the one looked at."""
    st.header("1. Fichiers lus", anchor=False)
    position = st.radio(
        "Fichiers lus",
        range(len(previews)),
        format_func=lambda n: f"**{previews[n].name}** {BADGES[previews[n].draft.status]}",
        captions=[_caption(one) for one in previews],
        label_visibility="collapsed",
    )
    return previews[position or 0]


def _caption(one: Previewed) -> str:
    count = len(one.draft.findings)
    words = plural(count, "constat") if count else "aucun constat"
    # Where the sender is not recognised the file's name already stands above.
    return f"{plain(one.draft.file_name)} · {words}" if one.respondent else words


def file_panel(one: Previewed) -> None:
    """One file's findings, then what it would change."""
    count = len(one.draft.findings)
    words = plural(count, "constat") if count else "aucun constat"
    st.header(typo(f"2. {one.name} : {words}"), anchor=False)
    if one.draft.status is FileStatus.BLOCKED:
        cells = plural(len(one.draft.blocking), "constat bloquant", "constats bloquants")
        st.error(
            typo(
                f"Ce fichier ne sera pas intégré : {cells}. Corrigez-le, puis déposez-le à "
                "nouveau. Les autres fichiers peuvent être intégrés sans attendre."
            )
        )
    if count:
        table = findings_table(one.draft.findings)
        table["Gravité"] = table["Gravité"].map(SEVERITIES)
        st.table(table, border="horizontal", hide_index=True, alt="Constats de ce fichier")
    if one.table is None or one.changes is None or one.draft.status is FileStatus.BLOCKED:
        return
    counts = {name: getattr(one.changes, name) for name in CHANGES}
    told = one.changes
    st.caption(
        typo(
            f"{plural(told.read, 'valeur lue', 'valeurs lues')} = {told.new} nouvelles "
            f"+ {told.changed} modifiées + {told.unchanged} inchangées + {told.erased} effacées "
            f"+ {told.rejected} refusées + {told.skipped} sans valeur"
        )
    )
    kind = st.segmented_control(
        "Changements",
        list(CHANGES),
        format_func=lambda name: f"{CHANGES[name]} {counts[name]}",
        default=next((name for name in CHANGES if counts[name]), "new"),
        required=True,
        key=f"changements_{one.draft.sha256[:12]}",
    )
    shown = one.table[one.table["change"] == kind]
    if shown.empty:
        st.caption("Aucune valeur de cette sorte dans ce fichier.")
        return
    st.dataframe(
        change_table(shown),
        hide_index=True,
        height=min(290, 38 + 35 * len(shown)),
        column_config={"Objet": st.column_config.TextColumn(width=330)},
        alt="Ce que ce fichier changerait",
    )


def confirm_bar(previews: list[Previewed], plan: Plan | None, *, received_default: date) -> None:
    """The bar at the bottom: what will be recorded, and the two buttons."""
    if plan is None:
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        to_check = [one for one in previews if one.draft.status is FileStatus.TO_CHECK]
        chosen = [one for one in previews if one.draft.status is FileStatus.READY]
        if to_check and st.checkbox(
            typo("Intégrer aussi les retours à vérifier, leurs questions restant « non répondu »"),
            key="accept_questions",
        ):
            chosen = [one for one in previews if one.draft.can_be_recorded]
            chosen = [one for one in chosen if one.draft.status is not FileStatus.ALREADY_RECORDED]
        st.markdown(f"**3. Confirmer** · {confirm_sentence(chosen)}", width="stretch")
        received_on = st.date_input(
            "Reçus le", received_default, max_value=received_default, format="DD/MM/YYYY"
        )
        st.button("Tout annuler", on_click=forget_drop)
        st.button(
            f"Intégrer {plural(len(chosen), 'retour')}",
            type="primary",
            disabled=not chosen,
            on_click=confirm,
            args=(chosen, received_on, plan),
        )
