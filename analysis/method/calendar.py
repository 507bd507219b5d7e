"""Are the dates held: how slippage, the two indices and the earned schedule are computed."""

from analysis.method.definition import (
    CALENDAR,
    CALENDAR_PAGE,
    FICHE,
    OVERVIEW,
    WHOLE_PLAN,
    Definition,
    Example,
    formula_only,
)
from analysis.origin.words import MILESTONE_FORMULA
from analysis.plan_seen import PlanSeen
from analysis.results.rules import slippage_level
from analysis.rows import rows_of
from analysis.schedule.earned_schedule import (
    MINIMUM_ELAPSED,
    MINIMUM_REPORTED_SHARE,
    earned_schedule,
    elapsed_quarters,
)
from analysis.schedule.earned_value import earned_schedule_reading
from analysis.schedule.milestone_views import MOST_LINES, drift_frame
from analysis.schedule.occurrence import OccurrenceState, occurrence_states
from analysis.schedule.schedule import leading_occurrence, schedule_indices
from analysis.schedule.slippage import (
    DueShare,
    execution_index,
    hit_rate,
    median_slippage,
    slippage_days,
    slippage_reading,
)
from data_model.french import coverage, day, is_known, lateness, number, percent, plain, plural


def _slipping(plan: PlanSeen) -> OccurrenceState | None:
    late = [s for s in plan.occurrences if s.in_force and s.reading.finish and s.reading.days]
    return max(late, key=lambda s: (s.reading.days or 0, s.occurrence_code), default=None)


def _slippage(plan: PlanSeen) -> Example | None:
    one = _slipping(plan)
    if one is None or one.reading.finish is None:
        return None
    return Example(
        subject=f"{one.occurrence_code} {plain(one.label)}",
        operation=f"fin connue ou annoncée le {day(one.reading.finish[1])}, "
        f"prévue le {day(one.end)}",
        result=one.reading.words,
        origin=(("jalon", one.occurrence_code),),
    )


def _median(plan: PlanSeen) -> Example | None:
    row = next(rows_of(plan.plan_slippage))
    if not is_known(row.median_days):
        return None
    return Example(
        subject=WHOLE_PLAN,
        operation=f"médiane de {coverage(row.actions, row.actions_total, 'action')} : "
        f"{number(row.median_days, decimals=1)} jours",
        result=lateness(row.median_days),
    )


def _silent(plan: PlanSeen) -> Example | None:
    silent = [s for s in plan.occurrences if s.is_without_news]
    if not silent:
        return None
    one = silent[0]
    return Example(
        subject=f"{one.occurrence_code} {plain(one.label)}",
        operation=f"fin prévue le {day(one.end)}, aucun retour depuis",
        result=one.reading.words,
        origin=(("jalon", one.occurrence_code),),
    )


def _share(share: DueShare, done: str) -> Example | None:
    if share.value is None:
        return None
    return Example(
        subject=WHOLE_PLAN,
        operation=f"{number(share.count)} {done} ÷ {plural(share.due, 'échu')}",
        result=percent(float(share.value)),
    )


def _hit_rate(plan: PlanSeen) -> Example | None:
    indices = schedule_indices(plan.snapshot, states=plan.occurrences)
    return _share(indices.hit_rate, "faits à temps") if indices else None


def _execution(plan: PlanSeen) -> Example | None:
    indices = schedule_indices(plan.snapshot, states=plan.occurrences)
    return _share(indices.execution, "faits") if indices else None


def _earned(plan: PlanSeen) -> Example | None:
    read = plan.reading
    values = read.values
    if values.es is None:
        return None
    es, ahead = number(float(values.es), decimals=2), float(values.sv or 0)
    return Example(
        subject=WHOLE_PLAN,
        operation=f"ES {es} − AT {number(values.elapsed)}",
        result=f"{number(ahead, decimals=2, signed=True)} trimestre. {read.sentence.rstrip('.')}",
    )


