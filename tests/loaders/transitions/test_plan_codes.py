"""A plan that is loaded again keeps the codes of what has the same words."""

from datetime import date

from sqlalchemy import Engine

from data_model.action import Action
from data_model.milestone import Milestone
from data_model.plan import Axis, Objective
from data_model.plan_differences import RowChange
from data_model.plan_draft import PlanDraft, record_plan
from data_model.plan_preview import plan_preview
from data_model.printed_entry import SubAction
from data_model.store import reading, writing
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.plan.stored_rows import stored_rows
from loaders.transitions.plan_codes import Codes, follow_moved
from loaders.transitions.reading import read_transitions
from tests.loaders.transitions.template_file import IDENTITY, Row, of, read, template

ROWS: list[Row] = [
    {"Axe": "Énergie", "Sous-axe": "Bâti", "Titre de l'action": "Isoler", "Date de fin": "2026"},
    {"Titre de la sous-action": "Écoles", "Date de fin": "2025"},
    {"Axe": "Eau", "Titre de l'action": "Mesurer", "Date de fin": "2027"},
]


def named(draft: PlanDraft) -> dict[str, str]:
    """Words → code, of everything that has a code."""
    return (
        {row.label: row.code for row in of(draft, Axis)}
        | {row.label: row.code for row in of(draft, Objective)}
        | {row.title: row.code for row in of(draft, Action)}
        | {row.title: row.code for row in of(draft, SubAction)}
    )


def again(engine: Engine, rows: list[Row]) -> PlanDraft:
    with reading(engine) as session:
        stored = stored_rows(session, IDENTITY.code)
    return read_transitions(xlsx_workbook(template(rows)), IDENTITY, stored=stored)


def test_codes_follow_the_order_of_a_new_plan() -> None:
    draft = read(template(ROWS))
    assert named(draft) == {
        "Énergie": "1",
        "Eau": "2",
        "Bâti": "1.1",
        "Isoler": "A1",
        "Mesurer": "A2",
        "Écoles": "A1-S1",
    }
    assert [row.code for row in of(draft, Milestone)] == ["A1-J1", "A1-J2", "A2-J1"]


def test_what_is_inserted_takes_the_next_free_codes(engine: Engine) -> None:
    with writing(engine) as session:
        record_plan(session, read(template(ROWS)))
    inserted: list[Row] = [
        {"Axe": "Air", "Titre de l'action": "Respirer"},
        {**ROWS[0], "Titre de l'action": "Ventiler"},
        ROWS[0],
        {"Titre de la sous-action": "Crèches"},
        *ROWS[1:],
    ]
    draft = again(engine, inserted)

    assert named(draft) == named(read(template(ROWS))) | {
        "Air": "3",
        "Respirer": "A3",
        "Ventiler": "A4",
        "Crèches": "A1-S2",
    }
    with writing(engine) as session:
        assert not record_plan(session, draft).kept


def test_an_action_that_moves_keeps_its_code_and_its_preview_says_so(engine: Engine) -> None:
    with writing(engine) as session:
        record_plan(session, read(template(ROWS)))
    moved: list[Row] = [*ROWS[:2], {**ROWS[2], "Axe": "Énergie"}]
    draft = again(engine, moved)

    (action,) = [row for row in of(draft, Action) if row.title == "Mesurer"]
    assert (action.code, action.axis_code) == ("A2", "1")
    with reading(engine) as session:
        preview = plan_preview(session, draft, day=date(2026, 1, 5))
    (change,) = [one for one in preview.changes if isinstance(one.row, Action)]
    assert change.change is RowChange.CHANGED
    assert [one.name for one in change.fields] == ["axis_code"]


def test_the_same_template_again_changes_nothing(engine: Engine) -> None:
    with writing(engine) as session:
        record_plan(session, read(template(ROWS)))
    with writing(engine) as session:
        assert record_plan(session, again(engine, ROWS)).is_empty


def test_two_actions_of_one_title_are_not_taken_for_one_another() -> None:
    codes = Codes(known={("1/", "a"): "A1", ("2/", "a"): "A2"}, taken={"A1", "A2"})
    follow_moved(codes, [("3/", "a"), ("4/", "a")])

    assert [codes.of(under, "a", "A{}".format) for under in ("3/", "4/")] == ["A3", "A4"]
