"""One value behind a figure: who told it, for when, in which cell, and how it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data_model.vocabulary import AssignedKind, Labelled


class PartState(Labelled):
    """How a value stands behind a figure."""

    IN_FORCE = "in_force", "en vigueur"
    CONFIRMED = "confirmed", "confirmé"
    ESTIMATED = "estimated", "estimé"
    CARRIED = "carried", "reporté"
    REPLACED = "replaced", "remplacé"
    BLANK = "blank", "non répondu"
    AWAITED = "awaited", "attendu, non reçu"
    NOT_DONE = "not_done", "non fait"


UNKNOWN = frozenset({PartState.BLANK, PartState.AWAITED})


class FactKey(NamedTuple):
    """What names a fact in every return of one respondent: its kind and its own columns."""

    kind: AssignedKind
    columns: tuple[tuple[str, str | int], ...]

    @property
    def object_code(self) -> str:
        """The indicator, action or occurrence it is about."""
        return str(next(value for name, value in self.columns if name.endswith("_code")))


@dataclass(frozen=True, kw_only=True)
class Part:
    """One value of a figure; `amount` is in 10⁻⁴ or cents, None where nothing was told."""

    key: FactKey
    respondent_code: str
    period_code: str
    state: PartState
    about: str = ""
    amount: int | None = None
    base: int | None = None
    weight: Fraction | None = None
    words: str = ""
    from_period: str = ""
    return_number: int | None = None
    sheet: str = ""
    cell: str = ""
    raw_text: str = ""
    enters: bool = True
    is_taken_off: bool = False

    @property
    def is_known(self) -> bool:
        """Whether someone told it."""
        return self.state not in UNKNOWN

    @property
    def code(self) -> str:
        """What names it in an address, among the values of one figure."""
        said = [str(value) for _, value in self.key.columns]
        number = "" if self.return_number is None else str(self.return_number)
        return ".".join((self.respondent_code, self.period_code, *said, number, self.cell))

    @property
    def place(self) -> str:
        """« Indicateurs!H4 », empty for what has no cell."""
        return f"{self.sheet}!{self.cell}" if self.cell else ""


def observation_key(indicator_code: str, category: str) -> FactKey:
    """What names an observation."""
    return FactKey(
        AssignedKind.INDICATOR, (("indicator_code", indicator_code), ("category", category))
    )


def budget_key(
    action_code: str, *, field: str, exercise: int, funder: str, section: str
) -> FactKey:
    """What names an amount."""
    return FactKey(
        AssignedKind.BUDGET,
        (
            ("action_code", action_code),
            ("field", field),
            ("exercise", exercise),
            ("funder", funder),
            ("section", section),
        ),
    )


def milestone_key(occurrence_code: str, field: str) -> FactKey:
    """What names a statement on an occurrence."""
    return FactKey(AssignedKind.MILESTONE, (("occurrence_code", occurrence_code), ("field", field)))


def missing_part(
    key: FactKey, respondent_code: str, period_code: str, *, answered: bool, about: str = ""
) -> Part:
    """A value asked and not told: in a return received all the same, or without any."""
    return Part(
        key=key,
        respondent_code=respondent_code,
        period_code=period_code,
        state=PartState.BLANK if answered else PartState.AWAITED,
        about=about,
        enters=False,
    )


def answered_periods(returns: pd.DataFrame) -> set[tuple[str, str]]:
    """(respondent, period) of each active return."""
    active = returns[returns["is_active"].astype(bool)]
    return set(zip(active["respondent_code"], active["period_code"], strict=True))


def in_order(parts: Iterable[Part]) -> list[Part]:
    """Newest period first, then by respondent and subject; what was not received at the top."""
    by_name = sorted(parts, key=lambda part: (part.respondent_code, part.about))
    newest_first = sorted(by_name, key=lambda part: part.period_code, reverse=True)
    return sorted(newest_first, key=lambda part: part.is_known)
