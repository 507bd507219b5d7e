"""The agreed table of what is written in a cell and how it is read, line by line."""

from datetime import date
from decimal import Decimal

import pytest

from data_model.period import parse_period
from loaders.values.dates import read_date
from loaders.values.numbers import read_number
from loaders.values.reading import CellReading, DateReading, Reading

T3_2026 = parse_period("2026-T3")


def amount(text: str) -> Reading:
    return read_number(text, unit="€", decimals=2, allow_negative=True)


def people(raw: str | float) -> Reading:
    return read_number(raw, unit="participants", decimals=0, is_count=True)


def share(text: str) -> Reading:
    return read_number(text, unit="%", decimals=4)


def when(raw: str | int, *, is_date_format: bool = False, epoch1904: bool = False) -> DateReading:
    return read_date(raw, period=T3_2026, is_date_format=is_date_format, epoch1904=epoch1904)


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        (amount("1250"), "1250"),
        (amount("1 250"), "1250"),
        (amount("1\u00a0250"), "1250"),
        (amount("1\u202f250"), "1250"),
        (amount("1.250,00"), "1250"),
        (amount("1250,00 €"), "1250"),
        (amount("1 250 euros"), "1250"),
        (amount("1,2 k€"), "1200"),
        (amount("1,5 M€"), "1500000"),
        (share("12 %"), "0.12"),
        (share("0,12"), "0.12"),
        (amount("1,250.50"), "1250.5"),
        (amount("−5"), "-5"),
        (people("néant"), "0"),
        (people("aucun"), "0"),
        (people("0"), "0"),
        (people("≈ 12"), "12"),
        (people("env. 12"), "12"),
        (people("12 (estimation)"), "12"),
    ],
)
def test_is_read_as_a_number(reading: Reading, value: str) -> None:
    assert (reading.state, reading.value) == ("value", Decimal(value))


@pytest.mark.parametrize("text", ["≈ 12", "env. 12", "12 (estimation)"])
def test_an_estimate_is_marked_and_its_words_are_kept(text: str) -> None:
    assert (people(text).is_estimated, people(text).note) == (True, text)


def test_english_writing_is_noticed() -> None:
    assert (amount("1,250.50").code, amount("1,250.50").read_as) == (
        "NOMBRE_ANGLAIS",
        "1\u202f250,50\u00a0€",
    )


@pytest.mark.parametrize(
    ("reading", "labels"),
    [
        (amount("1.250"), ["1\u202f250\u00a0€", "1,25\u00a0€"]),
        (amount("1,250"), ["1\u202f250\u00a0€", "1,25\u00a0€"]),
        (amount("(5)"), ["−5\u00a0€", "5\u00a0€"]),
        (amount("1e3"), ["1\u202f000\u00a0€"]),
        (people("12 dont 3 femmes"), ["12"]),
        (when("30 juin"), ["30\u00a0juin\u00a02026"]),
        (when("T2"), ["T2\u00a02026"]),
        (when("fin juin"), None),
        (when(45458), ["15\u00a0juin\u00a02024"]),
    ],
)
def test_is_a_question_that_offers_its_readings(
    reading: CellReading[object], labels: list[str] | None
) -> None:
    assert (reading.state, reading.value) == ("question", None)
    offered = [option.label for option in reading.options]
    assert offered == labels or (labels is None and len(offered) == 1)
    for option, candidate in zip(reading.options, reading.candidates, strict=True):
        chosen = reading.chosen(option.key)
        assert (chosen.state, chosen.value, chosen.answer) == ("value", candidate, option.label)
    assert reading.chosen("drop") == reading


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        (people("NaN"), "NOMBRE_ILLISIBLE"),
        (people(float("nan")), "NOMBRE_ILLISIBLE"),
        (people("inf"), "NOMBRE_ILLISIBLE"),
        (people("1_000"), "NOMBRE_ILLISIBLE"),
        (people("1 25 0"), "NOMBRE_ILLISIBLE"),
        (people("12 (2023) 15 (2024)"), "NOMBRE_ILLISIBLE"),
        (people("<5"), "NOMBRE_INTERVALLE"),
        (people("> 100"), "NOMBRE_INTERVALLE"),
        (people(">= 100"), "NOMBRE_INTERVALLE"),
        (people("12-15"), "NOMBRE_INTERVALLE"),
        (people("entre 12 et 15"), "NOMBRE_INTERVALLE"),
        (people("#REF!"), "CELLULE_EN_ERREUR"),
        (people("#DIV/0!"), "CELLULE_EN_ERREUR"),
        (people("-3"), "NEGATIF"),
        (people("12,5"), "TYPE_INATTENDU"),
        (people("<b>12</b>"), "NOMBRE_ILLISIBLE"),
        (people("<script>alert(1)</script>"), "NOMBRE_ILLISIBLE"),
        (when("06/13/2026"), "DATE_IMPOSSIBLE"),
        (when("31/06/2026"), "DATE_IMPOSSIBLE"),
    ],
)
def test_blocks_until_it_is_corrected(reading: CellReading[object], code: str) -> None:
    assert (reading.state, reading.value, reading.code) == ("blocked", None, code)


