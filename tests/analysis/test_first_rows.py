"""Which rows of a long board are shown first."""

import pandas as pd
import pytest

from analysis.first_rows import first_rows


def board(*axes: str | None) -> pd.DataFrame:
    return pd.DataFrame({"axis_code": list(axes), "action_code": range(len(axes))}, dtype=object)


@pytest.mark.parametrize("length", [0, 3, 4])
def test_a_board_that_is_not_too_long_stays_whole(length: int) -> None:
    frame = board(*["A"] * length)
    shown, others = first_rows(frame, 4)
    assert shown.equals(frame)
    assert others.empty


def test_a_longer_one_shows_as_many_rows_of_each_axis_and_hides_none() -> None:
    frame = board("A", "A", "A", "B", "B", None, "")
    shown, others = first_rows(frame, 6)
    assert shown["action_code"].tolist() == [0, 1, 3, 4, 5, 6]
    assert others["action_code"].tolist() == [2]


def test_each_axis_shows_one_row_even_where_there_are_more_axes_than_rows() -> None:
    shown, others = first_rows(board("A", "B", "C", "A"), 2)
    assert shown["action_code"].tolist() == [0, 1, 2]
    assert others["action_code"].tolist() == [3]
