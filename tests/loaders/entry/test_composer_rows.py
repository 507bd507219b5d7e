"""A table edited on screen: what is untouched stays, what is typed is read, what is wrong told."""

from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_model.as_of import newest_act
from data_model.base import Versioned
from data_model.french import typo
from data_model.plan_differences import plan_differences
from data_model.plan_draft import PlanDraft
from data_model.plan_edit import record_plan_edit
from data_model.store import reading, writing
from loaders.entry.composer_completion import CHOOSE
from loaders.entry.composer_draft import table_draft
from loaders.entry.composer_rows import EditedTable, as_typed, edited_table, shown_frame
from loaders.entry.composer_tables import TABLES, StoredRows, shown_rows
from loaders.plan.stored_rows import stored_rows
from tests.loaders.stored_plan import PLAN


@pytest.fixture
def engine(stored_engine: Engine) -> Engine:
    """The real plan, which a test may write in."""
    return stored_engine


def rows_in(engine: Engine) -> StoredRows:
    with reading(engine) as session:
        return stored_rows(session, PLAN)


def frame_of(stored: StoredRows, name: str, *, blank: int = 0) -> pd.DataFrame:
    table = TABLES[name]
    return shown_frame(table.columns, shown_rows(table, stored), blank=blank)


def edit(
    stored: StoredRows, name: str, frame: pd.DataFrame, *, now: StoredRows | None = None
) -> EditedTable:
    table = TABLES[name]
    before = shown_rows(table, stored)
    return edited_table(
        table.sheet,
        table.columns,
        frame,
        before=before,
        stored=shown_rows(table, now or stored),
    )


def with_line(frame: pd.DataFrame, **cells: object) -> pd.DataFrame:
    """The table with a line added at its end, as the editor gives it."""
    line: dict[str, Any] = dict.fromkeys(frame.columns) | cells
    return pd.concat([frame, pd.DataFrame([line], dtype="object")], ignore_index=True)


def draft_of(stored: StoredRows, name: str, edited: EditedTable) -> PlanDraft:
    return table_draft(PLAN, TABLES[name], edited, stored)


def recorded(engine: Engine, name: str, edited: EditedTable) -> StoredRows:
    draft = draft_of(rows_in(engine), name, edited)
    assert draft.findings == ()
    with writing(engine) as session:
        record_plan_edit(session, draft, previewed_at=newest_act(session, PLAN))
    return rows_in(engine)


def messages(edited: EditedTable) -> list[str]:
    return [finding.message.replace("\u00a0", " ") for finding in edited.findings]


@pytest.mark.parametrize("name", [*TABLES])
def test_a_table_that_nobody_touched_changes_nothing(engine: Engine, name: str) -> None:
    stored = rows_in(engine)
    edited = edit(stored, name, frame_of(stored, name, blank=3))
    assert not edited.is_edited
    assert edited.findings == ()
    with reading(engine) as session:
        draft = draft_of(stored, name, edited)
        assert draft.findings == ()
        found = plan_differences(session, draft, cutoff=newest_act(session, PLAN))
    assert found.changes == ()
    assert all(not isinstance(row, Versioned) for row in found.absent)


def test_an_action_added_has_its_code_its_rank_its_short_title_and_its_lead(
    engine: Engine,
) -> None:
    stored = rows_in(engine)
    frame = with_line(
        frame_of(stored, "actions"), title="Former les agents", axis_code="A2", lead="Direction"
    )
    now = recorded(engine, "actions", edit(stored, "actions", frame))
    (row,) = [one for one in now["actions"] if one["title"] == "Former les agents"]
    assert (row["code"], row["position"], row["short_title"]) == ("2.6", "17", "Former les agents")
    leads = [one["name"] for one in now["stakeholders"] if one["action_code"] == "2.6"]
    assert leads == ["Direction"]
    assert len(now["stakeholders"]) == len(stored["stakeholders"]) + 1


@pytest.mark.parametrize(
    ("name", "whole", "short"),
    [("actions", "title", "short_title"), ("axes", "label", "short_label")],
)
def test_renaming_on_screen_renames_everywhere_unless_a_short_name_was_given(
    engine: Engine, name: str, whole: str, short: str
) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, name)
    frame.loc[0, [whole, short]] = "Nom donné"
    stored = recorded(engine, name, edit(stored, name, frame))
    frame = frame_of(stored, name)
    frame.loc[0, whole] = "Nom corrigé"
    stored = recorded(engine, name, edit(stored, name, frame))
    assert stored[name][0][short] == "Nom corrigé"
    frame = frame_of(stored, name)
    frame.loc[0, short] = "Court"
    stored = recorded(engine, name, edit(stored, name, frame))
    frame = frame_of(stored, name)
    frame.loc[0, whole] = "Nom encore changé"
    stored = recorded(engine, name, edit(stored, name, frame))
    assert stored[name][0][short] == "Court"
    frame = frame_of(stored, name)
    frame.loc[0, short] = None
    stored = recorded(engine, name, edit(stored, name, frame))
    assert stored[name][0][short] == "Nom encore changé"


