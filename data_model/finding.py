"""What is wrong, ambiguous or worth saying in a user's file: data, never an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding stops."""

    ERROR = "error"
    QUESTION = "question"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return {"error": "Bloquant", "question": "Question", "info": "Information"}[self.value]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to tell the sender: where, what was read, what is expected, what to do."""

    severity: Severity
    code: str
    message: str
    sheet: str = ""
    cell: str = ""
    value: str = ""
    hint: str = ""
    read_as: str = ""

    @property
    def address(self) -> str:
        """`Indicateurs!H14`, or what is known of it."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
