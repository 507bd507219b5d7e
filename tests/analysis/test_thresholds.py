"""A plan's thresholds over the defaults."""

from fractions import Fraction

import pytest

from analysis.results.rules import DEFAULT_THRESHOLDS
from analysis.thresholds import FIELDS, read_threshold, thresholds_of


def test_the_defaults_stand_where_nothing_is_set() -> None:
    assert thresholds_of({"clock": "x", "results_watch": " "}) == DEFAULT_THRESHOLDS


@pytest.mark.parametrize("key", list(FIELDS))
def test_each_setting_changes_its_own_threshold_only(key: str) -> None:
    changed = thresholds_of({key: "3"})
    fields = vars(DEFAULT_THRESHOLDS)
    assert [name for name in fields if vars(changed)[name] != fields[name]] == [FIELDS[key]]
    assert vars(changed)[FIELDS[key]] == 3


@pytest.mark.parametrize("text", ["0.9", "0,9", " 0,90 "])
def test_reads_a_comma_or_a_point(text: str) -> None:
    assert read_threshold("results_on_track", text) == Fraction(9, 10)


@pytest.mark.parametrize("text", ["-15", "−15"])
def test_reads_a_minus_sign(text: str) -> None:
    assert read_threshold("completion_alert", text) == -15


@pytest.mark.parametrize(
    ("key", "text"), [("too_early", "peu"), ("too_early", "NaN"), ("slippage_watch", "20,5")]
)
def test_refuses_what_is_not_a_number_or_not_whole_days(key: str, text: str) -> None:
    with pytest.raises(ValueError, match=key):
        read_threshold(key, text)
