"""Numbers as people type them in a return: a closed grammar, nothing is guessed."""

import math
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from data_model import french
from data_model.finding import Option
from data_model.period import simplified
from loaders.values.number_forms import (
    BOUND,
    BRACKETED,
    DOUBTFUL,
    ENGLISH,
    EURO_FIRST,
    POWER,
    RANGE,
    SAME_CHARACTER,
    WITH_SUFFIX,
    decimal_of,
    numbers_in,
    one_number,
)
from loaders.values.reading import (
    ENDING,
    NOTHING,
    RawValue,
    Reading,
    blocked,
    quoted,
    read_common_words,
    visible,
    without_estimate,
)
from loaders.values.units import EURO_SCALES, PER_MILLE_WORDS, PERCENT_WORDS, factor_of

LARGEST = Decimal(10) ** 12
STORED_DECIMALS = 4
LARGEST_EXPONENT = 15
MOST_DIGITS = 30
SYMBOLS = frozenset({"k€", "M€", "m²", "j"})


@dataclass(frozen=True)
class _Column:
    unit: str
    decimals: int
    is_count: bool
    allow_negative: bool

    @property
    def is_percentage(self) -> bool:
        return simplified(self.unit) in PERCENT_WORDS

    @property
    def euro_scale(self) -> int | None:
        return EURO_SCALES.get(simplified(self.unit))


def read_number(
    raw: RawValue,
    *,
    unit: str,
    decimals: int,
    is_count: bool = False,
    allow_negative: bool = False,
    number_format: str = "",
) -> Reading:
    """The number of one cell in the column's unit (a share for a percentage), never a float."""
    column = _Column(unit, min(decimals, STORED_DECIMALS), is_count, allow_negative)
    if raw is None:
        return Reading(state="blank", read_as="non renseigné")
    if isinstance(raw, str):
        return _read_text(visible(raw), column)
    if isinstance(raw, bool | date | time | timedelta):
        kind = "une case à cocher" if isinstance(raw, bool) else "une date ou une heure"
        return blocked(
            "TYPE_INATTENDU",
            f"{quoted(raw)} est {kind}\u00a0; un nombre est attendu.",
            "Saisissez le nombre, au format Nombre.",
        )
    if isinstance(raw, float) and not math.isfinite(raw):
        return _unreadable(raw)
    number = Decimal(repr(float(raw))) if isinstance(raw, float) else Decimal(raw)
    if not number.is_finite():
        return _unreadable(raw)
    if "%" in number_format and not column.is_percentage and abs(number) <= LARGEST:
        shown = f"{french.number(number * 100, decimals=STORED_DECIMALS)}\u202f%"
        return _ask(shown, [number, number * 100], column)
    # Excel's own sums carry a float's noise; it is not what was typed.
    noise = max(Decimal("1e-9"), abs(number) * Decimal("1e-14"))
    noise = noise if isinstance(raw, float) else Decimal(0)
    if "%" in number_format:
        return _accepted(number, column, noise=noise)
    return _bare(raw, number, column, noise=noise)


def _read_text(text: str, column: _Column) -> Reading:
    common: Reading | None = read_common_words(text)
    if common is not None:
        return common
    words = text.strip().translate(SAME_CHARACTER)
    if len(words.splitlines()) > 1:
        return _unreadable(text)
    if match := NOTHING.fullmatch(simplified(words).rstrip(ENDING)):
        is_bare = " " not in match[0]
        return replace(_accepted(Decimal(0), column), note="" if is_bare else text.strip())
    if match := DOUBTFUL.fullmatch(words):
        return _doubtful(text, match[1], _read_text(match[1], column), column)
    if match := EURO_FIRST.fullmatch(words):
        return _with_suffix(text, match[2], match[1], column)
    if BOUND.fullmatch(simplified(words)):
        return _several(text, "est une borne, pas une valeur")
    if (inner := without_estimate(words)) is not None:
        return _estimated(text, inner, _read_text(inner, column))
    if RANGE.fullmatch(words):
        return _several(text, "est un intervalle")
    if match := BRACKETED.fullmatch(words):
        number = one_number(match[1])
        return _ask(text, [] if number is None else [-number, number], column)
    if match := POWER.fullmatch(words):
        exponent = int(match[2])
        if abs(exponent) > LARGEST_EXPONENT:
            return _unreadable(text)
        return _ask(text, [decimal_of(match[1]).scaleb(exponent)], column)
    if match := WITH_SUFFIX.fullmatch(words):
        return _with_suffix(text, match[1], match[2].strip(), column)
    return _unreadable(text)


def _with_suffix(text: str, digits: str, suffix: str, column: _Column) -> Reading:
    numbers = numbers_in(digits)
    if simplified(suffix) in PERCENT_WORDS | PER_MILLE_WORDS:
        places = -2 if simplified(suffix) in PERCENT_WORDS else -3
        shares = [number.scaleb(places) for number in numbers]
        if column.is_percentage:
            return _accepted(shares[0], column) if len(shares) == 1 else _ask(text, shares, column)
        return _ask(text, shares + numbers, column)
    factor, code = factor_of(suffix, column.unit)
    numbers = [number * factor for number in numbers]
    if code == "NOMBRE_ILLISIBLE":
        return _unreadable(text)
    if code in {"UNITE_DIFFERENTE", "NOMBRE_APPROCHE", "NOMBRE_AMBIGU"}:
        if column.is_percentage:
            numbers = [meant for number in numbers for meant in _meant(number, column)]
        return replace(_ask(text, numbers, column, code=code), note=text.strip())
    if len(numbers) != 1:
        return _ask(text, numbers, column)
    reading = _bare(text, numbers[0], column)
    if reading.state == "value" and code:
        return _noticed(reading, code, f"{quoted(text)} a été converti")
    if reading.state == "value" and ENGLISH.fullmatch(digits):
        return _noticed(reading, "NOMBRE_ANGLAIS", f"{quoted(text)} est écrit à l’anglaise")
    return reading


