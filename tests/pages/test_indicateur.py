"""« Indicateurs » by its address: one indicator of each nature, then the measures shared."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import by_address

PAGE = "pages/indicateur.py"


@pytest.fixture(scope="module")
def opened(shared_demonstration: Path) -> AppTest:
    """The application on a copy of the demonstration; these tests only look at it."""
    return by_address("indicateur")


def at(app: AppTest, **asked: str) -> AppTest:
    """The page at an address."""
    for name in ("indicateur", "vue", "au"):
        if name in app.query_params:
            del app.query_params[name]
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception, app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def title(app: AppTest) -> str:
    return plain(app.title[0].value)


def said(app: AppTest) -> str:
    """Everything written on the page, spaces made plain, Markdown's escapes left out."""
    kinds = ("markdown", "caption", "warning", "header")
    words = "\n".join(str(one.value) for kind in kinds for one in getattr(app, kind))
    return plain(words).replace("\\", "")


def test_before_any_quarter_has_ended_the_page_says_that_and_not_that_dates_are_missing(
    opened: AppTest,
) -> None:
    words = said(at(opened, indicateur="1.1-I1", au="2023-12-20"))
    assert words.count("aucun trimestre demandé n’est encore échu") == 3
    assert "Aucun trimestre demandé n’est encore échu." in words
    for wrong in ("aucune cible n’est saisie", "sont à saisir", "niveau à tenir", "Personne n’est"):
        assert wrong not in words


def test_each_nature_opens_by_its_address(opened: AppTest) -> None:
    for code, finding, block in (
        ("2.2-I1", "au moins 75 pour un attendu de 82,5, vigilance", "Par catégorie"),
        ("1.1-I3", "80,6 %, la cible de 80 % est atteinte", "Même trimestre, un an avant"),
        ("1.1-I1", "24 en 2026 pour un attendu de 32, alerte", "Par répondant"),
        ("2.5-I2", "médiane 3, la cible de 3 est atteinte", "Répartition des réponses"),
        ("2.1-I2", "1 réponse au T4 2025", "Réponses reçues"),
        ("1.5-I5", "aucune valeur reçue", "Aucune valeur n’a encore été reçue."),
        ("1.5-I4", "données partielles", "Cibles enregistrées"),
        ("1.4-I2", "54, sans cible", "Aucune cible n’a été enregistrée."),
    ):
        page = at(opened, indicateur=code)
        assert finding in title(page), code
        assert block in said(page), code


def test_the_forecast_stands_beside_its_band_and_its_pace(opened: AppTest) -> None:
    page = at(opened, indicateur="P-I1")
    labels = [plain(metric.label) for metric in page.metric]
    assert labels == ["Valeur (emplois)", "Attendu à ce jour", "Cible (emplois)", "Prévision"]
    assert plain(page.metric[3].delta).startswith("de ")
    told = "Si le rythme se maintient, d’après 11 trimestres reçus. Rythme : il faudrait"
    assert told in said(page)


def test_a_target_by_year_is_forecast_from_all_the_quarters_until_its_year_is_over(
    opened: AppTest,
) -> None:
    page = at(opened, indicateur="2.4-I1")
    assert "d’après 11 trimestres reçus" in said(page)
    page = at(opened, indicateur="3.2-I1", au="2025-02-10")
    assert "Plus aucun trimestre n’est demandé en 2024 : le résultat est 3." in said(page)
    assert plain(page.metric[3].value) == "sans objet"


def test_a_ratio_says_the_quarters_that_it_covers(opened: AppTest) -> None:
    page = at(opened, indicateur="1.1-I3")
    assert "3 trimestres dus, de T2 2024 à T2 2026" in said(page)


def test_the_buttons_walk_the_indicators_and_the_address_follows(opened: AppTest) -> None:
    page = at(opened, indicateur="1.1-I1")
    assert next(one for one in page.button if one.label == "Précédent").disabled
    next(one for one in page.button if one.label == "Suivant").click().run()
    assert page.query_params["indicateur"] == "1.1-I2"
    assert "Structures visitées" in title(page)
    page.selectbox(key="indicateur_indicateur").set_value("P-I1").run()
    assert page.query_params["indicateur"] == "P-I1"
    assert next(one for one in page.button if one.label == "Suivant").disabled


def test_the_measures_have_an_address_of_their_own(opened: AppTest) -> None:
    page = at(opened, vue="mesures")
    assert "mesures communes" in title(page)
    assert "Comptées par une seule action" in said(page)
    assert any("action par action" in one.label for one in page.expander)
    page.segmented_control(key="indicateur_vue").set_value("").run()
    assert "vue" not in page.query_params
    assert "mesures communes" not in title(page)


def test_a_past_day_shows_what_was_known_then(opened: AppTest) -> None:
    page = at(opened, indicateur="2.2-I1", au="2025-06-01")
    assert "au moins 75" not in title(page)
    assert "Vu au 1er juin 2025" in said(page)
    start = at(opened, indicateur="2.2-I1", au="2024-01-05")
    assert "aucune valeur reçue" in title(start)


def test_an_unknown_indicator_is_answered_by_a_sentence(opened: AppTest) -> None:
    assert "« 9.9-I9 » n’est pas connu ici" in said(at(opened, indicateur="9.9-I9"))
