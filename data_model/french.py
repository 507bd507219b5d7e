"""The one place where numbers, amounts, dates and sentences take their French form."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

from data_model.plain import WORD_JOINER as WORD_JOINER
from data_model.plain import plain as plain

Number = int | float | Decimal
LOCALE: Final = "fr"
PARIS: Final = ZoneInfo("Europe/Paris")
NARROW: Final = "\u202f"
NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
NOT_KNOWN: Final = "n.c."
E4: Final = 10_000
HUNDRED: Final = Decimal(100)
MOST_DECIMALS: Final = 2
# Where a status begins: a figure still on this side of one must not be rounded onto it.
STATUS_PERCENTS: Final = (80, 95)
STATUS_GAPS: Final = (-15, -5)
TENTH: Final = Decimal("0.1")
# French counts one and a half as one.
PLURAL_FROM: Final = 2
# Past these, two numbers differ only by how a float is written.
FLOAT_DECIMALS: Final = 9
# Wide enough for any amount: Decimal's default precision refuses to round long numbers.
PRECISE: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def is_known(value: object) -> bool:
    """Whether there is a value to print: not None, not NA, not infinite."""
    if value is None or bool(pd.isna(value)):  # type: ignore[call-overload]
        return False
    return not isinstance(value, float | Decimal) or Decimal(str(value)).is_finite()


def _rounded(value: Number, decimals: int) -> Decimal:
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, context=PRECISE)
    return rounded if rounded else Decimal(0)


# The pattern alone says how many decimals are written: equal values give equal words.
@lru_cache(maxsize=4096)
def _digits(value: Decimal, pattern: str, *, signed: bool = False) -> str:
    with localcontext(PRECISE):
        text = format_decimal(abs(value), format=pattern, locale=LOCALE)
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    return sign + text.replace(NBSP, NARROW)


def number(
    value: Number | None, *, decimals: int | None = None, signed: bool = False, fixed: bool = False
) -> str:
    """« 1 250,5 »: at most `decimals` decimals (2 by default), trailing zeros only if `fixed`."""
    if value is None or not is_known(value):
        return NOT_KNOWN
    most = MOST_DECIMALS if decimals is None else decimals
    pattern = "#,##0." + ("0" if fixed else "#") * most
    return _digits(_rounded(value, most), pattern, signed=signed)


def number_e4(
    value_e4: int | None, *, decimals: int | None = None, signed: bool = False, fixed: bool = False
) -> str:
    """A value of the store, an integer scaled by 10⁴, as `number` prints it."""
    if value_e4 is None or not is_known(value_e4):
        return NOT_KNOWN
    return number(Decimal(str(value_e4)) / E4, decimals=decimals, signed=signed, fixed=fixed)


def euros(cents: Number | None, *, signed: bool = False) -> str:
    """« 12 500 € » from integer cents; the cents appear only where there are some."""
    if cents is None or not is_known(cents):
        return NOT_KNOWN
    amount = _rounded(Decimal(str(cents)) / HUNDRED, 2)
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return _digits(amount, pattern, signed=signed) + NBSP + "€"


def kilo_euros(cents: Number | None) -> str:
    """« 110 k€ » or « 11,4 k€ » from integer cents, for small charts only."""
    if cents is None or not is_known(cents):
        return NOT_KNOWN
    return number(Decimal(str(cents)) / HUNDRED / 1000, decimals=1) + NBSP + "k€"


def percent(ratio: Number | None, *, decimals: int = 0) -> str:
    """« 68 % » from 0.68."""
    if ratio is None or not is_known(ratio):
        return NOT_KNOWN
    return number(Decimal(str(ratio)) * HUNDRED, decimals=decimals) + NARROW + "%"


def gap_shown(share: Number | None, reference: Number | None) -> int | None:
    """The points between two shares as `percent` prints them: 76 % for 82 % is −6."""
    if share is None or reference is None or not (is_known(share) and is_known(reference)):
        return None
    first, second = (_rounded(Decimal(str(one)) * HUNDRED, 0) for one in (share, reference))
    return int(first - second)


def points(gap_points: Number | None, *, decimals: int = 0) -> str:
    """« −15 pts », « +2,7 pts », « 0 pt »: a difference between two percentages, in points.

    `decimals` are those of the percentages; all are written.
    """
    if gap_points is None or not is_known(gap_points):
        return NOT_KNOWN
    gap = _rounded(gap_points, decimals)
    words = number(gap, decimals=decimals, signed=True, fixed=True)
    return words + NBSP + ("pts" if abs(gap) >= PLURAL_FROM else "pt")


def percent_of_expected(ratio: Number | None) -> str:
    """« 95 % » of what was expected; « 94,7 % » where 95 % would tell another status."""
    if ratio is None or not is_known(ratio):
        return NOT_KNOWN
    value = _rounded(Decimal(str(ratio)) * HUNDRED, FLOAT_DECIMALS)
    whole = _rounded(value, 0)
    if whole in STATUS_PERCENTS and value < whole:
        return number(min(_rounded(value, 1), whole - TENTH), decimals=1) + NARROW + "%"
    return percent(ratio)


def gap_words(share: Number | None, reference: Number | None) -> str:
    """« −5 pts » as `gap_shown`; « −4,6 pts » where −5 would tell another status."""
    whole = gap_shown(share, reference)
    if whole is None or whole not in STATUS_GAPS:
        return points(whole)
    value = _rounded((Decimal(str(share)) - Decimal(str(reference))) * HUNDRED, FLOAT_DECIMALS)
    if value <= whole:
        return points(whole)
    tenth = max(_rounded(value, 1), whole + TENTH)
    return number(tenth, decimals=1, signed=True) + NBSP + "pts"


def signed_days(days: Number | None) -> str:
    """« +118 j »: a shift in days."""
    if days is None or not is_known(days):
        return NOT_KNOWN
    return number(days, decimals=0, signed=True) + NBSP + "j"


def lateness(days: Number | None) -> str:
    """« 47 jours de retard », « 6 jours d’avance » or « à l’heure »."""
    if days is None or not is_known(days):
        return NOT_KNOWN
    whole = _rounded(days, 0)
    if not whole:
        return "à l’heure"
    return plural(abs(whole), "jour") + (" de retard" if whole > 0 else " d’avance")


def plural(n: Number | None, singular: str, plural_form: str | None = None) -> str:
    """« 1 action », « 3 actions »: in French, below two is singular."""
    if n is None or not is_known(n):
        return NOT_KNOWN
    regular = singular if singular.endswith(("s", "x", "z")) else singular + "s"
    noun = singular if abs(Decimal(str(n))) < 2 else plural_form or regular
    return number(n) + NBSP + noun


def coverage(n: int | None, total: int | None, noun: str) -> str:
    """« 7 communes sur 8 »: what an aggregate rests on."""
    if n is None or total is None or not (is_known(n) and is_known(total)):
        return NOT_KNOWN
    return f"{plural(n, noun)} sur{NBSP}{number(total)}"


def joined(words: Iterable[str]) -> str:
    """« a, b et c »."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} et {last}" if first else last


