"""Numbers among the words of every day: what is read, what is asked, what is not given."""

from decimal import Decimal

import pytest

from loaders.values.numbers import read_number
from loaders.values.reading import Reading


def count(raw: str) -> Reading:
    return read_number(raw, unit="participants", decimals=0, is_count=True)


def euros(raw: str) -> Reading:
    return read_number(raw, unit="€", decimals=2)


def share(raw: str) -> Reading:
    return read_number(raw, unit="%", decimals=4)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (euros("1,5 Md€"), "1500000000"),
        (euros("2 milliards d’euros"), "2000000000"),
        (euros("€ 12"), "12"),
        (share("50 pour mille"), "0.05"),
        (count("\u200b12"), "12"),
        (count("\ufeff1\u2007250"), "1250"),
        (count("Néant."), "0"),
        (count("rien"), "0"),
        (count("Aucun à ce jour"), "0"),
    ],
)
def test_reads_what_people_write_every_day(reading: Reading, expected: str) -> None:
    assert (reading.state, reading.value) == ("value", Decimal(expected))


@pytest.mark.parametrize(
    ("reading", "candidates"),
    [
        (share("12 dont 3 femmes"), ["0.12", "12"]),
        (share("12 ?"), ["0.12", "12"]),
        (count("12 ?"), ["12"]),
        (count("env. 12 ?"), ["12"]),
        (count("12,"), ["12"]),
        (euros("1 250 €HT"), ["1250"]),
        (euros("€ 1.250"), ["1250", "1.25"]),
    ],
)
def test_asks_where_a_sign_or_words_leave_a_doubt(reading: Reading, candidates: list[str]) -> None:
    assert (reading.state, reading.value) == ("question", None)
    assert reading.candidates == tuple(map(Decimal, candidates))


@pytest.mark.parametrize("raw", ["RAS", "R.A.S.", "Rien à signaler.", "n.c.,"])
def test_nothing_to_report_is_not_given_and_never_zero(raw: str) -> None:
    assert (count(raw).state, count(raw).value, count(raw).note) == ("blank", None, raw)


@pytest.mark.parametrize("raw", ["EFFACER.", "effacer !"])
def test_erasing_is_heard_at_the_end_of_a_sentence(raw: str) -> None:
    assert count(raw).state == "erase"


@pytest.mark.parametrize("raw", ["12-15 ?", "<5 ?", "1 25 0 ?"])
def test_a_question_mark_unblocks_nothing(raw: str) -> None:
    assert count(raw).state == "blocked"
    assert f"«\u00a0{raw}\u00a0»" in count(raw).message
