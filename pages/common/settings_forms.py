"""The forms of « Réglages du plan »: each shows a table, and records what was edited."""

from collections.abc import Callable

import streamlit as st

from analysis.settings_tables import (
    assignments_table,
    bases_table,
    deadlines_table,
    indicator_names,
    respondents_table,
    targets_table,
    thresholds_table,
)
from data_model.french import typo
from data_model.period import quarter_of
from data_model.respondent import Respondent
from data_model.vocabulary import AssignedKind, BudgetBasis, Direction, Rhythm, TargetBasis
from loaders.settings_entry import (
    assignments_entry,
    bases_entry,
    deadlines_entry,
    settings_entry,
    span_entry,
    targets_entry,
)
from pages.common.saving import save_entry, save_respondents, voted_amounts
from pages.common.view import PlanView


def _save_button(label: str) -> bool:
    return st.button(label, type="primary", key=f"save_{label}")


def dates_form(view: PlanView) -> None:
    """The plan's first and last day."""
    code = view.situation.plan_code
    left, right = st.columns(2)
    start = left.date_input(
        "Début du plan", view.situation.plan_start, format="DD/MM/YYYY", min_value="2000-01-01"
    )
    end = right.date_input(
        "Fin du plan",
        view.situation.plan_end,
        format="DD/MM/YYYY",
        min_value="2000-01-01",
        max_value="2060-12-31",
    )
    st.caption(
        typo(
            "Sans date de fin, seul le premier cycle des actions renouvelées existe : "
            "le calendrier n’est pas prolongé."
        )
    )
    if _save_button("Enregistrer les dates"):
        save_entry(code, span_entry(code, start, end))
        st.rerun()


def amounts_form(view: PlanView) -> None:
    """What each voted amount stands for."""
    seen, code = view.snapshot, view.situation.plan_code
    edited = st.data_editor(
        bases_table(seen),
        hide_index=True,
        height=38 + 35 * 16,
        disabled=["Code", "Action", "Montant voté", "Mots imprimés"],
        column_config={
            "Code": st.column_config.TextColumn(width=60),
            "Montant voté": st.column_config.NumberColumn(
                "Montant voté (€)", format="localized", width="small"
            ),
            "Base": st.column_config.SelectboxColumn(
                options=[basis.label for basis in BudgetBasis], required=True
            ),
        },
        key=f"bases_{view.situation.cutoff}",
        alt="Base de chaque montant voté, une action par ligne",
    )
    st.caption("Le montant voté reste tel qu’imprimé : il n’est jamais multiplié ni réparti.")
    if _save_button("Enregistrer les bases"):
        save_entry(code, bases_entry(code, edited, voted_amounts(code)))
        st.rerun()


def targets_form(view: PlanView) -> None:
    """The targets, added, changed or removed."""
    seen, code = view.snapshot, view.situation.plan_code
    edited = st.data_editor(
        targets_table(seen),
        hide_index=True,
        num_rows="dynamic",
        height=460,
        placeholder="",
        column_config={
            "Indicateur": st.column_config.SelectboxColumn(
                options=list(indicator_names(seen).values()), required=True, width="large"
            ),
            "Échéance": st.column_config.DateColumn(format="DD/MM/YYYY", required=True),
            "Cible": st.column_config.NumberColumn(format="localized", required=True),
            "Haut de fourchette": st.column_config.NumberColumn("Haut", format="localized"),
            "Départ": st.column_config.NumberColumn(format="localized"),
            "Tolérance": st.column_config.NumberColumn(format="localized"),
            "Depuis le": st.column_config.DateColumn(format="DD/MM/YYYY"),
            "Base": st.column_config.SelectboxColumn(
                options=[basis.label for basis in TargetBasis], required=True
            ),
            "Sens": st.column_config.SelectboxColumn(
                options=[direction.label for direction in Direction], required=True
            ),
        },
        key=f"cibles_{view.situation.cutoff}",
        alt="Cibles des indicateurs, une par ligne",
    )
    if _save_button("Enregistrer les cibles"):
        entry = targets_entry(code, edited, indicator_names(seen), seen.targets)
        save_entry(code, entry)
        st.rerun()