def _worded(when: date | None, pattern: str) -> str:
    if when is None or not is_known(when):
        return NOT_KNOWN
    return _day_words(when, pattern)


@lru_cache(maxsize=4096)
def _day_words(when: date, pattern: str) -> str:
    text = format_date(when, format=pattern, locale=LOCALE)
    if when.day == 1:
        text = re.sub(r"\b1\b", "1er", text, count=1)
    return text.replace(" ", NBSP)


def day(when: date | None) -> str:
    """« 14 mars 2026 », « 1er janvier 2026 »."""
    return _worded(when, "d MMMM y")


def day_short(when: date | None) -> str:
    """« 15 sept. », « 1er janv. »."""
    return _worded(when, "d MMM")


def weekday(when: date | None) -> str:
    """« lundi 9 novembre 2026 »."""
    return _worded(when, "EEEE d MMMM y")


def month(when: date | None) -> str:
    """« mars 2026 »."""
    if when is None or not is_known(when):
        return NOT_KNOWN
    return format_date(when, format="MMMM y", locale=LOCALE).replace(" ", NBSP)


def month_short(when: date | None) -> str:
    """« sept. », for the marks of a time axis."""
    return _worded(when, "MMM")


def clock(moment: datetime | None) -> str:
    """« 9 h 12 », in Paris where the moment carries a time zone."""
    if moment is None or not is_known(moment):
        return NOT_KNOWN
    local = moment.astimezone(PARIS) if moment.tzinfo else moment
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02d}"


