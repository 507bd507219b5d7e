"""What the respondents of the story count: invented values, one series an indicator."""

import random
from collections.abc import Mapping

SEED = 2026
TERRITORY = "200058097"
FIRST_YEAR = 2024

Value = int | str
Ratio = tuple[int, int]
Series = tuple[Value | Ratio | None, ...]

TERRITORY_SERIES: Mapping[tuple[str, str], Series] = {
    ("1.1-I2", "Association"): (3, 3, 4),
    ("1.1-I2", "Coopérative"): (1, 2, 2),
    ("1.1-I2", "Entreprise d’insertion"): (1, 1, 1),
    ("1.1-I3", ""): ((29, 38), (34, 42), (41, 49)),
    ("1.1-I4", ""): (0, 1, 1, 2, 1, 1, 2, 2, 1, 2, 2),
    ("1.2-I1", ""): (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("1.2-I2", ""): (
        *((14, 18), (15, 19), (12, 15), (17, 21), (16, 19), (18, 22)),
        *((15, 18), (19, 23), (17, 20), (18, 22), (16, 19)),
    ),
    ("1.2-I3", ""): (0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1),
    ("1.3-I1", "Commerce et artisanat"): (2, 3, 3),
    ("1.3-I1", "Politique de la ville"): (3, 3, 4),
    ("1.3-I1", "Vie associative"): (4, 4, 4),
    ("1.3-I2", ""): ((31, 44), (36, 47), (42, 53)),
    ("1.3-I3", "Association"): (17, 19, 24),
    ("1.3-I3", "Commerce"): (6, 9, 12),
    ("1.3-I3", "Entreprise"): (8, 9, 10),
    ("1.3-I4", ""): (1180, 1410, 1720),
    ("1.4-I1", ""): (61, 67),
    ("1.4-I2", ""): (23, 31),
    ("1.4-I3", ""): (3, 3),
    ("1.5-I2", ""): ((88, 140), (131, 192), (176, 241)),
    ("1.5-I3", ""): (0, 1, 0, 1, 1, 2, 0, 1, 1, 2, 0),
    ("2.1-I1", "Association"): (13, 15, 15),
    ("2.1-I1", "Coopérative"): (3, 4, 5),
    ("2.1-I1", "Entreprise d’insertion"): (4, 4, 4),
    ("2.1-I2", ""): (
        "Services techniques, deux têtes de réseau, un bailleur",
        "Services techniques, trois têtes de réseau, une chambre consulaire",
    ),
    ("2.1-I3", "Alimentation"): (5, 6, 6),
    ("2.1-I3", "Réemploi"): (6, 6, 7),
    ("2.1-I3", "Services à la personne"): (4, 5, 5),
    ("2.2-I2", ""): (0, 2, 2, 2, 1, 2, 2, 3, 2, 2, 2),
    ("2.2-I3", ""): (None, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    ("2.3-I1", "Association"): (7, 8),
    ("2.3-I1", "Coopérative"): (3, 3),
    ("2.3-I2", ""): (3, 2),
    ("2.4-I1", "Culture"): (0, 0, 0, 2, 3, 3, 2, 3, 2, 3, 2),
    ("2.4-I1", "Solidarité"): (0, 0, 0, 4, 5, 5, 4, 5, 5, 6, 4),
    ("2.4-I2", "Commerce"): (0, 0, 0, 2, 2, 2, 2, 3, 2, 2, 2),
    ("2.4-I2", "Industrie"): (0, 0, 0, 3, 3, 4, 3, 4, 4, 5, 4),
    ("2.4-I3", "Compétences"): (0, 0, 0, 1, 2, 1, 0, 1, 1, 1, 1),
    ("2.4-I3", "Financier"): (0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1),
    ("3.2-I1", ""): (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("3.2-I2", "Aulnay-sous-Bois"): (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("3.2-I2", "Drancy"): (0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1),
    ("3.2-I2", "Dugny"): (0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0),
    ("3.2-I2", "Le Blanc-Mesnil"): (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("3.2-I2", "Le Bourget"): (0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1),
    ("3.2-I2", "Sevran"): (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("3.2-I2", "Tremblay-en-France"): (0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0),
    ("3.2-I2", "Villepinte"): (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("3.3-I1", "France Active"): (1, 1, 1),
    ("3.3-I1", "Autre tête de réseau"): (2, 3, 3),
    ("3.4-I1", "Groupement d’employeurs"): (2, 2, 3),
    ("3.4-I1", "Pôle de coopération"): (3, 4, 4),
    ("3.5-I1", "Communes"): (7, 8),
    ("3.5-I1", "Territoire"): (3, 3),
    ("3.5-I2", "Communes"): (8, 9),
    ("3.5-I2", "EPT"): (2, 3),
    ("3.5-I3", "France Active"): (1, 1),
    ("3.5-I3", "Autre tête de réseau"): (5, 6),
    ("0-I1", ""): (
        *(12_000, 28_500, 41_000, 57_500, 74_000, 96_500),
        *(121_000, 146_000, 171_500, 204_000, 238_000),
    ),
    ("0-I2", "État et Europe"): (0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2),
    ("0-I2", "Région et métropole"): (1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3),
    ("P-I1", ""): (3, 4, 3, 5, 5, 6, 5, 7, 7, 8, 8),
}
"""(indicator, category) → its values at each of the quarters in which it is asked."""

WEIGHTS: Mapping[str, int] = {
    "93005": 22,
    "93007": 16,
    "93013": 5,
    "93029": 19,
    "93030": 4,
    "93071": 14,
    "93073": 10,
    "93078": 11,
}
"""Communes, in hundredths of the whole, roughly by inhabitants."""

JOBS = (35, 39, 43, 47, 52, 56, 61, 65, 68, 71, 73)
PREMISES_M2 = 4200
PREMISES_LEFT = (None, None, 100, 100, 99, 97, 96, 94, 91, 88, 86)
SCHOOLS = (2, 5, 7, 12, 18, 22, 24, 29, 36, 43, 48)
HOSTS = (4, 8, 13, 19, 25, 30, 34, 39, 45, 51, 56)
HOST_SHARES: Mapping[str, int] = {"93030": 22, "93071": 45, "93073": 33}
SETTLED: Mapping[tuple[str, str], tuple[int, ...]] = {
    ("93005", "Association"): (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2),
    ("93005", "Coopérative"): (0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
    ("93007", "Association"): (0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2),
    ("93013", "Association"): (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    ("93029", "Association"): (0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1),
    ("93029", "Entreprise d’insertion"): (0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1),
    ("93030", "Association"): (0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1),
    ("93071", "Coopérative"): (0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
    ("93073", "Association"): (0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1),
    ("93078", "Association"): (0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1),
}
PAIR_FIRST_QUARTER: Mapping[str, int] = {"93013": 3, "93030": 4, "93073": 2, "93078": 1}
SERVICES = ("Commerce et artisanat", "Jeunesse", "Urbanisme", "Vie associative")
BUYERS = ("Marchés publics", "Juridique")
MARKS = (2, 3, 3, 3, 4)


def values(respondent: str, indicator: str, year: int, quarter: int) -> dict[str, Value | Ratio]:
    """What a respondent says of an indicator for a quarter, by category; empty: nothing said."""
    rank = (year - FIRST_YEAR) * 4 + quarter - 1
    if respondent == TERRITORY:
        return _territory(indicator, rank, year - FIRST_YEAR)
    return _commune(respondent, indicator, rank)


def _territory(indicator: str, rank: int, year_rank: int) -> dict[str, Value | Ratio]:
    said: dict[str, Value | Ratio] = {}
    for (code, category), series in TERRITORY_SERIES.items():
        if code != indicator:
            continue
        # A yearly series has one value a year; the others have one a quarter.
        place = rank if len(series) > 3 else year_rank
        value = series[place]
        if value is not None:
            said[category] = value
    return said


def _commune(respondent: str, indicator: str, rank: int) -> dict[str, Value | Ratio]:
    draw = random.Random(f"{SEED}/{respondent}/{indicator}/{rank}")  # noqa: S311
    weight = WEIGHTS[respondent]
    match indicator:
        case "P-I1":
            return {"": max(0, round(JOBS[rank] * weight / 100) + draw.choice((-1, 0, 0, 1)))}
        case "1.1-I1":
            return {name: draw.choice((1, 1, 1, 2)) for name in SERVICES[: 2 + (weight > 12)]}
        case "1.5-I1":
            return {"": round(SCHOOLS[rank] * weight / 100)}
        case "1.5-I4":
            hosts = round(HOSTS[rank] * HOST_SHARES[respondent] / 100)
            return {"Association": hosts - hosts // 3, "Coopérative": hosts // 3}
        case "2.2-I1":
            return {"Urbanisme": draw.choice((0, 1, 1)), "Patrimoine": draw.choice((0, 0, 1))}
        case "2.2-I4":
            left = PREMISES_LEFT[rank]
            return {} if left is None else {"": round(PREMISES_M2 * weight * left / 10_000)}
        case "2.2-I5":
            return {c: s[rank] for (who, c), s in SETTLED.items() if who == respondent}
        case "2.5-I1":
            return {BUYERS[0]: 1, BUYERS[1]: draw.choice((0, 1, 1, 1))}
        case "2.5-I2":
            return {"": draw.choice(MARKS)}
        case "3.1-I1":
            return {"": int(rank >= PAIR_FIRST_QUARTER.get(respondent, 0))}
        case "3.1-I2":
            has_pair = rank >= PAIR_FIRST_QUARTER.get(respondent, 0)
            return {"": draw.choice((1, 1, 1, 2, 2)) if has_pair else 0}
    return {}
