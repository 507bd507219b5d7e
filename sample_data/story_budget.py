"""What the story spends: committed and paid, cumulated over each exercise, in whole euros."""

from collections.abc import Mapping

from data_model.vocabulary import BudgetField, Section
from sample_data.story_values import FIRST_YEAR, TERRITORY

PLANNED: Mapping[str, tuple[int, ...]] = {
    "1.5": (10_000, 10_000, 10_000),
    "2.1": (90_000, 105_000, 105_000),
    "2.2": (10_000, 15_000, 20_000),
}
"""The split by exercise of the lines whose amount covers the whole plan: all of it by 2026."""

COMMITTED: Mapping[tuple[str, str], tuple[int, ...]] = {
    (TERRITORY, "1.1"): (13_800, 14_600, 14_900),
    (TERRITORY, "1.2"): (9_200, 9_800, 7_400),
    (TERRITORY, "1.3"): (14_100, 13_900, 14_300),
    (TERRITORY, "1.4"): (38_500, 39_800, 46_200),
    (TERRITORY, "1.5"): (6_200, 6_900, 5_400),
    (TERRITORY, "2.1"): (84_000, 97_500, 52_000),
    (TERRITORY, "2.2"): (6_100, 7_300, 3_400),
    (TERRITORY, "2.3"): (4_800, 4_900, 2_100),
    (TERRITORY, "2.4"): (7_500, 8_200, 5_900),
    (TERRITORY, "2.5"): (4_600, 4_700, 1_800),
    (TERRITORY, "3.1"): (0, 0, 0),
    (TERRITORY, "3.2"): (9_000, 13_500, 11_200),
    (TERRITORY, "3.3"): (0, 0, 0),
    (TERRITORY, "3.4"): (1_200, 1_900, 1_400),
    (TERRITORY, "3.5"): (8_800, 9_400, 4_100),
    ("93007", "1.5"): (600, 1_400, 1_200),
    ("93071", "1.5"): (500, 1_100, 1_000),
}
"""Committed by the end of each exercise, the last one up to its third quarter."""

INVESTMENT = frozenset({"2.2"})
LAST_YEAR = 2026
COMMITTED_PERCENT = (25, 50, 80, 100)
LAST_YEAR_PERCENT = (30, 65, 100)
PAID_PERCENT = (30, 50, 70, 95)
ROUNDED_TO = 10

Amounts = dict[BudgetField, int]


def section(action: str) -> Section:
    """Where the line stands in the budget."""
    return Section.INVESTMENT if action in INVESTMENT else Section.OPERATING


def amounts(respondent: str, action: str, year: int, quarter: int) -> Amounts:
    """Planned (the territory alone, each first quarter), committed and paid, in euros."""
    by_year = COMMITTED.get((respondent, action))
    if by_year is None:
        return {}
    rank = year - FIRST_YEAR
    shares = LAST_YEAR_PERCENT if year == LAST_YEAR else COMMITTED_PERCENT
    committed = _rounded(by_year[rank] * shares[quarter - 1])
    said: Amounts = {
        BudgetField.COMMITTED: committed,
        BudgetField.PAID: _rounded(committed * PAID_PERCENT[quarter - 1]),
    }
    if respondent == TERRITORY and quarter == 1 and action in PLANNED:
        said[BudgetField.PLANNED] = PLANNED[action][rank]
    return said


def _rounded(hundredths: int) -> int:
    return hundredths // (100 * ROUNDED_TO) * ROUNDED_TO
