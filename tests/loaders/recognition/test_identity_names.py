"""A respondent and a period are known under the names that people give them."""

from dataclasses import replace

import pytest

from data_model.plan_index import RespondentRef
from data_model.vocabulary import RespondentKind
from loaders.recognition.period_names import period_in, period_named
from loaders.recognition.respondent_names import respondent_in, respondent_named
from tests.loaders.small_plan import INDEX

COMMUNES = {
    "93005": "Aulnay-sous-Bois",
    "93007": "Le Blanc-Mesnil",
    "93013": "Le Bourget",
    "93029": "Drancy",
    "93030": "Dugny",
    "93071": "Sevran",
    "93073": "Tremblay-en-France",
    "93078": "Villepinte",
}
EPT = RespondentRef(
    code="200058097", name="EPT Paris Terres d’Envol", kind=RespondentKind.TERRITORY
)
REFS = [
    RespondentRef(code=code, name=name, kind=RespondentKind.COMMUNE)
    for code, name in COMMUNES.items()
]
INDEX_OF_NINE = replace(INDEX, respondents={ref.code: ref for ref in (*REFS, EPT)})


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("93071", "93071"),
        ("Le Blanc Mesnil", "93007"),
        ("Blanc-Mesnil", "93007"),
        ("LBM", "93007"),
        ("Tremblay", "93073"),
        ("AULNAY", "93005"),
        ("Ville de Sevran", "93071"),
        ("Mairie du Bourget", "93013"),
        ("EPT", "200058097"),
        ("Paris Terres d'Envol", "200058097"),
        ("Territoire", "200058097"),
        ("Blanc", ""),
        ("Sevrant", ""),
        ("Le", ""),
        ("", ""),
    ],
)
def test_reads_the_names_of_a_respondent(words: str, code: str) -> None:
    assert respondent_named(words, INDEX_OF_NINE) == code


@pytest.mark.parametrize(
    ("name", "code", "period"),
    [
        ("retour_dugny_T3-2026 (1).xlsx", "93030", "2026-T3"),
        ("RetourTremblay3T2026.xlsx", "93073", "2026-T3"),
        ("LBM 3e trim 2026.xlsx", "93007", "2026-T3"),
        ("EPT juil-sept 2026.xlsx", "200058097", "2026-T3"),
        ("sevran juillet à septembre 2026.ods", "93071", "2026-T3"),
        ("PLDESS - Paris Terres d'Envol - Dugny - T3 2026.xls", "93030", "2026-T3"),
        ("ville du bourget_3ème trimestre 2026.csv", "93013", "2026-T3"),
        ("T3 26 drancy.xlsx", "93029", "2026-T3"),
        ("SEVRAN_4T25.xlsx", "93071", "2025-T4"),
        ("Troisième trimestre 2026.xlsx", "", "2026-T3"),
        ("Sevran Drancy T2-2026 T3-2026.xlsx", "", ""),
        ("retour sevran 14102026.xlsx", "93071", ""),
    ],
)
def test_reads_the_name_of_a_file(name: str, code: str, period: str) -> None:
    assert respondent_in(name, INDEX_OF_NINE) == code
    assert period_in(name, allow_year=True) == period


def test_a_year_counts_only_where_nothing_else_is_said() -> None:
    assert period_in("sevran 2026.xlsx", allow_year=True) == "2026"
    assert period_in("sevran 2026.xlsx", allow_year=False) == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("T3 2026", "2026-T3"),
        ("3e trim. 2026", "2026-T3"),
        ("Juil.–sept. 2026", "2026-T3"),
        ("2026", "2026"),
        ("septembre 2026", ""),
        ("bientôt", ""),
    ],
)
def test_reads_the_period_of_a_cell(words: str, code: str) -> None:
    assert period_named(words) == code
