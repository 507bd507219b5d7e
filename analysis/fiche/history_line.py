"""One line of an action's history, before it is dated and signed."""

from typing import Final, NamedTuple

ABSENT: Final = "–"
REMOVED: Final = "retiré"


class Line(NamedTuple):
    """What one act changed; the reason is that of the change itself, where it has one."""

    act_number: int
    what: str
    before: str
    after: str
    reason: str = ""
