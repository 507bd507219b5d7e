"""What a fiche prints under headings of its own reads as it is printed."""

from datetime import date
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine

from analysis.fiche.fiche import fiche_lists, place_words, read_fiche
from analysis.fiche.fund_lists import NO_GRANT
from analysis.fiche.printed_lists import LEFT_BLANK, printed_lists
from analysis.fiche.tables import printed_dates, strip_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.snapshot import snapshot
from data_model.act import ActKind
from data_model.ledger import add_versions, new_act
from data_model.plan_draft import plan_of
from data_model.printed_entry import EntryKind
from data_model.shown_words import shown_words
from data_model.steering import FundGrant
from data_model.store import reading, writing
from tests.sample_data.other_plans import ATELIERS, MARNE, ORLY, stored


def test_boxes_references_blanks_and_sub_actions_read_as_printed(tmp_path: Path) -> None:
    with reading(stored(MARNE, tmp_path)) as session:
        seen = snapshot(session, plan_of(session))
        fiche = read_fiche(session, seen, "4.1.1")
    lists = dict(fiche_lists(fiche))
    assert [shown_words(text)[:24] for text in lists["Modalités de mise en œuvre"]] == [
        "1. CRÉER UN PÔLE TERRITO",
        "2. CRÉER UN RÉSEAU INTER",
    ]
    assert lists["Type d’action"][-1] == "☑ Action impliquant la population"
    assert [text[0] for text in lists["Type d’action"]] == ["☐"] * 4 + ["☑"]
    assert [text.replace("\\", "") for text in lists["Références ODD-ONU"]] == [
        "3\u00a0: Bonne santé et bien-être",
        "9\u00a0: Industrie, innovation et infrastructure",
        "11\u00a0: Villes et communautés durables",
        "12\u00a0: Consommation et production responsables",
    ]
    assert lists["En lien avec l’action"] == ("1.4.2, 2.4.1, 3.2.1, 3.4.2, 3.5.1, 3.5.3",)
    assert len(lists[LEFT_BLANK]) == 5
    assert "Coût de l’action" in lists[LEFT_BLANK]
    assert fiche.place[0][0] == "Orientation stratégique 4\u00a0:"
    assert fiche.place[1][0] == "Objectif opérationnel 4.1\u00a0:"
    assert place_words(seen, fiche)[:2] == [
        "Orientation 4 · Innovation",
        "Objectif 4.1",
    ]


def test_examples_stand_under_the_part_that_they_illustrate(tmp_path: Path) -> None:
    with reading(stored(ORLY, tmp_path)) as session:
        seen = snapshot(session, plan_of(session))
        fiche = read_fiche(session, seen, "F016")
        states = occurrence_states_frame(seen)
    shown = {shown_words(head): texts for head, texts in fiche_lists(fiche)}
    lists = {head: texts for head, texts in shown.items() if head.startswith("Exemples")}
    assert [len(texts) for texts in lists.values()] == [2, 4, 3, 3, 2]
    assert "Exemples\u00a0: Promouvoir l’ESS et ses acteurs" in lists
    assert any(head.startswith("Acteurs") and "réemploi" in head for head, _ in fiche.printed)
    strip = strip_frame(states, "F016", year=None)
    assert printed_dates(seen, strip) == "Temporalité de l’action\u00a0: Moyen et long termes"
    assert printed_dates(seen, strip.assign(reference_on=date(2026, 1, 1))) == ""


def test_a_reference_that_is_no_goal_reads_as_printed() -> None:
    rows = [("1", "ODD-ONU", "reference", code, code, None) for code in ("3", "ODD 99")]
    columns = ["action_code", "heading", "kind", "text", "code", "sub_action_code"]
    entries = pd.DataFrame(rows, columns=columns, dtype=object)
    entries["kind"] = EntryKind.REFERENCE
    assert printed_lists(entries, "1") == (("ODD-ONU", ("3, ODD 99",)),)
    entries.loc[1, ["text", "code"]] = "11"
    assert len(printed_lists(entries, "1")[0][1]) == 2
    assert printed_lists(entries.assign(heading="SRCAE"), "1") == (("SRCAE", ("3, 11",)),)


def granted(engine: Engine, plan_code: str, *grants: tuple[int, str, int, int]) -> None:
    """Each grant of the fund, with the cost of its project."""
    with writing(engine) as session:
        act = new_act(session, plan_code, kind=ActKind.PLAN_EDIT)
        add_versions(
            session,
            act,
            [
                FundGrant(
                    plan_code=plan_code,
                    act_number=act.number,
                    fund_code="FONDS-1",
                    number=number,
                    beneficiary=who,
                    amount_cents=cents,
                    project_cents=cost,
                )
                for number, who, cents, cost in grants
            ],
        )


def test_a_fund_gives_its_rules_its_grants_and_what_breaks_a_rule(tmp_path: Path) -> None:
    engine = stored(ATELIERS, tmp_path)
    with reading(engine) as session:
        plan = plan_of(session)
        fiche = read_fiche(session, snapshot(session, plan), "2.2")
        other = read_fiche(session, snapshot(session, plan), "2.3")
    label = "Fonds de participation de l’Agglomération de la Région de Compiègne"
    rules = (
        "Enveloppe\u00a0: 50\u202f000\u00a0€, de 2021 à 2023",
        "Plafond par projet\u00a0: 1\u202f500\u00a0€",
        "Part maximale du plan de financement\u00a0: 50\u202f%",
    )
    assert dict(fiche.printed)[label] == (*rules, NO_GRANT)
    assert label not in dict(other.printed)

    granted(engine, plan.code, (1, "Jardins", 150_000, 300_000), (2, "Vélo", 160_000, 400_000))
    with reading(engine) as session:
        fiche = read_fiche(session, snapshot(session, plan_of(session)), "2.2")
    assert dict(fiche.printed)[label] == (
        *rules,
        "Accordé\u00a0: 2\u00a0aides, 3\u202f100\u00a0€\u202f; reste 46\u202f900\u00a0€",
        "◆ Aide 2 (Vélo)\u00a0: 1\u202f600\u00a0€ pour 1\u202f500\u00a0€ permis "
        "(plafond par projet)",
    )

    granted(engine, plan.code, (3, "Lycée", 5_000_000, 20_000_000))
    with reading(engine) as session:
        fiche = read_fiche(session, snapshot(session, plan_of(session)), "2.2")
    assert dict(fiche.printed)[label][3] == (
        "Accordé\u00a0: 3\u00a0aides, 53\u202f100\u00a0€\u202f; "
        "3\u202f100\u00a0€ de plus que l’enveloppe"
    )
