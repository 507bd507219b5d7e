"""Recording the plan's settings and contacts, as new versions, with their receipt."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from data_model.plan_draft import record_respondents, record_settings
from data_model.respondent import Respondent
from loaders.entry.typed_entry import Entry
from pages.common.saving import RECEIPT, author, save

SAVED: Final = ("réglage enregistré", "réglages enregistrés")


def save_entry(plan_code: str, entry: Entry) -> None:
    """Record what was edited, or say why it cannot be; keeps the sentence for the next run."""
    if entry.findings:
        sentences = [f"{finding.message} {finding.hint}" for finding in entry.findings]
        st.session_state[RECEIPT] = ("error", sentences)
        return
    save(
        lambda session: record_settings(session, plan_code, entry.rows, by=author()),
        "reglages",
        saved=SAVED,
    )


def save_respondents(plan_code: str, rows: Sequence[Respondent]) -> None:
    """Record contacts."""
    save(
        lambda session: record_respondents(session, plan_code, rows, by=author()),
        "contacts",
        saved=SAVED,
    )
