"""What the respondents of the story write: invented words, and nobody's name."""

from collections.abc import Mapping

from sample_data.story_values import TERRITORY

Highlights = Mapping[tuple[str, str], tuple[tuple[str, str], ...]]

HIGHLIGHTS: Highlights = {
    ("2024-T1", TERRITORY): (
        ("1.2", "Premier petit-déjeuner « flash » : onze services étaient présents."),
    ),
    ("2024-T2", TERRITORY): (
        ("1.1", "Premier ESS Tour : cinq structures visitées en une journée."),
        ("2.2", "Le vote de la bourse foncière est reporté à la rentrée."),
    ),
    ("2024-T3", "93005"): (("2.2", "L’inventaire des locaux communaux est engagé."),),
    ("2024-T4", TERRITORY): (
        ("1.4", "Premiers trophées : 61 porteurs de projets, salle comble en soirée."),
        ("2.3", "Première promotion formée : dix lauréats sur trois jours."),
    ),
    ("2025-T1", "93071"): (("1.5", "Deux nouveaux collèges rejoignent la démarche."),),
    ("2025-T2", TERRITORY): (
        ("1.3", "Temps de valorisation tenu sur un site artisanal, 37 acteurs présents."),
    ),
    ("2025-T3", "93029"): (("2.2", "Deux locaux de rez-de-chaussée proposés à des associations."),),
    ("2025-T3", TERRITORY): (
        ("2.1", "23 structures candidates à l’appel à projets, dont six projets de réemploi."),
    ),
    ("2025-T4", TERRITORY): (
        ("2.2", "Nouveau calendrier de la bourse foncière adopté : vote en juillet 2026."),
        ("3.5", "Toutes les communes représentées au comité de pilotage."),
    ),
    ("2026-T1", "93007"): (("1.5", "Un lycée professionnel organise sa semaine de l’ESS."),),
    ("2026-T1", TERRITORY): (
        ("2.2", "Le règlement de la bourse foncière repart en relecture juridique."),
    ),
    ("2026-T2", "93078"): (("3.1", "Le binôme a tenu deux permanences pour les associations."),),
    ("2026-T2", TERRITORY): (
        ("1.1", "Troisième ESS Tour : sept structures, 84 % de retours positifs."),
        ("2.2", "Le vote de la bourse foncière glisse à l’automne."),
    ),
    ("2026-T3", "93005"): (("2.2", "Une coopérative s’installe dans un local municipal rénové."),),
    ("2026-T3", "93071"): (("1.5", "L’objectif d’établissements est dépassé avec la rentrée."),),
    ("2026-T3", TERRITORY): (
        ("2.1", "24 structures candidates ; l’étude des dossiers prend du retard."),
        ("2.2", "Vote de la bourse foncière inscrit au conseil du 26 novembre 2026."),
        ("1.2", "Le petit-déjeuner de septembre portait sur le réemploi."),
    ),
}
"""(period, respondent) → (action, what the committee should hear)."""

COMMENTS: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("2024-T2", "93013"): (("3.1-I2", "Le binôme sera constitué à l’automne."),),
    ("2024-T4", "93078"): (("2.2-I4", "Surfaces relevées sur plan, à vérifier sur place."),),
    ("2025-T2", "93029"): (("2.2-I4", "Chiffre repris après visite des locaux."),),
    ("2025-T3", TERRITORY): (("2.2-I3", "Rien n’est voté : la bourse n’est pas dotée."),),
    ("2026-T1", "93005"): (("P-I1", "Source : conventions suivies par le service emploi."),),
    ("2026-T2", "93073"): (("2.2-I5", "L’association occupe le local depuis mai."),),
    ("2026-T3", TERRITORY): (
        ("1.5-I5", "Le questionnaire n’a pas encore été diffusé."),
        ("2.2-I3", "Dotation prévue avec le vote de novembre."),
    ),
}
"""(period, respondent) → (indicator, words)."""
