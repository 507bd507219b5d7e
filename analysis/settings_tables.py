"""The plan's settings as tables a person edits: one frame a question, in French columns."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.results.rules import DEFAULT_THRESHOLDS
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from analysis.thresholds import FIELDS
from data_model.french import E4, quarter_label, typo
from data_model.recurrence import (
    RecurringMilestone,
    action_spans_more_than_cycle,
    spans_more_than_cycle,
)
from data_model.threshold import threshold_words
from data_model.vocabulary import AssignedKind, BudgetBasis, Direction, TargetBasis

CENTS = 100

THRESHOLD_LABELS: Mapping[str, str] = {
    "results_on_track": "Résultats : conforme à partir de (part de l’attendu)",
    "results_watch": "Résultats : vigilance à partir de (part de l’attendu)",
    "completeness_partial": "Résultats : données partielles en dessous de (part reçue)",
    "too_early": "Résultats : trop tôt en dessous de (part attendue)",
    "completion_watch": "Réalisation : vigilance à partir d’un écart de",
    "completion_alert": "Réalisation : alerte à partir d’un écart de",
    "slippage_watch": "Calendrier : vigilance au-delà de",
    "slippage_alert": "Calendrier : alerte au-delà de",
}


def bases_table(snapshot: Snapshot) -> pd.DataFrame:
    """What each voted amount stands for.

    Columns: Code, Action (str), Montant voté (float, euros, nullable), Mots imprimés, Base (str).
    Rows: one an action, in the plan's order.
    """
    return pd.DataFrame(
        [
            {
                "Code": row.action_code,
                "Action": row.short_title,
                "Montant voté": None
                if (cents := whole(row.voted_cents)) is None
                else cents / CENTS,
                "Mots imprimés": row.as_printed,
                "Base": BudgetBasis(row.basis).label if isinstance(row.basis, str) else "inconnue",
            }
            for row in rows_of(snapshot.actions)
        ]
    )


def indicator_names(snapshot: Snapshot) -> dict[str, str]:
    """Indicator code → « 1.1-I1 · label », in the plan's order."""
    return {
        row.indicator_code: f"{row.indicator_code} · {row.label}"
        for row in rows_of(snapshot.indicators)
    }


def targets_table(snapshot: Snapshot) -> pd.DataFrame:
    """The targets in force.

    Columns: Indicateur (str), Échéance (date), Cible, Haut de fourchette, Départ, Tolérance
    (float, in the indicator's unit, nullable), Base, Sens (str), Depuis le (date), Référence.
    Rows: one a target, in the plan's order of indicators, then by day.
    """
    names = indicator_names(snapshot)
    places = {code: place for place, code in enumerate(names)}
    # Stable: the targets of one indicator are in the order of their days.
    ordered = sorted(
        rows_of(snapshot.targets), key=lambda row: places.get(row.indicator_code, len(places))
    )
    columns = [
        "Indicateur",
        "Échéance",
        "Cible",
        "Base",
        "Sens",
        "Haut de fourchette",
        "Départ",
        "Depuis le",
        "Tolérance",
        "Référence",
    ]
    return pd.DataFrame(
        [
            (
                names.get(row.indicator_code, row.indicator_code),
                row.due_on,
                _plain(row.value_e4),
                TargetBasis(row.basis).label,
                Direction(row.direction).label,
                _plain(row.upper_e4),
                _plain(row.base_e4),
                row.starts_on,
                _plain(row.tolerance_e4),
                row.reference,
            )
            for row in ordered
        ],
        columns=columns,
    )


def _plain(scaled: object) -> float | None:
    value = whole(scaled)
    return None if value is None else value / E4


def assigned_objects(snapshot: Snapshot, kind: AssignedKind) -> dict[str, str]:
    """What can be asked of a kind: code → French label, in the plan's order."""
    if kind is AssignedKind.INDICATOR:
        return indicator_names(snapshot)
    if kind is AssignedKind.BUDGET:
        return {
            row.action_code: f"{row.action_code} · {row.short_title}"
            for row in rows_of(snapshot.actions)
        }
    first = snapshot.occurrences[snapshot.occurrences["cycle"] == 1]
    return {row.milestone_code: f"{row.milestone_code} · {row.label}" for row in rows_of(first)}


