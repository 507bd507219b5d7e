"""The template of Territoires en Transitions dropped on the page « Le plan »: named, then made."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.store import reading
from tests.loaders.transitions.template_file import Row, template
from tests.pages.conftest import by_address

ROWS: list[Row] = [
    {"Axe": "Énergie", "Titre de l'action": "Isoler", "Date de fin": "2026"},
    {"Axe": "Eau", "Titre de l'action": "Mesurer", "Statut": "À venir"},
]


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception, app.exception
    return app


def write(app: AppTest, label: str, text: str) -> None:
    next(one for one in app.text_input if one.label == label).set_value(text)


def test_the_plan_is_named_on_the_page_then_recorded(plan_alone: Path) -> None:
    app = by_address("plan")
    app.file_uploader[0].upload("pcaet.xlsx", template(ROWS))
    app.run()
    assert not app.exception, app.exception
    assert "De quel plan s’agit-il\u202f?" in [one.label for one in app.expander]

    write(app, "Code du plan", "PCAET")
    write(app, "Intitulé du plan", "Plan climat")
    (territory,) = [one for one in app.selectbox if one.label == "Territoire"]
    territory.set_value("200058097")
    press(app, "Lire ce plan")
    press(app, "Créer ce plan")

    with reading(workspace.active_engine()) as session:
        named = {plan.code: plan.title for plan in workspace.plans(session)}
    assert named["PCAET"] == "Plan climat"


def test_a_fault_of_the_form_is_said_of_the_form_which_stays_open(plan_alone: Path) -> None:
    app = by_address("plan")
    app.file_uploader[0].upload("pcaet.xlsx", template(ROWS))
    app.run()
    write(app, "Code du plan", "PCAET")
    write(app, "Intitulé du plan", "Plan climat")
    write(app, "SIREN d’un autre territoire", "123")
    write(app, "Nom de cet autre territoire", "Essai")
    press(app, "Lire ce plan")
    (form,) = [one for one in app.expander if one.label == "De quel plan s’agit-il\u202f?"]
    assert form.proto.expanded
    said = " ".join(one.value for one in app.error)
    assert "formulaire" in said
    assert "déposez-le" not in said

    write(app, "SIREN d’un autre territoire", "200 067 205")
    press(app, "Lire ce plan")
    assert not [one for one in app.error if "SIREN" in one.value or "bloquant" in one.value]
    (form,) = [one for one in app.expander if one.label == "De quel plan s’agit-il\u202f?"]
    assert not form.proto.expanded
