"""The returns page's tables and sentences: what came, what is still expected."""

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd

from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.as_of import PARIS
from data_model.change_kind import ChangeKind
from data_model.draft import FileStatus, ReturnDraft
from data_model.french import NOT_KNOWN, clock, day, joined, plain, plural, quarter_label, typo

LONGEST_NAME, NAME_END = 40, 24


def drop_title(drafts: list[ReturnDraft]) -> str:
    """« 4 fichiers lus : 2 à intégrer, 1 déjà intégré, 1 bloqué »."""
    if not drafts:
        return "Déposez les retours des communes"
    parts = []
    for statuses, one, many in (
        ((FileStatus.READY,), "à intégrer", "à intégrer"),
        ((FileStatus.TO_CHECK,), "à vérifier", "à vérifier"),
        ((FileStatus.ALREADY_RECORDED,), "déjà intégré", "déjà intégrés"),
        ((FileStatus.BLOCKED,), "bloqué", "bloqués"),
    ):
        count = sum(draft.status in statuses for draft in drafts)
        if count:
            parts.append(f"{count} {one if count == 1 else many}")
    read = plural(len(drafts), "fichier lu", "fichiers lus")
    return typo(f"{read} : {', '.join(parts)}")


def change_table(changes: pd.DataFrame) -> pd.DataFrame:
    """The preview as shown: what is told, what was known, what the file says and how it is read.

    Columns: Objet, Précédent, En vigueur (str, « n.c. » where nothing is known), Écrit (str, as
    in the cell), Lu comme (str).
    Rows: as given.
    """
    return pd.DataFrame(
        [
            {
                "Objet": f"{row.label} ({row.field})" if row.field else row.label,
                "Précédent": row.previous or NOT_KNOWN,
                "En vigueur": row.old or NOT_KNOWN,
                "Écrit": row.raw,
                "Lu comme": row.new or NOT_KNOWN,
            }
            for row in rows_of(changes)
        ],
        columns=["Objet", "Précédent", "En vigueur", "Écrit", "Lu comme"],
    )


def changes_of_kind(changes: pd.DataFrame, kind: ChangeKind) -> pd.DataFrame:
    """`change_table` of the values new, changed, erased or unchanged, as Markdown."""
    return change_table(changes[changes["change"] == kind.value]).map(plain)


def expected_sentence(board: pd.DataFrame, period_code: str, *, deadline: date) -> str:
    """« T3 2026 : 7 retours reçus sur 9 ; attendus pour le 31 octobre 2026 : Dugny. »"""
    rows = board[board["period_code"] == period_code]
    asked = rows[rows["state"] != "not_asked"]
    if asked.empty:
        return typo(f"{quarter_label(period_code)} : aucun retour n’est demandé.")
    waiting = asked[asked["state"].isin(["missing", "expected"])]
    received = len(asked) - len(waiting)
    text = (
        f"{quarter_label(period_code)} : {plural(received, 'retour reçu', 'retours reçus')} "
        f"sur {len(asked)}"
    )
    for state, words in (
        ("missing", "non reçus"),
        ("expected", f"attendus pour le {day(deadline)}"),
    ):
        names = list(waiting.loc[waiting["state"] == state, "name"])
        if names:
            text += f" ; {words} : {joined(map(plain, names))}"
    return typo(f"{text}.")


def issue_title(count: int, period_code: str) -> str:
    """« 9 classeurs à émettre pour T4 2026 »."""
    quarter = quarter_label(period_code)
    if not count:
        return f"Aucun classeur à émettre pour {quarter}"
    return f"{plural(count, 'classeur')} à émettre pour {quarter}"


def done_title(returns: pd.DataFrame) -> str:
    """« 98 retours intégrés, dont 2 annulés », from the returns of a snapshot."""
    if returns.empty:
        return "Aucun retour n’est encore intégré"
    undone = len(returns) - int(returns["is_active"].sum())
    counted = plural(len(returns), "retour intégré", "retours intégrés")
    if not undone:
        return f"{counted}, aucun annulé"
    return f"{counted}, dont {plural(undone, 'annulé')}"


def returns_table(snapshot: Snapshot) -> pd.DataFrame:
    """The returns recorded, the newest first.

    Columns: N°, Répondant, Période, État (en vigueur, remplacé, remplacé en partie, partiel,
    annulé), Valeurs, Reçu le, Intégré le, Fichier, Par (str). Rows: one a return; index: its
    number.
    """
    names = dict(
        zip(snapshot.respondents["respondent_code"], snapshot.respondents["name"], strict=True)
    )
    standing = _facts_standing(snapshot)
    newest = {
        (row.respondent_code, row.period_code): int(row.number)
        for row in rows_of(snapshot.returns)
        if row.is_active
    }
    rows = []
    for row in rows_of(snapshot.returns):
        number = int(row.number)
        has_newer = newest.get((row.respondent_code, row.period_code), number) > number
        rows.append(
            {
                "N°": str(number),
                "Répondant": names.get(row.respondent_code, row.respondent_code),
                "Période": quarter_label(row.period_code),
                "État": _state(row, standing[number], has_newer=has_newer),
                "Valeurs": str(row.fact_count),
                "Reçu le": day(row.received_on),
                "Intégré le": _moment(row.recorded_at),
                "Fichier": _shortened(row.file_name) or "saisie",
                "Par": row.recorded_by,
            }
        )
    return pd.DataFrame(rows[::-1], index=[int(row["N°"]) for row in rows][::-1])


def _facts_standing(snapshot: Snapshot) -> Counter[int]:
    """How many values of each return are in force; what it erased leaves none."""
    frames = (snapshot.observations, snapshot.budget_history, snapshot.milestone_history)
    return Counter(int(number) for frame in frames for number in frame["return_number"])


def _shortened(file_name: str) -> str:
    """A long name without its middle: its beginning and its end tell it apart."""
    if len(file_name) <= LONGEST_NAME:
        return file_name
    return f"{file_name[: LONGEST_NAME - NAME_END - 1]}…{file_name[-NAME_END:]}"


def _moment(moment: pd.Timestamp) -> str:
    local = moment.astimezone(PARIS)
    return f"{day(local.date())}, {clock(local)}"


def _state(row: Any, standing: int, *, has_newer: bool) -> str:
    if not row.is_active:
        return "annulé"
    if has_newer and standing < int(row.fact_count):
        return "remplacé en partie" if standing else "remplacé"
    return "partiel" if row.is_partial else "en vigueur"


def return_choices(table: pd.DataFrame) -> dict[int, str]:
    """Number → « n° 12 · Dugny · T3 2026 · en vigueur », from `returns_table`."""
    columns = (table[name].tolist() for name in ("N°", "Répondant", "Période", "État"))
    return {
        int(number): " · ".join([f"n°\u00a0{number}", plain(who), period, state])
        for number, who, period, state in zip(*columns, strict=True)
    }
