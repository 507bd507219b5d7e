"""How one indicator's values are written: amount, unit, « au moins »."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from analysis.results.actuals import PERCENT
from data_model.french import E4, NARROW, NBSP, NOT_KNOWN, number_e4, points
from data_model.vocabulary import Nature

AT_LEAST = "au moins "
# « m² », « € » and « % » stand beside any amount; a noun agrees with nothing in a sentence.
SIGN_CHARACTERS = 3
UNCOUNTED = frozenset({Nature.RATIO, Nature.SCALE})
PRINTED_DECIMALS = 1
# Values are scaled by 10⁴.
PLACES: Final = 4


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


def amount_words(
    amount_e4: int | None, row: Any, *, decimals: int | None = None, fixed: bool = False
) -> str:
    """« 137 », « 80,6 % », « 3 661 m² » or « n.c. »; `row` has nature, unit and decimals.

    `fixed` writes all the `decimals`, as the amounts of one column are.
    """
    if amount_e4 is None:
        return NOT_KNOWN
    most = decimals_of(row) if decimals is None else decimals
    return _with_sign(number_e4(amount_e4, decimals=most, fixed=fixed), row)


def difference_words(amount_e4: int, before_e4: int, row: Any, *, decimals: int) -> str:
    """« +2,7 pts », « −415 m² », « +3 »: between two amounts as they are written."""
    gap = rounded_e4(amount_e4, decimals) - rounded_e4(before_e4, decimals)
    if sign_of(row) == PERCENT:
        return points(Decimal(gap) / E4, decimals=decimals)
    return _with_sign(number_e4(gap, decimals=decimals, signed=True, fixed=True), row)


def range_words(low_e4: int, high_e4: int | None, row: Any) -> str:
    """« de 3 à 4 »; one amount alone where the range has no second bound."""
    low = amount_words(low_e4, row)
    return low if high_e4 is None else f"de {low} à {amount_words(high_e4, row)}"


def column_decimals(amounts_e4: Iterable[int | None], row: Any, *, most: int | None = None) -> int:
    """How many decimals the amounts of one column need to be written alike."""
    limit = decimals_of(row) if most is None else most
    known = [rounded_e4(amount, limit) for amount in amounts_e4 if amount is not None]
    return next((n for n in range(limit) if all(not a % 10 ** (PLACES - n) for a in known)), limit)


def rounded_e4(amount_e4: int, decimals: int) -> int:
    """An amount as it is written with some decimals, still in 10⁻⁴."""
    step = Decimal(10) ** (PLACES - decimals)
    return int((Decimal(amount_e4) / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _with_sign(text: str, row: Any) -> str:
    sign = sign_of(row)
    if not sign:
        return text
    return text + (NARROW if sign == PERCENT else NBSP) + sign


def expected_words(amount_e4: int | None, row: Any) -> str:
    """An amount computed between two steps, with a decimal where the values have none."""
    return amount_words(amount_e4, row, decimals=expected_decimals(row))


def expected_decimals(row: Any) -> int:
    """At most how many decimals an amount computed between two steps has."""
    return max(decimals_of(row), PRINTED_DECIMALS)


def least_words(
    amount_e4: int | None, row: Any, *, at_least: bool, decimals: int | None = None
) -> str:
    """« au moins 137 » where something is missing from the sum; all the `decimals` if given."""
    words = amount_words(amount_e4, row, decimals=decimals, fixed=decimals is not None)
    return f"{AT_LEAST}{words}" if at_least and amount_e4 is not None else words
