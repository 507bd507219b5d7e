"""Damage done to a sound file, always the same for one number."""

import io
import random
import re
import zipfile
from collections.abc import Callable

from tests.loaders.made_workbooks import archive

ARCHIVES = {"xlsx", "xlsb", "ods"}
TEXT_NODE = re.compile(rb">([^<>]{1,60})<")
ATTRIBUTE = re.compile(rb'="([^"<>]{1,40})"')
MAX_FLIPS = 12

Parts = dict[str, bytes]


def mutated(data: bytes, suffix: str, number: int) -> bytes:
    """The damaged file of this number."""
    chance = random.Random(f"{suffix}-{number}")  # noqa: S311  damage, not secrecy
    if suffix not in ARCHIVES or chance.random() < 0.3:
        return chance.choice(ON_BYTES)(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    chance.choice(ON_PARTS)(parts, chance)
    return archive(parts)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, MAX_FLIPS)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _emptied(data: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(data)), chance.randint(1, 2_000)
    return data[:start] + b"\0" * len(data[start : start + length]) + data[start + length :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(data)), chance.randint(1, 2_000)
    return data[: start + length] + data[start:]


def _swapped(data: bytes, chance: random.Random) -> bytes:
    """Two pieces change places: a cell's words, or any bytes where there is no markup."""
    found = list(chance.choice((TEXT_NODE, ATTRIBUTE)).finditer(data))
    if len(found) > 1:
        (a, b), (c, d) = sorted(match.span(1) for match in chance.sample(found, 2))
    else:
        a, b, c, d = sorted(chance.randrange(len(data)) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


ON_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flipped, _cut, _emptied, _doubled, _swapped),
)


def _drop_part(parts: Parts, chance: random.Random) -> None:
    del parts[chance.choice(list(parts))]


def _swap_parts(parts: Parts, chance: random.Random) -> None:
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]


def _damage_part(parts: Parts, chance: random.Random) -> None:
    name = chance.choice([name for name, content in parts.items() if content])
    parts[name] = chance.choice(ON_BYTES)(parts[name], chance)


def _swap_cells(parts: Parts, chance: random.Random) -> None:
    name = max(parts, key=lambda part: len(parts[part]))
    for _ in range(chance.randint(1, MAX_FLIPS)):
        parts[name] = _swapped(parts[name], chance)


ON_PARTS: tuple[Callable[[Parts, random.Random], None], ...] = (
    *(_drop_part, _swap_parts, _damage_part, _damage_part, _swap_cells, _swap_cells),
)
