"""The units that people type after a number, and what they make of it."""

import re
from decimal import Decimal

from data_model.period import simplified

PERCENT_WORDS = frozenset({"%", "pourcentage", "pour cent", "pourcent"})
PER_MILLE_WORDS = frozenset({"‰", "pour mille", "pourmille"})
EUROS = {
    1: ("€", "euro", "euros", "eur"),
    1_000: ("k€", "keuros", "keur", "k euros", "millier d'euros", "milliers d'euros"),
    1_000_000: ("m€", "meuros", "meur", "m euros", "million d'euros", "millions d'euros"),
    1_000_000_000: ("md€", "mds€", "mdeuros", "md euros", "milliard d'euros", "milliards d'euros"),
}
EURO_SCALES = {word: scale for scale, words in EUROS.items() for word in words}
BARES = {
    1_000: ("k", "mille", "millier", "milliers"),
    1_000_000: ("m", "million", "millions"),
    1_000_000_000: ("md", "mds", "milliard", "milliards"),
}
BARE_SCALES = {word: scale for scale, words in BARES.items() for word in words}

_BEFORE_EURO = re.compile(r"\b(k|m|mds?) €")
_TAXES = re.compile(r"€(ht|ttc)\b")
_REMARK = re.compile(r"\(?(?:[a-z][^\d_/²³]*)?(?:\bdont\b.*)?")


def factor_of(suffix: str, unit: str) -> tuple[Decimal, str]:
    """From the unit typed to the column's, and the code of what there is to say about it."""
    word = _BEFORE_EURO.sub(r"\1€", simplified(suffix))
    word = _TAXES.sub(r"€ \1", word)
    if not word or _same_unit(word, unit):
        return Decimal(1), ""
    unit_scale = EURO_SCALES.get(simplified(unit))
    scale, remark = _named(EURO_SCALES, word)
    is_money = scale is not None
    if not is_money:
        # « 350 m » is metres, but for a column of money.
        known = {name: BARE_SCALES[name] for name in BARE_SCALES if unit_scale or name != "m"}
        scale, remark = _named(known, word)
    factor = Decimal(scale) / (unit_scale or 1) if scale else Decimal(1)
    if remark and not _REMARK.fullmatch(remark):
        return factor, "NOMBRE_ILLISIBLE"
    if is_money and unit_scale is None:
        return factor, "UNITE_DIFFERENTE"
    if not is_money or remark:
        return factor, "NOMBRE_APPROCHE" if remark else "NOMBRE_AMBIGU"
    return factor, "UNITE_MULTIPLIEE" if factor != 1 else ""


def _named(scales: dict[str, int], word: str) -> tuple[int | None, str]:
    """The scale that the words begin with, and the words left; None and all of them without."""
    for name in sorted(scales, key=len, reverse=True):
        if word == name or word.startswith(f"{name} "):
            return scales[name], word[len(name) :].strip()
    return None, word


def _same_unit(word: str, unit: str) -> bool:
    def singular(words: str) -> str:
        return " ".join(part.rstrip("s") for part in simplified(words).replace("²", "2").split())

    return singular(word) == singular(unit)
