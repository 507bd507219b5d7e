"""Another window opens the other base between preview and confirmation: said, then meant."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data_model.workspace import DEMONSTRATION, OWN, file_of, open_instead
from tests.browser.conftest import settled
from tests.browser.serving import served

pytestmark = pytest.mark.browser

REFUSED = "Une autre base a été ouverte entre-temps"


@pytest.fixture
def bases(demonstration_file: Path, tmp_path: Path) -> Path:
    """A folder where both bases hold the same; the demonstration is open."""
    for name in (DEMONSTRATION, OWN):
        file_of(name, folder=tmp_path).write_bytes(demonstration_file.read_bytes())
    return tmp_path


@pytest.fixture
def address(bases: Path) -> Iterator[str]:
    """The application on both bases."""
    with served(bases) as address:
        yield address


def acts(folder: Path, name: str) -> int:
    """How many acts a base holds."""
    with closing(sqlite3.connect(file_of(name, folder=folder))) as base:
        return int(base.execute("SELECT count(*) FROM act").fetchone()[0])


def test_the_first_press_is_refused_and_the_second_stores_in_the_base_now_shown(
    page: Page, address: str, bases: Path, missing_workbook: Path
) -> None:
    page.goto(f"{address}/retours")
    settled(page)
    page.locator("input[type=file]").set_input_files(missing_workbook)
    expect(page.get_by_role("heading", name="1 fichier lu")).to_be_visible()
    settled(page)
    also = page.get_by_text("Intégrer aussi les retours à vérifier")
    if also.count():
        also.click()
        settled(page)
    before = [acts(bases, name) for name in (DEMONSTRATION, OWN)]
    open_instead(OWN, folder=bases)

    page.get_by_role("button", name="Intégrer 1").click()
    expect(page.get_by_text(REFUSED).first).to_be_visible()
    settled(page)
    assert [acts(bases, name) for name in (DEMONSTRATION, OWN)] == before

    page.get_by_role("button", name="Intégrer 1").click()
    expect(page.get_by_text("1 retour intégré")).to_be_visible()
    settled(page)
    expect(page.get_by_text(REFUSED)).to_have_count(0)
    assert [acts(bases, name) for name in (DEMONSTRATION, OWN)] == [before[0], before[1] + 1]