def _pace(plan: PlanSeen) -> Example | None:
    values = plan.reading.values
    if values.spi is None or values.ieac is None:
        return None
    return Example(
        subject=WHOLE_PLAN,
        operation=f"{plural(values.planned_duration, 'trimestre')} prévus ÷ "
        f"{number(float(values.spi), decimals=3)}",
        result=f"{number(float(values.ieac), decimals=1)} trimestres",
    )


def _drift(plan: PlanSeen) -> Example | None:
    drift = drift_frame(plan.snapshot, states=plan.occurrences)
    told: dict[str, int] = {}
    for row in rows_of(drift[drift["kind"] == "forecast"]):
        told[row.occurrence_code] = told.get(row.occurrence_code, 0) + 1
    code = max(told, key=lambda one: told[one], default=None)
    if code is None:
        return None
    one = next(s for s in plan.occurrences if s.occurrence_code == code)
    return Example(
        subject=f"{code} {plain(one.label)}",
        operation=plural(told[code], "prévision reçue", "prévisions reçues"),
        result=one.reading.words,
        origin=(("jalon", code),),
    )


DEFINITIONS = (
    Definition(
        code="glissement",
        family=CALENDAR,
        term="Glissement d’un jalon (retard, avance)",
        says="De combien de jours un jalon finit après sa date prévue, ou avant.",
        formula=f"{formula_only(MILESTONE_FORMULA)} Fini dans l’intervalle prévu, il est « à "
        "l’heure ». Pas fait, sa date passée et un retour l’ayant confirmé depuis : « en "
        "retard d’au moins N jours ». Sa date passée sans qu’un retour soit encore dû : le retard "
        "annoncé reste, « à confirmer » ; sans retard annoncé, « date passée, à confirmer ».",
        symbols=r"\text{glissement} = \text{fin connue} - \text{fin prévue}",
        unit="jours",
        rests_on="Le calendrier en vigueur à la date de vue. Après un recalage décidé, le "
        "glissement depuis le calendrier initial est écrit à côté.",
        made_by=(slippage_reading, slippage_days, occurrence_states),
        shown_on=(CALENDAR_PAGE, FICHE),
        example=_slippage,
        reference="PMI, MS Project",
        also="retard avance délai jours dérive",
    ),
    Definition(
        code="glissement-median",
        family=CALENDAR,
        term="Glissement d’une action, médiane du plan",
        says="Où en est le calendrier d’une action, et celui de l’ensemble sans qu’un seul cas "
        "extrême le déforme.",
        formula="Action : le glissement de son jalon prévu le plus tard parmi ceux qui sont "
        "faits, annoncés ou échus. {axis.name} et plan : la médiane des actions qui en ont un, "
        "avec les trois plus en retard ; jamais une moyenne seule.",
        unit="jours",
        rests_on="Les actions dont un jalon au moins a un glissement. Sans aucun : « sans objet ». "
        "Le niveau vient des seuils en jours ; il n’est franchi qu’au-delà.",
        made_by=(leading_occurrence, median_slippage, slippage_level),
        shown_on=(OVERVIEW, CALENDAR_PAGE),
        example=_median,
        also="médian retard axe",
    ),
    Definition(
        code="sans-nouvelle",
        family=CALENDAR,
        term="Échéance passée, sans nouvelle",
        says="La date prévue est passée et personne n’en a rien dit depuis : on ne sait pas.",
        formula="La fin prévue du jalon et celle annoncée sont passées à la date de situation, et "
        "aucun retour sur une période qui finit à cette date ou après n’en parle. Ni jours, ni "
        "alerte : compté à part. Une date passée depuis est « à confirmer » : aucun retour n’est "
        "encore dû.",
        unit="jalons",
        rests_on="Les points de calendrier des retours. Dès qu’un retour en parle, le jalon est "
        "fait, annoncé, ou en retard.",
        made_by=(slippage_reading, occurrence_states),
        shown_on=(OVERVIEW, CALENDAR_PAGE, FICHE),
        example=_silent,
        also="inconnu silence",
    ),
    Definition(
        code="taux-de-tenue",
        family=CALENDAR,
        term="Taux de tenue",
        says="Quelle part des jalons échus a été faite à temps.",
        formula="Les jalons faits au plus tard à leur fin prévue, divisés par les jalons échus à "
        "la date de situation.",
        symbols=r"\text{tenue} = \frac{\text{faits à temps}}{\text{échus}}",
        unit="pourcentage",
        rests_on="Des jalons comptés un par un, sans poids, dans le calendrier en vigueur ; le "
        "même taux sur le calendrier initial est donné à côté.",
        made_by=(hit_rate, schedule_indices),
        shown_on=(CALENDAR_PAGE,),
        example=_hit_rate,
        also="à temps ponctualité",
    ),
    Definition(
        code="indice-execution",
        family=CALENDAR,
        term="Indice d’exécution",
        says="S’il se fait autant de jalons que prévu, même en retard ou en avance.",
        formula="Tous les jalons faits à la date de situation, divisés par les jalons échus. Il "
        "peut dépasser 100 %.",
        symbols=r"\text{exécution} = \frac{\text{faits}}{\text{échus}}",
        unit="pourcentage",
        rests_on="Des jalons comptés un par un, sans poids. Rien d’échu : « sans objet ».",
        made_by=(execution_index, schedule_indices),
        shown_on=(CALENDAR_PAGE,),
        example=_execution,
        reference="DAU (BEI)",
        also="BEI",
    ),
    Definition(
        code="earned-schedule",
        family=CALENDAR,
        term="Avance ou retard du plan (earned schedule)",
        says="À quel moment le calendrier prévoyait le travail qui est fait aujourd’hui.",
        formula="ES est le nombre de trimestres que le calendrier donnait au travail fait : les "
        "trimestres entiers dont le poids prévu est atteint, plus la part du suivant. Moins les "
        "trimestres écoulés AT, c’est l’avance (+) ou le retard (−).",
        symbols=r"ES = C + \frac{EV - PV_C}{PV_{C+1} - PV_C} \qquad SV = ES - AT",
        unit="trimestres",
        rests_on="Le travail fait, jamais l’argent dépensé. Pas avant "
        f"{MINIMUM_ELAPSED} trimestres, ni si les actions renseignées portent moins de "
        f"{percent(float(MINIMUM_REPORTED_SHARE))} du poids, ni sans dates du plan.",
        made_by=(earned_schedule, earned_schedule_reading, elapsed_quarters),
        shown_on=(CALENDAR_PAGE,),
        example=_earned,
        reference="Lipke 2003, Lipke & Henderson 2006",
        also="ES SV courbe trimestres retard",
    ),
    Definition(
        code="duree-estimee",
        family=CALENDAR,
        term="Durée estimée du plan",
        says="Combien de trimestres le plan demanderait si le rythme restait le même.",
        formula="La durée prévue PD, divisée par le rythme SPI = ES ÷ AT.",
        symbols=r"IEAC = \frac{PD}{SPI} \qquad SPI = \frac{ES}{AT}",
        unit="trimestres",
        rests_on="L’earned schedule ci-dessus. Rien de fait : « non calculable ».",
        made_by=(earned_schedule,),
        shown_on=(CALENDAR_PAGE,),
        example=_pace,
        reference="Lipke 2003, Lipke & Henderson 2006",
        also="IEAC SPI rythme fin",
    ),
    Definition(
        code="derive",
        family=CALENDAR,
        term="Dérive des jalons",
        says="Les jalons que l’on repousse de retour en retour.",
        formula="Pour chaque jalon, la date annoncée selon le jour de réception de l’annonce. Une "
        "ligne plate : la date tient. Une ligne qui monte : elle recule. Un jalon fait touche la "
        "diagonale.",
        unit="dates",
        rests_on=f"Toutes les prévisions reçues, jamais effacées ; {MOST_LINES} jalons au plus, "
        "ceux qui glissent le plus.",
        made_by=(drift_frame,),
        shown_on=(CALENDAR_PAGE,),
        example=_drift,
        also="report repoussé tendance",
    ),
)
