"""« D'où vient ce chiffre » by its address, and the fiche's faits marquants changed on screen."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from pages.common.fiche.highlight_dialogs import ASKED
from tests.pages.conftest import by_address

PAGE, FICHE = "pages/origine.py", "pages/fiche_action.py"
ORIGINAL = "Télécharger le fichier d’origine"


def at(app: AppTest, page: str, **asked: str) -> AppTest:
    """A page at an address."""
    for name in ("indicateur", "action", "axe", "jalon", "commune", "voir", "au"):
        if name in app.query_params:
            del app.query_params[name]
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


def downloads(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


def said(app: AppTest) -> str:
    """Everything written on the page, spaces made plain."""
    shown = (*app.markdown, *app.caption, *app.warning)
    texts = [str(element.value) for element in shown]
    return "\n".join(texts).replace("\u00a0", " ").replace("\u202f", " ")


def test_every_kind_of_figure_opens_by_its_address(app: AppTest) -> None:
    for asked, words in (
        ({"indicateur": "2.2-I1"}, "75 services = somme de 168 valeurs"),
        ({"action": "2.2"}, "16 800 € engagés = somme de 3 montants"),
        ({"axe": "2", "voir": "mandate"}, "263 730 € mandatés"),
        ({"axe": "plan", "voir": "travail"}, "du travail ="),
        ({"axe": "1", "voir": "prevu"}, "350 000 € prévus = somme de 5 lignes sur 5"),
        ({"axe": "transversal"}, "engagé"),
        ({"jalon": "1.2-J3-C01"}, "réalisé le 25 mars 2024"),
        ({"commune": "93030"}, "Dugny, T3 2026 : aucune valeur reçue"),
    ):
        title = at(app, PAGE, **asked).title[0].value
        assert words in title.replace("\u00a0", " ").replace("\u202f", " "), asked


def test_the_day_looked_at_is_kept(app: AppTest) -> None:
    page = at(app, PAGE, indicateur="2.2-I1", au="2025-06-01")
    assert "37" in page.title[0].value
    assert "Vu au 1er juin 2025" in said(page)


def test_an_unknown_figure_is_answered_by_a_sentence(app: AppTest) -> None:
    assert "« 9.9-I9 » n’est pas connu ici" in said(at(app, PAGE, indicateur="9.9-I9"))


def test_a_value_chosen_shows_its_cell_its_return_and_its_file(app: AppTest) -> None:
    page = at(app, PAGE, indicateur="2.2-I1")
    assert ORIGINAL not in downloads(page)
    choice = next(box for box in page.selectbox if box.label == "Valeur à détailler")
    choice.select_index(2).run()
    words = said(page)
    assert "`Indicateurs!H5`" in words
    assert re.search(r"n° \d+, Aulnay-sous-Bois, T3 2026", words)
    assert "Reçu le : 22 octobre 2026" in words.replace(":gray[", "").replace("]", "")
    assert downloads(page)[0] == ORIGINAL


def test_the_value_chosen_is_in_the_address_and_another_figure_lets_go_of_it(
    app: AppTest,
) -> None:
    page = at(app, PAGE, indicateur="2.2-I1")
    choice = next(box for box in page.selectbox if box.label == "Valeur à détailler")
    choice.select_index(2).run()
    asked = str(page.query_params["valeur"])
    assert "`Indicateurs!H5`" in said(at(app, PAGE, indicateur="2.2-I1", valeur=asked))
    other = at(app, PAGE, indicateur="1.1-I1", valeur=asked)
    assert "`Indicateurs!H5`" not in said(other)
    assert "valeur" not in other.query_params


def test_a_value_not_received_has_no_file(app: AppTest) -> None:
    page = at(app, PAGE, indicateur="2.2-I1")
    choice = next(box for box in page.selectbox if box.label == "Valeur à détailler")
    choice.select_index(0).run()
    assert "Aucun retour reçu ne donne cette valeur." in said(page)
    assert ORIGINAL not in downloads(page)


def test_another_kind_of_figure_can_be_chosen_on_the_page(app: AppTest) -> None:
    page = at(app, PAGE, indicateur="2.2-I1")
    page.segmented_control(key="origine_par").set_value("axe").run()
    assert "engagés" in page.title[0].value
    assert "Plan entier" in said(page)


def _text_area(page: AppTest, label: str) -> TextArea:
    return next(area for area in page.text_area if area.label == label)


def _asked(page: AppTest, form: str) -> None:
    # A browser runs the dialog alone; here the whole page runs, and must open it again.
    page.session_state[ASKED] = form


def _press(page: AppTest, way: str, key: str, *, text: tuple[str, str] | None = None) -> None:
    """Open the form by its button, write in one field of it, then press another button."""
    page.button(key=way).click().run()
    form = page.button(key=way).label
    if text is not None:
        label, words = text
        _asked(page, form)
        _text_area(page, label).set_value(words).run()
    _asked(page, form)
    page.button(key=key).click().run()
    assert not page.exception, page.exception


def test_a_highlight_is_edited_left_out_and_added_on_the_fiche(
    own_demonstration: Path,
) -> None:
    page = by_address("fiche_action", action="2.2")
    words = said(page)
    edited = ("Texte pour le comité", "Le vote est *reporté*.")
    _press(page, "modifier_2.2", "enregistrer_2.2", text=edited)
    assert "Le fait marquant est modifié." in page.success[0].value
    assert "Le vote est \\*reporté\\*." in said(page)
    assert "texte reçu" in said(page)
    assert "texte reçu" not in words
    _press(page, "modifier_2.2", "retirer_2.2")
    assert "retiré de la liste du comité" in said(page)
    _press(page, "modifier_2.2", "revenir_2.2")
    assert "texte reçu" not in said(page)
    _press(page, "ajouter_2.2", "ajout_2.2", text=("Fait marquant", "Visite du préfet."))
    assert "Visite du préfet." in said(page)
    assert "ajouté à la main" in said(page)


def test_a_past_day_shows_the_highlights_known_then_without_changing_them(app: AppTest) -> None:
    page = at(app, FICHE, action="2.2", au="2025-06-01")
    for way in ("modifier_2.2", "ajouter_2.2", "enregistrer_2.2"):
        assert [button for button in page.button if button.key == way] == []
