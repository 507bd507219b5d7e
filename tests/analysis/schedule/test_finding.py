"""What the calendar page says, calm or not, and what late from before still shows."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from analysis.schedule.calendar_year import states_of_year
from analysis.schedule.earned_schedule import EarnedSchedule
from analysis.schedule.earned_value import EarnedScheduleReading
from analysis.schedule.finding import (
    curve_metrics,
    curve_title,
    drift_seen,
    drift_title,
    headed,
    headed_metrics,
    index_metrics,
    planning_title,
    postponements,
)
from analysis.schedule.occurrence import occurrence_states
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import ScheduleIndices, schedule_indices
from analysis.schedule.slippage import DueShare
from analysis.schedule.table import late_table, silent_table, unconfirmed_table
from analysis.snapshot import Snapshot
from tests.analysis.builders import make_situation, make_snapshot

AS_OF = date(2026, 11, 9)
TITLES = {"1.1": "ESS Tour", "2.2": "Bourse foncière"}


def occurrence(code: str, end: date | None) -> dict[str, Any]:
    return {
        "occurrence_code": code,
        "milestone_code": code[:6],
        "action_code": code[:3],
        "label": "vote",
        "start_date": end,
        "end_date": end,
        "initial_start": end,
        "initial_end": end,
    }


def said(code: str, field: str, day: date, *, period: str = "2026-T3") -> dict[str, Any]:
    year, quarter = int(period[:4]), int(period[-1])
    last_day = date(year, quarter * 3, 30 if quarter in (2, 3) else 31)
    return {
        "occurrence_code": code,
        "field": field,
        "start_date": day,
        "end_date": day,
        "period_code": period,
        "last_day": last_day,
    }


def seen(occurrences: list[dict[str, Any]], statements: list[dict[str, Any]]) -> Snapshot:
    return make_snapshot(
        situation=make_situation(as_of=AS_OF),
        axes=[{}],
        actions=[{"action_code": "1.1"}, {"action_code": "2.2"}],
        respondents=[{"kind": "territory"}],
        occurrences=occurrences,
        milestone_history=statements,
        returns=[{"period_code": "2026-T3", "received_on": date(2026, 10, 21)}],
    )


def states(*codes: tuple[str, date, str, date]) -> pd.DataFrame:
    return occurrence_states_frame(
        seen(
            [occurrence(code, end) for code, end, _, _ in codes],
            [said(code, field, day) for code, _, field, day in codes],
        )
    )


LATE = ("2.2-J4-C01", date(2026, 7, 31), "forecast", date(2026, 11, 26))
ON_TIME = ("1.1-J1-C01", date(2026, 6, 30), "done", date(2026, 6, 30))


def test_the_title_names_the_worst_slip() -> None:
    title = planning_title(states(LATE, ON_TIME), TITLES)
    assert title == ("1\u00a0jalon glisse\u202f; 118\u00a0jours de retard\u00a0: Bourse foncière")


def test_the_title_headed_by_an_action_does_not_name_it_again() -> None:
    title = planning_title(states(LATE, ON_TIME), TITLES, is_of_action=True)
    assert title == "1\u00a0jalon glisse\u202f; 118\u00a0jours de retard"


def test_the_calm_title_says_that_nothing_slips() -> None:
    assert planning_title(states(ON_TIME), TITLES) == "Aucun jalon ne glisse"


def test_a_milestone_done_late_does_not_slip_any_more() -> None:
    done = ("2.2-J4-C01", date(2026, 6, 30), "done", date(2026, 8, 31))
    assert planning_title(states(done), TITLES) == "Aucun jalon ne glisse"


def test_what_is_due_without_news_is_counted_apart() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", date(2026, 6, 30)), occurrence("2.2-J4-C01", date(2026, 6, 30))],
        [said(ON_TIME[0], "done", date(2026, 6, 30))],
    )
    frame = occurrence_states_frame(snapshot)
    title = planning_title(frame, TITLES)
    assert title == "Aucun jalon ne glisse\u202f; 1\u00a0jalon échu sans nouvelle"
    assert silent_table(frame, TITLES)["Action"].tolist() == ["2.2 Bourse foncière"]
    assert late_table(frame, TITLES).empty


def test_before_any_statement_nothing_is_said_to_be_calm() -> None:
    frame = occurrence_states_frame(seen([occurrence("1.1-J1-C01", date(2026, 6, 30))], []))
    assert planning_title(frame, TITLES) == "Le calendrier n’a encore reçu aucune nouvelle"


def test_what_is_silent_is_not_all_that_was_ever_said_of_its_action() -> None:
    end = date(2026, 6, 30)
    every = occurrence_states_frame(
        seen(
            [occurrence("1.1-J1-C01", end), occurrence("1.1-J2-C01", end)],
            [said("1.1-J1-C01", "done", end)],
        )
    )
    silent = every[every["is_without_news"]]
    assert planning_title(silent, TITLES, among=every) == (
        "Aucun jalon ne glisse\u202f; 1\u00a0jalon échu sans nouvelle"
    )


def test_without_dates_the_title_says_so() -> None:
    frame = occurrence_states_frame(seen([occurrence("1.1-J1-C01", None)], []))
    assert planning_title(frame, TITLES) == "Aucun jalon n’est daté"


def test_an_announced_delay_stays_one_when_its_date_has_just_passed() -> None:
    passed = ("2.2-J4-C01", date(2026, 7, 31), "forecast", date(2026, 11, 3))
    frame = states(passed, ON_TIME)
    assert silent_table(frame, TITLES).empty
    assert unconfirmed_table(frame, TITLES).empty
    [row] = late_table(frame, TITLES).to_dict("records")
    assert row["Nouvelle date"] == "3\u00a0novembre\u00a02026"
    assert row["word"] == "95\u00a0jours de retard, à confirmer"
    assert planning_title(frame, TITLES).startswith("1\u00a0jalon glisse")


def test_a_date_that_has_just_passed_waits_for_the_next_return() -> None:
    held = ("2.2-J4-C01", date(2026, 10, 31), "forecast", date(2026, 10, 20))
    snapshot = seen(
        [occurrence("2.2-J4-C01", date(2026, 10, 31)), occurrence("1.1-J1-C01", AS_OF)],
        [said(held[0], "forecast", held[3])],
    )
    unsaid = seen([occurrence("1.1-J1-C01", date(2026, 11, 8))], [])
    [row] = unconfirmed_table(occurrence_states_frame(snapshot), TITLES).to_dict("records")
    assert row["Action"] == "2.2 Bourse foncière"
    assert row["Date prévue"] == "31\u00a0octobre\u00a02026"
    assert row["Date annoncée"] == "20\u00a0octobre\u00a02026"
    [row] = unconfirmed_table(occurrence_states_frame(unsaid), TITLES).to_dict("records")
    assert row["Date annoncée"] == "aucune"
    title = planning_title(occurrence_states_frame(snapshot), TITLES)
    assert title == "Aucun jalon ne glisse\u202f; 1\u00a0jalon à confirmer"


@pytest.mark.parametrize("told", [date(2026, 9, 30), AS_OF])
def test_one_that_is_silent_or_still_to_come_is_not_to_confirm(told: date) -> None:
    assert unconfirmed_table(
        states(("2.2-J4-C01", date(2026, 7, 31), "forecast", told)), TITLES
    ).empty


def test_the_late_table_also_counts_the_days_since_the_initial_calendar() -> None:
    planned = date(2026, 9, 15)
    moved = occurrence("2.2-J4-C01", planned) | {
        "baseline_number": 1,
        "initial_start": date(2026, 4, 30),
        "initial_end": date(2026, 4, 30),
    }
    snapshot = seen([moved], [said("2.2-J4-C01", "forecast", date(2026, 11, 15))])
    row = late_table(occurrence_states_frame(snapshot), TITLES).iloc[0]
    assert row["Date prévue"] == (
        "15\u00a0septembre\u00a02026 (199\u00a0jours depuis le calendrier initial du "
        "30\u00a0avril\u00a02026)"
    )
    assert row["word"] == "61\u00a0jours de retard"


def test_the_late_table_gives_both_dates_and_the_days() -> None:
    row = late_table(states(LATE), TITLES).iloc[0]
    assert row["Jalon"] == "Vote"
    assert row["Date prévue"] == "31\u00a0juillet\u00a02026"
    assert row["Nouvelle date"] == "26\u00a0novembre\u00a02026"
    assert row["word"] == "118\u00a0jours de retard"


def drift(*points: tuple[str, str, date]) -> pd.DataFrame:
    rows = [(code, code[:3], "vote", kind, AS_OF, finish) for code, kind, finish in points]
    return pd.DataFrame(
        rows,
        columns=["occurrence_code", "action_code", "label", "kind", "received_on", "finish_on"],
        dtype=object,
    )


MOVED = drift(
    ("2.2-J4", "baseline", date(2026, 6, 30)),
    ("2.2-J4", "forecast", date(2026, 9, 30)),
    ("2.2-J4", "forecast", date(2026, 9, 30)),
    ("2.2-J4", "rebaseline", date(2026, 10, 31)),
    ("2.2-J4", "forecast", date(2026, 10, 15)),
)


def test_a_date_said_again_is_not_a_postponement_and_neither_is_a_decision() -> None:
    assert postponements(MOVED) == {"2.2-J4": 2}


def test_the_drift_title_counts_the_postponements() -> None:
    assert drift_title(MOVED, TITLES) == "Date repoussée 2 fois\u00a0: Bourse foncière"
    assert drift_title(MOVED, TITLES, is_of_action=True) == "Date repoussée 2 fois"


def test_what_is_of_the_whole_plan_says_so_before_anything_else() -> None:
    assert headed("Au 30 juin, tout", "Tout le plan") == "Tout le plan\u00a0: au 30 juin, tout"
    assert headed("Au 30 juin, tout", "") == "Au 30 juin, tout"
    metrics = index_metrics(None, reading())
    assert headed_metrics(metrics, "") == metrics
    labels = [one.label for one in headed_metrics(metrics, "Axe\u00a02")]
    assert labels[0] == "Axe\u00a02\u00a0: tenue des dates"
    assert labels[1] == "Axe\u00a02\u00a0: indice d’exécution (BEI)"


def test_the_calm_drift_title_says_that_dates_hold() -> None:
    calm = drift(
        ("1.1-J1", "baseline", date(2026, 6, 30)), ("1.1-J1", "forecast", date(2026, 6, 15))
    )
    assert drift_title(calm, TITLES) == "Les dates annoncées tiennent"
    assert drift_title(drift(), TITLES) == "Aucune date n’a encore été annoncée"


def test_what_is_seen_names_each_action_once() -> None:
    twice = pd.concat([MOVED, MOVED.replace("2.2-J4", "2.2-J5")])
    known = pd.DataFrame([("2.2-J4", "118 jours de retard")], columns=["occurrence_code", "words"])
    assert drift_seen(twice, known, TITLES) == [
        "**Bourse foncière**\u00a0: repoussé 2 fois, 118 jours de retard."
    ]


def reading(**values: Any) -> EarnedScheduleReading:
    return EarnedScheduleReading(
        values=EarnedSchedule(**values), sentence="Au 30 juin, tout.", reported_share=Fraction(1, 2)
    )


def test_the_curve_title_is_the_sentence_without_its_full_stop() -> None:
    assert curve_title(reading()) == "Au 30 juin, tout"


def test_a_curve_that_cannot_be_computed_says_why() -> None:
    blank = EarnedScheduleReading(
        values=EarnedSchedule(reason="Non calculable : x."),
        sentence="Non calculable : x.",
        reported_share=None,
    )
    assert curve_title(blank) == "Courbe non calculable : x"
    assert [metric.value for metric in curve_metrics(pd.DataFrame(), blank)] == ["n.c.", "n.c."]


@pytest.mark.parametrize(
    ("shift", "words"),
    [
        (Fraction(-3, 4), "0,8\u00a0trimestre de retard"),
        (Fraction(0), "à l’heure"),
        (Fraction(2), "2\u00a0trimestres d’avance"),
    ],
)
def test_the_position_is_said_in_quarters(shift: Fraction, words: str) -> None:
    position = index_metrics(None, reading(sv=shift))[2]
    assert f"{position.value} {position.beside}".strip() == words


def test_nothing_due_has_no_rate() -> None:
    hit, done, position = index_metrics(None, reading())
    assert (hit.value, done.value, position.value) == ("sans objet", "sans objet", "n.c.")
    assert hit.rests_on == "aucun jalon échu"


def test_before_any_news_an_index_is_unknown_and_says_why() -> None:
    due = [occurrence("1.1-J1-C01", date(2026, 6, 30))]
    hit, done, position = index_metrics(schedule_indices(seen(due, [])), reading())
    assert (hit.value, done.value, position.value) == ("n.c.", "n.c.", "n.c.")
    assert hit.rests_on == done.rests_on == "1\u00a0jalon échu, aucune nouvelle"


@pytest.mark.parametrize(
    ("start", "due"), [(None, 1), (date(2026, 1, 1), 0)], ids=["undated", "begun"]
)
def test_what_is_over_is_due_in_a_plan_whose_dates_were_never_entered(
    start: date | None, due: int
) -> None:
    known = seen([occurrence("1.1-J1-C01", date(2021, 3, 2))], [])
    nowhere = replace(
        known.situation, plan_start=start, situation_date=None, periods=(), next_periods=()
    )
    indices = schedule_indices(replace(known, situation=nowhere))
    assert (indices.hit_rate.due if indices else 0) == due


def test_one_news_is_enough_for_what_is_due_to_be_counted() -> None:
    day = date(2026, 6, 30)
    due = [occurrence("1.1-J1-C01", day), occurrence("2.2-J1-C01", day)]
    told = seen(due, [said("2.2-J1-C01", "forecast", date(2027, 1, 1))])
    hit, done, _ = index_metrics(schedule_indices(told), reading())
    assert (hit.value, done.value) == ("0\u202f%", "0")
    assert done.rests_on == "0\u00a0fait pour 2\u00a0échus, 1 sans nouvelle"


def test_indices_say_what_they_rest_on() -> None:
    indices = ScheduleIndices(
        hit_rate=DueShare(count=3, due=4),
        hit_rate_initial=DueShare(count=2, due=4),
        execution=DueShare(count=5, due=4),
        no_news=1,
    )
    hit, done, _ = index_metrics(indices, reading())
    assert (hit.value, done.value) == ("75\u202f%", "1,25")
    assert hit.rests_on == ("3\u00a0jalons sur\u00a04\u202f; 50\u202f% sur le calendrier initial")
    assert done.rests_on == "5\u00a0faits pour 4\u00a0échus, 1 sans nouvelle"


def test_a_year_keeps_what_is_late_from_the_years_before() -> None:
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", date(2024, 6, 30)),
            occurrence("1.1-J2-C01", date(2026, 6, 30)),
            occurrence("1.1-J3-C01", date(2027, 6, 30)),
            occurrence("1.1-J4-C01", None),
            occurrence("2.2-J4-C01", date(2024, 6, 30)),
        ],
        [
            said("1.1-J1-C01", "done", date(2024, 6, 30)),
            said("2.2-J4-C01", "forecast", date(2026, 11, 26)),
        ],
    )
    kept = states_of_year(occurrence_states(snapshot), 2026)
    assert [state.occurrence_code for state in kept] == ["1.1-J2-C01", "1.1-J4-C01", "2.2-J4-C01"]
