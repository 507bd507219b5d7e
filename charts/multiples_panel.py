"""Where small charts stand on one pair of axes: four a row, each with room for its words."""

from dataclasses import dataclass
from typing import Final

COLUMNS: Final = 4
# In quarters: before the first point, after the last one, between two charts.
BEFORE, AFTER, GUTTER = 0.5, 1.8, 0.8
# In pixels, above and under a chart.
TITLE_ROOM, AXIS_ROOM = 36, 20


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The place of one small chart; x counts quarters, y counts pixels from the figure's foot."""

    left: float
    foot: float
    height: float
    top: float
    quarters: int

    @property
    def right(self) -> float:
        """Where its room ends, after the last value's words."""
        return self.left + self.quarters - 1 + AFTER

    def x(self, quarter: float) -> float:
        """Where a quarter stands."""
        return self.left + quarter

    def y(self, value: float) -> float:
        """Where a value stands on the common scale."""
        return self.foot + self.height * value / self.top


def panel_rows(count: int) -> int:
    """How many rows so many charts take."""
    return -(-count // COLUMNS)


def panels_of(count: int, height: float, *, top: float, quarters: int) -> list[Panel]:
    """Each chart's place in a figure of `height` pixels; `top` ends the common scale."""
    band = height / panel_rows(count)
    found = []
    for place in range(count):
        row, column = divmod(place, COLUMNS)
        found.append(
            Panel(
                left=column * (BEFORE + quarters - 1 + AFTER + GUTTER),
                foot=height - (row + 1) * band + AXIS_ROOM,
                height=band - AXIS_ROOM - TITLE_ROOM,
                top=top,
                quarters=quarters,
            )
        )
    return found
