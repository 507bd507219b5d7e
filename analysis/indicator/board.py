"""Indicators as the progress page shows them: marks by axis, and the furthest from target."""

from collections import Counter
from typing import Any

import pandas as pd

from analysis.fiche.weather import weather_cell
from analysis.rows import rows_of
from data_model.french import (
    NBSP,
    coverage,
    gap_words,
    is_known,
    joined,
    number,
    number_e4,
    percent,
    plural,
    typo,
)
from data_model.level_words import USUAL, LevelWord
from data_model.vocabulary import Direction, Level, ResultStatus

OWN = "Plan"
EXPECTED_DECIMALS = 1
MARK_COLUMNS = ["group", "label", "status"]
FURTHEST_COLUMNS = ["label", "action_code", "value", "expected", "status", "gap"]
BEHIND = (ResultStatus.ALERT, ResultStatus.WATCH)
HELD = (ResultStatus.REACHED, ResultStatus.ON_TRACK)


def indicator_marks_frame(
    results: pd.DataFrame, names: pd.DataFrame, *, axis: str | None = None
) -> pd.DataFrame:
    """One mark an indicator, under the name of its axis.

    Takes `results_frame` and `axis_names_frame`; `axis` is an axis' code, empty « Transversal »,
    None every axis.

    Columns: group (str, « Axe 1 », « Transversal » or « Plan » for the plan's own), label (str),
    status (ResultStatus).
    Rows: one an indicator, axis by axis in the plan's order.
    """
    known = {row.code or "": row.name for row in rows_of(names)}
    by_group: dict[str, list[tuple[str, str, ResultStatus]]] = {n: [] for n in known.values()}
    for row in rows_of(in_axis(results, axis)):
        # The plan's own indicators have no action at all; a transversal action has no axis.
        group = known.get(row.axis_code or "", OWN) if row.action_code else OWN
        by_group.setdefault(group, []).append((group, row.label, ResultStatus(row.status)))
    rows = [mark for held in by_group.values() for mark in held]
    return pd.DataFrame(rows, columns=MARK_COLUMNS, dtype=object)


def in_axis(results: pd.DataFrame, axis: str | None) -> pd.DataFrame:
    """The indicators of one axis (empty: « Transversal »), or all."""
    if axis is None:
        return results
    # The plan's own indicators have no action: they belong to no axis, « Transversal » included.
    of_actions = results["action_code"].fillna("") != ""
    return results[of_actions & (results["axis_code"].fillna("") == axis)]


def furthest_frame(results: pd.DataFrame) -> pd.DataFrame:
    """Indicators in alert or vigilance, the furthest from what is expected first.

    Columns: label, action_code (str, empty for the plan's own), value, expected (str,
    French), status (ResultStatus), gap (float, h, nullable).
    Rows: one an indicator; alerts first, then by h.
    """
    behind = [row for row in rows_of(results) if row.status in BEHIND]
    behind.sort(key=lambda r: (BEHIND.index(r.status), r.h if is_known(r.h) else 1.0))
    rows = [
        (
            row.label,
            row.action_code or "",
            said_value(row),
            said_expected(row),
            row.status,
            row.h,
        )
        for row in behind
    ]
    return pd.DataFrame(rows, columns=FURTHEST_COLUMNS, dtype=object)


def said_value(row: Any) -> str:
    """The value of one indicator as it is printed, « n.c. » where it is unknown."""
    if not is_known(row.actual_e4):
        return "n.c."
    least = "≥\u00a0" if row.at_least else ""
    return least + number_e4(int(row.actual_e4), decimals=int(row.decimals))


def said_expected(row: Any) -> str:
    """The value expected of one indicator at this date, at most where it should fall."""
    if not is_known(row.expected_e4):
        return "n.c."
    most = "≤\u00a0" if row.direction == Direction.DOWN else ""
    return most + number_e4(int(row.expected_e4), decimals=EXPECTED_DECIMALS)


