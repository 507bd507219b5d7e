"""A previewed return recorded, and the sentence that says so: read from a file or typed."""

from datetime import date

from sqlmodel import Session

from data_model.change_kind import counts_sentence
from data_model.draft import ReturnDraft
from data_model.return_ledger import record_return
from pages.common.returns.previewed import Previewed
from pages.common.saving import author


def record_previewed(
    session: Session, one: Previewed, draft: ReturnDraft, *, received_on: date, reason: str
) -> str:
    """Record the draft of a preview, with its file where it has one; the receipt's sentence.

    « Drancy, T3 2026 (retour n° 12, partiel) : 14 nouvelles. »

    Raises: StoreError where something else was recorded since it was previewed.
    """
    kept = record_return(
        session,
        draft,
        received_on=received_on,
        by=author(),
        reason=reason,
        previewed_at=one.previewed_at,
    )
    told = counts_sentence(one.changes) if one.changes else ""
    partial = ", partiel" if draft.is_partial else ""
    return f"{one.name} (retour n° {kept.number}{partial}) : {told}."
