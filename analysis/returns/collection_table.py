"""The board of returns in French: its title, its matrix, what each respondent still owes."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.results.asked import asked_cells_frame
from analysis.returns.return_basis import return_basis
from analysis.rows import rows_of, whole
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from data_model.french import (
    WORD_JOINER,
    coverage,
    day,
    day_short,
    joined,
    plain,
    plural,
    quarter_label,
    typo,
)
from data_model.period import parse_period
from data_model.vocabulary import AssignedKind, CollectionState

QUARTERS_SHOWN = 6
ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
NAMED = 3
SIGNS: Mapping[CollectionState, tuple[str, str]] = {
    CollectionState.ON_TIME: ("● à temps", "blue"),
    CollectionState.LATE: ("▲ en retard", "orange"),
    CollectionState.PARTIAL: ("▲ partiel", "orange"),
    CollectionState.EMPTY: ("▲ reçu vide", "orange"),
    CollectionState.MISSING: ("◆ manquant", "red"),
    CollectionState.EXPECTED: ("○ attendu", ""),
    CollectionState.NOT_ASKED: ("– non sollicité", ""),
}
LEGEND = (
    "● reçu à temps · ▲ reçu en retard, partiel ou vide · ◆ manquant · ○ attendu · "
    "– non sollicité. Sous l’état : les cases remplies sur celles qui sont demandées."
)
KINDS = {AssignedKind.INDICATOR: "Indicateurs", AssignedKind.BUDGET: "Budget (engagé, mandaté)"}


def board_title(board: pd.DataFrame) -> str:
    """« Dugny et Tremblay-en-France n’ont pas transmis leur T3 2026 »."""
    due = board[board["is_expected"].astype(bool) & board["is_counted"].astype(bool)]
    if due.empty:
        return "Aucun retour n’est encore arrivé à échéance"
    last = str(due["period_code"].iloc[-1])
    rows = due[due["period_code"] == last]
    silent = list(rows.loc[~rows["is_received"].astype(bool), "name"])
    quarter = quarter_label(last)
    if not silent:
        late = int((rows["state"] == CollectionState.LATE).sum())
        told = f", dont {plural(late, 'en retard', 'en retard')}" if late else ", à temps"
        return typo(f"Les {len(rows)} retours du {quarter} sont tous reçus{told}")
    if len(silent) > NAMED:
        return f"{coverage(len(silent), len(rows), 'répondant')} n’ont pas transmis leur {quarter}"
    verb = "n’a pas transmis son" if len(silent) == 1 else "n’ont pas transmis leur"
    return f"{joined(silent)} {verb} {quarter}"


def board_scope(situation: Situation) -> str:
    """The next day to wait for: « Prochaine échéance : T4 2026, le 31 janvier 2027. »"""
    if not situation.next_periods:
        return ""
    ahead = situation.next_periods[0]
    return typo(
        f"Prochaine échéance : {quarter_label(ahead.code)}, le {day(situation.deadline(ahead))}."
    )


def board_years(board: pd.DataFrame) -> list[str]:
    """The years of the board's quarters, the newest first."""
    return sorted({str(code)[:4] for code in board["period_code"]}, reverse=True)


def board_matrix(
    board: pd.DataFrame, *, year: str | None = None, quarters: int = QUARTERS_SHOWN
) -> pd.DataFrame:
    """Respondents × the last quarters begun, or those of a year: sign, state, filling in a cell.

    Columns: Répondant, one a quarter (« T3 2026 ») (str, Markdown). Rows: one a respondent, in
    the order of the board.
    """
    known = list(dict.fromkeys(board["period_code"]))
    periods = [code for code in known if code[:4] == year] if year else known[-quarters:]
    lines: dict[str, dict[str, str]] = {}
    for row in rows_of(board[board["period_code"].isin(periods)]):
        line = lines.setdefault(row.respondent_code, {"Répondant": plain(row.name)})
        line[quarter_label(row.period_code)] = _cell(row)
    return pd.DataFrame(list(lines.values()), columns=_columns(periods), dtype=object)


def _columns(periods: list[str]) -> list[str]:
    return ["Répondant", *(quarter_label(code) for code in periods)]


def _cell(row: Any) -> str:
    state = CollectionState(row.state)
    words, color = SIGNS[state]
    days = whole(row.days_late)
    if days and state in (CollectionState.LATE, CollectionState.MISSING):
        words = f"{words}, {days}\u00a0j"
    shown = f":{color}[{words}]" if color else words
    due = whole(row.cells_due)
    if state in (CollectionState.EXPECTED, CollectionState.NOT_ASKED) or not due:
        return shown
    return f"{shown}  \n:gray[:small[{filling_words(row)}]]"


def filling_words(row: Any) -> str:
    """« 12 sur 14 cases »."""
    return typo(f"{row.cells_given} sur {plural(int(row.cells_due), 'case')}")


