"""The map's frame, and its labels: a commune's name in one line or two under its value."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MAP_HEIGHT: Final = 314
MAP_WIDTH: Final = 440
MARGIN: Final = 12
VALUE_SIZE: Final = 15
NAME_SIZE: Final = 11
LINE: Final = 13
# Mean width of a letter in the map's font, of a name and of a value, which is bolder.
LETTER: Final = 0.55
VALUE_LETTER: Final = 0.6
TILE: Final = 512

Ring = list[list[float]]
Pixel = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """How the map is placed on screen: its centre, its zoom, degrees of longitude a pixel."""

    longitude: float
    latitude: float
    zoom: float
    degrees_per_pixel: float

    def pixel(self, place: Sequence[float]) -> Pixel:
        """Where a longitude and latitude stand, from the map's upper left corner."""
        rise = mercator(place[1]) - mercator(self.latitude)
        return (
            MAP_WIDTH / 2 + (place[0] - self.longitude) / self.degrees_per_pixel,
            MAP_HEIGHT / 2 - math.degrees(rise) / self.degrees_per_pixel,
        )

    def place(self, pixel: Pixel) -> list[float]:
        """The longitude and latitude that stand at a pixel."""
        down = math.radians((pixel[1] - MAP_HEIGHT / 2) * self.degrees_per_pixel)
        return [
            self.longitude + (pixel[0] - MAP_WIDTH / 2) * self.degrees_per_pixel,
            _latitude(mercator(self.latitude) - down),
        ]


@dataclass(frozen=True, kw_only=True)
class Label:
    """A commune's name in lines, the place of their middle, and the end of a leader to it."""

    lines: tuple[str, ...]
    middle: list[float]
    leader_end: list[float] | None = None


def rings_of(outline: str) -> list[Ring]:
    """The outer rings of a GeoJSON polygon, or of several."""
    geometry = json.loads(outline)
    shapes = geometry["coordinates"]
    return [shapes[0]] if geometry["type"] == "Polygon" else [shape[0] for shape in shapes]


def frame_of(points: Sequence[Sequence[float]], *, share: float = 1, lean: float = 0) -> Frame:
    """A zoom at which every outline stands inside the map, in Web Mercator.

    `share` of the largest zoom leaves room for labels beside the outlines; `lean` moves these to
    the left edge (−1) or the right one (1).
    """
    if not points:
        return Frame(longitude=0, latitude=0, zoom=0, degrees_per_pixel=1)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    low, high = mercator(south), mercator(north)
    width, height = MAP_WIDTH - 2 * MARGIN, MAP_HEIGHT - 2 * MARGIN
    wanted = max((east - west) / width, math.degrees(high - low) / height, 1e-7) / share
    free = width - (east - west) / wanted
    return Frame(
        longitude=(west + east) / 2 - lean * free / 2 * wanted,
        latitude=_latitude((low + high) / 2),
        zoom=math.log2(360 / TILE / wanted),
        degrees_per_pixel=wanted,
    )


def mercator(latitude: float) -> float:
    """How far north a latitude is drawn, in radians of longitude."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _latitude(rise: float) -> float:
    return math.degrees(2 * math.atan(math.exp(rise)) - math.pi / 2)


def label_size(lines: Sequence[str], characters: int) -> Pixel:
    """How wide and high a value of some characters stands over its name's lines, in pixels."""
    widths = [len(line) * NAME_SIZE * LETTER for line in lines]
    return max(*widths, characters * VALUE_SIZE * VALUE_LETTER), VALUE_SIZE + LINE * len(lines)


def in_lines(name: str) -> list[tuple[str, ...]]:
    """A name on one line, then « Aulnay- / sous-Bois »: cut at the seam nearest to its middle."""
    cuts = [match.end() for match in re.finditer(r"[ -]", name)]
    if not cuts:
        return [(name,)]
    cut = min(cuts, key=lambda place: abs(place - len(name) / 2))
    return [(name,), (name[:cut].strip(), name[cut:])]
