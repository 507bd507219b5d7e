"""« Méthode » by its address: every definition, rule, threshold and table in reach."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.method.data_dictionary import fields_of, table_choices
from analysis.method.definition import FAMILIES
from analysis.method.definitions import DEFINITIONS
from analysis.method.rule_table import RULES
from data_model.french import typo
from data_model.store import ROOT
from data_model.vocabulary import ResultStatus
from pages.common.method.definitions_view import SHOWN_ON

PAGE = "pages/methode.py"


def at(app: AppTest, **asked: str) -> AppTest:
    """The page at an address."""
    for name in ("vue", "sur", "mot", "table", "au"):
        if name in app.query_params:
            del app.query_params[name]
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception, app.exception
    return app


def tables(page: AppTest) -> str:
    """Every cell of the tables shown."""
    return "\n".join(
        str(cell) for one in page.table for row in one.value.to_numpy() for cell in row
    )


def test_each_family_shows_all_its_definitions_with_todays_figures(app: AppTest) -> None:
    for family in FAMILIES:
        page = at(app, sur=family)
        wanted = [typo(one.term) for one in DEFINITIONS if one.family == family]
        assert [header.value for header in page.header] == wanted
        today = [text.value for text in page.markdown if "Aujourd’hui." in text.value]
        assert len(today) == len(wanted)
        assert all(" = **" in words for words in today)


def test_the_pages_named_are_pages() -> None:
    assert {title for one in DEFINITIONS for title in one.shown_on} <= set(SHOWN_ON)
    assert all((ROOT / page).exists() for page in SHOWN_ON.values())


def test_words_asked_for_show_what_holds_them_and_stay_in_the_address(app: AppTest) -> None:
    page = at(app, mot="reste a engager")
    assert page.header[0].value == "Reste à engager"
    page.text_input(key="methode_mot").set_value("mandaté").run()
    assert page.header[0].value == "Mandaté (payé)"
    assert "mandaté" in page.query_params["mot"]
    page.text_input(key="methode_mot").set_value("licorne").run()
    assert "Aucune définition ne contient" in " ".join(text.value for text in page.markdown)


def test_every_rule_and_every_status_is_on_the_page(app: AppTest) -> None:
    shown = tables(at(app, vue="statuts"))
    assert all(status.label in shown for status in ResultStatus)
    assert len(at(app, vue="statuts").table[0].value) == len(RULES)


def test_thresholds_and_words_are_shown(app: AppTest) -> None:
    shown = tables(at(app, vue="seuils"))
    assert "Calendrier\u00a0: alerte au-delà de" in shown
    assert "45\u00a0jours" in shown
    assert "non sollicité" in tables(at(app, vue="mots"))


def test_the_words_shared_with_other_tools_are_shown_with_ours(app: AppTest) -> None:
    page = at(app, vue="vocabulaires")
    assert [header.value for header in page.header] == [
        "Statuts d’une action",
        "Natures d’un indicateur",
        "Priorités d’une action",
        "Objectifs de développement durable (ODD)",
    ]
    shown = tables(page)
    assert "A discuter" in shown
    assert "sans équivalent" in shown
    assert "Partenariats pour la réalisation des objectifs" in shown
    assert len(page.get("download_button")) == 2


@pytest.mark.parametrize("table", ["observation", "target"])
def test_a_table_of_the_store_is_shown_by_its_address(app: AppTest, table: str) -> None:
    page = at(app, vue="donnees", table=table)
    assert page.selectbox(key="methode_table").value == table
    assert len(page.table[0].value) == len(fields_of(table))
    assert page.selectbox(key="methode_table").options == list(table_choices().values())
    assert page.get("download_button")[0].proto.label.endswith("(CSV)")


def test_sources_name_the_plan_the_licences_and_what_is_fictional(app: AppTest) -> None:
    page = at(app, vue="sources")
    shown = tables(page)
    assert "fiches action" in shown
    assert "IGN, ADMIN EXPRESS COG 2024" in shown
    assert "Licence Ouverte 2.0" in shown
    assert shown.count("Fictif") == 2
    assert "Application version" in " ".join(text.value for text in page.markdown)
