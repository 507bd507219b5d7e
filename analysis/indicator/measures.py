"""What several actions count alike, with the share of each: the measures in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.frames import frame_of
from analysis.indicator.words import least_words, noun_of
from analysis.results.measures import totals_of
from analysis.rows import rows_of, whole
from data_model.french import NBSP, joined, plain, plural, typo
from data_model.indicator import Measure
from data_model.vocabulary import Nature

PLAN = "Plan"
KEY = ["measure_code", "nature", "unit"]
DETAIL_COLUMNS = ["Action", "Indicateur", "Valeur"]
ONCE = "mêmes mots imprimés que"


def measure_labels(session: Session, plan_code: str) -> dict[str, str]:
    """Measure code → « Locaux disponibles »."""
    frame = frame_of(
        session,
        select(col(Measure.code), col(Measure.label)).where(col(Measure.plan_code) == plan_code),
    )
    return dict(zip(frame["code"], frame["label"], strict=True))


def measures_board_frame(measured: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """The totals with their names and how many actions they cross.

    Takes `measured_indicators_frame` and `measure_labels`.

    Columns: those of `measure_totals_frame`, then label (str, with the nature where one measure
    has two), action_codes (tuple of str, « Plan » for the plan's own), actions (Int64), decimals
    (int). Rows: one a measure, nature and unit; those that
    cross most actions first, else in the order of the indicators.
    """
    totals = totals_of(measured)
    twice = totals["measure_code"].duplicated(keep=False)
    groups = dict(list(measured.groupby(KEY, sort=False)))
    held = [groups[row.measure_code, row.nature, row.unit] for row in rows_of(totals)]
    totals["label"] = [
        f"{labels.get(row.measure_code, row.measure_code)} ({Nature(row.nature).label})"
        if is_twice
        else labels.get(row.measure_code, row.measure_code)
        for row, is_twice in zip(rows_of(totals), twice, strict=True)
    ]
    totals["action_codes"] = [
        tuple(dict.fromkeys(code or PLAN for code in one["action_code"])) for one in held
    ]
    totals["actions"] = [len(codes) for codes in totals["action_codes"]]
    totals["decimals"] = [int(one["decimals"].max()) for one in held]
    totals = totals.astype({"actions": "Int64"})
    return totals.sort_values("actions", ascending=False, kind="stable", ignore_index=True)


def measures_table(board: pd.DataFrame) -> pd.DataFrame:
    """The board in words: Mesure, Total, Actions, Indicateurs renseignés (str)."""
    rows = [
        {
            "Mesure": plain(typo(row.label)),
            "Total": total_words(row),
            "Actions": joined(row.action_codes),
            "Indicateurs renseignés": f"{int(row.indicators_with_data)} sur {int(row.indicators)}",
        }
        for row in rows_of(board)
    ]
    return pd.DataFrame(rows, dtype=object)


def total_words(row: Any) -> str:
    """« au moins 171 participations » of a row of the board."""
    words = least_words(whole(row.value_e4), row, at_least=bool(row.at_least))
    noun = "" if whole(row.value_e4) is None else noun_of(row)
    return f"{words}{NBSP}{noun}" if noun else words


def shared(board: pd.DataFrame, *, by_several: bool) -> pd.DataFrame:
    """The measures that several actions share, or the others."""
    return board[(board["actions"] > 1) == by_several].reset_index(drop=True)


def measure_detail_table(
    measured: pd.DataFrame, row: Any, actions: Mapping[str, str]
) -> pd.DataFrame:
    """The indicators that enter one total: Action, Indicateur, Valeur (str)."""
    mine = measured[
        (measured["measure_code"] == row.measure_code)
        & (measured["nature"] == row.nature)
        & (measured["unit"] == row.unit)
    ]
    rows = [
        (
            actions.get(one.action_code or "", PLAN),
            plain(typo(f"{one.indicator_code} · {one.label}{_told_already(one)}")),
            least_words(whole(one.value_e4), one, at_least=bool(one.at_least)),
        )
        for one in rows_of(mine)
    ]
    return pd.DataFrame(rows, columns=DETAIL_COLUMNS, dtype=object)


def _told_already(one: Any) -> str:
    if one.counted_as == one.indicator_code:
        return ""
    return f" ({ONCE} {one.counted_as}, compté une seule fois)"


def shared_count_words(measured: pd.DataFrame) -> str:
    """« 1.2-I3 et 1.1-I4 sont imprimés avec les mêmes mots : … », empty where none is."""
    pairs = [
        f"{one.counted_as} et {one.indicator_code}"
        for one in rows_of(measured)
        if one.counted_as != one.indicator_code
    ]
    if not pairs:
        return ""
    return typo(
        f"Imprimés avec les mêmes mots : {joined(pairs)}. Ils disent un même nombre, compté une "
        "seule fois : la plus grande des valeurs."
    )


def measures_finding(board: pd.DataFrame) -> str:
    """« Participants : au moins 171 participations, par 3 actions », the first that has a value."""
    several = shared(board, by_several=True)
    known = [row for row in rows_of(several) if whole(row.value_e4) is not None]
    if not several.shape[0]:
        return "Aucune mesure n’est commune à plusieurs actions"
    if not known:
        return typo(
            f"{plural(len(several), 'mesure commune', 'mesures communes')} à plusieurs actions, "
            "aucune valeur reçue"
        )
    most = sorted(known, key=lambda row: -int(row.actions))[:2]
    words = [f"{total_words(row)} ({plural(int(row.actions), 'action')})" for row in most]
    counted = plural(len(several), "mesure commune", "mesures communes")
    return typo(f"{counted}, dont {joined(words)}")
