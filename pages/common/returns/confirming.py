"""Confirming: each chosen return in a transaction of its own, after one copy of the base."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from data_model.as_of import PARIS
from data_model.change_kind import counts_words, summed
from data_model.draft import CLOSED_PERIOD, FileStatus
from data_model.french import clock, plural, typo
from data_model.plan import Plan
from data_model.return_ledger import newest_return, restore_return
from data_model.store import Database, StoreError, copy_database, writing
from pages.common.base_seen import engine_seen
from pages.common.returns.previewed import Previewed
from pages.common.returns.reception import bytes_of, forget_drop, reception
from pages.common.returns.recording import record_previewed
from pages.common.saving import RECEIPT, author


def confirm_sentence(chosen: Sequence[Previewed]) -> str:
    """« 2 retours : 3 nouvelles, 7 modifiées, 50 inchangées ; 1 retour à rétablir »."""
    known = [one.changes for one in chosen if one.changes is not None]
    back = sum(one.restored is not None for one in chosen)
    told = []
    if known:
        words = ", ".join(counts_words(summed(known))) or "aucune valeur"
        told.append(f"{plural(len(known), 'retour')} : {words}")
    if back:
        told.append(plural(back, "retour à rétablir", "retours à rétablir"))
    return typo(" ; ".join(told) or "aucun fichier à intégrer pour le moment")


def needs_reason(chosen: Sequence[Previewed]) -> bool:
    """Whether one of the returns is of a quarter that is closed."""
    return any(finding.code == CLOSED_PERIOD for one in chosen for finding in one.draft.findings)


def confirm(chosen: Sequence[Previewed], received_on: date, plan: Plan, reason: str) -> None:
    """Record each chosen return; the drop stays while one of its files is left."""
    held = reception()
    recorded: list[str] = []
    back: list[str] = []
    refused: list[str] = []
    try:
        engines = [engine_seen(one.base) for one in chosen]
        copy_database(engine_seen(), label="import")
        for one, engine in zip(chosen, engines, strict=True):
            try:
                if one.restored is None:
                    recorded.append(_record(engine, one, received_on, reason=reason))
                else:
                    back.append(_restore(engine, one, one.restored.number, reason=reason))
            except StoreError as error:
                refused.append(f"{one.name} : {error}")
    except StoreError as error:
        refused.append(str(error))
    sentences = []
    if recorded or back:
        hour = clock(datetime.now(tz=PARIS))
        sentences = [f"{_done_words(recorded, back)}. Sauvegarde faite à {hour}."]
        sentences += [*recorded, *back]
    st.session_state[RECEIPT] = ("error" if refused else "success", sentences + refused)
    done = {FileStatus.ALREADY_RECORDED}
    waiting = [one for one in held.previews if one.draft.status not in done]
    if not refused and len(recorded) + len(back) == len(waiting):
        forget_drop()
    else:
        # What was just recorded here is no surprise at the next preview.
        held.first_seen.clear()


def _done_words(recorded: Sequence[str], back: Sequence[str]) -> str:
    counted = [
        plural(len(recorded), "retour intégré", "retours intégrés") if recorded else "",
        plural(len(back), "retour rétabli", "retours rétablis") if back else "",
    ]
    return ", ".join(words for words in counted if words)


def _record(engine: Database, one: Previewed, received_on: date, *, reason: str) -> str:
    draft = replace(one.draft, content=bytes_of(one.draft.sha256))
    with writing(engine) as session:
        return record_previewed(session, one, draft, received_on=received_on, reason=reason)


def _restore(engine: Database, one: Previewed, number: int, *, reason: str) -> str:
    draft = one.draft
    with writing(engine) as session:
        present = newest_return(session, draft.plan_code, draft.respondent_code, draft.period_code)
        if present != one.previewed_at:
            raise StoreError(
                "Un autre retour est arrivé depuis cet aperçu ; vérifiez l’aperçu mis à jour."
            )
        restore_return(session, draft.plan_code, number, by=author(), reason=reason)
    return f"{one.name} : le retour n° {number} est rétabli."
