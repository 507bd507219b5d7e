"""Planned dates: every wording that plans and returns use, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.interval import MONTH_NAMES, DateError, parse_interval, with_year

TABLE = [
    ("14/03/2026", "2026-03-14", "2026-03-14"),
    ("14 mars 2026", "2026-03-14", "2026-03-14"),
    ("01/02/2026", "2026-02-01", "2026-02-01"),
    ("1er février 2026", "2026-02-01", "2026-02-01"),
    ("le 1ᵉʳ février 2026", "2026-02-01", "2026-02-01"),
    ("14.03.26", "2026-03-14", "2026-03-14"),
    ("14-mars-26", "2026-03-14", "2026-03-14"),
    ("14 / 3 / 2026", "2026-03-14", "2026-03-14"),
    ("2026-03-14", "2026-03-14", "2026-03-14"),
    ("2026-03-14 00:00:00", "2026-03-14", "2026-03-14"),
    ("29/02/2028", "2028-02-29", "2028-02-29"),
    ("Février 2024", "2024-02-01", "2024-02-29"),
    ("FÉVR. 2026", "2026-02-01", "2026-02-28"),
    ("Décembre\u00a02023", "2023-12-01", "2023-12-31"),
    ("en mars 2026", "2026-03-01", "2026-03-31"),
    ("mars-26", "2026-03-01", "2026-03-31"),
    ("03/2026", "2026-03-01", "2026-03-31"),
    ("2026-03", "2026-03-01", "2026-03-31"),
    ("Avril - mai 2024", "2024-04-01", "2024-05-31"),
    ("Mai - Septembre 2024", "2024-05-01", "2024-09-30"),
    ("Octobre-Novembre 2024", "2024-10-01", "2024-11-30"),
    ("mai à septembre 2024", "2024-05-01", "2024-09-30"),
    ("mai – septembre 2024", "2024-05-01", "2024-09-30"),
    ("novembre 2024 - février 2025", "2024-11-01", "2025-02-28"),
    ("T2 2024", "2024-04-01", "2024-06-30"),
    ("2e trimestre 2024", "2024-04-01", "2024-06-30"),
    ("2ème trim. 2024", "2024-04-01", "2024-06-30"),
    ("2e trim. 2026", "2026-04-01", "2026-06-30"),
    ("Fin T2 2024", "2024-06-01", "2024-06-30"),
    ("début du 4e trimestre 2024", "2024-10-01", "2024-10-31"),
    ("Premier semestre 2024", "2024-01-01", "2024-06-30"),
    ("S1 2024", "2024-01-01", "2024-06-30"),
    ("2024-S2", "2024-07-01", "2024-12-31"),
    ("Second semestre 2024", "2024-07-01", "2024-12-31"),
    ("Courant premier semestre 2024", "2024-01-01", "2024-06-30"),
    ("Fin premier semestre 2024", "2024-05-01", "2024-06-30"),
    ("fin du second semestre 2024", "2024-11-01", "2024-12-31"),
    ("Début 2024", "2024-01-01", "2024-03-31"),
    ("Mi 2024", "2024-06-01", "2024-07-31"),
    ("mi-2024", "2024-06-01", "2024-07-31"),
    ("Été 2024", "2024-06-01", "2024-08-31"),
    ("été 2026", "2026-06-01", "2026-08-31"),
    ("à l’automne 2026", "2026-09-01", "2026-11-30"),
    ("Fin 2024", "2024-10-01", "2024-12-31"),
    ("fin de l'année 2024", "2024-10-01", "2024-12-31"),
    ("fin juin 2026", "2026-06-21", "2026-06-30"),
    ("mi-juin 2026", "2026-06-11", "2026-06-20"),
    ("début février 2026", "2026-02-01", "2026-02-10"),
    ("Courant 2024", "2024-01-01", "2024-12-31"),
    ("En 2024", "2024-01-01", "2024-12-31"),
    ("2024", "2024-01-01", "2024-12-31"),
    ("Année scolaire 2024-2025", "2024-09-01", "2025-07-05"),
    ("2019-2025", "2019-01-01", "2025-12-31"),
    ("2019 – 2025", "2019-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), TABLE)
def test_reads_the_wordings_of_plans(text: str, start: str, end: str) -> None:
    interval = parse_interval(text)
    assert (str(interval.start), str(interval.end)) == (start, end)
    assert interval.as_written == text
    assert interval.is_one_day is (start == end)


@pytest.mark.parametrize(("text", "start", "end"), TABLE)
def test_case_accents_and_kinds_of_space_do_not_matter(text: str, start: str, end: str) -> None:
    plain = text.upper().replace("É", "E").replace("È", "E").replace(" ", "\u202f")
    assert str(parse_interval(f"  {plain} ").end) == end
    assert str(parse_interval(f"  {plain} ").start) == start


@pytest.mark.parametrize("text", ["À définir", "a definir", "Moyen et long termes", "", "  ", "–"])
def test_words_without_a_date_are_kept_and_have_none(text: str) -> None:
    interval = parse_interval(text)
    assert (interval.start, interval.end, interval.as_written) == (None, None, text)
    assert not interval.is_dated


@pytest.mark.parametrize(
    "text", ["30 juin", "T2", "fin juin", "30/06", "29 février", "été", "S1", "2e trimestre", "mai"]
)
def test_a_date_without_year_is_told_apart_and_completed(text: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_interval(text)
    assert raised.value.code == "DATE_SANS_ANNEE"
    completed = parse_interval(with_year(text, 2028))
    assert completed.end is not None
    assert completed.end.year == 2028


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("06/13/2026", "jour et mois inversés"),
        ("2026-13-06", "jour et mois inversés"),
        ("31/06/2026", "du 1 au 30"),
        ("31 juin", "du 1 au 30"),
        ("29/02/2026", "du 1 au 28"),
        ("0/06/2026", "du 1 au 30"),
        ("13/2026", "pas de mois 13"),
        ("40/13/2026", "pas de mois 13"),
        ("14/03/0000", "année est 0"),
        ("T2 0000", "année est 0"),
        ("novembre - février 2026", "précède"),
        ("mars 2026 - mars 2025", "précède"),
        ("2025-2019", "précède"),
        ("Année scolaire 2024-2026", "deux années qui se suivent"),
    ],
)
def test_a_date_that_does_not_exist_is_never_turned_round(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason) as raised:
        parse_interval(text)
    assert raised.value.code == "DATE_IMPOSSIBLE"


@pytest.mark.parametrize(
    "text",
    [
        "bientôt",
        "14/03/98",
        "14/03/202",
        "14/03-2026",
        "1² mars 2026",
        "hiver 2026",
        "T5 2026",
        "reporté à 2027",
        "mars ou avril 2026",
        "2026?",
        "5 mars 2026 et 6 avril 2026",
        "45458",
        "1" * 5000,
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_interval(text)
    assert raised.value.code == "DATE_ILLISIBLE"
    assert raised.value.hint


@given(st.dates(date(2000, 1, 1), date(2069, 12, 31)))
def test_every_day_reads_back_in_every_style(day: date) -> None:
    month = MONTH_NAMES[day.month - 1][0]
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{day.day}-{MONTH_NAMES[day.month - 1][-1]}-{day:%y}",
    ):
        interval = parse_interval(text)
        assert (interval.start, interval.end) == (day, day)


@given(st.dates(date(2000, 1, 1), date(2069, 12, 31)))
def test_a_month_ends_the_day_before_the_next(day: date) -> None:
    end = parse_interval(f"{day:%m/%Y}").end
    assert end is not None
    assert (end + timedelta(days=1)).day == 1
    assert end.month == day.month


WORDS = st.sampled_from(
    ["fin", "début", "mi", "T2", "mars", "2026", "-", "/", "30", "06", "à", "semestre", "1er", "et"]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=6).map(" ".join)))
def test_any_text_gives_an_interval_or_a_date_error(text: str) -> None:
    try:
        interval = parse_interval(text)
    except DateError:
        return
    assert interval.as_written == text
    assert (interval.start is None) == (interval.end is None)
    if interval.start is not None and interval.end is not None:
        assert interval.start <= interval.end
