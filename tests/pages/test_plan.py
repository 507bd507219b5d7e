"""« Le plan »: a workbook dropped there, previewed, recorded in the right base, or refused."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.act import Act, ActKind
from data_model.action import Action, ActionEnd
from data_model.as_of import PARIS
from data_model.plan import Setting
from data_model.plan_draft import record_settings
from data_model.store import Database, reading, writing
from loaders.issuing.issue import issue_workbook
from loaders.plan.stored_rows import stored_rows
from loaders.plan.workbook.workbook_file import plan_workbook
from tests.browser.own_plan import new_plan, typed, without_row
from tests.loaders.formats.test_door import OLE
from tests.loaders.stored_plan import ISSUED_AT, PLAN, known_of
from tests.pages.conftest import by_address

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 400
TODAY = date(2026, 11, 23)
SAVE, CREATE = "Enregistrer ces changements", "Créer ce plan"


def filled(engine: Database) -> bytes:
    """The plan's workbook, as the page gives it."""
    with reading(engine) as session:
        rows = stored_rows(session, PLAN)
    return plan_workbook(rows, made_at=datetime.now(tz=PARIS))


def dropped(content: bytes, *, on: str = "plan", name: str = "classeur.xlsx") -> AppTest:
    app = by_address(on)
    app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception, app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception, app.exception
    return app


def can_press(app: AppTest, label: str) -> bool:
    return not next(one for one in app.button if one.label == label).disabled


def said(app: AppTest) -> str:
    shown = (*app.error, *app.warning, *app.info, *app.success)
    return " ".join(str(one.value) for one in shown)


def tables(app: AppTest) -> str:
    return " ".join(one.value.to_string() for one in app.table)


def acts(engine: Database) -> list[str]:
    with reading(engine) as session:
        return list(session.exec(select(Act.kind).order_by(col(Act.number))))


def test_the_page_says_what_the_plan_holds_and_gives_it_back_unchanged(plan_alone: Path) -> None:
    app = by_address("plan")
    assert app.title[0].value.startswith("3\u00a0axes, 16\u00a0actions et 46\u00a0indicateurs")
    assert "505\u202f000\u00a0€" in tables(app)
    assert any("Paris Terres" in one.value for one in app.caption)
    app = dropped(filled(workspace.active_engine()))
    assert app.title[0].value == "Ce classeur ne change rien au plan"
    assert not can_press(app, SAVE)


def test_a_text_too_long_for_a_workbook_is_named_before_the_click(plan_alone: Path) -> None:
    engine = workspace.active_engine()
    with writing(engine) as session:
        session.get_one(Action, (PLAN, "1.2")).description = "é" * 40_000
    app = by_address("plan")
    assert not app.exception, app.exception
    place = "Actions, «\u00a0Description\u00a0» de 1.2\u00a0: 40\u202f000 caractères"
    assert place in said(app).replace("\\", "")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (PNG, "une image, pas un classeur"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protégé par un mot de passe"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_cannot_be_recorded(
    plan_alone: Path, content: bytes, says: str
) -> None:
    app = dropped(content)
    assert says in tables(app)
    assert not can_press(app, SAVE)


def test_a_return_is_sent_to_its_own_page_and_a_plan_to_this_one(asked_plan: Path) -> None:
    index, basis = known_of(workspace.active_engine())
    app = dropped(issue_workbook(index, basis, issued_at=ISSUED_AT))
    assert "Déposez-le dans «\u00a0Retours trimestriels\u00a0»" in tables(app)
    app = dropped(filled(workspace.active_engine()), on="retours")
    assert "Déposez-le dans la page «\u00a0Le plan\u00a0»" in tables(app)


def test_a_changed_plan_is_recorded_and_what_is_absent_ends_only_if_asked(
    plan_alone: Path,
) -> None:
    engine = workspace.active_engine()
    content = typed(filled(engine), ("Actions", "1.1", "Intitulé", "Autrement"))
    content = without_row(content, "Actions", "2.2")
    app = dropped(content)
    assert "N’est plus dans le classeur" in " ".join(one.value for one in app.header)
    press(app, SAVE)
    assert "Plan PLDESS mis à jour" in said(app)
    with reading(engine) as session:
        assert session.exec(select(ActionEnd)).all() == []
        title = session.exec(select(Action.title).where(Action.code == "1.1")).one()
    assert title == "Autrement"
    app = dropped(content)
    assert app.title[0].value == "Ce classeur ne change rien au plan"
    next(one for one in app.checkbox if one.label == "Y mettre fin aussi").check().run()
    press(app, SAVE)
    assert "Fin\u00a0: Action 2.2 Bourse foncière" in said(app)
    with reading(engine) as session:
        assert session.exec(select(ActionEnd.action_code)).all() == ["2.2"]
    assert acts(engine)[-2:] == [ActKind.PLAN_EDIT, ActKind.PLAN_EDIT]


def test_a_preview_that_is_overtaken_is_refused_with_a_sentence(plan_alone: Path) -> None:
    engine = workspace.active_engine()
    app = dropped(typed(filled(engine), ("Actions", "1.1", "Intitulé", "Autrement")))
    with writing(engine) as session:
        late = Setting(plan_code=PLAN, act_number=1, key="too_early", value="0.05")
        record_settings(session, PLAN, [late])
    before = acts(engine)
    press(app, SAVE)
    assert "a changé depuis cet aperçu" in said(app)
    assert acts(engine) == before
    press(app, SAVE)
    assert len(acts(engine)) == len(before) + 1


@pytest.mark.usefixtures("own_demonstration")
def test_a_real_plan_never_goes_among_the_fictional_returns(
    own_demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for function in (workspace.open_instead, workspace.was_begun):
        monkeypatch.setattr(function, "__kwdefaults__", {"folder": own_demonstration})
    demonstration = workspace.active_engine()
    before = acts(demonstration)
    app = dropped(new_plan(TODAY))
    assert "sera enregistré dans votre base" in said(app)
    press(app, CREATE)
    assert "Plan Essai chargé" in said(app)
    assert app.query_params["plan"] in ("ESSAI", ["ESSAI"])
    assert workspace.active_name() == workspace.OWN
    assert acts(workspace.active_engine()) == [ActKind.PLAN_LOADED]
    assert acts(demonstration) == before
