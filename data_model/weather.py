"""What a declared météo says beside a computed level: the same, better or worse."""

from collections.abc import Mapping
from typing import Final

from data_model.vocabulary import Labelled, Level, Weather

ORDER: Final = (Level.OK, Level.WATCH, Level.ALERT)
SAYS: Final[Mapping[Weather, tuple[Level, ...]]] = {
    Weather.SUN: (Level.OK,),
    Weather.CLOUD: (Level.WATCH,),
    Weather.RAIN: (Level.WATCH, Level.ALERT),
    Weather.STORM: (Level.ALERT,),
}
"""The computed levels with which each word agrees."""


class Beside(Labelled):
    """Where a declared météo stands beside the computed level."""

    SAME = "same", "comme le calcul"
    BETTER = "better", "plus favorable que le calcul"
    WORSE = "worse", "plus sévère que le calcul"
    UNKNOWN = "unknown", "sans calcul à comparer"

    @property
    def differs(self) -> bool:
        """Whether a comment is asked for."""
        return self in (Beside.BETTER, Beside.WORSE)


def beside(weather: Weather, level: Level) -> Beside:
    """How a declared météo stands beside a computed level; unknown where nothing is computed."""
    if level not in ORDER:
        return Beside.UNKNOWN
    says = SAYS[weather]
    if level in says:
        return Beside.SAME
    is_worse = ORDER.index(says[0]) > ORDER.index(level)
    return Beside.WORSE if is_worse else Beside.BETTER
