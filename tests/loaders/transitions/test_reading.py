"""A row of the template becomes an action, and each of its columns what the template declares."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import select

from data_model.action import Action, Stakeholder, VotedAmount
from data_model.finding import Severity
from data_model.level_name import LevelName, PlanLevel
from data_model.milestone import Milestone, MilestoneRule
from data_model.plan import Axis, Objective, Plan
from data_model.plan_draft import record_plan
from data_model.printed_entry import EntryKind, PrintedEntry, SubAction
from data_model.store import reading, writing
from data_model.vocabulary import BudgetBasis, Role, TaxBasis
from loaders.transitions.reading import read_transitions
from tests.loaders.transitions.template_file import IDENTITY, Row, codes, of, read, template

WHOLE: Row = {
    "Axe": "1. Énergie",
    "Sous-axe": "1.1 Bâti",
    "Sous-sous axe": "1.1.1 Écoles",
    "Titre de l'action": "Rénover les écoles",
    "Descriptif": "Isoler les murs,\npuis les toits",
    "Instances de gouvernance": "Comité de pilotage",
    "Objectifs": "- Réduire la facture\n- Mieux accueillir",
    "Indicateurs liés": "Écoles rénovées\nkWh évités",
    "Structure pilote": "EPT",
    "Moyens humains et techniques": "2 ETP",
    "Partenaires": "ADEME ; Région\nCAUE",
    "Direction ou service pilote": "Bâtiments",
    "Personne pilote": "Camille Martin",
    "Élu·e référent·e": "Dominique Petit",
    "Participation Citoyenne": "Conseils d’école",
    "Financements": "Fonds vert",
    "Financeur 1": "Région",
    "Montant 1": "12 000 €",
    "Financeur 2": "ADEME",
    "Montant 2": 8000,
    "Budget prévisionnel total € HT": 20000,
    "Statut": "En cours",
    "Niveau de priorité": "Élevé",
    "Date de début": "03/2024",
    "Date de fin": date(2026, 12, 31),
}


def entries(row: Row, code: str = "A1") -> list[tuple[str, str]]:
    return [
        (entry.heading, entry.text)
        for entry in of(read(template([row])), PrintedEntry)
        if entry.action_code == code
    ]


def test_the_levels_and_the_action_are_those_of_the_row() -> None:
    draft = read(template([WHOLE]))

    (axis,), (objective,) = of(draft, Axis), of(draft, Objective)
    (action,) = of(draft, Action)
    assert (axis.code, axis.number, axis.label) == ("1", 1, "1. Énergie")
    assert (objective.code, objective.axis_code, objective.label) == ("1.1", "1", "1.1 Bâti")
    assert (action.code, action.title, action.axis_code) == ("A1", "Rénover les écoles", "1")
    assert (action.objective_code, action.priority, action.priority_label) == ("1.1", 1, "Élevé")
    assert action.description == "Isoler les murs,\npuis les toits"
    words = {row.level: row.heading for row in of(draft, LevelName)}
    assert words == {PlanLevel.AXIS: "Axe", PlanLevel.OBJECTIVE: "Sous-axe"}


def test_what_has_no_place_of_its_own_is_printed_under_its_title() -> None:
    assert entries(WHOLE) == [
        ("Sous-sous axe", "1.1.1 Écoles"),
        ("Instances de gouvernance", "Comité de pilotage"),
        ("Objectifs", "Réduire la facture"),
        ("Objectifs", "Mieux accueillir"),
        ("Indicateurs liés", "Écoles rénovées"),
        ("Indicateurs liés", "kWh évités"),
        ("Moyens humains et techniques", "2 ETP"),
        ("Personne pilote", "Camille Martin"),
        ("Élu·e référent·e", "Dominique Petit"),
        ("Participation Citoyenne", "Conseils d’école"),
        ("Financements", "Fonds vert"),
        ("Statut", "En cours"),
        ("Financeur 1", "Région : 12 000 €"),
        ("Financeur 2", "ADEME : 8\u202f000\u00a0€"),
    ]
    draft = read(template([WHOLE]))
    kinds = {entry.heading: entry.kind for entry in of(draft, PrintedEntry)}
    assert kinds["Objectifs"] is EntryKind.OBJECTIVE
    assert kinds["Indicateurs liés"] is EntryKind.TEXT


def test_people_are_stakeholders_where_a_role_fits() -> None:
    found = of(read(template([WHOLE])), Stakeholder)

    assert [(row.role, row.position, row.name) for row in found] == [
        (Role.LEAD, 1, "EPT"),
        (Role.PARTNER, 1, "ADEME"),
        (Role.PARTNER, 2, "Région"),
        (Role.PARTNER, 3, "CAUE"),
        (Role.LEAD, 2, "Bâtiments"),
        (Role.FUNDER, 1, "Région"),
        (Role.FUNDER, 2, "ADEME"),
    ]


def test_amounts_are_cents_and_the_total_is_the_voted_amount() -> None:
    draft = read(template([WHOLE]))

    (voted,) = of(draft, VotedAmount)
    assert (voted.amount_cents, voted.basis, voted.tax) == (
        2_000_000,
        BudgetBasis.TOTAL,
        TaxBasis.NET,
    )
    assert voted.as_printed == "20\u202f000\u00a0€"
    amounts = [entry.amount_cents for entry in of(draft, PrintedEntry) if entry.amount_cents]
    assert amounts == [1_200_000, 800_000]
    assert "FINANCEMENT_DIFFERENT" not in codes(draft)


def test_the_dates_are_one_milestone_from_the_first_day_to_the_last() -> None:
    draft = read(template([WHOLE]))

    (milestone,), (rule,) = of(draft, Milestone), of(draft, MilestoneRule)
    assert (milestone.code, milestone.as_written) == ("A1-J1", "03/2024 – 31/12/2026")
    assert milestone.label == "Réalisation de l’action"
    assert (rule.start_date, rule.end_date) == (date(2024, 3, 1), date(2026, 12, 31))
    assert not rule.repeats


def test_a_whole_row_says_only_that_its_indicators_have_no_nature_yet() -> None:
    draft = read(template([WHOLE]))

    assert codes(draft) == ["LIGNE_D_EXEMPLE", "INDICATEURS_A_CHOISIR"]
    assert {finding.severity for finding in draft.findings} == {Severity.INFO}


def test_several_rows_of_one_title_are_its_sub_actions() -> None:
    draft = read(
        template(
            [
                WHOLE,
                {
                    "Titre de la sous-action": "École Jaurès",
                    "Descriptif": "Les murs",
                    "Statut": "Réalisé",
                    "Personne pilote": "Sacha",
                    "Budget prévisionnel total € HT": 5000,
                    "Date de fin": "2025",
                },
                {**WHOLE, "Titre de la sous-action": "École Curie", "Statut": "À venir"},
            ]
        )
    )

    assert [action.title for action in of(draft, Action)] == ["Rénover les écoles"]
    assert [(part.code, part.title, part.description) for part in of(draft, SubAction)] == [
        ("A1-S1", "École Jaurès", "Les murs"),
        ("A1-S2", "École Curie", "Isoler les murs,\npuis les toits"),
    ]
    of_first = [
        (entry.heading, entry.text, entry.amount_cents)
        for entry in of(draft, PrintedEntry)
        if entry.sub_action_code == "A1-S1"
    ]
    assert of_first == [
        ("Personne pilote, sous-action 1", "Sacha", None),
        ("Budget prévisionnel total € HT, sous-action 1", "5\u202f000\u00a0€", 500_000),
        ("Statut, sous-action 1", "Réalisé", None),
    ]
    assert [(row.label, row.as_written) for row in of(draft, Milestone)][1] == (
        "École Jaurès",
        "2025",
    )
    assert len(of(draft, VotedAmount)) == 1


def test_an_action_without_a_row_of_its_own_takes_what_its_sub_actions_say_alike() -> None:
    shared: Row = {"Axe": "Axe", "Titre de l'action": "Action", "Structure pilote": "EPT"}
    draft = read(
        template(
            [
                {**shared, "Titre de la sous-action": "Un", "Statut": "En cours"},
                {**shared, "Titre de la sous-action": "Deux", "Statut": "À venir"},
            ]
        )
    )

    assert [(row.role, row.name) for row in of(draft, Stakeholder)] == [(Role.LEAD, "EPT")]
    assert [(entry.heading, entry.text) for entry in of(draft, PrintedEntry)] == [
        ("Statut, sous-action 1", "En cours"),
        ("Statut, sous-action 2", "À venir"),
    ]


def test_a_single_row_with_a_sub_action_describes_the_action() -> None:
    draft = read(template([{**WHOLE, "Titre de la sous-action": "École Jaurès"}]))

    assert [part.title for part in of(draft, SubAction)] == ["École Jaurès"]
    assert [voted.amount_cents for voted in of(draft, VotedAmount)] == [2_000_000]
    assert of(draft, Action)[0].description.startswith("Isoler")


def test_a_title_written_twice_is_one_fiche_and_a_question() -> None:
    draft = read(template([WHOLE, {**WHOLE, "Descriptif": "Autre texte", "Statut": "Bloqué"}]))

    assert len(of(draft, Action)) == 1
    assert "DOUBLON" in codes(draft)
    printed = [(entry.heading, entry.text) for entry in of(draft, PrintedEntry)]
    assert ("Descriptif", "Autre texte") in printed
    assert ("Statut", "Bloqué") in printed
    assert len(of(draft, VotedAmount)) == 1


def test_the_same_title_under_two_axes_is_two_actions() -> None:
    draft = read(template([WHOLE, {**WHOLE, "Axe": "2. Eau"}]))

    assert [(one.code, one.axis_code) for one in of(draft, Action)] == [("A1", "1"), ("A2", "2")]


def test_the_plan_is_recorded_and_loading_it_again_changes_nothing(engine: Engine) -> None:
    data = template([WHOLE, {"Titre de la sous-action": "École Jaurès", "Statut": "Réalisé"}])
    draft = read_transitions(("plan.xlsx", data), IDENTITY)
    with writing(engine) as session:
        first = record_plan(session, draft)
    with writing(engine) as session:
        second = record_plan(session, read_transitions(("plan.xlsx", data), IDENTITY))

    assert (first.is_empty, second.is_empty, second.kept) == (False, True, ())
    with reading(engine) as session:
        assert session.exec(select(Plan.title)).all() == ["Plan d’essai"]
        assert session.exec(select(SubAction.title)).all() == ["École Jaurès"]
