"""The returns page, used: follow, undo with its preview, redo, close, and links to a view."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import by_address

PAGE = "retours"


def opened(view: str) -> AppTest:
    app = by_address(PAGE, vue=view)
    assert not app.exception, app.exception
    return app


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception


def words(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "info", "success", "error")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def test_a_link_opens_the_board_that_names_who_did_not_send(own_demonstration: Path) -> None:
    app = opened("suivi")
    assert app.title[0].value == "Dugny et Tremblay-en-France n’ont pas transmis leur T3\u00a02026"
    matrix = app.table[0].value
    cell = matrix.set_index("Répondant")["T3\u00a02026"]["Dugny"]
    assert "◆ manquant, 9\u00a0j" in cell
    assert "0 sur 8\u00a0cases" in cell
    message = next(area for area in app.text_area if "Message" in area.label).value
    missing = app.table[2].value["Ligne"].tolist()
    assert missing
    assert all(line.split(" ", 1)[1] in str(message) for line in missing)


def test_an_unknown_view_opens_the_drop_zone(own_demonstration: Path) -> None:
    assert opened("ailleurs").title[0].value == "Déposez les retours des communes"


def test_undo_shows_what_comes_back_then_redo_brings_it_again(own_demonstration: Path) -> None:
    app = opened("integres")
    assert app.title[0].value.endswith("retours intégrés, aucun annulé")
    chosen = next(box for box in app.selectbox if box.key == "retour_examine")
    number = chosen.value
    assert "en vigueur" in chosen.options[0]
    press(app, "Annuler ce retour")
    preview = next(one.value for one in app.table if "Deviendrait" in one.value.columns)
    assert set(preview["Deviendrait"]) == {"n.c."}
    effect = next(one.value for one in app.table if "Sujet" in one.value.columns)
    assert effect.to_dict("records")[0] == {
        "Sujet": "Retours reçus",
        "Objet": "T3\u00a02026",
        "Aujourd’hui": "7 sur 9",
        "Ensuite": "6 sur 9",
    }
    press(app, "Confirmer l’annulation")
    assert f"Le retour n°\u00a0{number} est annulé." in words(app)
    assert app.dataframe[0].value["État"].iloc[0] == "annulé"
    assert app.title[0].value.endswith("retours intégrés, dont 1\u00a0annulé")
    press(app, "Rétablir ce retour")
    back = next(one.value for one in app.table if "Deviendrait" in one.value.columns)
    assert back["Deviendrait"].tolist() == preview["En vigueur"].tolist()
    press(app, "Confirmer le rétablissement")
    assert app.dataframe[0].value["État"].iloc[0] == "en vigueur"


def test_a_return_that_was_undone_stays_the_one_looked_at(own_demonstration: Path) -> None:
    app = opened("integres")
    box = next(box for box in app.selectbox if box.key == "retour_examine")
    second = box.options[1]
    box.select_index(1).run()
    press(app, "Annuler ce retour")
    press(app, "Confirmer l’annulation")
    now = next(box for box in app.selectbox if box.key == "retour_examine")
    number = second.split(" · ")[0]
    assert now.options[1].startswith(number)
    assert f"Reçu du retour {number}" in [one.value for one in app.header]


def test_a_changed_mind_leaves_everything_as_it_was(own_demonstration: Path) -> None:
    app = opened("integres")
    press(app, "Annuler ce retour")
    press(app, "Ne rien changer")
    assert app.dataframe[0].value["État"].iloc[0] == "en vigueur"
    assert [button.label for button in app.button if "Confirmer" in button.label] == []


def test_closing_asks_a_reason_and_so_does_an_undo_afterwards(own_demonstration: Path) -> None:
    app = opened("suivi")
    press(app, "Clore ce trimestre")
    assert "Indiquez un motif" in words(app)
    app.text_input(key="cloture_motif").set_value("comité tenu").run()
    press(app, "Clore ce trimestre")
    assert "Le T3\u00a02026 est clos." in words(app)
    assert "comité tenu" in words(app)

    app = opened("integres")
    press(app, "Annuler ce retour")
    press(app, "Confirmer l’annulation")
    assert "est clos\u00a0: indiquez un motif" in words(app)
    assert app.dataframe[0].value["État"].iloc[0] == "en vigueur"
    number = next(box for box in app.selectbox if box.key == "retour_examine").value
    app.text_input(key=f"motif_{number}").set_value("envoyé deux fois").run()
    press(app, "Confirmer l’annulation")
    assert app.dataframe[0].value["État"].iloc[0] == "annulé"

    app = opened("suivi")
    changes = next(t.value for t in app.table if "Motif" in t.value.columns)
    assert changes["Motif"].tolist() == ["envoyé deux fois"]
    assert app.text_input(key="reouverture_motif").label == "Motif de la réouverture"
    assert app.text_input(key="reouverture_motif").value == ""
    app.text_input(key="reouverture_motif").set_value("retour attendu").run()
    press(app, "Rouvrir ce trimestre")
    assert "Le T3\u00a02026 est rouvert." in words(app)


def test_a_corrected_day_stays_beside_the_one_first_noted(own_demonstration: Path) -> None:
    app = opened("integres")
    picked = next(one for one in app.date_input if one.label == "Reçu le")
    first = picked.value
    assert isinstance(first, date)
    picked.set_value(first.replace(day=1)).run()
    press(app, "Corriger le jour de réception")
    assert "jour corrigé" in words(app)
    assert "d’abord noté le" in words(app)


def test_the_quarter_to_issue_is_the_running_one(own_demonstration: Path) -> None:
    app = opened("emettre")
    assert next(box for box in app.selectbox if box.label == "Période").value == "2026-T4"
    assert len(app.table[0].value) == 9
    assert app.title[0].value == "9\u00a0classeurs à émettre pour T4\u00a02026"


@pytest.mark.parametrize("view", ["deposer", "suivi", "emettre", "integres"])
def test_every_view_opens_on_a_plan_without_returns(plan_alone: Path, view: str) -> None:
    app = opened(view)
    assert len(app.title) == 1
    assert "None" not in words(app)


def test_a_return_of_a_year_may_be_typed_where_something_is_asked_by_the_year(
    own_demonstration: Path,
) -> None:
    app = opened("saisir")
    period = next(box for box in app.selectbox if box.label == "Période")
    assert period.value == "2026-T3"
    assert "2025" in period.options
    period.set_value("2025").run()
    next(box for box in app.selectbox if box.label == "Répondant").set_value("93030").run()
    next(box for box in app.checkbox if box.label == "Rien à signaler cette année").check().run()
    press(app, "Enregistrer la saisie")
    assert "Dugny, 2025 (retour n°" in words(app)
