"""The periods a return may be for: quarters begun, and years only where a year is asked for."""

import pytest

from analysis.returns.open_periods import asked_years, begun_quarters
from data_model.vocabulary import Rhythm
from tests.analysis.builders import make_snapshot


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_year_is_open_only_where_something_is_asked_by_the_year(rhythm: Rhythm) -> None:
    asked = {"rhythm": rhythm, "named_quarters": "4"}
    seen = make_snapshot(respondents=[{}], assignments=[asked])
    quarters = begun_quarters(seen)
    assert quarters == sorted(quarters, reverse=True)
    years = sorted({code[:4] for code in quarters}, reverse=True)
    assert asked_years(seen) == (years if rhythm is Rhythm.YEAR else [])
