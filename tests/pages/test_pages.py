"""Every page opened, on the demonstration and on a plan alone: French, true, no traceback."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.store import ROOT
from tests.pages.conftest import front_door, installed_in

PAGES = sorted(path.name for path in (ROOT / "pages").glob("[a-z]*.py"))
RAW = re.compile(r"Traceback|\b(None|NaN|nan|NaT|inf)\b|<NA>|0000000|Decimal\(|Fraction\(")


def _texts(app: AppTest) -> list[str]:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "error", "metric")
    found = []
    for kind in kinds:
        for element in getattr(app, kind):
            found.append(str(element.value))
    return found


@pytest.fixture(scope="module", params=["demonstration", "plan"])
def base(
    request: pytest.FixtureRequest,
    looked_at: Path,
    plan_alone_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The demonstration, then the territory's own plan alone; these tests only look at them."""
    folder = looked_at
    if request.param == "plan":
        folder = tmp_path_factory.mktemp("alone")
        shutil.copy(plan_alone_file, folder / "plan.sqlite")
        (folder / workspace.POINTER).write_text(workspace.OWN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        installed_in(folder, patch)
        yield request.param
        workspace.forget_engines()


@pytest.fixture
def app(base: str) -> AppTest:
    """The application, open on its first page."""
    return front_door()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_french_without_a_raw_value(app: AppTest, name: str) -> None:
    app.switch_page(f"pages/{name}").run()
    assert not app.exception, app.exception
    assert len(app.title) == 1
    assert app.title[0].value
    texts = _texts(app)
    assert [text for text in texts if RAW.search(text)] == []


def test_the_plan_alone_shows_no_invented_zero(app: AppTest, base: str) -> None:
    if base == "demonstration":
        assert any("données fictives" in text for text in _texts(app))
        return
    values = [metric.value for metric in app.metric]
    assert values
    assert [value for value in values if value.startswith("0")] == []
    assert not any("fictives" in text for text in _texts(app))


def test_an_empty_base_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed_in(tmp_path, monkeypatch)
    workspace.open_instead(workspace.OWN, folder=tmp_path)
    app = front_door()
    assert not app.exception
    assert "aucun plan" in app.title[0].value
    next(button for button in app.button if button.label == "Charger le plan").click().run()
    assert not app.exception
    assert "aucun plan" not in app.title[0].value