def furthest_title(furthest: pd.DataFrame, results: pd.DataFrame) -> str:
    """The heading of the table, calm only where something could be judged."""
    if not furthest.empty:
        return "Les plus éloignés de la cible"
    if any(status in HELD for status in results["status"]):
        return "Aucun indicateur sous sa trajectoire"
    return "Aucun indicateur ne se compare encore à une cible"


def results_coverage(results: pd.DataFrame) -> str:
    """« 30 indicateurs renseignés sur 44, 26 avec une cible »."""
    given = sum(bool(found) for found in results["has_data"])
    aimed = sum(status != ResultStatus.NO_TARGET for status in results["status"])
    said = plural(given, "indicateur renseigné", "indicateurs renseignés")
    return typo(f"{said} sur {number(len(results))}, {number(aimed)} avec une cible")


def lines_words(results: pd.DataFrame) -> str:
    """« 46 indicateurs pour 44 lignes imprimées : … », why the two numbers differ."""
    lines = Counter(int(line) for line in results["printed_line"] if is_known(line))
    if not lines:
        return ""
    printed = plural(len(lines), "ligne imprimée", "lignes imprimées")
    several = [f"la ligne {line} en compte {held}" for line, held in lines.items() if held > 1]
    own = len(results) - lines.total()
    if own:
        several.append(f"{plural(own, 'indicateur')} du plan hors des fiches")
    why = f" : {joined(several)}" if several else ""
    return typo(f"{plural(len(results), 'indicateur')} pour {printed}{why}.")


def furthest_first(results: pd.DataFrame) -> pd.DataFrame:
    """The rows of `results_frame`: alerts, then vigilance, by h; the others by h, unknown last."""
    place = {status: rank for rank, status in enumerate(BEHIND)}
    order = results["status"].map(lambda status: place.get(status, len(BEHIND)))
    # Only the order is sought here: an unknown h sorts last and stays unknown.
    return (
        results.assign(status_order=order, h_order=results["h"].astype(float))
        .sort_values(["status_order", "h_order"], na_position="last", kind="stable")
        .drop(columns=["status_order", "h_order"])
        .reset_index(drop=True)
    )


def board_table(board: pd.DataFrame, word: str = "Action") -> pd.DataFrame:
    """The dumbbell as a table of French words; from `action_board_frame`, or objectives'.

    Columns: `word`, then str. Rows: one a row of the board, in its order.
    """
    rows = [
        {
            word: typo(f"{row.number} {row.title}"),
            "Réalisé": percent(row.done) if is_known(row.done) else row.missing_words,
            "Attendu": percent(row.expected),
            "Écart": gap_words(row.done, row.expected),
            "Statut calculé": f"{Level(row.level).sign}{NBSP}{Level(row.level).label}",
            **(
                {"Météo déclarée": weather_cell(row.weather, Level(row.level))}
                if "weather" in board
                else {}
            ),
            "Jalons atteints": coverage(row.milestones_done, row.milestones, "jalon"),
            "Sans nouvelle": plural(row.no_news, "jalon") if row.no_news else "",
        }
        for row in rows_of(board)
    ]
    return pd.DataFrame(rows, dtype=object)


def counts_table(
    counts: pd.DataFrame, names: pd.DataFrame, word: LevelWord = USUAL.axis
) -> pd.DataFrame:
    """How many indicators of each axis have each status; from `results_counts` by axis.

    Columns: the level's word (« Axe »), one a status that occurs, « Total » (str).
    Rows: one an axis.
    """
    known = {row.code or "": row.name for row in rows_of(names)}
    shown = [status for status in ResultStatus if int(counts[status.value].sum())]
    rows = [
        {word.name: known.get(line["axis_code"] or "", OWN)}
        | {status.label: str(line[status.value]) for status in shown}
        | {"Total": str(line["total"])}
        for line in counts.to_dict("records")
    ]
    return pd.DataFrame(rows, dtype=object)
