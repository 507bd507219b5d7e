"""Confirming: each chosen return in a transaction of its own, after one copy of the base."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from data_model.as_of import PARIS
from data_model.draft import FileStatus
from data_model.french import clock, plural, typo
from data_model.plan import Plan
from data_model.return_ledger import record_return
from data_model.store import Database, StoreError, copy_database, writing
from loaders.checks.preview import ChangeCounts
from pages.common.base_seen import engine_seen
from pages.common.returns.reception import Previewed, bytes_of, forget_drop, reception
from pages.common.saving import RECEIPT, author

CLOSED = "PERIODE_CLOSE"


def counts_words(told: ChangeCounts) -> list[str]:
    """« 1 nouvelle », « 3 modifiées »: what is not nothing, each in agreement."""
    counted = (
        (told.new, "nouvelle", "nouvelles"),
        (told.changed, "modifiée", "modifiées"),
        (told.unchanged, "inchangée", "inchangées"),
        (told.erased, "effacée", "effacées"),
        (told.rejected, "rejetée", "rejetées"),
        (told.skipped, "sans valeur", "sans valeur"),
    )
    return [plural(count, one, many) for count, one, many in counted if count]


def receipt_sentence(told: ChangeCounts) -> str:
    """« 9 cases lues = 1 nouvelle + 8 inchangées »: the sum always holds."""
    words = " + ".join(counts_words(told)) or "rien"
    return typo(f"{plural(told.read, 'case lue', 'cases lues')} = {words}")


def confirm_sentence(chosen: Sequence[Previewed]) -> str:
    """« 2 retours : 3 nouvelles, 7 modifiées, 50 inchangées »."""
    known = [one.changes for one in chosen if one.changes is not None]
    if not known:
        return "aucun fichier à intégrer pour le moment"
    whole = ChangeCounts(
        new=sum(told.new for told in known),
        changed=sum(told.changed for told in known),
        unchanged=sum(told.unchanged for told in known),
        erased=sum(told.erased for told in known),
        rejected=sum(told.rejected for told in known),
        skipped=sum(told.skipped for told in known),
    )
    words = ", ".join(counts_words(whole)) or "aucune valeur"
    return typo(f"{plural(len(chosen), 'retour')} : {words}")


def needs_reason(chosen: Sequence[Previewed]) -> bool:
    """Whether one of the returns is of a quarter that is closed."""
    return any(finding.code == CLOSED for one in chosen for finding in one.draft.findings)


def confirm(chosen: Sequence[Previewed], received_on: date, plan: Plan, reason: str) -> None:
    """Record each chosen return; the drop stays while one of its files is left."""
    held = reception()
    recorded, refused = [], []
    try:
        engines = [engine_seen(one.base) for one in chosen]
        copy_database(engine_seen(), label="import")
        for one, engine in zip(chosen, engines, strict=True):
            try:
                recorded.append(_record(engine, one, received_on, reason=reason))
            except StoreError as error:
                refused.append(f"{one.name} : {error}")
    except StoreError as error:
        refused.append(str(error))
    sentences = []
    if recorded:
        words = plural(len(recorded), "retour intégré", "retours intégrés")
        hour = clock(datetime.now(tz=PARIS))
        sentences = [f"{words}. Sauvegarde faite à {hour}.", *recorded]
    st.session_state[RECEIPT] = ("error" if refused else "success", sentences + refused)
    done = {FileStatus.ALREADY_RECORDED}
    waiting = [one for one in held.previews if one.draft.status not in done]
    if not refused and len(recorded) == len(waiting):
        forget_drop()
    else:
        # What was just recorded here is no surprise at the next preview.
        held.first_seen.clear()


def _record(engine: Database, one: Previewed, received_on: date, *, reason: str) -> str:
    draft = replace(one.draft, content=bytes_of(one.draft.sha256))
    with writing(engine) as session:
        kept = record_return(
            session,
            draft,
            received_on=received_on,
            by=author(),
            reason=reason,
            previewed_at=one.previewed_at,
        )
        number = kept.number
    told = receipt_sentence(one.changes) if one.changes else ""
    partial = ", partiel" if draft.is_partial else ""
    return f"{one.name} (retour n° {number}{partial}) : {told}."
