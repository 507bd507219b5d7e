"""Has the plan an effect: how an indicator's value, its progress and its health are computed."""

from typing import Any

from analysis.indicator.words import amount_words, least_words
from analysis.method.definition import (
    FICHE,
    INDICATORS,
    PROGRESS,
    RESULTS,
    Definition,
    Example,
)
from analysis.origin.values import indicator_parts
from analysis.origin.words import indicator_made
from analysis.plan_seen import PlanSeen
from analysis.results.actuals import RATIO_DUE_QUARTERS, actual_over
from analysis.results.goals import aim_of
from analysis.results.results import results_frame
from analysis.results.rules import status
from analysis.results.targets import expected, expected_value, health, progress
from analysis.rows import rows_of
from data_model.french import is_known, percent, plain, plural
from data_model.vocabulary import Direction, Nature, TargetBasis

BOTH = (PROGRESS, INDICATORS, FICHE)


def subject_of(row: Any) -> str:
    """How an example names an indicator."""
    return f"{row.indicator_code} {plain(row.label)}"


def origin_of(row: Any) -> tuple[tuple[str, str], ...]:
    """Where an indicator's figure is taken apart."""
    return (("indicateur", row.indicator_code),)


def judged(plan: PlanSeen) -> Any:
    """The row that the examples follow: a target to date and all of P, E and h; None without.

    A value under what is expected says more than one that is ahead.
    """
    rows = [row for row in rows_of(plan.results) if is_known(row.h) and is_known(row.p)]
    plain_ones = [
        row
        for row in rows
        if row.basis == TargetBasis.TO_DATE
        and row.direction == Direction.UP
        and row.nature == Nature.FLOW
    ]
    return next((row for row in plain_ones if row.h < 1), next(iter(plain_ones or rows), None))


def _value(plan: PlanSeen) -> Example | None:
    row = judged(plan)
    if row is None:
        return None
    parts = indicator_parts(plan.snapshot, row.indicator_code)
    return Example(
        subject=subject_of(row),
        operation=indicator_made(parts, Nature(row.nature)),
        result=least_words(int(row.actual_e4), row, at_least=bool(row.at_least)),
        origin=origin_of(row),
    )


def _expected_value(plan: PlanSeen) -> Example | None:
    row = judged(plan)
    if row is None:
        return None
    elapsed = plural(row.elapsed, "trimestre échu", "trimestres échus")
    target = amount_words(int(row.target_value_e4), row)
    return Example(
        subject=subject_of(row),
        operation=f"cible de {target}, {elapsed}",
        result=amount_words(int(row.expected_e4), row, decimals=2),
        origin=origin_of(row),
    )


def _progress(plan: PlanSeen) -> Example | None:
    row = judged(plan)
    if row is None:
        return None
    value, target = (amount_words(int(one), row) for one in (row.actual_e4, row.target_value_e4))
    start = "" if row.nature == Nature.FLOW else ", départ déduit"
    return Example(
        subject=subject_of(row),
        operation=f"{value} ÷ {target}{start}",
        result=percent(row.p, decimals=1),
        origin=origin_of(row),
    )


def _expected_share(plan: PlanSeen) -> Example | None:
    row = judged(plan)
    if row is None:
        return None
    value = amount_words(int(row.expected_e4), row, decimals=2)
    target = amount_words(int(row.target_value_e4), row)
    start = "" if row.nature == Nature.FLOW else ", départ déduit"
    return Example(
        subject=subject_of(row),
        operation=f"{value} ÷ {target}{start}",
        result=percent(row.e, decimals=1),
        origin=origin_of(row),
    )


def _health(plan: PlanSeen) -> Example | None:
    row = judged(plan)
    return row and Example(
        subject=subject_of(row),
        operation=f"{percent(row.p, decimals=1)} ÷ {percent(row.e, decimals=1)}",
        result=percent(row.h, decimals=1),
        origin=origin_of(row),
    )


def _status(plan: PlanSeen) -> Example | None:
    row = judged(plan)
    return row and Example(
        subject=subject_of(row),
        operation=str(row.reason).rstrip("."),
        result=row.status.label,
        origin=origin_of(row),
    )


