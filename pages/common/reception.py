"""Files dropped on the page: read, previewed, confirmed; nothing is written before."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from analysis.plausible_return import with_plausibility
from analysis.return_basis import plan_index, return_basis
from analysis.snapshot import snapshot
from data_model.as_of import PARIS, newest_act, today
from data_model.draft import ReturnDraft
from data_model.french import clock, joined, plain, plural, quarter_label, typo
from data_model.ledger import newest_return, record_return
from data_model.plan import Plan
from data_model.plan_index import ReturnBasis
from data_model.store import StoreError, copy_database, reading, writing
from data_model.workspace import active_engine
from loaders.check import read_returns
from loaders.preview import ChangeCounts, counts, preview
from pages.common.saving import RECEIPT, author

DROP = "drop_number"
PREVIEWS = "previews"


@dataclass(frozen=True, kw_only=True)
class Previewed:
    """One file as read, and what recording it would change."""

    draft: ReturnDraft
    respondent: str
    changes: ChangeCounts | None
    table: pd.DataFrame | None
    previewed_at: int

    @property
    def name(self) -> str:
        """Whose return it is, or the file's name."""
        if not self.respondent:
            return plain(self.draft.file_name)
        return f"{self.respondent}, {quarter_label(self.draft.period_code)}"


def uploader_key() -> str:
    """A key that changes once the dropped files are dealt with."""
    return f"drop_{st.session_state.get(DROP, 0)}"


def forget_drop() -> None:
    """Empty the page's drop zone and its previews."""
    st.session_state[DROP] = st.session_state.get(DROP, 0) + 1
    st.session_state.pop(PREVIEWS, None)


def previews_of(plan: Plan, files: list[tuple[str, bytes]]) -> list[Previewed]:
    """Read the files and preview them; read again only when they or the plan's facts changed."""
    digests = tuple((name, hashlib.sha256(content).hexdigest()) for name, content in files)
    engine = active_engine()
    with reading(engine) as session:
        token = (plan.code, newest_act(session, plan.code), digests)
        kept = st.session_state.get(PREVIEWS)
        if kept is not None and kept[0] == token:
            return list(kept[1])
        with st.spinner("Lecture des fichiers…"):
            seen = snapshot(session, plan)
            index = plan_index(seen)
            bases: dict[tuple[str, str], ReturnBasis | None] = {}

            def basis_of(respondent: str, period: str) -> ReturnBasis | None:
                if (respondent, period) not in bases:
                    bases[respondent, period] = return_basis(seen, respondent, period)
                return bases[respondent, period]

            drafts = read_returns(files, index, basis_of, as_of=today(plan))
            found = []
            for read in drafts:
                basis = bases.get((read.respondent_code, read.period_code))
                draft = with_plausibility(read, basis, index)
                found.append(
                    Previewed(
                        draft=draft,
                        respondent=basis.respondent.name if basis else "",
                        changes=counts(draft, basis) if basis else None,
                        table=preview(draft, basis, index=index) if basis else None,
                        previewed_at=newest_return(
                            session, plan.code, draft.respondent_code, draft.period_code
                        ),
                    )
                )
    st.session_state[PREVIEWS] = (token, found)
    return found


def confirm(chosen: list[Previewed], received_on: date, plan: Plan) -> None:
    """Record each chosen return in a transaction of its own, after one copy of the base."""
    engine = active_engine()
    copy_database(engine, label="import")
    done, refused = [], []
    for one in chosen:
        try:
            with writing(engine) as session:
                recorded = record_return(
                    session,
                    one.draft,
                    received_on=received_on,
                    by=author(),
                    previewed_at=one.previewed_at,
                )
                done.append(f"{one.name} (retour n° {recorded.number})")
        except StoreError as error:
            refused.append(f"{one.name} : {error}")
    hour = clock(datetime.now(tz=PARIS))
    sentences = []
    if done:
        words = plural(len(done), "retour intégré", "retours intégrés")
        sentences.append(f"{words} : {joined(done)}. Sauvegarde faite à {hour}.")
    st.session_state[RECEIPT] = ("error" if refused else "success", sentences + refused)
    forget_drop()


def confirm_sentence(chosen: list[Previewed]) -> str:
    """« 2 retours, 3 valeurs nouvelles, 7 modifiées, 50 inchangées »."""
    known = [one.changes for one in chosen if one.changes is not None]
    if not known:
        return "aucun fichier à intégrer pour le moment"
    counted = (
        (sum(c.new for c in known), "valeur nouvelle", "valeurs nouvelles"),
        (sum(c.changed for c in known), "modifiée", "modifiées"),
        (sum(c.erased for c in known), "effacée", "effacées"),
        (sum(c.unchanged for c in known), "inchangée", "inchangées"),
    )
    parts = [plural(len(chosen), "retour")]
    parts += [plural(count, one, many) for count, one, many in counted if count]
    refused = sum(c.rejected for c in known)
    skipped = sum(c.skipped for c in known)
    parts += [plural(refused, "refusée")] if refused else []
    parts += [plural(skipped, "sans valeur", "sans valeur")] if skipped else []
    return typo(", ".join(parts))
