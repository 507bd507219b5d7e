"""What people write around a date: a day of the week, an hour, « réalisé le », « 2T2026 »."""

import re
from datetime import date

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
LAST_MONTH = 12

_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})\b[ ,]*(?:le )?")
_HOUR = re.compile(
    r"(?P<date>.*[0-9]{4})(?: a)?[ t]+(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9]){1,2}(?:\.0+)?|"
    r"(?P<at>.*[0-9]{4}) (?:a )?(?:[01]?[0-9]|2[0-3]) ?h(?: ?[0-5][0-9])?"
)
_QUARTER = re.compile(r"([1-4]) ?t ?[-/]? ?([0-9]{4})")
_SHORT_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/-]([0-9]{2})")
_DONE = r"(?:realise|termine|acheve|livre|signe|fait|tenu|inaugure|prevu)e?s? "
_POSTPONED = r"(?:reporte|decale|repousse)e?s? "
_WHEN = r"(?:jusqu'au|jusqu'a|a l'|au|a|en|pour|le)\b ?"
LEADING = re.compile(rf"(?:{_DONE}|{_POSTPONED}){_WHEN}")


def bare_date(words: str) -> tuple[str, str]:
    """Simplified words without hour nor day of the week, and that day, "" where none is said."""
    weekday = ""
    if match := _WEEKDAY.match(words):
        weekday, words = match[1], words[match.end() :]
    if match := _HOUR.fullmatch(words):
        words = match["date"] or match["at"]
    if match := _QUARTER.fullmatch(words):
        words = f"t{match[1]} {match[2]}"
    return words, weekday


def is_weekday(day: date, name: str) -> bool:
    """Whether the day is a « lundi »."""
    return WEEKDAYS[day.weekday()] == name


def short_month(words: str) -> str:
    """« 3/26 », which is no day of a month, as « 03/2026 »; "" for anything else."""
    match = _SHORT_MONTH.fullmatch(words)
    if match is None or int(match[2]) <= LAST_MONTH:
        return ""
    return f"{int(match[1]):02}/20{match[2]}"