def test_a_lead_is_replaced_or_taken_out_and_the_other_actors_stay(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "actions")
    frame.loc[0, "lead"] = "Direction de l’emploi"
    frame.loc[1, "lead"] = None
    now = recorded(engine, "actions", edit(stored, "actions", frame))
    assert len(now["stakeholders"]) == len(stored["stakeholders"]) - 1
    shown = {row["code"]: row["lead"] for row in shown_rows(TABLES["actions"], now)}
    assert shown["1.1"] == "Direction de l’emploi"


def test_a_line_is_named_where_something_is_missing_or_unreadable(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(frame_of(stored, "indicators"), action_code="1.1", decimals="deux")
    edited = edit(stored, "indicators", frame)
    assert messages(edited) == [
        "Indicateurs, ligne 47 : « Décimales » : « deux » n’est pas un nombre.",
        "Indicateurs, ligne 47 (« 1.1-I5 ») : « Intitulé » est vide.",
        "Indicateurs, ligne 47 (« 1.1-I5 ») : « Nature » est vide.",
    ]


@pytest.mark.parametrize(("typed", "words"), [("Élevé", "Élevé"), ("moyen", "Moyen")])
def test_a_priority_as_other_tools_name_it_stands_in_words(
    engine: Engine, typed: str, words: str
) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "actions")
    frame.loc[0, "priority"] = typed
    frame.loc[0, "priority_label"] = None
    edited = edit(stored, "actions", frame)
    assert edited.findings == ()
    assert edited.rows[0]["priority_label"] == words
    assert edited.rows[0]["priority"] == stored["actions"][0]["priority"]


def test_other_words_for_a_priority_are_sent_to_the_next_column(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "actions")
    frame.loc[0, "priority"] = "urgent"
    (finding,) = edit(stored, "actions", frame).findings
    assert "n’est pas un nombre" in finding.message
    assert "« En mots »" in finding.hint.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("unit", "typed", "value"),
    [("%", "9 %", "9"), ("%", "0,5 %", "0.5"), ("ha", "12 ha", "12"), ("%", "9", "9")],
)
def test_a_target_in_the_unit_of_its_indicator_is_its_number(
    engine: Engine, unit: str, typed: str, value: str
) -> None:
    stored = rows_in(engine)
    indicator = stored["indicators"][0]["code"]
    frame = with_line(
        frame_of(stored, "targets"),
        indicator_code=indicator,
        due_on="31/12/2027",
        value=typed,
        basis="niveau",
        direction="hausse",
    )
    edited = edited_table(
        TABLES["targets"].sheet,
        TABLES["targets"].columns,
        frame,
        before=stored["targets"],
        stored=stored["targets"],
        units={indicator: unit},
    )
    assert edited.findings == ()
    assert edited.rows[-1]["value"] == value


