"""The calendar's lists and the data behind its charts, as tables of French words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.rows import rows_of
from analysis.schedule.finding import late_states, silent_states, unconfirmed_states
from analysis.schedule.slippage import late_words, since_initial_words
from data_model.french import coverage, day, is_known, number, plain, typo


def late_table(states: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """The milestones that slip, with their level and words, as a table."""
    rows = [
        {
            "Action": plain(typo(f"{row.action_code} {titles.get(row.action_code, '')}")),
            "Jalon": _sentence(row.label),
            "Date prévue": _planned(row),
            "Nouvelle date": day(row.finish_end),
            "level": row.level,
            "word": late_words(row.kind, row.slippage_days),
        }
        for row in rows_of(late_states(states))
    ]
    return pd.DataFrame(rows, dtype=object)


def silent_table(states: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """« Échéance passée, sans nouvelle » : apart, with no days and no alarm."""
    rows = [
        {
            "Action": plain(typo(f"{row.action_code} {titles.get(row.action_code, '')}")),
            "Jalon": _sentence(row.label),
            "Date prévue": day(row.end_date),
        }
        for row in rows_of(silent_states(states))
    ]
    return pd.DataFrame(rows, dtype=object)


def unconfirmed_table(states: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """Dates that have passed since the last quarter due; the next returns will tell."""
    rows = [
        {
            "Action": plain(typo(f"{row.action_code} {titles.get(row.action_code, '')}")),
            "Jalon": _sentence(row.label),
            "Date prévue": day(row.end_date),
            "Date annoncée": day(row.forecast_end) if is_known(row.forecast_end) else "aucune",
        }
        for row in rows_of(unconfirmed_states(states))
    ]
    return pd.DataFrame(rows, dtype=object)


def upcoming_table(upcoming: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """What comes next; from `upcoming_frame`."""
    rows = [
        {
            "Date": day(row.finish_on),
            "Action": plain(typo(f"{row.action_code} {titles.get(row.action_code, '')}")),
            "Jalon": _sentence(row.label),
            "level": row.level,
            "word": late_words(row.kind, row.slippage_days) if is_known(row.slippage_days) else "",
        }
        for row in rows_of(upcoming)
    ]
    return pd.DataFrame(rows, dtype=object)


def _planned(row: Any) -> str:
    since = row.slippage_since_initial
    if not is_known(since):
        return day(row.end_date)
    initial = f"{since_initial_words(int(since))} du {day(row.initial_end)}"
    return typo(f"{day(row.end_date)} ({initial})")


def _sentence(label: str) -> str:
    return plain(typo(label[:1].upper() + label[1:]))


def gantt_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The bars as a table; from `gantt_frame`."""
    lines = [
        {
            "Action": plain(typo(f"{row.action_code} {row.title}")),
            "Début prévu": day(row.start_date),
            "Fin prévue": day(row.end_date),
            "Fin connue ou annoncée": day(row.finish_on),
            "Jalons faits": coverage(row.milestones_done, row.milestones, "jalon"),
            "Glissement": row.words,
        }
        for row in rows_of(rows)
    ]
    return pd.DataFrame(lines, dtype=object)


def drift_table(drift: pd.DataFrame) -> pd.DataFrame:
    """The drift lines as a table; from `drift_frame`."""
    kinds = {
        "baseline": "calendrier initial",
        "rebaseline": "calendrier revu",
        "forecast": "date annoncée",
        "done": "fait",
    }
    rows = [
        {
            "Jalon": plain(typo(f"{row.occurrence_code} {row.label}")),
            "Dit le": day(row.received_on),
            "Date": day(row.finish_on),
            "Nature": kinds[row.kind],
        }
        for row in rows_of(drift)
    ]
    return pd.DataFrame(rows, dtype=object)


def curve_table(planned: pd.DataFrame) -> pd.DataFrame:
    """The curve as a table, in days of work; from `planned_value_frame`."""
    rows = [
        {
            "Fin du trimestre": day(row.last_day),
            "Prévu": number(row.planned, decimals=1),
            "Prévu au départ": number(row.planned_initial, decimals=1),
            "Fait": number(row.earned, decimals=1),
            "Annoncé": number(row.forecast, decimals=1),
        }
        for row in rows_of(planned)
    ]
    return pd.DataFrame(rows, dtype=object)
