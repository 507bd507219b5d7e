"""The money: what is voted, planned, committed and paid, and what is compared with what."""

from typing import Any

from analysis.budget.amount import amounts_at_situation
from analysis.budget.budget import budget_by_axis
from analysis.budget.line import budget_lines
from analysis.budget.money import (
    NO_BUDGET,
    overrun,
    planned_for_plan,
    planned_for_year,
    rate,
    rate_of_lines,
    remaining_to_commit,
    remaining_to_pay,
)
from analysis.method.definition import (
    BUDGET,
    BUDGET_PAGE,
    FICHE,
    OVERVIEW,
    WHOLE_PLAN,
    Definition,
    Example,
    formula_only,
)
from analysis.origin.budget import budget_parts
from analysis.origin.words import BASIS_WORDS, BUDGET_FORMULAS, told_by
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of, whole
from analysis.scope import scopes
from data_model.french import coverage, euros, is_known, percent
from data_model.vocabulary import BudgetBasis, BudgetField

ALL_THREE = (OVERVIEW, BUDGET_PAGE, FICHE)


def _plan(plan: PlanSeen) -> Any:
    return next(rows_of(plan.budget.whole))


def _line(plan: PlanSeen, *columns: str) -> Any:
    """The first action that has all of these amounts above zero; None without any."""
    return next(
        (
            row
            for row in rows_of(plan.budget.by_action)
            if all((whole(getattr(row, name)) or 0) > 0 for name in columns)
        ),
        None,
    )


def _origin(row: Any, shown: str) -> tuple[tuple[str, str], ...]:
    return (("action", row.action_code), ("voir", shown))


def _voted(plan: PlanSeen) -> Example | None:
    row = _line(plan, "voted_cents")
    return row and Example(
        subject=f"Action {row.action_code}",
        operation=f"montant imprimé ({BASIS_WORDS[BudgetBasis(row.basis)]})",
        result=euros(row.voted_cents),
        origin=_origin(row, "prevu"),
    )


def _planned(plan: PlanSeen) -> Example | None:
    row = _plan(plan)
    return Example(
        subject=WHOLE_PLAN,
        operation=f"somme de {coverage(row.lines, row.lines_total, 'ligne')}",
        result=euros(whole(row.planned_cents)),
        origin=(("axe", "plan"), ("voir", "prevu")),
    )


def _spent(plan: PlanSeen, field: BudgetField, shown: str) -> Example | None:
    row = _plan(plan)
    cents = whole(getattr(row, f"{field.value}_cents"))
    if cents is None:
        return None
    actions = scopes(plan.snapshot, "plan")[plan.situation.plan_code]
    told = told_by(budget_parts(plan.snapshot, actions, field), "montant")
    head = "au moins " if row.is_at_least else ""
    return Example(
        subject=WHOLE_PLAN,
        operation=f"somme de {told}",
        result=f"{head}{euros(cents)}",
        origin=(("axe", "plan"), ("voir", shown)),
    )


def _committed(plan: PlanSeen) -> Example | None:
    return _spent(plan, BudgetField.COMMITTED, "engage")


def _paid(plan: PlanSeen) -> Example | None:
    return _spent(plan, BudgetField.PAID, "mandate")


def _rate(plan: PlanSeen) -> Example | None:
    row = _plan(plan)
    if not is_known(row.rate_committed):
        return None
    compared = int(row.committed_cents) - int(row.outside_committed_cents)
    return Example(
        subject=f"{WHOLE_PLAN}, {row.coverage}",
        operation=f"{euros(compared)} engagés ÷ {euros(row.planned_cents)} prévus",
        result=percent(row.rate_committed, decimals=1),
        origin=(("axe", "plan"), ("voir", "engage")),
    )


def _to_commit(plan: PlanSeen) -> Example | None:
    row = _line(plan, "planned_cents", "committed_cents")
    return row and Example(
        subject=f"Action {row.action_code}",
        operation=f"{euros(row.planned_cents)} − {euros(row.committed_cents)}",
        result=euros(row.remaining_to_commit),
        origin=_origin(row, "engage"),
    )


def _to_pay(plan: PlanSeen) -> Example | None:
    row = _line(plan, "committed_cents", "paid_cents")
    return row and Example(
        subject=f"Action {row.action_code}",
        operation=f"{euros(row.committed_cents)} − {euros(row.paid_cents)}",
        result=euros(row.remaining_to_pay),
        origin=_origin(row, "mandate"),
    )


def _overrun(plan: PlanSeen) -> Example | None:
    row = _line(plan, "overrun_cents", "committed_cents") or _line(
        plan, "planned_cents", "committed_cents"
    )
    if row is None:
        return None
    limit = row.planned_cents if is_known(row.planned_cents) else row.voted_cents
    return Example(
        subject=f"Action {row.action_code}",
        operation=f"{euros(row.committed_cents)} engagés pour {euros(limit)}",
        result=euros(row.overrun_cents),
        origin=_origin(row, "engage"),
    )


