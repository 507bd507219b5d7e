"""Every cell of the comparison is a word or a figure; what is missing is never a zero."""

import re
from dataclasses import replace

import pytest

from analysis.compare.cells import (
    fund_words,
    known_basis_words,
    per_inhabitant_words,
    unknown_basis_words,
)
from analysis.compare.side import FundRules, PlanSide
from analysis.compare.table import LINE, LINES, THEME, comparison_table, without_repeats
from data_model.vocabulary import BudgetBasis


def plainly(words: object) -> str:
    return str(words).replace("\u00a0", " ").replace("\u202f", " ")


def cell(sides: dict[str, PlanSide], label: str, name: str) -> str:
    shown = comparison_table(sides)
    return plainly(shown.loc[shown[LINE] == label, name].item())


def test_no_cell_is_empty_raw_or_an_invented_zero(five: dict[str, PlanSide]) -> None:
    shown = comparison_table(five)
    assert list(shown.columns) == [THEME, LINE, *five]
    assert len(shown) == len(LINES)
    cells = [plainly(one) for name in five for one in shown[name]]
    assert [one for one in cells if not one or re.search(r"\b(None|nan|NaN)\b|^0", one)] == []


def test_what_a_plan_lacks_is_said_in_words(five: dict[str, PlanSide]) -> None:
    orly, essr = "PCAET Grand-Orly Seine Bièvre", "ESSR"
    assert cell(five, "Indicateurs", orly) == "aucun indicateur"
    assert cell(five, "Avec une cible", orly) == "sans objet"
    assert cell(five, "Avec une cible", essr) == "aucune cible"
    assert cell(five, "Avec une valeur", essr) == "aucun retour"
    assert cell(five, "Durée du plan", essr) == "plan sans date"
    assert cell(five, "Jalons datés", "Ateliers") == "2 sur 3"
    assert cell(five, "Jalons datés", essr) == "aucun sur 1"
    assert cell(five, "Habitants des communes", essr) == "population inconnue"
    assert cell(five, "Niveau au-dessus des actions", essr) == "19 leviers et filières"
    assert cell(five, "Voté, base connue", orly) == "aucun montant imprimé"
    assert (
        cell(five, "Voté, base connue", "PLDESS") == "35 000 € par unité × quantité, 5 000 € par an"
    )


def test_work_is_given_with_what_was_expected_of_it(followed: dict[str, PlanSide]) -> None:
    assert re.fullmatch(r"\d+ % pour \d+ % attendus", cell(followed, "Réalisation", "PLDESS"))
    assert cell(followed, "Réalisation", "PCAET") == "aucun retour"


@pytest.mark.parametrize(
    ("planned", "unknown", "population", "words"),
    [
        (1_000_00, 0, 500, "2 €"),
        (1_000_00, 1, 500, "sans objet : montant incomplet"),
        (1_000_00, 0, None, "population inconnue"),
        (None, 1, 500, "non précisé"),
    ],
)
def test_an_amount_by_inhabitant_is_of_a_whole_plan(
    five: dict[str, PlanSide],
    planned: int | None,
    unknown: int,
    population: int | None,
    words: str,
) -> None:
    side = replace(
        five["PLDESS"],
        planned_cents=planned,
        population=population,
        printed_cents={BudgetBasis.TOTAL: 1_000_00, BudgetBasis.UNKNOWN: unknown},
    )
    assert plainly(per_inhabitant_words(side)) == words


@pytest.mark.parametrize(
    ("euros", "words"),
    [(0, "0 €"), (2_500, "moins de 0,01 €"), (5_177.05, "0,01 €"), (517_705, "1 €")],
)
def test_a_small_amount_for_one_inhabitant_is_never_written_as_nothing(
    five: dict[str, PlanSide], euros: float, words: str
) -> None:
    side = replace(
        five["PLDESS"],
        planned_cents=round(euros * 100),
        population=517_705,
        printed_cents={BudgetBasis.TOTAL: 1},
    )
    assert plainly(per_inhabitant_words(side)) == words


def test_an_unknown_basis_is_not_specified_rather_than_nothing(five: dict[str, PlanSide]) -> None:
    side = replace(five["PLDESS"], printed_cents={BudgetBasis.UNKNOWN: 100_00})
    assert known_basis_words(side) == "non précisé"
    assert plainly(unknown_basis_words(side)) == "100 €"
    assert unknown_basis_words(replace(side, printed_cents={BudgetBasis.TOTAL: 1})) == "aucun"


def test_a_fund_says_the_rules_it_has() -> None:
    bare = FundRules(envelope_cents=50_000_00, cap_cents=None, share_e4=None)
    assert plainly(fund_words(bare)) == "50 000 €"
    ruled = FundRules(envelope_cents=50_000_00, cap_cents=1_500_00, share_e4=5_000)
    words = "50 000 €, 1 500 € au plus par projet, 50 % au plus de son financement"
    assert plainly(fund_words(ruled)) == words


def test_a_theme_is_written_once_on_the_screen(five: dict[str, PlanSide]) -> None:
    themes = [one for one in without_repeats(comparison_table(five))[THEME] if one]
    assert themes == [f"**{theme}**" for theme in dict.fromkeys(line.theme for line in LINES)]
