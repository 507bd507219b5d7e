"""Dates of a return: every line of the agreed table, and many generated ones."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.finding import Severity
from data_model.period import parse_period
from loaders.values.dates import read_date
from loaders.values.reading import DateReading, RawValue

PERIOD = parse_period("2026-T3")


def read(raw: RawValue, *, is_date_format: bool = False, epoch1904: bool = False) -> DateReading:
    return read_date(raw, period=PERIOD, is_date_format=is_date_format, epoch1904=epoch1904)


def days(reading: DateReading) -> tuple[str, str]:
    assert reading.value is not None
    return str(reading.value.start), str(reading.value.end)


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        (date(2026, 3, 14), "2026-03-14", "2026-03-14"),
        (datetime(2026, 3, 14, 18, 30), "2026-03-14", "2026-03-14"),  # noqa: DTZ001
        ("14/03/2026", "2026-03-14", "2026-03-14"),
        ("01/02/2026", "2026-02-01", "2026-02-01"),
        ("14.03.26", "2026-03-14", "2026-03-14"),
        ("14 mars 2026", "2026-03-14", "2026-03-14"),
        ("mars 2026", "2026-03-01", "2026-03-31"),
        ("mars-26", "2026-03-01", "2026-03-31"),
        ("03/2026", "2026-03-01", "2026-03-31"),
        ("T2 2026", "2026-04-01", "2026-06-30"),
        ("2e trim. 2026", "2026-04-01", "2026-06-30"),
        ("été 2026", "2026-06-01", "2026-08-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        (2027, "2027-01-01", "2027-12-31"),
        (2027.0, "2027-01-01", "2027-12-31"),
    ],
)
def test_reads_a_date_at_the_precision_of_its_words(raw: RawValue, start: str, end: str) -> None:
    reading = read(raw)
    assert (reading.state, reading.code) == ("value", "")
    assert days(reading) == (start, end)


def test_keeps_the_words_as_written() -> None:
    reading = read(" T2 2026 ")
    assert reading.value is not None
    assert reading.value.as_written == "T2 2026"
    assert reading.read_as == "T2\u00a02026"


@pytest.mark.parametrize("raw", [45458, 45458.75, Decimal(45458)])
def test_a_serial_number_in_a_date_cell_is_a_date(raw: RawValue) -> None:
    assert days(read(raw, is_date_format=True)) == ("2024-06-15", "2024-06-15")


def test_the_calendar_of_1904_is_four_years_and_a_day_later() -> None:
    reading = read(45458 - 1462, is_date_format=True, epoch1904=True)
    assert days(reading) == ("2024-06-15", "2024-06-15")


@pytest.mark.parametrize("raw", [45458, 45458.0, "45458"])
def test_a_serial_number_without_date_format_is_a_question(raw: RawValue) -> None:
    reading = read(raw)
    assert (reading.state, reading.code) == ("question", "DATE_NUMERO_DE_SERIE")
    assert "15\u00a0juin\u00a02024\u202f?" in reading.message
    assert [candidate.end for candidate in reading.candidates] == [date(2024, 6, 15)]


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        ("30 juin", date(2026, 6, 30), date(2026, 6, 30)),
        ("30/06", date(2026, 6, 30), date(2026, 6, 30)),
        ("T2", date(2026, 4, 1), date(2026, 6, 30)),
        ("fin juin", date(2026, 6, 21), date(2026, 6, 30)),
        ("reporté au 30 septembre", date(2026, 9, 30), date(2026, 9, 30)),
    ],
)
def test_a_missing_year_is_a_question_that_offers_the_period_s(
    raw: str, start: date, end: date
) -> None:
    reading = read(raw)
    assert (reading.state, reading.code, reading.value) == ("question", "DATE_SANS_ANNEE", None)
    assert [(found.start, found.end) for found in reading.candidates] == [(start, end)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("06/13/2026", "DATE_IMPOSSIBLE"),
        ("31/06/2026", "DATE_IMPOSSIBLE"),
        ("29 février", "DATE_IMPOSSIBLE"),
        ("bientôt", "DATE_ILLISIBLE"),
        ("reporté", "DATE_ILLISIBLE"),
        ("env. effacer", "DATE_ILLISIBLE"),
        (12, "DATE_ILLISIBLE"),
        (3.2026, "DATE_ILLISIBLE"),
        (-1, "DATE_ILLISIBLE"),
        (float("nan"), "DATE_ILLISIBLE"),
        (float("inf"), "DATE_ILLISIBLE"),
        (True, "TYPE_INATTENDU"),
        (time(9, 30), "TYPE_INATTENDU"),
        (timedelta(days=3), "TYPE_INATTENDU"),
        ("#REF!", "CELLULE_EN_ERREUR"),
        (date(1905, 7, 19), "DATE_HORS_BORNES"),
        ("14/03/0026", "DATE_HORS_BORNES"),
        ("x" * 201, "TEXTE_TROP_LONG"),
    ],
)
def test_blocks_and_says_what_to_do(raw: RawValue, code: str) -> None:
    reading = read(raw)
    assert (reading.state, reading.value, reading.code) == ("blocked", None, code)
    assert reading.severity is Severity.ERROR
    assert reading.message
    assert reading.hint


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        ("14/03/2026 14:00", "2026-03-14", "2026-03-14"),
        ("14/03/2026 à 14h30", "2026-03-14", "2026-03-14"),
        ("samedi 14 mars 2026", "2026-03-14", "2026-03-14"),
        ("réalisé le 14/03/2026", "2026-03-14", "2026-03-14"),
        ("2T2026", "2026-04-01", "2026-06-30"),
        ("\u200b14/03/2026\u2007", "2026-03-14", "2026-03-14"),
    ],
)
def test_reads_a_date_within_the_words_around_it(raw: str, start: str, end: str) -> None:
    assert days(read(raw)) == (start, end)


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("3/26", "mars\u00a02026"),
        ("lundi 14 mars 2026", "14\u00a0mars\u00a02026"),
        ("reporté à 2027 (COVID)", "2027"),
        ("prévu pour T2", "T2\u00a02026"),
    ],
)
def test_asks_where_the_words_leave_a_doubt(raw: str, label: str) -> None:
    reading = read(raw)
    assert (reading.state, [option.label for option in reading.options]) == ("question", [label])
    assert f"«\u00a0{raw}\u00a0»" in reading.message


@pytest.mark.parametrize("raw", ["néant", "Aucun à ce jour.", "RAS"])
def test_no_date_at_all_is_not_given(raw: str) -> None:
    assert (read(raw).state, read(raw).note) == ("blank", raw)


@pytest.mark.parametrize(
    ("shown_as", "start", "end", "code"),
    [
        ("mmm-yy", "2027-03-01", "2027-03-31", "DATE_APPROCHEE"),
        ("[$-40C]mmmm\\ yyyy;@", "2027-03-01", "2027-03-31", "DATE_APPROCHEE"),
        ("yyyy", "2027-01-01", "2027-12-31", "DATE_APPROCHEE"),
        ("dd/mm/yyyy", "2027-03-01", "2027-03-01", ""),
        ("[$-F800]dddd\\, mmmm dd\\, yyyy", "2027-03-01", "2027-03-01", ""),
        ("General", "2027-03-01", "2027-03-01", ""),
    ],
)
def test_a_real_date_is_the_interval_that_its_format_shows(
    shown_as: str, start: str, end: str, code: str
) -> None:
    raw = date(2027, 3, 1)
    reading = read_date(raw, period=PERIOD, is_date_format=True, number_format=shown_as)
    assert (days(reading), reading.code) == ((start, end), code)


def test_asks_whether_day_and_month_were_swapped_and_does_not_swap_them() -> None:
    assert "jour et mois inversés\u202f?" in read("06/13/2026").message


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        (date(1989, 12, 31), "blocked"),
        (date(1990, 1, 1), "value"),
        (date(2100, 12, 31), "value"),
        (date(2101, 1, 1), "blocked"),
    ],
)
def test_a_date_lies_between_1990_and_2100(raw: date, state: str) -> None:
    assert read(raw).state == state


@pytest.mark.parametrize(
    ("raw", "end"),
    [
        ("reporté à 2027", "2027-12-31"),
        ("Reportée au T1 2027", "2027-03-31"),
        ("décalé à mars 2027", "2027-03-31"),
        ("repoussé au 14/03/2027", "2027-03-14"),
    ],
)
def test_a_postponed_date_keeps_its_words_as_a_comment(raw: str, end: str) -> None:
    reading = read(raw)
    assert (reading.state, reading.note) == ("value", raw)
    assert days(reading)[1] == end


def test_an_approximate_date_is_marked() -> None:
    reading = read("environ mars 2026")
    assert days(reading) == ("2026-03-01", "2026-03-31")
    assert (reading.is_estimated, reading.code) == (True, "DATE_APPROCHEE")


def test_a_remark_in_brackets_is_a_question_and_a_comment() -> None:
    reading = read("mars 2026 (à confirmer)")
    assert (reading.state, reading.code) == ("question", "DATE_APPROCHEE")
    assert reading.note == "mars 2026 (à confirmer)"
    assert [candidate.end for candidate in reading.candidates] == [date(2026, 3, 31)]


@pytest.mark.parametrize(
    "raw", ["", "-", "–", "n.c.", "ND", "?", "à venir", "en cours", "À définir", "long terme"]
)
def test_words_for_no_date_are_not_given_and_kept(raw: str) -> None:
    reading = read(raw)
    assert (reading.state, reading.value, reading.note) == ("blank", None, raw)


def test_an_empty_cell_is_not_given_and_erasing_is_explicit() -> None:
    assert read(None).state == "blank"
    assert read("Effacer").state == "erase"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.booleans())
def test_every_serial_number_is_its_day(day: date, epoch1904: bool) -> None:
    serial = (day - (date(1904, 1, 1) if epoch1904 else date(1899, 12, 30))).days
    reading = read(serial, is_date_format=True, epoch1904=epoch1904)
    assert days(reading) == (str(day), str(day))


PIECES = st.sampled_from(
    ["reporté à ", "fin ", "env. ", "T2", "mars ", "2026", "30", "/", "-", " ", "juin", "45458"]
)
RAW = st.one_of(
    st.text(max_size=250), st.lists(PIECES, max_size=6).map("".join), st.floats(), st.decimals()
)


@given(RAW, st.booleans(), st.booleans())
def test_any_cell_gives_a_reading(raw: RawValue, is_date: bool, epoch1904: bool) -> None:
    reading = read(raw, is_date_format=is_date, epoch1904=epoch1904)
    assert (reading.value is not None) == (reading.state == "value")
    assert bool(reading.candidates) == (reading.state == "question")
    assert (reading.severity is None) == (reading.code == "")
