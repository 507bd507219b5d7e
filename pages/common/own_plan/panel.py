"""A dropped plan's findings, then what it would change, part by part."""

from typing import Final

import streamlit as st

from analysis.plan_file.parts import PlanPart
from analysis.plan_file.preview_table import (
    absent_table,
    added_sentence,
    change_list,
    part_labels,
    preview_table,
)
from analysis.returns.finding_table import (
    badge_table,
    count_sentence,
    finding_table,
    told_findings,
)
from data_model.finding import Finding, Severity
from data_model.french import plain, plural, typo
from loaders.transitions.identity import is_identity_fault
from pages.common.downloads import keep_table
from pages.common.own_plan.dropped import plan_reception
from pages.common.own_plan.previewed import SeenPlan
from pages.common.returns.answer_form import questions_form

PART, ENDS = "plan_apercu_partie", "plan_y_mettre_fin"
MANY, TALLEST, MOST_SHOWN = 9, 420, 200
STAYS: Final = (
    "Présent dans le plan, absent du classeur : rien n’est retiré sans votre accord. Une feuille "
    "sans aucune ligne ne dit rien."
)
IN_FILE: Final = "Corrigez le classeur, puis déposez-le à nouveau."
IN_FORM: Final = "Corrigez les réponses du formulaire « De quel plan s’agit-il ? », ci-dessus."
ENDS_HELP: Final = (
    "L’historique et les valeurs restent. Une action prend fin aujourd’hui ; un indicateur, un "
    "jalon ou un répondant n’est plus sollicité ; une cible ou un montant est retiré."
)


def plan_panel(seen: SeenPlan) -> None:
    """The findings, grouped by cause, then the preview."""
    st.header(typo(f"{plain(seen.file.name)} : {count_sentence(seen.findings)}"), anchor=False)
    if seen.refused:
        st.error(typo(seen.refused))
    blocking = [one for one in seen.findings if one.severity is Severity.ERROR]
    if blocking:
        counted = plural(len(blocking), "constat bloquant", "constats bloquants")
        st.error(typo(f"Ce classeur ne sera pas enregistré : {counted}. {_way_out(blocking)}"))
    keep_table(finding_table(seen.findings), "Constats")
    _findings(told_findings(seen.findings, Severity.ERROR), "Constats bloquants de ce classeur")
    questions_form(seen.file.sha256, seen.findings, plan_reception())
    _findings(told_findings(seen.findings, Severity.QUESTION), "Questions à vérifier")
    told = told_findings(seen.findings, Severity.INFO)
    if told:
        with st.expander(plural(len(told), "information")):
            _findings(told, "Informations sur ce classeur")
    if seen.preview is None or seen.target is None:
        return
    if seen.target.said:
        st.info(typo(seen.target.said))
    _changes(seen)
    _absent(seen)


def _way_out(blocking: list[Finding]) -> str:
    in_form = [one for one in blocking if is_identity_fault(one)]
    if len(in_form) == len(blocking):
        return IN_FORM
    return f"{IN_FORM} {IN_FILE}" if in_form else IN_FILE


def ends_asked() -> bool:
    """Whether what is no longer in the file is to end as well."""
    return bool(st.session_state.get(ENDS, False))


def _findings(shown: list[Finding], alt: str) -> None:
    if shown:
        st.table(badge_table(shown), border="horizontal", hide_index=True, alt=alt)


def _changes(seen: SeenPlan) -> None:
    keep_table(change_list(seen.rows), "Aperçu du classeur")
    if seen.preview is None or seen.levels is None or not seen.rows:
        return
    if seen.preview.is_new:
        st.markdown(f"**Ce plan contient {added_sentence(seen.preview, seen.levels)}.**")
    else:
        same = plural(seen.preview.unchanged, "ligne inchangée", "lignes inchangées")
        st.header("Ce qui changerait", anchor=False)
        st.caption(typo(f"{plural(len(seen.rows), 'changement')} ; {same}."))
    labels = part_labels(seen.rows)
    if st.session_state.get(PART) not in labels:
        st.session_state[PART] = next(iter(labels))
    chosen = st.segmented_control(
        "Partie du plan",
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        key=PART,
        label_visibility="collapsed",
    )
    table = preview_table(seen.rows, PlanPart(chosen) if chosen else None)
    with st.container(height=TALLEST if len(table) > MANY else "content", border=False):
        st.table(
            table[:MOST_SHOWN],
            border="horizontal",
            hide_index=True,
            alt="Ce que ce classeur changerait",
        )
    if len(table) > MOST_SHOWN:
        rest = plural(len(table) - MOST_SHOWN, "autre ligne", "autres lignes")
        st.caption(typo(f"Et {rest}, dans le classeur à télécharger au bas de la page."))


def _absent(seen: SeenPlan) -> None:
    # A row that could not be read would pass for taken out.
    if not seen.absent or seen.preview is None or not seen.can_be_recorded:
        return
    st.header(typo(f"N’est plus dans le classeur ({len(seen.absent)})"), anchor=False)
    st.caption(typo(STAYS))
    table = absent_table(seen.absent)
    keep_table(table, "N’est plus dans le classeur")
    with st.container(height=TALLEST if len(table) > MANY else "content", border=False):
        st.table(table, border="horizontal", hide_index=True, alt="N’est plus dans le classeur")
    if seen.preview.endings.ended:
        st.checkbox("Y mettre fin aussi", key=ENDS, help=typo(ENDS_HELP))
