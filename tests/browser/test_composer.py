"""A whole small plan, made on screen from an empty base, and seen on the pages that follow it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data_model.workspace import OWN, open_instead
from tests.browser.conftest import new_window, settled
from tests.browser.serving import served

pytestmark = pytest.mark.browser

FIRST_LINE = 36 + 18
FIRST_COLUMN = 60


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[str]:
    """The application on a base without any plan."""
    open_instead(OWN, folder=tmp_path)
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A window in which a person may paste."""
    context = new_window(browser)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def paste(page: Page, table: int, lines: str) -> None:
    """Paste lines, as copied from a spreadsheet, in the first cell of a table."""
    grid = page.locator("[data-testid=stDataFrame]").nth(table)
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    page.evaluate("words => navigator.clipboard.writeText(words)", lines)
    page.mouse.click(box["x"] + FIRST_COLUMN, box["y"] + FIRST_LINE)
    page.wait_for_timeout(200)
    page.keyboard.press("Control+V")
    settled(page)


def press(page: Page, name: str) -> None:
    # While the page is drawn anew, a button may be there twice: the first is the new one.
    button = page.get_by_role("button", name=name, exact=True).first
    expect(button).to_be_enabled()
    button.click()
    settled(page)


def record(page: Page, name: str, receipt: str) -> None:
    press(page, name)
    expect(page.get_by_text(receipt)).to_be_visible()


def test_a_small_plan_is_made_from_an_empty_base_and_followed(
    desk: Page, empty_server: str
) -> None:
    desk.goto(f"{empty_server}/composer")
    settled(desk)
    desk.get_by_role("textbox", name="Intitulé du plan").fill("Plan climat du Val d’Essai")
    desk.get_by_role("textbox", name="Sigle", exact=True).fill("PCAET Essai")
    desk.keyboard.press("Tab")
    desk.get_by_role("combobox", name="Territoire").click()
    desk.get_by_role("option", name="Paris Terres d'Envol").click()
    settled(desk)
    record(desk, "Créer le plan", "8 communes et leur territoire pourront y répondre")

    paste(desk, 0, "\tSobriété et énergie\tÉnergie")
    record(desk, "Enregistrer les axes", "1 ligne ajoutée.")
    paste(desk, 1, "\tRénover les bâtiments publics\tA1")
    press(desk, "Enregistrer les objectifs")
    press(desk, "Suivant : Actions")
    paste(desk, 0, "\tRénover les écoles\t\tA1\tO1\n\tFormer les agents\t\tA1\tO1")
    record(desk, "Enregistrer les actions", "2 lignes ajoutées.")
    press(desk, "Suivant : Indicateurs")
    library = desk.get_by_role("combobox", name="Indicateurs")
    for words in ("Emplois nets créés", "Actions transversales engagées"):
        library.fill(words)
        library.press("Enter")
    library.press("Escape")
    record(desk, "Ajouter 2 indicateurs", "2 indicateurs ajoutés.")
    press(desk, "Suivant : Cibles")
    paste(desk, 0, "1.1-I1\t31/12/2027\t40\tcumulé à la date\thausse")
    record(desk, "Enregistrer les cibles", "1 ligne ajoutée.")
    press(desk, "Suivant : Jalons")
    paste(desk, 0, "\t1.1\tLancer le marché\tFévrier 2027")
    record(desk, "Enregistrer les jalons", "1 ligne ajoutée.")
    press(desk, "Suivant : Budget")
    paste(desk, 0, "1.1\t120 000 €\ttotal\tHT")
    record(desk, "Enregistrer le budget", "1 ligne ajoutée.")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("chaque étape est remplie")
    record(desk, "Tout demander à toutes les communes", "16 attributions enregistrées.")

    desk.get_by_role("link", name="Avancement").click()
    settled(desk)
    main = desk.locator("[data-testid=stMain]")
    expect(main).to_contain_text("2 indicateurs")
    expect(desk.get_by_role("heading", level=1)).to_have_text(
        "Aucune action n’a encore de jalon renseigné"
    )
    assert desk.locator("[data-testid=stException]").count() == 0
