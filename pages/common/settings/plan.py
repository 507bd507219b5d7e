"""« Réglages du plan », what is planned: dates, amounts, targets, cycles, thresholds."""

import streamlit as st

from analysis.settings_tables import (
    bases_table,
    indicator_names,
    milestones_table,
    targets_table,
    thresholds_table,
    unsettled_cycles,
)
from data_model.french import joined, typo
from data_model.vocabulary import BudgetBasis, Direction, TargetBasis
from loaders.entry.settings_entry import (
    REPEATS,
    bases_entry,
    milestones_entry,
    settings_entry,
    span_entry,
)
from loaders.entry.target_entry import targets_entry
from pages.common.plan_view import PlanView
from pages.common.saving import milestone_rules, voted_amounts
from pages.common.settings.editor import TALL, editor, record_button

OLDEST, LATEST = "2000-01-01", "2060-12-31"


def dates_form(view: PlanView) -> None:
    """The plan's first and last day."""
    seen = view.situation
    left, right = st.columns(2)
    start = left.date_input(
        "Début du plan", seen.plan_start, format="DD/MM/YYYY", min_value=OLDEST, max_value=LATEST
    )
    end = right.date_input(
        "Fin du plan", seen.plan_end, format="DD/MM/YYYY", min_value=OLDEST, max_value=LATEST
    )
    st.caption(
        typo(
            "Sans date de fin, seul le premier cycle des actions renouvelées existe : "
            "le calendrier n’est pas prolongé."
        )
    )
    record_button("Enregistrer les dates", view, lambda: span_entry(seen.plan_code, start, end))


def amounts_form(view: PlanView) -> None:
    """What each voted amount stands for."""
    code = view.situation.plan_code
    edited = editor(
        view,
        "bases",
        bases_table(view.snapshot),
        alt="Base de chaque montant voté, une action par ligne",
        locked=["Code", "Action", "Montant voté", "Mots imprimés"],
        columns={
            "Code": st.column_config.TextColumn(width=50),
            "Action": st.column_config.TextColumn(width=210),
            "Montant voté": st.column_config.NumberColumn("Voté (€)", format="localized", width=90),
            "Mots imprimés": st.column_config.TextColumn(width=500),
            "Base": st.column_config.SelectboxColumn(
                options=[basis.label for basis in BudgetBasis], required=True, width=150
            ),
        },
        height=TALL,
    )
    st.caption("Le montant voté reste tel qu’imprimé : il n’est jamais multiplié ni réparti.")
    record_button(
        "Enregistrer les bases", view, lambda: bases_entry(code, edited, voted_amounts(code))
    )


def targets_form(view: PlanView) -> None:
    """The targets, added, changed or removed."""
    seen, names = view.snapshot, indicator_names(view.snapshot)
    number = st.column_config.NumberColumn(format="localized", width=80)
    edited = editor(
        view,
        "cibles",
        targets_table(seen),
        alt="Cibles des indicateurs, une par ligne",
        columns={
            "Indicateur": st.column_config.SelectboxColumn(
                options=list(names.values()), required=True, width=430, pinned=True
            ),
            "Échéance": st.column_config.DateColumn(format="DD/MM/YYYY", required=True, width=95),
            "Cible": st.column_config.NumberColumn(format="localized", required=True, width=75),
            "Haut de fourchette": st.column_config.NumberColumn(
                "Haut", format="localized", width=65, help="Le haut d’une fourchette"
            ),
            "Départ": number,
            "Tolérance": st.column_config.NumberColumn(
                "Marge", format="localized", width=75, help="La tolérance d’un maintien"
            ),
            "Depuis le": st.column_config.DateColumn(format="DD/MM/YYYY", width=95),
            "Base": st.column_config.SelectboxColumn(
                options=[basis.label for basis in TargetBasis], required=True, width=120
            ),
            "Sens": st.column_config.SelectboxColumn(
                options=[direction.label for direction in Direction], required=True, width=75
            ),
            "Référence": st.column_config.TextColumn("Réf.", width=60),
        },
        num_rows="dynamic",
        height=TALL,
        placeholder="",
    )
    record_button(
        "Enregistrer les cibles",
        view,
        lambda: targets_entry(view.situation.plan_code, edited, names, seen.targets),
    )


def cycles_form(view: PlanView) -> None:
    """Which milestones of a renewed action come back at each cycle."""
    code = view.situation.plan_code
    rules = milestone_rules(code)
    table = milestones_table(view.snapshot, rules)
    if table.empty:
        st.markdown("Aucune action de ce plan n’est renouvelée.")
        return
    unsettled = unsettled_cycles(rules)
    if unsettled:
        st.warning(
            typo(
                f"Les jalons de {joined(unsettled)} s’étalent sur plus d’un cycle : seul le "
                "premier cycle existe. Décochez les étapes préparatoires, qui n’ont lieu qu’une "
                "fois."
            )
        )
    edited = editor(
        view,
        "cycles",
        table,
        alt="Jalons qui reviennent à chaque cycle, un par ligne",
        locked=["Jalon", "Date", "Cycle", "À savoir"],
        columns={
            "Jalon": st.column_config.TextColumn(width=530),
            "Date": st.column_config.TextColumn(width=180),
            "Cycle": st.column_config.TextColumn(width=70),
            REPEATS: st.column_config.CheckboxColumn("Revient", width=85, help=REPEATS),
            "À savoir": st.column_config.TextColumn(width=140),
        },
        height=TALL,
    )
    st.caption("Une échéance déjà renseignée reste, même si son jalon ne revient plus.")
    record_button(
        "Enregistrer les cycles",
        view,
        lambda: milestones_entry(code, edited, [one for held in rules.values() for one in held]),
    )


def thresholds_form(view: PlanView) -> None:
    """The thresholds of the statuses."""
    edited = editor(
        view,
        "seuils",
        thresholds_table(view.situation.settings),
        alt="Seuils des statuts",
        locked=["Réglage", "Par défaut"],
        columns={
            "Réglage": st.column_config.TextColumn(width="large"),
            "Valeur": st.column_config.TextColumn(required=True),
        },
    )
    st.caption(
        typo("Saisissez comme affiché : « 95 % », « −5 pts », « 20 jours », avec ou sans l’unité.")
    )
    record_button(
        "Enregistrer les seuils", view, lambda: settings_entry(view.situation.plan_code, edited)
    )
