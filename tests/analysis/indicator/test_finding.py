"""The title of an indicator's page, for every state it can be in."""

from datetime import date
from typing import Any

import pytest

from analysis.indicator.finding import indicator_finding
from analysis.results.said import GivenValue, ValueState
from tests.analysis.result_samples import CODES, aim, everywhere, result, said


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def finding(nature: str, rows: list[dict[str, Any]], **more: Any) -> str:
    return plain(indicator_finding(result(nature, rows, **more), []))


def words(text: str) -> GivenValue:
    return GivenValue(
        indicator_code="1.1-I1",
        respondent_code="A",
        category="",
        period_code="2025-T4",
        last_day=date(2025, 12, 31),
        state=ValueState.GIVEN,
        value_e4=None,
        denominator_e4=None,
        text_value=text,
        from_period="2025-T4",
        return_number=1,
        sheet="",
        cell="",
        is_estimated=False,
    )


@pytest.mark.parametrize(
    ("target", "state"),
    [
        # 66 of what 11 quarters out of 24 ask for: 110, 82.5, 71.5, 68.75.
        (240, "66 pour un attendu de 110, alerte"),
        (160, "66 pour un attendu de 73,3, vigilance"),
        (144, "66 pour un attendu de 66, conforme"),
        (60, "66, la cible de 60 est atteinte"),
    ],
)
def test_a_flow_says_where_it_stands(target: int, state: str) -> None:
    assert finding("flow", everywhere(2), targets=[aim(target)]) == f"Participants : {state}"


def test_a_missing_answer_makes_the_sum_at_least() -> None:
    rows = [row for row in everywhere(2) if row["period_code"] != "2025-T1"]
    said_it = finding("flow", rows, targets=[aim(144)])
    assert said_it == "Participants : au moins 60 pour un attendu de 66, vigilance"


def test_too_few_answers_are_said_partial() -> None:
    rows = [row for row in everywhere(2) if row["respondent_code"] == "A"]
    assert "données partielles (33 % reçues)" in finding("flow", rows, targets=[aim(240)])


def test_nothing_is_said_in_words_and_never_as_zero() -> None:
    for more in ({}, {"targets": [aim(240)]}):
        assert finding("flow", [], **more) == "Participants : aucune valeur reçue"


def test_a_year_without_news_names_the_last_quarter_told() -> None:
    target = aim(40, basis="per_year", due_on=date(2026, 12, 31))
    state = finding("flow", [said("A", "2024-T2", 4)], targets=[target])
    assert state == (
        "Participants : aucune valeur sur la période comptée, la dernière date de T2 2024"
    )


def test_a_year_is_named_where_only_it_counts() -> None:
    target = aim(24, basis="per_year", due_on=date(2026, 12, 31))
    state = finding("flow", everywhere(2), targets=[target])
    assert state == "Participants : 18 en 2026 pour un attendu de 18, conforme"


def test_without_a_target_the_value_stands_alone() -> None:
    assert finding("flow", everywhere(1)) == "Participants : 33, sans cible"


def test_a_level_without_a_start_is_compared_with_its_target() -> None:
    rows = [said(who, code, 27) for who in ("A", "B", "C") for code in CODES]
    state = finding("stock", rows, targets=[aim(90, basis="level")], indicator={"unit": "m²"})
    assert state == "Participants : 81 m² pour une cible de 90 m², vigilance"


def test_a_scale_gives_its_median_and_a_ratio_its_percentage() -> None:
    rows = [said(who, CODES[-1], value) for who, value in (("A", 1), ("B", 2), ("C", 4))]
    scale = finding("scale", rows, targets=[aim(3, basis="level")])
    assert scale == "Participants : médiane 2 pour une cible de 3, vigilance"
    rows = [said(who, CODES[-1], 4, denominator_e4=50_000) for who in ("A", "B", "C")]
    ratio = finding("ratio", rows, targets=[aim(80, basis="level")], indicator={"unit": "%"})
    assert "80 %" in ratio


def test_a_ceiling_is_said_as_a_limit() -> None:
    state = finding("flow", everywhere(2), targets=[aim(144, direction="down")])
    assert state == "Participants : 66 pour au plus 66 à ce jour, conforme"


def test_words_are_counted_and_dated() -> None:
    row = result("text", [])
    assert plain(indicator_finding(row, [])) == "Participants : aucune réponse reçue"
    told = plain(indicator_finding(row, [words("Bailleurs"), words("Écoles")]))
    assert told == "Participants : 2 réponses au T4 2025"


def test_a_range_that_is_held_says_both_of_its_bounds() -> None:
    target = aim(24, basis="level", direction="range", upper_e4=400_000)
    told = finding("stock", everywhere(10), targets=[target])
    assert told == "Participants : 30, la cible est tenue (de 24 à 40)"
