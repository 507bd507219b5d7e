"""Files dropped on the page: questions answered, rows left out, some confirmed, all traced."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.act import Act
from data_model.closure import close_period
from data_model.plan_draft import plan_of
from data_model.return_ledger import record_return
from data_model.returned import Answer, ExcludedCell, Observation, Return
from data_model.store import ROOT, make_engine, reading, writing
from data_model.vocabulary import ClosureKind
from loaders.checks.check import read_returns
from loaders.issuing.issue import issue_workbook
from tests.conftest import EMPTY
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import (
    AS_OF,
    AULNAY,
    ISSUED_AT,
    PERIOD,
    PLAN,
    SEVRAN,
    known_of,
    store_plan,
)

AMBIGUOUS: dict[str, object] = {"Indicateurs_H12": "1.250", "Indicateurs_H10": 3}


@pytest.fixture(scope="module")
def template(sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("drop") / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    store_plan(file)
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        # The quarter dropped is the one awaited, whatever the day of the run.
        plan_of(session, PLAN).demonstration_day = AS_OF
    engine.dispose()
    return file


@pytest.fixture
def app(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The returns page, open on the real plan with what two respondents are asked."""
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(template, file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    workspace.forget_engines()
    opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    opened.run()
    yield opened.switch_page("pages/retours.py").run()
    workspace.forget_engines()


def filled(respondent: str = AULNAY, /, **cells: object) -> bytes:
    """A respondent's workbook with some cells typed."""
    index, basis = known_of(workspace.active_engine(), respondent)
    return changed(issue_workbook(index, basis, issued_at=ISSUED_AT), **cells)


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    uploader = app.file_uploader[0]
    for name, content in files:
        uploader.upload(name, content)
    return app.run()


def badge(app: AppTest) -> str:
    """The status of the first file, as the master list shows it."""
    return str(app.radio[0].options[0])


def button(app: AppTest) -> Any:
    return next(one for one in app.button if one.label.startswith("Intégrer"))


def texts(app: AppTest) -> str:
    kinds = (app.title, app.header, app.markdown, app.caption, app.success, app.error, app.info)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def rows_of(table: type[Any]) -> list[Any]:
    with reading(workspace.active_engine()) as session:
        found = list(session.exec(select(table)).all())
        session.expunge_all()
    return found


def test_an_answered_question_is_stored_with_its_answer(app: AppTest) -> None:
    drop(app, ("Aulnay T4.xlsx", filled(**AMBIGUOUS)))
    assert not app.exception, app.exception
    assert "À vérifier" in badge(app)
    assert button(app).disabled
    [question] = [box for box in app.selectbox if box.label.startswith("Votre réponse")]
    assert question.label == "Votre réponse, Indicateurs!H12"
    assert question.value == ""
    assert list(question.options) == [
        "Sans réponse",
        "1\u202f250\u00a0€",
        "1,25\u00a0€",
        "Ne pas retenir cette valeur",
    ]

    question.set_value("1.25").run()
    assert "Prêt" in badge(app)
    assert "2\u00a0cases lues = 2\u00a0nouvelles" in texts(app)
    app.session_state["author"] = " A. B. "
    button(app).click().run()
    assert not app.exception, app.exception
    assert "1\u00a0retour intégré" in texts(app)
    values = {row.indicator_code: row for row in rows_of(Observation)}
    assert (values["2.2-I3"].value_e4, values["2.2-I3"].answer) == (12_500, "1,25\u00a0€")
    assert [row.answer for row in rows_of(Answer)] == ["1,25\u00a0€"]
    assert rows_of(Act)[-1].recorded_by == "A. B."
    assert [row.is_partial for row in rows_of(Return)] == [False]


def test_a_row_left_out_unblocks_the_file_and_makes_the_return_partial(app: AppTest) -> None:
    drop(app, ("Aulnay.xlsx", filled(Indicateurs_H8="12 à 15", Indicateurs_H10=3)))
    assert "Bloqué" in badge(app)
    assert button(app).disabled
    [box] = [box for box in app.checkbox if box.label.startswith("Écarter cette ligne")]
    assert "Indicateurs!H8" in box.label

    box.check().run()
    assert "Prêt" in badge(app)
    assert "2\u00a0cases lues = 1\u00a0nouvelle + 1\u00a0rejetée" in texts(app)
    button(app).click().run()
    assert [row.is_partial for row in rows_of(Return)] == [True]
    assert [(row.cell, row.raw_text) for row in rows_of(ExcludedCell)] == [("H8", "12 à 15")]


def test_only_the_files_that_are_ticked_are_recorded_and_the_drop_stays(app: AppTest) -> None:
    drop(
        app,
        ("Aulnay.xlsx", filled(Indicateurs_H10=3)),
        ("Sevran.xlsx", filled(SEVRAN, Indicateurs_H4=5)),
        ("lettre.pdf", b"%PDF-1.7 lettre"),
    )
    assert app.title[0].value == "3\u00a0fichiers lus\u00a0: 2 à intégrer, 1 bloqué"
    ticks = [box for box in app.checkbox if box.label.endswith("T4\u00a02025")]
    assert [box.value for box in ticks] == [True, True]
    ticks[1].uncheck().run()
    assert button(app).label == "Intégrer 1\u00a0retour"
    button(app).click().run()
    assert [row.respondent_code for row in rows_of(Return)] == [AULNAY]
    assert "Déjà intégré" in badge(app)
    assert app.title[0].value == (
        "3\u00a0fichiers lus\u00a0: 1 à intégrer, 1 déjà intégré, 1 bloqué"
    )


def test_a_closed_quarter_asks_for_a_reason(app: AppTest) -> None:
    with writing(workspace.active_engine()) as session:
        close_period(session, PLAN, PERIOD, kind=ClosureKind.CLOSURE, by="", reason="bilan fait")
    drop(app, ("Aulnay.xlsx", filled(Indicateurs_H10=3)))
    [tick] = [box for box in app.checkbox if box.label.endswith("T4\u00a02025")]
    tick.check().run()
    assert button(app).disabled
    app.text_input(key="motif_cloture").set_value("pièce reçue tard").run()
    button(app).click().run()
    assert not app.exception, app.exception
    assert len(rows_of(Return)) == 1
    assert rows_of(Act)[-1].reason == "pièce reçue tard"


def test_a_return_that_came_meanwhile_renews_the_preview(app: AppTest) -> None:
    drop(app, ("Aulnay.xlsx", filled(Indicateurs_H10=3)))
    index, basis = known_of(workspace.active_engine(), AULNAY)
    content = changed(issue_workbook(index, basis, issued_at=ISSUED_AT), Indicateurs_H10=2)
    (other,) = read_returns([("autre.xlsx", content)], index, lambda *_: basis, as_of=AS_OF)
    with writing(workspace.active_engine()) as session:
        record_return(session, other, received_on=AS_OF)

    button(app).click().run()
    assert "Un autre retour est arrivé" in texts(app)
    assert len(rows_of(Return)) == 1
    assert "1\u00a0case lue = 1\u00a0modifiée" in texts(app)
    button(app).click().run()
    assert len(rows_of(Return)) == 2


def test_the_session_keeps_cells_and_no_bytes(app: AppTest) -> None:
    drop(app, ("Aulnay.xlsx", filled(Indicateurs_H10=3)))
    held = app.session_state["reception"]
    assert [one.draft.content for one in held.previews] == [b""]
    assert [file.name for file in held.files.values()] == ["Aulnay.xlsx"]
