"""Who is asked for what, where nobody is yet: one button, then the settings."""

import streamlit as st

from data_model.french import plural, quarter_label, typo
from data_model.plan_draft import record_settings
from loaders.entry.composer_assignments import communes_of, everything_asked, first_quarter
from pages.common.composer.composed import Composed
from pages.common.composer.recording import LABEL
from pages.common.frame import kept_parameters
from pages.common.saving import author, save


def asking_form(composed: Composed) -> None:
    """Without an assignment no workbook can be issued: the widest one is offered."""
    stored = composed.stored
    communes = communes_of(stored)
    if stored["assignments"] or not stored["indicators"] or not communes:
        return
    first = first_quarter(composed.day, composed.view.situation.plan_start)
    with st.container(border=True):
        indicators = plural(len(stored["indicators"]), "indicateur")
        st.markdown(
            typo(
                f"**Rien n’est encore demandé à personne** : aucun classeur ne peut être émis. "
                f"Demander {indicators} à {plural(len(communes), 'commune')}, chaque trimestre à "
                f"partir du {quarter_label(first)} ? Chaque case se décoche ensuite."
            )
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button("Tout demander à toutes les communes", key="composer_demander"):
                rows = everything_asked(composed.code, stored, first_period=first)
                save(
                    lambda session: record_settings(session, composed.code, rows, by=author()),
                    LABEL,
                    saved=("attribution enregistrée", "attributions enregistrées"),
                )
                st.rerun()
            st.page_link(
                "pages/reglages.py",
                label="Choisir case par case dans les réglages",
                query_params=kept_parameters(vue="attributions"),
            )