def assignments_table(snapshot: Snapshot, kind: AssignedKind) -> pd.DataFrame:
    """Who is asked for what: a matrix of ticks.

    Columns: Objet (str), then one a respondent by name (bool).
    Rows: one an object of the kind, in the plan's order; index: the object's code.
    """
    asked = {
        (row.object_code, row.respondent_code)
        for row in rows_of(snapshot.assignments)
        if row.kind == kind
    }
    people = list(rows_of(snapshot.respondents))
    objects = assigned_objects(snapshot, kind)
    return pd.DataFrame(
        [
            {"Objet": label}
            | {person.name: (code, person.respondent_code) in asked for person in people}
            for code, label in objects.items()
        ],
        index=list(objects),
        columns=["Objet", *(person.name for person in people)],
    )


def respondents_table(snapshot: Snapshot) -> pd.DataFrame:
    """Respondents and their contacts. Columns: Code, Nom, Contact, Courriel. Rows: one each."""
    return pd.DataFrame(
        [
            {
                "Code": row.respondent_code,
                "Nom": row.name,
                "Contact": row.contact_name,
                "Courriel": row.contact_email,
            }
            for row in rows_of(snapshot.respondents)
        ],
        columns=["Code", "Nom", "Contact", "Courriel"],
    )


def milestones_table(
    snapshot: Snapshot, recurring: Mapping[str, Sequence[RecurringMilestone]]
) -> pd.DataFrame:
    """Which milestones come back at each cycle; from `recurring_milestones`, by action.

    Columns: Jalon, Date, Cycle (str), Revient à chaque cycle (bool), À savoir (str, why one does
    not come back). Rows: one a milestone of an action with a cycle, in the plan's order; index:
    the milestone's code.
    """
    titles = dict(
        zip(snapshot.actions["action_code"], snapshot.actions["short_title"], strict=True)
    )
    labels = {row.milestone_code: row.label for row in rows_of(snapshot.occurrences)}
    lines = {
        milestone.code: (
            f"{milestone.code} · {titles[action]} : {labels.get(milestone.code, '')}",
            milestone.as_written,
            f"{milestone.every_months} mois",
            milestone.repeats,
            _why_once(milestone, held),
        )
        for action in titles
        for held in (recurring.get(action, []),)
        for milestone in held
        if milestone.every_months
    }
    columns = ["Jalon", "Date", "Cycle", "Revient à chaque cycle", "À savoir"]
    return pd.DataFrame(list(lines.values()), index=list(lines), columns=columns)


def _why_once(milestone: RecurringMilestone, held: Sequence[RecurringMilestone]) -> str:
    if milestone.start_date is None:
        return "sans date"
    if spans_more_than_cycle(milestone):
        return "plus long que le cycle"
    return "à trancher" if milestone.repeats and action_spans_more_than_cycle([*held]) else ""


def unsettled_cycles(recurring: Mapping[str, Sequence[RecurringMilestone]]) -> list[str]:
    """The actions whose milestones span more than a cycle: they have one turn until settled."""
    return [code for code, held in recurring.items() if action_spans_more_than_cycle([*held])]


def deadlines_table(snapshot: Snapshot) -> pd.DataFrame:
    """The deadlines of the periods begun.

    Columns: Période (str, « T3 2026 »), Échéance (date). Rows: one a period, the newest first;
    index: the period's code.
    """
    seen = snapshot.situation
    periods = [*seen.periods, *seen.next_periods][::-1]
    return pd.DataFrame(
        [(quarter_label(period.code), seen.deadline(period)) for period in periods],
        index=[period.code for period in periods],
        columns=["Période", "Échéance"],
    )


def thresholds_table(settings: Mapping[str, str]) -> pd.DataFrame:
    """The thresholds in force, in words with their unit.

    Columns: Réglage, Valeur, Par défaut (str). Rows: one a threshold; index: the setting's key.
    """
    return pd.DataFrame(
        [
            {
                "Réglage": typo(THRESHOLD_LABELS[key]),
                "Valeur": threshold_words(key, settings.get(key, "") or _default(field)),
                "Par défaut": threshold_words(key, _default(field)),
            }
            for key, field in FIELDS.items()
        ],
        index=list(FIELDS),
    )


def _default(field: str) -> str:
    return str(float(getattr(DEFAULT_THRESHOLDS, field)))
