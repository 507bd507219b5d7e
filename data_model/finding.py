"""What is wrong, ambiguous or worth saying in a user's file: data, never an exception."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
# The cells (sheet, address) that a person left out of a return.
LeftOut = frozenset[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that a question offers: `key` is kept, `label` is read."""

    key: str
    label: str


CONFIRM = Option(key="confirm", label="Confirmer")
DROP = Option(key="drop", label="Ne pas retenir cette valeur")
LEFT_OUT = Option(key=DROP.key, label="Ligne écartée")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to tell the sender: where, what was read, what is expected, what to do.

    A question may offer `options`; `answer` is the label of the one that a person chose, and
    the finding then says what was decided. `can_be_left_out` says that a person may leave the
    cell out, which unblocks the file: never for identity, structure or duplicates.
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
    can_be_left_out: bool = False

    @property
    def answer_key(self) -> AnswerKey:
        """What an answer to this question is kept under; without a cell, what it is about."""
        return AnswerKey(self.sheet, self.cell or self.value, self.code)

    def settled(self, answers: Answers, left_out: LeftOut = frozenset()) -> tuple["Finding", str]:
        """The finding as a person dealt with it, and the key of the option that was chosen.

        Itself and "" where nothing was decided.
        """
        if self.severity is Severity.ERROR and not self.can_be_left_out:
            return self, ""
        offered = {option.key: option for option in self.options}
        chosen = offered.get(answers.get(self.answer_key, ""))
        if chosen is None and self.can_be_left_out and (self.sheet, self.cell) in left_out:
            chosen = LEFT_OUT
        if chosen is None:
            return self, ""
        return replace(self, severity=Severity.INFO, answer=chosen.label), chosen.key

    @property
    def address(self) -> str:
        """`Indicateurs!H14`, or what is known of it."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
