"""« Fiche commune » and « Communes » by their addresses: three communes, the EPT, the map."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import by_address

PAGE, MAP = "pages/commune.py", "pages/communes.py"


@pytest.fixture(scope="module")
def opened(shared_demonstration: Path) -> AppTest:
    """The application on a copy of the demonstration; these tests only look at it."""
    return by_address("commune")


def at(app: AppTest, page: str, **asked: str) -> AppTest:
    """A page at an address."""
    for name in ("commune", "indicateur", "habitants", "au"):
        if name in app.query_params:
            del app.query_params[name]
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(app: AppTest) -> str:
    """Everything written on the page, its tables too, spaces made plain."""
    kinds = ("title", "markdown", "caption", "warning", "header")
    texts = [str(one.value) for kind in kinds for one in getattr(app, kind)]
    texts += [str(cell) for one in app.table for cell in one.value.to_numpy().ravel()]
    return plain("\n".join(texts))


def opened_table(app: AppTest) -> None:
    """The page's tables unfolded: their rows are sent once they are opened."""
    for name in (*app.session_state["tables_of_the_page"], "communes"):
        app.session_state[f"donnees_{name}"] = True
    app.run()


@pytest.mark.parametrize(
    ("code", "finding", "told"),
    [
        ("93005", "Aulnay-sous-Bois a transmis son T3 2026 à temps", "87 599 habitants"),
        ("93030", "Dugny : le T3 2026 n’est pas encore reçu", "**non transmis**"),
        ("93071", "Sevran a transmis son T3 2026 à temps", "1 000 €"),
        ("200058097", "EPT Paris Terres d’Envol a transmis son T3 2026", "15 lignes de budget"),
    ],
)
def test_a_page_opens_by_its_commune(opened: AppTest, code: str, finding: str, told: str) -> None:
    page = at(opened, PAGE, commune=code)
    assert finding in plain(page.title[0].value)
    assert told in said(page)


def test_a_past_day_is_kept_and_says_what_was_known_then(opened: AppTest) -> None:
    page = at(opened, PAGE, commune="93030", au="2026-09-15")
    assert "Dugny a transmis son T2 2026, 19 jours après l’échéance" in said(page)
    assert "Vu au 15 septembre 2026" in said(page)


def test_an_unknown_commune_is_named_and_another_shown(opened: AppTest) -> None:
    page = at(opened, PAGE, commune="75056")
    assert "75056" in page.warning[0].value
    assert page.title[0].value


def test_the_map_keeps_its_indicator_and_its_unit_in_the_address(opened: AppTest) -> None:
    page = at(opened, MAP, indicateur="2.2-I4", habitants="1000", commune="93030")
    assert page.selectbox(key="communes_indicateur").value == "2.2-I4"
    assert "le 1er janvier 2026" in said(page)
    opened_table(page)
    assert "12,65" in said(page)
    assert "11 700" in said(page)
    assert "**Dugny**" in said(page)


def test_what_is_no_count_is_not_divided(opened: AppTest) -> None:
    page = at(opened, MAP, indicateur="2.5-I2", habitants="1000")
    assert "le 1er janvier 2026" not in said(page)
