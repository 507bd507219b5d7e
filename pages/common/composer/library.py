"""« Ajouter depuis la bibliothèque »: ready indicators for one action, recorded at once."""

from typing import Final

import streamlit as st

from data_model.french import plain, plural, typo
from data_model.plan_draft import PlanDraft
from loaders.entry.composer_completion import completed_rows
from loaders.entry.composer_draft import rows_draft
from loaders.entry.composer_tables import TABLES, choices_of
from loaders.plan.indicator_library import ReadyIndicator, new_measures, typed_rows
from loaders.plan.sheets.plan_sheets import plan_sheet
from pages.common.composer.composed import Composed
from pages.common.composer.recording import recorded_edit
from sample_data.indicator_library import ready_indicators

KEY: Final = "composer_bibliotheque"
WHOLE: Final = ""


def library_form(composed: Composed) -> None:
    """Ready indicators to search, the action they are for, and the button that adds them."""
    ready = ready_indicators()
    actions = {WHOLE: "Le plan entier"} | choices_of(
        TABLES["indicators"].sheet.column("action_code"), composed.stored
    )
    with st.container(border=True):
        st.markdown(
            typo(
                f"**Ajouter depuis la bibliothèque** : {len(ready)} indicateurs et mesures des "
                "plans livrés avec l’outil."
            )
        )
        left, middle, right = st.columns([2.2, 1, 0.85], vertical_alignment="bottom")
        labels = left.multiselect(
            "Indicateurs",
            list(ready),
            format_func=lambda label: ready[label].words,
            # Once added, the list is empty again.
            key=f"{KEY}_{composed.known_until}",
            placeholder=typo("Cherchez un mot : emplois, structures, financements…"),
            # The first of the list is what Enter takes: it is one indicator, never all.
            select_all=False,
            wrap=True,
        )
        action = middle.selectbox(
            "Pour l’action",
            list(actions),
            index=1 if len(actions) > 1 else 0,
            format_func=actions.__getitem__,
            key=f"{KEY}_action",
        )
        wanted = f"Ajouter {plural(len(labels), 'indicateur')}" if labels else "Ajouter"
        if right.button(wanted, disabled=not labels, key=f"{KEY}_ajouter", width="stretch"):
            _add(composed, [ready[label] for label in labels], action)


def _add(composed: Composed, chosen: list[ReadyIndicator], action_code: str) -> None:
    draft = library_draft(composed, chosen, action_code)
    added = plural(len(chosen), "indicateur ajouté", "indicateurs ajoutés")
    if recorded_edit(draft, previewed_at=composed.known_until, said=f"{plain(added)}."):
        st.rerun()


def library_draft(composed: Composed, chosen: list[ReadyIndicator], action_code: str) -> PlanDraft:
    """The plan's indicators and measures with those that were chosen."""
    sheets = {name: plan_sheet(name) for name in ("measures", "indicators")}
    stored = composed.stored
    measures = completed_rows(
        sheets["measures"], stored["measures"], new_measures(chosen, stored["measures"])
    )
    indicators = completed_rows(
        sheets["indicators"], stored["indicators"], typed_rows(chosen, action_code, measures)
    )
    return rows_draft(composed.code, {"measures": measures, "indicators": indicators})
