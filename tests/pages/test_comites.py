"""Comités and their projection: typed, chosen, frozen, decided, and read on a day of the past."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from documents.outputs import Output
from tests.pages.conftest import by_address

COMING, JUNE = "3", "2"
RECORDED = ("12 décembre 2025", "19 juin 2026")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def titles(app: AppTest) -> list[str]:
    assert not app.exception, app.exception
    return [plain(one.value) for one in app.title]


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def edited(app: AppTest, name: str, **change: Any) -> None:
    """What a person changes in the table whose key begins so."""
    key = next(str(one.key) for one in app.get("data_editor") if _begins(one, name))
    nothing: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    app.session_state[key] = nothing | change


def _begins(element: Any, name: str) -> bool:
    return str(element.key).startswith(name)


def test_the_page_says_when_the_next_committee_meets(shared_demonstration: object) -> None:
    app = by_address("comites")
    assert titles(app) == ["Comité territorial dans 17 jours ; 2 décisions en retard"]
    held = app.table[0].value
    assert [plain(day) for day in held["Réunion"]] == [
        "26 novembre 2026",
        "18 juin 2026",
        "11 décembre 2025",
    ]
    assert plain(held["Diapositives"][1]) == "arrêtées le 16 juin 2026"


def test_a_day_of_the_past_shows_what_was_known_then(shared_demonstration: object) -> None:
    app = by_address("comites", au="2026-08-31")
    assert titles(app) == ["Dernier comité le 18 juin 2026 ; 2 décisions en retard"]
    assert len(app.table[0].value) == 2
    states = list(app.table[1].value["Situation"])
    assert states == ["en retard", "en retard", "ouverte", "ouverte", "ouverte"]
    recorded = {plain(one) for one in app.table[1].value["Enregistré"]}
    assert recorded == {f"le {day}, Démonstration (données fictives)" for day in RECORDED}
    assert [button.label for button in app.button] == ["Commencer avec mon plan"]


def test_a_frozen_committee_is_shown_as_it_was(shared_demonstration: object) -> None:
    app = by_address("comites", comite=JUNE)
    shown = app.table[1].value
    assert plain(shown["Titre"][0]) == "59 % du plan est réalisé, 2 points sous la trajectoire"
    assert set(shown["Règle"]) == {"inchangée"}
    # The meeting has taken place: what it saw does not change.
    assert not any("arrêter" in button.label for button in app.button)


@pytest.mark.parametrize(("slide", "place"), [("2", "2"), ("99", "11"), ("x", "1"), ("0", "1")])
def test_the_projection_shows_the_slide_of_the_address(
    shared_demonstration: object, slide: str, place: str
) -> None:
    app = by_address("comite", comite=COMING, diapo=slide)
    assert len(titles(app)) == 1
    assert f"**{place} / 11**" in [plain(one.value) for one in app.markdown]
    assert not app.sidebar.text_input


def test_the_keys_turn_the_slides(shared_demonstration: object) -> None:
    app = by_address("comite", comite=COMING)
    assert titles(app)[0].endswith("sous la trajectoire")
    assert titles(pressed(app, "Suivant"))[0].startswith("Axe 1")
    assert app.query_params["diapo"] == "2"
    assert titles(pressed(app, "Précédent"))[0].endswith("sous la trajectoire")


def test_a_plan_without_a_committee_says_how_to_make_one(plan_alone: object) -> None:
    assert titles(by_address("comite")) == ["Aucun comité n’est préparé"]
    app = by_address("comites")
    assert titles(app) == ["Aucun comité n’est encore enregistré"]
    made = pressed(app, "Créer le comité")
    assert titles(made)[0].startswith("Comité territorial dans 14 jours")
    assert [plain(one.value) for one in made.success] == ["1 comité enregistré."]
    projected = by_address("comite", comite="1")
    assert titles(projected) == ["La réalisation n’est pas encore connue"]


def test_slides_are_chosen_then_frozen(own_demonstration: object) -> None:
    app = by_address("comites", comite=COMING)
    edited(
        app,
        "slides_",
        edited_rows={0: {"Montrer": False}, 10: {"Ordre": 1, "Votre titre": "À décider"}},
    )
    app = pressed(app, "Enregistrer le choix")
    assert [plain(one.value) for one in app.success] == ["11 diapositives rangées."]
    assert titles(by_address("comite", comite=COMING)) == ["À décider"]
    app = pressed(app, "Arrêter les diapositives")
    assert [plain(one.value) for one in app.success] == ["10 diapositives arrêtées."]
    assert app.table[1].value["Titre"][0] == "À décider"
    app = pressed(app, "Recomposer et arrêter")
    assert "pourquoi" in app.error[0].value


def test_decisions_are_entered_and_earlier_ones_closed(own_demonstration: object) -> None:
    app = by_address("comites", comite=COMING, partie="decisions")
    edited(
        app, "decisions_3", added_rows=[{"Décision": "Publier le bilan", "Qui": "direction ESS"}]
    )
    app = pressed(app, "Enregistrer les décisions")
    assert [plain(one.value) for one in app.success] == ["1 décision enregistrée."]
    edited(app, "states_", edited_rows={0: {"État": "faite"}})
    app = pressed(app, "Enregistrer les états")
    assert titles(app) == ["Comité territorial dans 17 jours ; 1 décision en retard"]
    assert plain(app.table[0].value["Décisions"][0]) == "0 sur 4 faites"


def agenda(app: AppTest) -> Any:
    """The agenda of the committee looked at, not of the one that would be made."""
    return next(one for one in app.text_area if str(one.key).startswith(f"agenda_{COMING}_"))


def downloads(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


def test_the_whole_file_is_prepared_and_forgotten_when_figures_change(
    own_demonstration: object,
) -> None:
    app = by_address("comites", comite=COMING, partie="documents")
    assert len(downloads(app)) == len(Output)
    app = pressed(app, "Préparer tout le dossier")
    assert downloads(app)[0] == "Télécharger tout le dossier"
    # A second visit of the same figures finds it ready.
    app = by_address("comites", comite=COMING, partie="documents")
    assert downloads(app)[0] == "Télécharger tout le dossier"
    moved = by_address("comites", comite=COMING, partie="reunion")
    agenda(moved).set_value("Bilan").run()
    assert agenda(pressed(moved, "Enregistrer la réunion")).value == "Bilan"
    app = by_address("comites", comite=COMING, partie="documents")
    assert len(downloads(app)) == len(Output)


def test_a_meeting_is_moved_then_cancelled(own_demonstration: object) -> None:
    app = by_address("comites", comite=COMING, partie="reunion")
    agenda(app).set_value("Bilan").run()
    app = pressed(app, "Enregistrer la réunion")
    assert [plain(one.value) for one in app.success] == ["1 comité enregistré."]
    assert agenda(app).value == "Bilan"
    app.checkbox[0].check().run()
    app = pressed(app, "Enregistrer la réunion")
    assert len(app.table[0].value) == 2
