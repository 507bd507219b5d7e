"""The values listed behind a figure are those of the figure: recomputed on the demonstration."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.fiche.fiche import row_of
from analysis.origin.budget import budget_parts
from analysis.origin.calendar import milestone_parts, work_parts
from analysis.origin.choice import axis_code, figure_choices
from analysis.origin.figure import indicator_figure, respondent_names
from analysis.origin.part import Part, PartState, observation_key
from analysis.origin.respondent import respondent_parts, told_periods
from analysis.origin.table import parts_table
from analysis.origin.told import milestone_figure, respondent_figure
from analysis.origin.total import budget_figure, planned_lines_table, work_figure
from analysis.origin.values import indicator_parts
from analysis.results.results import results_frame
from analysis.rows import rows_of, whole
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence import occurrence_states
from analysis.scope import scopes
from analysis.snapshot import Snapshot, snapshot
from data_model.as_of import today
from data_model.store import make_engine, reading
from data_model.vocabulary import BudgetField, Nature
from data_model.workspace import plans

EVERY_FOURTH = 4
EARLIER = date(2025, 6, 1)
Listed = list[tuple[Any, list[Part]]]
SUMMED = (Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK)


@pytest.fixture(scope="module")
def seen_on(demonstration_file: Path) -> Iterator[dict[str, Snapshot]]:
    """The demonstration on its day and on an earlier one."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        plan = plans(session)[0]
        views = {
            "now": snapshot(session, plan, today(plan)),
            "earlier": snapshot(session, plan, EARLIER),
        }
    yield views
    engine.dispose()


@pytest.fixture(scope="module")
def listed_on(seen_on: dict[str, Snapshot]) -> dict[str, Listed]:
    """Each indicator's row with the values listed behind it, on both days."""
    return {
        name: [
            (row, indicator_parts(view, row.indicator_code)) for row in rows_of(results_frame(view))
        ]
        for name, view in seen_on.items()
    }


@pytest.fixture(params=["now", "earlier"])
def seen(request: pytest.FixtureRequest, seen_on: dict[str, Snapshot]) -> Snapshot:
    """One of the two days."""
    return seen_on[request.param]


def total(parts: list[Part]) -> int:
    signed = [-(p.amount or 0) if p.is_taken_off else p.amount or 0 for p in parts if p.enters]
    return sum(signed)


@pytest.mark.parametrize("day", ["now", "earlier"])
def test_the_values_listed_add_up_to_every_indicator(
    listed_on: dict[str, Listed], day: str
) -> None:
    checked = set()
    for row, parts in listed_on[day]:
        entering = [part for part in parts if part.enters]
        shown, nature = whole(row.actual_e4), Nature(row.nature)
        if nature in SUMMED:
            assert (total(parts) if entering else None) == shown, row.indicator_code
        elif nature is Nature.RATIO:
            above, below = total(parts), sum(part.base or 0 for part in entering)
            assert (above, below) == (whole(row.numerator_e4) or 0, whole(row.denominator_e4) or 0)
        elif nature is Nature.SCALE:
            amounts = [part.amount or 0 for part in entering]
            assert (median(amounts) if amounts else None) == shown
        else:
            assert all(part.words for part in entering)
        checked.add(nature)
    assert checked == set(Nature)


def test_every_value_listed_is_the_text_of_its_cell(
    seen_on: dict[str, Snapshot], listed_on: dict[str, Listed]
) -> None:
    stored = {
        (row.return_number, row.sheet, row.cell): row.raw_text
        for row in rows_of(seen_on["now"].observations)
    }
    for _, parts in listed_on["now"]:
        for part in parts:
            if part.cell:
                assert part.raw_text == stored[part.return_number, part.sheet, part.cell]


def test_a_figure_said_at_least_names_what_is_missing_from_it(
    seen_on: dict[str, Snapshot], listed_on: dict[str, Listed]
) -> None:
    at_least = [(row, parts) for row, parts in listed_on["now"] if row.at_least]
    assert at_least
    for row, parts in at_least:
        assert any(not p.is_known or p.state is PartState.CARRIED for p in parts)
        figure = indicator_figure(seen_on["now"], row)
        assert figure.parts == tuple(parts)
        assert figure.made.startswith("Au moins")
        assert figure.lines[0].startswith("Au moins")


def test_the_sentence_names_the_respondents_not_received(seen_on: dict[str, Snapshot]) -> None:
    view = seen_on["now"]
    figure = indicator_figure(view, row_of(results_frame(view), "indicator_code", "2.2-I1"))
    made = figure.made.replace("\u00a0", " ")
    assert made == "Au moins 75 services = somme de 168 valeurs de 8 répondants"
    assert "Dugny T3\u00a02026 n’est pas reçu" in figure.lines[0]


@pytest.mark.parametrize("field", [BudgetField.COMMITTED, BudgetField.PAID])
def test_the_amounts_listed_add_up_to_every_axis_and_action(
    seen: Snapshot, field: BudgetField
) -> None:
    name = f"{field.value}_cents"
    for row in rows_of(budget_by_axis(seen)):
        parts = budget_parts(seen, scopes(seen, "axis")[row.code], field)
        assert (total(parts) if any(p.enters for p in parts) else None) == whole(getattr(row, name))
        assert {p.raw_text for p in parts if p.enters and p.cell} <= set(
            seen.budget_history["raw_text"]
        )
    for row in rows_of(budget_lines_frame(seen)):
        assert total(budget_parts(seen, [row.action_code], field)) == (
            whole(getattr(row, name)) or 0
        )


