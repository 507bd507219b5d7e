"""What the figures rest on: returns received and their delay, dates looked at, questions asked."""

from typing import Any

from analysis.method.definition import (
    COMMUNES,
    OVERVIEW,
    PROGRESS,
    RETURNS,
    RETURNS_PAGE,
    Definition,
    Example,
)
from analysis.plan_seen import PlanSeen
from analysis.returns.collection import collection_board_frame, collection_rates
from analysis.returns.plausibility import (
    DEFAULT_THRESHOLDS,
    modified_z,
    plausibility_questions,
)
from analysis.rows import rows_of
from analysis.situation import settled_quarters, situation
from data_model.french import day, number, percent, plain, plural, quarter_label
from data_model.period import default_deadline

ALL_RETURNS = "Tous les retours demandés"
ASKED = DEFAULT_THRESHOLDS
Z_EXAMPLE = (10, 12, 11, 13)
Z_VALUE = 40


def _rate(plan: PlanSeen) -> Example | None:
    rates = collection_rates(plan.board)
    if rates.rate is None:
        return None
    return Example(
        subject=ALL_RETURNS,
        operation=f"{plural(rates.received, 'reçu')} ÷ {plural(rates.expected, 'demandé')}",
        result=percent(float(rates.rate)),
    )


def _filling(plan: PlanSeen) -> Example | None:
    rates = collection_rates(plan.board)
    if rates.filling is None:
        return None
    return Example(
        subject=ALL_RETURNS,
        operation=f"{plural(rates.cells_given, 'case remplie', 'cases remplies')} ÷ "
        f"{number(rates.cells_due)}",
        result=percent(float(rates.filling)),
    )


def _late(plan: PlanSeen) -> Any:
    rows = [row for row in rows_of(plan.board) if row.is_counted and row.is_expected]
    known = [row for row in rows if row.received_on is not None and row.is_received]
    return max(known, key=lambda row: int(row.days_late or 0), default=None)


def _delay(plan: PlanSeen) -> Example | None:
    row = _late(plan)
    if row is None:
        return None
    late = int(row.days_late or 0)
    return Example(
        subject=f"{plain(row.name)}, {quarter_label(row.period_code)}",
        operation=f"reçu le {day(row.received_on)}, échéance le {day(row.deadline)}",
        result=plural(late, "jour de retard", "jours de retard") if late else "à temps",
        origin=(("commune", row.respondent_code),),
    )


def _freshness(plan: PlanSeen) -> Example | None:
    seen = plan.situation
    if seen.last_period is None:
        return None
    last, due_on = seen.last_period, seen.deadline(seen.last_period)
    return Example(
        subject=f"Vu au {day(seen.as_of)}",
        operation=f"{quarter_label(last.code)}, à échéance le {day(due_on)}",
        result=f"situation au {day(seen.situation_date)}",
    )


def _question(_: PlanSeen) -> Example | None:
    told = ", ".join(number(value) for value in Z_EXAMPLE)
    return Example(
        subject=f"Cas d’école : {told}, puis {number(Z_VALUE)}",
        operation="écart à la médiane, en écarts médians",
        result=f"z = {number(float(modified_z(Z_VALUE, Z_EXAMPLE) or 0), decimals=1)}, "
        f"question au-delà de {number(float(ASKED.z))}",
    )


DEFINITIONS = (
    Definition(
        code="taux-de-retour",
        family=RETURNS,
        term="Retours reçus, taux de retour",
        says="Combien de classeurs demandés sont arrivés.",
        formula="Les retours reçus divisés par les retours demandés. Un retour est demandé quand "
        "une attribution l’est ce trimestre-là ; il est reçu quand il contient au moins une "
        "valeur, ou « Rien à signaler ».",
        symbols=r"\text{taux de retour} = \frac{\text{reçus}}{\text{demandés}}",
        unit="pourcentage",
        rests_on="Les trimestres échus à la date de situation. Une saisie dans l’application "
        "compte si elle est déclarée complète.",
        made_by=(collection_rates, collection_board_frame),
        shown_on=(OVERVIEW, COMMUNES, RETURNS_PAGE),
        example=_rate,
        also="collecte manquant reçu attendu",
    ),
    Definition(
        code="remplissage",
        family=RETURNS,
        term="Remplissage",
        says="Quelle part des cases demandées est remplie.",
        formula="Les cases données (valeur, ou « Rien à signaler ») divisées par les cases "
        "demandées, indicateurs et budget. Un jalon sans changement n’est pas une case vide.",
        symbols=r"\text{remplissage} = \frac{\text{cases données}}{\text{cases demandées}}",
        unit="pourcentage",
        rests_on="Les attributions en vigueur.",
        made_by=(collection_rates, collection_board_frame),
        shown_on=(COMMUNES, RETURNS_PAGE),
        example=_filling,
        also="cases vides",
    ),
    Definition(
        code="delai",
        family=RETURNS,
        term="Délai d’un retour",
        says="Si un retour est arrivé à temps, ou avec combien de jours de retard.",
        formula="Le jour de réception moins l’échéance. Sans date fixée dans les Réglages, "
        "l’échéance est le dernier jour du mois qui suit le trimestre (31 octobre pour T3).",
        unit="jours",
        rests_on="La première réception : un retour remplacé par un meilleur garde sa date. Une "
        "réception mal datée peut être corrigée par une personne.",
        made_by=(collection_board_frame, default_deadline),
        shown_on=(COMMUNES, RETURNS_PAGE),
        example=_delay,
        also="échéance ponctualité retard à temps",
    ),
    Definition(
        code="fraicheur",
        family=RETURNS,
        term="Fraîcheur : « vu au » et « situation au »",
        says="De quand datent les chiffres affichés.",
        formula="« Vu au » : ce qui était enregistré et non annulé ce jour-là. « Situation au » : "
        "la fin du dernier trimestre dont l’échéance est passée. Statuts, attendus et taux sont "
        "calculés à cette seconde date : un trimestre ne s’ouvre jamais en fausse alerte.",
        unit="dates",
        rests_on="Les échéances des trimestres. Ce qui est reçu pour un trimestre plus récent est "
        "montré, mais n’entre dans aucun statut.",
        made_by=(situation, settled_quarters),
        shown_on=(OVERVIEW, PROGRESS, COMMUNES),
        example=_freshness,
        also="date données arrêtées au actualité",
    ),
    Definition(
        code="vraisemblance",
        family=RETURNS,
        term="Questions de vraisemblance",
        says="Une valeur reçue très différente des précédentes est demandée, jamais corrigée.",
        formula=f"Dès {ASKED.points} valeurs connues du même répondant : au moins "
        f"{number(int(ASKED.times))} fois sa médiane, ou au plus le quart ; un zéro de trop ou de "
        f"moins. Dès {ASKED.points_for_z} valeurs : z modifié au-delà de {number(float(ASKED.z))}. "
        "Aussi : un 0 soudain, un cumul qui baisse, un flux qui ressemble au cumul, des k€ pour "
        "des €.",
        symbols=r"z = 0{,}6745 \cdot \frac{|x - \text{médiane}|}{MAD}",
        unit="questions",
        rests_on="Les seules valeurs du même répondant, et un écart d’au moins "
        f"{number(int(ASKED.least_gap))}. La réponse donnée est gardée à côté de la valeur.",
        made_by=(plausibility_questions, modified_z),
        shown_on=(RETURNS_PAGE,),
        example=_question,
        reference="Iglewicz & Hoaglin 1993",
        also="anomalie valeur inhabituelle contrôle",
    ),
)
