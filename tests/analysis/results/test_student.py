"""Student's t against printed tables."""

import pytest

from analysis.results.student import student_cdf, student_quantile


@pytest.mark.parametrize(
    ("degrees", "quantile"),
    [(1, 3.078), (2, 1.886), (3, 1.638), (4, 1.533), (10, 1.372), (30, 1.310)],
)
def test_gives_the_printed_quantiles(degrees: int, quantile: float) -> None:
    assert student_quantile(0.9, degrees) == pytest.approx(quantile, abs=6e-4)


@pytest.mark.parametrize(("t", "degrees", "share"), [(2.571, 5, 0.975), (3.365, 5, 0.99)])
def test_gives_the_printed_shares(t: float, degrees: int, share: float) -> None:
    assert student_cdf(t, degrees) == pytest.approx(share, abs=1e-4)
    assert student_cdf(-t, degrees) == pytest.approx(1 - share, abs=1e-4)
