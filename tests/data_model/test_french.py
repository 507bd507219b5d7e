"""French forms: the expected texts are written with their exact spaces."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model import french


def parsed(text: str) -> Decimal:
    plain = text.replace("\u202f", "").replace("\u2212", "-").replace(",", ".")
    return Decimal(plain)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1\u202f000"),
        (Decimal("1250.50"), "1\u202f250,5"),
        (0.1, "0,1"),
        (Decimal("0.005"), "0,01"),
        (Decimal("0.0049"), "0"),
        (Decimal("-0.004"), "0"),
        (-1234567, "\u22121\u202f234\u202f567"),
        (None, "n.c."),
        (pd.NA, "n.c."),
        (float("nan"), "n.c."),
        (float("inf"), "n.c."),
    ],
)
def test_prints_a_number(value: int | None, text: str) -> None:
    assert french.number(value) == text


def test_rounds_halves_away_from_zero() -> None:
    assert french.number(Decimal("0.5"), decimals=0) == "1"
    assert french.number(Decimal("2.5"), decimals=0) == "3"
    assert french.number(Decimal("-2.5"), decimals=0) == "\u22123"
    assert french.number(2.675, decimals=2) == "2,68"


@given(st.integers(min_value=-(10**40), max_value=10**40).map(lambda n: Decimal(n).scaleb(-2)))
def test_a_printed_number_reads_back_as_itself(value: Decimal) -> None:
    assert parsed(french.number(value)) == value


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_a_stored_value_reads_back_with_its_four_decimals(value_e4: int) -> None:
    assert parsed(french.number_e4(value_e4, decimals=4)) * 10_000 == value_e4


def test_a_stored_value_keeps_two_decimals_unless_told() -> None:
    assert french.number_e4(12_345_678) == "1\u202f234,57"
    assert french.number_e4(None) == "n.c."


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (1_250_000, "12\u202f500\u00a0€"),
        (1_250_050, "12\u202f500,50\u00a0€"),
        (-62_000, "\u2212620\u00a0€"),
        (0, "0\u00a0€"),
        (None, "n.c."),
    ],
)
def test_prints_euros_with_cents_only_where_there_are_some(cents: int | None, text: str) -> None:
    assert french.euros(cents) == text


def test_a_signed_amount_shows_its_plus() -> None:
    assert french.euros(620_000, signed=True) == "+6\u202f200\u00a0€"
    assert french.euros(0, signed=True) == "0\u00a0€"


def test_prints_thousands_of_euros() -> None:
    assert french.kilo_euros(11_000_000) == "110\u00a0k€"
    assert french.kilo_euros(1_140_000) == "11,4\u00a0k€"
    assert french.kilo_euros(None) == "n.c."


def test_prints_a_percentage() -> None:
    assert french.percent(0.68) == "68\u202f%"
    assert french.percent(Decimal("0.682"), decimals=1) == "68,2\u202f%"
    assert french.percent(-0.08) == "\u22128\u202f%"
    assert french.percent(1.27) == "127\u202f%"
    assert french.percent(None) == "n.c."


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (-15, "\u221215\u00a0pts"),
        (-1, "\u22121\u00a0pt"),
        (0, "0\u00a0pt"),
        (Decimal("1.4"), "+1\u00a0pt"),
        (2, "+2\u00a0pts"),
        (None, "n.c."),
    ],
)
def test_prints_a_gap_in_points(gap: int | None, text: str) -> None:
    assert french.points(gap) == text


@pytest.mark.parametrize(
    ("days", "signed", "words"),
    [
        (118, "+118\u00a0j", "118\u00a0jours de retard"),
        (1, "+1\u00a0j", "1\u00a0jour de retard"),
        (0, "0\u00a0j", "à l’heure"),
        (-1, "\u22121\u00a0j", "1\u00a0jour d’avance"),
        (-6, "\u22126\u00a0j", "6\u00a0jours d’avance"),
        (None, "n.c.", "n.c."),
    ],
)
def test_prints_days_late(days: int | None, signed: str, words: str) -> None:
    assert french.signed_days(days) == signed
    assert french.lateness(days) == words


@pytest.mark.parametrize(
    ("share", "reference", "gap"),
    [
        # 75.6 % and 82.4 % are read as 76 and 82: six points, though 6.8 unrounded.
        (0.756, 0.824, -6),
        (0.5, 0.5, 0),
        (0.005, 0.0, 1),
        (0.0049, 0.0, 0),
        (None, 0.5, None),
        (0.5, None, None),
        (float("nan"), 0.5, None),
    ],
)
def test_a_gap_is_that_of_the_percentages_as_they_are_read(
    share: float | None, reference: float | None, gap: int | None
) -> None:
    assert french.gap_shown(share, reference) == gap


@pytest.mark.parametrize(
    ("share", "reference", "words"),
    [
        # 53.45 % and 58.04 % are read as 53 and 58, but −5 would be vigilance.
        (0.5345, 0.5804, "−4,6\u00a0pts"),
        (0.5301, 0.5799, "−4,9\u00a0pts"),
        (0.5345, 0.5854, "−6\u00a0pts"),
        (0.53, 0.58, "−5\u00a0pts"),
        (0.2833333333333333, 0.3333333333333333, "−5\u00a0pts"),
        (0.4345, 0.5804, "−14,6\u00a0pts"),
        (0.43, 0.58, "−15\u00a0pts"),
        (0.5345, 0.5704, "−4\u00a0pts"),
        (0.5704, 0.5345, "+4\u00a0pts"),
        (None, 0.5, "n.c."),
    ],
)
def test_a_gap_is_never_rounded_onto_a_threshold_it_has_not_passed(
    share: float | None, reference: float, words: str
) -> None:
    assert french.gap_words(share, reference) == words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.947, "94,7\u202f%"),
        (0.9499, "94,9\u202f%"),
        (0.95, "95\u202f%"),
        (0.9512, "95\u202f%"),
        (0.9449, "94\u202f%"),
        (0.796, "79,6\u202f%"),
        (0.8, "80\u202f%"),
        (0.667, "67\u202f%"),
        (None, "n.c."),
    ],
)
def test_a_share_is_never_rounded_onto_a_threshold_it_has_not_reached(
    ratio: float | None, words: str
) -> None:
    assert french.percent_of_expected(ratio) == words


def test_zero_and_one_are_singular() -> None:
    assert french.plural(0, "action") == "0\u00a0action"
    assert french.plural(1, "action") == "1\u00a0action"
    assert french.plural(2, "action") == "2\u00a0actions"
    assert french.plural(2, "fois") == "2\u00a0fois"
    assert french.plural(3, "jalon atteint", "jalons atteints") == "3\u00a0jalons atteints"


def test_says_what_an_aggregate_rests_on() -> None:
    assert french.coverage(7, 8, "commune") == "7\u00a0communes sur\u00a08"
    assert french.coverage(1, 8, "commune") == "1\u00a0commune sur\u00a08"
    assert french.coverage(None, 8, "commune") == "n.c."


def test_joins_a_list_with_et_before_the_last() -> None:
    assert french.joined([]) == ""
    assert french.joined(["Dugny"]) == "Dugny"
    assert french.joined(["Dugny", "Sevran"]) == "Dugny et Sevran"
    assert french.joined(["Dugny", "Sevran", "Villepinte"]) == "Dugny, Sevran et Villepinte"


def test_prints_dates() -> None:
    assert french.day(date(2026, 3, 14)) == "14\u00a0mars\u00a02026"
    assert french.day(date(2026, 1, 1)) == "1er\u00a0janvier\u00a02026"
    assert french.day(date(2026, 1, 11)) == "11\u00a0janvier\u00a02026"
    assert french.day_short(date(2026, 9, 15)) == "15\u00a0sept."
    assert french.day_short(date(2026, 1, 1)) == "1er\u00a0janv."
    assert french.weekday(date(2026, 11, 9)) == "lundi\u00a09\u00a0novembre\u00a02026"
    assert french.month(date(2026, 8, 1)) == "août\u00a02026"
    assert french.day(None) == "n.c."
    assert french.day(cast("date", pd.NaT)) == "n.c."


def test_prints_the_hour_in_paris() -> None:
    assert french.clock(datetime(2026, 11, 9, 8, 5, tzinfo=UTC)) == "9\u00a0h\u00a005"
    assert french.clock(None) == "n.c."


def test_prints_quarters() -> None:
    assert french.quarter_label("2026-T3") == "T3\u00a02026"
    assert french.quarter_label("2026-T3", short=True) == "T3\u00a026"
    assert french.quarter_label("2026") == "2026"
    assert french.quarter_label(None) == "n.c."


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), "février\u00a02026"),
        (date(2026, 4, 1), date(2026, 6, 30), "T2\u00a02026"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (
            date(2026, 5, 1),
            date(2026, 7, 31),
            "du 1er\u00a0mai\u00a02026 au 31\u00a0juillet\u00a02026",
        ),
        (date(2026, 3, 14), date(2026, 3, 14), "14\u00a0mars\u00a02026"),
        (None, date(2026, 3, 14), "14\u00a0mars\u00a02026"),
        (None, None, "n.c."),
    ],
)
def test_names_an_interval_the_short_way(start: date | None, end: date | None, text: str) -> None:
    assert french.interval(start, end) == text


def test_an_interval_keeps_the_words_of_the_plan() -> None:
    assert french.interval(date(2024, 6, 1), date(2024, 6, 30), "Fin du semestre") == (
        "Fin du semestre"
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Le retour n° 12 et le n°3", "Le retour n°\u00a012 et le n°\u00a03"),
        ("68 % du budget; reste ?", "68\u202f% du budget\u202f; reste\u202f?"),
        ("Budget voté : 505 000 €", "Budget voté\u00a0: 505 000\u00a0€"),
        ("À traiter:", "À traiter\u00a0:"),
        ("de 110 k€ à 12€", "de 110\u00a0k€ à 12\u00a0€"),
        ("« une dizaine »", "«\u00a0une dizaine\u00a0»"),
        ("«une dizaine»", "«\u00a0une dizaine\u00a0»"),
        ("l'axe d'« ESS »", "l’axe d’«\u00a0ESS\u00a0»"),
        ("écart de -15 pts (-3)", "écart de \u221215 pts (\u22123)"),
        ("à 9:30, le 2026-03-14", "à 9:30, le 2026-03-14"),
        ("cellule Indicateurs!F8", "cellule Indicateurs!F8"),
        ("voir https://exemple.fr/a?b=1;c", "voir https://exemple.fr/a?b=1;c"),
        (":material/home: Accueil", ":material/home: Accueil"),
        ("un :orange-badge[Vigilance] ici", "un :orange-badge[Vigilance] ici"),
        ("a&nbsp;b", "a&nbsp;b"),
        ("**Attention !**", "**Attention\u202f!**"),
        ("l'erreur #REF!, puis #DIV/0!.", "l’erreur #REF!, puis #DIV/0!."),
        ("lu «\u00a0a ?;-3 l'an\u00a0» ; ici", "lu «\u00a0a ?;-3 l'an\u00a0»\u202f; ici"),
    ],
)
def test_sets_french_spaces(raw: str, text: str) -> None:
    assert french.typo(raw) == text


@given(st.text(alphabet="ab1 \u00a0\u202f\n:;!?%€k«»'’-()[]*`/.&h", max_size=40))
def test_setting_spaces_twice_changes_nothing_more(text: str) -> None:
    once = french.typo(text)
    assert french.typo(once) == once


@given(st.text(max_size=40))
def test_setting_spaces_never_changes_a_letter_or_a_figure(text: str) -> None:
    kept = [c for c in text if c.isalnum()]
    assert [c for c in french.typo(text) if c.isalnum()] == kept


@given(st.text())
def test_someones_words_leave_no_sign_for_markdown_to_read(words: str) -> None:
    shown = french.plain(words)
    read = re.sub(r"\\([\\`*_{}\[\]()#$~|<>:!])", r"\1", shown)
    expected = re.sub(r"[\r\n\t]+", " ", words)
    assert read.replace("\u2060", "") == expected.replace("\u2060", "")
    assert re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]#$~|<>:]", shown) is None


def test_a_forged_badge_stays_words() -> None:
    assert french.plain(":red-badge[Alerte]") == r"\:red-badge\[Alerte\]"


# The two patterns by which the browser makes links of bare words, once escapes are read.
BARE_LINKS = re.compile(
    r"(?i)(https?://|www(?=\.))[-.\w]+|(?<![\w.+-])[-.\w+]+@[-\w]+(?:\.[-\w]+)+"
)


@pytest.mark.parametrize(
    "words",
    [
        "voir http://exemple.fr/a?b=1",
        "HTTPS://X.FR",
        "le site (www.x.fr) et WWW.X.FR",
        "écrire à jean.dupont+ess@mairie-x.fr",
        "mailto:a_b@c.fr",
    ],
)
def test_a_bare_address_does_not_become_a_link(words: str) -> None:
    assert BARE_LINKS.search(words)
    shown = french.plain(words).replace("\\", "")
    assert BARE_LINKS.search(shown) is None
    assert shown.replace("\u2060", "") == words


@pytest.mark.parametrize("words", ["à 9@10", "« @ »", "http et www", "a / b // c", "réf. 12@"])
def test_words_that_are_no_address_get_nothing_invisible(words: str) -> None:
    assert french.plain(words) == words


@given(st.text(alphabet="hHtTpPsSwW:/.@a-_+é (", max_size=30))
def test_no_words_become_a_link(words: str) -> None:
    assert BARE_LINKS.search(french.plain(words).replace("\\", "")) is None


@pytest.mark.parametrize(
    ("gap", "decimals", "text"),
    [
        (2.7, 1, "+2,7\u00a0pts"),
        (-2.0, 1, "−2,0\u00a0pts"),
        (1.9, 1, "+1,9\u00a0pt"),
        (0, 1, "0,0\u00a0pt"),
    ],
)
def test_prints_a_gap_with_the_decimals_of_its_percentages(
    gap: float, decimals: int, text: str
) -> None:
    assert french.points(gap, decimals=decimals) == text


def test_prints_all_the_decimals_only_where_they_are_fixed() -> None:
    assert french.number(0.1, decimals=2) == "0,1"
    assert french.number(0.1, decimals=2, fixed=True) == "0,10"
    assert french.number_e4(810_000, decimals=1, fixed=True) == "81,0"
