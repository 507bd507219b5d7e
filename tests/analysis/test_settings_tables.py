"""The settings tables show what is in force, and leave empty what nobody said."""

from datetime import date

from analysis.settings_tables import (
    THRESHOLD_LABELS,
    assigned_objects,
    assignments_table,
    bases_table,
    deadlines_table,
    indicator_names,
    milestones_table,
    respondents_table,
    targets_table,
    thresholds_table,
    unsettled_cycles,
)
from analysis.thresholds import FIELDS
from data_model.recurrence import RecurringMilestone
from data_model.vocabulary import AssignedKind
from loaders.entry.settings_entry import REPEATS
from tests.analysis.builders import make_situation, make_snapshot


def test_a_voted_amount_is_in_euros_and_a_missing_one_stays_missing() -> None:
    snapshot = make_snapshot(
        actions=[
            {"action_code": "1.1", "voted_cents": 1_500_050, "basis": "per_year"},
            {"action_code": "1.2"},
        ]
    )
    table = bases_table(snapshot)

    assert list(table["Code"]) == ["1.1", "1.2"]
    assert table["Montant voté"].tolist()[0] == 15_000.5
    assert table["Montant voté"].isna().tolist() == [False, True]
    assert list(table["Base"]) == ["par an", "inconnue"]


def test_a_target_is_shown_in_the_unit_of_its_indicator() -> None:
    snapshot = make_snapshot(
        indicators=[{}], targets=[{"value_e4": 125_000, "tolerance_e4": 0, "direction": "down"}]
    )
    (row,) = targets_table(snapshot).to_dict("records")

    assert row["Indicateur"] == "1.1-I1 · Participants" == indicator_names(snapshot)["1.1-I1"]
    assert (row["Cible"], row["Tolérance"], row["Échéance"]) == (12.5, 0, date(2026, 12, 31))
    assert (row["Base"], row["Sens"], row["Haut de fourchette"]) == (
        "cumulé à la date",
        "baisse",
        None,
    )


def test_targets_follow_the_order_of_the_plan_and_not_that_of_the_letters() -> None:
    codes = ["1.2-I1", "1.10-I1"]
    snapshot = make_snapshot(
        indicators=[{"indicator_code": code} for code in codes],
        targets=[
            {"indicator_code": code, "due_on": date(year, 12, 31)}
            for code in sorted(codes)
            for year in (2026, 2027)
        ],
    )
    rows = targets_table(snapshot).to_dict("records")
    assert [(row["Indicateur"].split(" ")[0], row["Échéance"].year) for row in rows] == [
        (code, year) for code in codes for year in (2026, 2027)
    ]


def test_an_empty_plan_keeps_its_columns() -> None:
    snapshot = make_snapshot()

    assert len(targets_table(snapshot).columns) == 10
    assert list(respondents_table(snapshot).columns) == ["Code", "Nom", "Contact", "Courriel"]
    assert list(assignments_table(snapshot, AssignedKind.BUDGET).columns) == ["Objet"]


def test_a_tick_stands_where_something_is_asked_of_this_kind() -> None:
    snapshot = make_snapshot(
        indicators=[{"indicator_code": "1.1-I1"}, {"indicator_code": "1.1-I2"}],
        respondents=[
            {"respondent_code": "A", "name": "Aulnay"},
            {"respondent_code": "S", "name": "Sevran"},
        ],
        assignments=[
            {"respondent_code": "A", "object_code": "1.1-I2"},
            {"respondent_code": "S", "object_code": "1.1-I1", "kind": "budget"},
        ],
    )
    table = assignments_table(snapshot, AssignedKind.INDICATOR)

    assert list(table.columns) == ["Objet", "Aulnay", "Sevran"]
    assert list(table.index) == ["1.1-I1", "1.1-I2"]
    assert list(table["Aulnay"]) == [False, True]
    assert list(table["Sevran"]) == [False, False]


def test_a_milestone_that_repeats_is_offered_once() -> None:
    snapshot = make_snapshot(
        actions=[{"action_code": "1.1", "short_title": "Tour"}],
        occurrences=[{"cycle": 1}, {"cycle": 2, "occurrence_code": "1.1-J1-C02"}],
    )

    assert assigned_objects(snapshot, AssignedKind.MILESTONE) == {"1.1-J1": "1.1-J1 · Jalon"}
    assert assigned_objects(snapshot, AssignedKind.BUDGET) == {"1.1": "1.1 · Tour"}


def test_a_deadline_that_was_set_replaces_the_default() -> None:
    situation = make_situation(
        as_of=date(2026, 8, 1),
        plan_start=date(2026, 1, 1),
        deadlines={"2026-T2": date(2026, 7, 15)},
    )
    table = deadlines_table(make_snapshot(situation=situation))

    assert table.index.tolist() == ["2026-T3", "2026-T2", "2026-T1"]
    assert table["Période"].tolist()[0] == "T3\u00a02026"
    assert table["Échéance"]["2026-T2"] == date(2026, 7, 15)
    assert table["Échéance"]["2026-T1"] == date(2026, 4, 30)


def test_a_threshold_shows_its_value_beside_its_default() -> None:
    table = thresholds_table({"results_watch": "0.7", "slippage_watch": ""})

    assert list(table.index) == list(FIELDS) == list(THRESHOLD_LABELS)
    shown = dict(
        zip(table.index, zip(table["Valeur"], table["Par défaut"], strict=True), strict=True)
    )
    assert shown["results_watch"] == ("70\u202f%", "80\u202f%")
    assert shown["slippage_watch"] == ("20\u00a0jours", "20\u00a0jours")
    assert shown["completion_alert"] == ("−15\u00a0pts", "−15\u00a0pts")


def renewed(*spans: tuple[str, date, date, bool]) -> dict[str, list[RecurringMilestone]]:
    held = [
        RecurringMilestone(
            code=code,
            start_date=start,
            end_date=end,
            as_written="en mars",
            repeats=repeats,
            every_months=3,
        )
        for code, start, end, repeats in spans
    ]
    return {"1.1": held, "1.9": []}


def test_the_steps_of_a_cycle_are_ticked_and_say_why_they_do_not_come_back() -> None:
    snapshot = make_snapshot(
        actions=[{"action_code": "1.1", "short_title": "ESS Tour"}, {"action_code": "1.2"}]
    )
    rules = renewed(
        ("1.1-J1", date(2024, 1, 1), date(2024, 1, 31), True),
        ("1.1-J2", date(2024, 4, 1), date(2024, 4, 30), True),
        ("1.1-J3", date(2024, 1, 1), date(2024, 12, 31), True),
        ("1.1-J4", date(2024, 2, 1), date(2024, 2, 29), False),
    )
    table = milestones_table(snapshot, rules)

    assert table.index.tolist() == ["1.1-J1", "1.1-J2", "1.1-J3", "1.1-J4"]
    assert table[REPEATS].tolist() == [True, True, True, False]
    assert table["À savoir"].tolist() == ["à trancher", "à trancher", "plus long que le cycle", ""]
    assert unsettled_cycles(rules) == ["1.1"]


def test_steps_that_fit_in_their_cycle_leave_nothing_to_settle() -> None:
    rules = renewed(("1.1-J1", date(2024, 1, 1), date(2024, 3, 31), True))
    assert unsettled_cycles(rules) == []
    assert milestones_table(make_snapshot(actions=[{}]), rules)["À savoir"].tolist() == [""]


def test_a_plan_without_cycles_has_nothing_to_tick() -> None:
    assert milestones_table(make_snapshot(actions=[{}]), {}).empty
