"""The words for the levels of one plan, with what French grammar asks of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_letters
from typing import Final

VOWELS: Final = "aeiouyéèêh"


@dataclass(frozen=True, kw_only=True)
class LevelWord:
    """The word of a level: « orientation », « levier », « axe »; `heading` is its whole name."""

    singular: str
    plural: str
    heading: str
    is_feminine: bool = False

    @property
    def name(self) -> str:
        """« Orientation »: as the first word of a title."""
        return _capital(self.singular)

    @property
    def plural_name(self) -> str:
        """« Orientations »: what a list holds."""
        return _capital(self.plural)

    @property
    def none(self) -> str:
        """« Aucune orientation »."""
        return f"{'Aucune' if self.is_feminine else 'Aucun'} {self.singular}"

    @property
    def every(self) -> str:
        """« Toutes »: no choice among them."""
        return "Toutes" if self.is_feminine else "Tous"

    @property
    def the(self) -> str:
        """« l’orientation », « la filière », « le levier »."""
        if self.singular[:1].lower() in VOWELS:
            return f"l’{self.singular}"
        return f"{'la' if self.is_feminine else 'le'} {self.singular}"

    @property
    def one(self) -> str:
        """« une orientation »."""
        return f"{'une' if self.is_feminine else 'un'} {self.singular}"

    @property
    def whole(self) -> str:
        """« toute l’orientation », « tout le levier »."""
        return f"{'toute' if self.is_feminine else 'tout'} {self.the}"

    @property
    def of_the(self) -> str:
        """« de l’orientation », « de la filière », « du levier »."""
        return f"du {self.singular}" if self.the.startswith("le ") else f"de {self.the}"


@dataclass(frozen=True, kw_only=True)
class LevelWords:
    """The word of each level; `by_axis` are those of the axes that have a word of their own."""

    challenge: LevelWord
    axis: LevelWord
    objective: LevelWord
    by_axis: Mapping[str, LevelWord] = field(default_factory=dict, hash=False)

    def of_axis(self, code: str) -> LevelWord:
        """The word of one axis, by its code."""
        return self.by_axis.get(code, self.axis)

    def numbered_axis(self, code: str, number: object, *, between: str = " ") -> str:
        """« Orientation 4 »."""
        return f"{self.of_axis(code).name}{between}{printed_number(code, number)}"


USUAL: Final = LevelWords(
    challenge=LevelWord(singular="enjeu", plural="enjeux", heading="Enjeu"),
    axis=LevelWord(singular="axe", plural="axes", heading="Axe stratégique"),
    objective=LevelWord(singular="objectif", plural="objectifs", heading="Objectif opérationnel"),
)
"""Where a plan names no level of its own."""


def printed_number(code: str, number: object) -> str:
    """The number as the plan prints it: that of its code (« 4.1 », « F2 »), else its own."""
    return code.lstrip(ascii_letters) or str(number)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
