"""What asks for attention: which points, in which words, in which order."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from analysis.attention.attention import SHOWN, attention_frame, attention_title
from analysis.attention.point import AttentionKind
from analysis.budget.budget import budget_lines_frame
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.snapshot import Snapshot
from data_model.vocabulary import Level, ResultStatus
from tests.analysis.builders import make_situation, make_snapshot
from tests.analysis.calendar_samples import AS_OF, SITUATION, occurrence, seen, statement
from tests.analysis.result_samples import aim, said


def attention(snapshot: Snapshot, **replaced: pd.DataFrame) -> pd.DataFrame:
    frames = {
        "results": results_frame(snapshot),
        "budget_lines": budget_lines_frame(snapshot),
        "budget_lines_of_year": budget_lines_frame(snapshot, year=SITUATION.year),
        "board": collection_board_frame(snapshot),
        "completion": completion_frame(snapshot, "action"),
    }
    return attention_frame(snapshot, occurrence_states_frame(snapshot), **(frames | replaced))


def of_kind(frame: pd.DataFrame, kind: AttentionKind) -> list[Any]:
    return [row for row in frame.itertuples() if row.kind == kind]


def test_a_late_milestone_is_said_in_days_with_its_two_dates() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", date(2026, 9, 15), date(2026, 9, 15), label="vote du budget")],
        [statement("1.1-J1-C01", "forecast", date(2027, 1, 11))],
    )
    [point] = of_kind(attention(snapshot), AttentionKind.LATE)
    assert point.level is Level.ALERT
    assert point.measure_words == "118\u00a0jours de retard"
    assert point.detail == (
        "Jalon, 15\u00a0sept. → 11\u00a0janvier\u00a02027\u00a0: Vote du budget"
    )
    assert (point.action_code, point.key) == ("1.1", "late:1.1-J1-C01")


def test_a_milestone_given_a_new_calendar_is_also_measured_from_the_initial_one() -> None:
    moved = {
        "baseline_number": 1,
        "initial_start": date(2026, 4, 1),
        "initial_end": date(2026, 4, 30),
    }
    snapshot = seen(
        [occurrence("1.1-J1-C01", date(2026, 9, 15), date(2026, 9, 15), label="vote", **moved)],
        [statement("1.1-J1-C01", "forecast", date(2026, 11, 15))],
    )
    [point] = of_kind(attention(snapshot), AttentionKind.LATE)
    assert point.measure_words == "61\u00a0jours de retard"
    assert point.detail == (
        "Jalon, 15\u00a0sept. → 15\u00a0nov.\u00a0: Vote\u202f; "
        "199\u00a0jours depuis le calendrier initial"
    )


@pytest.mark.parametrize(("slip", "listed"), [(19, False), (20, False), (21, True)])
def test_a_slippage_is_listed_beyond_its_threshold_only(slip: int, listed: bool) -> None:
    planned = date(2026, 12, 1)
    snapshot = seen(
        [occurrence("1.1-J1-C01", planned, planned)],
        [statement("1.1-J1-C01", "forecast", planned + timedelta(days=slip))],
    )
    assert bool(of_kind(attention(snapshot), AttentionKind.LATE)) is listed


@pytest.mark.parametrize(("days", "listed"), [(-1, False), (0, True), (14, True), (15, False)])
def test_a_milestone_is_due_soon_from_today_to_the_fourteenth_day(days: int, listed: bool) -> None:
    due = AS_OF + timedelta(days=days)
    snapshot = seen([occurrence("1.1-J1-C01", due, due)])
    assert bool(of_kind(attention(snapshot), AttentionKind.SOON)) is listed


def test_a_milestone_done_asks_for_nothing() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", date(2026, 1, 5), date(2026, 1, 5))],
        [statement("1.1-J1-C01", "done", date(2026, 8, 30))],
    )
    kinds = set(attention(snapshot)["kind"])
    assert kinds.isdisjoint({AttentionKind.LATE, AttentionKind.SOON, AttentionKind.NO_NEWS})


def test_a_shared_event_is_said_once() -> None:
    due = AS_OF + timedelta(days=3)
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", due, due, event_code="appel"),
            occurrence("1.2-J1-C01", due, due, event_code="appel"),
        ],
        actions=[{}, {"action_code": "1.2"}],
    )
    assert len(of_kind(attention(snapshot), AttentionKind.SOON)) == 1


def test_an_announced_delay_stays_listed_once_its_date_has_passed() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", SITUATION, SITUATION, label="clôture")],
        [statement("1.1-J1-C01", "forecast", date(2026, 11, 3))],
    )
    frame = attention(snapshot)
    [point] = of_kind(frame, AttentionKind.LATE)
    assert (point.level, point.measure_words) == (Level.WATCH, "34\u00a0jours de retard")
    assert point.short == "30\u00a0sept. → 3\u00a0nov., à confirmer"
    assert point.detail == "Jalon, 30\u00a0sept. → 3\u00a0nov., à confirmer\u00a0: Clôture"
    kinds = set(frame["kind"])
    assert kinds.isdisjoint({AttentionKind.NO_NEWS, AttentionKind.UNCONFIRMED})


@pytest.mark.parametrize(("days", "listed"), [(-40, False), (-39, True), (-1, True), (0, False)])
def test_a_date_passed_since_the_last_quarter_due_is_to_be_confirmed(
    days: int, listed: bool
) -> None:
    due = AS_OF + timedelta(days=days)
    frame = attention(seen([occurrence("1.1-J1-C01", due, due)]))
    points = of_kind(frame, AttentionKind.UNCONFIRMED)
    assert bool(points) is listed
    assert not of_kind(frame, AttentionKind.LATE)
    if points:
        [point] = points
        assert (point.level, point.word) == (Level.NONE, "À confirmer")
        assert (point.measure_words, point.action_code) == ("1\u00a0jalon", "1.1")


def test_dates_to_be_confirmed_make_one_line_with_the_last_of_them() -> None:
    passed = [date(2026, 10, 15), date(2026, 10, 31)]
    snapshot = seen(
        [occurrence(f"1.{n}-J1-C01", day, day) for n, day in enumerate(passed, start=1)],
        actions=[{}, {"action_code": "1.2"}],
    )
    [point] = of_kind(attention(snapshot), AttentionKind.UNCONFIRMED)
    assert (point.measure_words, point.action_code) == ("2\u00a0jalons", "")
    assert point.short == "Dates passées, jusqu’au 31\u00a0oct."
    assert point.detail == f"{point.short}\u202f; aucun retour n’est encore dû"


def test_one_announced_for_a_day_that_has_passed_is_not_to_come() -> None:
    planned = AS_OF + timedelta(days=3)
    snapshot = seen(
        [occurrence("1.1-J1-C01", planned, planned)],
        [statement("1.1-J1-C01", "forecast", date(2026, 11, 1))],
    )
    frame = attention(snapshot)
    assert not of_kind(frame, AttentionKind.SOON)
    assert len(of_kind(frame, AttentionKind.UNCONFIRMED)) == 1


def test_a_date_passed_without_news_is_no_lateness() -> None:
    snapshot = seen([occurrence("1.1-J1-C01", date(2026, 6, 1), SITUATION)])
    frame = attention(snapshot)
    [point] = of_kind(frame, AttentionKind.NO_NEWS)
    assert (point.level, point.word) == (Level.NONE, "Sans nouvelle")
    assert point.measure_words == "1\u00a0jalon"
    assert not of_kind(frame, AttentionKind.LATE)


def budget_line(**other: Any) -> pd.DataFrame:
    line = {
        "action_code": "1.1",
        "voted_cents": 4_000_000,
        "basis": "total",
        "planned_cents": 4_000_000,
        "committed_cents": 4_620_000,
        "overrun_cents": 620_000,
        "is_at_least": False,
        "level": Level.ALERT,
        "words": "dépassement de 6 200 €",
    }
    return pd.DataFrame([line | other], dtype=object)


def test_an_overrun_is_said_in_euros_with_both_amounts() -> None:
    frame = attention(seen([]), budget_lines=budget_line())
    [point] = of_kind(frame, AttentionKind.OVERRUN)
    assert point.measure_words == "+6\u202f200\u00a0€"
    assert point.detail == "46\u202f200\u00a0€ pour 40\u202f000\u00a0€"


def test_an_envelope_passed_in_its_year_alone_says_the_year() -> None:
    frame = attention(seen([]), budget_lines_of_year=budget_line())
    [point] = of_kind(frame, AttentionKind.OVERRUN)
    assert point.measure_words == "+6\u202f200\u00a0€"
    assert point.detail.endswith("pour 40\u202f000\u00a0€ en 2026")


def test_an_envelope_passed_over_the_plan_is_not_told_again_for_its_year() -> None:
    frame = attention(seen([]), budget_lines=budget_line(), budget_lines_of_year=budget_line())
    [point] = of_kind(frame, AttentionKind.OVERRUN)
    assert "en 2026" not in point.detail


def test_a_line_paid_over_committed_is_to_be_checked_without_an_amount() -> None:
    line = budget_line(overrun_cents=0, words="mandaté supérieur à l’engagé")
    [point] = of_kind(attention(seen([]), budget_lines=line), AttentionKind.OVERRUN)
    assert point.measure_words == "à vérifier"
    assert point.detail == "mandaté supérieur à l’engagé"


def indicators(*found: tuple[str, ResultStatus, float | None]) -> pd.DataFrame:
    rows = [
        {
            "indicator_code": code,
            "action_code": "1.1",
            "label": code,
            "status": status,
            "h": h,
            "direction": "up",
            "unit": "m²",
            "actual_e4": 12_505_000,
            "at_least": False,
            "expected_e4": 20_000_000,
            "reason": "",
            "last_period_code": None,
            "has_data": False,
            "respondents_due": 1,
        }
        for code, status, h in found
    ]
    columns = ["label", "action_code", "status"]
    return pd.DataFrame(rows, dtype=object) if rows else pd.DataFrame(columns=columns)


def test_an_indicator_in_alert_says_its_share_and_both_values() -> None:
    results = indicators(("I1", ResultStatus.ALERT, 0.625), ("I2", ResultStatus.ON_TRACK, 1.0))
    [point] = of_kind(attention(seen([]), results=results), AttentionKind.INDICATOR)
    assert point.measure_words == "63\u202f% de l’attendu"
    assert point.detail == "Indicateur\u00a0: 1\u202f250,5 pour 2\u202f000\u00a0m²"


def test_a_value_that_is_a_least_is_said_so_in_its_point() -> None:
    results = indicators(("I1", ResultStatus.ALERT, 0.625)).assign(at_least=True)
    snapshot = seen(
        [occurrence("1.1-J1-C01", date(2026, 6, 1), date(2026, 6, 1))],
        [statement("1.1-J1-C01", "forecast", date(2026, 8, 1))],
    )
    frame = attention(snapshot, results=results, budget_lines=budget_line(is_at_least=True))
    [indicator] = of_kind(frame, AttentionKind.INDICATOR)
    [overrun] = of_kind(frame, AttentionKind.OVERRUN)
    [late] = of_kind(frame, AttentionKind.LATE)
    assert indicator.detail.startswith("Indicateur\u00a0: au moins 1\u202f250,5")
    assert overrun.detail.startswith("au moins 46\u202f200\u00a0€")
    assert late.measure_words.startswith("au moins ")


@pytest.mark.parametrize(
    ("level", "listed"), [(Level.OK, False), (Level.WATCH, True), (Level.ALERT, True)]
)
def test_an_action_behind_its_expected_work_is_listed_in_points(level: Level, listed: bool) -> None:
    snapshot = seen([])
    work = completion_frame(snapshot, "action").assign(
        done=0.5, expected=0.75, gap_points=-25.0, level=pd.Series([level], dtype=object)
    )
    told = of_kind(attention(snapshot, completion=work), AttentionKind.COMPLETION)
    assert bool(told) is listed
    for point in told:
        assert (point.level, point.measure_words) == (level, "−25\u00a0pts")
        assert point.detail == "Réalisation\u00a0: 50\u202f% pour 75\u202f%"


def test_returns_awaited_are_named_in_one_line() -> None:
    asked = [
        {"respondent_code": code, "object_code": "1.1-I1"} for code in ("A", "B", "C", "D", "E")
    ]
    people = [
        {"respondent_code": code, "name": name}
        for code, name in zip(
            "ABCDE", ["Aulnay", "Dugny", "Drancy", "Sevran", "Villepinte"], strict=True
        )
    ]
    snapshot = make_snapshot(
        situation=make_situation(plan_start=date(2026, 7, 1)),
        actions=[{}],
        respondents=people,
        assignments=asked,
        returns=[{"respondent_code": "A", "period_code": "2026-T3"}],
    )
    [point] = of_kind(attention(snapshot), AttentionKind.RETURNS)
    assert point.object == "Retours du T3\u00a02026"
    assert point.detail == "Dugny, Drancy et 2 autres"
    assert point.measure_words == "9\u00a0jours de retard"
    assert point.action_code == ""
    # The same severity as on the board of returns.
    assert point.level is Level.ALERT


@pytest.mark.parametrize(
    ("last", "told"), [("2025-T4", 1), ("2026-T1", 1), ("2026-T2", 0), ("2026-T3", 0), (None, 0)]
)
def test_an_indicator_is_stale_from_two_quarters_asked_without_a_value(
    last: str | None, told: int
) -> None:
    snapshot = make_snapshot(
        situation=make_situation(plan_start=date(2025, 10, 1)),
        actions=[{}],
        respondents=[{"respondent_code": "A", "name": "Aulnay"}],
        assignments=[{"respondent_code": "A", "object_code": "1.1-I1", "first_period": "2025-T4"}],
        indicators=[{"indicator_code": "1.1-I1"}],
        returns=[{"respondent_code": "A", "period_code": "2026-T3"}],
    )
    results = results_frame(snapshot).assign(last_period_code=last)
    points = of_kind(attention(snapshot, results=results), AttentionKind.STALE)
    assert len(points) == told
    for point in points:
        assert (point.level, point.action_code) == (Level.NONE, "1.1")
        assert point.measure_words == "1\u00a0indicateur"
        assert point.detail.startswith("Dernier relevé\u00a0: T")


@pytest.mark.parametrize("alerts", [SHOWN - 1, SHOWN, SHOWN + 1])
def test_nothing_lesser_is_shown_while_an_alert_is_hidden(alerts: int) -> None:
    told = [(f"I{place:02}", ResultStatus.ALERT, 0.1 + place / 100) for place in range(alerts)]
    snapshot = seen([occurrence("1.1-J1-C01", date(2026, 6, 1), SITUATION)])
    frame = attention(snapshot, results=indicators(*told))
    levels = frame["level"].tolist()
    shown, hidden = levels[:SHOWN], levels[SHOWN:]
    assert (Level.ALERT in hidden) is (alerts > SHOWN)
    assert shown.count(Level.ALERT) == min(alerts, SHOWN)
    order = [Level.ALERT, Level.WATCH, Level.NONE]
    assert [order.index(level) for level in levels] == sorted(map(order.index, levels))
    assert frame["weight"].tolist() == list(range(1, len(frame) + 1))


def test_among_equals_no_kind_hides_another() -> None:
    told = [(f"I{place:02}", ResultStatus.ALERT, 0.1 + place / 100) for place in range(20)]
    frame = attention(seen([]), results=indicators(*told), budget_lines=budget_line())
    assert frame["kind"].tolist()[:3] == [
        AttentionKind.OVERRUN,
        AttentionKind.INDICATOR,
        AttentionKind.INDICATOR,
    ]
    assert frame["key"].tolist()[1:3] == ["indicator:I00", "indicator:I01"]


def test_nothing_is_listed_before_the_first_return() -> None:
    snapshot = seen([occurrence("1.1-J1-C01", date(2026, 6, 1), SITUATION)], returns=())
    frame = attention(snapshot)
    assert frame.empty
    assert attention_title(frame, has_returns=False) == "Aucun retour n’a encore été reçu"


def test_the_title_counts_points_and_alerts() -> None:
    one = pd.DataFrame({"level": [Level.ALERT]})
    several = pd.DataFrame({"level": [Level.ALERT, Level.WATCH, Level.NONE]})
    calm = pd.DataFrame({"level": []})
    assert attention_title(calm) == "Rien à traiter cette semaine"
    assert attention_title(one) == "1\u00a0point demande votre attention"
    assert attention_title(several) == (
        "3\u00a0points demandent votre attention, dont 1\u00a0alerte"
    )


def untold(frame: pd.DataFrame) -> list[Any]:
    return [row for row in frame.itertuples() if row.key == "no_data:indicators"]


def unknown(**more: Any) -> pd.DataFrame:
    return indicators(("I1", ResultStatus.NO_DATA, None)).assign(**more)


def test_an_indicator_without_data_is_listed_where_it_was_asked_in_a_quarter_due() -> None:
    [never] = untold(attention(seen([]), results=unknown()))
    assert (never.object, never.measure_words) == ("I1", "1\u00a0indicateur")
    assert never.detail == "Cible fixée, aucune valeur jamais reçue"
    [before] = untold(attention(seen([]), results=unknown(has_data=True)))
    assert before.detail == "Aucune valeur reçue depuis le début de la période de la cible"
    for due in (0, None):
        told = attention(seen([]), results=unknown(respondents_due=due))
        assert not untold(told)


def test_several_without_data_say_how_many_were_never_told() -> None:
    results = pd.concat([unknown(), unknown(), unknown(has_data=True)])
    [point] = untold(attention(seen([]), results=results))
    assert (point.object, point.measure_words) == (
        "Indicateurs demandés, sans relevé",
        "3\u00a0indicateurs",
    )
    assert point.detail == (
        "Cible fixée, aucune valeur jamais reçue\u00a0: 2\u202f; "
        "aucune valeur reçue depuis le début de la période de la cible\u00a0: 1"
    )


def test_a_year_whose_quarter_is_not_due_yet_is_no_missing_value() -> None:
    asked = {"respondent_code": "A", "rhythm": "named_quarters", "named_quarters": "4"}
    snapshot = make_snapshot(
        actions=[{}],
        indicators=[{"indicator_code": "1.1-I1"}],
        respondents=[{"respondent_code": "A", "name": "Aulnay"}],
        assignments=[asked],
        observations=[said("A", "2025-T4", 4)],
        targets=[aim(8, basis="per_year", due_on=date(2026, 12, 31))],
        returns=[{"respondent_code": "A", "period_code": "2026-T3"}],
    )
    results = results_frame(snapshot)
    assert results["status"].tolist() == [ResultStatus.NO_DATA]
    assert not untold(attention(snapshot, results=results))
