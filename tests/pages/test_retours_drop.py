"""Files dropped on the page: questions answered, rows left out, some confirmed, all traced."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.act import Act
from data_model.closure import close_period
from data_model.return_ledger import withdraw_return
from data_model.returned import Answer, BudgetEntry, ExcludedCell, Observation, Return, ReturnEvent
from data_model.store import writing
from data_model.vocabulary import ClosureKind, ReturnEventKind
from tests.loaders.stored_plan import AULNAY, PERIOD, PLAN, SEVRAN
from tests.pages.conftest import by_address
from tests.pages.returns_page import filled, record_meanwhile, rows_of, texts

AMBIGUOUS: dict[str, object] = {"Indicateurs_H12": "1.250", "Indicateurs_H10": 3}


@pytest.fixture
def app(asked_plan: Path) -> AppTest:
    """The returns page, open on the real plan with what two respondents are asked."""
    return by_address("retours")


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    uploader = app.file_uploader[0]
    for name, content in files:
        uploader.upload(name, content)
    return app.run()


def badge(app: AppTest) -> str:
    """The status of the first file, as the master list shows it."""
    return str(app.radio[0].options[0])


def button(app: AppTest) -> Any:
    return next(one for one in app.button if one.label.startswith(("Intégrer", "Rétablir")))


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


def test_an_answer_leaves_the_page_on_the_file_it_is_about(app: AppTest) -> None:
    drop(app, ("Un autre.xlsx", filled()), ("Aulnay T4.xlsx", filled(**AMBIGUOUS)))
    app.radio[0].set_value(1).run()
    [question] = [box for box in app.selectbox if box.label.endswith("Indicateurs!H12")]
    question.set_value("1.25").run()
    assert app.radio[0].value == 1
    [question] = [box for box in app.selectbox if box.label.endswith("Indicateurs!H12")]
    assert question.value == "1.25"


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
    record_meanwhile(Indicateurs_H10=2)

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


def recorded_then_undone(app: AppTest) -> tuple[str, bytes]:
    """A file recorded by the page, its return undone since."""
    file = ("Aulnay.xlsx", filled(Indicateurs_H10=3))
    drop(app, file)
    button(app).click().run()
    [kept] = rows_of(Return)
    with writing(workspace.active_engine()) as session:
        withdraw_return(session, PLAN, kept.number)
    return file


def test_a_file_whose_return_was_undone_may_bring_it_back(app: AppTest) -> None:
    drop(app, recorded_then_undone(app))
    assert "À vérifier" in badge(app)
    [question] = [box for box in app.selectbox if box.label.startswith("Votre réponse")]
    number = rows_of(Return)[0].number
    assert list(question.options)[1:] == [
        f"Rétablir le retour n°\u00a0{number}",
        "Intégrer comme un retour nouveau",
    ]

    question.set_value("restore").run()
    assert not app.exception, app.exception
    assert "Prêt" in badge(app)
    assert "1\u00a0valeur sera rétablie." in texts(app)
    assert "1\u00a0retour à rétablir" in texts(app)
    button(app).click().run()
    assert not app.exception, app.exception
    assert f"le retour n°\u00a0{number} est rétabli." in texts(app)
    assert len(rows_of(Return)) == 1
    assert [row.kind for row in rows_of(ReturnEvent)] == [
        ReturnEventKind.WITHDRAWAL,
        ReturnEventKind.RESTORATION,
    ]


def test_the_same_file_may_also_come_in_as_a_new_return(app: AppTest) -> None:
    drop(app, recorded_then_undone(app))
    [question] = [box for box in app.selectbox if box.label.startswith("Votre réponse")]
    question.set_value("replace").run()
    assert "1\u00a0case lue = 1\u00a0nouvelle" in texts(app)
    button(app).click().run()
    assert len(rows_of(Return)) == 2
    assert [row.answer for row in rows_of(Answer)] == ["Intégrer comme un retour nouveau"]


def test_bringing_back_says_which_newer_return_prevails(app: AppTest) -> None:
    file = recorded_then_undone(app)
    newer = record_meanwhile(Indicateurs_H10=7)
    drop(app, file)
    [question] = [box for box in app.selectbox if box.label.startswith("Votre réponse")]
    question.set_value("restore").run()
    assert f"Le retour n°\u00a0{newer}, plus récent, prévaut sur 1\u00a0case" in texts(app)


def test_alike_questions_are_answered_at_once_and_each_keeps_its_value(app: AppTest) -> None:
    drop(
        app, ("Aulnay.xlsx", filled(Budget_G4="1.250", Budget_G5="1.250", Indicateurs_H12="2.500"))
    )
    [every] = [box for box in app.selectbox if "2 questions semblables" in box.label]
    every.set_value("1250").run()
    assert not app.exception, app.exception
    each = {box.label: box.value for box in app.selectbox if box.label.startswith("Votre réponse,")}
    assert each == {
        "Votre réponse, Budget!G4": "1250",
        "Votre réponse, Budget!G5": "1250",
        "Votre réponse, Indicateurs!H12": "",
    }
    app.checkbox[0].check().run()
    button(app).click().run()
    kept = {row.cell: (row.amount_cents, row.answer) for row in rows_of(BudgetEntry)}
    assert kept == {
        "G4": (1_250_00, "1\u202f250\u00a0€"),
        "G5": (1_250_00, "1\u202f250\u00a0€"),
    }


def test_the_plan_is_read_once_for_all_the_respondents_of_a_drop(app: AppTest) -> None:
    drop(
        app,
        ("Aulnay.xlsx", filled(Indicateurs_H10=3)),
        ("Sevran.xlsx", filled(SEVRAN, Indicateurs_H4=5)),
    )
    desk = app.session_state["reception"].desk
    app.checkbox[0].uncheck().run()
    assert app.session_state["reception"].desk is desk
    assert set(desk.bases) == {(AULNAY, PERIOD), (SEVRAN, PERIOD)}
