"""The thresholds in force, the defaults they replace, and the levels they give."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from analysis.indicator.forecast import (
    MINIMUM_RECEIVED,
    RECEIVED_SHARE,
    RECENT_QUARTERS,
)
from analysis.results.actuals import RATIO_DUE_QUARTERS
from analysis.results.given import STOCK_CARRIED_QUARTERS
from analysis.results.rules import (
    DEFAULT_THRESHOLDS,
    ResultThresholds,
    completion_level,
    slippage_level,
)
from analysis.returns.plausibility import DEFAULT_THRESHOLDS as ASKED
from analysis.schedule.earned_schedule import MINIMUM_ELAPSED, MINIMUM_REPORTED_SHARE
from analysis.settings_tables import THRESHOLD_LABELS
from analysis.thresholds import FIELDS
from data_model.french import lateness, number, percent, plural, points, typo
from data_model.vocabulary import Level

SETTABLE, FIXED = "Réglages", "non réglable"
COLUMNS = ["key", "words", "in_force", "default", "set_by"]
LEVEL_COLUMNS = ["family", "words", "level"]
FIXED_LABELS = {
    "ceiling_watch": "Résultats : vigilance d’un plafond jusqu’à (part de ce qui est permis)",
    "scale_watch_points": "Résultats : vigilance d’une appréciation au-delà de (points)",
    "scale_alert_points": "Résultats : alerte d’une appréciation au-delà de (points)",
}
SHARES = frozenset({"on_track", "watch", "completeness", "too_early", "ceiling_watch"})


@dataclass(frozen=True, kw_only=True)
class _Constant:
    key: str
    words: str
    shown: str


CONSTANTS: tuple[_Constant, ...] = (
    _Constant(
        key="RATIO_DUE_QUARTERS",
        words="Résultats : un ratio couvre les derniers trimestres demandés",
        shown=plural(RATIO_DUE_QUARTERS, "trimestre"),
    ),
    _Constant(
        key="STOCK_CARRIED_QUARTERS",
        words="Résultats : un stock est reporté au plus",
        shown=plural(STOCK_CARRIED_QUARTERS, "trimestre"),
    ),
    _Constant(
        key="MINIMUM_RECEIVED",
        words="Prévision : à partir de (trimestres reçus)",
        shown=plural(MINIMUM_RECEIVED, "trimestre"),
    ),
    _Constant(
        key="RECEIVED_SHARE",
        words="Prévision : un trimestre est reçu à partir de (part des réponses)",
        shown=percent(float(RECEIVED_SHARE)),
    ),
    _Constant(
        key="RECENT_QUARTERS",
        words="Prévision : rythme récent sur",
        shown=plural(RECENT_QUARTERS, "trimestre"),
    ),
    _Constant(
        key="MINIMUM_ELAPSED",
        words="Earned schedule : pas avant",
        shown=plural(MINIMUM_ELAPSED, "trimestre"),
    ),
    _Constant(
        key="MINIMUM_REPORTED_SHARE",
        words="Earned schedule : part du poids portée par les actions renseignées",
        shown=percent(float(MINIMUM_REPORTED_SHARE)),
    ),
    _Constant(
        key="points",
        words="Vraisemblance : à partir de (valeurs connues)",
        shown=plural(ASKED.points, "valeur"),
    ),
    _Constant(
        key="points_for_z",
        words="Vraisemblance : z modifié à partir de (valeurs connues)",
        shown=plural(ASKED.points_for_z, "valeur"),
    ),
    _Constant(
        key="least_gap",
        words="Vraisemblance : écart à la médiane d’au moins",
        shown=number(float(ASKED.least_gap)),
    ),
    _Constant(
        key="times",
        words="Vraisemblance : au moins N fois la médiane, ou au plus 1/N",
        shown=f"{number(float(ASKED.times))} fois",
    ),
    _Constant(key="z", words="Vraisemblance : z modifié au-delà de", shown=number(float(ASKED.z))),
    _Constant(
        key="power_margin",
        words="Vraisemblance : marge d’un zéro de trop ou de moins (×10, ×100, ×1 000)",
        shown=percent(float(ASKED.power_margin)),
    ),
    _Constant(
        key="cumulative_margin",
        words="Vraisemblance : marge d’un flux qui ressemble au cumul",
        shown=percent(float(ASKED.cumulative_margin)),
    ),
)


def thresholds_frame(limits: ResultThresholds) -> pd.DataFrame:
    """Every threshold of the plan, then what the rules fix.

    Columns: key (str, the setting or the constant), words, in_force, default (str, French),
    set_by (str: the page of settings, or the rule). Rows: one a threshold.
    """
    labels = {FIELDS[key]: THRESHOLD_LABELS[key] for key in FIELDS}
    keys = {field: key for key, field in FIELDS.items()}
    rows = [
        (
            keys.get(field, field),
            typo(label),
            shown_threshold(field, limits),
            shown_threshold(field, DEFAULT_THRESHOLDS),
            SETTABLE if field in keys else FIXED,
        )
        for field, label in (labels | FIXED_LABELS).items()
    ]
    rows += [(one.key, typo(one.words), one.shown, one.shown, FIXED) for one in CONSTANTS]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def shown_threshold(field: str, limits: ResultThresholds) -> str:
    """One field of the thresholds in its unit."""
    value: Fraction | int = getattr(limits, field)
    if field in SHARES:
        return percent(float(value), decimals=1)
    if field.endswith("_days"):
        return plural(int(value), "jour")
    return plural(float(value), "point") if value >= 0 else points(float(value))


def levels_frame(limits: ResultThresholds) -> pd.DataFrame:
    """What gives a level to the work and to the calendar, each read at its own limit.

    Columns: family, words (str, French), level (Level). Rows: one a limit, then beyond it.
    """
    work, dates = "Réalisation", "Calendrier"
    watch, alert = limits.completion_watch_points, limits.completion_alert_points
    soon, late = limits.slippage_watch_days, limits.slippage_alert_days
    rows: list[tuple[str, str, Level]] = [
        (work, f"écart de {points(float(gap))}", completion_level(gap, limits))
        for gap in (Fraction(0), watch + 1, watch, alert + 1, alert)
    ]
    rows += [
        (dates, lateness(days), slippage_level(days, limits))
        for days in (0, soon, soon + 1, late, late + 1)
    ]
    rows.append((work, "aucune action renseignée", completion_level(None, limits)))
    rows.append((dates, "aucun jalon suivi", slippage_level(None, limits)))
    return pd.DataFrame(rows, columns=LEVEL_COLUMNS, dtype=object)
