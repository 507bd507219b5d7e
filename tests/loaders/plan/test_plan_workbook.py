"""A plan workbook is read as people fill it in, and all that is wrong with it is said at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest

from data_model.action import Action, HumanDays, VotedAmount
from data_model.base import Base
from data_model.finding import AnswerKey, Finding
from data_model.indicator import Indicator, IndicatorRule, Target
from data_model.milestone import Milestone, MilestoneRule
from data_model.plan import Axis, Objective
from data_model.plan_draft import PlanDraft
from data_model.respondent import Respondent
from data_model.territory import Commune, Territory
from data_model.vocabulary import BudgetBasis, Nature, RespondentKind, TaxBasis
from data_model.workbook_options import LONGEST_CELL
from loaders.formats.workbook_reader import read_workbooks
from loaders.plan.workbook.plan_workbook import plan_of_workbook, read_plan_workbook
from tests.loaders.plan.filled_workbook import SMALL, Lines, Sheets, filled
from tests.loaders.plan.workbook_cases import ACTIONS, CASES, ERROR, INFO, MILESTONES, struck

M = TypeVar("M", bound=Base)


@pytest.fixture(scope="module")
def drafts() -> Mapping[str, PlanDraft]:
    """Every case read in one go."""
    files = [(f"{name}.xlsx", filled(case.sheets, case.change)) for name, case in CASES.items()]
    return dict(zip(CASES, map(plan_of_workbook, read_workbooks(files)), strict=True))


def said(draft: PlanDraft, code: str) -> list[Finding]:
    return [one for one in draft.findings if one.code == code]


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_said_with_its_place(drafts: Mapping[str, PlanDraft], name: str) -> None:
    case, draft = CASES[name], drafts[name]
    found = [one for one in said(draft, case.code) if one.address.startswith(case.place)]
    assert found, [f"{one.code} {one.address} {one.message}" for one in draft.findings]
    assert found[0].severity is case.severity
    assert case.says in found[0].message.replace("\u00a0", " ").replace("\u202f", " ")
    assert draft.can_be_recorded is (case.severity is not ERROR)


def test_a_priority_said_by_a_word_is_sent_to_the_column_of_words(
    drafts: Mapping[str, PlanDraft],
) -> None:
    [found] = said(drafts["a priority said by a word"], "NOMBRE_ILLISIBLE")
    assert "dans la colonne «\u00a0Priorité, mot imprimé\u00a0»" in found.hint


def one_of(draft: PlanDraft, model: type[M], /, **where: object) -> M:
    [row] = [
        row
        for row in (*draft.texts, *draft.versions, *draft.shared)
        if isinstance(row, model)
        and all(getattr(row, key) == value for key, value in where.items())
    ]
    return row


@pytest.fixture(scope="module")
def small() -> PlanDraft:
    return read_plan_workbook("plan.xlsx", filled())


def test_a_plan_typed_without_codes_gets_them(small: PlanDraft) -> None:
    assert [one.message for one in small.findings if one.severity is not INFO] == []
    assert {one.code for one in small.findings} == {"CODE_DONNE"}
    assert one_of(small, Axis, label="Développer").code == "A2"
    assert one_of(small, Objective).axis_code == "A1"
    assert one_of(small, Milestone, label="Faire le tour").code == "1.1-J2"
    assert one_of(small, Indicator, code="1.1-I2").label == "Élus satisfaits"


def test_words_stand_for_the_codes_of_other_sheets(small: PlanDraft) -> None:
    action = one_of(small, Action, code="1.2")
    assert (action.axis_code, action.objective_code, action.position) == ("A1", "O1", 2)
    assert one_of(small, Target, indicator_code="1.1-I1").due_on == date(2027, 12, 31)


def test_values_are_read_as_people_write_them(small: PlanDraft) -> None:
    voted = one_of(small, VotedAmount)
    assert (voted.amount_cents, voted.basis) == (1_500_000, BudgetBasis.PER_YEAR)
    assert (voted.tax, voted.unit_cents) == (TaxBasis.UNKNOWN, None)
    assert one_of(small, HumanDays).days_e4 == 75_000
    assert one_of(small, IndicatorRule, indicator_code="1.1-I1").nature is Nature.FLOW
    # An indicator in % keeps its 80, as a return does.
    assert one_of(small, Target, indicator_code="1.1-I2").value_e4 == 800_000


def test_the_words_of_a_milestone_give_its_days(small: PlanDraft) -> None:
    first = one_of(small, MilestoneRule, milestone_code="1.1-J1")
    assert (first.start_date, first.end_date) == (date(2024, 2, 1), date(2024, 2, 29))
    second = one_of(small, MilestoneRule, milestone_code="1.1-J2")
    assert (second.start_date, second.end_date) == (date(2024, 10, 1), date(2024, 12, 31))
    assert one_of(small, Milestone, code="1.1-J1").as_written == "Février 2024"


def test_respondents_are_named_after_their_commune_and_territory(small: PlanDraft) -> None:
    commune = one_of(small, Respondent, code="01004")
    assert (commune.name, commune.kind) == ("Ambérieu", RespondentKind.COMMUNE)
    territory = one_of(small, Respondent, code="200000001")
    assert (territory.name, territory.kind) == ("Communauté d’essai", RespondentKind.TERRITORY)


def test_public_geography_fills_what_is_left_blank() -> None:
    draft = read_plan_workbook(
        "plan.xlsx",
        filled(
            {
                "Plan": [
                    ["SIREN", 200058097],
                    ["Code", "T7"],
                    ["Intitulé", "Plan"],
                ],
                "Communes": [["Code INSEE"], [93005], ["93007"]],
                "Répondants": [["Code INSEE", "Nom"], [93005, None]],
            }
        ),
    )
    assert [one.message for one in draft.findings if one.severity is ERROR] == []
    assert one_of(draft, Territory).name == "Paris Terres d'Envol"
    commune = one_of(draft, Commune, code_insee="93005")
    assert (commune.name, commune.population) == ("Aulnay-sous-Bois", 87_599)
    assert commune.outline_geojson.startswith("{")
    assert one_of(draft, Respondent).name == "Aulnay-sous-Bois"


def test_the_communes_of_a_known_territory_come_alone() -> None:
    plan = [["Code", "T7"], ["Intitulé", "Plan"], ["SIREN", "200058097"]]
    draft = read_plan_workbook(
        "plan.xlsx", filled({"Plan": plan, "Communes": [], "Répondants": []})
    )
    assert len([row for row in draft.shared if isinstance(row, Commune)]) == 8
    assert [one.code for one in draft.findings if one.sheet == "Plan"] == ["COMMUNES_REPRISES"]


def test_the_order_of_sheets_and_columns_does_not_matter() -> None:
    turned: dict[str, list[list[Any]]] = {
        name: [list(line if name == "Plan" else line[::-1]) for line in lines]
        for name, lines in [*SMALL.items()][::-1]
    }
    shown: Sheets = {
        f" {name.upper()} ": [[], ["Titre"], [], *lines] for name, lines in turned.items()
    }
    empty: Sheets = {name: [] for name in SMALL}
    one, other = (
        plan_of_workbook(workbook)
        for workbook in read_workbooks(
            [("a.xlsx", filled()), ("b.xlsx", filled({**empty, **shown}))]
        )
    )

    def rows(draft: PlanDraft) -> list[str]:
        return sorted(str(row.model_dump()) for row in (*draft.texts, *draft.versions))

    assert rows(one) == rows(other)


def test_an_answer_settles_a_question() -> None:
    sheets: Sheets = {"Budget voté": [["Action", "Montant"], ["1.1", "15.000"]]}
    content = filled(sheets)
    asked = read_plan_workbook("plan.xlsx", content)
    [question] = said(asked, "NOMBRE_AMBIGU")
    assert one_of(asked, VotedAmount).amount_cents is None
    answers = {AnswerKey("Budget voté", "B2", "NOMBRE_AMBIGU"): question.options[0].key}
    settled = read_plan_workbook("plan.xlsx", content, answers=answers)
    assert one_of(settled, VotedAmount).amount_cents == 1_500_000
    assert [one.answer for one in said(settled, "NOMBRE_AMBIGU")] == [question.options[0].label]


def test_a_line_struck_through_may_be_left_out() -> None:
    answers = {AnswerKey("Jours", "A2", "VALEUR_BARREE"): "drop"}
    draft = read_plan_workbook("plan.xlsx", filled(change=struck), answers=answers)
    assert [row for row in draft.versions if isinstance(row, HumanDays)] == []


def test_what_only_the_store_holds_may_be_named() -> None:
    sheets: Sheets = {"Actions": [[*ACTIONS, "Objectif"], ["1.1", "Un", "Ancien objectif"]]}
    stored = {"objectives": [{"code": "O9", "label": "Ancien objectif", "axis_code": "A1"}]}
    [workbook] = read_workbooks([("plan.xlsx", filled(sheets))])
    draft = plan_of_workbook(workbook, stored=stored)
    assert one_of(draft, Action, code="1.1").objective_code == "O9"


def test_a_plan_that_is_stored_keeps_the_code_that_it_has() -> None:
    sheets: Sheets = {"Plan": [["Code du plan", "Été / 2024"], *SMALL["Plan"][1:]]}
    [workbook] = read_workbooks([("plan.xlsx", filled(sheets))])
    refused = plan_of_workbook(workbook)
    assert [one.address for one in said(refused, "VALEUR_ILLISIBLE")] == ["Plan!B1"]
    kept = plan_of_workbook(workbook, stored={"plan": [{"code": "Été / 2024"}]})
    assert kept.can_be_recorded


def test_a_row_without_a_code_keeps_the_one_it_was_given() -> None:
    stored = {
        "milestones": [
            {"code": "1.1-J7", "action_code": "1.1", "label": "Faire le tour"},
        ]
    }
    [workbook] = read_workbooks([("plan.xlsx", filled())])
    draft = plan_of_workbook(workbook, stored=stored)
    assert one_of(draft, Milestone, label="Faire le tour").code == "1.1-J7"
    assert one_of(draft, Milestone, label="Choisir le parcours").code == "1.1-J1"


def test_an_axis_without_a_code_does_not_pass_for_one_that_is_printed() -> None:
    axes: Lines = [["Code", "Intitulé"], ["1", "Premier"], ["2", "Deuxième"], [None, "Autre"]]
    draft = read_plan_workbook("plan.xlsx", filled({"Axes": axes}))
    assert [one.code for one in draft.texts if isinstance(one, Axis)] == ["1", "2", "A3"]


def test_the_same_words_in_two_places_of_the_plan_are_two_things(
    drafts: Mapping[str, PlanDraft],
) -> None:
    draft = drafts["one objective twice under its axis"]
    assert [one.address for one in said(draft, "INTITULE_REPETE")] == ["Objectifs!B3"]
    objectives = [one for one in draft.texts if isinstance(one, Objective)]
    assert [(one.code, one.axis_code) for one in objectives] == [
        ("O1", "A1"),
        ("O2", "A1"),
        ("O3", "A2"),
    ]


def test_a_text_that_a_cell_of_excel_could_not_give_back_is_refused() -> None:
    sheets: Sheets = {"Actions": [[*ACTIONS, "Description"], ["1.1", "Un", "longue"]]}
    [workbook] = read_workbooks([("plan.xlsx", filled(sheets))])

    def told(length: int) -> list[str]:
        # Another spreadsheet's cell may hold more than Excel's.
        cells = {
            sheet.name: tuple(
                cell._replace(value="x" * length) if cell.value == "longue" else cell
                for cell in sheet.cells
            )
            for sheet in workbook.sheets
        }
        longer = [replace(sheet, cells=cells[sheet.name]) for sheet in workbook.sheets]
        draft = plan_of_workbook(replace(workbook, sheets=tuple(longer)))
        return [one.address for one in said(draft, "TEXTE_TROP_LONG")]

    assert (told(LONGEST_CELL), told(LONGEST_CELL + 1)) == ([], ["Actions!C2"])


def test_many_cells_wrong_in_one_way_are_said_together() -> None:
    rows = [["1.1", f"Jalon {n}", "un jour", None] for n in range(40)]
    draft = read_plan_workbook("plan.xlsx", filled({"Jalons": [MILESTONES, *rows]}))
    told = said(draft, "DATE_ILLISIBLE")
    assert len(told) == 9
    assert "32 autres cellules" in told[-1].message.replace("\u00a0", " ")


def test_a_file_that_is_no_workbook_says_what_it_is() -> None:
    draft = read_plan_workbook("plan.xlsx", b"%PDF-1.7 rien")
    assert [(one.severity, one.code) for one in draft.findings] == [(ERROR, "FORMAT_INCONNU")]
    assert not draft.can_be_recorded


def test_a_target_in_the_unit_of_its_indicator_is_read_without_a_question() -> None:
    indicators = [["Action", "Intitulé", "Nature", "Unité"], ["1.1", "Terres", "stock", "ha"]]
    targets: Lines = [*SMALL["Cibles"][:1], ["Terres", "fin 2027", "12 ha", "Niveau", "Hausse"]]
    draft = read_plan_workbook("plan.xlsx", filled({"Indicateurs": indicators, "Cibles": targets}))
    assert one_of(draft, Target, indicator_code="1.1-I1").value_e4 == 120_000
    assert not [one for one in draft.findings if one.sheet == "Cibles"]


def test_a_siren_typed_with_spaces_is_the_same_siren() -> None:
    plan: Lines = [
        [label, "200 000 001" if "SIREN" in label else said] for label, said in SMALL["Plan"]
    ]
    asked: Lines = [["Code", "Nom"], ["01004", None], ["200\u202f000\u202f001", None]]
    draft = read_plan_workbook("plan.xlsx", filled({"Plan": plan, "Répondants": asked}))
    assert draft.can_be_recorded
    assert one_of(draft, Territory).siren == "200000001"
    assert one_of(draft, Respondent, kind=RespondentKind.TERRITORY).name == "Communauté d’essai"


def test_a_total_is_neither_an_action_nor_an_amount() -> None:
    amounts: Lines = [
        ["Action", "Montant", "Base du montant"],
        ["1.1", 15000, "Total"],
        ["TOTAL", "15 000 €", "Total"],
    ]
    actions: Lines = [*SMALL["Actions"], ["TOTAL", "TOTAL"], [None, "Total général"]]
    draft = read_plan_workbook("plan.xlsx", filled({"Actions": actions, "Budget voté": amounts}))
    assert draft.can_be_recorded
    assert [one.address for one in said(draft, "LIGNE_DE_TOTAL")] == [
        "Actions!A4",
        "Actions!B5",
        "Budget voté!A3",
    ]
    assert one_of(draft, VotedAmount).amount_cents == 1_500_000
    assert {row.code for row in draft.texts if isinstance(row, Action)} == {"1.1", "1.2"}


def test_what_has_a_code_is_read_even_when_it_is_called_total() -> None:
    milestones: Lines = [["Action", "Jalon"], ["1.1", "Total"]]
    draft = read_plan_workbook("plan.xlsx", filled({"Jalons": milestones}))
    assert said(draft, "LIGNE_DE_TOTAL") == []
    assert one_of(draft, Milestone).label == "Total"


@pytest.mark.parametrize("title", ["Total recyclage des invendus de toutes les boutiques", "Totem"])
def test_an_action_whose_title_begins_with_total_is_read(title: str) -> None:
    draft = read_plan_workbook("plan.xlsx", filled({"Actions": [ACTIONS, ["1.1", title]]}))
    assert said(draft, "LIGNE_DE_TOTAL") == []
    assert one_of(draft, Action).title == title
