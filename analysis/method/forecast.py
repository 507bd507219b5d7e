"""Will the target be reached: how the forecast, its band and the pace needed are computed."""

from typing import Any

from analysis.indicator.forecast import (
    LABEL,
    MINIMUM_RECEIVED,
    ONE_SIDED_PROBABILITY,
    RECEIVED_SHARE,
    RECENT_QUARTERS,
    Forecast,
    forecast_to_target,
    respondent_means,
)
from analysis.indicator.trajectory import indicator_forecast
from analysis.method.definition import FORECAST, INDICATORS, Definition, Example
from analysis.plan_seen import PlanSeen
from analysis.results.student import student_quantile
from analysis.rows import rows_of
from data_model.french import is_known, number, percent, plain
from data_model.vocabulary import Nature

BAND = 2 * ONE_SIDED_PROBABILITY - 1


def forecast_seen(plan: PlanSeen) -> tuple[Any, Forecast] | None:
    """The first indicator whose target has a forecast, and that forecast."""
    for row in rows_of(plan.results):
        if row.nature != Nature.FLOW or not is_known(row.target_value_e4):
            continue
        found = indicator_forecast(plan.snapshot, row.indicator_code)
        if found is not None and found.central is not None:
            return row, found
    return None


def _central(plan: PlanSeen) -> Example | None:
    seen = forecast_seen(plan)
    if seen is None:
        return None
    row, found = seen
    return Example(
        subject=f"{row.indicator_code} {plain(row.label)}",
        operation=f"{number(float(found.estimated), decimals=1)} + {found.remaining} × "
        f"{number(float(found.mean or 0), decimals=2)}",
        result=number(float(found.central or 0), decimals=1),
        origin=(("indicateur", row.indicator_code),),
    )


def _band(plan: PlanSeen) -> Example | None:
    seen = forecast_seen(plan)
    if seen is None:
        return None
    row, found = seen
    return Example(
        subject=f"{row.indicator_code} {plain(row.label)}",
        operation=f"{number(float(found.central or 0), decimals=1)} ± "
        f"{number((found.high or 0) - float(found.central or 0), decimals=1)}",
        result=f"de {number(found.low, decimals=0)} à {number(found.high, decimals=0)}",
        origin=(("indicateur", row.indicator_code),),
    )


def _pace(plan: PlanSeen) -> Example | None:
    seen = forecast_seen(plan)
    if seen is None or seen[1].pace_needed is None:
        return None
    row, found = seen
    target = number(int(row.target_value_e4) / 10_000)
    return Example(
        subject=f"{row.indicator_code} {plain(row.label)}",
        operation=f"({target} − {number(float(found.estimated), decimals=1)}) ÷ {found.remaining}",
        result=f"{number(float(found.pace_needed or 0), decimals=1)} par "
        f"{'an' if found.is_yearly else 'trimestre demandé'}",
        origin=(("indicateur", row.indicator_code),),
    )


DEFINITIONS = (
    Definition(
        code="prevision",
        family=FORECAST,
        term="Prévision à la date de la cible",
        says=f"Où mènerait le rythme constaté, « {LABEL} ». Ce n’est pas un engagement.",
        formula="La valeur estimée à ce jour, plus le nombre de trimestres restants multiplié par "
        "la moyenne des trimestres reçus depuis le début du plan, y compris ceux d’avant la "
        "période de la cible. Une réponse manquante est estimée par la moyenne du même "
        "répondant, et marquée comme telle.",
        symbols=r"\text{prévision} = \text{estimé} + r \times \bar{x}",
        unit="celle de l’indicateur",
        rests_on=f"Les flux qui ont une cible, à partir de {MINIMUM_RECEIVED} trimestres dont au "
        f"moins {percent(float(RECEIVED_SHARE))} des réponses sont reçues, tant qu’il reste un "
        "trimestre à venir : après, c’est le résultat qui est dit. Jamais sous le cumul connu.",
        made_by=(forecast_to_target, respondent_means, indicator_forecast),
        shown_on=(INDICATORS,),
        example=_central,
        also="projection tendance cible atteinte",
    ),
    Definition(
        code="bande",
        family=FORECAST,
        term=f"Fourchette à {percent(BAND)}",
        says="Entre quelles valeurs le résultat a 8 chances sur 10 de se trouver, si le rythme se "
        "maintient.",
        formula="La prévision, plus ou moins une marge qui grandit avec les écarts entre les "
        "trimestres (s) et le nombre de trimestres restants (r), et diminue avec le nombre de "
        "trimestres reçus (n).",
        symbols=r"\pm\ t_{n-1;\,0{,}9} \cdot s \cdot \sqrt{r + \frac{r^2}{n}}",
        unit="celle de l’indicateur",
        rests_on="Les mêmes trimestres que la prévision. Pendant une montée en charge, elle est "
        "trop étroite : le résultat en sort plus souvent.",
        made_by=(forecast_to_target, student_quantile),
        shown_on=(INDICATORS,),
        example=_band,
        also="intervalle marge incertitude probabilité",
    ),
    Definition(
        code="rythme",
        family=FORECAST,
        term="Rythme nécessaire",
        says="Combien il faudrait faire par trimestre restant pour atteindre la cible, ou par an "
        "pour ce qui est demandé une fois par an.",
        formula="La cible (d’une fourchette, sa borne basse) moins la valeur estimée, divisée par "
        f"les trimestres restants ; à côté, la moyenne des {RECENT_QUARTERS} derniers trimestres "
        "reçus.",
        symbols=r"\text{rythme} = \frac{T - \text{estimé}}{r}",
        unit="par trimestre demandé, ou par an",
        rests_on="La même estimation que la prévision. Dans une fourchette déjà atteinte, ce qui "
        "peut encore s’ajouter sans en sortir.",
        made_by=(forecast_to_target,),
        shown_on=(INDICATORS,),
        example=_pace,
        also="effort cible",
    ),
)
