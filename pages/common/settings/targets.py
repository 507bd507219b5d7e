"""« Cibles » of the settings: a line a target."""

import streamlit as st

from analysis.settings_tables import indicator_names, targets_table
from data_model.french import typo
from data_model.vocabulary import Direction, TargetBasis
from loaders.entry.target_entry import targets_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import TALL, editor, record_button
from pages.common.to_compose import NO_INDICATOR, NO_TARGET, to_compose


def targets_form(view: PlanView) -> None:
    """The targets, added, changed or removed."""
    seen, names = view.snapshot, indicator_names(view.snapshot)
    if not names:
        to_compose(NO_INDICATOR, step="indicateurs", label="Ajouter des indicateurs")
        return
    table = targets_table(seen)
    if table.empty:
        st.caption(typo(NO_TARGET))
    number = st.column_config.NumberColumn(format="localized", width=80)
    edited = editor(
        view,
        "cibles",
        table,
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