def quarter_label(code: str | None, *, short: bool = False) -> str:
    """« T3 2026 » from « 2026-T3 »; « T3 26 » where `short`."""
    if code is None or not is_known(code):
        return NOT_KNOWN
    year, separator, quarter = code.partition("-")
    return f"{quarter}{NBSP}{year[-2:] if short else year}" if separator else year


def interval(start: date | None, end: date | None, as_written: str = "") -> str:
    """The words of the plan where there are some, else the shortest name of the span."""
    if as_written.strip():
        return typo(as_written.strip())
    if start is None or end is None or not (is_known(start) and is_known(end)):
        return day(end if start is None or not is_known(start) else start)
    if start == end:
        return day(start)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        if months == 1:
            return month(start)
        if months == 3 and start.month % 3 == 1:
            return f"T{start.month // 3 + 1}{NBSP}{start.year}"
        if months == 12 and start.month == 1:
            return str(start.year)
    return f"du {day(start)} au {day(end)}"


# What no typographic rule may touch: addresses, Streamlit shortcodes, code, HTML entities, the
# error cells of workbooks, and words already quoted, which are someone's.
_PROTECTED: Final = re.compile(
    r"(https?://\S+|www\.\S+|:[a-z_+][\w+-]*(?:/[\w-]+)?:|:[a-z-]+\[|`[^`]*`|&#?\w+;"
    r"|#[A-Z][A-Z0-9/]*[!?]?"
    rf"|(?<=«{NBSP})[^«»]*(?={NBSP}»))"
)
_SP: Final = f"[ \t{NBSP}{NARROW}]"
_END: Final = r"(?=[\s)»\]”\"*_.…,;!?]|$)"
_WORD: Final = r"(?<=[\w)»…”’\]*])"
_RULES: Final = (
    (re.compile(r"(?<=[^\W\d_])'(?=[\w«])"), "’"),
    (re.compile(rf"«{_SP}*"), f"«{NBSP}"),
    (re.compile(rf"{_SP}*»"), f"{NBSP}»"),
    (re.compile(rf"(?:{_SP}+|{_WORD})([;!?]){_END}"), rf"{NARROW}\1"),
    (re.compile(rf"(?:{_SP}+|{_WORD}):(?=\s|$)"), f"{NBSP}:"),
    (re.compile(rf"(?:(?<=\d){_SP}*|{_SP}+)%(?!\w)"), f"{NARROW}%"),
    (re.compile(rf"(?:(?<=\d){_SP}*|{_SP}+)(?=[kM]?€)"), NBSP),
    (re.compile(r"(?<![^\s(«])-(?=\d)"), MINUS),
    (re.compile(rf"\bn°{_SP}*(?=\d)"), f"n°{NBSP}"),
)


def one_line(text: str) -> str:
    """The words on one line: each run of blanks, line breaks among them, is one plain space."""
    return " ".join(text.split())


def typo(text: str) -> str:
    """French spaces, apostrophes and minus signs; applying it twice changes nothing more."""
    pieces = _PROTECTED.split(text)
    # `split` on one group alternates free text (even places) and what was matched (odd).
    for place in range(0, len(pieces), 2):
        for pattern, replacement in _RULES:
            pieces[place] = pattern.sub(replacement, pieces[place])
    return "".join(pieces)
