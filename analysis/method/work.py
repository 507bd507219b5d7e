"""Is the work done: how « Réalisation » and what stands beside it are computed."""

from typing import Any

from analysis.fiche.fiche import row_of
from analysis.method.definition import (
    FICHE,
    OVERVIEW,
    PROGRESS,
    WHOLE_PLAN,
    WORK,
    Definition,
    Example,
    formula_only,
)
from analysis.origin.words import WORK_FORMULA
from analysis.plan_seen import PlanSeen
from analysis.results.rules import completion_level
from analysis.rows import rows_of
from analysis.schedule.completion import completion, completion_frame
from analysis.schedule.occurrence import once_per_event, reported_actions
from analysis.schedule.occurrence_weight import occurrence_weights
from data_model.french import E4, coverage, gap_words, is_known, number, percent, plural
from data_model.vocabulary import HumanDaysBasis

PLAN_WORK = (("axe", "plan"), ("voir", "travail"))


def _plan(plan: PlanSeen) -> Any:
    row = next(rows_of(plan.completion("plan")))
    return row if is_known(row.done) else None


def _days(value: float) -> str:
    return plural(round(value, 2), "jour")


def _done(plan: PlanSeen) -> Example | None:
    row = _plan(plan)
    return row and Example(
        subject=WHOLE_PLAN,
        operation=f"{_days(row.done_weight)} faits ÷ {_days(row.total_weight)}",
        result=percent(row.done),
        origin=PLAN_WORK,
    )


def _expected(plan: PlanSeen) -> Example | None:
    row = _plan(plan)
    return row and Example(
        subject=WHOLE_PLAN,
        operation=f"{_days(row.expected_weight)} attendus ÷ {_days(row.total_weight)}",
        result=percent(row.expected),
        origin=PLAN_WORK,
    )


def _gap(plan: PlanSeen) -> Example | None:
    row = _plan(plan)
    return row and Example(
        subject=WHOLE_PLAN,
        operation=f"{percent(row.done)} − {percent(row.expected)}",
        result=f"{gap_words(row.done, row.expected)}, {row.level.label.lower()}",
        origin=PLAN_WORK,
    )


def _weight(plan: PlanSeen) -> Example | None:
    weighed = [s for s in plan.occurrences if s.in_force and s.weight != 1]
    if not weighed:
        return None
    one = weighed[0]
    action = row_of(plan.snapshot.actions, "action_code", one.action_code)
    basis = HumanDaysBasis(action.human_days_basis).label
    shared = round(int(action.human_days_e4) / E4 / one.weight)
    return Example(
        subject=f"Jalon {one.occurrence_code}",
        operation=f"{plural(int(action.human_days_e4) / E4, 'jour')} (base : {basis}) ÷ "
        f"{plural(shared, 'jalon')}",
        result=_days(float(one.weight)),
        origin=(("jalon", one.occurrence_code),),
    )


def _reported(plan: PlanSeen) -> Example | None:
    row = next(rows_of(plan.completion("plan")))
    return Example(
        subject=WHOLE_PLAN,
        operation=coverage(row.actions_reported, row.actions_total, "action"),
        result=f"{number(row.actions_reported)} dans le calcul",
        origin=PLAN_WORK,
    )


DEFINITIONS = (
    Definition(
        code="avancement",
        family=WORK,
        term="Réalisation",
        says="La part du travail prévu qui est faite. Elle ne dit rien de l’effet obtenu : "
        "pour cela, voir les résultats.",
        formula=formula_only(WORK_FORMULA),
        symbols=r"\text{réalisation} = \frac{\sum \text{poids des jalons faits}}"
        r"{\sum \text{poids des jalons datés}}",
        unit="pourcentage",
        rests_on="Les jalons faits au plus tard à la date de situation, des seules actions dont on "
        "a eu des nouvelles. Une action sans nouvelle ne compte ni pour 0 ni pour 100 %. C’est une "
        "somme de jalons, jamais une moyenne d’actions.",
        made_by=(completion, completion_frame, once_per_event),
        shown_on=(OVERVIEW, PROGRESS, FICHE),
        example=_done,
        also="travail fait jalons réalisé taux",
    ),
    Definition(
        code="attendu-avancement",
        family=WORK,
        term="Réalisation attendue",
        says="La part du travail que le calendrier prévoyait d’avoir faite à la même date.",
        formula="Le poids des jalons dont la fin prévue au calendrier en vigueur est passée, "
        "divisé par le poids de tous les jalons datés.",
        symbols=r"\text{attendu} = \frac{\sum \text{poids des jalons échus}}"
        r"{\sum \text{poids des jalons datés}}",
        unit="pourcentage",
        rests_on="Les mêmes actions que la réalisation, pour que les deux se comparent. Un jalon "
        "sans date n’est jamais attendu ; il est listé.",
        made_by=(completion, completion_frame),
        shown_on=(OVERVIEW, PROGRESS, FICHE),
        example=_expected,
        also="prévu trajectoire",
    ),
    Definition(
        code="ecart",
        family=WORK,
        term="Écart à l’attendu",
        says="De combien le travail est en avance ou en retard sur le calendrier.",
        formula="La réalisation moins la réalisation attendue. Le niveau (Conforme, Vigilance, "
        "Alerte) vient des seuils en points ; un écart égal au seuil l’a déjà franchi.",
        symbols=r"\text{écart} = \text{réalisation} - \text{attendu}",
        unit="points de pourcentage",
        rests_on="Les deux parts ci-dessus. Le niveau est jugé avant arrondi ; l’écart affiché est "
        "celui des pourcentages affichés.",
        made_by=(completion_frame, completion_level),
        shown_on=(OVERVIEW, PROGRESS, FICHE),
        example=_gap,
        also="points retard niveau",
    ),
    Definition(
        code="poids",
        family=WORK,
        term="Charge pondérée (poids d’un jalon)",
        says="Combien un jalon pèse dans la réalisation : un gros chantier pèse plus qu’une "
        "réunion.",
        formula="Les jours humains de l’action, partagés à égalité entre ses jalons datés : de "
        "l’année si les jours sont « par an » (ou de base inconnue), du cycle s’ils sont « par "
        "cycle », de tout le plan s’ils sont un total. Sans jours imprimés, un jalon pèse 1.",
        symbols=r"\text{poids} = \frac{\text{jours humains}}{\text{jalons datés de la période}}",
        unit="jours de travail",
        rests_on="Les jours humains imprimés dans la fiche. Un événement commun à plusieurs "
        "fiches compte une fois dans le plan, avec son plus grand poids.",
        made_by=(occurrence_weights, once_per_event),
        shown_on=(PROGRESS, FICHE),
        example=_weight,
        also="jours humains pondération",
    ),
    Definition(
        code="actions-renseignees",
        family=WORK,
        term="Actions renseignées",
        says="Sur combien d’actions la réalisation s’appuie.",
        formula="Les actions dont un jalon au moins a reçu une date de réalisation ou une nouvelle "
        "prévision, sur toutes les actions.",
        unit="actions",
        rests_on="Les seuls retours sur le calendrier : une valeur d’indicateur ou un montant ne "
        "dit rien des jalons. Les autres actions sont « non communiquées ».",
        made_by=(reported_actions,),
        shown_on=(OVERVIEW, PROGRESS),
        example=_reported,
        also="couverture non communiqué n.c.",
    ),
)
