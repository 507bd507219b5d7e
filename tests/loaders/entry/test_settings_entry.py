"""What a person typed in a settings table is understood whole, or told what to mend."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.results.rules import DEFAULT_THRESHOLDS
from analysis.settings_tables import thresholds_table
from analysis.thresholds import thresholds_of
from data_model.action import VotedAmount
from data_model.indicator import Target
from data_model.milestone import MilestoneRule
from data_model.plan import PlanSpan
from data_model.recurrence import RecurringMilestone
from data_model.respondent import Assignment
from data_model.vocabulary import (
    AssignedKind,
    BudgetBasis,
    Direction,
    Rhythm,
    TargetBasis,
    TaxBasis,
)
from loaders.entry.settings_entry import (
    REPEATS,
    assignments_entry,
    bases_entry,
    deadlines_entry,
    milestones_entry,
    settings_entry,
    span_entry,
)
from loaders.entry.target_entry import targets_entry
from loaders.entry.typed_entry import Entry

NAMES = {"1.1-I1": "1.1-I1 · Participants"}
PEOPLE = {"93005": "Aulnay-sous-Bois", "93071": "Sevran"}
ASSIGNED = ["respondent_code", "kind", "object_code", "first_period", "last_period", "rhythm"]
KNOWN_COLUMNS = ["indicator_code", "due_on", "value_e4", "basis"]
TYPED: dict[str, Any] = {
    "Indicateur": NAMES["1.1-I1"],
    "Échéance": date(2026, 12, 31),
    "Cible": 12.5,
    "Base": "cumulé à la date",
    "Sens": "hausse",
    "Haut de fourchette": None,
    "Départ": None,
    "Depuis le": None,
    "Tolérance": None,
    "Référence": None,
}


def targets(*rows: dict[str, Any], known: pd.DataFrame | None = None) -> Entry:
    edited = pd.DataFrame([TYPED | row for row in rows], columns=list(TYPED), dtype=object)
    held = pd.DataFrame(columns=KNOWN_COLUMNS) if known is None else known
    return targets_entry("P", edited, NAMES, held)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "n_findings"),
    [
        (date(2024, 1, 2), date(2024, 1, 1), 1),
        (date(2024, 1, 1), date(2024, 1, 1), 1),
        (date(2024, 1, 1), date(2024, 1, 2), 0),
        (None, date(2024, 1, 2), 0),
        (None, None, 0),
    ],
)
def test_a_plan_ends_after_it_starts(
    starts_on: date | None, ends_on: date | None, n_findings: int
) -> None:
    entry = span_entry("P", starts_on, ends_on)

    assert len(entry.findings) == n_findings
    spans = [(s.starts_on, s.ends_on) for s in entry.rows if isinstance(s, PlanSpan)]
    assert spans == ([] if n_findings else [(starts_on, ends_on)])


def test_a_basis_changes_and_the_voted_amount_stays() -> None:
    voted = VotedAmount(
        plan_code="P",
        act_number=3,
        action_code="1.1",
        amount_cents=1_500_000,
        basis=BudgetBasis.UNKNOWN,
        tax=TaxBasis.NET,
        as_printed="15 000 euros",
    )
    edited = pd.DataFrame([{"Code": "1.1", "Base": "par an"}, {"Code": "9.9", "Base": "total"}])

    (row,) = bases_entry("P", edited, {"1.1": voted}).rows
    assert row.model_dump() == voted.model_dump() | {"basis": BudgetBasis.PER_YEAR}


def test_a_target_is_scaled_and_its_empty_cells_stay_missing() -> None:
    entry = targets({})

    assert entry.findings == ()
    (row,) = entry.rows
    assert isinstance(row, Target)
    assert (row.value_e4, row.upper_e4, row.base_e4, row.tolerance_e4) == (125_000, None, None, 0)
    assert (row.basis, row.direction, row.due_on) == (
        TargetBasis.TO_DATE,
        Direction.UP,
        date(2026, 12, 31),
    )
    assert (row.starts_on, row.reference) == (None, "")


@pytest.mark.parametrize("missing", ["Indicateur", "Échéance", "Cible", "Base", "Sens"])
def test_a_target_without_one_of_its_parts_is_told_with_its_line(missing: str) -> None:
    entry = targets({}, {missing: None, "Échéance": date(2027, 12, 31)} | {missing: None})

    assert [f.message.split(" :")[0] for f in entry.findings] == ["Cible, ligne 2"]


def test_an_empty_line_says_nothing() -> None:
    assert targets(dict.fromkeys(TYPED)) == Entry()


@pytest.mark.parametrize(("upper", "is_told"), [(None, True), (12.4, True), (12.5, False)])
def test_a_range_has_a_top_that_is_not_below_its_bottom(upper: float | None, is_told: bool) -> None:
    entry = targets({"Sens": "fourchette", "Haut de fourchette": upper})

    assert bool(entry.findings) is is_told


@pytest.mark.parametrize(("day", "is_told"), [(30, False), (31, False), (32, True)])
def test_a_target_does_not_begin_after_its_end(day: int, is_told: bool) -> None:
    begins = date.fromordinal(date(2026, 12, 1).toordinal() + day - 1)

    assert bool(targets({"Depuis le": begins}).findings) is is_told


def test_two_targets_of_one_indicator_and_day_are_told() -> None:
    (finding,) = targets({}, {"Cible": 13}).findings
    assert (finding.message, finding.value) == (
        "Deux cibles de 1.1-I1 portent la même échéance.",
        "2026-12-31",
    )


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ({"Cible": 0.0}, True),
        ({"Cible": -1.0}, True),
        ({"Cible": 0.0001}, False),
        ({"Cible": 0.0, "Base": "par an"}, True),
        ({"Cible": 12.0, "Départ": 12.0}, True),
        ({"Cible": 12.0, "Départ": 11.0}, False),
        ({"Cible": 12.0, "Départ": 20.0, "Base": "par an"}, False),
        ({"Cible": 0.0, "Base": "niveau"}, False),
        ({"Cible": 0.0, "Sens": "baisse"}, False),
    ],
)
def test_a_rise_to_its_own_start_is_told(typed: dict[str, Any], is_told: bool) -> None:
    findings = targets(typed).findings
    assert [("atteinte d’avance" in one.message) for one in findings] == [True] * is_told


def test_a_milestone_unticked_keeps_its_interval() -> None:
    known = [
        RecurringMilestone(
            code=code,
            start_date=date(2024, 1, 1),
            end_date=date(2024, 1, 31),
            as_written="Janvier 2024",
            repeats=True,
            every_months=3,
        )
        for code in ("1.2-J1", "1.2-J2", "1.9-J1")
    ]
    edited = pd.DataFrame({REPEATS: [False, True]}, index=["1.2-J1", "1.2-J2"])
    first, second = milestones_entry("P", edited, known).rows
    assert isinstance(first, MilestoneRule)
    assert isinstance(second, MilestoneRule)
    assert (first.milestone_code, first.repeats) == ("1.2-J1", False)
    assert (first.start_date, first.end_date) == (date(2024, 1, 1), date(2024, 1, 31))
    assert (second.milestone_code, second.repeats) == ("1.2-J2", True)


def test_a_target_taken_out_of_the_table_is_removed_by_a_version() -> None:
    known = pd.DataFrame(
        [("1.1-I1", date(2026, 12, 31), 1, "to_date"), ("1.1-I1", date(2027, 12, 31), 2, "level")],
        columns=KNOWN_COLUMNS,
    )
    rows = targets({}, known=known).rows

    assert [(r.due_on, r.is_removed) for r in rows if isinstance(r, Target)] == [
        (date(2026, 12, 31), False),
        (date(2027, 12, 31), True),
    ]


def ticks(aulnay: bool, sevran: bool, *, first_period: str = "T4 2026") -> Entry:
    """Aulnay is asked for 1.1-I1 since 2025; Sevran is not."""
    held = ("93005", AssignedKind.INDICATOR, "1.1-I1", "2025-T1", "", Rhythm.YEAR, "")
    other = ("93071", AssignedKind.BUDGET, "1.1-I1", "2025-T1", "", Rhythm.YEAR, "")
    return assignments_entry(
        "P",
        AssignedKind.INDICATOR,
        pd.DataFrame({"Aulnay-sous-Bois": [aulnay], "Sevran": [sevran]}, index=["1.1-I1"]),
        names=PEOPLE,
        known=pd.DataFrame([held, other], columns=[*ASSIGNED, "named_quarters"]),
        first_period=first_period,
        rhythm=Rhythm.EACH_QUARTER,
    )


def test_only_the_ticks_that_changed_are_recorded() -> None:
    assert ticks(True, False) == Entry()

    (added,) = ticks(True, True).rows
    assert isinstance(added, Assignment)
    assert (added.respondent_code, added.is_removed, added.first_period, added.rhythm) == (
        "93071",
        False,
        "2026-T4",
        Rhythm.EACH_QUARTER,
    )
    (removed,) = ticks(False, False).rows
    assert isinstance(removed, Assignment)
    # The same key as what it ends, or it would end nothing.
    assert (removed.respondent_code, removed.is_removed, removed.first_period) == (
        "93005",
        True,
        "2025-T1",
    )


def test_a_first_period_that_is_none_is_told() -> None:
    entry = ticks(True, True, first_period="bientôt")

    assert (entry.rows, len(entry.findings)) == ((), 1)


def test_a_deadline_left_empty_is_not_recorded() -> None:
    edited = pd.DataFrame(
        {
            "Période": ["T1 2026", "T2 2026", "T3 2026", "T4 2026"],
            "Échéance": [date(2026, 4, 30), None, pd.Timestamp(2026, 10, 31), "2027-01-31"],
        },
        index=["2026-T1", "2026-T2", "2026-T3", "2026-T4"],
        dtype=object,
    )
    rows = [row.model_dump() for row in deadlines_entry("P", edited).rows]

    assert [(row["period_code"], row["due_on"]) for row in rows] == [
        ("2026-T1", date(2026, 4, 30)),
        ("2026-T3", date(2026, 10, 31)),
        ("2026-T4", date(2027, 1, 31)),
    ]


@pytest.mark.parametrize("typed", ["beaucoup", "", "NaN", "20,5", "-3", "20 %"])
def test_a_threshold_that_is_none_is_told_with_what_it_should_be(typed: str) -> None:
    table = thresholds_table({})
    table.loc["slippage_watch", "Valeur"] = typed
    entry = settings_entry("P", table)
    assert [finding.value for finding in entry.findings] == [typed]
    assert "un nombre entier de jours" in entry.findings[0].message
    assert "20\u00a0jours" in entry.findings[0].hint


def test_thresholds_left_as_shown_are_the_defaults() -> None:
    entry = settings_entry("P", thresholds_table({}))
    assert entry.findings == ()
    stored = {row.model_dump()["key"]: row.model_dump()["value"] for row in entry.rows}
    assert thresholds_of(stored) == DEFAULT_THRESHOLDS


@pytest.mark.parametrize(
    ("key", "typed", "is_told"),
    [
        ("slippage_alert", "20 jours", False),
        ("slippage_alert", "19 jours", True),
        ("completion_alert", "−4 pts", True),
        ("results_watch", "96 %", True),
    ],
)
def test_an_alert_is_not_milder_than_a_vigilance(key: str, typed: str, is_told: bool) -> None:
    table = thresholds_table({})
    table.loc[key, "Valeur"] = typed
    assert bool(settings_entry("P", table).findings) is is_told
