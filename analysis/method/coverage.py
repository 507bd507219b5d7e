"""What an indicator's value rests on: what is missing, carried over, or counted by category."""

from analysis.indicator.words import amount_words
from analysis.method.definition import (
    FICHE,
    INDICATORS,
    PROGRESS,
    RESULTS,
    Definition,
    Example,
)
from analysis.method.results import origin_of, subject_of
from analysis.plan_seen import PlanSeen
from analysis.results.actuals import actual_over
from analysis.results.given import STOCK_CARRIED_QUARTERS, given_values
from analysis.results.rules import status
from analysis.rows import rows_of, whole
from data_model.french import is_known, number, percent, plural

BOTH = (PROGRESS, INDICATORS, FICHE)


def _completeness(plan: PlanSeen) -> Example | None:
    rows = [row for row in rows_of(plan.results) if is_known(row.completeness)]
    row = next((row for row in rows if 0 < row.completeness < 1), next(iter(rows), None))
    if row is None:
        return None
    told = plural(row.respondents_given, "répondant")
    return Example(
        subject=subject_of(row),
        operation=f"{told} sur {number(row.respondents_due)}",
        result=percent(row.completeness),
        origin=origin_of(row),
    )


def _at_least(plan: PlanSeen) -> Example | None:
    row = next((row for row in rows_of(plan.results) if row.at_least), None)
    return row and Example(
        subject=subject_of(row),
        operation=f"{percent(row.completeness)} des réponses demandées",
        result=f"au moins {amount_words(int(row.actual_e4), row)}",
        origin=origin_of(row),
    )


def _carried(plan: PlanSeen) -> Example | None:
    rows = (row for row in rows_of(plan.results) if row.is_carried and is_known(row.actual_e4))
    row = next(rows, None)
    return row and Example(
        subject=subject_of(row),
        operation="valeurs reportées comprises",
        result=amount_words(int(row.actual_e4), row),
        origin=origin_of(row),
    )


def _diversity(plan: PlanSeen) -> Example | None:
    rows = [row for row in rows_of(plan.results) if whole(row.diversity)]
    row = max(rows, key=lambda one: one.diversity, default=None)
    if row is None:
        return None
    head = "au moins " if row.diversity_at_least else ""
    return Example(
        subject=subject_of(row),
        operation="catégories au-dessus de 0, tous répondants et trimestres",
        result=head + plural(row.diversity, "catégorie"),
        origin=origin_of(row),
    )


DEFINITIONS = (
    Definition(
        code="completude",
        family=RESULTS,
        term="Complétude (couverture)",
        says="Sur quelle part des réponses demandées la valeur s’appuie.",
        formula="Les réponses données, divisées par les réponses demandées : tous les trimestres "
        "de la période pour un flux ou un ratio, le dernier trimestre demandé pour les autres.",
        symbols=r"\text{complétude} = \frac{\text{réponses données}}{\text{réponses demandées}}",
        unit="pourcentage",
        rests_on="Les attributions (qui répond à quoi, quand). Une case « Rien à signaler » est "
        "une réponse ; une valeur reportée n’en est pas une.",
        made_by=(actual_over, status),
        shown_on=BOTH,
        example=_completeness,
        also="répondants sur données partielles communes",
    ),
    Definition(
        code="au-moins",
        family=RESULTS,
        term="« Au moins »",
        says="Une réponse manque : le vrai total est égal ou supérieur à celui qui est affiché.",
        formula="Une somme à laquelle une réponse demandée manque est précédée de « au moins » ou "
        "de ≥. Ce qui manque n’est jamais compté 0.",
        unit="celle de l’indicateur",
        rests_on="Les flux, cumuls et stocks, et les montants du budget. Un ratio ou une médiane "
        "n’est jamais « au moins » : la réponse manquante en sort.",
        made_by=(actual_over,),
        shown_on=BOTH,
        example=_at_least,
        also="manquant partiel ≥",
    ),
    Definition(
        code="reporte",
        family=RESULTS,
        term="Valeur reportée",
        says="Sans nouvelle ce trimestre, la dernière valeur connue continue d’être comptée.",
        formula="Un cumul est reporté sans limite ; un stock, "
        f"{plural(STOCK_CARRIED_QUARTERS, 'trimestre')} au plus et pas au-delà de son "
        "attribution. Un flux, un ratio ou une appréciation ne se reporte jamais.",
        unit="celle de l’indicateur",
        rests_on="La dernière valeur déclarée, avec le trimestre d’où elle vient (« reporté de "
        "T1 2026 »). Elle ne compte pas comme une réponse.",
        made_by=(actual_over, given_values),
        shown_on=(INDICATORS, FICHE),
        example=_carried,
        also="dernier connu",
    ),
    Definition(
        code="diversite",
        family=RESULTS,
        term="Diversité",
        says="Combien de catégories différentes sont représentées (« nombre et diversité de… »).",
        formula="Le nombre de catégories distinctes dont une valeur dépasse 0, tous répondants et "
        "trimestres réunis : une catégorie citée deux fois compte une fois.",
        unit="catégories",
        rests_on="Les ventilations des retours. « Au moins » si un répondant n’a pas ventilé.",
        made_by=(actual_over,),
        shown_on=(INDICATORS,),
        example=_diversity,
        also="ventilation catégorie",
    ),
)
