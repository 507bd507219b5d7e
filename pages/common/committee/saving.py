"""Recording what is typed of committees: one act each, signed, after a copy of the base."""

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st
from sqlmodel import Session

from data_model.finding import Finding
from pages.common.saving import RECEIPT, save

LABEL: Final = "comite"


def save_committee(
    findings: Sequence[Finding], write: Callable[[Session], int], *, saved: tuple[str, str]
) -> None:
    """Record, or say what keeps it from being recorded, then show the page as it is from then."""
    if findings:
        sentences = [f"{finding.message} {finding.hint}" for finding in findings]
        st.session_state[RECEIPT] = ("error", sentences)
    else:
        save(write, LABEL, saved=saved)
    st.rerun()
