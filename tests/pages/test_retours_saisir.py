"""A return typed on the page: previewed, recorded, followed to its line, and nothing before."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.plan_draft import plan_of
from data_model.return_ledger import record_return
from data_model.returned import Observation, Return
from data_model.store import ROOT, make_engine, reading, writing
from data_model.vocabulary import ReturnSource
from loaders.checks.check import read_returns
from loaders.issuing.issue import issue_workbook
from tests.conftest import EMPTY
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AS_OF, AULNAY, ISSUED_AT, PLAN, known_of, store_plan

GIVEN, FREE = "indicators_lignes", "indicators_libres"


@pytest.fixture(scope="module")
def template(sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("entry") / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    store_plan(file)
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        plan_of(session, PLAN).demonstration_day = AS_OF
    engine.dispose()
    return file


@pytest.fixture
def app(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The entry of Aulnay-sous-Bois, open and empty."""
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(template, file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    workspace.forget_engines()
    opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    opened.run()
    opened.query_params["vue"] = "saisir"
    opened.switch_page("pages/retours.py").run()
    box(opened, "Répondant").set_value(AULNAY).run()
    assert not opened.exception, opened.exception
    yield opened
    workspace.forget_engines()


def box(app: AppTest, label: str) -> Any:
    return next(one for one in app.selectbox if one.label == label)


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def table_key(app: AppTest, name: str) -> str:
    return str(next(iter(app.session_state["saisies"].values())).widget(name))


def type_in(app: AppTest, name: str, *added: dict[str, str], **rows: dict[str, str]) -> AppTest:
    """Type words in a table: `r3={"Valeur": "12"}` in its fourth row."""
    app.session_state[table_key(app, name)] = {
        "edited_rows": {int(row[1:]): words for row, words in rows.items()},
        "added_rows": list(added),
        "deleted_rows": [],
    }
    app.run()
    assert not app.exception, app.exception
    return app


def place_of(app: AppTest, code: str) -> str:
    """The row of an indicator in the table of the given rows."""
    desk = next(iter(app.session_state["saisies"].values()))
    return f"r{desk.shown[GIVEN]['Code indicateur'].tolist().index(code)}"


def texts(app: AppTest) -> str:
    kinds = (app.title, app.header, app.markdown, app.caption, app.success, app.error, app.info)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def rows_of(table: type[Any]) -> list[Any]:
    with reading(workspace.active_engine()) as session:
        found = list(session.exec(select(table)).all())
        session.expunge_all()
    return found


def test_nothing_can_be_recorded_before_a_value_is_typed(app: AppTest) -> None:
    assert "Rien n’est encore saisi" in texts(app)
    assert button(app, "Enregistrer la saisie").disabled


def test_a_typed_value_is_recorded_and_says_that_it_was_typed(app: AppTest) -> None:
    type_in(app, GIVEN, **{place_of(app, "1.5-I1"): {"Valeur": "1 250"}})
    assert "1\u00a0case lue = 1\u00a0nouvelle" in texts(app)
    assert rows_of(Return) == []

    next(one for one in app.checkbox if one.label == "Retour complet").check().run()
    app.session_state["author"] = "A. B."
    button(app, "Enregistrer la saisie").click().run()
    assert not app.exception, app.exception
    assert "Saisie enregistrée." in texts(app)
    [kept] = rows_of(Return)
    assert (kept.source, kept.sha256, kept.file_name) == (ReturnSource.ENTRY, None, "")
    assert (kept.is_complete, kept.is_partial) == (True, False)
    [value] = rows_of(Observation)
    assert (value.value_e4, value.raw_text, value.sheet) == (12_500_000, "1 250", "Indicateurs")
    # What was recorded is what is in force, and the tables are empty again.
    desk = next(iter(app.session_state["saisies"].values()))
    row = int(place_of(app, "1.5-I1")[1:])
    assert desk.shown[GIVEN].loc[row, ["Valeur", "En vigueur"]].tolist() == ["", "1\u202f250"]

    app.query_params["indicateur"] = "1.5-I1"
    app.switch_page("pages/origine.py").run()
    assert not app.exception, app.exception
    assert "1\u202f250" in texts(app)
    assert "saisie dans l’application, feuille Indicateurs" in texts(app)


def test_a_question_is_answered_and_asked_again_once_its_cell_changes(app: AppTest) -> None:
    place = place_of(app, "2.2-I3")
    type_in(app, GIVEN, **{place: {"Valeur": "1.250"}})
    answer = next(one for one in app.selectbox if one.label.startswith("Votre réponse"))
    answer.set_value("1250").run()
    assert "1\u00a0case lue = 1\u00a0nouvelle" in texts(app)
    type_in(app, GIVEN, **{place: {"Valeur": "1.350"}})
    asked = next(one for one in app.selectbox if one.label.startswith("Votre réponse"))
    assert (asked.value, asked.options[1]) == ("", "1\u202f350\u00a0€")
    assert "1\u00a0case lue = 1\u00a0rejetée" in texts(app)


def test_a_blocked_cell_keeps_the_entry_out(app: AppTest) -> None:
    type_in(app, GIVEN, **{place_of(app, "1.1-I4"): {"Valeur": "12 à 15"}})
    assert "Cette saisie ne peut pas encore être enregistrée" in texts(app)
    assert button(app, "Enregistrer la saisie").disabled


def test_a_category_may_be_added_under_the_table(app: AppTest) -> None:
    added = {"Code indicateur": "1.1-I1", "Ventilation": "Jeunesse", "Valeur": "4"}
    type_in(app, FREE, added)
    button(app, "Enregistrer la saisie").click().run()
    [value] = rows_of(Observation)
    assert (value.indicator_code, value.category, value.value_e4) == ("1.1-I1", "Jeunesse", 40_000)


def test_what_is_typed_stays_from_one_view_to_another(app: AppTest) -> None:
    type_in(app, GIVEN, **{place_of(app, "1.1-I4"): {"Valeur": "12"}})
    app.segmented_control(key="retours_vue").set_value("suivi").run()
    app.segmented_control(key="retours_vue").set_value("saisir").run()
    box(app, "Répondant").set_value(AULNAY).run()
    assert not app.exception, app.exception
    assert "1\u00a0case lue = 1\u00a0nouvelle" in texts(app)


def test_an_entry_that_is_emptied_leaves_nothing(app: AppTest) -> None:
    type_in(app, GIVEN, **{place_of(app, "1.1-I4"): {"Valeur": "12"}})
    button(app, "Effacer la saisie").click().run()
    assert "Rien n’est encore saisi" in texts(app)
    assert rows_of(Return) == []


def test_a_return_that_came_meanwhile_renews_the_preview(app: AppTest) -> None:
    type_in(app, GIVEN, **{place_of(app, "1.1-I4"): {"Valeur": "12"}})
    index, basis = known_of(workspace.active_engine(), AULNAY)
    content = changed(issue_workbook(index, basis, issued_at=ISSUED_AT), Indicateurs_H10=2)
    (other,) = read_returns([("autre.xlsx", content)], index, lambda *_: basis, as_of=AS_OF)
    with writing(workspace.active_engine()) as session:
        record_return(session, other, received_on=AS_OF)

    button(app, "Enregistrer la saisie").click().run()
    assert "Un autre retour est arrivé" in texts(app)
    assert len(rows_of(Return)) == 1
    assert "l’aperçu ci-dessous en tient compte" in texts(app)
    button(app, "Enregistrer la saisie").click().run()
    assert not app.exception, app.exception
    assert len(rows_of(Return)) == 2
