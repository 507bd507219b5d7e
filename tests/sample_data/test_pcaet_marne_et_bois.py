"""Fiche 4.1.1 of the PCAET of Paris Est Marne & Bois, as printed: blanks stay blank."""

from tests.sample_data.other_plans import MARNE, column, counts, table

ROWS = {"plan": 1, "level_names": 1, "axes": 1, "objectives": 1, "actions": 1, "stakeholders": 8}
ROWS |= {"sub_actions": 2, "printed_entries": 32, "measures": 5, "indicators": 5, "milestones": 1}
ROWS |= {"notes": 6, "respondents": 14}


def entries(heading: str) -> list[str]:
    return column(MARNE, "printed_entries", "text", heading=heading)


def test_the_folder_holds_these_tables_and_no_amount() -> None:
    assert counts(MARNE) == ROWS
    assert set(column(MARNE, "printed_entries", "amount_eur")) == {""}


def test_its_levels_are_named_and_numbered_as_printed() -> None:
    assert column(MARNE, "level_names", "heading", level="axis") == ["Orientation stratégique"]
    [objective] = table(MARNE, "objectives")
    assert objective["code"] == "4.1"
    assert objective["label"].startswith("Développer des stratégies partenariales")
    [crossing] = table(MARNE, "printed_entries")[:1]
    assert (crossing["heading"], crossing["code"]) == ("Objectifs transversaux", "4.2")
    assert crossing["text"].startswith("Promouvoir et soutenir les initiatives")


def test_one_box_of_five_is_ticked() -> None:
    boxes = {
        row["text"]: row["is_ticked"]
        for row in table(MARNE, "printed_entries")
        if row["kind"] == "box"
    }
    assert boxes == {
        "Atténuation": "false",
        "Adaptation": "false",
        "Qualité de l'air": "false",
        "Études": "false",
        "Action impliquant la population": "true",
    }


def test_what_is_printed_without_content_stays_without_content() -> None:
    blank = [row["heading"] for row in table(MARNE, "printed_entries") if not row["text"]]
    assert blank == [
        "Priorité",
        "Incidence sur l'environnement",
        "Incidence sur les populations",
        "Coût de l'action",
        "Moyens humains",
    ]
    [action] = table(MARNE, "actions")
    assert (action["priority"], action["priority_label"]) == ("", "")


def test_references_and_linked_actions_are_those_printed() -> None:
    assert entries("Références ODD-ONU") == ["3", "9", "11", "12"]
    assert entries("Références SRCAE") == ["ECO 1.1", "ECO 1.2", "ECO 1.3"]
    assert entries("Références PCAEM") == ["AT1", "AT2", "AT3"]
    linked = ["1.4.2", "2.4.1", "3.2.1", "3.4.2", "3.5.1", "3.5.3"]
    assert entries("En lien avec l'action") == linked


def test_two_modalities_and_three_expected_results() -> None:
    first, second = column(MARNE, "sub_actions", "title")
    assert first.startswith("1. CRÉER UN PÔLE TERRITORIAL")
    assert second.startswith("2. CRÉER UN RÉSEAU INTERNE")
    assert len(entries("Résultats attendus")) == 3
    assert entries("Services mobilisés") == [
        "Cellule communication",
        "Mission Développement Durable",
    ]


def test_four_printed_lines_are_five_indicators() -> None:
    lines = [(row["printed_line"], row["printed_label"]) for row in table(MARNE, "indicators")]
    assert lines == [
        ("1", "Nombre d'acteurs mobilisés"),
        ("2", "Nombres d'échanges et de réunions d'échanges"),
        ("3", "Nombre de projets suivis, de lauréats"),
        ("3", "Nombre de projets suivis, de lauréats"),
        ("4", "Montant des financements mobilisés"),
    ]


def test_the_calendar_stays_to_be_defined() -> None:
    [milestone] = table(MARNE, "milestones")
    assert milestone["as_written"] == "À définir, 2019-2025"
    assert (milestone["start"], milestone["end"]) == ("", "")


def test_who_leads_and_who_helps() -> None:
    [lead] = column(MARNE, "stakeholders", "name", role="lead")
    assert lead == "Direction du Développement Économique et de l'Emploi"
    partners = column(MARNE, "stakeholders", "name", role="partner")
    assert (len(partners), partners[0], partners[-1]) == (7, "Communes", "ALEC-MVE")
