"""What a label says once case, accents, units and abbreviations are set aside."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

# Below it, « Code action » and « Code section » would pass for one another.
NEAR_SPELLING = 0.88
MIN_NEAR_LENGTH = 5
MIN_WORD_START, MIN_LABEL_START = 3, 8
# Every workbook of a drop has the same labels.
LABELS_KEPT = 2_048

IN_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
UNIT_AT_END = re.compile(
    r"(?:[\s,:–-]+(?:en|de|du|au))?[\s,:–-]+"
    r"(?:€|euros?|eur|k€|m€|keuros?|nb|nbre|nombre|n°|ttc|ht|[1-4]t\s?\d{4}|t[1-4]\s?\d{4})\s*$",
    re.IGNORECASE,
)
SCALED_UNIT = re.compile(r"\b(?:k€|m€|keuros?|milliers|millions)(?:\b|\s|\)|$)", re.IGNORECASE)


@lru_cache(maxsize=LABELS_KEPT)
def normalise_label(text: str) -> str:
    """The label without case, accents, punctuation, line breaks and plural marks."""
    plain = text.casefold()
    if not plain.isascii():
        plain = _without_accents(plain)
    words = (_singular(word) for word in re.findall(r"[a-z0-9]+", plain))
    return " ".join(word for word in words if word)


@lru_cache(maxsize=LABELS_KEPT)
def without_unit(text: str) -> str:
    """The normalised label without what stands in brackets, nor a unit or quarter at its end."""
    return normalise_label(UNIT_AT_END.sub("", IN_BRACKETS.sub(" ", text)))


def is_in_thousands(text: str) -> bool:
    """Whether a title announces amounts in thousands or millions of euros."""
    return SCALED_UNIT.search(text) is not None


def nearest_key(text: str, key_of_name: Mapping[str, str]) -> str:
    """The key of the one label that the words misspell or abbreviate, "" for none or several."""
    return _nearest_key(text, tuple(key_of_name.items()))


# Every sheet of every workbook of a drop asks the same of the same labels.
@lru_cache(maxsize=LABELS_KEPT)
def _nearest_key(text: str, names_and_keys: tuple[tuple[str, str], ...]) -> str:
    key_of_name = dict(names_and_keys)
    names = [name for name in dict.fromkeys((normalise_label(text), without_unit(text))) if name]
    for name in names:
        if name in key_of_name:
            return key_of_name[name]
    for name in names:
        keys = {key for known, key in key_of_name.items() if _abbreviates(name, known)}
        if len(keys) == 1:
            return keys.pop()
        close = get_close_matches(name, key_of_name, n=1, cutoff=NEAR_SPELLING)
        if close and len(name) >= MIN_NEAR_LENGTH:
            return key_of_name[close[0]]
    return ""


def names_in(words: str, names: Iterable[str]) -> list[str]:
    """The names that the normalised words hold, without those that a longer one holds."""
    held = [name for name in names if name and f" {name} " in f" {words} "]
    return [name for name in held if not any(name != o and f" {name} " in f" {o} " for o in held)]


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _singular(word: str) -> str:
    """« jalons » → « jalon », and nothing of « unité(s) »; « gaz » and « pas » stay as they are."""
    if word in {"s", "x"}:
        return ""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _abbreviates(name: str, known: str) -> bool:
    """« effectif de ref », « dern val » or a label cut at the width of its cell."""
    if len(name) >= MIN_LABEL_START and known.startswith(name):
        return True
    words, whole = name.split(), known.split()
    return (
        len(words) == len(whole)
        and len(name) >= MIN_WORD_START
        and all(
            one == other or (len(one) >= MIN_WORD_START and other.startswith(one))
            for one, other in zip(words, whole, strict=True)
        )
    )
