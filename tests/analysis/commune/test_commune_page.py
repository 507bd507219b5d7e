"""What a respondent's page says, on the demonstration and without any return."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.budget.amount import budget_said
from analysis.commune.budget_told import budget_told_table, newest_exercise
from analysis.commune.commune_html import NO_HIGHLIGHT, CommuneSheet, commune_html
from analysis.commune.milestones import charged_with, coming, finish_of, milestones_sentence
from analysis.commune.population import denominator_line, population_line
from analysis.commune.quarter_values import quarter_values
from analysis.commune.returns import (
    commune_finding,
    expected_table,
    received_quarters,
    returns_table,
)
from analysis.commune.values_table import MEDIAN, PER_THOUSAND, values_table
from analysis.returns.collection import collection_board_frame
from analysis.rows import rows_of
from analysis.schedule.occurrence import occurrence_states
from analysis.snapshot import Snapshot
from data_model.french import day, euros, number_e4
from data_model.vocabulary import RespondentKind
from tests.analysis.builders import make_snapshot

AULNAY, DUGNY, SEVRAN, EPT = "93005", "93030", "93071", "200058097"


@pytest.fixture(scope="module")
def board(frames: Snapshot) -> pd.DataFrame:
    return collection_board_frame(frames)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def table_of(frames: Snapshot, board: pd.DataFrame, code: str) -> pd.DataFrame:
    return values_table(
        frames, quarter_values(frames), code, received=received_quarters(board, code)
    )


@pytest.mark.parametrize(
    ("code", "name", "finding"),
    [
        (AULNAY, "Aulnay-sous-Bois", "Aulnay-sous-Bois a transmis son T3 2026 à temps"),
        (DUGNY, "Dugny", "Dugny : le T3 2026 n’est pas encore reçu"),
        (EPT, "EPT", "EPT a transmis son T3 2026 à temps : 34 sur 35 cases"),
    ],
)
def test_the_title_says_what_became_of_the_last_quarter(
    board: pd.DataFrame, code: str, name: str, finding: str
) -> None:
    assert plain(commune_finding(board, code, name)) == finding


def test_nobody_asked_is_said_so(board: pd.DataFrame) -> None:
    nothing = board.head(0)
    assert plain(commune_finding(nothing, AULNAY, "Ici")).endswith("n’est encore demandé")
    ahead = board[~board["is_counted"].astype(bool)]
    found = plain(commune_finding(ahead, AULNAY, "Ici"))
    assert found == "Ici : le premier retour, T4 2026, est attendu le 31 janvier 2027"
    assert returns_table(nothing, AULNAY).empty


def test_a_missing_return_leaves_no_zero_in_its_flows(
    frames: Snapshot, board: pd.DataFrame
) -> None:
    cells = {row[0].split()[0]: row for row in table_of(frames, board, DUGNY).to_numpy().tolist()}
    assert plain(cells["2.2-I1"][1]).startswith("**non transmis**")
    assert plain(cells["2.2-I4"][1]).startswith("**148 m², reporté de T2 2026**")
    ept = {row[0].split()[0]: row for row in table_of(frames, board, EPT).to_numpy().tolist()}
    # Its return came with this cell left blank.
    assert ept["1.5-I5"][1].startswith("**n.c.**")


def test_each_value_names_the_return_it_was_read_in(frames: Snapshot, board: pd.DataFrame) -> None:
    number, received = next(
        (int(row.return_number), day(row.received_on))
        for row in rows_of(board)
        if (row.respondent_code, row.period_code) == (AULNAY, "2026-T3")
    )
    table = table_of(frames, board, AULNAY)
    assert len(table) == 10
    newest = [cell for cell in table["Valeur"] if "T3\u00a02026" in cell]
    assert newest
    assert all(f"T3\u00a02026, retour n°\u00a0{number} du {received}" in cell for cell in newest)
    # The cell is told where a figure comes from, not to a mayor.
    assert not table.map(lambda cell: "!" in cell).any(axis=None)


def test_a_value_carried_names_the_return_of_its_own_period(
    frames: Snapshot, board: pd.DataFrame
) -> None:
    numbers = {
        int(row.return_number): row.period_code
        for row in rows_of(board)
        if row.respondent_code == DUGNY and row.is_received
    }
    told = [cell for cell in table_of(frames, board, DUGNY)["Valeur"] if "reporté" in cell]
    assert told
    for cell in told:
        places = re.findall(r"(T\d)\u00a0(\d{4}), retour n°\u00a0(\d+)", cell)
        assert places
        assert all(numbers[int(number)] == f"{year}-{quarter}" for quarter, year, number in places)


def test_a_value_confirmed_says_when_and_where_it_was_given() -> None:
    told = [
        {"respondent_code": "A", "period_code": "2026-T2", "last_day": date(2026, 6, 30)}
        | {"value_e4": 20_000, "return_number": 7}
    ]
    returns = [
        {"number": 7, "period_code": "2026-T2", "received_on": date(2026, 7, 20)},
        {"number": 9, "period_code": "2026-T3", "nothing_to_report": True},
    ]
    view = make_snapshot(
        indicators=[{"nature": "stock"}],
        respondents=[{"respondent_code": "A"}],
        assignments=[{"respondent_code": "A"}],
        observations=told,
        returns=returns,
    )
    (cell,) = values_table(view, quarter_values(view), "A", received={})["Valeur"]
    assert plain(cell).endswith(
        "[confirmé au T3 2026, donné au T2 2026, retour n° 7 du 20 juillet 2026]]"
    )


def test_without_fait_marquant_the_print_says_so_as_the_screen_does() -> None:
    empty = pd.DataFrame()
    sheet = CommuneSheet(
        plan="",
        title="Ici",
        scope="",
        banner="",
        lines=[],
        returns=empty,
        expected=empty,
        values=empty,
        notes=[],
        budget=empty,
        milestones_words="",
        milestones=empty,
        highlights=[],
    )
    assert f"<p>{NO_HIGHLIGHT}</p>" in commune_html(sheet)


def test_the_territory_is_neither_compared_nor_divided(
    frames: Snapshot, board: pd.DataFrame
) -> None:
    assert {MEDIAN, PER_THOUSAND} <= set(table_of(frames, board, AULNAY).columns)
    assert not {MEDIAN, PER_THOUSAND} & set(table_of(frames, board, EPT).columns)
    assert population_line(frames, EPT) == ""


def test_a_rate_is_shown_over_the_population_that_is_named(
    frames: Snapshot, board: pd.DataFrame
) -> None:
    row = next(
        row
        for row in table_of(frames, board, DUGNY).to_dict("records")
        if "2.2-I4" in row["Indicateur"]
    )
    assert row[PER_THOUSAND].startswith(number_e4(round(148 * 1_000 * 10_000 / 11_700), decimals=2))
    line = plain(population_line(frames, DUGNY))
    for words in ("11 700 habitants", "INSEE", "le 1er janvier 2026", "Licence Ouverte 2.0"):
        assert words in line
    assert "Licence Ouverte 2.0" in denominator_line(frames)


def test_the_budget_told_is_the_last_amount_of_each_exercise(frames: Snapshot) -> None:
    table = budget_told_table(frames, budget_said(frames), SEVRAN)
    budget = frames.budget
    for row in table.to_dict("records"):
        mine = budget[
            (budget["respondent_code"] == SEVRAN) & (budget["exercise"] == int(row["Exercice"]))
        ]
        for name, field in (("Engagé", "committed"), ("Mandaté", "paid")):
            assert row[name] == euros(int(mine.loc[mine["field"] == field, "amount_cents"].sum()))
    newest, earlier = newest_exercise(table)
    assert list(newest["Exercice"]) == ["2026"]
    assert list(earlier["Exercice"]) == ["2025", "2024"]
    assert budget_told_table(frames, budget_said(frames), DUGNY).empty


def test_a_milestone_is_that_of_who_is_named_and_the_others_are_the_territory_s(
    frames: Snapshot,
) -> None:
    states = occurrence_states(frames)
    charged = [
        {state.occurrence_code for state in charged_with(frames, states, row.respondent_code)}
        for row in rows_of(frames.respondents)
    ]
    assert sum(map(len, charged)) == len(states) == len(set().union(*charged))
    as_of = frames.situation.as_of
    ahead = {state.occurrence_code for state in coming(states, as_of)}
    for state in states:
        finish = finish_of(state)
        is_near = finish is not None and finish <= as_of + timedelta(days=90)
        assert (state.occurrence_code in ahead) == (is_near and state.actual is None)
    assert milestones_sentence([], []) == "Aucun jalon n’est à sa charge."


def test_what_is_awaited_is_the_missing_quarter_then_the_next(
    frames: Snapshot, board: pd.DataFrame
) -> None:
    def awaited(code: str) -> list[str]:
        return [plain(cell) for cell in expected_table(frames, board, code)["Trimestre"]]

    assert awaited(AULNAY) == ["T4 2026"]
    assert awaited(DUGNY) == ["T3 2026", "T4 2026"]
    assert plain(expected_table(frames, board, EPT)["Demandé"][0]) == "1 case à compléter"


def test_no_page_shows_a_raw_value(frames: Snapshot, board: pd.DataFrame) -> None:
    said = budget_said(frames)
    for person in rows_of(frames.respondents):
        code = person.respondent_code
        tables = [
            table_of(frames, board, code),
            returns_table(board, code),
            expected_table(frames, board, code),
            budget_told_table(frames, said, code),
        ]
        texts = [str(cell) for table in tables for cell in table.to_numpy().ravel()]
        assert not [text for text in texts if text in ("", "None", "nan", "<NA>")], code
        assert person.kind != RespondentKind.COMMUNE or population_line(frames, code)


def test_the_printed_sheet_keeps_a_user_s_words_as_words() -> None:
    empty = pd.DataFrame()
    sheet = CommuneSheet(
        plan="Plan <b>",
        title="Sevran a transmis",
        scope="Vu au 9 novembre 2026",
        banner="",
        lines=["11 retours"],
        returns=pd.DataFrame([{"État": ":blue[● à temps]", "Reçu le": "**22 octobre**"}]),
        expected=empty,
        values=empty,
        notes=[],
        budget=empty,
        milestones_words="Aucun jalon n’est à sa charge.",
        milestones=empty,
        highlights=[r"\<script\> :small[:gray[Sevran, retour n° 98, `Indicateurs!L4`]]"],
    )
    document = commune_html(sheet)
    assert "<script" not in document
    assert "Plan &lt;b&gt;" in document
    assert '<th scope="row">● à temps</th><td><strong>22 octobre</strong></td>' in document
    assert "<small>Sevran, retour n° 98, Indicateurs!L4</small>" in document
    assert "http" not in document
