"""What the money is read against: the time gone by, and what one unit of a result costs."""

from analysis.budget.elapsed import elapsed_share
from analysis.budget.unit_cost import unit_costs
from analysis.method.definition import (
    BUDGET,
    BUDGET_PAGE,
    OVERVIEW,
    WHOLE_PLAN,
    Definition,
    Example,
)
from analysis.plan_seen import PlanSeen
from analysis.results.awaited import awaited_indicators
from analysis.results.measures import measured_indicators_frame
from data_model.french import day, euros, number_e4, percent


def _elapsed(plan: PlanSeen) -> Example | None:
    seen = plan.situation
    share = elapsed_share(seen)
    if share is None:
        return None
    return Example(
        subject=WHOLE_PLAN,
        operation=f"du {day(seen.plan_start)} au {day(seen.situation_date)}, sur la durée "
        f"jusqu’au {day(seen.plan_end)}",
        result=percent(float(share)),
    )


def _unit_cost(plan: PlanSeen) -> Example | None:
    found = unit_costs(
        measured_indicators_frame(plan.snapshot),
        plan.budget.lines,
        awaited_indicators(plan.snapshot),
    )
    cost = next((one for one in found if one.quotient.value is not None), None)
    if cost is None:
        return None
    count = number_e4(cost.count_e4, decimals=cost.decimals)
    return Example(
        subject=cost.label,
        operation=f"{euros(cost.committed_cents)} engagés ÷ {count}",
        result=f"{cost.quotient.bound}{euros(cost.quotient.rounded)}",
        origin=tuple(("indicateur", code) for code in cost.indicator_codes[:1]),
    )


DEFINITIONS = (
    Definition(
        code="temps-ecoule",
        family=BUDGET,
        term="Temps écoulé",
        says="Quelle part de la durée du plan est passée, pour lire les taux à côté d’elle. Ce "
        "n’est pas un objectif de dépense.",
        formula="Les jours passés à la date de situation, divisés par les jours du plan, premier "
        "et dernier compris.",
        symbols=r"\text{temps écoulé} = \frac{\text{jours passés}}{\text{jours du plan}}",
        unit="pourcentage",
        rests_on="Les dates du plan. Sans elles, ou avant le premier trimestre échu : « sans "
        "objet ».",
        made_by=(elapsed_share,),
        shown_on=(OVERVIEW, BUDGET_PAGE),
        example=_elapsed,
        also="durée calendrier repère",
    ),
    Definition(
        code="cout-unitaire",
        family=BUDGET,
        term="Coût unitaire",
        says="Ce que coûte une participation, un emploi créé ou un m² : un ordre de grandeur, pas "
        "un prix.",
        formula="L’engagé divisé par ce qui est compté depuis le début du plan, sur les mêmes "
        "actions des deux côtés.",
        symbols=r"\text{coût} = \frac{\text{engagé}}{\text{compté}}",
        unit="euros",
        rests_on="Les actions dont l’engagé et la valeur sont connus ; les autres sont nommées. "
        "« Au moins » si un montant manque, « au plus » si une valeur manque ou reste à "
        "demander pour l’exercice. Une valeur reportée d’un trimestre antérieur compte, et "
        "se dit à côté.",
        made_by=(unit_costs, measured_indicators_frame),
        shown_on=(BUDGET_PAGE,),
        example=_unit_cost,
        also="prix par participant emploi m²",
    ),
)
