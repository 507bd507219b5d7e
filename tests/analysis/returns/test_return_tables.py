"""The returns page's words: counted, grouped, and never a blank for what is not known."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from analysis.returns.return_tables import (
    change_table,
    done_title,
    drop_title,
    expected_sentence,
    issue_title,
    return_choices,
    returns_table,
)
from data_model.draft import ALREADY_RECORDED, ReturnDraft
from data_model.finding import Finding, Severity
from tests.analysis.builders import make_snapshot


def finding(severity: Severity, cell: str, code: str = "X", message: str = "lu") -> Finding:
    return Finding(
        severity=severity,
        code=code,
        sheet="Budget",
        cell=cell,
        message=f"Budget!{cell}\u00a0: {message}",
    )


def draft(*findings: Finding) -> ReturnDraft:
    return ReturnDraft(plan_code="P", respondent_code="A", period_code="2026-T1", findings=findings)


def test_a_drop_is_counted_by_status() -> None:
    blocked = draft(finding(Severity.ERROR, "A1"))
    already = draft(finding(Severity.ERROR, "", ALREADY_RECORDED))

    assert drop_title([]) == "Déposez les retours des communes"
    assert drop_title([draft()]) == "1\u00a0fichier lu\u00a0: 1 à intégrer"
    assert drop_title([draft(), draft(), already, already, blocked]) == (
        "5\u00a0fichiers lus\u00a0: 2 à intégrer, 2 déjà intégrés, 1 bloqué"
    )


def test_what_is_not_known_is_said_in_the_preview() -> None:
    changes = pd.DataFrame(
        [("Participants", "SCIC", "", "3", "4 SCIC", "4"), ("Local", "", "", "", "effacer", "")],
        columns=["label", "field", "previous", "old", "raw", "new"],
    )

    assert change_table(changes).to_numpy().tolist() == [
        ["Participants (SCIC)", "n.c.", "3", "4 SCIC", "4"],
        ["Local", "n.c.", "n.c.", "effacer", "n.c."],
    ]


def test_says_who_is_still_expected() -> None:
    board = pd.DataFrame(
        [
            ("2026-T1", "Aulnay", "on_time"),
            ("2026-T1", "Dugny", "missing"),
            ("2026-T1", "Sevran", "expected"),
            ("2026-T1", "Drancy", "not_asked"),
            ("2026-T2", "Drancy", "not_asked"),
        ],
        columns=["period_code", "name", "state"],
    )

    due = date(2026, 4, 30)
    said = (
        expected_sentence(board, "2026-T1", deadline=due)
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
    )
    assert said == (
        "T1 2026 : 1 retour reçu sur 3 ; non reçus : Dugny ; attendus pour le 30 avril 2026 : "
        "Sevran."
    )
    assert "aucun retour n’est demandé." in expected_sentence(board, "2026-T2", deadline=due)


def test_the_newest_return_comes_first_with_its_state() -> None:
    moment = pd.Timestamp(datetime(2026, 4, 15, 22, 30, tzinfo=UTC))
    rows: list[dict[str, object]] = [
        {"number": 1, "recorded_at": moment, "file_name": "a.xlsx"},
        {"number": 2, "recorded_at": moment, "is_partial": True},
        {"number": 3, "recorded_at": moment, "is_active": False},
    ]
    table = returns_table(make_snapshot(respondents=[{}], returns=rows))

    assert list(table.index) == [3, 2, 1]
    assert list(table["État"]) == ["annulé", "partiel", "remplacé"]
    assert list(table["Fichier"]) == ["saisie", "saisie", "a.xlsx"]
    assert set(table["Répondant"]) == {"Aulnay-sous-Bois"}
    # The evening in UTC is already the next day in Paris.
    assert "16" in table["Intégré le"].iloc[0]
    assert returns_table(make_snapshot()).empty


def test_a_return_that_a_newer_one_covers_in_part_says_so() -> None:
    moment = pd.Timestamp(datetime(2026, 4, 15, 22, 30, tzinfo=UTC))
    rows: list[dict[str, object]] = [
        {"number": 1, "recorded_at": moment, "fact_count": 2},
        {"number": 2, "recorded_at": moment},
    ]
    said = [{"return_number": 1, "category": "a"}, {"return_number": 2, "category": "b"}]
    table = returns_table(make_snapshot(respondents=[{}], returns=rows, observations=said))
    assert list(table["État"]) == ["en vigueur", "remplacé en partie"]
    assert return_choices(table)[1].endswith(" · remplacé en partie")


def test_the_title_of_the_workbooks_says_how_many_are_to_be_issued() -> None:
    assert issue_title(9, "2026-T4") == "9\u00a0classeurs à émettre pour T4\u00a02026"
    assert issue_title(1, "2026") == "1\u00a0classeur à émettre pour 2026"
    assert issue_title(0, "2026-T4") == "Aucun classeur à émettre pour T4\u00a02026"


@pytest.mark.parametrize(
    ("active", "title"),
    [
        ([], "Aucun retour n’est encore intégré"),
        ([True], "1\u00a0retour intégré, aucun annulé"),
        ([True, False], "2\u00a0retours intégrés, dont 1\u00a0annulé"),
        ([False, True, False], "3\u00a0retours intégrés, dont 2\u00a0annulés"),
    ],
)
def test_the_title_of_the_recorded_returns_counts_those_undone(
    active: list[bool], title: str
) -> None:
    assert done_title(pd.DataFrame({"is_active": active}, dtype=bool)) == title


@pytest.mark.parametrize("length", [40, 41, 255])
def test_a_long_file_name_keeps_its_beginning_and_its_end(length: int) -> None:
    moment = pd.Timestamp(datetime(2026, 4, 15, 22, 30, tzinfo=UTC))
    name = "retour_".ljust(length - 5, "x") + ".xlsx"
    row: dict[str, object] = {"number": 1, "recorded_at": moment, "file_name": name}
    [shown] = returns_table(make_snapshot(respondents=[{}], returns=[row]))["Fichier"]
    assert len(shown) == 40
    assert (shown == name) == (length == 40)
    assert shown.startswith("retour_x")
    assert shown.endswith("x.xlsx")