DEFINITIONS = (
    Definition(
        code="vote",
        family=BUDGET,
        term="Montant voté",
        says="Le montant imprimé dans la fiche, avec ce qu’il représente (sa base).",
        formula="Recopié tel quel : jamais multiplié par un renouvellement, jamais réparti par "
        "supposition. Il n’entre dans aucun taux par lui-même.",
        unit="euros",
        rests_on="Le plan, et la base saisie dans les Réglages : total, par an, par unité × "
        "quantité, plafond, ou inconnue.",
        made_by=(budget_lines,),
        shown_on=(BUDGET_PAGE, FICHE),
        example=_voted,
        also="base imprimé HT TTC",
    ),
    Definition(
        code="prevu",
        family=BUDGET,
        term="Prévu",
        says="Le montant auquel l’engagé se compare, sur la même durée que lui.",
        formula=f"{formula_only(BUDGET_FORMULAS[BudgetField.PLANNED])} Pour une année : la "
        "répartition du territoire, sinon le montant voté « par an », sinon « non réparti ».",
        unit="euros",
        rests_on="Les lignes dont la base est connue (« N lignes sur M »). Un plafond n’a pas de "
        f"prévu ; un prévu de 0 se lit « {NO_BUDGET} ».",
        made_by=(planned_for_plan, planned_for_year, budget_by_axis),
        shown_on=ALL_THREE,
        example=_planned,
        also="budget enveloppe",
    ),
    Definition(
        code="engage",
        family=BUDGET,
        term="Engagé",
        says="Ce que les décisions prises obligent à payer.",
        formula=formula_only(BUDGET_FORMULAS[BudgetField.COMMITTED]),
        unit="euros",
        rests_on="Chaque répondant ne déclare que ce que son propre budget dépense, dans "
        "l’exercice de l’engagement. « Au moins » si un répondant interrogé n’a rien dit.",
        made_by=(amounts_at_situation, budget_lines),
        shown_on=ALL_THREE,
        example=_committed,
        also="dépense commande",
    ),
    Definition(
        code="mandate",
        family=BUDGET,
        term="Mandaté (payé)",
        says="Ce qui est effectivement payé.",
        formula=formula_only(BUDGET_FORMULAS[BudgetField.PAID]),
        unit="euros",
        rests_on="L’exercice du paiement. Un mandaté supérieur à l’engagé est une question à la "
        "réception, puis une alerte.",
        made_by=(amounts_at_situation, budget_lines),
        shown_on=ALL_THREE,
        example=_paid,
        also="payé dépense mandat",
    ),
    Definition(
        code="taux-engagement",
        family=BUDGET,
        term="Taux d’engagement, taux de paiement",
        says="Quelle part du prévu est engagée, ou mandatée.",
        formula="L’engagé (ou le mandaté) divisé par le prévu, sur les seules lignes qui ont un "
        "prévu : les mêmes au numérateur et au dénominateur.",
        symbols=r"\text{taux} = \frac{\sum \text{engagé}}{\sum \text{prévu}}",
        unit="pourcentage",
        rests_on="« N lignes sur M ». Sans base : « sans objet : base du montant à préciser ». "
        "Ce qui est engagé sur une ligne sans prévu est donné à part.",
        made_by=(rate, rate_of_lines),
        shown_on=ALL_THREE,
        example=_rate,
        also="pourcentage consommation exécution budgétaire",
    ),
    Definition(
        code="reste-a-engager",
        family=BUDGET,
        term="Reste à engager",
        says="Ce qu’il reste du prévu pour de nouvelles décisions.",
        formula="Le prévu moins l’engagé ; négatif en cas de dépassement.",
        symbols=r"\text{reste à engager} = \text{prévu} - \text{engagé}",
        unit="euros",
        rests_on="Les lignes qui ont un prévu et un engagé ; sinon il n’est pas calculé.",
        made_by=(remaining_to_commit,),
        shown_on=(BUDGET_PAGE, FICHE),
        example=_to_commit,
        also="disponible solde",
    ),
    Definition(
        code="reste-a-mandater",
        family=BUDGET,
        term="Reste à mandater",
        says="Ce qu’il reste à payer de ce qui est engagé.",
        formula="L’engagé moins le mandaté.",
        symbols=r"\text{reste à mandater} = \text{engagé} - \text{mandaté}",
        unit="euros",
        rests_on="Les lignes dont les deux montants sont connus.",
        made_by=(remaining_to_pay,),
        shown_on=(BUDGET_PAGE, FICHE),
        example=_to_pay,
        also="reste à payer",
    ),
    Definition(
        code="depassement",
        family=BUDGET,
        term="Dépassement",
        says="Ce qui est engagé au-delà du prévu, ou du plafond.",
        formula="L’engagé moins le prévu (ou le plafond voté) s’il est positif, sinon 0.",
        symbols=r"\text{dépassement} = \max(\text{engagé} - \text{prévu},\ 0)",
        unit="euros",
        rests_on="Chaque ligne, et chaque exercice réparti. Un dépassement met la ligne en alerte.",
        made_by=(overrun,),
        shown_on=ALL_THREE,
        example=_overrun,
        also="plafond alerte",
    ),
)