BOUNDS = (
    *("<5", "> 100", "> à 20", "plus de 20", "plus que 20", "+ de 20", "supérieur à 20"),
    *("sup. à 20", "à partir de 12", "a minima 12", "12 et plus", "12 ou plus", "20 et +", "12+"),
    *("12 au moins", "12 (minimum)", "12 personnes et plus", "12 max", "12 à minima"),
)


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_blocks_and_is_kept_as_a_comment(text: str) -> None:
    reading = people(text)
    assert (reading.state, reading.code, reading.note) == ("blocked", "NOMBRE_INTERVALLE", text)
    assert "est une borne, pas une valeur" in reading.message


@pytest.mark.parametrize("text", ["<80 %", "≥ 80 %", "80 % et plus", "moins de 5 %"])
def test_a_bound_of_a_percentage_blocks_too(text: str) -> None:
    assert (share(text).state, share(text).code) == ("blocked", "NOMBRE_INTERVALLE")


@pytest.mark.parametrize(
    "text", ["12 dont 3 de 60 ans et plus", "12 (hors stagiaires)", "12 en plus", "12 au total"]
)
def test_a_number_with_a_remark_is_no_bound(text: str) -> None:
    assert (people(text).state, people(text).read_as) == ("question", "12")


def test_day_and_month_are_never_turned_round_in_silence() -> None:
    assert "jour et mois inversés" in when("06/13/2026").message


@pytest.mark.parametrize("typed", [1e13, 1e300])
def test_what_is_too_large_is_shown_beside_its_bound(typed: float) -> None:
    reading = people(typed)
    assert (reading.state, reading.code) == ("blocked", "VALEUR_HORS_BORNES")
    assert "1\u202f000\u202f000\u202f000\u202f000" in reading.message
    assert reading.message.startswith("«\u00a01")


WORDS = ("", "-", "–", "n.c.", "NC", "ND", "n/a", "?", "à venir", "en cours")


@pytest.mark.parametrize("text", WORDS)
def test_gives_nothing_and_is_never_zero(text: str) -> None:
    for reading in (people(text), when(text)):
        assert (reading.state, reading.value, reading.note) == ("blank", None, text)


@pytest.mark.parametrize("reading", [people("effacer"), when("effacer"), amount("Effacer")])
def test_erases_by_a_recorded_fact(reading: CellReading[object]) -> None:
    assert reading.state == "erase"


@pytest.mark.parametrize(
    ("reading", "start", "end"),
    [
        (when(46095, is_date_format=True), "2026-03-14", "2026-03-14"),
        (when(44633, is_date_format=True, epoch1904=True), "2026-03-14", "2026-03-14"),
        (when("14/03/2026"), "2026-03-14", "2026-03-14"),
        (when("14.03.26"), "2026-03-14", "2026-03-14"),
        (when("14 mars 2026"), "2026-03-14", "2026-03-14"),
        (when("mars 2026"), "2026-03-01", "2026-03-31"),
        (when("mars-26"), "2026-03-01", "2026-03-31"),
        (when("03/2026"), "2026-03-01", "2026-03-31"),
        (when("T2 2026"), "2026-04-01", "2026-06-30"),
        (when("2e trim. 2026"), "2026-04-01", "2026-06-30"),
        (when("été 2026"), "2026-06-01", "2026-08-31"),
        (when("reporté à 2027"), "2027-01-01", "2027-12-31"),
    ],
)
def test_is_read_as_an_interval(reading: DateReading, start: str, end: str) -> None:
    assert reading.value is not None
    assert (reading.value.start, reading.value.end) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )


def test_a_postponement_keeps_its_words() -> None:
    assert when("reporté à 2027").note == "reporté à 2027"
