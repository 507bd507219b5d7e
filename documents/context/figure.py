"""One figure told to a committee: its value, and the one way in which it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from data_model.french import (
    NBSP,
    NOT_KNOWN,
    day,
    euros,
    gap_shown,
    is_known,
    lateness,
    number,
    percent,
    plural,
    points,
    signed_days,
    typo,
)

AT_LEAST: Final = "au moins "
COUNTED: Final = "Indicateurs"
COLON: Final = f"{NBSP}:"
Value = int | Decimal | date


class FigureKind(StrEnum):
    """What a figure counts, hence how it is written."""

    SHARE = "share"
    CENTS = "cents"
    CENTS_MORE = "cents_more"
    POINTS = "points"
    COUNT = "count"
    MORE = "more"
    SHIFT = "shift"
    DAYS = "days"
    WORK_DAYS = "work_days"
    LATENESS = "lateness"
    DAY = "day"


WRITTEN: Final[Mapping[FigureKind, Callable[[Any], str]]] = {
    FigureKind.SHARE: percent,
    FigureKind.CENTS: euros,
    FigureKind.CENTS_MORE: lambda cents: euros(cents, signed=True),
    FigureKind.POINTS: points,
    FigureKind.COUNT: number,
    FigureKind.MORE: lambda count: number(count, signed=True),
    FigureKind.SHIFT: signed_days,
    FigureKind.DAYS: lambda count: plural(count, "jour"),
    FigureKind.WORK_DAYS: lambda count: number(count, decimals=0),
    FigureKind.LATENESS: lateness,
    FigureKind.DAY: day,
}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A value and its words; `absent` is said in its place where nothing is known.

    A share is a part of 1, an amount integer cents, a gap points, a shift days.
    """

    key: str
    label: str
    kind: FigureKind
    value: Value | None
    at_least: bool = False
    absent: str = NOT_KNOWN

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    @property
    def short_label(self) -> str:
        """Its label alone, where what it is about is known: « Vigilance », « Engagé »."""
        head, _, rest = self.label.partition(", ")
        return rest if head == COUNTED else head

    @property
    def cell_text(self) -> str:
        """The same where room is short: a reason without its explanation."""
        return self.text if self.is_known else self.text.partition(COLON)[0]

    @property
    def text(self) -> str:
        """« 36 % », « au moins 12 500 € », « n.c. »: the same in every document."""
        return written(self.kind, self.value, at_least=self.at_least, absent=self.absent)


def written(
    kind: FigureKind, value: Value | None, *, at_least: bool = False, absent: str = NOT_KNOWN
) -> str:
    """How a value of a kind is written, wherever it is shown."""
    if value is None:
        return absent
    return (AT_LEAST if at_least else "") + WRITTEN[kind](value)


def figure(
    key: str,
    label: str,
    kind: FigureKind,
    *,
    value: object,
    at_least: bool = False,
    absent: str = "",
) -> Figure:
    """A figure from a cell of a frame, missing kept missing."""
    return Figure(
        key=key,
        label=typo(label),
        kind=kind,
        value=exact(value),
        at_least=at_least and is_known(value),
        absent=typo(absent) or NOT_KNOWN,
    )


def exact(value: object) -> Value | None:
    """An integer, a date or a decimal number as the formatter reads it; None where missing."""
    if not is_known(value):
        return None
    if isinstance(value, date | int | Decimal):
        return value
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def gap_figure(key: str, label: str, *, done: object, expected: object) -> Figure:
    """The points between two shares, as they are printed."""
    first, second = exact(done), exact(expected)
    gap = None
    if isinstance(first, int | Decimal) and isinstance(second, int | Decimal):
        gap = gap_shown(first, second)
    return figure(key, label, FigureKind.POINTS, value=gap)
