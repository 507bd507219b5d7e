"""A return typed on the page: previewed, recorded, followed to its line, and nothing before."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_model.returned import Observation, Return
from data_model.vocabulary import ReturnSource
from tests.loaders.stored_plan import AULNAY
from tests.pages.conftest import by_address
from tests.pages.returns_page import record_meanwhile, rows_of, texts

GIVEN, FREE = "indicators_lignes", "indicators_libres"


@pytest.fixture
def app(asked_plan: Path) -> AppTest:
    """The entry of Aulnay-sous-Bois, open and empty."""
    opened = by_address("retours", vue="saisir")
    box(opened, "Répondant").set_value(AULNAY).run()
    assert not opened.exception, opened.exception
    return opened


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
    record_meanwhile(Indicateurs_H10=2)

    button(app, "Enregistrer la saisie").click().run()
    assert "Un autre retour est arrivé" in texts(app)
    assert len(rows_of(Return)) == 1
    assert "l’aperçu ci-dessous en tient compte" in texts(app)
    button(app, "Enregistrer la saisie").click().run()
    assert not app.exception, app.exception
    assert len(rows_of(Return)) == 2
