"""A planned date: the interval that its words mean, and the words as written.

A closed grammar: what it does not know is refused, never guessed. The part of a year follows the
plan's own use (« fin 2024 » is its last quarter); the part of a semester, a quarter or a month is
its first, middle or last third (« fin premier semestre » is May and June).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data_model.period import last_day_of_month, match_quarter, ordinal_number, quarter, simplified

LONGEST_TEXT = 200
# A short year is of this century up to here; beyond, nobody can tell.
LAST_SHORT_YEAR = 69
SCHOOL_YEAR_START, SCHOOL_YEAR_END = (9, 1), (7, 5)
YEAR_PARTS = {"debut": (1, 3), "mi": (6, 7), "fin": (10, 12)}
SEASONS = {"printemps": (3, 5), "ete": (6, 8), "automne": (9, 11)}
THIRDS = {"debut": 0, "mi": 1, "fin": 2}
_UNDATED = "|-|a definir|a preciser|non defini|non definie|moyen et long termes"
_TERMS = "court terme|moyen terme|long terme|moyen et long terme"
UNDATED_WORDS = frozenset(f"{_UNDATED}|{_TERMS}".split("|"))
MONTH_NAMES = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
MONTHS = {name: rank for rank, names in enumerate(MONTH_NAMES, start=1) for name in names}

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"[0-9]{4}"
_TO = r" ?(?:-|/|\ba\b|\bet\b) ?"
_PART = r"(?:(?P<part>debut|mi|fin)[ -](?:du |de |d')?)"
_RANK = r"(?P<rank>1|1er|premier|2|2e|2eme|2nd|second|deuxieme)"
_SEMESTER = rf"(?:{_RANK} ?sem(?:estre|\.)?|s ?(?P<number>[12])) ?[-/]? ?(?:de )?(?P<year>{_YEAR})"
_LEAD = re.compile(r"(?:en |courant |au |le |a l'|pour )(?:de |du |d')?")
_MIDNIGHT = re.compile(r"[ t]0?0:00(?::00(?:\.0+)?)?")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}")


class DateError(ValueError):
    """A text that is not a date: a code, a French sentence and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Interval:
    """[start, end] in days, both absent when no date was said, and the words as written."""

    start: date | None
    end: date | None
    as_written: str

    @property
    def is_dated(self) -> bool:
        """Whether the words name a date."""
        return self.end is not None

    @property
    def is_one_day(self) -> bool:
        """Whether the words name a single day."""
        return self.end is not None and self.start == self.end


Days = tuple[date, date]


def impossible(reason: str) -> DateError:
    """The error for words that are a date in form and no date in fact."""
    end = "" if reason.endswith("?") else "."
    return DateError(
        "DATE_IMPOSSIBLE", f"Cette date n’existe pas\u00a0: {reason}{end}", "Corrigez la date."
    )


def months(year: int, first: int, last: int) -> Days:
    """First day of month `first` to last day of month `last` of `year`."""
    if not 1 <= first <= 12:
        raise impossible(f"il n’y a pas de mois {first}")
    if last < first:
        raise impossible("le dernier mois précède le premier")
    return checked_day(year, first, 1), last_day_of_month(checked_day(year, last, 1))


def checked_day(year: int, month: int, day: int) -> date:
    """The day, or DATE_IMPOSSIBLE with the reason."""
    if year == 0:
        raise impossible("l’année est 0")
    if month > 12 and 1 <= day <= 12:
        raise impossible("jour et mois inversés\u202f?")
    if not 1 <= month <= 12:
        raise impossible(f"il n’y a pas de mois {month}")
    last = last_day_of_month(date(year, month, 1)).day
    if not 1 <= day <= last:
        raise impossible(f"ce mois va du 1 au {last}")
    return date(year, month, day)


def full_year(digits: str) -> int:
    """The year of four digits, or of two in this century."""
    if len(digits) == 4:
        return int(digits)
    if int(digits) > LAST_SHORT_YEAR:
        raise DateError(
            "DATE_ILLISIBLE",
            f"L’année {digits} est incertaine.",
            "Écrivez l’année sur quatre chiffres.",
        )
    return 2000 + int(digits)


def month_number(word: str) -> int:
    """The month of a simplified name, short or whole, or of digits."""
    return MONTHS.get(word.rstrip(".")) or int(word)


def _one_day(match: re.Match[str]) -> Days:
    day = checked_day(full_year(match["year"]), month_number(match["month"]), int(match["day"]))
    return day, day


def _one_month(match: re.Match[str]) -> Days:
    number = month_number(match["month"])
    return months(full_year(match["year"]), number, number)


def _months_of_one_year(match: re.Match[str]) -> Days:
    return months(int(match["year"]), month_number(match["first"]), month_number(match["last"]))


def _months_of_two_years(match: re.Match[str]) -> Days:
    start = checked_day(int(match["from"]), month_number(match["first"]), 1)
    end = last_day_of_month(checked_day(int(match["year"]), month_number(match["last"]), 1))
    if end < start:
        raise impossible("la fin précède le début")
    return start, end


def _part_of_month(match: re.Match[str]) -> Days:
    first, last = _one_month(match)
    third = THIRDS[match["part"]]
    return (
        first.replace(day=1 + 10 * third),
        last if third == 2 else first.replace(day=10 + 10 * third),
    )


def _semester(match: re.Match[str]) -> Days:
    number = int(match["number"]) if match["number"] else ordinal_number(match["rank"])
    first = 6 * number - 5
    if not match["part"]:
        return months(int(match["year"]), first, first + 5)
    start = first + 2 * THIRDS[match["part"]]
    return months(int(match["year"]), start, start + 1)


