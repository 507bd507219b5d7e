"""A committee's own record on screen: when, what it looks at, who comes."""

from datetime import date, timedelta
from typing import Final

import streamlit as st
from sqlmodel import Session

from analysis.committee.held import HeldCommittee
from analysis.committee.tables import participants_table
from data_model.committee import CommitteeRecord
from data_model.committee_ledger import edit_committee, new_committee
from data_model.french import typo
from data_model.vocabulary import CommitteeKind
from loaders.entry.committee_entry import RecordEntry, record_entry
from pages.common.committee.saving import save_committee
from pages.common.committee.seen import COMMITTEE
from pages.common.plan_view import PlanView
from pages.common.saving import author

AHEAD_DAYS: Final = 14
SAVED: Final = ("comité enregistré", "comités enregistrés")
OLDEST, LATEST = "2000-01-01", "2060-12-31"


def new_meeting(now: PlanView) -> None:
    """The form of a committee to come, opened on demand."""
    with st.popover("Préparer un comité", icon=":material/add:"):
        entry = _form(now, None)
        if st.button("Créer le comité", type="primary", key="create_committee"):
            save_committee(entry.findings, lambda s: _create(s, now, entry), saved=SAVED)


def meeting_form(now: PlanView, committee: HeldCommittee) -> None:
    """The committee's record as it is today, to be changed."""
    entry = _form(now, committee)
    if st.button("Enregistrer la réunion", type="primary", key="save_meeting"):
        save_committee(entry.findings, lambda s: _edit(s, now, committee, entry), saved=SAVED)


def _form(now: PlanView, committee: HeldCommittee | None) -> RecordEntry:
    today = now.situation.as_of
    # What was recorded meanwhile shows a fresh form.
    suffix = f"{committee.number if committee else 'new'}_{now.situation.cutoff}"
    kept = committee.record if committee else _proposed(today)
    kinds = [kind.value for kind in CommitteeKind]
    row = st.columns(3)
    kind = row[0].selectbox(
        "Instance",
        kinds,
        index=kinds.index(kept.kind.value),
        format_func=lambda code: CommitteeKind(code).label.capitalize(),
        key=f"kind_{suffix}",
    )
    held_on = _day(row[1], "Date de la réunion", kept.held_on, key=f"held_on_{suffix}")
    as_of = _day(row[2], "Données arrêtées au", kept.as_of, key=f"as_of_{suffix}")
    agenda = st.text_area("Ordre du jour", kept.agenda, key=f"agenda_{suffix}", height=68)
    respondents = now.snapshot.respondents
    present = st.data_editor(
        participants_table(respondents, kept.participants),
        hide_index=True,
        disabled=["Répondant"],
        column_config={
            "Répondant": st.column_config.TextColumn(width=220),
            "Présents": st.column_config.TextColumn(
                "Participants", width=480, help="Des fonctions plutôt que des noms"
            ),
        },
        key=f"present_{suffix}",
        alt="Participants, un répondant par ligne",
    )
    cancelled = committee is not None and st.checkbox(
        "Réunion annulée",
        key=f"cancelled_{suffix}",
        help=typo("Elle quitte la liste ; ce qui a été enregistré reste."),
    )
    return record_entry(
        CommitteeKind(kind),
        held_on,
        as_of,
        agenda=agenda or "",
        present=present,
        codes=dict(zip(respondents["name"], respondents["respondent_code"], strict=True)),
        is_cancelled=cancelled,
    )


def _proposed(today: date) -> CommitteeRecord:
    later = today + timedelta(days=AHEAD_DAYS)
    return CommitteeRecord(kind=CommitteeKind.TERRITORIAL, held_on=later, as_of=today)


def _day(place: st.delta_generator.DeltaGenerator, label: str, day: date, *, key: str) -> date:
    picked = place.date_input(
        label, day, format="DD/MM/YYYY", min_value=OLDEST, max_value=LATEST, key=key
    )
    return picked if isinstance(picked, date) else day


def _create(session: Session, now: PlanView, entry: RecordEntry) -> int:
    if entry.record is None:
        return 0
    made = new_committee(session, now.situation.plan_code, entry.record, by=author())
    st.query_params[COMMITTEE] = str(made.number)
    return 1


def _edit(session: Session, now: PlanView, committee: HeldCommittee, entry: RecordEntry) -> int:
    if entry.record is None or entry.record == committee.record:
        return 0
    edit_committee(
        session,
        now.situation.plan_code,
        committee.number,
        record=entry.record,
        by=author(),
    )
    return 1
