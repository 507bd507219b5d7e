"""« Budget »: the money against the time, by each grouping, and with the plan alone."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_model.shown_words import shown_words
from tests.pages.conftest import by_address

PAGE = "pages/budget.py"
ENTRY, ORIGINS = "saisie_cofinancements", "origine_cofinancements"


@pytest.fixture(scope="module")
def opened(shared_demonstration: Path) -> AppTest:
    """The application on a copy of the demonstration; these tests only look at it."""
    return by_address("budget")


def at(app: AppTest, **asked: str) -> AppTest:
    """The page at an address."""
    for name in ("par", "au"):
        if name in app.query_params:
            del app.query_params[name]
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception, app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(app: AppTest) -> str:
    """Everything written on the page, spaces made plain."""
    kinds = ("title", "header", "markdown", "caption")
    return plain("\n".join(str(one.value) for kind in kinds for one in getattr(app, kind)))


def first_column(app: AppTest, table: int = 0) -> list[str]:
    frame = app.table[table].value
    return [plain(str(words)) for words in frame.iloc[:, 0]]


def test_each_grouping_opens_by_its_address_and_an_unknown_one_by_axis(opened: AppTest) -> None:
    for par, head, groups in (
        ("couleur", "Axe", ["Axe 1 · Écosystème"]),
        ("axe", "Axe", ["Axe 1 · Écosystème", "Axe 2 · Développement", "Axe 3 · Gouvernance"]),
        ("annee", "Année", ["2024", "2025", "2026", "2027"]),
        ("financeur", "Financeur", ["Fonds propres", "Non réparti"]),
        ("nature", "Nature", ["Investissement", "Fonctionnement", "Non réparti"]),
    ):
        page = at(opened, par=par)
        assert page.table[0].value.columns[0] == head
        assert first_column(page)[: len(groups)] == groups, par
    assert len(at(opened, par="action").table[0].value) == 16


def test_a_choice_is_kept_in_the_address_with_the_day(opened: AppTest) -> None:
    page = at(opened, au="2026-03-10")
    page.segmented_control(key="budget_par").set_value("annee").run()
    assert not page.exception
    assert page.query_params["par"] == "annee"
    assert page.query_params["au"] == "2026-03-10"
    assert page.table[0].value.columns[0] == "Année"


def test_the_title_reads_the_money_against_the_time(opened: AppTest) -> None:
    page = at(opened)
    assert plain(shown_words(page.title[0].value)) == (
        "69 % du temps écoulé, 70 % engagé ; Trophées de l’ESS : +6 200 € en 2026"
    )
    assert "temps écoulé : 69 % au 30 septembre 2026" in said(page)
    shown = {one.label: plain(str(one.value)) for one in page.metric}
    assert shown == {
        "Prévu": "875 000 €",
        "Engagé": "616 100 €",
        "Mandaté": "542 150 €",
        "Reste à engager": "263 400 €",
        "Reste à mandater": "73 950 €",
    }


def test_co_financing_and_unit_costs_stand_with_their_denominators(opened: AppTest) -> None:
    page = at(opened)
    words = said(page)
    assert "Cofinancements : 250 000 € notifiés" in words
    assert "0,41 € notifié pour 1 € engagé hors cofinanceurs (250 000 € pour 616 100 €" in words
    costs = page.table[2].value
    assert [plain(one) for one in costs["Coût"]] == [
        "Par participation",
        "Par emploi créé",
        "Par m² disponible",
    ]
    assert [plain(one) for one in costs["Compté"]] == [
        "171 participations ; 2026 à venir",
        "651 emplois",
        "3 661 m², dont 518 m² reportés de T2 2026 (Dugny et Tremblay-en-France)",
    ]


def test_each_co_financing_says_when_it_was_entered_and_earlier_it_was_not(opened: AppTest) -> None:
    opened.session_state[ORIGINS] = True
    page = at(opened)
    assert {plain(one) for one in page.table[2].value["Saisi le"]} == {"6 novembre 2026"}
    before = at(opened, au="2026-11-05")
    assert "Aucun cofinancement n’est saisi." in said(before)


def test_the_plan_alone_gives_what_was_voted_and_no_rate(plan_alone: Path) -> None:
    app = by_address("budget")
    for par in ("axe", "action", "annee", "financeur", "nature"):
        page = at(app, par=par)
        assert plain(shown_words(page.title[0].value)) == (
            "505 000 € votés, aucun montant engagé communiqué"
        )
        shown = {one.label: plain(str(one.value)) for one in page.metric}
        assert {shown[name] for name in ("Engagé", "Mandaté", "Reste à mandater")} == {"n.c."}
        costs = page.table[len(page.table) - 1].value
        assert all(plain(one).startswith("non calculable : ") for one in costs["Montant"])
        assert "0 %" not in said(page)
    assert "Aucun cofinancement n’est saisi." in said(page)
    assert "temps écoulé : sans objet, dates du plan à saisir" in said(at(app, par="axe"))


def test_an_entry_left_as_it_was_records_nothing(own_demonstration: Path) -> None:
    app = by_address("budget")
    app.session_state[ENTRY] = True
    page = at(app)
    page.button(key="save_Enregistrer les cofinancements").click().run()
    assert not page.exception
    assert [plain(one.value) for one in page.success] == ["Rien n’a changé."]
