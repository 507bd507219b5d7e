"""Labels side by side that must not cover one another."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], *, apart: float, low: float, high: float) -> list[float]:
    """The wanted places, moved as little as needed to stand `apart` within [low, high].

    The order is kept; where there is no room for all, they are evenly spaced.
    """
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    step = min(apart, (high - low) / (len(wanted) - 1)) if len(wanted) > 1 else apart
    placed: list[float] = []
    for place in order:
        floor = placed[-1] + step if placed else low
        placed.append(max(wanted[place], floor))
    ceiling = high
    for rank in range(len(placed) - 1, -1, -1):
        placed[rank] = min(placed[rank], ceiling)
        ceiling = placed[rank] - step
    back = dict(zip(order, placed, strict=True))
    return [back[place] for place in range(len(wanted))]
