"""Where each label stands on the map: in its commune, or beside the territory with a leader."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from charts.map_labels import (
    MAP_HEIGHT,
    MAP_WIDTH,
    Frame,
    Label,
    Pixel,
    Ring,
    frame_of,
    in_lines,
    label_size,
    rings_of,
)

# Zooms tried, as parts of the largest, and for each whether the territory leans to a side.
TRIES: Final = ((1.0, (0, 1, -1)), (0.92, (0,)), (0.84, (0,)), (0.76, (0,)))
SAME_PLACE: Final = 4
# How many times the labels left out are placed before the others.
ROUNDS: Final = 3
# The part of a label that must stand on its own commune: corners of its box hold no letter.
HELD: Final = 0.95
# Air around a label beside the outlines, and on each side of a name on one line in its commune.
AIR: Final = 4
# A name beside the outlines is cut in two only where that spares this much of a leader.
CUT: Final = 40
# A leader longer than this would be followed with difficulty.
LONGEST: Final = 100
# Places tried for a leader that crosses no label: one in so many, among so many of the nearest.
TRIED: Final = slice(0, 320, 8)
# Pixels are looked at by squares of this side.
CELL: Final = 2
ROWS: Final = MAP_HEIGHT // CELL
COLUMNS: Final = MAP_WIDTH // CELL

Grid = NDArray[np.bool_]
Line = tuple[NDArray[np.int_], NDArray[np.int_]]


class Town(NamedTuple):
    """A commune to be drawn: its name, how wide its value is, its point, its outline."""

    name: str
    characters: int
    longitude: float
    latitude: float
    outline: str


class Layout(NamedTuple):
    """The frame of a map, each commune's label or None without room, and its leaders' length."""

    frame: Frame
    labels: list[Label | None]
    leaders: float


class Box(NamedTuple):
    """A rectangle of pixels, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Pixel:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def nearest(self, point: Pixel) -> Pixel:
        """The place on it that is nearest to a point."""
        return (
            min(max(point[0], self.x), self.x + self.width),
            min(max(point[1], self.y), self.y + self.height),
        )


# The labels do not move with the colours, nor with the commune that is chosen.
@lru_cache(maxsize=64)
def map_layout(towns: tuple[Town, ...]) -> Layout:
    """The largest map on which every label stands, or else most of them; none covers another."""
    outlines = [rings_of(town.outline) for town in towns]
    points = [point for rings in outlines for ring in rings for point in ring]
    best: Layout | None = None
    for share, leans in TRIES:
        frames = [frame_of(points, share=share, lean=lean) for lean in leans]
        # A territory as wide as the map leans nowhere.
        distinct = {round(frame.longitude, SAME_PLACE): frame for frame in frames}.values()
        found = [Layout(frame, *_labels(towns, outlines, frame)) for frame in distinct]
        here = min(found, key=lambda one: (one.labels.count(None), one.leaders))
        # A smaller map is worth only more labels.
        if best and here.labels.count(None) >= best.labels.count(None):
            return best
        best = here
        if None not in best.labels:
            return best
    return best or Layout(frame_of(points), [], 0)


def _labels(
    towns: Sequence[Town], outlines: Sequence[Sequence[Ring]], frame: Frame
) -> tuple[list[Label | None], float]:
    """Each commune's label, and how long their leaders are together, in pixels."""
    grounds = [_filled(rings, frame) for rings in outlines]
    land = np.logical_or.reduce(grounds) if grounds else np.zeros((ROWS, COLUMNS), dtype=bool)
    inner = np.zeros((ROWS, COLUMNS), dtype=bool)
    inside = [
        _inside(town, ground, inner, frame) for town, ground in zip(towns, grounds, strict=True)
    ]
    # The nearest to the edge first: its leader is short and hinders no other.
    order = [place for place, label in enumerate(inside) if label is None]
    order.sort(key=lambda place: _depth(towns[place], land, frame))
    found: list[tuple[list[Label | None], float]] = []
    for _ in range(ROUNDS):
        taken, labels, leaders = inner.copy(), list(inside), 0.0
        for place in order:
            labels[place], length = _outside(towns[place], land, taken, frame)
            leaders += length
        found.append((labels, leaders))
        # What found no room goes first.
        order.sort(key=lambda place: labels[place] is not None)
        if None not in labels:
            break
    return min(found, key=lambda one: (one[0].count(None), one[1]))


def _depth(town: Town, land: Grid, frame: Frame) -> float:
    """How far a commune's point stands from what is no commune, in pixels."""
    x, y = frame.pixel([town.longitude, town.latitude])
    down, across = np.nonzero(~land)
    return float(np.hypot(across * CELL - x, down * CELL - y).min(initial=math.inf))


