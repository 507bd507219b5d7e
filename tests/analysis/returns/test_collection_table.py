"""The board in words: who is named, what each cell says, what is left to ask for."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from analysis.returns.collection import collection_board_frame, missing_cells_frame
from analysis.returns.collection_table import (
    SIGNS,
    asked_of,
    board_matrix,
    board_title,
    board_years,
    campaign_table,
    contact_words,
    missing_labels,
    missing_table,
    owing,
    owing_title,
    quarter_table,
)
from analysis.returns.return_basis import return_basis
from analysis.snapshot import Snapshot
from data_model.period import parse_period
from data_model.vocabulary import CollectionState
from tests.analysis.builders import make_situation, make_snapshot

T3, T4 = "2026-T3", "2026-T4"
LAST_DAY = parse_period(T3).last_day
NAMES = {"A": "Aulnay", "B": "Dugny", "C": "Sevran", "D": "Drancy"}


def snapshot(*silent: str, received_on: date = date(2026, 10, 20), full: bool = True) -> Snapshot:
    """Each asked for an indicator and a budget line from T3 2026 on; the silent sent nothing."""
    senders = [who for who in NAMES if who not in silent]
    said: dict[str, Any] = {"period_code": T3, "last_day": LAST_DAY}
    return make_snapshot(
        situation=make_situation(first_day=date(2026, 7, 1), plan_start=None),
        respondents=[{"respondent_code": c, "name": n} for c, n in NAMES.items()],
        indicators=[{"label": "Locaux"}],
        actions=[{"short_title": "Visites"}],
        assignments=[
            {"respondent_code": who, "first_period": T3, **what}
            for who in NAMES
            for what in ({}, {"kind": "budget", "object_code": "1.1"})
        ],
        returns=[
            {
                "number": n,
                "respondent_code": who,
                "period_code": T3,
                "received_on": received_on,
            }
            for n, who in enumerate(senders, start=1)
        ],
        observations=[{"respondent_code": who, "value_e4": 0, **said} for who in senders],
        budget_history=[
            {"respondent_code": who, "amount_cents": 0, **said} for who in senders if full
        ],
    )


def board(*silent: str, **more: Any) -> pd.DataFrame:
    return collection_board_frame(snapshot(*silent, **more))


@pytest.mark.parametrize(
    ("silent", "title"),
    [
        ("", "Les 4 retours du T3\u00a02026 sont tous reçus, à temps"),
        ("B", "Dugny n’a pas transmis son T3\u00a02026"),
        ("BC", "Dugny et Sevran n’ont pas transmis leur T3\u00a02026"),
        ("ABC", "Aulnay, Dugny et Sevran n’ont pas transmis leur T3\u00a02026"),
        ("ABCD", "4\u00a0répondants sur\u00a04 n’ont pas transmis leur T3\u00a02026"),
    ],
)
def test_the_title_names_up_to_three_who_did_not_send(silent: str, title: str) -> None:
    assert board_title(board(*silent)) == title


def test_the_title_is_calm_before_any_deadline_and_tells_late_returns() -> None:
    empty = board()
    assert board_title(empty[empty["period_code"] == T4]) == (
        "Aucun retour n’est encore arrivé à échéance"
    )
    late = board(received_on=date(2026, 11, 5))
    assert board_title(late).endswith("sont tous reçus, dont 4\u00a0en retard")


def test_each_cell_has_a_sign_a_word_and_the_filling_of_what_was_due() -> None:
    matrix = board_matrix(board("B", full=False))
    assert list(matrix.columns) == ["Répondant", "T3\u00a02026", "T4\u00a02026"]
    sent, silent = matrix["T3\u00a02026"].tolist()[:2]
    assert "● à temps" in sent
    assert "1 sur 2\u00a0cases" in sent
    assert "◆ manquant, 9\u00a0j" in silent
    assert set(matrix["T4\u00a02026"]) == {"○ attendu"}


def test_every_state_of_the_board_has_a_sign() -> None:
    assert set(SIGNS) == set(CollectionState)


def test_the_missing_come_first_in_the_table_of_a_quarter() -> None:
    shot = snapshot("C")
    table = quarter_table(collection_board_frame(shot), shot, T3)
    assert table["Répondant"].tolist()[0] == "Sevran"
    assert table["Retard"].tolist()[0] == "9\u00a0jours"
    assert table["Contact"].unique().tolist() == ["à saisir"]


def test_what_is_missing_is_listed_for_who_sent_nothing_and_for_who_sent_a_part() -> None:
    shot = snapshot("B", full=False)
    missing = missing_cells_frame(shot)
    assert missing_labels(missing, "B", T3) == ["1.1-I1 Locaux", "budget de l’action 1.1 Visites"]
    assert missing_table(missing, "A", T3)["Feuille"].tolist() == ["Budget (engagé, mandaté)"]
    told = collection_board_frame(shot)
    assert list(owing(told, T3)) == ["B", "A", "C", "D"]
    assert owing_title(owing(told, T3), told, T3) == (
        "T3\u00a02026\u00a0: 1\u00a0retour non reçu, 3 à compléter (Aulnay, Sevran et Drancy)"
    )


def test_a_year_of_the_board_keeps_its_quarters_only() -> None:
    told = collection_board_frame(snapshot())
    older = told.assign(period_code="2024-T2", name=told["name"])
    both = pd.concat([older, told], ignore_index=True)
    assert board_years(both) == ["2026", "2024"]
    assert list(board_matrix(both, year="2024").columns) == ["Répondant", "T2\u00a02024"]


def test_nothing_is_owed_when_all_is_full() -> None:
    shot = snapshot()
    told = collection_board_frame(shot)
    assert owing(told, T3) == {}
    assert owing_title({}, told, T3) == "T3\u00a02026\u00a0: rien à relancer"
    assert missing_labels(missing_cells_frame(shot), "A", T3) == []


def test_only_who_is_asked_gets_a_workbook() -> None:
    shot = snapshot()
    assert asked_of(shot, "2026-T2") == {}
    assert list(asked_of(shot, T4)) == list(NAMES)
    assert campaign_table(shot, T4)["Demandé"].tolist()[0] == (
        "1\u00a0indicateur et 1\u00a0ligne de budget"
    )


def test_the_campaign_counts_the_milestones_that_the_workbook_lists() -> None:
    shot = replace(
        snapshot(),
        occurrences=make_snapshot(
            occurrences=[
                {"occurrence_code": f"1.1-J{n}-C01", "respondent_code": who}
                for n, who in enumerate("AAB", start=1)
            ]
        ).occurrences,
    )
    told = campaign_table(shot, T4)["Demandé"].tolist()
    for who, words in zip(NAMES, told, strict=True):
        basis = return_basis(shot, who, T4)
        assert basis is not None
        listed = len(basis.occurrence_codes)
        assert (f"{listed}\u00a0jalon" in words) is bool(listed)
    assert "2\u00a0jalons" in told[0]


@pytest.mark.parametrize(
    ("name", "email", "words"),
    [
        ("", "", "à saisir"),
        ("Léa *M*", "", r"Léa \*M\*"),
        ("Léa", "a_b@x.fr", r"Léa · [a\_b@x.fr](mailto:a_b@x.fr)"),
        ("", "a@x.fr](http://y.fr", "a\u2060@x.fr\\]\\(http\\:\u2060//y.fr"),
    ],
)
def test_a_contact_is_words_and_an_address_to_write_to(name: str, email: str, words: str) -> None:
    assert contact_words(SimpleNamespace(contact_name=name, contact_email=email)) == words
