"""Which period do these words name? « 3e trim 2026 », « 3T2026 », « juil-sept 2026 »."""

import re

from data_model.period import parse_period, read_period
from loaders.recognition.labels import normalise_label
from loaders.recognition.respondent_names import CAMEL

YEAR = r"(?P<year>20\d\d)"
RANK = r"(?P<quarter>[1-4])"
RANK_WORDS = {"premier": "1", "deuxieme": "2", "troisieme": "3", "quatrieme": "4"}
BEFORE, AFTER = r"(?<![a-z0-9])", r"(?![0-9])"
FORMS = tuple(
    re.compile(BEFORE + form + AFTER)
    for form in (
        rf"{YEAR} ?[tq] ?{RANK}",
        rf"[tq] ?{RANK} ?{YEAR}",
        rf"[tq] ?{RANK} (?P<short>2\d)",
        rf"{RANK} ?t ?{YEAR}",
        rf"{RANK} ?t ?(?P<short>2\d)",
        rf"{RANK} ?(?:er|re|e|eme|nd|nde)? ?trim(?:estre)? ?(?:de )?{YEAR}",
        rf"{YEAR} {RANK} ?(?:er|re|e|eme|nd|nde)? ?trim(?:estre)?",
        rf"trim(?:estre)? ?{RANK} ?(?:de )?{YEAR}",
    )
)
# The first and the last month of each quarter, as `normalise_label` leaves them.
MONTHS = {
    "1": (r"jan(?:v|vier)?", r"mar"),
    "2": (r"avr(?:il)?", r"juin"),
    "3": (r"juil(?:let)?", r"sept?(?:embre)?"),
    "4": (r"oct(?:obre)?", r"dec(?:embre)?"),
}
YEAR_ALONE = re.compile(r"(?<!\d)20\d\d(?!\d)")


def period_named(words: str) -> str:
    """The code of the period that a cell names, "" where it is not understood."""
    for read in (parse_period, read_period):
        try:
            return read(words).code
        except ValueError:
            continue
    return period_in(words, allow_year=False)


def period_in(words: str, *, allow_year: bool) -> str:
    """The code of the one period that a file's name holds, "" for none or several."""
    text = normalise_label(CAMEL.sub(" ", words))
    for word, rank in RANK_WORDS.items():
        text = text.replace(word, rank)
    found = {_code(match) for form in FORMS for match in form.finditer(text)}
    for rank, (first, last) in MONTHS.items():
        span = re.search(rf"{BEFORE}{first} (?:a |au )?{last} {YEAR}{AFTER}", text)
        found |= {f"{span['year']}-T{rank}"} if span else set()
    if not found and allow_year:
        found = set(YEAR_ALONE.findall(text))
    return found.pop() if len(found) == 1 else ""


def _code(match: re.Match[str]) -> str:
    groups = match.groupdict()
    year = groups.get("year") or f"20{groups['short']}"
    return f"{year}-T{groups['quarter']}"
