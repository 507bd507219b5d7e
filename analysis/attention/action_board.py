"""Which actions, or objectives, lag behind what was expected of them."""

from typing import Any, Literal

import pandas as pd

from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import coverage, gap_shown, is_known, percent, plural, typo
from data_model.level_words import USUAL, LevelWord, LevelWords, printed_number
from data_model.vocabulary import Level

SortedBy = Literal["gap", "number"]
NOT_REPORTED = "réalisé non communiqué"
NOT_DATED = "aucun jalon daté"
LATE = (Level.WATCH, Level.ALERT)
KEPT = [
    "done",
    "expected",
    "gap_points",
    "level",
    "milestones_done",
    "milestones_due",
    "milestones",
    "no_news",
]
HEAD_COLUMNS = ["axis_code", "name", "short_label", "label", "done", "expected", "level", "words"]


def action_board_frame(
    snapshot: Snapshot,
    completion: pd.DataFrame,
    *,
    axis: str | None = None,
    sorted_by: SortedBy = "gap",
) -> pd.DataFrame:
    """Réalisation of each action, by axis, the worst gap first and the unknown last.

    `completion` is `completion_frame` by action; `axis` an axis' code, empty « Transversal »,
    None every axis.

    Columns: axis_code (str, empty for « Transversal »), code, number (str, what stands before the
    title), title (str, short), done, expected (float share, nullable), gap_points (float, points,
    nullable), level (Level), milestones_done, milestones_due, milestones, no_news (Int64),
    missing_words (str, why there is no figure, empty where there is one), weather (Weather
    declared, None where there is none). Rows: one an action; axes in the plan's order,
    « Transversal » last.
    """
    named = snapshot.actions[["axis_code", "action_code", "short_title"]].set_axis(
        ["axis_code", "code", "title"], axis="columns"
    )
    board = _board(
        snapshot, named.assign(number=named["code"]), completion, axis=axis, sorted_by=sorted_by
    )
    declared = dict(zip(snapshot.weather["action_code"], snapshot.weather["weather"], strict=True))
    return board.assign(
        weather=pd.Series(map(declared.get, board["code"]), index=board.index, dtype=object)
    )


def objective_board_frame(
    snapshot: Snapshot,
    completion: pd.DataFrame,
    *,
    axis: str | None = None,
    sorted_by: SortedBy = "gap",
) -> pd.DataFrame:
    """Réalisation of each objective; `completion` is `completion_frame` by objective.

    Columns: those of `action_board_frame` but weather, which is declared of an action.
    Rows: one an objective; what its actions have done together.
    """
    named = snapshot.objectives[["axis_code", "objective_code", "number", "label"]].set_axis(
        ["axis_code", "code", "number", "title"], axis="columns"
    )
    return _board(
        snapshot,
        named.assign(number=list(map(printed_number, named["code"], named["number"]))),
        completion,
        axis=axis,
        sorted_by=sorted_by,
    )


def outside_objectives(snapshot: Snapshot, *, axis: str | None = None) -> str:
    """« 1 action n’a pas d’objectif », among those of an axis; "" where each has one."""
    actions = snapshot.actions[snapshot.actions["objective_code"].isna()]
    if axis is not None:
        actions = actions[actions["axis_code"].fillna("") == axis]
    if actions.empty:
        return ""
    verb = "n’a" if len(actions) == 1 else "n’ont"
    return typo(f"{plural(len(actions), 'action')} {verb} pas d’objectif.")


def _board(
    snapshot: Snapshot,
    named: pd.DataFrame,
    completion: pd.DataFrame,
    *,
    axis: str | None,
    sorted_by: SortedBy,
) -> pd.DataFrame:
    # What has no code is no row: the actions outside any objective are told apart.
    known = completion.loc[completion["code"].notna(), ["code", *KEPT]]
    frame = named.merge(known, on="code", validate="one_to_one")
    frame["axis_code"] = frame["axis_code"].fillna("")
    if axis is not None:
        frame = frame[frame["axis_code"] == axis]
    order = {code: place for place, code in enumerate(snapshot.axes["axis_code"])}
    place = frame["axis_code"].map(lambda code: order.get(code, len(order)))
    # Only the order is sought here: an unknown gap sorts last and stays unknown.
    gap = frame["gap_points"].astype(float) if sorted_by == "gap" else 0.0
    frame = frame.assign(axis_place=place, gap_order=gap).sort_values(
        ["axis_place", "gap_order"], na_position="last", kind="stable"
    )
    frame["missing_words"] = [
        "" if is_known(row.done) else NOT_REPORTED if row.milestones else NOT_DATED
        for row in rows_of(frame)
    ]
    return frame.drop(columns=["axis_place", "gap_order"]).reset_index(drop=True)


def axis_heads_frame(names: pd.DataFrame, completion: pd.DataFrame) -> pd.DataFrame:
    """The line above each axis' actions: its name and what it has done.

    Takes `axis_names_frame` and `completion_frame` by axis.

    Columns: axis_code (str, empty for « Transversal »), name, short_label, label (str),
    done, expected (float share, nullable), level (Level), words (str, « 77 % pour 82 % attendus,
    sur 4 actions sur 5 »).
    Rows: one an axis, in the plan's order.
    """
    known = {row.code: row for row in rows_of(completion)}
    rows = []
    for row in rows_of(names):
        said = known[row.code]
        figures = (said.done, said.expected, said.level, _words(said))
        rows.append((row.code or "", row.name, row.short_label, row.label, *figures))
    return pd.DataFrame(rows, columns=HEAD_COLUMNS, dtype=object)


def _words(said: Any) -> str:
    if not is_known(said.done):
        return "n.c."
    text = f"{percent(said.done)} pour {percent(said.expected)} attendus"
    if said.actions_reported < said.actions_total:
        text += f", sur {coverage(said.actions_reported, said.actions_total, 'action')}"
    return typo(text)


def completion_title(heads: pd.DataFrame, board: pd.DataFrame, words: LevelWords = USUAL) -> str:
    """The finding of the board's axes: the one furthest below, and how many rows say nothing.

    An axis within its tolerance follows: the title says nothing that its sign denies.
    """
    on_board = [row for row in rows_of(heads) if row.axis_code in set(board["axis_code"])]
    gaps = [
        (gap, row) for row in on_board if (gap := gap_shown(row.done, row.expected)) is not None
    ]
    silent = sum(bool(row.missing_words) for row in rows_of(board))
    if not gaps:
        return "Aucune action n’a encore de jalon renseigné"
    late = [(gap, row) for gap, row in gaps if Level(row.level) in LATE]
    gap, worst = min(late or gaps, key=lambda one: one[0])
    subject = _subject(worst.name, words.of_axis(worst.axis_code or ""))
    if late:
        said = f"{subject} est à {plural(-gap, 'point')} sous la trajectoire"
    elif len(on_board) == 1:
        said = f"{subject} suit la trajectoire"
    else:
        said = f"{words.axis.every} les {words.axis.plural} suivent la trajectoire"
    if not silent:
        return typo(said)
    verb = "n’a" if silent == 1 else "n’ont"
    return typo(f"{said} ; {plural(silent, 'action')} {verb} aucune donnée")


def _subject(name: str, word: LevelWord) -> str:
    """« L’axe 2 », « La filière 3 »; « Transversal » has no article."""
    if not name.startswith(word.name):
        return name
    return f"{word.the[:1].upper()}{word.the[1:]}{name.removeprefix(word.name)}"
