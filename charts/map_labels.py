"""Where a commune's name and value stand: inside its outline, or beside a small one."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

MAP_HEIGHT: Final = 314
MAP_WIDTH: Final = 440
MARGIN: Final = 12
VALUE_SIZE: Final = 15
NAME_SIZE: Final = 11
LINE: Final = 13
# Mean width of a letter in the map's font, and the air a label needs inside its commune.
LETTER: Final = 0.55
AIR: Final = 8
GAP: Final = 4
TILE: Final = 512

Ring = list[list[float]]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """How the map is placed on screen: its centre, its zoom, degrees of longitude a pixel."""

    longitude: float
    latitude: float
    zoom: float
    degrees_per_pixel: float


@dataclass(frozen=True, kw_only=True)
class Label:
    """A commune's name in lines, the place of their middle, and the end of a leader to it."""

    lines: list[str]
    middle: list[float]
    leader_end: list[float] | None = None


@dataclass(frozen=True, kw_only=True)
class Room:
    """What is free around a point inside its outline, in pixels."""

    middle: list[float]
    width: float
    height: float


def rings_of(outline: str) -> list[Ring]:
    geometry = json.loads(outline)
    shapes = geometry["coordinates"]
    return [shapes[0]] if geometry["type"] == "Polygon" else [shape[0] for shape in shapes]


def frame_of(points: Sequence[Sequence[float]]) -> Frame:
    """The largest zoom at which every outline stands inside the map, in Web Mercator."""
    if not points:
        return Frame(longitude=0, latitude=0, zoom=0, degrees_per_pixel=1)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    low, high = mercator(south), mercator(north)
    turn = max((east - west) / 360 / (MAP_WIDTH - 2 * MARGIN), 1e-9)
    rise = max((high - low) / (2 * math.pi) / (MAP_HEIGHT - 2 * MARGIN), 1e-9)
    zoom = math.log2(1 / TILE / max(turn, rise))
    return Frame(
        longitude=(west + east) / 2,
        latitude=math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2),
        zoom=zoom,
        degrees_per_pixel=360 / (TILE * 2**zoom),
    )


def mercator(latitude: float) -> float:
    """How far north a latitude is drawn, in radians of longitude."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _width_of(line: str) -> float:
    return len(line) * NAME_SIZE * LETTER


def label_at(name: str, place: Sequence[float], rings: Sequence[Ring], frame: Frame) -> Label:
    """Where a commune's label stands: in the middle of its room, or beside with a leader."""
    room = _room_around(place, rings, frame)
    lines = _lines_that_fit(name, room)
    if lines is not None:
        return Label(lines=lines, middle=room.middle)
    end, middle = _beside(place, name, rings, frame)
    return Label(lines=[name], middle=middle, leader_end=end)


def _lines_that_fit(name: str, room: Room) -> list[str] | None:
    """The name in one line or two, where there is room for it around its point; else None."""
    for lines in ([name], _in_two(name)):
        height = VALUE_SIZE + LINE * len(lines)
        if max(map(_width_of, lines)) + AIR <= room.width and height <= room.height:
            return lines
    return None


def _in_two(name: str) -> list[str]:
    """« Aulnay- / sous-Bois »: cut at the space or hyphen nearest to the middle."""
    cuts = [match.end() for match in re.finditer(r"[ -]", name)]
    if not cuts:
        return [name]
    cut = min(cuts, key=lambda place: abs(place - len(name) / 2))
    return [name[:cut].strip(), name[cut:]]


def _room_around(place: Sequence[float], rings: Sequence[Ring], frame: Frame) -> Room:
    shrink = math.cos(math.radians(frame.latitude))
    # The name stands one line lower than the point, where the outline may be narrower.
    lower = [place[0], place[1] - LINE * frame.degrees_per_pixel * shrink]
    chords = [_chord(point, rings, 0) for point in (place, lower)]
    west, east = max(chord[0] for chord in chords), min(chord[1] for chord in chords)
    south, north = _chord(place, rings, 1)
    return Room(
        middle=[(west + east) / 2, place[1]],
        width=(east - west) / frame.degrees_per_pixel,
        height=(north - south) / frame.degrees_per_pixel / shrink,
    )


def _chord(place: Sequence[float], rings: Sequence[Ring], along: int) -> tuple[float, float]:
    """Where the line through a point, along one direction, meets the outline on both sides."""
    across = 1 - along
    crossings = []
    for ring in rings:
        for one, other in pairwise([*ring, ring[0]]):
            if (one[across] > place[across]) != (other[across] > place[across]):
                part = (place[across] - one[across]) / (other[across] - one[across])
                crossings.append(one[along] + part * (other[along] - one[along]))
    before = max([x for x in crossings if x <= place[along]], default=place[along])
    return before, min([x for x in crossings if x > place[along]], default=place[along])


def _beside(
    place: Sequence[float], name: str, rings: Sequence[Ring], frame: Frame
) -> tuple[list[float], list[float]]:
    """Where a small commune's leader ends, and its label's middle: away from the territory's."""
    longitudes = [point[0] for ring in rings for point in ring]
    gap = GAP * frame.degrees_per_pixel
    half = (_width_of(name) / 2 + AIR) * frame.degrees_per_pixel
    if place[0] < frame.longitude:
        edge = min(longitudes) - gap
        return [edge, place[1]], [edge - half, place[1]]
    edge = max(longitudes) + gap
    return [edge, place[1]], [edge + half, place[1]]


def overflow(labels: Sequence[Label], frame: Frame) -> float:
    """How far east (degrees) the view moves so that labels beside their commune are not cut."""
    edge = MAP_WIDTH / 2 * frame.degrees_per_pixel
    moved = 0.0
    for label in labels:
        half = max(map(_width_of, label.lines)) / 2 * frame.degrees_per_pixel
        offset = label.middle[0] - frame.longitude
        moved += max(offset + half - edge, 0) + min(offset - half + edge, 0)
    return moved
