"""What differs between two days, against a naive recomputation on the demonstration."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.axis_situation import axis_names_frame
from analysis.budget.budget import budget_by_axis
from analysis.changes.changes import changes_frame, narrowed_changes, news_frame
from analysis.changes.kind import Change, ChangeGroup, ChangeSubject
from analysis.changes.table import (
    before_after,
    changed_actions,
    changed_things,
    changes_table,
    group_labels,
)
from analysis.changes.words import changes_sentences, changes_title
from analysis.plan_seen import PlanSeen, read_plan
from analysis.results.results import results_frame
from analysis.rows import rows_of
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.snapshot import Snapshot
from data_model.store import make_engine, reading
from data_model.workspace import plans
from tests.analysis.builders import alone, make_situation, make_snapshot

FIRST, SECOND, LAST = date(2026, 2, 1), date(2026, 8, 10), date(2026, 11, 9)
EVE = date(2026, 11, 5)
PAIRS = [(FIRST, SECOND), (SECOND, LAST)]
MIRROR = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}
Days = dict[date, PlanSeen]


@pytest.fixture(scope="module")
def days(demonstration_file: Path) -> Iterator[Days]:
    """The demonstration's plan on four days."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        plan = plans(session)[0]
        yield {day: read_plan(session, plan.code, day) for day in (FIRST, SECOND, EVE, LAST)}
    engine.dispose()


@pytest.fixture(scope="module")
def found(days: Days) -> dict[tuple[date, date], pd.DataFrame]:
    """The changes of the two pairs of days."""
    return {pair: changes_frame(days[pair[0]], days[pair[1]]) for pair in PAIRS}


def of(frame: pd.DataFrame, subject: ChangeSubject) -> pd.DataFrame:
    return frame[frame["subject"] == subject]


@pytest.mark.parametrize("pair", PAIRS)
def test_statuses_are_those_that_a_plain_comparison_finds(
    days: Days, found: dict[tuple[date, date], pd.DataFrame], pair: tuple[date, date]
) -> None:
    then, now = (
        results_frame(days[day].snapshot).set_index("indicator_code")["status"].to_dict()
        for day in pair
    )
    expected = {
        code: (then[code].label, now[code].label) for code in now if then[code] != now[code]
    }
    assert expected
    rows = of(found[pair], ChangeSubject.STATUS)
    assert {row.code: (row.before, row.after) for row in rows.itertuples()} == expected


@pytest.mark.parametrize("pair", PAIRS)
def test_money_adds_up_to_the_plan_s_own_totals(
    days: Days, found: dict[tuple[date, date], pd.DataFrame], pair: tuple[date, date]
) -> None:
    then, now = (budget_by_axis(days[day].snapshot, "plan").iloc[0] for day in pair)
    for subject, column in (
        (ChangeSubject.COMMITTED, "committed_cents"),
        (ChangeSubject.PAID, "paid_cents"),
    ):
        assert of(found[pair], subject)["amount"].sum() == now[column] - then[column]


def test_some_actions_have_their_own_changes(found: dict[tuple[date, date], pd.DataFrame]) -> None:
    changes = found[PAIRS[1]]
    assert narrowed_changes(changes, None) is changes
    left = narrowed_changes(changes, frozenset({"2.1", "2.2"}))
    rows = [tuple(row) for row in rows_of(changes) if row.action_code in ("2.1", "2.2")]
    assert [tuple(row) for row in rows_of(left)] == rows != []
    assert len(left) < len(changes)
    assert ", axe 2\u00a0: " in changes_title(left, SECOND, within="Axe 2", has_returns=True)


@pytest.mark.parametrize("pair", PAIRS)
def test_milestones_done_and_moved_are_those_of_the_two_calendars(
    days: Days, found: dict[tuple[date, date], pd.DataFrame], pair: tuple[date, date]
) -> None:
    then, now = (
        occurrence_states_frame(days[day].snapshot).set_index("occurrence_code") for day in pair
    )
    done = {code for code in now.index if now.is_done[code] and not then.is_done[code]}
    later = {
        code: (
            (now.forecast_end[code] or now.end_date[code])
            - (then.forecast_end[code] or then.end_date[code])
        ).days
        for code in now.index
        if not now.is_done[code]
        and (now.forecast_end[code] or now.end_date[code])
        and (now.forecast_end[code] or now.end_date[code])
        != (then.forecast_end[code] or then.end_date[code])
    }
    assert done
    assert later
    rows = of(found[pair], ChangeSubject.DONE)
    assert set(rows[rows["change"] == Change.ADDED]["code"]) == done
    moved = of(found[pair], ChangeSubject.FINISH)
    assert dict(zip(moved["code"], moved["amount"], strict=True)) == later


