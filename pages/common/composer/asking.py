"""Who is asked for what, where nobody is yet: one button, then the settings."""

from collections.abc import Callable

import streamlit as st

from data_model.french import joined, plain, plural, quarter_label, typo
from data_model.plan_draft import record_settings
from data_model.respondent import Assignment
from data_model.vocabulary import AssignedKind
from loaders.entry.composer_assignments import (
    asked_of,
    budgets_asked,
    communes_of,
    everything_asked,
    first_quarter,
    funded_actions,
    territories_of,
)
from pages.common.composer.composed import Composed
from pages.common.composer.recording import LABEL
from pages.common.frame import kept_parameters
from pages.common.saving import author, save


def asking_form(composed: Composed) -> None:
    """Without an assignment no workbook can be issued: the widest one is offered."""
    stored = composed.going_on
    communes = communes_of(stored)
    if asked_of(stored, AssignedKind.INDICATOR) or not stored["indicators"] or not communes:
        return
    lacking = "**Rien n’est encore demandé à personne** : aucun classeur ne peut être émis."
    if stored["assignments"]:
        lacking = "**Aucun indicateur n’est encore demandé à personne.**"
    indicators = plural(len(stored["indicators"]), "indicateur")
    _offer(
        composed,
        f"{lacking} Demander {indicators} à {plural(len(communes), 'commune')}",
        button="Tout demander à toutes les communes",
        rows=everything_asked,
    )


def budget_asking_form(composed: Composed) -> None:
    """Where nobody is asked what was spent, the territory may be."""
    stored = composed.going_on
    actions, territories = funded_actions(stored), territories_of(stored)
    if asked_of(stored, AssignedKind.BUDGET) or not actions or not territories:
        return
    named = joined(plain(row["name"]) for row in territories)
    _offer(
        composed,
        "**Les dépenses ne sont demandées à personne.** Demander l’engagé, le mandaté et les "
        f"autres montants de {plural(len(actions), 'action')} à {named}",
        button="Demander ces dépenses",
        rows=budgets_asked,
    )


def _offer(
    composed: Composed, words: str, *, button: str, rows: Callable[..., list[Assignment]]
) -> None:
    first = first_quarter(composed.day, composed.view.situation.plan_start)
    with st.container(border=True):
        st.markdown(
            typo(
                f"{words}, chaque trimestre à partir du {quarter_label(first)} ? "
                "Chaque case se décoche ensuite."
            )
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(button):
                listed = rows(composed.code, composed.going_on, first_period=first)
                save(
                    lambda session: record_settings(session, composed.code, listed, by=author()),
                    LABEL,
                    saved=("attribution enregistrée", "attributions enregistrées"),
                )
                st.rerun()
            st.page_link(
                "pages/reglages.py",
                label="Choisir case par case dans les réglages",
                query_params=kept_parameters(vue="attributions"),
            )
