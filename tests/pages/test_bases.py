"""Two windows and one open base: an act goes to the base that was shown, or nowhere."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import func, select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.act import Act
from data_model.plan_draft import record_plan
from data_model.store import reading, writing
from loaders.issuing.issue import issue_workbook
from pages.common.other_base import ASKED
from tests.data_model.small_plan import small_plan
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AULNAY, ISSUED_AT, known_of
from tests.pages.conftest import by_address, front_door, installed_in

REFUSED = "Une autre base a été ouverte entre-temps\u202f; rien n’a été enregistré."
LATER = date(2027, 12, 31)


@pytest.fixture
def folder(
    asked_plan_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Both bases hold the same plan; the own one is open."""
    installed_in(tmp_path, monkeypatch)
    for function in (workspace.open_instead, workspace.was_begun):
        monkeypatch.setattr(function, "__kwdefaults__", {"folder": tmp_path})
    for name in workspace.NAMES:
        shutil.copyfile(asked_plan_template, workspace.file_of(name, folder=tmp_path))
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


def press_in_dialog(app: AppTest, label: str) -> None:
    # A browser runs the dialog alone; here the whole page runs, and must open it again.
    app.session_state[ASKED] = True
    press(app, label)


def said(app: AppTest) -> list[str]:
    return [str(one.value) for one in (*app.error, *app.warning)]


def previewed() -> AppTest:
    app = by_address("retours")
    index, basis = known_of(workspace.active_engine())
    content = changed(issue_workbook(index, basis, issued_at=ISSUED_AT), Indicateurs_H10=3)
    app.file_uploader[0].upload("retour.xlsx", content)
    app.run()
    assert not app.exception, app.exception
    return app


def refuses_meanwhile(app: AppTest, label: str) -> None:
    """The other base is opened by someone else, then the button pressed."""
    before = acts()
    workspace.open_instead(workspace.DEMONSTRATION)
    press(app, label)
    assert acts() == before
    assert any(REFUSED in words for words in said(app))


def test_a_return_previewed_in_one_base_is_never_stored_in_the_other(folder: Path) -> None:
    app, before = previewed(), acts()
    workspace.open_instead(workspace.DEMONSTRATION)
    press(app, "Intégrer 1\u00a0retour")
    assert acts() == before
    assert said(app).count(REFUSED) == 1


def test_a_return_is_not_undone_in_a_base_opened_meanwhile(folder: Path) -> None:
    press(previewed(), "Intégrer 1\u00a0retour")
    app = by_address("retours", vue="integres")
    refuses_meanwhile(press(app, "Annuler ce retour"), "Confirmer l’annulation")


def test_a_return_is_not_redone_in_a_base_opened_meanwhile(folder: Path) -> None:
    press(previewed(), "Intégrer 1\u00a0retour")
    app = by_address("retours", vue="integres")
    press(press(app, "Annuler ce retour"), "Confirmer l’annulation")
    press(app, "Rétablir ce retour")
    refuses_meanwhile(app, "Confirmer le rétablissement")


def test_what_was_typed_by_hand_is_not_stored_in_a_base_opened_meanwhile(folder: Path) -> None:
    app = by_address("retours", vue="saisir")
    next(one for one in app.selectbox if one.label == "Répondant").set_value(AULNAY).run()
    desk = next(iter(app.session_state["saisies"].values()))
    row = desk.shown["indicators_lignes"]["Code indicateur"].tolist().index("1.1-I4")
    app.session_state[str(desk.widget("indicators_lignes"))] = {
        "edited_rows": {row: {"Valeur": "12"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    app.run()
    refuses_meanwhile(app, "Enregistrer la saisie")


def test_a_setting_is_not_saved_in_a_base_opened_meanwhile(folder: Path) -> None:
    app = by_address("reglages")
    next(one for one in app.date_input if one.label == "Fin du plan").set_value(LATER).run()
    refuses_meanwhile(app, "Enregistrer les dates")


def test_a_quarter_is_not_closed_in_a_base_opened_meanwhile(folder: Path) -> None:
    app = by_address("retours", vue="suivi")
    app.text_input(key="cloture_motif").set_value("comité tenu").run()
    refuses_meanwhile(app, "Clore ce trimestre")


@pytest.mark.parametrize(
    ("name", "confirm"),
    [
        (workspace.DEMONSTRATION, "Rouvrir ma base"),
        (workspace.OWN, "Ouvrir la démonstration"),
    ],
)
def test_a_base_that_cannot_be_opened_is_said_with_the_way_to_the_other_one(
    folder: Path, name: str, confirm: str
) -> None:
    workspace.open_instead(name)
    workspace.forget_engines()
    workspace.file_of(name, folder=folder).write_bytes(b"garbage " * 1000)
    app = front_door()
    assert not app.exception, app.exception
    assert [title.value for title in app.title] == ["La base ne peut pas être ouverte"]
    assert any("pas une base lisible" in words for words in said(app))
    (way,) = app.sidebar.button
    way.click().run()
    press_in_dialog(
        app, "Rouvrir ma base" if name == "demonstration" else "Ouvrir la démonstration"
    )
    assert workspace.active_name() != name
    assert "La base ne peut pas être ouverte" not in [title.value for title in app.title]


def test_both_ways_to_the_other_base_say_that_it_changes_for_everyone(folder: Path) -> None:
    app = front_door()
    for way, confirm in (
        ("Revoir la démonstration", "Ouvrir la démonstration"),
        ("Commencer avec mon plan", "Rouvrir ma base"),
    ):
        before = acts(), workspace.active_name()
        press(app, way)
        assert any("elle change aussi pour elles" in str(one.value) for one in app.markdown)
        assert (acts(), workspace.active_name()) == before
        press_in_dialog(app, confirm)
        assert acts() == before[0]
        assert workspace.active_name() != before[1]
        # This window asked for it: it is told nothing.
        assert REFUSED not in said(app)


def test_where_no_base_was_begun_each_way_names_what_it_opens(folder: Path) -> None:
    workspace.open_instead(workspace.DEMONSTRATION)
    workspace.forget_engines()
    workspace.file_of(workspace.OWN, folder=folder).unlink()
    app = front_door()
    press(app, "Commencer avec mon plan")
    labels = [one.label for one in app.button if one.label.startswith("Ouvrir")]
    assert labels == ["Ouvrir une base vide", "Ouvrir le plan de Paris Terres d’Envol"]
    press_in_dialog(app, "Ouvrir une base vide")
    assert workspace.active_name() == workspace.OWN
    assert "Cette base ne contient aucun plan" in [title.value for title in app.title]


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
