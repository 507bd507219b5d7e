"""« Composer le plan »: from an empty base to a plan, step by step; an existing one is edited."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.as_of import newest_act
from data_model.plan_draft import record_plan
from data_model.store import reading, writing
from loaders.entry.composer_tables import StoredRows
from loaders.plan.stored_rows import stored_rows
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from pages.common.composer.steps import STEPS
from tests.conftest import EMPTY
from tests.loaders.plan.filled_workbook import filled
from tests.pages.conftest import by_address, installed_in

PLAN = "PCAET-ESSAI"


@pytest.fixture
def empty(
    sqlite_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The application's folder, the territory's own base being open without any plan."""
    installed_in(tmp_path, monkeypatch)
    workspace.open_instead(workspace.OWN, folder=tmp_path)
    shutil.copyfile(sqlite_templates[EMPTY], workspace.file_of(workspace.OWN, folder=tmp_path))
    workspace.forget_engines()
    yield tmp_path
    workspace.forget_engines()


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> str:
    told = (*app.error, *app.warning, *app.success, *app.caption, *app.markdown)
    return "\n".join(str(one.value) for one in told).replace("\u00a0", " ")


def fill(app: AppTest, label: str, text: str) -> None:
    fields = (*app.text_area, *app.text_input)
    next(one for one in fields if one.label == label).set_value(text).run()


def choose(app: AppTest, label: str, chosen: str) -> None:
    next(one for one in app.selectbox if one.label == label).set_value(chosen).run()


def described(app: AppTest, *, siren: str = "200058097") -> AppTest:
    fill(app, "Intitulé du plan", "Plan climat")
    fill(app, "Sigle", "PCAET Essai")
    choose(app, "Territoire", siren)
    return app


def composed(app: AppTest) -> StoredRows:
    with reading(workspace.active_engine()) as session:
        return stored_rows(session, PLAN)


def go(app: AppTest, step: str) -> AppTest:
    app.segmented_control(key="composer_etape").set_value(step).run()
    assert not app.exception, app.exception
    return app


def type_in(app: AppTest, table: str, *lines: dict[str, object], plan: str = PLAN) -> AppTest:
    """Fill in the first lines of a table."""
    with reading(workspace.active_engine()) as session:
        newest = newest_act(session, plan)
    app.session_state[f"composer_plan_{plan}_{table}_{newest}"] = {
        "edited_rows": dict(enumerate(lines)),
        "added_rows": [],
        "deleted_rows": [],
    }
    app.run()
    assert not app.exception, app.exception
    return app


def made(empty: Path) -> AppTest:
    return press(described(by_address("composer")), "Créer le plan")


def test_an_empty_base_opens_on_the_first_step_and_says_what_is_missing(empty: Path) -> None:
    app = press(by_address("composer"), "Créer le plan")
    for words in ("l’intitulé", "le sigle", "le territoire du plan"):
        assert words in said(app)
    with reading(workspace.active_engine()) as session:
        assert workspace.plans(session) == []


def test_a_plan_is_made_step_by_step_and_each_step_says_what_it_holds(empty: Path) -> None:
    app = made(empty)
    assert app.query_params["etape"] == "niveaux"
    assert "8 communes et leur territoire pourront y répondre" in said(app)

    press(type_in(app, "axes", {"label": "Sobriété et énergie"}), "Enregistrer les axes")
    press(
        type_in(app, "objectives", {"label": "Rénover", "axis_code": "A1"}),
        "Enregistrer les objectifs",
    )
    go(app, "actions")
    press(
        type_in(
            app,
            "actions",
            {"title": "Rénover les écoles", "axis_code": "A1", "objective_code": "O1"},
            {"title": "Former les agents", "axis_code": "A1"},
        ),
        "Enregistrer les actions",
    )
    go(app, "indicateurs")
    app.multiselect[0].set_value(["Emplois nets créés", "Actions transversales engagées"]).run()
    choose(app, "Pour l’action", "1.1")
    press(app, "Ajouter 2\u00a0indicateurs")
    assert "2 indicateurs ajoutés." in said(app)
    go(app, "jalons")
    press(
        type_in(
            app,
            "milestones",
            {"action_code": "1.1", "label": "Choisir", "as_written": "Février 2027"},
        ),
        "Enregistrer les jalons",
    )
    go(app, "budget")
    press(
        type_in(
            app,
            "voted_budget",
            {"action_code": "1.1", "amount_eur": "120 000", "basis": "total"},
            {"action_code": "1.2"},
        ),
        "Enregistrer le budget",
    )
    press(app, "Tout demander à toutes les communes")
    assert "16 attributions enregistrées." in said(app)
    press(app, "Demander ces dépenses")
    assert "1 attribution enregistrée." in said(app)
    assert "Les dépenses ne sont demandées" not in said(app)

    stored = composed(app)
    assert [row["code"] for row in stored["actions"]] == ["1.1", "1.2"]
    assert [row["code"] for row in stored["indicators"]] == ["1.1-I1", "1.1-I2"]
    assert {row["label"] for row in stored["measures"]} == {
        "Emplois nets créés",
        "Actions transversales engagées",
    }
    assert [(row["start"], row["end"]) for row in stored["milestones"]] == [
        ("2027-02-01", "2027-02-28")
    ]
    assert [row["amount_eur"] for row in stored["voted_budget"]] == ["120000", ""]
    assert "2 actions, 2 indicateurs et 1 jalon" in str(app.title[0].value).replace("\u00a0", " ")
    shown = app.segmented_control(key="composer_etape").options
    assert [one.rpartition(" · ")[2].replace("\u00a0", " ") for one in shown] == [
        *("9 répondants", "1 axe", "2", "2", "0", "1", "1 montant"),
    ]


