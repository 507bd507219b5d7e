"""The parts of a bar of money: paid, committed, left, or not told at all."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from data_model.slide import SlideRow
from documents.deck import look

ONE, CENTS = Decimal(1), Decimal(100)


@dataclass(frozen=True, kw_only=True)
class StackedPart:
    """One part of a bar, from one share of the planned amount to another."""

    label: str
    start: str
    end: str
    fill: Any
    text: Any


# A bar goes from nothing to what is paid, to what is committed, to all that is planned.
STACKED: Final = (
    StackedPart(label="Mandaté", start="", end="rate_paid", fill=look.DONE, text=look.WHITE),
    StackedPart(
        label="Engagé, à mandater",
        start="rate_paid",
        end="rate_committed",
        fill=look.COMMITTED,
        text=look.INK,
    ),
    StackedPart(
        label="Reste à engager", start="rate_committed", end="", fill=look.TRACK, text=look.INK
    ),
    StackedPart(
        label="Prévu, engagé non communiqué", start="", end="", fill=look.PALE, text=look.INK
    ),
)


def stacked_euros(row: SlideRow, part: StackedPart) -> float | None:
    """How long a part is, in euros; None where nothing is known of it."""
    planned = planned_cents(row)
    if planned is None:
        return None
    is_told = row.amount("rate_committed") is not None
    if not (part.start or part.end):
        return None if is_told else float(Decimal(planned) / CENTS)
    if not is_told:
        return None
    start = _share(row, part.start) if part.start else Decimal(0)
    end = _share(row, part.end) if part.end else ONE
    cents = (max(end - start, Decimal(0)) * planned).quantize(ONE, rounding=ROUND_HALF_UP)
    return float(cents / CENTS)


def planned_cents(row: SlideRow) -> int | None:
    """What is planned of a row, in cents."""
    found = row.amount("planned_cents")
    return None if found is None else int(found)


def _share(row: SlideRow, name: str) -> Decimal:
    found = row.amount(name)
    return Decimal(0) if found is None else Decimal(str(found))
