"""How one indicator's values are written: amount, unit, « au moins »."""

from typing import Any

from analysis.results.actuals import PERCENT
from data_model.french import NARROW, NBSP, NOT_KNOWN, number_e4
from data_model.vocabulary import Nature

AT_LEAST = "au moins "
# « m² », « € » and « % » stand beside any amount; a noun agrees with nothing in a sentence.
SIGN_CHARACTERS = 3
UNCOUNTED = frozenset({Nature.RATIO, Nature.SCALE})
PRINTED_DECIMALS = 1


def decimals_of(row: Any) -> int:
    """How many decimals the values of an indicator are shown with."""
    least = PRINTED_DECIMALS if Nature(row.nature) in UNCOUNTED else 0
    return max(int(row.decimals), least)


def sign_of(row: Any) -> str:
    """The unit where it is a sign, else nothing."""
    unit = str(row.unit or "")
    is_sign = len(unit) <= SIGN_CHARACTERS and Nature(row.nature) is not Nature.SCALE
    return unit if is_sign else ""


def noun_of(row: Any) -> str:
    """The unit where it is a noun, else nothing."""
    return "" if sign_of(row) else str(row.unit or "")


def amount_words(amount_e4: int | None, row: Any, *, decimals: int | None = None) -> str:
    """« 137 », « 80,6 % », « 3 661 m² » or « n.c. »; `row` has nature, unit and decimals."""
    if amount_e4 is None:
        return NOT_KNOWN
    text = number_e4(amount_e4, decimals=decimals_of(row) if decimals is None else decimals)
    sign = sign_of(row)
    if not sign:
        return text
    return text + (NARROW if sign == PERCENT else NBSP) + sign


def expected_words(amount_e4: int | None, row: Any) -> str:
    """An amount computed between two steps, with a decimal where the values have none."""
    return amount_words(amount_e4, row, decimals=max(decimals_of(row), PRINTED_DECIMALS))


def least_words(amount_e4: int | None, row: Any, *, at_least: bool) -> str:
    """« au moins 137 » where something is missing from the sum."""
    words = amount_words(amount_e4, row)
    return f"{AT_LEAST}{words}" if at_least and amount_e4 is not None else words
