"""Writing from a page: one act, its copy of the base, its receipt in a sentence."""

from collections.abc import Callable, Sequence

import streamlit as st
from sqlmodel import Session

from data_model.action import VotedAmount
from data_model.as_of import current_rows, newest_act
from data_model.calendar import recurring_milestones
from data_model.finding import Finding
from data_model.french import plural, typo
from data_model.plan_draft import record_respondents, record_settings
from data_model.recurrence import RecurringMilestone
from data_model.respondent import Respondent
from data_model.store import StoreError, copy_database, reading, writing
from data_model.workspace import active_engine
from loaders.entry.typed_entry import Entry
from pages.common.base_seen import engine_seen

RECEIPT = "receipt"
AUTHOR = "author"
LONGEST_AUTHOR = 60
SETTINGS_SAVED = ("réglage enregistré", "réglages enregistrés")


def author() -> str:
    """Who acts, as typed once in the session; "" where nobody said."""
    return str(st.session_state.get(AUTHOR, "")).strip()[:LONGEST_AUTHOR]


def author_field() -> None:
    """Where a person says who acts: kept with each act, as long as the session lasts."""
    st.text_input(
        "Vos initiales",
        key=AUTHOR,
        max_chars=LONGEST_AUTHOR,
        help="Gardées avec chaque intégration, annulation et réglage : qui l’a fait, et quand.",
    )


def save_entry(plan_code: str, entry: Entry) -> None:
    """Record what was edited, or say why it cannot be; keeps the sentence for the next run."""
    if entry.findings:
        st.session_state[RECEIPT] = ("error", [_sentence(f) for f in entry.findings])
        return
    save(lambda session: record_settings(session, plan_code, entry.rows, by=author()), "reglages")


def save_respondents(plan_code: str, rows: Sequence[Respondent]) -> None:
    """Record contacts."""
    save(lambda session: record_respondents(session, plan_code, rows, by=author()), "contacts")


def save(
    write: Callable[[Session], int], label: str, *, saved: tuple[str, str] = SETTINGS_SAVED
) -> None:
    """Write after a copy of the base named `label`; the sentence counts what was `saved`."""
    try:
        engine = engine_seen()
        copy_database(engine, label=label)
        with writing(engine) as session:
            changed = write(session)
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [str(error)])
        return
    words = f"{plural(changed, *saved)}." if changed else "Rien n’a changé."
    st.session_state[RECEIPT] = ("success", [words])


def show_receipt() -> None:
    """What the last action did, once."""
    kind, sentences = st.session_state.pop(RECEIPT, ("", []))
    for sentence in sentences:
        (st.error if kind == "error" else st.success)(typo(sentence))


def _sentence(finding: Finding) -> str:
    return f"{finding.message} {finding.hint}"


def voted_amounts(plan_code: str) -> dict[str, VotedAmount]:
    """The voted amounts in force, by action."""
    with reading(active_engine()) as session:
        rows = current_rows(
            session, VotedAmount, plan_code=plan_code, cutoff=newest_act(session, plan_code)
        )
        return {row.action_code: row for row in rows}


def milestone_rules(plan_code: str) -> dict[str, list[RecurringMilestone]]:
    """The milestones' rules in force, by action."""
    with reading(active_engine()) as session:
        return recurring_milestones(session, plan_code, newest_act(session, plan_code))