def assignments_form(view: PlanView) -> None:
    """Who is asked for what."""
    seen, code = view.snapshot, view.situation.plan_code
    names = dict(zip(seen.respondents["respondent_code"], seen.respondents["name"], strict=True))
    row = st.container(horizontal=True, vertical_alignment="bottom")
    kind = AssignedKind(
        row.selectbox(
            "Ce qui est demandé",
            [member.value for member in AssignedKind],
            format_func=lambda code: AssignedKind(code).label,
        )
    )
    first = row.text_input(
        "Demandé à partir du trimestre",
        quarter_of(view.situation.plan_start or view.situation.as_of).code,
        help="Pour les cases nouvellement cochées ; par exemple 2026-T4.",
    )
    rhythm = Rhythm(
        row.selectbox(
            "Rythme",
            [Rhythm.EACH_QUARTER.value, Rhythm.YEAR.value],
            format_func=lambda code: Rhythm(code).label,
        )
    )
    edited = st.data_editor(
        assignments_table(seen, kind),
        hide_index=True,
        disabled=["Objet"],
        height=460,
        column_config={"Objet": st.column_config.TextColumn(width="large", pinned=True)},
        key=f"attributions_{kind}_{view.situation.cutoff}",
        alt="Qui est sollicité pour quoi, un objet par ligne et un répondant par colonne",
    )
    if _save_button("Enregistrer les attributions"):
        entry = assignments_entry(
            code,
            kind,
            edited,
            names=names,
            known=seen.assignments,
            first_period=first,
            rhythm=rhythm,
        )
        save_entry(code, entry)
        st.rerun()


def respondents_form(view: PlanView) -> None:
    """Respondents and their contacts."""
    seen, code = view.snapshot, view.situation.plan_code
    edited = st.data_editor(
        respondents_table(seen),
        hide_index=True,
        disabled=["Code"],
        key=f"repondants_{view.situation.cutoff}",
        alt="Répondants et leurs contacts",
    )
    kinds = dict(zip(seen.respondents["respondent_code"], seen.respondents["kind"], strict=True))
    if _save_button("Enregistrer les contacts"):
        save_respondents(
            code,
            [
                Respondent(
                    plan_code=code,
                    code=line["Code"],
                    kind=kinds[line["Code"]],
                    name=line["Nom"],
                    contact_name=line["Contact"] or "",
                    contact_email=line["Courriel"] or "",
                )
                for line in edited.to_dict("records")
            ],
        )
        st.rerun()


def deadlines_form(view: PlanView) -> None:
    """The deadlines of the periods."""
    seen, code = view.snapshot, view.situation.plan_code
    edited = st.data_editor(
        deadlines_table(seen),
        hide_index=True,
        disabled=["Période"],
        column_config={"Échéance": st.column_config.DateColumn(format="DD/MM/YYYY")},
        key=f"echeances_{view.situation.cutoff}",
        alt="Échéance des retours de chaque trimestre",
    )
    if _save_button("Enregistrer les échéances"):
        save_entry(code, deadlines_entry(code, edited))
        st.rerun()


def thresholds_form(view: PlanView) -> None:
    """The thresholds of the statuses."""
    code = view.situation.plan_code
    edited = st.data_editor(
        thresholds_table(view.situation.settings),
        hide_index=True,
        disabled=["Réglage", "Par défaut"],
        key=f"seuils_{view.situation.cutoff}",
        alt="Seuils des statuts",
    )
    if _save_button("Enregistrer les seuils"):
        save_entry(code, settings_entry(code, edited))
        st.rerun()


FORMS: dict[str, Callable[[PlanView], None]] = {
    "Dates": dates_form,
    "Montants": amounts_form,
    "Cibles": targets_form,
    "Attributions": assignments_form,
    "Répondants": respondents_form,
    "Échéances": deadlines_form,
    "Seuils": thresholds_form,
}