def quarter_table(board: pd.DataFrame, snapshot: Snapshot, period_code: str) -> pd.DataFrame:
    """One quarter, respondent by respondent.

    Columns: Répondant, État, Reçu le, Retard, Remplissage, Contact (str, Markdown).
    Rows: one a respondent asked then, those that are missing first.
    """
    contacts = {row.respondent_code: row for row in rows_of(snapshot.respondents)}
    rows = [
        row
        for row in rows_of(board[board["period_code"] == period_code])
        if row.state != CollectionState.NOT_ASKED
    ]
    rows.sort(key=lambda row: list(SIGNS)[::-1].index(CollectionState(row.state)))
    return pd.DataFrame(
        [
            {
                "Répondant": plain(row.name),
                "État": _state(row),
                "Reçu le": day_short(row.received_on) if row.received_on else "",
                "Retard": plural(whole(row.days_late), "jour") if whole(row.days_late) else "",
                "Remplissage": filling_words(row),
                "Contact": contact_words(contacts[row.respondent_code]),
            }
            for row in rows
        ],
        columns=["Répondant", "État", "Reçu le", "Retard", "Remplissage", "Contact"],
        dtype=object,
    )


def _state(row: Any) -> str:
    words, color = SIGNS[CollectionState(row.state)]
    return f":{color}[**{words}**]" if color else words


def contact_words(person: Any) -> str:
    """The contact's name and address to write to, or that they are to be entered."""
    address = person.contact_email
    if ADDRESS.fullmatch(address):
        # An address that is copied holds nothing invisible.
        address = f"[{plain(address).replace(WORD_JOINER, '')}](mailto:{address})"
    else:
        address = plain(address)
    return " · ".join(w for w in (plain(person.contact_name), address) if w) or "à saisir"


def owing(board: pd.DataFrame, period_code: str) -> dict[str, str]:
    """Code → name of who was asked for a quarter and left something out, the missing first."""
    rows = [
        row
        for row in rows_of(board[board["period_code"] == period_code])
        if row.is_expected and (not row.is_received or int(row.cells_given) < int(row.cells_due))
    ]
    rows.sort(key=lambda row: bool(row.is_received))
    return {row.respondent_code: row.name for row in rows}


def missing_table(missing: pd.DataFrame, respondent_code: str, period_code: str) -> pd.DataFrame:
    """What one respondent left out of one quarter.

    Columns: Feuille, Ligne (str). Rows: one a due cell, in the order of the plan.
    """
    mine = missing[
        (missing["respondent_code"] == respondent_code) & (missing["period_code"] == period_code)
    ]
    return pd.DataFrame(
        [
            (KINDS[AssignedKind(row.kind)], plain(typo(f"{row.object_code} {row.label}")))
            for row in rows_of(mine)
        ],
        columns=["Feuille", "Ligne"],
        dtype=object,
    )


def missing_labels(missing: pd.DataFrame, respondent_code: str, period_code: str) -> list[str]:
    """The same as plain words, for a message: « 2.2-I4 Surface », « budget de l’action 1.1 »."""
    return [
        f"{row.object_code} {row.label}"
        if row.kind == AssignedKind.INDICATOR
        else f"budget de l’action {row.object_code} {row.label}"
        for row in rows_of(missing)
        if row.respondent_code == respondent_code and row.period_code == period_code
    ]


def owing_title(waiting: Mapping[str, str], board: pd.DataFrame, period_code: str) -> str:
    """« T3 2026 : 2 retours non reçus, 3 à compléter »."""
    rows = board[(board["period_code"] == period_code) & board["is_expected"].astype(bool)]
    silent = int((~rows["is_received"].astype(bool)).sum())
    parts = [plural(silent, "retour non reçu", "retours non reçus")] if silent else []
    partial = list(waiting.values())[silent:]
    if partial:
        named = f" ({joined(partial)})" if len(partial) <= NAMED else ""
        parts.append(f"{len(partial)} à compléter{named}")
    told = ", ".join(parts) or "rien à relancer"
    return typo(f"{quarter_label(period_code)} : {told}")


def asked_of(snapshot: Snapshot, period_code: str) -> dict[str, str]:
    """Code → name of who is asked for something in a quarter, in the order of respondents."""
    asked = asked_cells_frame(snapshot.assignments, [parse_period(period_code)])
    codes = set(asked["respondent_code"])
    return {
        row.respondent_code: row.name
        for row in rows_of(snapshot.respondents)
        if row.respondent_code in codes
    }


def campaign_table(snapshot: Snapshot, period_code: str) -> pd.DataFrame:
    """Who is asked for how much in a quarter, and to whom the workbook goes.

    Columns: Répondant, Demandé, Contact (str). Rows: one a respondent asked.
    """
    names = asked_of(snapshot, period_code)
    rows = []
    for person in rows_of(snapshot.respondents):
        # What the workbook is made from, so that the table says what it holds.
        basis = return_basis(snapshot, person.respondent_code, period_code)
        if basis is None or person.respondent_code not in names:
            continue
        counted = [
            (basis.indicator_codes, "indicateur", "indicateurs"),
            (basis.budget_action_codes, "ligne de budget", "lignes de budget"),
            (basis.occurrence_codes, "jalon", "jalons"),
        ]
        words = [plural(len(codes), one, many) for codes, one, many in counted if codes]
        rows.append((plain(person.name), joined(words), contact_words(person)))
    return pd.DataFrame(rows, columns=["Répondant", "Demandé", "Contact"], dtype=object)
