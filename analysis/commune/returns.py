"""What a respondent sent and when: the finding of its page, its returns, what comes next."""

from typing import Any

import pandas as pd

from analysis.commune.first_asked import first_asked, first_words
from analysis.returns.collection_table import SIGNS, filling_words
from analysis.returns.return_basis import return_basis
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import day, joined, plain, plural, quarter_label, typo
from data_model.period import next_period
from data_model.vocabulary import CollectionState

QUARTERS_SHOWN = 8
RETURN_COLUMNS = ["Trimestre", "Échéance", "État", "Reçu le", "Cases remplies"]
EXPECTED_COLUMNS = ["Trimestre", "Échéance", "Demandé"]


def commune_finding(
    board: pd.DataFrame, respondent_code: str, name: str, *, snapshot: Snapshot | None = None
) -> str:
    """What its mayor wants to know first: « Sevran a transmis son T3 2026 à temps ».

    The `snapshot` says what is asked from a quarter that has not begun.
    """
    name = plain(name)
    mine = _asked(board, respondent_code)
    due = [row for row in mine if row.is_counted]
    if not due:
        ahead = [row for row in mine if row.state == CollectionState.EXPECTED]
        if ahead:
            told = f"{quarter_label(ahead[0].period_code)}, est attendu le {day(ahead[0].deadline)}"
            return typo(f"{name} : le premier retour, {told}")
        first = first_asked(snapshot, [respondent_code]) if snapshot else None
        if snapshot is not None and first is not None:
            return typo(f"{name} : premier retour attendu, {first_words(snapshot, first)}")
        return typo(f"{name} : aucun retour n’est encore demandé")
    return typo(_told(due[-1], name))


def _told(row: Any, name: str) -> str:
    quarter = quarter_label(row.period_code)
    state, days = CollectionState(row.state), whole(row.days_late)
    short = int(row.cells_given) < int(row.cells_due)
    filled = f" : {filling_words(row)}" if short else ""
    if state is CollectionState.ON_TIME:
        return f"{name} a transmis son {quarter} à temps{filled}"
    if state is CollectionState.LATE:
        after = f"{plural(days, 'jour')} après l’échéance"
        return f"{name} a transmis son {quarter}, {after}{filled}"
    if state is CollectionState.PARTIAL:
        return f"{name} a transmis une partie de son {quarter}{filled}"
    if state is CollectionState.EMPTY:
        return f"{name} : le {quarter} reçu ne contient pas encore de valeur"
    return f"{name} : le {quarter} n’est pas encore reçu"


def _asked(board: pd.DataFrame, respondent_code: str) -> list[Any]:
    return [
        row for row in rows_of(board) if row.respondent_code == respondent_code and row.is_expected
    ]


def received_quarters(board: pd.DataFrame, respondent_code: str) -> dict[str, bool]:
    """Quarter → whether a respondent's return was received."""
    return {
        row.period_code: bool(row.is_received)
        for row in rows_of(board)
        if row.respondent_code == respondent_code
    }


def returns_table(board: pd.DataFrame, respondent_code: str) -> pd.DataFrame:
    """A respondent's returns, the newest quarter first.

    Columns: Trimestre, Échéance, État, Reçu le, Cases remplies (str, Markdown).
    Rows: one a quarter for which it is asked, of the last 8 begun.
    """
    rows = []
    for row in _asked(board, respondent_code)[-QUARTERS_SHOWN:][::-1]:
        words, color = SIGNS[CollectionState(row.state)]
        days = whole(row.days_late)
        if days and row.state == CollectionState.LATE:
            words = f"{words}, {days}\u00a0j"
        rows.append(
            (
                quarter_label(row.period_code),
                day(row.deadline),
                f":{color}[{words}]" if color else words,
                day(row.received_on) if row.received_on else _not_received(row),
                filling_words(row) if row.received_on else "–",
            )
        )
    return pd.DataFrame(rows, columns=RETURN_COLUMNS, dtype=object)


def _not_received(row: Any) -> str:
    return "à venir" if row.state == CollectionState.EXPECTED else "non transmis"


def expected_table(snapshot: Snapshot, board: pd.DataFrame, respondent_code: str) -> pd.DataFrame:
    """What is awaited of a respondent: the last quarter that fell due if short, then the next.

    Columns: Trimestre, Échéance, Demandé (str). Rows: one a quarter, by deadline.
    """
    asked = _asked(board, respondent_code)
    last = [one for one in asked if one.is_counted][-1:]
    rows = [_line(one, _left(snapshot, one)) for one in last]
    awaited = [one for one in asked if not one.is_counted and not one.is_received]
    rows += [_line(one, _left(snapshot, one)) for one in awaited]
    if not awaited:
        rows += _next_line(snapshot, respondent_code)
    return pd.DataFrame([row for row in rows if row[2]], columns=EXPECTED_COLUMNS, dtype=object)


def _line(row: Any, words: str) -> tuple[str, str, str]:
    return quarter_label(row.period_code), day(row.deadline), words


def _left(snapshot: Snapshot, row: Any) -> str:
    """All that was asked where nothing came, else the cells left; empty where all is there."""
    if not row.is_received:
        return _asked_words(snapshot, row.respondent_code, row.period_code)
    left = int(row.cells_due) - int(row.cells_given)
    return plural(left, "case à compléter", "cases à compléter") if left > 0 else ""


def _next_line(snapshot: Snapshot, respondent_code: str) -> list[tuple[str, str, str]]:
    """The quarter after those begun, unless the plan ends before it."""
    seen = snapshot.situation
    begun = [*seen.periods, *seen.next_periods]
    if not begun:
        return []
    period = next_period(begun[-1])
    words = _asked_words(snapshot, respondent_code, period.code)
    if not words or (seen.plan_end is not None and period.first_day > seen.plan_end):
        return []
    return [(quarter_label(period.code), day(seen.deadline(period)), words)]


def _asked_words(snapshot: Snapshot, respondent_code: str, period_code: str) -> str:
    """« 7 indicateurs, 1 ligne de budget et 2 jalons », as the workbook lists them."""
    basis = return_basis(snapshot, respondent_code, period_code)
    if basis is None or not (basis.indicator_codes or basis.budget_action_codes):
        return ""
    counted = [
        (basis.indicator_codes, "indicateur", "indicateurs"),
        (basis.budget_action_codes, "ligne de budget", "lignes de budget"),
        (basis.occurrence_codes, "jalon", "jalons"),
    ]
    return joined([plural(len(codes), one, many) for codes, one, many in counted if codes])