def _part_of_quarter(match: re.Match[str]) -> Days:
    found = match_quarter(match["quarter"])
    if found is None:
        raise unreadable(match[0])
    year, number = found
    month = 3 * number - 2 + THIRDS[match["part"]]
    return months(year, month, month)


def _season(match: re.Match[str]) -> Days:
    return months(int(match["year"]), *SEASONS[match["season"]])


def _part_of_year(match: re.Match[str]) -> Days:
    return months(int(match["year"]), *YEAR_PARTS[match["part"]])


def _whole_year(match: re.Match[str]) -> Days:
    return months(int(match["year"]), 1, 12)


def _school_year(match: re.Match[str]) -> Days:
    first, last = int(match["from"]), int(match["year"])
    if last != first + 1:
        raise impossible("une année scolaire tient sur deux années qui se suivent")
    return checked_day(first, *SCHOOL_YEAR_START), checked_day(last, *SCHOOL_YEAR_END)


def _years(match: re.Match[str]) -> Days:
    first, last = int(match["from"]), int(match["year"])
    if last < first:
        raise impossible("la dernière année précède la première")
    return checked_day(first, 1, 1), checked_day(last, 12, 31)


_NAMED = rf"(?P<month>{_MONTH})"
_DIGITS = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_ENDING = rf"(?P<year>{_YEAR})"
_SHORT = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FROM = rf"(?:de |entre )?(?P<first>{_MONTH})"
_UNTIL = rf"{_TO}(?P<last>{_MONTH}) {_ENDING}"
_FORMS_AND_READINGS: tuple[tuple[str, Callable[[re.Match[str]], Days]], ...] = (
    (rf"{_DAY} ?(?P<sep>[/.-]) ?{_DIGITS} ?(?P=sep) ?{_SHORT}", _one_day),
    (rf"{_ENDING}(?P<sep>[/.-]){_DIGITS}(?P=sep){_DAY}", _one_day),
    (rf"{_DAY}(?:er)?[ -]{_NAMED}[ -]{_SHORT}", _one_day),
    (rf"{_NAMED} ?[ /-] ?(?:de )?{_SHORT}", _one_month),
    (rf"{_DIGITS} ?[/.-] ?{_ENDING}", _one_month),
    (rf"{_ENDING}[/-]{_DIGITS}", _one_month),
    (rf"{_FROM}{_UNTIL}", _months_of_one_year),
    (rf"{_FROM} (?P<from>{_YEAR}){_UNTIL}", _months_of_two_years),
    (rf"{_PART}{_NAMED} {_ENDING}", _part_of_month),
    (rf"{_PART}?{_SEMESTER}", _semester),
    (rf"(?P<part>){_ENDING} ?[-/]? ?s ?(?P<number>[12])(?P<rank>)", _semester),
    (rf"{_PART}(?P<quarter>.*(?:trim|\bt ?[1-4]).*)", _part_of_quarter),
    (rf"(?P<season>{'|'.join(SEASONS)}) {_ENDING}", _season),
    (rf"{_PART}(?:l')?(?:annee )?{_ENDING}", _part_of_year),
    (rf"(?:annee |l'annee |exercice )?{_ENDING}", _whole_year),
    (rf"annee scolaire (?P<from>{_YEAR}) ?[-/] ?{_ENDING}", _school_year),
    (rf"(?:de )?(?P<from>{_YEAR}){_TO}{_ENDING}", _years),
)
FORMS = tuple((re.compile(form), reading) for form, reading in _FORMS_AND_READINGS)


def unreadable(text: str) -> DateError:
    """The error for words outside the grammar."""
    return DateError(
        "DATE_ILLISIBLE",
        f"«\u00a0{text.strip()[:60]}\u00a0» n’est pas une date.",
        "Écrivez par exemple 14/03/2026, mars 2026 ou T2 2026.",
    )


def with_year(text: str, year: int) -> str:
    """The words of a date without a year, completed by `year`."""
    bare = text.strip().rstrip("/. -")
    return f"{bare}/{year}" if _DAY_AND_MONTH.fullmatch(simplified(bare)) else f"{bare} {year}"


def _days(words: str) -> Days | None:
    """The days that simplified words mean, None when no form fits; DateError when impossible."""
    words = _MIDNIGHT.sub("", words) if _MIDNIGHT.search(words) else words
    for candidate in dict.fromkeys((words, _LEAD.sub("", words, count=1))):
        if quarter_found := match_quarter(candidate):
            year, number = quarter_found
            checked_day(year, 1, 1)
            found = quarter(year, number)
            return found.first_day, found.last_day
        for form, reading in FORMS:
            if match := form.fullmatch(candidate):
                return reading(match)
    return None


def parse_interval(text: str) -> Interval:
    """The interval that `text` means; « à définir », « moyen et long termes » and empty have none.

    Raises: DateError with code DATE_ILLISIBLE, DATE_IMPOSSIBLE or DATE_SANS_ANNEE.
    """
    words = simplified(text)
    if words in UNDATED_WORDS:
        return Interval(None, None, text)
    if len(text) > LONGEST_TEXT:
        raise unreadable(text)
    days = _days(words)
    if days is not None:
        return Interval(*days, text)
    # A leap year, so that « 29 février » lacks a year and does not look impossible.
    if not re.search(_YEAR, words) and _days(simplified(with_year(words, 2024))) is not None:
        raise DateError(
            "DATE_SANS_ANNEE",
            f"«\u00a0{text.strip()}\u00a0» n’a pas d’année.",
            "Ajoutez l’année.",
        )
    raise unreadable(text)
