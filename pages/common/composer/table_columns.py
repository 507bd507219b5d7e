"""How each column of a plan's table looks on screen: its heading, its width, what may be chosen."""

from typing import Any, Final

import streamlit as st

from data_model.french import typo
from loaders.entry.composer_completion import CHOOSE
from loaders.entry.composer_tables import StoredRows, choices_of
from loaders.plan.sheets.plan_sheet import PlanColumn

WIDTHS: Final = {
    "code": 72,
    "label": 285,
    "title": 232,
    "short_label": 180,
    "short_title": 138,
    "axis_code": 108,
    "objective_code": 112,
    "action_code": 140,
    "measure_code": 125,
    "as_written": 185,
    "start": 105,
    "end": 105,
    "priority": 90,
    "priority_label": 95,
    "lead": 122,
    "nature": 105,
    "unit": 90,
    "breakdown_label": 105,
    "decimals": 75,
    "every_months": 110,
    "amount_eur": 105,
    "basis": 145,
    "tax": 105,
    "as_printed": 230,
    "note": 230,
    "indicator_code": 250,
    "due_on": 105,
    "value": 80,
    "direction": 85,
    "upper": 75,
    "base": 85,
    "tolerance": 85,
    "starts_on": 100,
    "reference": 120,
    "level": 110,
    "singular": 200,
    "plural": 200,
    "heading": 300,
    "is_feminine": 90,
}
# Where the workbook's heading is longer than a column of the screen.
HEADINGS: Final = {
    "Priorité, mot imprimé": "En mots",
    "Date, mots imprimés": "Date, en mots",
    "Ventilation demandée": "Ventilé par",
    "Décimales": "Déc.",
    "Base du montant": "Base",
    "Base de la cible": "Base",
    "Date de la cible": "Échéance",
    "Haut de la fourchette": "Haut",
    "Valeur de départ": "Départ",
    "Tolérance": "Marge",
    "Début de la période visée": "Depuis le",
}


def table_column(column: PlanColumn, stored: StoredRows) -> Any:
    """The look of a column; what it refers to is chosen among the rows of the plan."""
    told: dict[str, Any] = {
        "label": HEADINGS.get(column.label, column.label),
        "help": typo(CHOOSE if column.refers_to else column.help),
        "width": WIDTHS.get(column.key),
    }
    if column.kind == "yes_no":
        return st.column_config.CheckboxColumn(**told)
    choices = choices_of(column, stored)
    if column.choices is not None or column.refers_to:
        return st.column_config.SelectboxColumn(
            **told,
            options=list(choices),
            format_func=lambda code: choices.get(str(code), str(code)),
        )
    return st.column_config.TextColumn(**told)
