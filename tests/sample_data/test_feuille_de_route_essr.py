"""The ESSR roadmap, as printed: levers and sectors, a flagship project each, and its governance."""

from collections import Counter

from tests.sample_data.other_plans import ESSR, column, counts, table

ROWS = {"plan": 1, "territory": 1, "respondents": 1, "level_names": 5, "challenges": 2}
ROWS |= {"axes": 19, "objectives": 55, "actions": 21, "measures": 2, "indicators": 13}
ROWS |= {"stakeholders": 3, "printed_entries": 12, "milestones": 1, "recurrences": 1, "notes": 21}
LEVERS = [
    "Évaluer autrement la création de richesse",
    "Inventer de nouveaux modèles de financements",
    "Renforcer l’accompagnement des acteurs",
    "Mobiliser le foncier disponible",
    "Réorganiser les espaces de projet",
    "Assurer un maillage et une coopération territoriale",
    "Communiquer et rendre visible les actions",
    "Concevoir une offre de services dédiée aux achats responsables",
    "Renforcer la création d’emploi et l’inclusion",
]


def test_the_folder_holds_these_tables_and_no_amount() -> None:
    assert counts(ESSR) == ROWS
    assert set(column(ESSR, "printed_entries", "amount_eur")) == {""}


def test_nine_levers_then_ten_sectors_numbered_in_one_row() -> None:
    assert column(ESSR, "axes", "label", challenge_code="V1") == LEVERS
    assert len(column(ESSR, "axes", "label", challenge_code="V2")) == 10
    assert [int(number) for number in column(ESSR, "axes", "number")] == list(range(1, 20))
    words = {
        row["under_code"]: row["plural"]
        for row in table(ESSR, "level_names")
        if row["level"] == "axis"
    }
    assert words == {"": "leviers et filières", "V1": "leviers", "V2": "filières"}


def test_each_has_one_flagship_project_and_the_governance_stands_apart() -> None:
    projects = column(ESSR, "actions", "axis_code")
    assert Counter(projects) == dict.fromkeys(column(ESSR, "axes", "code"), 1) | {"": 2}
    assert column(ESSR, "actions", "title", axis_code="L2") == [
        "Fonds de capital-risque solidaire, mobilisant l’épargne publique, privée et citoyenne"
    ]


def test_each_printed_objective_stands_under_its_lever_or_sector() -> None:
    held = Counter(column(ESSR, "objectives", "axis_code"))
    levers, sectors = [1, 2, 3, 3, 1, 3, 2, 3, 3], [3, 2, 3, 5, 3, 3, 3, 4, 4, 4]
    assert [held[f"L{number}"] for number in range(1, 10)] == levers
    assert [held[f"F{number}"] for number in range(1, 11)] == sectors


def test_numbers_printed_in_an_objective_are_no_target_and_no_budget() -> None:
    labels = column(ESSR, "objectives", "label")
    assert sum("(obj.100%)" in label for label in labels) == 1
    assert sum("(1% du budget métropolitain)" in label for label in labels) == 1
    assert table(ESSR, "targets") == table(ESSR, "voted_budget") == []


def test_the_maturity_of_each_sector_is_an_ordinal_indicator_without_a_value() -> None:
    ordinal = [row for row in table(ESSR, "indicators") if row["nature"] == "scale"]
    assert [row["action_code"] for row in ordinal] == [f"F{number}" for number in range(1, 11)]
    assert {row["printed_label"] for row in ordinal} == {"Maturité de la filière de coopération"}
    told = column(ESSR, "notes", "action_code")
    assert {f"F{number}" for number in range(1, 11)} <= set(told)


def test_indicators_of_wealth_are_tied_to_the_law_and_to_the_goals() -> None:
    assert column(ESSR, "printed_entries", "code", kind="reference") == ["Loi 2015", "ODD"]
    of_wealth = [row for row in table(ESSR, "indicators") if row["measure_code"] == "richesse"]
    assert [row["action_code"] for row in of_wealth] == ["L1"] * 3
    assert {row["nature"] for row in of_wealth} == {"text"}


def test_the_committee_meets_four_times_a_year_on_no_printed_day() -> None:
    [rhythm] = table(ESSR, "recurrences")
    assert (rhythm["every_months"], rhythm["as_written"]) == ("3", "4 fois /an")
    [meeting] = table(ESSR, "milestones")
    assert (meeting["start"], meeting["end"], meeting["as_written"]) == ("", "", "4 fois /an")
    members = column(ESSR, "stakeholders", "name", action_code="G2")
    assert members[1] == "référents Ecossolies des filières"
