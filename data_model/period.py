"""What a return covers: a quarter or a calendar year, and its deadline."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from data_model.vocabulary import PeriodKind

FIRST_YEAR, LAST_YEAR = 1990, 2100

ORDINALS = {
    1: "1|1er|1re|1ere|premier|premiere",
    2: "2|2e|2eme|2nd|2nde|second|seconde|deuxieme",
    3: "3|3e|3eme|troisieme",
    4: "4|4e|4eme|quatrieme",
}
_ORDINAL = "|".join(ORDINALS.values())
_YEAR = r"(?P<year>[0-9]{4})"
_QUARTER_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"t ?(?P<quarter>[1-4]) ?[-/]? ?{_YEAR}",
        rf"{_YEAR} ?[-/]? ?t ?(?P<quarter>[1-4])",
        rf"(?P<ordinal>{_ORDINAL}) ?trim(?:estre|\.)? ?(?:de )?{_YEAR}",
        rf"trimestre (?P<quarter>[1-4]) ?[-/]? ?{_YEAR}",
    )
)
_YEAR_FORM = re.compile(rf"(?:annee |exercice )?{_YEAR}")
_SAME_CHARACTER = str.maketrans(
    {"’": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "ᵉ": "e", "ʳ": "r"}
)


@dataclass(frozen=True, order=True)
class Period:
    """A quarter (`2026-T3`) or a calendar year (`2026`), with its first and last day."""

    code: str
    kind: PeriodKind
    first_day: date
    last_day: date

    @property
    def label(self) -> str:
        """« T3 2026 » or « 2026 », as a user reads it."""
        if self.kind is PeriodKind.YEAR:
            return self.code
        year, quarter = self.code.split("-")
        return f"{quarter}\u00a0{year}"


def simplified(text: str) -> str:
    """The words without accents, case, kinds of dash and runs of spaces."""
    decomposed = unicodedata.normalize("NFD", text.translate(_SAME_CHARACTER))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def ordinal_number(word: str) -> int:
    """1 to 4 for « premier », « 2e », « troisième » already simplified; KeyError otherwise."""
    return {form: rank for rank, forms in ORDINALS.items() for form in forms.split("|")}[word]


def last_day_of_month(day: date) -> date:
    """The last day of the month that holds `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """The day `months` calendar months later; an end of month stays an end of month.

    Raises: ValueError when the result leaves the calendar.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        raise ValueError("Cette date sort du calendrier.")
    last = last_day_of_month(date(years, month + 1, 1))
    if day == last_day_of_month(day):
        return last
    return last.replace(day=min(day.day, last.day))


def quarter(year: int, number: int) -> Period:
    """The quarter `number` (1 to 4) of `year`."""
    first = date(year, 3 * number - 2, 1)
    last = last_day_of_month(date(year, 3 * number, 1))
    return Period(f"{year:04d}-T{number}", PeriodKind.QUARTER, first, last)


def calendar_year(year: int) -> Period:
    """The calendar year `year`."""
    return Period(f"{year:04d}", PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31))


def quarter_of(day: date) -> Period:
    """The quarter that holds `day`."""
    return quarter(day.year, (day.month + 2) // 3)


def quarters_of_year(year: int) -> list[Period]:
    """The four quarters of `year`, in order."""
    return [quarter(year, number) for number in (1, 2, 3, 4)]


def quarters_between(first_day: date, last_day: date) -> list[Period]:
    """The quarters that share at least one day with [first_day, last_day], in order."""
    if last_day < first_day:
        return []
    quarters = [quarter_of(first_day)]
    while quarters[-1].last_day < last_day:
        quarters.append(next_period(quarters[-1]))
    return quarters


def next_period(period: Period, n: int = 1) -> Period:
    """The period of the same kind `n` steps later (earlier when `n` is negative)."""
    if period.kind is PeriodKind.YEAR:
        return calendar_year(add_months(period.first_day, 12 * n).year)
    return quarter_of(add_months(period.first_day, 3 * n))


def default_deadline(period: Period) -> date:
    """The last day of the month after the period (31 October for T3)."""
    return add_months(period.last_day, 1)


def parse_period(code: str) -> Period:
    """The period of a canonical code, `2026-T3` or `2026`.

    Raises: ValueError with a French sentence for anything else.
    """
    match = re.fullmatch(r"([0-9]{4})(?:-T([1-4]))?", code)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise ValueError(
            f"«\u00a0{code}\u00a0» n’est pas un code de période. Écrivez 2026-T3 ou 2026."
        )
    year = int(match[1])
    return quarter(year, int(match[2])) if match[2] else calendar_year(year)


def match_quarter(words: str) -> tuple[int, int] | None:
    """(year, quarter number) of simplified words that name a quarter, else None."""
    for form in _QUARTER_FORMS:
        if match := form.fullmatch(words):
            groups = match.groupdict()
            number = groups.get("quarter") or ordinal_number(groups["ordinal"])
            return int(groups["year"]), int(number)
    return None


def read_period(text: str) -> Period:
    """The period a person wrote: « T3 2026 », « 3e trimestre 2026 », « 2026 ».

    Raises: ValueError with a French sentence when the words are not understood.
    """
    words = simplified(text)
    quarter_found = match_quarter(words)
    year_found = _YEAR_FORM.fullmatch(words)
    if quarter_found and FIRST_YEAR <= quarter_found[0] <= LAST_YEAR:
        return quarter(*quarter_found)
    if year_found and FIRST_YEAR <= int(year_found["year"]) <= LAST_YEAR:
        return calendar_year(int(year_found["year"]))
    raise ValueError(
        f"«\u00a0{text.strip()[:60]}\u00a0» n’est pas une période. "
        "Écrivez par exemple T3 2026, ou 2026 pour une année."
    )
