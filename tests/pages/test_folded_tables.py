"""A table behind « Voir les données »: its rows are sent once it is opened."""

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import by_address

BOARD = "donnees_Réalisé et attendu de chaque action"


def columns(page: AppTest) -> list[list[str]]:
    return [list(one.value.columns) for one in page.table]


def test_a_folded_table_is_sent_once_opened(app: AppTest) -> None:
    page = by_address("avancement")
    folded = columns(page)
    page.session_state[BOARD] = True
    page.run()
    opened = columns(page)
    assert len(opened) == len(folded) + 1
    assert "Réalisé" in {name for names in opened for name in names}
    assert "Réalisé" not in {name for names in folded for name in names}


def test_the_board_is_by_objective_when_the_address_asks(app: AppTest) -> None:
    page = by_address("avancement", par="objectifs", vue="tableau")
    assert page.title[0].value == by_address("avancement").title[0].value
    board = page.table[0].value
    assert board.columns[0] == "Objectif"
    assert len(board) == 8
    assert any("1\u00a0action n’a pas d’objectif" in one.value for one in page.caption)


def test_it_is_in_the_page_s_files_even_folded(app: AppTest) -> None:
    page = by_address("avancement")
    assert "Réalisé et attendu de chaque action" in page.session_state["tables_of_the_page"]


def test_it_stays_open_when_another_indicator_is_chosen(app: AppTest) -> None:
    page = by_address("communes")
    page.session_state["donnees_communes"] = True
    page.run()
    [named] = [name for name in page.session_state["tables_of_the_page"] if "renseignée" in name]
    choice = page.selectbox[0]
    choice.select(choice.options[1]).run()
    assert not page.exception
    assert page.session_state["donnees_communes"] is True
    [renamed] = [name for name in page.session_state["tables_of_the_page"] if "renseignée" in name]
    assert choice.options[1].split(" ", 1)[1] in renamed
    assert renamed != named
    assert len(page.table) == 2