def test_the_planned_lines_listed_add_up_to_every_axis(seen: Snapshot) -> None:
    lines = budget_lines_frame(seen)
    for row in rows_of(budget_by_axis(seen)):
        actions = scopes(seen, "axis")[row.code]
        mine = lines[lines["action_code"].isin(actions)]
        known = [whole(one.planned_cents) for one in rows_of(mine)]
        shown = whole(row.planned_cents)
        assert sum(cents or 0 for cents in known) == (shown or 0)
        figure = budget_figure(seen, row, actions, field=BudgetField.PLANNED, lines=mine)
        assert ("prévus" in figure.made) is (shown is not None)
        assert len(planned_lines_table(mine, {})) == len(actions)


def test_the_milestones_listed_weigh_the_work_done_of_every_axis(seen: Snapshot) -> None:
    states = occurrence_states(seen)
    for row in rows_of(completion_frame(seen, "axis", states=states)):
        parts = work_parts(seen, states, scopes(seen, "axis")[row.code])
        done = sum((part.weight or 0 for part in parts if part.enters), start=0)
        assert float(done) == pytest.approx(row.done_weight)
        assert float(sum(part.weight or 0 for part in parts)) == pytest.approx(row.total_weight)
        figure = work_figure(seen, states, row, actions=scopes(seen, "axis")[row.code])
        assert figure.parts == tuple(parts)


def test_every_statement_of_a_milestone_is_listed_and_one_stands(seen: Snapshot) -> None:
    for state in occurrence_states(seen):
        parts = milestone_parts(seen, state)
        assert len(parts) == len(state.statements)
        standing = [part for part in parts if part.enters]
        wanted = state.done or state.forecast
        assert [p.return_number for p in standing] == ([wanted.return_number] if wanted else [])
        assert milestone_figure(seen, state).made


def test_everything_a_respondent_told_is_listed_once(seen: Snapshot) -> None:
    frames = (seen.observations, seen.budget_history, seen.milestone_history)
    for respondent in respondent_names(seen):
        for period in told_periods(seen, respondent)[::EVERY_FOURTH]:
            parts = respondent_parts(seen, respondent, period)
            stored = sum(
                int(((f["respondent_code"] == respondent) & (f["period_code"] == period)).sum())
                for f in frames
            )
            assert sum(part.is_known for part in parts) == stored


def test_a_return_not_received_lists_what_was_asked(seen_on: dict[str, Snapshot]) -> None:
    figure = respondent_figure(seen_on["now"], "93030", "2026-T3")
    assert {part.state for part in figure.parts} == {PartState.AWAITED}
    assert "aucune valeur reçue, 8\u00a0attendues" in figure.made


def test_tables_keep_one_row_a_value(seen_on: dict[str, Snapshot]) -> None:
    view = seen_on["now"]
    parts = indicator_parts(view, "1.3-I2")
    table = parts_table(parts, respondent_names(view))
    assert len(table) == len(parts) == 3
    assert table["Valeur"][0] == "42 sur 53"
    assert "Détail" not in table


def test_a_long_text_is_cut_in_the_table_and_amounts_keep_their_spaces() -> None:
    part = Part(
        key=observation_key("1.1-I1", ""),
        respondent_code="A",
        period_code="2026-T1",
        state=PartState.IN_FORCE,
        about="x" * 57,
        words="3\u202f400\u00a0€",
        raw_text="y" * 56,
    )
    row = parts_table([part], {}).iloc[0]
    assert row["Détail"] == "x" * 55 + "…"
    assert row["Texte saisi"] == "y" * 56
    assert row["Valeur"] == "3\u202f400\u00a0€"


def test_what_nobody_told_has_neither_return_nor_value(seen_on: dict[str, Snapshot]) -> None:
    parts = indicator_parts(seen_on["now"], "2.2-I1")
    awaited = [part.state is PartState.AWAITED for part in parts]
    assert sum(awaited) == 2
    assert [part.return_number is None for part in parts] == awaited
    assert [part.amount is None for part in parts] == awaited


def test_each_value_of_a_figure_has_one_code(seen: Snapshot) -> None:
    for code in seen.respondents["respondent_code"]:
        for period in told_periods(seen, code):
            codes = [part.code for part in respondent_parts(seen, code, period)]
            assert len(set(codes)) == len(codes)
    for code in seen.indicators["indicator_code"]:
        codes = [part.code for part in indicator_parts(seen, code)]
        assert len(set(codes)) == len(codes)
    for state in occurrence_states(seen):
        codes = [part.code for part in milestone_parts(seen, state)]
        assert len(set(codes)) == len(codes)


def test_each_figure_has_one_address(seen_on: dict[str, Snapshot]) -> None:
    view = seen_on["now"]
    choices = figure_choices(view)
    assert {kind: len(codes) for kind, codes in choices.items()} == {
        "indicateur": len(view.indicators),
        "action": len(view.actions),
        "axe": len(view.axes) + 2,
        "jalon": len(view.occurrences),
        "commune": len(view.respondents),
    }
    assert axis_code(view, "2") == "A2"
    assert axis_code(view, "transversal") is None
