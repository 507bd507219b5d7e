"""An amount for one unit of something else: with its two sides, or why there is none."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from data_model.french import typo

NOT_COMPUTABLE: Final = "non calculable"


@dataclass(frozen=True, kw_only=True)
class Quotient:
    """`reason` says in French why there is no value; `bound` how a partial side bends it."""

    value: Fraction | None = None
    reason: str = ""
    bound: str = ""

    @property
    def words(self) -> str:
        """« non calculable : aucune valeur reçue », empty where there is a value."""
        return typo(f"{NOT_COMPUTABLE} : {self.reason}") if self.reason else ""

    @property
    def rounded(self) -> int | None:
        """The value to the nearest integer, halves away from zero."""
        if self.value is None:
            return None
        exact = Decimal(self.value.numerator) / Decimal(self.value.denominator)
        return int(exact.to_integral_value(rounding=ROUND_HALF_UP))


def bound_of(*, numerator_partial: bool, denominator_partial: bool) -> str:
    """« au moins » where only the upper side may still grow, « au plus » where only the lower."""
    if numerator_partial and denominator_partial:
        return "provisoire\u00a0: "
    if numerator_partial:
        return "au moins "
    return "au plus " if denominator_partial else ""