DEFINITIONS = (
    Definition(
        code="valeur",
        family=RESULTS,
        term="Valeur d’un indicateur",
        says="Ce que les répondants ont déclaré, réuni en un chiffre selon la nature de "
        "l’indicateur (voir « Statuts et règles »).",
        formula="Flux : somme des trimestres et des répondants. Cumul et stock : dernière valeur "
        "de chaque répondant, puis somme. Ratio : somme des numérateurs divisée par somme des "
        f"effectifs, sur les {RATIO_DUE_QUARTERS} derniers trimestres demandés. Appréciation : "
        "médiane. Qualitatif : rien n’est calculé.",
        unit="celle de l’indicateur",
        rests_on="Le dernier retour enregistré de chaque répondant pour chaque trimestre, jusqu’à "
        "la date de situation. Une cellule vide n’efface rien et ne vaut jamais 0.",
        made_by=(actual_over, results_frame),
        shown_on=BOTH,
        example=_value,
        also="somme cumul stock ratio médiane nature total",
    ),
    Definition(
        code="attendu-indicateur",
        family=RESULTS,
        term="Valeur attendue",
        says="La valeur que la cible demande d’avoir atteinte à la date de situation.",
        formula="Une ligne droite du départ à la cible, comptée en trimestres demandés ; avec "
        "plusieurs étapes, droite d’une étape à la suivante. Une cible « par an » repart de 0 "
        "chaque année. Un niveau à étapes vaut la dernière étape passée.",
        symbols=r"\text{attendu} = B + (T - B)\,\frac{\text{trimestres échus}}"
        r"{\text{trimestres demandés}}",
        unit="celle de l’indicateur",
        rests_on="La cible T, son départ B (0 pour un flux) et les trimestres où l’indicateur est "
        "demandé à quelqu’un.",
        made_by=(expected_value, aim_of),
        shown_on=BOTH,
        example=_expected_value,
        also="cible trajectoire étape",
    ),
    Definition(
        code="progression",
        family=RESULTS,
        term="Progression P",
        says="Quelle part du chemin du départ à la cible est parcourue. Elle est montrée telle "
        "quelle : elle peut dépasser 100 % ou être négative.",
        formula="La valeur moins le départ, divisée par la cible moins le départ.",
        symbols=r"P = \frac{A - B}{T - B}",
        unit="pourcentage",
        rests_on="La valeur A sur la période de la cible. Sans départ B connu, ou si la cible est "
        "le départ (un maintien), il n’y a pas de progression.",
        made_by=(progress,),
        shown_on=(INDICATORS,),
        example=_progress,
        also="avancement indicateur taux",
    ),
    Definition(
        code="attendu-e",
        family=RESULTS,
        term="Attendu E",
        says="La même part de chemin, si la valeur attendue était atteinte.",
        formula="La valeur attendue moins le départ, divisée par la cible moins le départ.",
        symbols=r"E = \frac{\text{attendu} - B}{T - B}",
        unit="pourcentage",
        rests_on="La valeur attendue ci-dessus. Sans départ connu, il n’y a pas de E.",
        made_by=(expected, expected_value),
        shown_on=(INDICATORS,),
        example=_expected_share,
    ),
    Definition(
        code="sante",
        family=RESULTS,
        term="Santé h",
        says="Où en est l’indicateur par rapport à ce qui est attendu aujourd’hui : 100 % veut "
        "dire « exactement comme prévu ».",
        formula="La progression divisée par l’attendu. Un niveau sans départ connu se compare à sa "
        "cible : valeur ÷ cible à la hausse, cible ÷ valeur à la baisse.",
        symbols=r"h = \frac{P}{E}",
        unit="pourcentage",
        rests_on="P et E. Une appréciation se juge en points, un plafond (« au plus ») en part de "
        "ce qui est permis à cette date : ils n’ont pas de h.",
        made_by=(health, status),
        shown_on=(INDICATORS, PROGRESS),
        example=_health,
        also="seuil conforme vigilance alerte",
    ),
    Definition(
        code="statut",
        family=RESULTS,
        term="Statut d’un indicateur",
        says="Le verdict en un mot, avec son signe. Les indicateurs d’une action, d’{axis.one} "
        "ou du plan sont comptés par statut ; aucune moyenne de taux n’est calculée.",
        formula="La première règle qui s’applique, lue de haut en bas : voir « Statuts et "
        "règles ».",
        unit="mot",
        rests_on="La valeur, la cible, la complétude et les seuils en vigueur. Le motif du statut "
        "est écrit à côté de lui.",
        made_by=(status, results_frame),
        shown_on=BOTH,
        example=_status,
        also="atteint conforme vigilance alerte sans donnée sans cible trop tôt partielles",
    ),
)
