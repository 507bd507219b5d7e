"""Recording what was composed: checked against the store first, one act, its receipt."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from data_model.finding import Finding, Severity
from data_model.french import day as day_words
from data_model.french import joined, plain, plural, typo
from data_model.plan_draft import PlanDraft
from data_model.plan_edit import record_plan_edit
from data_model.plan_preview import PlanPreview, plan_preview
from data_model.store import reading
from data_model.workspace import active_engine
from loaders.entry.composer_receipt import table_receipt
from loaders.entry.composer_rows import EditedTable
from loaders.plan.text_table import Row
from pages.common.saving import RECEIPT, act, author

LABEL: Final = "composer"
REASON: Final = "Composé dans l’application"
# Values and dates may hang on these: they end, and keep their history.
ENDING: Final = ("actions", "indicators", "milestones")
LEVELS: Final = ("axes", "objectives")
MOST_SAID: Final = 6


def say_findings(findings: Sequence[Finding]) -> None:
    """Each thing that keeps a table from being recorded, and what to do."""
    for finding in findings[:MOST_SAID]:
        st.error(f"{plain(finding.message)} {typo(plain(finding.hint))}")
    if len(findings) > MOST_SAID:
        st.error(typo(f"Et {plural(len(findings) - MOST_SAID, 'autre constat')}."))


def consent_to_end(name: str, edited: EditedTable, *, day: date) -> bool:
    """Whether what was taken out of the table may end; nothing is asked where it just goes."""
    if name not in ENDING or not edited.removed:
        return True
    codes = joined(row["code"] for row in edited.removed)
    st.warning(
        typo(
            f"Retiré du tableau : {plain(codes)}. Ce qui a été demandé ou reçu reste consultable ; "
            "rien n’en sera plus demandé."
        )
    )
    return st.checkbox(typo(f"Y mettre fin au {day_words(day)}"), key=f"composer_fin_{name}")


def consent_to_replace(name: str, edited: EditedTable) -> bool:
    """Whether what was recorded meanwhile from elsewhere may be replaced; asked where it would."""
    if not edited.overtaken:
        return True
    lines = [
        f"- {plain(one.row)}, « {plain(one.column)} » : « {plain(one.recorded)} » vient d’être "
        f"enregistré depuis une autre fenêtre ; vous avez écrit « {plain(one.typed)} »."
        for one in edited.overtaken[:MOST_SAID]
    ]
    st.warning(typo("\n".join(lines)))
    return st.checkbox(typo("Garder ce que j’ai écrit"), key=f"composer_remplace_{name}")


def record_table(name: str, draft: PlanDraft, edited: EditedTable, *, day: date) -> bool:
    """Record a table as edited; False, with the reasons on screen, where it cannot be."""
    with reading(active_engine()) as session:
        preview = plan_preview(session, draft, day=day)
    findings = [one for one in preview.findings if one.severity is Severity.ERROR]
    if findings:
        say_findings(findings)
        return False
    if still := _still_named(name, preview, edited.removed):
        words = f"{joined(row['code'] for row in still)} ne peut pas être retiré"
        st.error(typo(f"{words} : d’autres lignes s’y rattachent. Déplacez-les d’abord."))
        return False
    if name in ENDING and (past := _past_their_end(preview, edited.removed)):
        words = (
            f"{joined(past)} : rien n’en est plus demandé, et ce qui a été reçu y reste attaché."
        )
        st.error(typo(f"{plain(words)} Remettez la ligne : il n’y a plus rien à terminer."))
        return False
    return recorded_edit(
        draft,
        previewed_at=preview.previewed_at,
        ends_on=day if edited.removed else None,
        said=plain(typo(table_receipt(name, edited, preview.endings, day=day))),
    )


def recorded_edit(
    draft: PlanDraft, *, previewed_at: int, said: str, ends_on: date | None = None
) -> bool:
    """Record a draft under one act; `said` is the receipt of the next run."""
    is_done = act(
        lambda session: record_plan_edit(
            session,
            draft,
            previewed_at=previewed_at,
            by=author(),
            reason=REASON,
            ends_on=ends_on,
        ),
        LABEL,
        done=lambda receipt: "Rien n’a changé." if receipt.is_empty else said,
    )
    if not is_done:
        say_refusal()
    return is_done


def say_refusal() -> None:
    """Why the act just tried was refused, beside what is still being edited."""
    for sentence in st.session_state.pop(RECEIPT)[1]:
        st.error(typo(sentence))


def _still_named(name: str, preview: PlanPreview, removed: Sequence[Row]) -> list[Row]:
    if name not in LEVELS:
        return []
    gone = {getattr(row, "code", "") for row in preview.endings.deleted}
    return [row for row in removed if row["code"] not in gone]


def _past_their_end(preview: PlanPreview, removed: Sequence[Row]) -> list[str]:
    """The codes of the rows for which nothing is left to put an end to."""
    ending = {getattr(row, "code", "") for row in preview.endings.ended}
    return [row["code"] for row in removed if row["code"] not in ending]