def test_what_is_typed_follows_to_the_other_steps_and_is_said(empty: Path) -> None:
    app = made(empty)
    type_in(app, "axes", {"label": "Sobriété"})
    go(app, "actions")
    assert "Niveaux : ce que vous y avez tapé n’est pas encore enregistré." in said(app)
    go(app, "niveaux")
    press(app, "Enregistrer les axes")
    assert [row["label"] for row in composed(app)["axes"]] == ["Sobriété"]
    go(app, "actions")
    assert "pas encore enregistré" not in said(app)


def test_a_line_that_cannot_be_recorded_says_why_and_nothing_is_written(empty: Path) -> None:
    app = go(made(empty), "actions")
    type_in(app, "actions", {"title": "Rénover", "priority": "haute"})
    press(app, "Enregistrer les actions")
    assert "« haute » n’est pas un nombre" in said(app)
    assert composed(app)["actions"] == []


def test_a_territory_of_ones_own_is_typed(empty: Path) -> None:
    app = described(by_address("composer"), siren="own")
    fill(app, "Nom du territoire", "Pays d’Ajaccio")
    fill(app, "SIREN", "732 829 320")
    label = next(one.label for one in app.text_area if one.label.startswith("Codes INSEE"))
    fill(app, label, "2A004 Ajaccio\n93005\nune rue")
    assert "aucun code INSEE n’y est lu" in said(app)
    assert "Sans contour : Ajaccio" in said(app)
    press(app, "Créer le plan")
    # A commune that could not be read is not left out without a word.
    assert "une rue" in "\n".join(str(one.value) for one in app.error)
    fill(app, label, "2A004 Ajaccio\n93005")
    press(app, "Créer le plan")
    stored = composed(app)
    assert [row["name"] for row in stored["communes"]] == ["Ajaccio", "Aulnay-sous-Bois"]
    assert [row["code"] for row in stored["respondents"]] == ["2A004", "93005", "732829320"]


@pytest.mark.parametrize("step", [*STEPS])
def test_every_step_of_the_demonstration_opens(app: AppTest, step: str) -> None:
    page = by_address("composer", etape=step)
    assert not page.exception, page.exception
    assert page.segmented_control(key="composer_etape").value == step
    # The demonstration is whole: nothing is offered to be asked, nothing waits.
    assert "Rien n’est encore demandé" not in said(page)
    assert "Pas encore enregistré." not in said(page)


def removed(app: AppTest, table: str, rows: Sequence[int], *, plan: str) -> AppTest:
    with reading(workspace.active_engine()) as session:
        newest = newest_act(session, plan)
    app.session_state[f"composer_plan_{plan}_{table}_{newest}"] = {
        "edited_rows": {},
        "added_rows": [],
        "deleted_rows": [*rows],
    }
    return app.run()


def test_a_level_that_still_holds_something_is_not_taken_out(plan_alone: Path) -> None:
    app = removed(by_address("composer", etape="niveaux"), "axes", [0], plan="PLDESS-T7")
    press(app, "Enregistrer les axes")
    assert "A1 ne peut pas être retiré : d’autres lignes s’y rattachent" in said(app)


def test_an_action_taken_out_ends_only_once_that_is_confirmed(plan_alone: Path) -> None:
    app = removed(by_address("composer", etape="actions"), "actions", [0], plan="PLDESS-T7")
    press(app, "Enregistrer les actions")
    assert "Cochez la case pour y mettre fin" in said(app)
    next(one for one in app.checkbox if one.label.startswith("Y mettre fin")).check().run()
    press(app, "Enregistrer les actions")
    assert "1 action terminée au" in said(app)
    assert app.title[0].value.startswith("15\u00a0actions")
    with reading(workspace.active_engine()) as session:
        stored = stored_rows(session, "PLDESS-T7")
    assert [row["action_code"] for row in stored["action_ends"]] == ["1.1"]
    assert len(stored["actions"]) == 16
    toggle = next(one for one in app.toggle if one.label.startswith("Montrer aussi"))
    assert "1.1" in toggle.label
    toggle.set_value(True).run()
    assert not app.exception, app.exception


