"""The library of ready indicators: those of the plans delivered here, each one once."""

from functools import cache
from pathlib import Path
from typing import Final

from loaders.plan.indicator_library import ReadyIndicator, read_library

LIBRARY: Final = Path(__file__).resolve().parent / "library" / "indicators.csv"


@cache
def ready_indicators() -> dict[str, ReadyIndicator]:
    """Every ready indicator by its label, in the order of the measures."""
    return read_library(LIBRARY)
