"""An empty application: a plan of one's own by workbook, its first return, then a changed plan."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis.situation import settled_quarters
from data_model.as_of import PARIS
from data_model.french import quarter_label
from data_model.period import quarters_between
from data_model.workspace import OWN, open_instead
from tests.browser.conftest import settled
from tests.browser.own_plan import new_plan, typed
from tests.browser.serving import served
from tests.browser.test_downloads import received
from tests.browser.test_journey import metric

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The application on a base of one's own that holds nothing yet."""
    open_instead(OWN, folder=tmp_path)
    with served(tmp_path) as address:
        yield address


def drop(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "classeur.xlsx", "mimeType": XLSX, "buffer": content}
    )


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    settled(page)


def test_a_plan_by_workbook_its_first_return_and_what_changes_it_later(
    page: Page, address: str
) -> None:
    today = datetime.now(tz=PARIS).date()
    quarter = _last_awaited(today)

    # A plan of one's own, in an empty base.
    page.goto(address)
    settled(page)
    expect(page.get_by_role("heading", name="aucun plan")).to_be_visible()
    drop(page, new_plan(today))
    expect(page.get_by_text("Ce plan contient 2 axes, 2 actions, 1 indicateur")).to_be_visible()
    page.get_by_role("button", name="Créer ce plan").click()
    expect(page.get_by_text("Plan Essai chargé")).to_be_visible()
    settled(page)
    assert "plan=ESSAI" in page.url

    # Its first return: issued, filled in, dropped, confirmed.
    go(page, "Retours trimestriels")
    page.get_by_text("Émettre les classeurs").click()
    settled(page)
    page.get_by_role("combobox", name="Période").click()
    page.get_by_role("option", name=quarter_label(quarter)).click()
    settled(page)
    _, issued = received(page, "Télécharger ce classeur")
    filled = typed(
        issued.read_bytes(),
        ("Indicateurs", "1.1-I1", "Valeur", 120),
        ("Budget", "1.1", "Engagé", 25_000),
    )
    page.get_by_text("Déposer", exact=True).click()
    settled(page)
    drop(page, filled)
    expect(page.get_by_role("heading", name="1 fichier lu")).to_be_visible()
    settled(page)
    also = page.get_by_text("Intégrer aussi les retours à vérifier")
    if also.count():
        also.click()
        settled(page)
    page.get_by_role("button", name="Intégrer 1").click()
    expect(page.get_by_text("1 retour intégré")).to_be_visible()
    go(page, "Vue d’ensemble")
    assert metric(page, "Budget engagé").replace("\u202f", " ") == "25 %"
    assert metric(page, "Retours du").split()[0] == "1"

    # The plan changes: what a value forbids is blocked, what is renamed and moved is shown first.
    go(page, "Le plan")
    _, plan = received(page, "Classeur du plan")
    changed = typed(
        plan.read_bytes(),
        ("Actions", "1.1", "Intitulé", "Ressourcerie intercommunale"),
        ("Actions", "1.2", "Axe", "A2"),
        ("Actions", "2.1", "Code", "2.1"),
        ("Actions", "2.1", "Intitulé", "Tiers-lieu"),
        ("Actions", "2.1", "Axe", "A2"),
    )
    drop(page, typed(changed, ("Indicateurs", "1.1-I1", "Nature", "stock")))
    blocked = page.get_by_role("table", name="Constats bloquants de ce classeur")
    expect(blocked.get_by_text("1.1-I1 a déjà des valeurs")).to_be_visible()
    expect(blocked.get_by_text("Indicateurs!D4")).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="Enregistrer ces changements")).to_be_disabled()
    page.get_by_role("button", name="Annuler").click()
    settled(page)

    drop(page, changed)
    expect(page.get_by_role("heading", name="apporte 4 changements")).to_be_visible()
    preview = page.get_by_role("table", name="Ce que ce classeur changerait")
    for words in ("renommée", "déplacée", "ajoutée", "Coopération", "Tiers-lieu"):
        expect(preview.get_by_text(words).first).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Enregistrer ces changements").click()
    expect(page.get_by_text("Plan Essai mis à jour")).to_be_visible()
    settled(page)
    expect(page.get_by_role("heading", name="2 axes, 3 actions et 1 indicateur")).to_be_visible()
    go(page, "Vue d’ensemble")
    assert metric(page, "Budget engagé").replace("\u202f", " ") == "25 %"


def _last_awaited(today: date) -> str:
    begun = quarters_between(date(today.year - 1, 1, 1), today)
    return settled_quarters(begun, {}, as_of=today)[-1].code