def _bare(
    raw: RawValue, number: Decimal, column: _Column, *, noise: Decimal = Decimal(0)
) -> Reading:
    """A number without a unit: accepted where it has one reading."""
    meant = _meant(number, column)
    return _ask(raw, meant, column) if len(meant) > 1 else _accepted(number, column, noise=noise)


def _meant(number: Decimal, column: _Column) -> list[Decimal]:
    """What a number without a unit may mean: in a percentage column, 12 is 12 % or 1 200 %."""
    return [number / 100, number] if column.is_percentage and abs(number) >= 1 else [number]


def _accepted(number: Decimal, column: _Column, *, noise: Decimal = Decimal(0)) -> Reading:
    if abs(number) > LARGEST:
        # A number of hundreds of digits is no longer written as one.
        shown = french.number(number) if number.adjusted() < MOST_DIGITS else number
        return blocked(
            "VALEUR_HORS_BORNES",
            f"{quoted(shown)} dépasse {french.number(LARGEST)}, le plus grand nombre admis.",
            "Vérifiez le nombre et son unité.",
        )
    step = Decimal(1).scaleb(-column.decimals)
    rounded = number.quantize(step, rounding=ROUND_HALF_UP) or Decimal(0)
    written = _written(number, column)
    if rounded < 0 and not column.allow_negative:
        return blocked("NEGATIF", f"{written} est négatif.", "Saisissez un nombre positif ou 0.")
    exact = abs(number - rounded) <= noise
    whole = number.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if column.is_count and abs(number - whole) > noise:
        return blocked(
            "TYPE_INATTENDU",
            f"{written} n’est pas un nombre entier.",
            "Cette colonne compte des unités\u00a0: saisissez un nombre entier.",
        )
    reading = Reading(state="value", value=rounded, read_as=_written(rounded, column))
    return reading if exact else _noticed(reading, "NOMBRE_ARRONDI", "Ce nombre a été arrondi")


def _noticed(reading: Reading, code: str, message: str) -> Reading:
    return replace(
        reading,
        code=code,
        message=f"{message}\u00a0: lu {reading.read_as}.",
        hint="Corrigez la cellule si ce n’est pas cela.",
    )


def _estimated(text: str, inner: str, reading: Reading) -> Reading:
    if reading.state in {"blank", "erase"}:
        return _unreadable(text)
    if reading.state == "value":
        reading = _noticed(reading, "NOMBRE_APPROCHE", f"{quoted(text)} est une estimation")
    message = reading.message.replace(quoted(inner), quoted(text))
    return replace(reading, message=message, is_estimated=True, note=text.strip())


def _doubtful(text: str, inner: str, reading: Reading, column: _Column) -> Reading:
    """« 12 ? » and « 12, » may be the number, or less than what was meant."""
    if reading.value is not None:
        asked = _ask(text, [reading.value], column, code="NOMBRE_APPROCHE")
        return replace(asked, is_estimated=reading.is_estimated, note=text.strip())
    return replace(reading, message=reading.message.replace(quoted(inner), quoted(text)))


def _ask(
    raw: RawValue, numbers: list[Decimal], column: _Column, *, code: str = "NOMBRE_AMBIGU"
) -> Reading:
    """A question that offers the readings which the column admits."""
    readings = [_accepted(number, column) for number in numbers]
    admitted = (reading.value for reading in readings if reading.value is not None)
    values = tuple(dict.fromkeys(admitted))
    if not values:
        return readings[0] if readings else _unreadable(raw)
    options = [
        Option(key=f"{value.normalize():f}", label=_written(value, column)) for value in values
    ]
    offered = " ou ".join(option.label for option in options)
    return Reading(
        state="question",
        code=code,
        message=f"{quoted(raw)}\u00a0: faut-il lire {offered}\u202f?",
        hint="Choisissez la bonne lecture, ou corrigez la cellule.",
        read_as=offered,
        candidates=values,
        options=tuple(options),
    )


def _several(text: str, what: str) -> Reading:
    return blocked(
        "NOMBRE_INTERVALLE",
        f"{quoted(text)} {what}.",
        "Indiquez une seule valeur, ou laissez vide et dites-le en commentaire.",
        note=text.strip(),
    )


def _unreadable(raw: RawValue) -> Reading:
    return blocked(
        "NOMBRE_ILLISIBLE",
        f"{quoted(raw)} n’est pas un nombre.",
        "Saisissez un seul nombre, par exemple 1\u202f250,5, et le reste en commentaire.",
    )


def _written(number: Decimal, column: _Column) -> str:
    if column.is_percentage:
        return french.percent(number, decimals=STORED_DECIMALS)
    if column.euro_scale == 1:
        return french.euros(number * 100)
    text = french.number(number, decimals=STORED_DECIMALS)
    return f"{text}\u00a0{column.unit}" if column.unit in SYMBOLS else text
