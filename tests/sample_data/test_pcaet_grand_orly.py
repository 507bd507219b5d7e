"""Fiche F016 of the PCAET of Grand-Orly Seine Bièvre, as printed: no indicator, no budget."""

from tests.sample_data.other_plans import ORLY, column, counts, table

ROWS = {"plan": 1, "level_names": 1, "axes": 1, "actions": 1, "stakeholders": 24}
ROWS |= {"sub_actions": 8, "printed_entries": 34, "milestones": 1, "notes": 6, "respondents": 25}
REUSE = [
    "Cyclofficine",
    "La Ressourcerie du Spectacle",
    "rejoué",
    "Ecoreso Autonomie Val-de-Marne",
    "Emmaüs Liberté",
    "La Pagaille",
    "La Mine",
    "Chic ! On ressource",
    "la Ressourcerie de la RIVED",
    "La Recyclerie des Portes de l'Essonne",
]


def test_the_folder_holds_these_tables_and_neither_indicator_nor_budget() -> None:
    assert counts(ORLY) == ROWS


def test_its_level_is_a_requirement() -> None:
    [axis] = table(ORLY, "axes")
    assert column(ORLY, "level_names", "singular") == ["exigence"]
    assert (axis["number"], axis["label"]) == (
        "1",
        "Combattre les dérèglements climatiques et les nuisances",
    )


def test_three_objectives_and_three_parts_of_description() -> None:
    objectives = column(ORLY, "printed_entries", "text", kind="objective")
    assert [text.split(" ")[0] for text in objectives] == ["favoriser", "contribuer", "promouvoir"]
    parts = column(ORLY, "sub_actions", "heading")
    assert [(part[:30], parts.count(part)) for part in dict.fromkeys(parts)] == [
        ("Accompagner l'économie sociale", 5),
        ("Faire de l'économie circulaire", 2),
        ("Elaborer un schéma des achats ", 1),
    ]


def test_the_ten_actors_of_reuse_are_named_in_their_order() -> None:
    assert column(ORLY, "printed_entries", "text", kind="actor") == REUSE
    assert set(column(ORLY, "printed_entries", "sub_action_code", kind="actor")) == {"F016-S6"}


def test_one_example_prints_an_amount() -> None:
    examples = [row for row in table(ORLY, "printed_entries") if row["kind"] == "example"]
    assert len(examples) == 14
    of = [row["sub_action_code"] for row in examples]
    assert [of.count(f"F016-S{part}") for part in range(1, 6)] == [2, 4, 3, 3, 2]
    [(text, euros)] = [(row["text"], row["amount_eur"]) for row in examples if row["amount_eur"]]
    assert text.endswith("doté d'une enveloppe globale de 40 000 euros")
    assert euros == "40000"


def test_who_leads_who_helps_and_when() -> None:
    assert len(column(ORLY, "stakeholders", "name", role="lead")) == 2
    partners = column(ORLY, "stakeholders", "name", role="partner")
    assert (len(partners), len(set(partners))) == (22, 21)
    [milestone] = table(ORLY, "milestones")
    assert milestone["as_written"] == "Moyen et long termes"
    assert (milestone["start"], milestone["end"]) == ("", "")


def test_four_actions_are_linked() -> None:
    linked = column(ORLY, "printed_entries", "code", heading="Actions en lien")
    assert linked == ["F010", "F015", "F017", "F018"]
