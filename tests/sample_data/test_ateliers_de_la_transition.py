"""The workshops of the transition, as printed: challenges, projects, a fund with rules."""

from tests.sample_data.other_plans import ATELIERS, column, counts, table

ROWS = {"plan": 1, "territory": 1, "respondents": 1, "level_names": 1, "axes": 2, "actions": 14}
ROWS |= {"sub_actions": 3, "printed_entries": 13, "milestones": 3, "funds": 1, "notes": 13}
FIRST_CHALLENGE = [
    "Pays de Grasse",
    "Communauté d'agglomération Rochefort Océan",
    "Grand Besançon Métropole",
    "TransitionS en Sicoval",
    "Grand Besançon Métropole",
    "TransitionS en Sicoval",
    "Pays du Gévaudan-Lozère",
    "Pays d'Evian Vallée d'Abondance",
]
SECOND_CHALLENGE = [
    "Pays du Gévaudan-Lozère",
    "Contrat de Transition Ecologique du Grand Compiégnois",
    "Territoire de la Côte Ouest de la Réunion (TCO)",
    "Aides-territoires",
    "Territoire Terres de Lorraine",
]


def test_the_folder_holds_these_tables_and_no_grant() -> None:
    assert counts(ATELIERS) == ROWS


def test_two_challenges_and_their_inspiring_projects_as_printed() -> None:
    assert column(ATELIERS, "level_names", "plural") == ["enjeux"]
    assert column(ATELIERS, "axes", "label") == [
        "Mobiliser et faire collaborer TOUS les acteurs du territoire",
        "Financement collectif de la transition",
    ]
    assert column(ATELIERS, "actions", "title", axis_code="E1") == FIRST_CHALLENGE
    assert column(ATELIERS, "actions", "title", axis_code="E2") == SECOND_CHALLENGE


def test_what_is_printed_twice_says_so_on_its_fiche() -> None:
    told = {row["action_code"] for row in table(ATELIERS, "notes") if "deux" in row["text"]}
    assert told >= {"1.3", "1.4", "1.5", "1.6", "1.7", "2.1"}


def test_the_days_of_the_workshops_and_one_without_its_year() -> None:
    assert [
        (row["as_written"], row["start"], row["end"]) for row in table(ATELIERS, "milestones")
    ] == [
        ("Le 2 mars 2021 matin", "2021-03-02", "2021-03-02"),
        ("Le 9 mars 2021 matin", "2021-03-09", "2021-03-09"),
        ("la journée du 23 mars", "", ""),
    ]


def test_the_fund_has_the_printed_rules_and_years() -> None:
    [fund] = table(ATELIERS, "funds")
    assert (fund["envelope_eur"], fund["cap_eur"], fund["share"]) == ("50000", "1500", "0.5")
    assert (fund["first_year"], fund["last_year"], fund["action_code"]) == ("2021", "2023", "2.2")
    for words in ("50 000 €", "3 ans (de 2021 à 2023)", "1 500 €", "50 % maximum"):
        assert words in fund["as_printed"]
    frames = column(ATELIERS, "printed_entries", "text", action_code="2.2")
    assert (len(frames), frames[0]) == (8, "création de jardins partagés en permaculture")


def test_a_method_of_three_steps_and_the_territories_announced() -> None:
    assert len(column(ATELIERS, "sub_actions", "title", heading="La méthode")) == 3
    announced = table(ATELIERS, "printed_entries")[2:4]
    assert [(row["code"], row["text"]) for row in announced] == [
        ("Enjeu 1", "20 territoires"),
        ("Enjeu 2", "20 territoires"),
    ]
