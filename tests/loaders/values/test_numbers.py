"""Numbers of a return: every line of the agreed table, and many generated ones."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.finding import Severity
from loaders.values.numbers import read_number
from loaders.values.reading import RawValue, Reading


def euros(raw: RawValue, *, number_format: str = "") -> Reading:
    return read_number(raw, unit="€", decimals=2, number_format=number_format)


def count(raw: RawValue, *, number_format: str = "") -> Reading:
    return read_number(
        raw, unit="participants", decimals=0, is_count=True, number_format=number_format
    )


def share(raw: RawValue, *, number_format: str = "") -> Reading:
    return read_number(raw, unit="%", decimals=4, number_format=number_format)


def signed(raw: RawValue) -> Reading:
    return read_number(raw, unit="m²", decimals=2, allow_negative=True)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1250", "1250"),
        ("1 250", "1250"),
        ("1\u00a0250", "1250"),
        ("1\u202f250", "1250"),
        ("1.250,00", "1250"),
        ("1250,00 €", "1250"),
        ("1 250 euros", "1250"),
        ("1250€", "1250"),
        ("1.250.000", "1250000"),
        ("1 250.50", "1250.5"),
        ("12,5", "12.5"),
        ("0,125 €", "0.13"),
        ("néant", "0"),
        ("Aucun", "0"),
        ("0", "0"),
        ("zéro", "0"),
        (1250, "1250"),
        (0.1 + 0.2, "0.3"),
        (Decimal("12.50"), "12.5"),
        (-0.0, "0"),
    ],
)
def test_reads_a_plain_amount(raw: RawValue, expected: str) -> None:
    reading = euros(raw)
    assert (reading.state, reading.value) == ("value", Decimal(expected))
    assert not reading.is_estimated


@pytest.mark.parametrize(
    ("raw", "number_format", "expected"),
    [
        ("12 %", "", "0.12"),
        ("12\u202f%", "", "0.12"),
        ("0,12", "", "0.12"),
        ("110 %", "", "1.1"),
        ("12,345 %", "", None),
        (0.12, "0%", "0.12"),
        (1.2, "0%", "1.2"),
        (0.12, "", "0.12"),
        (0, "", "0"),
    ],
)
def test_a_percentage_is_kept_as_a_share(
    raw: RawValue, number_format: str, expected: str | None
) -> None:
    reading = share(raw, number_format=number_format)
    assert reading.value == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("reading", "candidates", "code"),
    [
        (euros("1.250"), ["1250", "1.25"], "NOMBRE_AMBIGU"),
        (euros("1,250"), ["1250", "1.25"], "NOMBRE_AMBIGU"),
        (euros("1,250 k€"), ["1250000", "1250"], "NOMBRE_AMBIGU"),
        (count("1.250"), ["1250"], "NOMBRE_AMBIGU"),
        (signed("(5)"), ["-5", "5"], "NOMBRE_AMBIGU"),
        (euros("(5)"), ["5"], "NOMBRE_AMBIGU"),
        (euros("1e3"), ["1000"], "NOMBRE_AMBIGU"),
        (euros("12 k"), ["12000"], "NOMBRE_AMBIGU"),
        (euros("12 %"), ["0.12", "12"], "NOMBRE_AMBIGU"),
        (count("12 %"), ["12"], "NOMBRE_AMBIGU"),
        (count(12, number_format="0%"), ["12", "1200"], "NOMBRE_AMBIGU"),
        (share("12"), ["0.12", "12"], "NOMBRE_AMBIGU"),
        (share(12), ["0.12", "12"], "NOMBRE_AMBIGU"),
        (share(1), ["0.01", "1"], "NOMBRE_AMBIGU"),
        (count("12 dont 3 femmes"), ["12"], "NOMBRE_APPROCHE"),
        (count("12 (dont 3 femmes)"), ["12"], "NOMBRE_APPROCHE"),
        (count("12 personnes dont 3 femmes"), ["12"], "NOMBRE_APPROCHE"),
        (euros("0 %"), ["0"], "NOMBRE_AMBIGU"),
        (count("12 structures"), ["12"], "NOMBRE_APPROCHE"),
        (euros("3 k€ HT"), ["3000"], "NOMBRE_APPROCHE"),
        (count("12 €"), ["12"], "UNITE_DIFFERENTE"),
        (signed("350 m"), ["350"], "NOMBRE_APPROCHE"),
    ],
)
def test_asks_and_offers_each_reading(reading: Reading, candidates: list[str], code: str) -> None:
    assert (reading.state, reading.value, reading.code) == ("question", None, code)
    assert reading.candidates == tuple(map(Decimal, candidates))
    assert reading.message.endswith("\u202f?")
    assert reading.severity is Severity.QUESTION


def test_keeps_the_rest_of_the_cell_as_a_comment() -> None:
    assert count("12 dont 3 femmes").note == "12 dont 3 femmes"


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        (euros("NaN"), "NOMBRE_ILLISIBLE"),
        (euros(float("nan")), "NOMBRE_ILLISIBLE"),
        (euros(Decimal("NaN")), "NOMBRE_ILLISIBLE"),
        (euros("inf"), "NOMBRE_ILLISIBLE"),
        (euros(float("-inf")), "NOMBRE_ILLISIBLE"),
        (euros("1_000"), "NOMBRE_ILLISIBLE"),
        (euros("1 25 0"), "NOMBRE_ILLISIBLE"),
        (euros("0 250"), "NOMBRE_ILLISIBLE"),
        (euros("12 (2023) 15 (2024)"), "NOMBRE_ILLISIBLE"),
        (euros("1\n250"), "NOMBRE_ILLISIBLE"),
        (euros("env. 1\n250"), "NOMBRE_ILLISIBLE"),
        (euros("1e999"), "NOMBRE_ILLISIBLE"),
        (euros("1e99"), "NOMBRE_ILLISIBLE"),
        (euros("14/03/2026"), "NOMBRE_ILLISIBLE"),
        (euros("12/15"), "NOMBRE_ILLISIBLE"),
        (euros("oui"), "NOMBRE_ILLISIBLE"),
        (euros("١٢"), "NOMBRE_ILLISIBLE"),
        (euros("12²"), "NOMBRE_ILLISIBLE"),
        (euros("env. effacer"), "NOMBRE_ILLISIBLE"),
        (count("<5"), "NOMBRE_INTERVALLE"),
        (count("> 100"), "NOMBRE_INTERVALLE"),
        (count("moins de 5"), "NOMBRE_INTERVALLE"),
        (count("≥ 5"), "NOMBRE_INTERVALLE"),
        (count("12-15"), "NOMBRE_INTERVALLE"),
        (count("12 – 15"), "NOMBRE_INTERVALLE"),
        (count("12 à 15"), "NOMBRE_INTERVALLE"),
        (count("entre 12 et 15"), "NOMBRE_INTERVALLE"),
        (count("-5"), "NEGATIF"),
        (count("−5"), "NEGATIF"),
        (count(-1), "NEGATIF"),
        (count("12,5"), "TYPE_INATTENDU"),
        (count(12.5), "TYPE_INATTENDU"),
        (count(True), "TYPE_INATTENDU"),
        (count(date(2026, 3, 14)), "TYPE_INATTENDU"),
        (euros("#REF!"), "CELLULE_EN_ERREUR"),
        (euros("#DIV/0!"), "CELLULE_EN_ERREUR"),
        (euros("#N/A"), "CELLULE_EN_ERREUR"),
        (euros("9" * 300), "TEXTE_TROP_LONG"),
        (euros(1e300, number_format="0%"), "VALEUR_HORS_BORNES"),
        (euros(10**400), "VALEUR_HORS_BORNES"),
    ],
)
def test_blocks_and_says_what_to_do(reading: Reading, code: str) -> None:
    assert (reading.state, reading.value, reading.code) == ("blocked", None, code)
    assert reading.severity is Severity.ERROR
    assert reading.message
    assert reading.hint


def test_a_bound_is_kept_as_a_comment() -> None:
    assert count("> 100").note == "> 100"


def test_names_what_was_typed_in_the_message() -> None:
    assert count("12 à 15").message == "«\u00a012 à 15\u00a0» est un intervalle."


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("1 000 000 000 000", "value"),
        ("1 000 000 000 000,01", "blocked"),
        ("-1000000000000", "value"),
        ("-1000000000000,01", "blocked"),
    ],
)
def test_a_thousand_billion_is_the_largest_number(raw: str, state: str) -> None:
    assert signed(raw).state == state


@pytest.mark.parametrize("raw", ["-5", "−5", "\u22125,0", -5, -5.0])
def test_reads_a_minus_sign_where_the_column_allows_it(raw: RawValue) -> None:
    assert signed(raw).value == Decimal(-5)


@pytest.mark.parametrize(
    "raw",
    ["", "  ", "-", "–", "n.c.", "NC", "ND", "n/a", "?", "à venir", "En cours", "…", "...", "N.D."],
)
def test_words_for_nothing_are_not_given_and_never_zero(raw: str) -> None:
    reading = count(raw)
    assert (reading.state, reading.value, reading.code) == ("blank", None, "")
    assert reading.note == raw.strip()


def test_an_empty_cell_is_not_given() -> None:
    assert count(None).state == "blank"


@pytest.mark.parametrize("raw", ["effacer", "Effacer ", "EFFACER."])
def test_erasing_is_explicit(raw: str) -> None:
    assert count(raw).state == "erase"


@pytest.mark.parametrize(
    "raw", ["≈ 12", "~12", "env. 12", "env 12", "environ 12", "12 (estimation)", "12 estimé"]
)
def test_an_estimate_is_read_and_marked(raw: str) -> None:
    reading = count(raw)
    assert (reading.state, reading.value, reading.is_estimated) == ("value", Decimal(12), True)
    assert (reading.code, reading.note) == ("NOMBRE_APPROCHE", raw)


def test_an_ambiguous_estimate_stays_a_question() -> None:
    reading = euros("env. 1.250")
    assert (reading.state, reading.is_estimated) == ("question", True)
    assert reading.candidates == (Decimal(1250), Decimal("1.25"))


def test_an_unreadable_estimate_is_named_as_typed() -> None:
    assert count("environ une dizaine").message.startswith("«\u00a0environ une dizaine\u00a0»")


def test_names_a_native_value_as_excel_shows_it() -> None:
    assert "«\u00a0VRAI\u00a0»" in count(True).message
    assert "«\u00a014/03/2026\u00a0»" in count(date(2026, 3, 14)).message


def test_says_what_was_read_in_french() -> None:
    assert euros("1250,5").read_as == "1\u202f250,50\u00a0€"
    assert share("12,5 %").read_as == "12,5\u202f%"
    assert count("néant").read_as == "0"
    assert euros("1.250").read_as == "1\u202f250\u00a0€ ou 1,25\u00a0€"


def test_a_count_forgives_the_noise_of_a_float_and_nothing_more() -> None:
    assert count(0.1 * 3 * 10).value == Decimal(3)
    assert count(3.0001).state == "blocked"


CENTS = st.integers(0, 10**14)
GROUPS = st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009"])


@given(CENTS, GROUPS, st.sampled_from(["", "€", " €", "\u00a0€", " euros", "\u202feuros"]))
def test_every_amount_written_in_french_reads_back(cents: int, group: str, unit: str) -> None:
    whole, rest = divmod(cents, 100)
    text = f"{whole:,}".replace(",", group) + f",{rest:02d}{unit}"
    assert euros(text).value == Decimal(cents) / 100


@given(st.integers(1_000, 10**12), st.integers(0, 99))
def test_dots_for_thousands_read_back_when_a_comma_follows(whole: int, rest: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{rest:02d}"
    expected = Decimal(whole) + Decimal(rest) / 100
    assert euros(text).value == (expected if expected <= 10**12 else None)


@given(st.integers(-(10**13), 10**13))
def test_a_native_float_is_read_without_its_error(value_e4: int) -> None:
    reading = read_number(value_e4 / 10_000, unit="m²", decimals=4, allow_negative=True)
    assert reading.value == Decimal(value_e4) / 10_000
    assert reading.code == ""


PIECES = st.sampled_from(
    ["12", "1", "250", " ", ",", ".", "-", "%", "€", "k€", "M", "env.", "(", ")", "e3", "à", "<"]
)
ANY_TEXT = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=8).map("".join))


@given(ANY_TEXT, st.sampled_from(["€", "k€", "%", "participants", "m²", ""]), st.booleans())
def test_any_text_gives_a_reading(text: str, unit: str, is_count: bool) -> None:
    reading = read_number(text, unit=unit, decimals=2, is_count=is_count)
    assert (reading.value is not None) == (reading.state == "value")
    assert bool(reading.candidates) == (reading.state == "question")
    assert (reading.severity is None) == (reading.code == "")


@given(st.one_of(st.floats(), st.integers(), st.decimals()), st.sampled_from(["", "0%", "0.00"]))
def test_any_native_number_gives_a_reading(raw: RawValue, number_format: str) -> None:
    reading = euros(raw, number_format=number_format)
    assert reading.state in {"value", "question", "blocked"}
    assert reading.value is None or 0 <= reading.value <= 10**12
