"""Every threshold is shown, as it is in force."""

from dataclasses import fields
from fractions import Fraction

from analysis.method.threshold_table import (
    CONSTANTS,
    FIXED,
    FIXED_LABELS,
    SETTABLE,
    levels_frame,
    shown_threshold,
    thresholds_frame,
)
from analysis.results.rules import (
    DEFAULT_THRESHOLDS,
    ResultThresholds,
    completion_level,
    slippage_level,
)
from analysis.returns.plausibility import PlausibilityThresholds
from analysis.rows import rows_of
from analysis.thresholds import FIELDS, thresholds_of
from data_model.vocabulary import Level


def test_every_threshold_of_the_rules_and_of_the_questions_is_shown() -> None:
    shown = set(thresholds_frame(DEFAULT_THRESHOLDS)["key"])
    assert {FIELDS.get(key, key) for key in shown} >= {
        field.name for field in fields(ResultThresholds)
    }
    assert shown >= {field.name for field in fields(PlausibilityThresholds)}
    assert set(FIXED_LABELS).isdisjoint(FIELDS.values())


def test_a_setting_of_the_plan_replaces_the_default_and_leaves_it_readable() -> None:
    limits = thresholds_of({"results_on_track": "0,9", "slippage_alert": "60"})
    rows = {row.key: row for row in rows_of(thresholds_frame(limits))}
    assert rows["results_on_track"].in_force == "90\u202f%"
    assert rows["results_on_track"].default == "95\u202f%"
    assert rows["slippage_alert"].in_force == "60\u00a0jours"
    assert rows["completion_alert"].in_force == "−15\u00a0pts"
    assert rows["results_on_track"].set_by == SETTABLE
    assert {rows[one.key].set_by for one in CONSTANTS} == {FIXED}


def test_a_level_shown_at_a_limit_is_the_one_the_rule_gives() -> None:
    limits = ResultThresholds(
        completion_watch_points=Fraction(-4),
        completion_alert_points=Fraction(-10),
        slippage_watch_days=7,
        slippage_alert_days=30,
    )
    rows = {(row.family, row.words): row.level for row in rows_of(levels_frame(limits))}
    assert rows["Réalisation", "écart de −3\u00a0pts"] is Level.OK
    assert rows["Réalisation", "écart de −4\u00a0pts"] is Level.WATCH
    assert rows["Réalisation", "écart de −10\u00a0pts"] is Level.ALERT
    assert rows["Calendrier", "7\u00a0jours de retard"] is Level.OK
    assert rows["Calendrier", "8\u00a0jours de retard"] is Level.WATCH
    assert rows["Calendrier", "31\u00a0jours de retard"] is Level.ALERT
    assert {completion_level(None), slippage_level(None)} == {Level.NONE}
    assert set(rows.values()) == set(Level)


def test_a_threshold_is_written_in_its_unit() -> None:
    assert shown_threshold("too_early", DEFAULT_THRESHOLDS) == "5\u202f%"
    assert shown_threshold("scale_watch_points", DEFAULT_THRESHOLDS) == "0,5\u00a0point"
    assert shown_threshold("slippage_watch_days", DEFAULT_THRESHOLDS) == "20\u00a0jours"
