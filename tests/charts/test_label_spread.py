"""Labels that keep their distance, their order, and stay in the picture."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.label_spread import spread

PLACES = st.lists(st.floats(0, 400, allow_nan=False), min_size=1, max_size=10)


def test_labels_far_enough_from_one_another_do_not_move() -> None:
    assert spread([10.0, 50.0, 90.0], apart=20, low=0, high=100) == [10.0, 50.0, 90.0]


def test_labels_at_the_same_place_are_pushed_apart() -> None:
    assert spread([50.0, 50.0], apart=20, low=0, high=100) == [50.0, 70.0]


def test_labels_at_the_top_are_pushed_down_rather_than_out() -> None:
    assert spread([100.0, 100.0], apart=20, low=0, high=100) == [80.0, 100.0]


def test_nothing_to_place_gives_nothing() -> None:
    assert spread([], apart=20, low=0, high=100) == []


@given(PLACES)
def test_eight_lines_stay_twenty_pixels_apart_and_in_order(wanted: list[float]) -> None:
    placed = spread(wanted, apart=20, low=0, high=400)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    assert all(placed[b] - placed[a] >= 20 - 1e-6 for a, b in pairwise(order))
    assert min(placed) >= -1e-6
    assert max(placed) <= 400 + 1e-6


def test_too_many_labels_share_the_room_evenly() -> None:
    assert spread([0.0] * 5, apart=50, low=0, high=100) == pytest.approx([0, 25, 50, 75, 100])
