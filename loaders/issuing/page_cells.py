"""What a cell shown on a page holds: its words without their looks, or the number in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from data_model.french import MINUS, NARROW, NBSP, is_known, month
from data_model.shown_words import shown_words

SPACE: Final = f"[ {NARROW}{NBSP}]"
# Only as `french.number` prints it: « 93005 » and « 2026 » are names, not quantities.
NUMBER: Final = rf"[+{MINUS}]?\d{{1,3}}(?:{NARROW}\d{{3}})*(?:,\d+)?"
MONTHS: Final = {month(date(2000, n, 1)).split(NBSP)[0]: n for n in range(1, 13)}
DAY: Final = re.compile(rf"(\d{{1,2}})(?:er)?{SPACE}({'|'.join(MONTHS)}){SPACE}(\d{{4}})")


class CellKind(StrEnum):
    """What a typed cell counts."""

    TEXT = "text"
    NUMBER = "number"
    EUROS = "euros"
    PERCENT = "percent"
    POINTS = "points"
    SHIFT = "shift"
    LATENESS = "lateness"
    DAY = "day"


@dataclass(frozen=True, kw_only=True)
class PageCell:
    """`value` is in the unit of its kind: euros, a share of 1, points, days."""

    kind: CellKind
    value: str | Decimal | date
    decimals: int = 0


def _number(text: str) -> Decimal:
    for shown, plain in ((NARROW, ""), (",", "."), (MINUS, "-")):
        text = text.replace(shown, plain)
    return Decimal(text)


def _share(text: str) -> Decimal:
    return _number(text) / 100


def _ahead(text: str) -> Decimal:
    return -_number(text)


READ_AS: Final[tuple[tuple[CellKind, re.Pattern[str], Callable[[str], Decimal]], ...]] = (
    (CellKind.NUMBER, re.compile(f"({NUMBER})"), _number),
    (CellKind.EUROS, re.compile(f"({NUMBER}){SPACE}€"), _number),
    (CellKind.PERCENT, re.compile(f"({NUMBER}){SPACE}%"), _share),
    (CellKind.POINTS, re.compile(f"({NUMBER}){SPACE}pts?"), _number),
    (CellKind.SHIFT, re.compile(f"({NUMBER}){SPACE}j"), _number),
    (CellKind.LATENESS, re.compile(f"({NUMBER}){SPACE}jours? de retard"), _number),
    (CellKind.LATENESS, re.compile(f"({NUMBER}){SPACE}jours? d’avance"), _ahead),
)


def page_cell(shown: object) -> PageCell | None:
    """A cell of a table of a page, typed where the whole of it is one quantity; None if empty."""
    if not isinstance(shown, str):
        if not is_known(shown):
            return None
        if isinstance(shown, int | Decimal) and not isinstance(shown, bool):
            return PageCell(kind=CellKind.NUMBER, value=Decimal(shown))
    text = shown_words(str(shown))
    if not text:
        return None
    for kind, pattern, read in READ_AS:
        found = pattern.fullmatch(text)
        if found:
            decimals = len(found.group(1).partition(",")[2])
            return PageCell(kind=kind, value=read(found.group(1)), decimals=decimals)
    told = DAY.fullmatch(text)
    if told:
        when = date(int(told.group(3)), MONTHS[told.group(2)], int(told.group(1)))
        return PageCell(kind=CellKind.DAY, value=when)
    return PageCell(kind=CellKind.TEXT, value=text)