@pytest.mark.parametrize("pair", PAIRS)
def test_what_was_sent_is_what_the_tables_hold_at_each_cutoff(
    demonstration_file: Path,
    days: Days,
    found: dict[tuple[date, date], pd.DataFrame],
    pair: tuple[date, date],
) -> None:
    then, now = (_observations(demonstration_file, days[day].situation.cutoff) for day in pair)
    rows = of(found[pair], ChangeSubject.OBSERVATION)
    counts = {change: int((rows["change"] == change).sum()) for change in Change}
    assert counts == {
        Change.ADDED: len(now.keys() - then.keys()),
        Change.REMOVED: len(then.keys() - now.keys()),
        Change.CHANGED: sum(then[key] != now[key] for key in then.keys() & now.keys()),
    }
    assert counts[Change.ADDED]


def _observations(file: Path, cutoff: int) -> dict[tuple[str, ...], tuple[object, ...]]:
    # One pass over the ledger: withdrawn returns left out, the newest word of each key kept.
    with sqlite3.connect(file) as base:
        events = base.execute(
            "select return_number, kind from return_event where act_number <= ? "
            "order by act_number",
            (cutoff,),
        )
        withdrawn = {number for number, kind in dict(events).items() if kind == "withdrawal"}
        rows = base.execute(
            "select o.return_number, o.indicator_code, r.respondent_code, r.period_code, "
            "o.category, o.value_e4, o.denominator_e4, o.text_value, o.is_erased "
            "from observation o join return r on r.plan_code = o.plan_code "
            "and r.number = o.return_number where o.return_number <= ? order by 1",
            (cutoff,),
        )
        held: dict[tuple[str, ...], tuple[object, ...]] = {}
        for number, *rest in rows:
            *key, value, denominator, text, is_erased = rest
            if number not in withdrawn:
                held.pop(tuple(key), None)
                if not is_erased:
                    held[tuple(key)] = (value, denominator, text)
    return held


def test_a_day_compared_with_itself_has_no_change(days: Days) -> None:
    frame = changes_frame(days[LAST], days[LAST])
    assert frame.empty
    assert (
        changes_title(frame, LAST, has_returns=True)
        == "Rien n’a changé depuis le 9\u00a0novembre\u00a02026"
    )
    assert group_labels(frame) == {}
    sentences = changes_sentences(frame, axis_names_frame(days[LAST].snapshot), has_returns=True)
    assert sentences[-1] == "Le plan lui-même n’a pas changé."


@pytest.mark.parametrize("pair", PAIRS)
def test_a_group_leads_to_each_thing_and_action_that_changed_in_it(
    found: dict[tuple[date, date], pd.DataFrame], pair: tuple[date, date]
) -> None:
    changes = found[pair]
    rows = [row for row in rows_of(changes) if row.group is ChangeGroup.SENT]
    actions = sorted({row.action_code for row in rows} - {""})
    assert changed_things(changes, ChangeGroup.SENT) == {row.code: row.label for row in rows}
    assert changed_actions(changes, ChangeGroup.SENT) == actions
    assert rows


@pytest.mark.parametrize("pair", [*PAIRS, (EVE, LAST)])
def test_exchanging_the_days_mirrors_every_change(days: Days, pair: tuple[date, date]) -> None:
    def lines(frame: pd.DataFrame) -> set[tuple[object, ...]]:
        return set(frame.astype(object).where(frame.notna(), None).itertuples(index=False))

    changes = changes_frame(days[pair[0]], days[pair[1]])
    mirrored = changes.rename(columns={"before": "after", "after": "before"})
    mirrored = mirrored.assign(
        change=[MIRROR.get(change, change) for change in mirrored["change"]],
        amount=-mirrored["amount"],
    )[changes.columns]
    assert lines(changes_frame(days[pair[1]], days[pair[0]])) == lines(mirrored)


def test_a_value_corrected_and_one_withdrawn_are_told_from_the_new_ones(
    found: dict[tuple[date, date], pd.DataFrame],
) -> None:
    table = changes_table(found[PAIRS[0]], ChangeGroup.SENT, {"93029": "Drancy"})
    told = table[table["Changement"] != "transmis"]
    assert told["Changement"].tolist() == ["corrigé", "retiré"]
    assert set(told["Répondant"]) == {"Drancy"}
    assert told["Avant → après"].tolist() == ["~~13~~ → **9**", "~~1~~ → retiré"]


