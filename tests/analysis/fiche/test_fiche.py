"""The fiche's title, figures and tables, with where each value was read."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.fiche.fiche import (
    Fiche,
    action_choices,
    fiche_lists,
    fiche_title,
    means_lines,
    place_words,
    row_of,
)
from analysis.fiche.metrics import completion_metric, indicators_metric, slippage_metric
from analysis.fiche.tables import (
    action_results,
    action_values,
    indicators_table,
    milestone_years,
    milestones_table,
    strip_frame,
)
from analysis.results.results import results_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import action_slippage_frame
from analysis.snapshot import Snapshot
from data_model.shown_words import shown_words
from data_model.vocabulary import HumanDaysBasis, LineKind, Role
from tests.analysis.builders import make_snapshot

T = "200058097"


def fiche(view: Snapshot, **more: Any) -> Fiche:
    empty: dict[str, Any] = {
        "lists": dict.fromkeys(LineKind, ()),
        "people": dict.fromkeys(Role, ()),
        "notes": (),
        "recurrence": "",
        "is_recurring": False,
    }
    return Fiche(action=row_of(view.actions, "action_code", "1.1"), **(empty | more))


def occurrence(number: int, end: date, **more: Any) -> dict[str, Any]:
    return {
        "occurrence_code": f"1.1-J{number}-C01",
        "milestone_code": f"1.1-J{number}",
        "label": f"jalon {number}",
        "as_written": "Fin premier semestre 2026",
        "initial_start": end,
        "initial_end": end,
        "start_date": end,
        "end_date": end,
        **more,
    }


def said(number: int, field: str, when: date) -> dict[str, Any]:
    return {
        "field": field,
        "occurrence_code": f"1.1-J{number}-C01",
        "respondent_code": T,
        "period_code": "2026-T3",
        "last_day": date(2026, 9, 30),
        "start_date": when,
        "end_date": when,
        "return_number": 12,
        "sheet": "Calendrier",
        "cell": "J4",
    }


def seen(**frames: Any) -> Snapshot:
    base: dict[str, Any] = {
        "actions": [{"short_title": "ESS Tour"}],
        "axes": [{}],
        "objectives": [{}],
        "respondents": [{"respondent_code": T, "kind": "territory", "name": "EPT"}],
        "returns": [{"number": 12, "respondent_code": T, "received_on": date(2026, 10, 20)}],
    }
    return make_snapshot(**(base | frames))


def late() -> Snapshot:
    return seen(
        occurrences=[occurrence(1, date(2026, 3, 31)), occurrence(2, date(2026, 7, 31))],
        milestone_history=[
            said(1, "done", date(2026, 3, 20)),
            said(2, "forecast", date(2026, 11, 26)),
        ],
    )


def title(view: Snapshot) -> str:
    return fiche_title(fiche(view), row_of(action_slippage_frame(view), "action_code", "1.1"))


def test_the_title_says_the_days_of_delay() -> None:
    assert title(late()) == "1.1 ESS Tour\u00a0: 118\u00a0jours de retard"


def recalibrated(done: date) -> Snapshot:
    """A milestone of March moved to July by a re-baseline, then done."""
    moved = occurrence(
        1,
        date(2026, 3, 31),
        start_date=date(2026, 7, 31),
        end_date=date(2026, 7, 31),
        baseline_number=1,
        baseline_recorded_on=date(2026, 4, 15),
    )
    return seen(occurrences=[moved], milestone_history=[said(1, "done", done)])


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (date(2026, 7, 31), "à l’heure (122\u00a0jours de retard depuis le calendrier initial)"),
        (date(2026, 8, 1), "1\u00a0jour de retard (123 depuis le calendrier initial)"),
    ],
)
def test_a_new_calendar_does_not_hide_the_days_since_the_first(done: date, words: str) -> None:
    view = recalibrated(done)
    assert title(view) == f"1.1 ESS Tour\u00a0: {words}"
    metric = slippage_metric(row_of(action_slippage_frame(view), "action_code", "1.1"))
    assert metric.rests_on.endswith("j depuis le calendrier initial")


def test_the_title_is_the_action_alone_where_nothing_is_known() -> None:
    assert title(seen()) == "1.1 ESS Tour"


def test_an_unknown_code_is_answered_by_a_sentence() -> None:
    with pytest.raises(KeyError):
        row_of(seen().actions, "action_code", "9.9")


def test_lists_actions_by_code_and_title() -> None:
    assert action_choices(seen()) == {"1.1": "1.1 ESS Tour"}


def test_an_action_without_axis_is_transversal() -> None:
    view = seen(actions=[{"axis_code": None, "objective_code": None, "priority": None}])
    assert place_words(view, fiche(view)) == ["Transversal"]


def test_places_an_action_under_its_axis_objective_and_priority() -> None:
    view = seen()
    assert place_words(view, fiche(view)) == ["Axe 1 · Axe 1", "Objectif 1", "Priorité 1"]


def test_the_printed_code_and_words_are_kept() -> None:
    view = seen(
        actions=[
            {
                "printed_code": "#2.4",
                "human_days_printed": "3 jours par petits-déjeuners (12 jours)",
                "human_days_basis": HumanDaysBasis.TOTAL,
                "as_printed": "15 000 euros par visite",
                "voted_note": "Le nombre de visites n’est pas imprimé.",
            }
        ]
    )
    lines = means_lines(fiche(view, recurrence="Renouvellement une fois par an"))
    assert [shown_words(line) for line in lines] == [
        "Code imprimé\u00a0: #2.4",
        "Temps prévu\u00a0: 3 jours par petits-déjeuners (12 jours)",
        "Montant imprimé\u00a0: 15 000 euros par visite",
        "Le nombre de visites n’est pas imprimé.",
        "Calendrier\u00a0: Renouvellement une fois par an",
    ]


def test_human_days_without_a_basis_say_that_they_are_read_by_year() -> None:
    days = {"human_days_printed": "7 jours", "human_days_basis": HumanDaysBasis.UNKNOWN}
    said = means_lines(fiche(seen(actions=[days])))
    assert "Temps prévu\u00a0: 7 jours, lus par an (base à préciser)" in said


def test_empty_lists_have_no_heading() -> None:
    held = fiche(seen(), people=dict.fromkeys(Role, ()) | {Role.LEAD: ("EPT",)})
    assert fiche_lists(held) == [("Porteurs", ("EPT",))]


def test_work_of_which_nothing_was_said_is_not_zero() -> None:
    view = seen(occurrences=[occurrence(1, date(2026, 3, 31))])
    metric = completion_metric(row_of(completion_frame(view), "code", "1.1"))
    assert (metric.value, metric.delta) == ("n.c.", "")
    assert metric.rests_on == "réalisé non communiqué"


def test_work_done_stands_beside_what_was_expected() -> None:
    metric = completion_metric(row_of(completion_frame(late()), "code", "1.1"))
    assert (metric.value, metric.delta) == ("50\u202f%", "−50\u00a0pts")
    assert metric.rests_on == "1\u00a0jalon atteint sur 2"


def test_slippage_names_its_milestone() -> None:
    metric = slippage_metric(row_of(action_slippage_frame(late()), "action_code", "1.1"))
    assert (metric.value, metric.rests_on) == ("+118\u00a0j", "Jalon 2")


def test_no_slippage_is_said_not_applicable() -> None:
    metric = slippage_metric(row_of(action_slippage_frame(seen()), "action_code", "1.1"))
    assert metric.value == "sans objet"


def test_the_strip_follows_the_calendar_and_keeps_one_year() -> None:
    states = occurrence_states_frame(
        seen(occurrences=[occurrence(1, date(2027, 1, 31)), occurrence(2, date(2026, 7, 31))])
    )
    assert list(strip_frame(states, "1.1")["label"]) == ["Jalon 2", "Jalon 1"]
    assert list(strip_frame(states, "1.1", year=2027)["label"]) == ["Jalon 1"]
    assert strip_frame(states, "9.9").empty


@pytest.mark.parametrize(("count", "years"), [(8, []), (9, [2026, 2027])])
def test_years_are_offered_when_milestones_are_many(count: int, years: list[int]) -> None:
    ends = [date(2026 + number % 2, 6, 30) for number in range(count)]
    rows = [occurrence(number, end) for number, end in enumerate(ends)]
    assert milestone_years(occurrence_states_frame(seen(occurrences=rows)), "1.1") == years


def test_the_milestones_table_keeps_the_printed_words_and_the_origin() -> None:
    view = late()
    states = occurrence_states_frame(view)
    table = milestones_table(view, states, strip_frame(states, "1.1"))
    assert list(table["Date imprimée"]) == ["Fin premier semestre 2026"] * 2
    assert table.iloc[1]["Situation"].startswith("prévu le 26\u00a0novembre\u00a02026")
    assert table.iloc[1]["Origine"] == "retour n°\u00a012, `Calendrier!J4`"


def test_a_milestone_that_nobody_spoke_of_comes_from_the_plan() -> None:
    view = seen(occurrences=[occurrence(1, date(2027, 3, 31))])
    states = occurrence_states_frame(view)
    assert milestones_table(view, states, strip_frame(states, "1.1"))["Origine"].tolist() == [
        "plan"
    ]


def measured(**frames: Any) -> pd.DataFrame:
    view = seen(
        indicators=[{"question": "Combien de services ?"}],
        assignments=[{"respondent_code": T, "first_period": "2026-T3"}],
        **frames,
    )
    return indicators_table(view, action_results(results_frame(view), "1.1"), action_values(view))


def test_an_indicator_has_its_question_its_value_and_its_cell() -> None:
    line = measured(
        observations=[
            {
                "respondent_code": T,
                "period_code": "2026-T3",
                "last_day": date(2026, 9, 30),
                "value_e4": 120_000,
                "sheet": "Indicateurs",
                "cell": "H14",
                "return_number": 12,
            }
        ],
        targets=[{"value_e4": 320_000, "basis": "per_year"}],
    ).iloc[0]
    assert "Combien de services\u202f?" in line["Indicateur"]
    assert line["Valeur"].startswith("12 participants")
    assert "T3\u00a02026, retour n°\u00a012, `Indicateurs!H14`" in line["Valeur"]
    assert line["Cible"].startswith("32 participants")
    assert "par an, 2026" in line["Cible"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Nombre [et] diversité", "Imprimé\u00a0: «\u00a0Nombre \\[et\\] diversité\u00a0»"),
        ("Participants", None),
        ("", None),
    ],
)
def test_the_plan_s_own_words_stand_under_a_label_that_differs(
    printed: str, said: str | None
) -> None:
    view = seen(indicators=[{"label": "Participants", "printed_label": printed}])
    table = indicators_table(view, action_results(results_frame(view), "1.1"), action_values(view))
    words = table["Indicateur"].iloc[0]
    assert words.startswith("**Participants**")
    assert said in words if said else "Imprimé" not in words


def test_an_indicator_without_value_nor_target_is_not_communicated() -> None:
    line = measured().iloc[0]
    assert (line["Valeur"], line["Cible"], line["status"]) == ("n.c.", "–", "no_target")


def test_counts_the_indicators_that_have_a_value() -> None:
    view = seen(indicators=[{}], assignments=[{"respondent_code": T}])
    metric = indicators_metric(results_frame(view))
    assert (metric.value, metric.rests_on) == ("0 sur 1", "aucun n’a de cible")


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("2026-T3", "1\u00a0trimestre dû"),
        ("2026-T2", "2\u00a0trimestres dus"),
        ("2025-T4", "4\u00a0trimestres dus"),
        ("2025-T3", "4\u00a0derniers trimestres dus"),
    ],
)
def test_a_ratio_names_the_quarters_it_spans_and_no_single_cell(first: str, words: str) -> None:
    said = {"value_e4": 90_000, "denominator_e4": 100_000, "sheet": "Indicateurs", "cell": "H14"}
    when = {"period_code": "2026-T3", "last_day": date(2026, 9, 30), "return_number": 12}
    view = make_snapshot(
        actions=[{}],
        indicators=[{"nature": "ratio", "unit": "%"}],
        assignments=[{"respondent_code": T, "first_period": first}],
        observations=[{"respondent_code": T, **said, **when}],
    )
    table = indicators_table(view, action_results(results_frame(view), "1.1"), action_values(view))
    assert f"[{words}]" in table["Valeur"].iloc[0]
    assert "H14" not in table["Valeur"].iloc[0]
