"""The money whatever it is grouped by: each group recomputed one amount at a time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.budget.budget import budget_by_axis
from analysis.budget.grouping import Grouping, grouped_budget_frame
from analysis.budget.table import comparison_note, grouped_budget_table
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot, snapshot
from data_model.plan_draft import plan_of
from data_model.store import make_engine, reading
from data_model.vocabulary import Section
from tests.analysis.builders import make_situation, make_snapshot

PLAN = {"plan_start": date(2025, 1, 1), "plan_end": date(2027, 12, 31)}
ACTIONS: list[dict[str, Any]] = [
    {"action_code": "1.1", "voted_cents": 100_000, "basis": "total", "short_title": "Tour"},
    {"action_code": "1.2", "voted_cents": 70_000, "basis": "per_year", "axis_code": "2"},
    {"action_code": "1.3", "voted_cents": 9_000, "basis": "cap", "axis_code": "2"},
    {"action_code": "0", "voted_cents": 0, "basis": "unknown", "axis_code": None},
]
SENT = {"respondent_code": "T", "period_code": "2026-T3", "last_day": date(2026, 9, 30)}
KEY = ("field", "action_code", "exercise", "funder", "section")
AMOUNTS = st.fixed_dictionaries(
    {
        "field": st.sampled_from(["planned", "committed", "paid"]),
        "amount_cents": st.one_of(st.just(0), st.integers(0, 10**7), st.none()),
        "action_code": st.sampled_from([one["action_code"] for one in ACTIONS]),
        "exercise": st.sampled_from([2025, 2026]),
        "funder": st.sampled_from(["", "Région", "FEDER"]),
        "section": st.sampled_from(["operating", "investment"]),
    }
)


def seen(said: Iterable[Mapping[str, Any]], **situation: Any) -> Snapshot:
    return make_snapshot(
        situation=make_situation(**(PLAN | situation)),
        axes=[{"axis_code": "1", "number": 1}, {"axis_code": "2", "number": 2}],
        actions=ACTIONS,
        respondents=[{"respondent_code": "T", "kind": "territory"}],
        budget_history=[{**SENT, **one} for one in said],
    )


def added(said: Iterable[Mapping[str, Any]], field: str, **where: object) -> int | None:
    """The plain sum of what was said, None where nothing was."""
    found = [
        one["amount_cents"]
        for one in said
        if one["field"] == field
        and one["amount_cents"] is not None
        and all(one[name] == value for name, value in where.items())
    ]
    return sum(found) if found else None


def plainly(words: object) -> str:
    return str(words).replace("\u00a0", " ").replace("\u202f", " ")


def groups(snapshot: Snapshot, by: Grouping) -> dict[str, Any]:
    frame = grouped_budget_frame(snapshot, by)
    assert frame["label"].is_unique
    return {row.label: row for row in rows_of(frame)}


@given(st.lists(AMOUNTS, max_size=25, unique_by=lambda one: tuple(one[name] for name in KEY)))
def test_each_group_is_the_sum_of_its_amounts(said: list[dict[str, Any]]) -> None:
    snapshot = seen(said)
    known = [one for one in said if one["amount_cents"] is not None]
    named = {"Région": "Région", "FEDER": "FEDER", "Non précisé": ""}
    sections = {one.label.capitalize(): one.value for one in Section}
    columns: list[tuple[Grouping, str, Mapping[str, object]]] = [
        (Grouping.FUNDER, "funder", named),
        (Grouping.SECTION, "section", sections),
        (Grouping.YEAR, "exercise", {"2025": 2025, "2026": 2026, "2027": 2027}),
        (Grouping.ACTION, "action_code", {"1.1 Tour": "1.1", "1.2 Action": "1.2"}),
    ]
    for by, column, labels in columns:
        shown = groups(snapshot, by)
        for label, code in labels.items():
            if by in (Grouping.FUNDER, Grouping.SECTION):
                assert (label in shown) == any(one[column] == code for one in known)
            if label not in shown:
                continue
            for field in ("committed", "paid"):
                cents = whole(getattr(shown[label], f"{field}_cents"))
                assert cents == added(said, field, **{column: code}), (by, label, field)


@given(st.lists(AMOUNTS, max_size=25, unique_by=lambda one: tuple(one[name] for name in KEY)))
def test_what_is_split_and_what_is_not_make_up_what_is_planned(said: list[dict[str, Any]]) -> None:
    """The splits of a line may pass it: only what lies beyond them is « non réparti »."""
    snapshot = seen(said)
    split = {code: added(said, "planned", action_code=code) or 0 for code in ("1.1", "1.2")}
    yearly = sum(
        70_000 if (one := added(said, "planned", action_code="1.2", exercise=year)) is None else one
        for year in (2025, 2026, 2027)
    )
    left = max(100_000 - split["1.1"], 0) + max(yearly - split["1.2"], 0)
    for by, column in ((Grouping.FUNDER, "funder"), (Grouping.SECTION, "section")):
        shown = groups(snapshot, by)
        unsplit = shown.pop("Non réparti", None)
        assert (0 if unsplit is None else whole(unsplit.planned_cents)) == left
        assert sum(whole(row.planned_cents) or 0 for row in shown.values()) == (
            added(said, "planned") or 0
        ), column


@given(st.lists(AMOUNTS, max_size=25, unique_by=lambda one: tuple(one[name] for name in KEY)))
def test_a_part_is_never_told_without_both_of_its_sides(said: list[dict[str, Any]]) -> None:
    for by in Grouping:
        for row in groups(seen(said), by).values():
            if row.rate_committed is None:
                assert row.reason
                continue
            assert whole(row.planned_cents)
            assert whole(row.committed_cents) is not None


@given(st.lists(AMOUNTS, max_size=25, unique_by=lambda one: tuple(one[name] for name in KEY)))
def test_a_rate_s_two_sides_stand_in_its_row_and_what_remains_is_between_them(
    said: list[dict[str, Any]],
) -> None:
    for by in Grouping:
        frame = grouped_budget_frame(seen(said), by)
        table = grouped_budget_table(frame, by).to_dict("records")
        for row, words in zip(rows_of(frame), table, strict=True):
            compared, planned = whole(row.compared_cents), whole(row.planned_cents)
            assert (compared is None) == (row.rate_committed is None)
            if compared is None or planned is None:
                continue
            assert row.rate_committed == pytest.approx(compared / planned)
            is_partial = planned - compared != whole(row.remaining_to_commit)
            assert words["Reste à engager"].endswith("(lignes qui ont les deux)") == is_partial


@given(st.lists(AMOUNTS, max_size=25, unique_by=lambda one: tuple(one[name] for name in KEY)))
def test_what_a_funder_s_rate_takes_in_is_spent_where_something_is_split(
    said: list[dict[str, Any]],
) -> None:
    for label, row in groups(seen(said), Grouping.FUNDER).items():
        if row.rate_committed is None:
            continue
        own = [one for one in said if one["funder"] == {"Non précisé": ""}.get(label, label)]
        split = {
            (one["action_code"], one["exercise"])
            for one in own
            if (added(own, "planned", action_code=one["action_code"], exercise=one["exercise"]))
        }
        within = [one for one in own if (one["action_code"], one["exercise"]) in split]
        assert whole(row.compared_cents) == added(within, "committed")


def test_the_note_says_what_the_grouping_shown_compares() -> None:
    said = [
        {"field": "planned", "amount_cents": 500, "funder": "Région", "exercise": 2025},
        {"field": "committed", "amount_cents": 200, "funder": "Région", "exercise": 2025},
        {"field": "committed", "amount_cents": 100, "funder": "Région", "exercise": 2026},
    ]
    [plan] = rows_of(budget_by_axis(seen(said), "plan"))
    assert comparison_note(plan, Grouping.AXIS) == ""
    for by, word in ((Grouping.FUNDER, "financeur"), (Grouping.SECTION, "nature")):
        note = comparison_note(plan, by)
        assert note.startswith(f"Par {word}, le taux et le reste à engager comparent le réparti")
        assert "du haut de la page : les 2\u00a0lignes qui ont un montant prévu." in note
    [silent] = rows_of(budget_by_axis(seen([]), "plan"))
    assert {comparison_note(silent, by) for by in Grouping} == {""}


def test_what_remains_by_funder_is_told_over_the_lines_that_have_both() -> None:
    said = [
        {"field": "planned", "amount_cents": 500, "funder": "Région", "exercise": 2025},
        {"field": "committed", "amount_cents": 200, "funder": "Région", "exercise": 2025},
        {"field": "committed", "amount_cents": 900, "funder": "Région", "exercise": 2026},
        {"field": "paid", "amount_cents": 150, "funder": "Région", "exercise": 2026},
    ]
    row = groups(seen(said), Grouping.FUNDER)["Région"]
    assert (row.planned_cents, row.committed_cents, row.paid_cents) == (500, 1_100, 150)
    assert (row.remaining_to_commit, row.remaining_to_pay) == (300, 750)
    assert (row.rate_committed, row.coverage) == (0.4, "1\u00a0ligne sur\u00a02")
    table = grouped_budget_table(grouped_budget_frame(seen(said), Grouping.FUNDER), Grouping.FUNDER)
    first = {name: plainly(words) for name, words in table.iloc[0].items()}
    assert (first["Engagé"], first["Dont comparé au réparti"]) == ("11 €", "2 €")
    assert first["Reste à engager"] == "3 €"
    assert first["Reste à mandater"] == "7,50 € (lignes qui ont les deux)"
    assert table["Part engagée"].tolist()[0] == "40\u202f% (1\u00a0ligne sur\u00a02)"


def test_a_year_has_its_own_time_and_the_others_the_plan_s() -> None:
    snapshot = seen([])
    years = groups(snapshot, Grouping.YEAR)
    assert [years[name].elapsed for name in ("2025", "2026", "2027")] == [1, 273 / 365, 0]
    assert years["Non réparti"].elapsed is None
    assert {row.elapsed for row in groups(snapshot, Grouping.AXIS).values()} == {638 / 1095}
    assert {row.elapsed for row in groups(seen([], plan_end=None), Grouping.AXIS).values()} == {
        None
    }


def test_the_table_never_prints_zero_for_an_unknown() -> None:
    for by in Grouping:
        table = grouped_budget_table(grouped_budget_frame(seen([]), by), by)
        if table.empty:
            continue
        assert set(table["Engagé"]) | set(table["Mandaté"]) == {"n.c."}
        assert not any("%" in words for words in table["Part engagée"])


@pytest.fixture(scope="module")
def demonstration(demonstration_file: Path) -> Iterator[Snapshot]:
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        yield snapshot(session, plan_of(session))
    engine.dispose()


@pytest.mark.parametrize("by", list(Grouping))
def test_on_the_demonstration_the_groups_add_up_to_the_cells_of_the_returns(
    demonstration: Snapshot, by: Grouping
) -> None:
    told: pd.DataFrame = demonstration.budget_history
    line = [*KEY, "respondent_code"]
    last = told.sort_values(["last_day", "return_number"]).groupby(line, dropna=False).tail(1)
    frame = grouped_budget_frame(demonstration, by)
    for field in ("committed", "paid"):
        cents = int(last[last["field"] == field]["amount_cents"].sum())
        assert int(frame[f"{field}_cents"].sum()) == cents > 0
    assert int(frame["planned_cents"].sum()) == 875_000_00
    told = frame[frame["compared_cents"].notna()]
    assert (told["planned_cents"] - told["compared_cents"]).equals(told["remaining_to_commit"])
    assert len(told)
