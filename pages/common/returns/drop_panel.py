"""The three steps of a drop: files read, one file's findings and changes, confirmation."""

from datetime import date

import streamlit as st

from analysis.returns.finding_table import count_sentence, finding_table
from analysis.returns.return_tables import change_table
from data_model.draft import FileStatus
from data_model.finding import Severity
from data_model.french import plain, plural, typo
from data_model.plan import Plan
from data_model.vocabulary import ReturnSource
from pages.common.returns.answer_form import left_out_form, questions_form
from pages.common.returns.confirming import (
    confirm,
    confirm_sentence,
    needs_reason,
    receipt_sentence,
)
from pages.common.returns.marked import marked_up_button
from pages.common.returns.reception import Previewed, Reception, forget_drop, reception

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
MANY, TALLEST = 10, 420
CONFIRMABLE = (FileStatus.READY, FileStatus.TO_CHECK)


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
    _what_to_take(previews)
    return previews[position or 0]


def _caption(one: Previewed) -> str:
    words = count_sentence(one.draft.findings)
    # Where the sender is not recognised the file's name already stands above.
    told = f"{plain(one.draft.file_name)} · {words}" if one.respondent else words
    return f"{told} · partiel" if one.draft.is_partial else told


def _can_be_taken(one: Previewed) -> bool:
    return one.draft.can_be_recorded and one.draft.status in CONFIRMABLE


def _take_key(position: int, one: Previewed) -> str:
    # A file whose questions are all answered is taken without a further click.
    return f"integrer_{position}_{one.draft.sha256[:12]}_{one.draft.status.value}"


def _what_to_take(previews: list[Previewed]) -> None:
    """Which files the button will record: those that are ready, unless a person says otherwise."""
    offered = [(n, one) for n, one in enumerate(previews) if _can_be_taken(one)]
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


def file_panel(one: Previewed, decisions: Reception | None = None) -> None:
    """One file's findings with what can be decided about them, then what it would change.

    `decisions` is where the answers go, the session's drop by default.
    """
    held = decisions or reception()
    st.header(typo(f"2. {one.name} : {count_sentence(one.draft.findings)}"), anchor=False)
    if one.is_renewed:
        st.info(
            typo(
                "Un autre retour de ce répondant a été enregistré depuis le premier aperçu : "
                "l’aperçu ci-dessous en tient compte."
            )
        )
    if one.draft.status is FileStatus.BLOCKED:
        st.error(_blocked_sentence(one))
    _findings(one, Severity.ERROR, "Constats bloquants de ce fichier")
    left_out_form(one, held)
    questions_form(one, held)
    _findings(one, Severity.QUESTION, "Questions sans réponse possible ici")
    told = [f for f in one.draft.findings if f.severity is Severity.INFO and not f.answer]
    if told:
        with st.expander(plural(len(told), "information")):
            _findings(one, Severity.INFO, "Informations sur ce fichier")
    marked_up_button(one.draft)
    if one.draft.status is not FileStatus.BLOCKED:
        _changes(one)


def _blocked_sentence(one: Previewed) -> str:
    cells = plural(len(one.draft.blocking), "constat bloquant", "constats bloquants")
    can_leave_out = all(finding.can_be_left_out for finding in one.draft.blocking)
    if one.draft.source is ReturnSource.ENTRY:
        way = "Corrigez la saisie" + (" ou écartez les lignes en cause." if can_leave_out else ".")
        return typo(f"Cette saisie ne peut pas encore être enregistrée : {cells}. {way}")
    way = (
        "Écartez les lignes en cause, ou corrigez le fichier puis déposez-le à nouveau."
        if can_leave_out
        else "Corrigez-le, puis déposez-le à nouveau."
    )
    return typo(
        f"Ce fichier ne sera pas intégré : {cells}. {way} Les autres fichiers peuvent être "
        "intégrés sans attendre."
    )


def _findings(one: Previewed, severity: Severity, alt: str) -> None:
    """The findings of one severity that nobody is asked to answer, grouped by cause."""
    shown = [
        finding
        for finding in one.draft.findings
        if finding.severity is severity and not finding.options and not finding.answer
    ]
    if not shown:
        return
    table = finding_table(shown)
    table["Gravité"] = table["Gravité"].map(SEVERITIES)
    st.table(table, border="horizontal", hide_index=True, alt=alt)


def _changes(one: Previewed) -> None:
    """What the file would change, by kind of change."""
    if one.table is None or one.changes is None:
        return
    st.caption(receipt_sentence(one.changes))
    counts = {name: getattr(one.changes, name) for name in CHANGES}
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
    with st.container(height=TALLEST if len(shown) > MANY else "content", border=False):
        st.table(
            change_table(shown).map(plain),
            border="horizontal",
            hide_index=True,
            alt="Ce que ce fichier changerait",
        )


def taken(previews: list[Previewed]) -> list[Previewed]:
    """The files that the button would record."""
    return [
        one
        for position, one in enumerate(previews)
        if _can_be_taken(one) and st.session_state.get(_take_key(position, one))
    ]


def confirm_bar(previews: list[Previewed], plan: Plan | None, *, received_default: date) -> None:
    """The bar at the bottom: what will be recorded, and the two buttons."""
    if plan is None:
        return
    chosen = taken(previews)
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**3. Confirmer** · {confirm_sentence(chosen)}", width="stretch")
        reason = ""
        asks_reason = needs_reason(chosen)
        if asks_reason:
            reason = st.text_input("Motif (trimestre clos)", key="motif_cloture")
        received_on = st.date_input(
            "Reçus le", received_default, max_value=received_default, format="DD/MM/YYYY"
        )
        st.button("Tout annuler", on_click=forget_drop)
        st.button(
            f"Intégrer {plural(len(chosen), 'retour')}",
            type="primary",
            disabled=not chosen or (asks_reason and not reason.strip()),
            on_click=confirm,
            args=(chosen, received_on, plan, reason.strip()),
        )
