"""A director’s acts in the browser: a milestone held to new dates, a text of a fiche changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_server(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application on a base of this file's own: what is recorded stays."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(demonstration_file, folder / "demonstration.sqlite")
    with served(folder) as address:
        yield address


def test_new_dates_are_recorded_with_their_reason_and_the_slippage_starts_anew(
    page: Page, own_server: str
) -> None:
    page.goto(f"{own_server}/calendrier?action=2.2&periode=plan")
    settled(page)
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("118 jours de retard")

    page.get_by_role("button", name="Recaler des dates").click()
    dialog = page.get_by_role("dialog")
    record = dialog.get_by_role("button", name="Enregistrer les nouvelles dates")
    expect(record).to_be_disabled()
    reason = dialog.get_by_label("Motif")
    reason.fill("Vote reporté après les élections")
    reason.press("Tab")
    expect(record).to_be_enabled()
    record.click()

    expect(dialog).to_have_count(0)
    expect(page.get_by_text("1 jalon recalé.")).to_be_visible()
    expect(title).not_to_contain_text("118 jours de retard")
    page.reload()
    settled(page)
    expect(title).not_to_contain_text("118 jours de retard")


def test_a_text_of_the_fiche_is_changed_and_its_history_says_by_whom(
    page: Page, own_server: str
) -> None:
    page.goto(f"{own_server}/fiche_action?action=2.2")
    settled(page)
    initials = page.get_by_role("textbox", name="Vos initiales")
    initials.fill("AB")
    initials.press("Tab")
    settled(page)
    page.get_by_role("button", name="Modifier la fiche").click()
    title = page.get_by_label("Intitulé", exact=True)
    title.fill("Créer une bourse <b>foncière</b>")
    title.press("Tab")
    save = page.get_by_role("button", name="Enregistrer les textes")
    expect(save).to_be_enabled()
    save.click()

    expect(page.get_by_text("1 texte modifié.")).to_be_visible()
    expect(page.get_by_text("Créer une bourse <b>foncière</b>. Vu au")).to_be_visible()
    history = page.get_by_role("row").filter(has_text="Intitulé")
    expect(history.locator("del")).to_be_visible()
    expect(history.locator("strong")).to_contain_text("<b>foncière</b>")
    expect(history).to_contain_text("AB")
