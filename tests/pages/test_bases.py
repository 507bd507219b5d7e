"""Two windows and one open base: an act goes to the base that was shown, or nowhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import func, select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.act import Act
from data_model.plan_draft import plan_of, record_plan
from data_model.store import make_engine, reading, writing
from loaders.issuing.issue import issue_workbook
from tests.conftest import EMPTY
from tests.data_model.small_plan import small_plan
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AS_OF, ISSUED_AT, PLAN, known_of, store_plan
from tests.pages.conftest import front_door, installed_in

REFUSED = "Une autre base a été ouverte entre-temps\u202f; rien n’a été enregistré."


@pytest.fixture
def folder(
    sqlite_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Both bases hold the same plan; the own one is open."""
    installed_in(tmp_path, monkeypatch)
    monkeypatch.setattr(workspace.open_instead, "__kwdefaults__", {"folder": tmp_path})
    own = workspace.file_of(workspace.OWN, folder=tmp_path)
    shutil.copyfile(sqlite_templates[EMPTY], own)
    store_plan(own)
    engine = make_engine(f"sqlite:///{own}")
    with writing(engine) as session:
        plan_of(session, PLAN).demonstration_day = AS_OF
    engine.dispose()
    shutil.copyfile(own, workspace.file_of(workspace.DEMONSTRATION, folder=tmp_path))
    workspace.forget_engines()
    workspace.open_instead(workspace.OWN)
    yield tmp_path
    workspace.forget_engines()


def acts() -> list[int]:
    counted = []
    for name in workspace.NAMES:
        with reading(workspace.engine_at(workspace.address(name))) as session:
            counted.append(session.exec(select(func.count()).select_from(Act)).one())
    return counted


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> list[str]:
    return [str(one.value) for one in (*app.error, *app.warning)]


def previewed() -> AppTest:
    app = front_door().switch_page("pages/retours.py").run()
    index, basis = known_of(workspace.active_engine())
    content = changed(issue_workbook(index, basis, issued_at=ISSUED_AT), Indicateurs_H10=3)
    app.file_uploader[0].upload("retour.xlsx", content)
    app.run()
    assert not app.exception, app.exception
    return app


def test_a_return_previewed_in_one_base_is_never_stored_in_the_other(folder: Path) -> None:
    app, before = previewed(), acts()
    workspace.open_instead(workspace.DEMONSTRATION)
    press(app, "Intégrer 1\u00a0retour")
    assert acts() == before
    assert said(app).count(REFUSED) == 1


def test_a_return_is_not_undone_in_a_base_opened_meanwhile(folder: Path) -> None:
    press(previewed(), "Intégrer 1\u00a0retour")
    app = front_door()
    app.query_params["vue"] = "integres"
    app.switch_page("pages/retours.py").run()
    press(app, "Annuler ce retour")
    before = acts()
    workspace.open_instead(workspace.DEMONSTRATION)
    press(app, "Confirmer l’annulation")
    assert acts() == before
    assert REFUSED in said(app)


def test_a_demonstration_base_that_holds_another_plan_opens_with_its_sidebar(
    folder: Path,
) -> None:
    workspace.open_instead(workspace.DEMONSTRATION)
    with writing(workspace.active_engine()) as session:
        record_plan(session, small_plan())
    app = front_door()
    assert not app.exception, app.exception
    assert any("n’est pas la démonstration" in words for words in said(app))
    assert any(one.label == "Commencer avec mon plan" for one in app.sidebar.button)
