"""The returns page's tables and sentences: what came, what is still expected."""

import pandas as pd

from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.as_of import PARIS
from data_model.draft import FileStatus, ReturnDraft
from data_model.finding import Finding, Severity
from data_model.french import NOT_KNOWN, clock, day, joined, plain, plural, quarter_label, typo

SEVERITY_ORDER = (Severity.ERROR, Severity.QUESTION, Severity.INFO)


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


def findings_table(findings: tuple[Finding, ...]) -> pd.DataFrame:
    """The findings of a file, equal ones grouped.

    Columns: Gravité, Cellule, Constat, À faire (str).
    Rows: one a cause, the blocking ones first.
    """
    grouped: dict[tuple[Severity, str, str, str], list[str]] = {}
    for finding in findings:
        # The message repeats its cell; grouped, the cells stand in a column of their own.
        message = finding.message.removeprefix(f"{finding.address} : ")
        message = message.removeprefix(f"{finding.address}\u00a0: ")
        read_as = f" Lu comme {finding.read_as}." if finding.read_as else ""
        key = (finding.severity, finding.code, message + read_as, finding.hint)
        grouped.setdefault(key, []).append(finding.address)
    ordered = sorted(grouped.items(), key=lambda item: SEVERITY_ORDER.index(item[0][0]))
    return pd.DataFrame(
        [
            {
                "Gravité": severity.label,
                "Cellule": ", ".join(f"`{address}`" for address in addresses if address),
                "Constat": plain(typo(message)),
                "À faire": plain(typo(hint)),
            }
            for (severity, _, message, hint), addresses in ordered
        ],
        columns=["Gravité", "Cellule", "Constat", "À faire"],
    )


def change_table(changes: pd.DataFrame) -> pd.DataFrame:
    """The preview as shown: what is told, what was known, what the file says.

    Columns: Objet, Précédent, En vigueur, Ce fichier (str, « n.c. » where nothing is known).
    Rows: as given.
    """
    return pd.DataFrame(
        [
            {
                "Objet": f"{row.label} ({row.field})" if row.field else row.label,
                "Précédent": row.previous or NOT_KNOWN,
                "En vigueur": row.old or NOT_KNOWN,
                "Ce fichier": row.new or NOT_KNOWN,
            }
            for row in rows_of(changes)
        ],
        columns=["Objet", "Précédent", "En vigueur", "Ce fichier"],
    )


def expected_sentence(board: pd.DataFrame, period_code: str) -> str:
    """« T3 2026 : 7 retours reçus sur 9 ; attendus : Dugny et Tremblay-en-France. »"""
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
    if len(waiting):
        text += f" ; non reçus : {joined(list(waiting['name']))}"
    return typo(f"{text}.")


def returns_table(snapshot: Snapshot) -> pd.DataFrame:
    """The returns recorded, the newest first.

    Columns: N°, Répondant, Période, Reçu le, Intégré le, Fichier, Valeurs, État (str).
    Rows: one a return; index: its number.
    """
    names = dict(
        zip(snapshot.respondents["respondent_code"], snapshot.respondents["name"], strict=True)
    )
    rows = [
        {
            "N°": str(row.number),
            "Répondant": names.get(row.respondent_code, row.respondent_code),
            "Période": quarter_label(row.period_code),
            "Reçu le": day(row.received_on),
            "Intégré le": _moment(row.recorded_at),
            "Fichier": row.file_name or "saisie",
            "Valeurs": str(row.fact_count),
            "État": _state(row),
        }
        for row in rows_of(snapshot.returns)
    ]
    return pd.DataFrame(rows[::-1], index=[int(row["N°"]) for row in rows][::-1])


def _moment(moment: pd.Timestamp) -> str:
    local = moment.astimezone(PARIS)
    return f"{day(local.date())}, {clock(local)}"


def _state(row: object) -> str:
    if not getattr(row, "is_active", False):
        return "annulé"
    return "partiel" if getattr(row, "is_partial", False) else "en vigueur"
