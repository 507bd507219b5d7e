"""One figure as shown beside the same one counted naively."""

from typing import Any, NamedTuple


class Pair(NamedTuple):
    """What it is, what the application says, what the naive count says."""

    name: str
    shown: Any
    counted: Any
