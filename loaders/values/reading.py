"""What one cell was read as: the shape shared by numbers and dates, and the words both know."""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from data_model.finding import Option, Severity
from data_model.french import one_line
from data_model.interval import Interval
from data_model.period import simplified

State = Literal["value", "blank", "erase", "question", "blocked"]
RawValue = str | int | float | bool | Decimal | date | time | timedelta | None
T = TypeVar("T")

LONGEST_TEXT = 200
ERASE_WORD = "effacer"
# Compared without dots and spaces: « n.c. », « N C » and « NC » are one word.
_SIGNS = ("", "-", "--", "---", "?", "??", "…")
_SHORT = ("nc", "nd", "na", "n/a", "so", "avenir", "encours", "inconnu", "sansobjet")
_LONG = ("nonconnu", "noncommunique", "nondisponible", "nonrenseigne")
_LATER = ("adefinir", "apreciser", "acompleter")
_NOTHING_NEW = ("ras", "rienasignaler", "riendenouveau")
BLANK_WORDS = frozenset(_SIGNS + _SHORT + _LONG + _LATER + _NOTHING_NEW)
# In a column of numbers this is 0; among dates it is none.
NOTHING = re.compile(
    r"(?:neant|aucune?|zero|rien)(?: (?:a ce jour|pour l'instant|pour le moment|encore))?"
)
# What a sentence ends with: « Néant. » is the word, « 12, » is not the number.
ENDING = " .,;!"
# Spaces of every width are one, and what has no width is not there: nobody sees it was typed.
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_WITHOUT_WIDTH = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF], "")
ERROR_CELL = re.compile(r"#(?:[A-Z]+/?[A-Z0-9]*[!?]|N/A|NULL!|DIV/0!)")
ESTIMATE = re.compile(
    r"(?:≈|~|env\.|env |environ |vers |approx\. ?|approximativement |autour de )\s*"
)
ESTIMATE_AFTER = re.compile(
    r"\s*\(?(?:estimation|estimee?s?|est\.|environ|env\.?|approx\.?|approximatif)\)?"
)


@dataclass(frozen=True, kw_only=True)
class CellReading(Generic[T]):
    """The value of one cell, or the question or block that it raises.

    A question has no value: `candidates` are the readings offered, `options` the same in French.
    `note` keeps the words that are worth a comment, `answer` the reading that a person chose.
    """

    state: State
    value: T | None = None
    code: str = ""
    message: str = ""
    hint: str = ""
    read_as: str = ""
    candidates: tuple[T, ...] = ()
    options: tuple[Option, ...] = ()
    is_estimated: bool = False
    note: str = ""
    answer: str = ""

    @property
    def severity(self) -> Severity | None:
        """The severity of the finding to raise, None where there is nothing to say."""
        if self.state == "blocked":
            return Severity.ERROR
        if self.state == "question":
            return Severity.QUESTION
        return Severity.INFO if self.code else None

    def chosen(self, key: str) -> "CellReading[T]":
        """The reading once a person chose one of the options; itself for any other key."""
        for option, candidate in zip(self.options, self.candidates, strict=True):
            if option.key == key:
                label = option.label
                return replace(self, state="value", value=candidate, read_as=label, answer=label)
        return self


Reading = CellReading[Decimal]
DateReading = CellReading[Interval]


def visible(text: str) -> str:
    """The text as a person sees it: plain spaces, and no sign without a width."""
    return text.translate(_SPACES | _WITHOUT_WIDTH)


def quoted(raw: object) -> str:
    """« raw », shortened, for a sentence."""
    text = one_line(str(raw))
    if isinstance(raw, bool):
        text = "VRAI" if raw else "FAUX"
    elif isinstance(raw, date):
        text = f"{raw:%d/%m/%Y}"
    elif isinstance(raw, float | Decimal):
        text = text.replace(".", ",")
    return f"«\u00a0{text if len(text) <= 60 else text[:59] + '…'}\u00a0»"


def blocked(code: str, message: str, hint: str, *, note: str = "") -> CellReading[T]:
    """A reading that stops its file until the cell is corrected."""
    return CellReading(state="blocked", code=code, message=message, hint=hint, note=note)


def read_common_words(text: str) -> CellReading[T] | None:
    """What any column understands: nothing given, « effacer », an error of the spreadsheet."""
    words = simplified(text).rstrip(ENDING)
    if words == ERASE_WORD:
        return CellReading(state="erase", read_as="valeur effacée")
    if re.sub(r"[ .]", "", words) in BLANK_WORDS:
        return CellReading(state="blank", read_as="non renseigné", note=text.strip())
    if ERROR_CELL.fullmatch(text.strip().upper()):
        return blocked(
            "CELLULE_EN_ERREUR",
            f"La cellule contient l’erreur {text.strip()}.",
            "Corrigez la formule, puis ouvrez et enregistrez le fichier dans Excel.",
        )
    if len(text) > LONGEST_TEXT:
        return blocked(
            "TEXTE_TROP_LONG",
            f"{quoted(text)} est trop long pour cette colonne.",
            "Mettez ce texte en commentaire.",
        )
    return None


def without_estimate(text: str) -> str | None:
    """The words without « environ », « ≈ » or « (estimation) », None where there was none."""
    words = simplified(text)
    if match := ESTIMATE.match(words):
        return words[match.end() :]
    for match in ESTIMATE_AFTER.finditer(words):
        if match.end() == len(words) and match.start() > 0:
            return words[: match.start()]
    return None