def test_what_cannot_be_read_is_said_once_and_not_as_missing(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(
        frame_of(stored, "targets"),
        indicator_code=stored["indicators"][0]["code"],
        due_on="31/12/2027",
        value="9 %",
        basis="niveau",
        direction="hausse",
    )
    edited = edit(stored, "targets", frame)
    (finding,) = draft_of(stored, "targets", edited).findings
    assert "faut-il lire 0,09 ou 9" in finding.message
    assert finding.hint == "Corrigez la ligne, puis enregistrez."


def test_an_indicator_added_is_numbered_within_its_action(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(
        frame_of(stored, "indicators"),
        action_code="1.1",
        label="Élus formés",
        nature="flux",
        breakdown_label="Commune",
    )
    now = recorded(engine, "indicators", edit(stored, "indicators", frame))
    (row,) = [one for one in now["indicators"] if one["label"] == "Élus formés"]
    assert (row["code"], row["position"], row["nature"]) == ("1.1-I5", "5", "flow")
    assert row["is_broken_down"] == "true"


def test_a_code_that_exists_never_changes(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "actions")
    frame.loc[0, "code"] = "9.9"
    assert "« 1.1 » nomme déjà cette ligne" in messages(edit(stored, "actions", frame))[0]


def test_a_code_typed_twice_is_refused(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(frame_of(stored, "axes"), code="A1", label="Encore")
    assert messages(edit(stored, "axes", frame)) == ["Axes : « A1 » est dit deux fois."]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Février 2027", "2027-02-01", "2027-02-28"),
        ("T3 2027", "2027-07-01", "2027-09-30"),
        ("12/03/2027", "2027-03-12", "2027-03-12"),
        ("à définir", "", ""),
    ],
)
def test_a_milestone_has_the_days_that_its_words_mean(
    engine: Engine, words: str, start: str, end: str
) -> None:
    stored = rows_in(engine)
    frame = with_line(
        frame_of(stored, "milestones"), action_code="1.1", label="Bilan", as_written=words
    )
    now = recorded(engine, "milestones", edit(stored, "milestones", frame))
    (row,) = [one for one in now["milestones"] if one["label"] == "Bilan"]
    assert (row["code"], row["start"], row["end"]) == ("1.1-J5", start, end)


def test_words_that_are_no_date_are_refused_with_what_to_write(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "milestones")
    frame.loc[0, "as_written"] = "bientôt"
    (finding,) = draft_of(stored, "milestones", edit(stored, "milestones", frame)).findings
    assert "«\u00a0bientôt\u00a0» n’est pas une date" in finding.message
    assert "Écrivez par exemple" in finding.message + finding.hint


def test_an_amount_typed_as_people_do_is_cents(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "voted_budget")
    frame.loc[0, "amount_eur"] = "12 500,50 €"
    frame.loc[0, "tax"] = "TTC"
    now = recorded(engine, "voted_budget", edit(stored, "voted_budget", frame))
    assert (now["voted_budget"][0]["amount_eur"], now["voted_budget"][0]["tax"]) == (
        "12500.5",
        "gross",
    )


def test_an_amount_taken_out_is_removed_even_where_it_is_the_last(engine: Engine) -> None:
    stored = rows_in(engine)
    edited = edit(stored, "voted_budget", frame_of(stored, "voted_budget").iloc[:0])
    assert len(edited.removed) == len(stored["voted_budget"])
    assert recorded(engine, "voted_budget", edited)["voted_budget"] == []


def test_what_the_screen_sends_is_typed_into_the_table_that_was_drawn(engine: Engine) -> None:
    frame = frame_of(rows_in(engine), "actions").iloc[:3]
    shown = as_typed(
        frame,
        {
            "edited_rows": {"1": {"title": "Retitrée"}},
            "added_rows": [{"title": "Nouvelle"}],
            "deleted_rows": [0],
        },
    )
    assert shown["title"].tolist() == ["Retitrée", frame["title"].iloc[2], "Nouvelle"]
    assert shown["code"].tolist() == [*frame["code"].iloc[1:3], None]
    assert shown.dtypes.equals(frame.dtypes)
    assert frame["title"].iloc[1] != "Retitrée"


def test_a_box_that_is_added_unticked_stays_a_box(engine: Engine) -> None:
    frame = frame_of(rows_in(engine), "level_names")
    shown = as_typed(frame, {"added_rows": [{"singular": "orientation"}]})
    assert shown["is_feminine"].dtype == "bool"
    assert not shown["is_feminine"].iloc[-1]


def test_what_was_recorded_meanwhile_is_kept(engine: Engine) -> None:
    stored = rows_in(engine)
    first = frame_of(stored, "axes")
    first.loc[0, "short_label"] = "Premier"
    now = recorded(engine, "axes", edit(stored, "axes", first))
    second = frame_of(stored, "axes")
    second.loc[1, "short_label"] = "Second"
    rows = edit(stored, "axes", second, now=now).rows
    assert [row["short_label"] for row in rows[:2]] == ["Premier", "Second"]


def test_the_plan_s_own_words_are_recorded_and_the_usual_ones_are_not(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "level_names")
    frame.loc[1, ["singular", "plural", "heading"]] = ["levier", "leviers", "Levier"]
    now = recorded(engine, "level_names", edit(stored, "level_names", frame))
    assert [(row["level"], row["plural"]) for row in now["level_names"]] == [("axis", "leviers")]


def test_a_cycle_under_one_month_is_refused(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "recurrences")
    frame.loc[0, "every_months"] = "0"
    assert messages(edit(stored, "recurrences", frame)) == [
        "Récurrences, ligne 1 (« 1.1 ») : « 0 » est inférieur à 1."
    ]


def test_a_target_is_typed_in_words_and_another_day_is_another_target(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(
        frame_of(stored, "targets"),
        indicator_code="1.1-I4",
        due_on="fin 2027",
        value="1 200,5",
        basis="cumulé à la date",
        direction="hausse",
    )
    now = recorded(engine, "targets", edit(stored, "targets", frame))
    (row,) = now["targets"]
    assert (row["due_on"], row["value"], row["basis"]) == ("2027-12-31", "1200.5", "to_date")

    frame = frame_of(now, "targets")
    frame.loc[0, "due_on"] = "31/12/2028"
    again = recorded(engine, "targets", edit(now, "targets", frame))
    assert [row["due_on"] for row in again["targets"]] == ["2028-12-31"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"due_on": "bientôt"}, "n’est pas une date"),
        ({"direction": "fourchette"}, "demande le haut de la fourchette"),
        ({"direction": "fourchette", "upper": "3"}, "vient avant"),
        ({"value": None}, "« Valeur » est vide"),
    ],
)
def test_a_target_that_cannot_be_is_refused(
    engine: Engine, cells: dict[str, object], words: str
) -> None:
    stored = rows_in(engine)
    sound: dict[str, object] = {
        "indicator_code": "1.1-I4",
        "due_on": "31/12/2027",
        "value": "40",
        "basis": "cumulé à la date",
        "direction": "hausse",
    }
    frame = with_line(frame_of(stored, "targets"), **(sound | cells))
    told = messages(edit(stored, "targets", frame))
    assert any(words in one for one in told), told