def test_the_title_and_sentences_say_what_moved(
    days: Days, found: dict[tuple[date, date], pd.DataFrame]
) -> None:
    frame = found[PAIRS[1]]
    title = changes_title(frame, SECOND, has_returns=True).replace("\u00a0", " ")
    assert (
        title == "Depuis le 10 août 2026 : 5 indicateurs ont changé de statut, 10 jalons atteints"
    )
    said = "\n".join(
        changes_sentences(frame, axis_names_frame(days[LAST].snapshot), has_returns=True)
    )
    plain = said.replace("\u00a0", " ").replace("\u202f", " ")
    assert "1.1-I1 Services techniques participants (Vigilance → Alerte)" in plain
    assert "**Engagé : +60 330 €** (axe 1 +31 650 €, axe 2 +22 830 €, axe 3 +5 850 €)" in plain
    assert "**10 jalons atteints** et 12 repoussés (le plus : « " in plain
    assert " », action 2.2, de 42 jours)" in plain
    assert "2.2-J4-C01" not in plain


def test_before_the_first_return_only_the_plan_is_said_to_change() -> None:
    plan: dict[str, Any] = {"actions": [{}], "indicators": [{"indicator_code": "1.1-I1"}]}
    bare, aimed = make_snapshot(**plan), make_snapshot(**plan, targets=[TARGET])
    statuses = of(changes_frame(alone(bare), alone(aimed)), ChangeSubject.STATUS)
    assert len(statuses) == 1
    for after, title, last in (
        (bare, "Le plan est chargé", "Le plan lui-même n’a pas changé."),
        (aimed, "Le plan a changé depuis le", "Le plan lui-même a changé\u00a0: 1\u00a0cible."),
    ):
        news = news_frame(alone(bare), alone(after))
        assert set(news["group"]) <= {ChangeGroup.PLAN}
        said = changes_title(news, LAST, has_returns=False)
        assert said.startswith(title)
        assert said.endswith("aucun retour n’a encore été reçu")
        first, second = changes_sentences(news, axis_names_frame(after), has_returns=False)
        assert first.startswith("Aucun retour")
        assert second == last


TARGET = {"indicator_code": "1.1-I1", "due_on": date(2026, 12, 31), "value_e4": 320_000}


def plan_rows(before: Snapshot, after: Snapshot) -> list[tuple[str, str, str, str]]:
    frame = changes_frame(alone(before), alone(after))
    plan = frame[frame["group"] == ChangeGroup.PLAN]
    return [(row.subject, row.change, row.before, row.after) for row in rows_of(plan)]


def test_a_target_raised_added_or_removed_is_a_change_of_the_plan() -> None:
    base = make_snapshot(actions=[{}], indicators=[{}], targets=[TARGET])
    raised = make_snapshot(actions=[{}], indicators=[{}], targets=[TARGET | {"value_e4": 400_000}])
    bare = make_snapshot(actions=[{}], indicators=[{}])
    [(subject, change, then, now)] = plan_rows(base, raised)
    assert (subject, change) == (ChangeSubject.TARGET, Change.CHANGED)
    assert then.startswith("32,")
    assert now.startswith("40,")
    assert [row[1] for row in plan_rows(bare, base)] == [Change.ADDED]
    assert [row[1] for row in plan_rows(base, bare)] == [Change.REMOVED]


def test_a_request_a_deadline_and_a_setting_are_changes_of_the_plan() -> None:
    asked = {"respondent_code": "A", "object_code": "1.1-I1"}
    people = [{"respondent_code": "A", "name": "Aulnay"}]
    base = make_snapshot(actions=[{}], indicators=[{}], respondents=people)
    after = make_snapshot(actions=[{}], indicators=[{}], respondents=people, assignments=[asked])
    seen = make_situation(
        deadlines={"2026-T3": date(2026, 11, 20)}, settings={"results_watch": "0,7"}
    )
    subjects = {row[0] for row in plan_rows(base, replace(after, situation=seen))}
    assert {ChangeSubject.ASSIGNMENT, ChangeSubject.DEADLINE, ChangeSubject.SETTING} <= subjects


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("n.c.", "12", "**12**"),
        ("9", "12", "~~9~~ → **12**"),
        ("9", "n.c.", "~~9~~ → retiré"),
    ],
)
def test_what_is_gone_is_struck_through_and_said(before: str, after: str, words: str) -> None:
    assert before_after(before, after) == words
