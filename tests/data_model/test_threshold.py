"""A threshold is typed as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.threshold import UNITS, ThresholdUnit, threshold_words, typed_threshold

RANGES = {
    ThresholdUnit.SHARE: (1, 100),
    ThresholdUnit.POINTS: (-100, -1),
    ThresholdUnit.DAYS: (0, 3660),
}


@given(st.data())
def test_what_is_shown_is_read_back(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(UNITS)))
    value = data.draw(st.integers(*RANGES[UNITS[key]]))
    stored = typed_threshold(key, str(value))
    assert typed_threshold(key, threshold_words(key, stored)) == stored


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("results_on_track", "95 %", "0.95"),
        ("results_on_track", "95\u202f%", "0.95"),
        ("results_on_track", "92,5", "0.925"),
        ("results_on_track", "100", "1"),
        ("completion_watch", "−5 pts", "-5"),
        ("completion_watch", "-5", "-5"),
        ("slippage_watch", " 20 jours ", "20"),
        ("slippage_watch", "1 j", "1"),
        ("slippage_watch", "1 200", "1200"),
    ],
)
def test_a_unit_may_be_typed_or_not(key: str, typed: str, stored: str) -> None:
    assert typed_threshold(key, typed) == stored


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("results_on_track", "0,95"),
        ("results_on_track", "101 %"),
        ("results_on_track", "95 jours"),
        ("completion_watch", "5 pts"),
        ("completion_watch", "0"),
        ("completion_watch", "−5,5"),
        ("slippage_watch", "−1"),
        ("slippage_watch", "20,5"),
        ("slippage_watch", "beaucoup"),
    ],
)
def test_what_is_no_threshold_is_refused_in_french(key: str, typed: str) -> None:
    with pytest.raises(ValueError, match="n’est pas un"):
        typed_threshold(key, typed)