def test_an_indicator_nobody_was_asked_for_is_truly_taken_out(plan_alone: Path) -> None:
    app = removed(by_address("composer", etape="indicateurs"), "indicators", [0], plan="PLDESS-T7")
    next(one for one in app.checkbox if one.label.startswith("Y mettre fin")).check().run()
    press(app, "Enregistrer les indicateurs")
    assert "1 indicateur retiré du plan" in said(app)
    with reading(workspace.active_engine()) as session:
        stored = stored_rows(session, "PLDESS-T7")
    steps = app.segmented_control(key="composer_etape").options
    assert any(f"Indicateurs · {len(stored['indicators'])}" in step for step in steps)


def test_typing_stays_where_the_plan_was_recorded_in_another_window(plan_alone: Path) -> None:
    app = by_address("composer", etape="actions")
    key = "composer_plan_PLDESS-T7_actions_1"
    other = by_address("composer", etape="territoire")
    fill(other, "Sigle", "PLDESS 2")
    press(other, "Enregistrer le territoire")
    app.session_state[key] = {
        "edited_rows": {0: {"title": "Tapé ici"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    app.run()
    assert "Pas encore enregistré." in said(app)
    press(app, "Enregistrer les actions")
    with reading(workspace.active_engine()) as session:
        stored = stored_rows(session, "PLDESS-T7")
    assert stored["actions"][0]["title"] == "Tapé ici"
    assert stored["plan"][0]["short_title"] == "PLDESS 2"


def test_a_cell_written_in_two_windows_is_asked_about_before_it_is_replaced(
    plan_alone: Path,
) -> None:
    app, other = (by_address("composer", etape="actions") for _ in range(2))
    key = "composer_plan_PLDESS-T7_actions_1"
    for window, typed in ((other, "Tapé ailleurs"), (app, "Tapé ici")):
        window.session_state[key] = {
            "edited_rows": {0: {"title": typed}},
            "added_rows": [],
            "deleted_rows": [],
        }
        press(window.run(), "Enregistrer les actions")
    told = said(app)
    assert "« Tapé ailleurs » vient d’être enregistré depuis une autre fenêtre" in told
    with reading(workspace.active_engine()) as session:
        assert stored_rows(session, "PLDESS-T7")["actions"][0]["title"] == "Tapé ailleurs"
    next(one for one in app.checkbox if one.label == "Garder ce que j’ai écrit").check().run()
    press(app, "Enregistrer les actions")
    with reading(workspace.active_engine()) as session:
        assert stored_rows(session, "PLDESS-T7")["actions"][0]["title"] == "Tapé ici"


def test_the_names_days_and_communes_of_an_existing_plan_are_edited(plan_alone: Path) -> None:
    app = by_address("composer", etape="territoire")
    fill(app, "Sigle", "PLDESS 2")
    app.session_state["composer_membres_PLDESS-T7_1"] = True
    app.run()
    label = next(one.label for one in app.text_area if one.label.startswith("Codes INSEE"))
    fill(app, label, "2A004 Ajaccio")
    press(app, "Enregistrer le territoire")
    assert "Territoire enregistré." in said(app)
    with reading(workspace.active_engine()) as session:
        stored = stored_rows(session, "PLDESS-T7")
    assert stored["plan"][0]["short_title"] == "PLDESS 2"
    names = [row["name"] for row in stored["respondents"]]
    assert len(names) == 10
    assert "Ajaccio" in names
    press(app, "Enregistrer le territoire")
    assert "Rien n’a changé." in said(app)


def test_another_plan_is_composed_beside_the_first_one(plan_alone: Path) -> None:
    app = press(by_address("composer"), "Composer un autre plan")
    press(described(app), "Créer le plan")
    assert app.query_params["plan"] == PLAN
    assert "nouveau" not in app.query_params
    with reading(workspace.active_engine()) as session:
        assert [plan.code for plan in workspace.plans(session)] == [PLAN, "PLDESS-T7"]


def test_a_territory_of_the_base_is_offered_to_a_second_plan_with_its_communes(
    empty: Path,
) -> None:
    with writing(workspace.active_engine()) as session:
        record_plan(session, read_plan_workbook("plan.xlsx", filled()))
    app = by_address("composer", nouveau="oui")
    press(described(app, siren="200000001"), "Créer le plan")
    assert composed(app)["communes"] == [
        {"code_insee": "01004", "name": "Ambérieu", "population": "14000", "population_vintage": ""}
    ]
    names = {row["code"]: row["name"] for row in composed(app)["respondents"]}
    assert names == {"01004": "Ambérieu", "200000001": "Communauté d’essai"}


def test_the_demonstration_s_own_base_holds_no_other_plan(app: AppTest) -> None:
    page = by_address("composer", nouveau="oui")
    assert "La démonstration garde sa propre base" in said(page)
    assert "Créer le plan" not in [one.label for one in page.button]
