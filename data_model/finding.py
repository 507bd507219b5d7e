"""What is wrong, ambiguous or worth saying in a user's file: data, never an exception."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding stops."""

    ERROR = "error"
    QUESTION = "question"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return {"error": "Bloquant", "question": "Question", "info": "Information"}[self.value]


class AnswerKey(NamedTuple):
    """What makes one question of one file: where it stands, and its code."""

    sheet: str
    cell: str
    code: str


# Which option was chosen, by question; a question without an entry is « non répondu ».
Answers = Mapping[AnswerKey, str]


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that a question offers: `key` is kept, `label` is read."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to tell the sender: where, what was read, what is expected, what to do.

    A question may offer `options`; `answer` is the label of the one that a person chose, and
    the finding then says what was decided.
    """

    severity: Severity
    code: str
    message: str
    sheet: str = ""
    cell: str = ""
    value: str = ""
    hint: str = ""
    read_as: str = ""
    options: tuple[Option, ...] = ()
    answer: str = ""

    @property
    def answer_key(self) -> AnswerKey:
        """What an answer to this question is kept under."""
        return AnswerKey(self.sheet, self.cell, self.code)

    @property
    def address(self) -> str:
        """`Indicateurs!H14`, or what is known of it."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