def _filled(rings: Sequence[Ring], frame: Frame) -> Grid:
    """The cells of a commune."""
    found = np.zeros((ROWS, COLUMNS), dtype=bool)
    middles = np.arange(ROWS) + 0.5
    for ring in rings:
        one = np.array([frame.pixel(point) for point in ring]) / CELL
        other = np.roll(one, -1, axis=0)
        rows, edges = np.nonzero(
            (one[None, :, 1] > middles[:, None]) != (other[None, :, 1] > middles[:, None])
        )
        (x1, y1), (x2, y2) = one[edges].T, other[edges].T
        crossed = x1 + (middles[rows] - y1) / (y2 - y1) * (x2 - x1)
        seams = np.zeros((ROWS, COLUMNS + 1), dtype=int)
        np.add.at(seams, (rows, np.clip(np.ceil(crossed - 0.5), 0, COLUMNS).astype(int)), 1)
        found |= np.cumsum(seams, axis=1)[:, :COLUMNS] % 2 == 1
    return found


def _held(grid: Grid, width: int, height: int) -> NDArray[np.int32]:
    """How many cells of a grid each box of a size holds, by its upper left corner."""
    sums = np.zeros((ROWS + 1, COLUMNS + 1), dtype=np.int32)
    sums[1:, 1:] = grid.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
    held: NDArray[np.int32] = (
        sums[height:, width:]
        - sums[:-height, width:]
        - sums[height:, :-width]
        + sums[:-height, :-width]
    )
    return held


def _cells(size: Pixel, air: float) -> tuple[int, int]:
    across, down = (math.ceil((side + 2 * air) / CELL) for side in size)
    return min(across, COLUMNS), min(down, ROWS)


def _inside(town: Town, ground: Grid, taken: Grid, frame: Frame) -> Label | None:
    """A label on its commune, as near to its point as it goes."""
    point = frame.pixel([town.longitude, town.latitude])
    for lines in in_lines(town.name):
        across, down = label_size(lines, town.characters)
        width, height = _cells((across + (2 * AIR if lines[1:] == () else 0), down), 0)
        is_free = _held(ground, width, height) >= HELD * width * height
        is_free &= _held(taken, width, height) == 0
        for box in _nearest(is_free, point, width, height, to_middle=True):
            _take(taken, box)
            return Label(lines=lines, middle=frame.place(box.middle))
    return None


def _outside(town: Town, land: Grid, taken: Grid, frame: Frame) -> tuple[Label | None, float]:
    """A label on no commune, with a leader that crosses no other label, and how long it is."""
    point = frame.pixel([town.longitude, town.latitude])
    for lines in in_lines(town.name):
        width, height = _cells(label_size(lines, town.characters), AIR)
        is_free = _held(land | taken, width, height) == 0
        for box in _nearest(is_free, point, width, height, to_middle=False):
            end = box.nearest(point)
            leader = _between(point, end)
            if math.dist(point, end) <= LONGEST and not taken[leader].any():
                _take(taken, box)
                _take_line(taken, leader)
                label = Label(
                    lines=lines, middle=frame.place(box.middle), leader_end=frame.place(end)
                )
                return label, math.dist(point, end) + CUT * len(lines[1:])
    return None, 0


def _nearest(
    is_free: Grid, point: Pixel, width: int, height: int, *, to_middle: bool
) -> Iterator[Box]:
    """The free boxes, the nearest to a point first, by their middle or by their edge."""
    tops, lefts = np.nonzero(is_free)
    half_width, half_height = width * CELL / 2, height * CELL / 2
    across = np.abs(lefts * CELL + half_width - point[0])
    down = np.abs(tops * CELL + half_height - point[1])
    if not to_middle:
        across, down = np.maximum(across - half_width, 0), np.maximum(down - half_height, 0)
    for place in np.argsort(np.hypot(across, down), kind="stable")[TRIED]:
        yield Box(
            float(lefts[place] * CELL), float(tops[place] * CELL), width * CELL, height * CELL
        )


def _take(taken: Grid, box: Box) -> None:
    left, top, width, height = (int(side) // CELL for side in box)
    taken[top : top + height, left : left + width] = True


def _take_line(taken: Grid, line: Line) -> None:
    """A line and the cells beside it: another that crosses it would else pass between two."""
    for moved in (-1, 0, 1):
        taken[line[0], np.clip(line[1] + moved, 0, COLUMNS - 1)] = True


def _between(start: Pixel, end: Pixel) -> Line:
    """The cells of a straight line."""
    count = int(max(abs(end[0] - start[0]), abs(end[1] - start[1]))) + 1
    across = (np.linspace(start[0], end[0], count) / CELL).astype(int).clip(0, COLUMNS - 1)
    down = (np.linspace(start[1], end[1], count) / CELL).astype(int).clip(0, ROWS - 1)
    return down, across
