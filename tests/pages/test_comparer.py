"""Several plans in one base: one is chosen everywhere, and all are compared on one page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from pages.common.plan_picker import PICKED
from tests.conftest import EMPTY
from tests.pages.conftest import by_address, installed_in
from tests.sample_data.every_plan import every_plan

FIVE = {"ATELIERS-2021", "FDR-ESSR", "PCAET-T10", "PCAET-T12", "PLDESS-T7"}


@pytest.fixture(scope="module")
def five(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The five plans in the territory's own base; these tests only look at them."""
    folder = tmp_path_factory.mktemp("five")
    shutil.copyfile(sqlite_templates[EMPTY], workspace.file_of(workspace.OWN, folder=folder))
    every_plan(workspace.file_of(workspace.OWN, folder=folder)).dispose()
    (folder / workspace.POINTER).write_text(workspace.OWN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        installed_in(folder, patch)
        yield
        workspace.forget_engines()


def opened(page: str, **asked: str) -> AppTest:
    """A page by its address, which must not fail."""
    app = by_address(page, **asked)
    assert not app.exception, app.exception
    return app


def address(app: AppTest) -> dict[str, str]:
    """What the address asks for."""
    held = app.query_params
    return {
        name: str(held[name][0] if isinstance(held[name], list) else held[name]) for name in held
    }


def plainly(words: object) -> str:
    return str(words).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.usefixtures("five")
def test_a_plan_without_indicator_says_so_instead_of_counting_none() -> None:
    app = opened("avancement", plan="PCAET-T12")
    assert "Aucun indicateur" in [one.value for one in app.header]
    assert "0 indicateur" not in plainly([one.value for one in (*app.markdown, *app.caption)])


@pytest.mark.usefixtures("five")
def test_the_comparison_holds_every_plan_and_says_what_does_not_compare() -> None:
    app = opened("comparer")
    words = "Sur 5 plans, 3 ont des indicateurs, 1 a un montant voté et aucun n’a de retour"
    assert [plainly(title.value) for title in app.title] == [words]
    compared, shared = (table.value for table in app.table)
    assert len(compared.columns) == 2 + len(FIVE)
    assert list(shared["Mesure"]) == ["Financements mobilisés"]
    assert "base du montant inconnue : PLDESS" in plainly(app.main.markdown[-1].value)
    assert len(app.get("download_button")) == 2


@pytest.mark.usefixtures("five")
def test_another_plan_is_chosen_on_the_same_page_without_what_was_of_the_first() -> None:
    app = opened("budget", plan="PLDESS-T7", axe="2", au="2020-01-01")
    assert app.title[0].value.startswith("Axe 2")
    assert set(app.selectbox(key=PICKED).options) == {
        "Ateliers",
        "ESSR",
        "PCAET Paris Est Marne&Bois",
        "PCAET Grand-Orly Seine Bièvre",
        "PLDESS",
    }
    app.selectbox(key=PICKED).set_value("ATELIERS-2021").run()
    assert not app.exception, app.exception
    assert address(app) == {"plan": "ATELIERS-2021"}
    assert not app.warning
    assert app.title[0].value == "Aucun montant voté ni engagé n’est connu"


@pytest.mark.usefixtures("five")
def test_a_view_that_any_plan_has_is_kept() -> None:
    app = opened("methode", plan="PLDESS-T7", vue="seuils")
    app.selectbox(key=PICKED).set_value("FDR-ESSR").run()
    assert address(app) == {"plan": "FDR-ESSR", "vue": "seuils"}


@pytest.mark.usefixtures("five")
def test_the_address_names_the_plan_even_where_it_is_the_first() -> None:
    app = opened("depuis")
    assert address(app)["plan"] == "ATELIERS-2021"
    assert app.selectbox(key=PICKED).value == "ATELIERS-2021"


def test_one_plan_is_named_and_its_comparison_says_what_to_do(plan_alone: Path) -> None:
    app = opened("comparer")
    assert "plan" not in address(app)
    assert app.sidebar.markdown[0].value == "**PLDESS**"
    assert not [box for box in app.selectbox if box.key == PICKED]
    assert plainly(app.title[0].value).startswith("Un seul plan")
    assert "Ajoutez un deuxième plan" in app.main.markdown[0].value
    assert not app.table


def test_the_demonstration_leads_to_ones_own_base(app: AppTest) -> None:
    app.switch_page("pages/comparer.py").run()
    assert not app.exception, app.exception
    assert "Commencer avec mon plan" in app.main.markdown[0].value