def test_a_rise_that_is_there_from_the_start_is_refused(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(
        frame_of(stored, "targets"),
        indicator_code="1.1-I4",
        due_on="31/12/2027",
        value="40",
        base="40",
        basis="cumulé à la date",
        direction="hausse",
    )
    (finding,) = draft_of(stored, "targets", edit(stored, "targets", frame)).findings
    assert "atteinte d’avance" in finding.message


def test_the_last_actor_of_a_plan_is_not_taken_out_without_a_word(engine: Engine) -> None:
    stored = dict(rows_in(engine))
    stored["stakeholders"] = [
        {"action_code": "1.1", "role": "lead", "position": "1", "name": "Direction"}
    ]
    frame = frame_of(stored, "actions")
    frame.loc[0, "lead"] = None
    (finding,) = draft_of(stored, "actions", edit(stored, "actions", frame)).findings
    assert "dernier porteur" in finding.message


def test_a_fault_is_said_of_its_line_by_the_words_that_stand_in_it(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = frame_of(stored, "actions")
    frame.loc[1, ["title", "priority"]] = ["Pistes cyclables", "deux"]
    (told,) = messages(edit(stored, "actions", frame))
    assert told.startswith("Actions, ligne 2 (« Pistes cyclables ») : « Priorité »")


def test_what_a_row_refers_to_is_chosen_and_said_to_be(engine: Engine) -> None:
    stored = rows_in(engine)
    frame = with_line(frame_of(stored, "objectives"), label="Un objectif sans axe")
    (finding,) = edit(stored, "objectives", frame).findings
    assert finding.hint == typo(CHOOSE)


def test_a_cell_that_another_window_wrote_meanwhile_is_told_and_no_other(engine: Engine) -> None:
    stored = rows_in(engine)
    first = frame_of(stored, "axes")
    first.loc[0, "label"] = "Le texte de l’autre"
    first.loc[1, "label"] = "Le même texte"
    now = recorded(engine, "axes", edit(stored, "axes", first))
    second = frame_of(stored, "axes")
    second.loc[0, "label"] = "Le mien"
    second.loc[1, "label"] = "Le même texte"
    second.loc[2, "label"] = "Un autre axe"
    edited = edit(stored, "axes", second, now=now)
    (one,) = edited.overtaken
    assert (one.column, one.recorded, one.typed) == (
        "Intitulé",
        "Le texte de l’autre",
        "Le mien",
    )
    assert edit(now, "axes", second).overtaken == ()


@pytest.mark.parametrize(
    ("nature", "basis", "is_told"),
    [
        ("cumulative", "niveau", True),
        ("flow", "niveau", True),
        ("cumulative", "par an", False),
        ("stock", "niveau", False),
        ("stock", "cumulé à la date", True),
    ],
)
def test_a_target_has_a_basis_of_its_indicator_s_nature(
    engine: Engine, nature: str, basis: str, is_told: bool
) -> None:
    stored = dict(rows_in(engine))
    stored["indicators"] = [
        {**row, "nature": nature} if row["code"] == "1.1-I4" else row
        for row in stored["indicators"]
    ]
    frame = with_line(
        frame_of(stored, "targets"),
        indicator_code="1.1-I4",
        due_on="31/12/2027",
        value="40",
        basis=basis,
        direction="hausse",
    )
    told = [
        one.message for one in draft_of(stored, "targets", edit(stored, "targets", frame)).findings
    ]
    assert [one for one in told if "n’est pas la base" in one] == told[: int(is_told)]
    assert len(told) == int(is_told)
