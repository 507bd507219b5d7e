"""Dates as people type them in a return: real Excel dates, serial numbers and French words."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from data_model import french
from data_model.finding import Option
from data_model.interval import DateError, Interval, parse_interval, with_year
from data_model.period import FIRST_YEAR, LAST_YEAR, Period, simplified
from loaders.values.date_formats import shown_interval
from loaders.values.date_words import LEADING, bare_date, is_weekday, short_month
from loaders.values.reading import (
    ENDING,
    NOTHING,
    DateReading,
    RawValue,
    blocked,
    quoted,
    read_common_words,
    visible,
    without_estimate,
)

# Serial numbers count days from here; before 1 March 1900 Excel's own calendar is wrong by one.
EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
FIRST_DATE, LAST_DATE = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
LARGEST_SERIAL = 100_000
REMARKED = re.compile(r"([^()]+)\([^()]*\)")


def read_date(
    raw: RawValue,
    *,
    period: Period,
    is_date_format: bool,
    number_format: str = "",
    epoch1904: bool = False,
) -> DateReading:
    """The interval of one cell; `period` gives the year that a question offers.

    A real date whose `number_format` shows no day is the month or the year that a person sees.
    """
    if raw is None:
        return DateReading(state="blank", read_as="non renseigné")
    if isinstance(raw, str):
        return _read_text(visible(raw), period, epoch1904=epoch1904)
    if isinstance(raw, date):
        return _shown(raw.date() if isinstance(raw, datetime) else raw, number_format)
    if isinstance(raw, bool | time | timedelta):
        return blocked(
            "TYPE_INATTENDU",
            f"{quoted(raw)} n’est pas une date.",
            "Saisissez une date, par exemple 14/03/2026.",
        )
    # NaN compares as an error or as false, according to its type.
    if isinstance(raw, Decimal) and raw.is_nan():
        return _unreadable(raw)
    return _read_serial(
        raw, is_date_format=is_date_format, number_format=number_format, epoch1904=epoch1904
    )


def _read_serial(
    raw: int | float | Decimal,
    *,
    is_date_format: bool,
    number_format: str = "",
    epoch1904: bool,
) -> DateReading:
    if not 0 <= raw <= LARGEST_SERIAL:
        return _unreadable(raw)
    is_whole = raw == int(raw)
    if not is_date_format and is_whole and FIRST_YEAR <= raw <= LAST_YEAR:
        return _bounded(parse_interval(str(int(raw))))
    found = (EPOCH_1904 if epoch1904 else EPOCH_1900) + timedelta(days=int(raw))
    if is_date_format:
        return _shown(found, number_format)
    if not is_whole or not FIRST_DATE <= found <= LAST_DATE:
        return _unreadable(raw)
    return _ask(
        Interval(found, found, str(int(raw))),
        "DATE_NUMERO_DE_SERIE",
        f"{quoted(int(raw))} est un nombre\u00a0: faut-il lire {french.day(found)}\u202f?",
        "Confirmez la date, ou mettez la cellule au format Date.",
    )


def _read_text(text: str, period: Period, *, epoch1904: bool) -> DateReading:
    common: DateReading | None = read_common_words(text)
    if common is not None:
        return common
    words = text.strip()
    if NOTHING.fullmatch(simplified(words).rstrip(ENDING)):
        return DateReading(state="blank", read_as="non renseigné", note=words)
    if re.fullmatch(r"[0-9]{5}", words):
        return _read_serial(int(words), is_date_format=False, epoch1904=epoch1904)
    if match := LEADING.match(simplified(words)):
        rest = simplified(words)[match.end() :]
        inner = _read_text(rest, period, epoch1904=epoch1904)
        if inner.state in {"blank", "erase"}:
            return _unreadable(text)
        return replace(inner, note=words, message=inner.message.replace(quoted(rest), quoted(text)))
    if (approximate := without_estimate(words)) is not None:
        inner = _parsed(approximate, text, period)
        return _estimated(inner, words)
    if match := REMARKED.fullmatch(words):
        return _remarked(_parsed(match[1], text, period), words)
    return _parsed(words, text, period)


def _parsed(words: str, text: str, period: Period) -> DateReading:
    bare, weekday = bare_date(simplified(words))
    if month := short_month(bare):
        return _ambiguous(text, parse_interval(month))
    try:
        interval = parse_interval(bare)
    except DateError as error:
        if error.code == "DATE_SANS_ANNEE":
            return _without_year(words, text, period)
        message = f"{quoted(text)}\u00a0: {error.message[0].lower()}{error.message[1:]}"
        if error.code == "DATE_ILLISIBLE":
            message = f"{quoted(text)} n’est pas une date."
        return blocked(error.code, message, error.hint)
    if not interval.is_dated:
        return DateReading(state="blank", read_as="non renseigné", note=text.strip())
    written = replace(interval, as_written=text.strip())
    if weekday and not (interval.start and is_weekday(interval.start, weekday)):
        return _ambiguous(text, written)
    return _bounded(written)


def _ambiguous(text: str, candidate: Interval) -> DateReading:
    return _ask(
        candidate,
        "DATE_APPROCHEE",
        f"{quoted(text)}\u00a0: faut-il lire {_written(candidate)}\u202f?",
        "Confirmez la date, ou corrigez la cellule.",
    )


def _without_year(words: str, text: str, period: Period) -> DateReading:
    completed = with_year(words, period.first_day.year)
    try:
        candidate = parse_interval(completed)
    except DateError as error:
        return blocked(error.code, f"{quoted(completed)}\u00a0: {error.message}", error.hint)
    offered = _written(candidate)
    return _ask(
        candidate,
        "DATE_SANS_ANNEE",
        f"{quoted(text)} n’a pas d’année\u00a0: faut-il lire {offered}\u202f?",
        "Confirmez l’année, ou ajoutez-la dans la cellule.",
    )


def _day(found: date) -> DateReading:
    return _bounded(Interval(found, found, found.isoformat()))


def _shown(day: date, number_format: str) -> DateReading:
    """The day, or the month or year that the cell shows, and says so."""
    interval = shown_interval(day, number_format)
    if interval is None:
        return _day(day)
    reading = _bounded(interval)
    if reading.state != "value":
        return reading
    return replace(
        reading,
        code="DATE_APPROCHEE",
        message=f"la cellule ne montre pas de jour\u00a0: lu {reading.read_as}.",
        hint="Si un jour précis compte, donnez à la cellule le format jj/mm/aaaa.",
    )


def _bounded(interval: Interval) -> DateReading:
    if interval.start is None or interval.end is None:
        return DateReading(state="blank", read_as="non renseigné", note=interval.as_written)
    if interval.start < FIRST_DATE or interval.end > LAST_DATE:
        return blocked(
            "DATE_HORS_BORNES",
            f"{_written(interval)} n’est pas entre {FIRST_YEAR} et {LAST_YEAR}.",
            "Vérifiez l’année, et le format de la cellule.",
        )
    return DateReading(state="value", value=interval, read_as=_written(interval))


def _estimated(reading: DateReading, words: str) -> DateReading:
    if reading.state == "blank":
        return _unreadable(words)
    if reading.state != "value":
        return replace(reading, is_estimated=True, note=words)
    return replace(
        reading,
        is_estimated=True,
        note=words,
        code="DATE_APPROCHEE",
        message=f"{quoted(words)} est approché\u00a0: lu {reading.read_as}.",
        hint="Corrigez la cellule si ce n’est pas cela.",
    )


def _remarked(reading: DateReading, words: str) -> DateReading:
    """A date followed by words in brackets: which of the two was meant is asked."""
    if reading.value is None:
        return replace(reading, note=words)
    asked = _ask(
        reading.value,
        "DATE_APPROCHEE",
        f"{quoted(words)}\u00a0: faut-il lire {reading.read_as}\u202f?",
        "Confirmez la date\u00a0; le reste sera gardé en commentaire.",
    )
    return replace(asked, note=words)


def _ask(candidate: Interval, code: str, message: str, hint: str) -> DateReading:
    checked = _bounded(candidate)
    if checked.state != "value":
        return checked
    return DateReading(
        state="question",
        code=code,
        message=message,
        hint=hint,
        read_as=checked.read_as,
        candidates=(candidate,),
        options=(Option(key=f"{candidate.start}/{candidate.end}", label=checked.read_as),),
    )


def _unreadable(raw: RawValue) -> DateReading:
    return blocked(
        "DATE_ILLISIBLE",
        f"{quoted(raw)} n’est pas une date.",
        "Saisissez par exemple 14/03/2026, mars 2026 ou T2 2026.",
    )


def _written(interval: Interval) -> str:
    return french.interval(interval.start, interval.end)
