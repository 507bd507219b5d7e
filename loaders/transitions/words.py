"""The statuses and priorities of the template, whatever the case and the accents."""

from typing import Final

from data_model.period import simplified
from data_model.shared_vocabulary import SharedList, shared_terms

STATUSES: Final = tuple(term.label for term in shared_terms(SharedList.STATUSES))
PRIORITIES: Final = {term.label: int(term.our_code) for term in shared_terms(SharedList.PRIORITIES)}
_STATUSES: Final = frozenset(simplified(status) for status in STATUSES)
_PRIORITIES: Final = {simplified(word): rank for word, rank in PRIORITIES.items()}
# « Réalisée », « Moyenne », « Basse », « Abandonnés ».
_ENDINGS = ("", "e", "s", "es", "ne", "se")


def is_known_status(text: str) -> bool:
    """Whether the word is a status of the template: « Réalisée », « a venir »."""
    return _stem(text, _STATUSES) in _STATUSES


def statuses_in(text: str) -> int:
    """How many statuses a text names: a cell that lists them explains its column."""
    told = simplified(text)
    return sum(status in told for status in _STATUSES)


def is_known_priority(text: str) -> bool:
    """Whether the word is a priority of the template."""
    return priority_of(text) is not None


def priority_of(text: str) -> int | None:
    """1 for « Élevé », 3 for « Bas »; None for any other word."""
    return _PRIORITIES.get(_stem(text, frozenset(_PRIORITIES)))


def _stem(text: str, known: frozenset[str]) -> str:
    """The known word of which this is the feminine or the plural, itself elsewhere."""
    told = simplified(text)
    return next((word for word in known if told in {word + end for end in _ENDINGS}), told)
