"""The forms in which people type a number, and the readings of its digits."""

import re
from decimal import Decimal

# No line break here: two lines in one cell are two numbers, not thousands.
SAME_CHARACTER = str.maketrans({"\u2212": "-"})
NUMBER = r"[+-]?[0-9](?:[0-9., ]*[0-9])?"
AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
FRENCH = re.compile(r"[+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,][0-9]+)?")
DOTTED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})")
ENGLISH = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})")
POWER = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)e([+-]?[0-9]{1,2})", re.IGNORECASE)
BRACKETED = re.compile(rf"\( ?({NUMBER}) ?\)")
WITH_SUFFIX = re.compile(rf"({NUMBER}) *(.*)")
DOUBTFUL = re.compile(r"(.*[0-9].*?)(?: *\?+|(?<=[0-9]) ?[.,;]+)")
EURO_FIRST = re.compile(rf"(€|eur|euros) ?({NUMBER})", re.IGNORECASE)
RANGE = re.compile(
    rf"(?:entre |de )?{NUMBER} ?(?:-|–|—|\ba\b|\bà\b|\bet\b|\bou\b) ?[0-9].*",
    re.IGNORECASE,
)
# A sign followed by a word (« <b> ») is markup that was pasted, not a bound.
BOUND = re.compile(
    r"[<>]=? ?(?:a )?[+-]?[0-9].*|"
    r"(?:≤|≥|[+-] de |(?:plus|moins) (?:de|que) |(?:au|a) (?:moins|plus|minimum|maximum) |"
    r"jusqu'a |a partir de |(?:sup|inf)(?:\.|erieure?s?)? a |a m[ai][xn]ima |"
    r"minimum |maximum |mini |maxi ).*[0-9].*|"
    # « 12 dont 3 de 60 ans et plus » is a number and a remark: two words of a unit, no more.
    rf"{NUMBER}(?: ?%)?(?: (?!dont\b)[a-z²'€]+){{0,2}} ?\(?(?:\+|(?:et|ou) (?:\+|plus|moins)|"
    r"au (?:moins|plus|minimum|maximum)|minimum|maximum|mini|maxi|max|a m[ai][xn]ima)\)?"
)


def decimal_of(digits: str) -> Decimal:
    """Digits with spaces and one decimal sign → their number."""
    return Decimal(digits.replace(" ", "").replace(",", "."))


def numbers_in(digits: str) -> list[Decimal]:
    """Every reading of the digits: none when ill-formed, two when thousands or decimals."""
    if AMBIGUOUS.fullmatch(digits):
        return [Decimal(re.sub(r"[.,]", "", digits)), decimal_of(digits)]
    number = one_number(digits)
    return [] if number is None else [number]


def one_number(digits: str) -> Decimal | None:
    """The one reading of the digits, None where they have none or are ill-formed."""
    if FRENCH.fullmatch(digits):
        return decimal_of(digits)
    if DOTTED.fullmatch(digits):
        return decimal_of(digits.replace(".", ""))
    if ENGLISH.fullmatch(digits):
        return decimal_of(digits.replace(",", ""))
    return None
