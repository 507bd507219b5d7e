"""A committee's decisions on screen, and what became of the earlier ones."""

from collections.abc import Iterable
from typing import Final

import pandas as pd
import streamlit as st

from analysis.committee.held import HeldCommittee, decisions_known, free_decision_number
from analysis.committee.tables import decisions_edit_table, states_edit_table
from data_model.base import Versioned
from data_model.committee_ledger import record_decisions
from data_model.steering import Decision
from data_model.vocabulary import DecisionState
from loaders.entry.decision_entry import decision_entry, states_entry
from pages.common.committee.saving import save_committee
from pages.common.committee.seen import earlier_decisions, own_decisions
from pages.common.plan_view import PlanView
from pages.common.saving import author

SAVED: Final = ("décision enregistrée", "décisions enregistrées")
STATES: Final = [state.label for state in DecisionState]


def decisions_form(now: PlanView, committee: HeldCommittee, held: list[HeldCommittee]) -> None:
    """What this committee decides, then the earlier decisions with their state."""
    own = own_decisions(now, committee)
    edited = _editor(
        now,
        f"decisions_{committee.number}",
        decisions_edit_table(own),
        alt="Décisions de ce comité, une par ligne",
        locked=["N°", "Enregistré"],
        is_dynamic=True,
    )
    if st.button("Enregistrer les décisions", type="primary", key="save_decisions"):
        code, number = now.situation.plan_code, committee.number
        known, free = _known(now, number)
        entry = decision_entry(code, number, edited, known=known, free=free)
        save_committee(
            entry.findings,
            lambda s: record_decisions(s, code, _decisions(entry.rows), by=author()),
            saved=SAVED,
        )
    earlier = earlier_decisions(now, committee)
    st.header("Suite des décisions précédentes", anchor=False)
    if earlier.empty:
        st.markdown("Aucun comité précédent n’a pris de décision.")
        return
    _states(now, earlier, held)


def _states(now: PlanView, earlier: pd.DataFrame, held: list[HeldCommittee]) -> None:
    table = states_edit_table(earlier, held)
    edited = _editor(
        now,
        "states",
        table,
        alt="Décisions des comités précédents et leur état, une par ligne",
        locked=[name for name in table.columns if name != "État"],
    )
    if st.button("Enregistrer les états", key="save_states"):
        keys = list(zip(earlier["committee_number"], earlier["number"], strict=True))
        known, _ = _known(now, 0)
        entry = states_entry(edited, keys=keys, known=known)
        code = now.situation.plan_code
        save_committee(
            entry.findings,
            lambda s: record_decisions(s, code, _decisions(entry.rows), by=author()),
            saved=SAVED,
        )


def _editor(
    now: PlanView,
    name: str,
    table: pd.DataFrame,
    *,
    alt: str,
    locked: list[str],
    is_dynamic: bool = False,
) -> pd.DataFrame:
    edited: pd.DataFrame = st.data_editor(
        table,
        hide_index=True,
        disabled=locked,
        num_rows="dynamic" if is_dynamic else "fixed",
        column_config={
            "N°": st.column_config.NumberColumn(width=45),
            "Comité du": st.column_config.TextColumn(width=120),
            "Décision": st.column_config.TextColumn(width=310),
            "Qui": st.column_config.TextColumn(width=150),
            "Pour le": st.column_config.DateColumn(format="DD/MM/YYYY", width=100)
            if is_dynamic
            else st.column_config.TextColumn(width=125),
            "Situation": st.column_config.TextColumn(width=75),
            "État": st.column_config.SelectboxColumn(options=STATES, default=STATES[0], width=100),
            "Enregistré": st.column_config.TextColumn(width=150),
        },
        key=f"{name}_{now.situation.cutoff}",
        alt=alt,
        placeholder="",
    )
    return edited


def _known(now: PlanView, committee_number: int) -> tuple[list[Decision], int]:
    code, known = now.situation.plan_code, now.situation.cutoff
    with now.read() as session:
        found = decisions_known(session, code, cutoff=known)
        return found, free_decision_number(session, code, committee_number)


def _decisions(rows: Iterable[Versioned]) -> list[Decision]:
    return [row for row in rows if isinstance(row, Decision)]
