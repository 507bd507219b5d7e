"""What changed between two days, as one table of French words a group."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.changes.co_financing import SUBJECTS
from analysis.changes.kind import Change, ChangeGroup, ChangeSubject
from analysis.fiche.text_diff import text_change
from analysis.rows import rows_of, whole
from data_model.french import NOT_KNOWN, euros, joined, plain, plural, quarter_label, typo

COLUMNS = ["Sujet", "Objet", "Changement", "Avant → après"]
SENT_COLUMNS = ["Répondant", "Trimestre", "Changement", "Objet", "Avant → après"]
SENT_WORDS: Mapping[Change, str] = {
    Change.ADDED: "transmis",
    Change.CHANGED: "corrigé",
    Change.REMOVED: "retiré",
}
DONE_WORDS: Mapping[Change, str] = {
    Change.ADDED: "réalisé",
    Change.CHANGED: "date de réalisation corrigée",
    Change.REMOVED: "réalisation retirée",
}
CO_FINANCING: Final = frozenset(SUBJECTS.values())
FACT_NOUNS: Mapping[ChangeSubject, tuple[str, str]] = {
    ChangeSubject.OBSERVATION: ("relevé", "relevés"),
    ChangeSubject.AMOUNT: ("montant", "montants"),
    ChangeSubject.STATEMENT: ("point de calendrier", "points de calendrier"),
}


def group_labels(changes: pd.DataFrame) -> dict[str, str]:
    """Group → « Budget (26) », of the groups where something changed."""
    counts = changes["group"].value_counts().to_dict()
    return {
        group.value: typo(f"{group.label} ({counts[group]})")
        for group in ChangeGroup
        if counts.get(group)
    }


def changed_things(changes: pd.DataFrame, group: ChangeGroup) -> dict[str, str]:
    """Code → label of what changed in one group, in the order of the changes."""
    held = changes[changes["group"] == group]
    return dict(zip(held["code"], held["label"], strict=True))


def changed_actions(changes: pd.DataFrame, group: ChangeGroup) -> list[str]:
    """The actions that something changed of in one group, by code."""
    return sorted({code for code in changes.loc[changes["group"] == group, "action_code"] if code})


def changes_table(
    changes: pd.DataFrame, group: ChangeGroup, respondents: Mapping[str, str]
) -> pd.DataFrame:
    """The changes of one group; from `changes_frame`. Statuses stand before values.

    Columns: Sujet, Objet, Changement, Avant → après (str, Markdown); of what was sent: Répondant,
    Trimestre, Changement, Objet, Avant → après.
    Rows: one a change; of what was newly sent, one a respondent and quarter, after the corrections.
    """
    held = changes[changes["group"] == group]
    if group is ChangeGroup.SENT:
        return _sent_table(held, respondents)
    order = list(ChangeSubject)
    rows = [
        (
            row.subject.label,
            plain(row.label),
            _words(row.subject, row.change, whole(row.amount)),
            _before_after(row),
        )
        for row in sorted(rows_of(held), key=lambda row: order.index(row.subject))
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _words(subject: ChangeSubject, change: Change, amount: int | None) -> str:
    if subject is ChangeSubject.DONE:
        return DONE_WORDS[change]
    if subject in (ChangeSubject.COMMITTED, ChangeSubject.PAID):
        return euros(amount, signed=True)
    if subject in CO_FINANCING and change is Change.CHANGED:
        return euros(amount, signed=True)
    if subject is ChangeSubject.FINISH and amount is not None:
        moved = "repoussé" if amount > 0 else "avancé"
        return f"{moved} de {plural(abs(amount), 'jour')}"
    return change.label


def _before_after(row: Any) -> str:
    if row.subject is not ChangeSubject.TEXT:
        return before_after(row.before, row.after)
    # A description is long: only what differs of it is shown.
    return text_change(*("" if side == NOT_KNOWN else side for side in (row.before, row.after)))


def before_after(before: str, after: str) -> str:
    """« ~~old~~ → **new** »: what is no more is struck through, and said to be gone."""
    new = "retiré" if after == NOT_KNOWN else f"**{plain(after)}**"
    return new if before == NOT_KNOWN else f"~~{plain(before)}~~ → {new}"


def _sent_table(sent: pd.DataFrame, respondents: Mapping[str, str]) -> pd.DataFrame:
    corrected = sent[sent["change"] != Change.ADDED]
    rows = [
        (
            respondents.get(row.respondent_code, row.respondent_code),
            quarter_label(row.period_code),
            SENT_WORDS[row.change],
            plain(row.label),
            before_after(row.before, row.after),
        )
        for row in rows_of(corrected)
    ]
    new: dict[tuple[str, str], dict[ChangeSubject, int]] = {}
    for row in rows_of(sent[sent["change"] == Change.ADDED]):
        counts = new.setdefault((row.period_code, row.respondent_code), {})
        counts[row.subject] = counts.get(row.subject, 0) + 1
    for (period, respondent), counts in sorted(new.items(), reverse=True):
        told = [
            plural(counts[subject], *nouns)
            for subject, nouns in FACT_NOUNS.items()
            if subject in counts
        ]
        name = respondents.get(respondent, respondent)
        rows.append((name, quarter_label(period), SENT_WORDS[Change.ADDED], joined(told), ""))
    return pd.DataFrame(rows, columns=SENT_COLUMNS, dtype=object)
