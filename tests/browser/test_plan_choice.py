"""A plan chosen in the menu is in the address: kept by a reload, left by « back », never a loop."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import data_model.workspace as workspace
from tests.browser.conftest import settled
from tests.browser.serving import served
from tests.conftest import EMPTY
from tests.sample_data.every_plan import FIRST, add_plans
from tests.sample_data.other_plans import ATELIERS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def two_plans(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The application on a base that holds two plans; gives its address."""
    folder = tmp_path_factory.mktemp("two")
    file = workspace.file_of(workspace.OWN, folder=folder)
    shutil.copyfile(sqlite_templates[EMPTY], file)
    add_plans(file, ATELIERS, FIRST).dispose()
    (folder / workspace.POINTER).write_text(workspace.OWN, encoding="utf-8")
    with served(folder) as address:
        yield address


def choose(page: Page, name: str) -> None:
    """Take a plan in the menu's list."""
    # It closes when what is around it scrolls, as a click may make it.
    page.locator("[data-testid=stSidebarContent]").evaluate("one => one.scrollTo(0, 9999)")
    settled(page)
    page.get_by_role("combobox", name="Plan").click()
    page.get_by_role("option", name=name).click()
    settled(page)


def test_a_plan_chosen_stays_on_the_page_after_a_reload_and_until_back(
    page: Page, two_plans: str
) -> None:
    # Both plans have an action 2.2: the other one's is not asked for.
    first = f"{two_plans}/fiche_action?action=2.2&plan=ATELIERS-2021"
    second = f"{two_plans}/fiche_action?plan=PLDESS-T7"
    page.goto(f"{two_plans}/sante")
    page.goto(f"{two_plans}/fiche_action?action=2.2")
    expect(page).to_have_url(first)
    settled(page)
    choose(page, "PLDESS")
    expect(page).to_have_url(second)
    expect(page.get_by_role("heading", level=1)).to_contain_text("1.1 ESS Tour")
    page.reload()
    settled(page)
    expect(page).to_have_url(second)
    expect(page.get_by_role("heading", level=1)).to_contain_text("1.1 ESS Tour")

    page.get_by_role("link", name="Budget").click()
    expect(page).to_have_url(f"{two_plans}/budget?plan=PLDESS-T7")
    settled(page)
    page.go_back()
    expect(page).to_have_url(second)
    settled(page)
    page.go_back()
    expect(page).to_have_url(first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.2 CTE")
    settled(page)
    # The address as typed, then what was there before: each « back » goes on.
    page.go_back()
    settled(page)
    page.go_back()
    expect(page).to_have_url(f"{two_plans}/sante")
