"""Which figures can be taken apart, each under the code that its address bears."""

from collections.abc import Container
from typing import Final

from analysis.fiche.fiche import action_choices
from analysis.origin.figure import respondent_names
from analysis.origin.part import FactKey
from analysis.rows import rows_of
from analysis.scope import scopes
from analysis.snapshot import Snapshot
from data_model.french import typo
from data_model.vocabulary import AssignedKind, BudgetField

INDICATOR, ACTION, AXIS, MILESTONE, RESPONDENT = (
    "indicateur",
    "action",
    "axe",
    "jalon",
    "commune",
)
KINDS: Final = {
    INDICATOR: "Indicateur",
    ACTION: "Action",
    AXIS: "Axe",
    MILESTONE: "Jalon",
    RESPONDENT: "Répondant",
}
WHOLE_PLAN, TRANSVERSAL = "plan", "transversal"
WORK = "travail"
TOTALS: Final = {
    "engage": "Engagé",
    "mandate": "Mandaté",
    "prevu": "Prévu",
    WORK: "Travail fait",
}
FIELDS: Final = {
    "engage": BudgetField.COMMITTED,
    "mandate": BudgetField.PAID,
    "prevu": BudgetField.PLANNED,
}


def figure_choices(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """Kind of figure → code in the address → words in a list."""
    return {
        INDICATOR: {
            row.indicator_code: typo(f"{row.indicator_code} {row.label}")
            for row in rows_of(snapshot.indicators)
        },
        ACTION: action_choices(snapshot),
        AXIS: axis_labels(snapshot),
        MILESTONE: milestone_choices(snapshot, scopes(snapshot, "action")),
        RESPONDENT: respondent_names(snapshot),
    }


def axis_labels(snapshot: Snapshot) -> dict[str, str]:
    """The whole plan, then each axis by its number, « Transversal » last."""
    words = snapshot.situation.level_words
    labels = {
        str(row.number): typo(
            f"{words.numbered_axis(row.axis_code, row.number)} · {row.short_label or row.label}"
        )
        for row in rows_of(snapshot.axes)
    }
    if None in scopes(snapshot, "axis"):
        labels[TRANSVERSAL] = "Transversal"
    return {WHOLE_PLAN: "Plan entier"} | labels


def milestone_choices(snapshot: Snapshot, actions: Container[str | None]) -> dict[str, str]:
    """The occurrences of some actions, by code."""
    return {
        row.occurrence_code: typo(f"{row.occurrence_code} {row.label[:1].upper()}{row.label[1:]}")
        for row in rows_of(snapshot.occurrences)
        if row.action_code in actions
    }


def actions_behind(snapshot: Snapshot, kind: str, code: str) -> list[str]:
    """The actions that a total adds up: one, an axis's, or the whole plan's."""
    if kind == ACTION:
        return [code]
    if code == WHOLE_PLAN:
        return scopes(snapshot, "plan")[snapshot.situation.plan_code]
    return scopes(snapshot, "axis")[axis_code(snapshot, code)]


def value_decimals(snapshot: Snapshot, key: FactKey) -> int:
    """How many decimals the values of an indicator are shown with; 0 for anything else."""
    if key.kind is not AssignedKind.INDICATOR:
        return 0
    return next(
        int(row.decimals)
        for row in rows_of(snapshot.indicators)
        if row.indicator_code == key.object_code
    )


def axis_code(snapshot: Snapshot, number: str) -> str | None:
    """The code of an axis from its number in the address; None for « Transversal »."""
    return next(
        (row.axis_code for row in rows_of(snapshot.axes) if str(row.number) == number), None
    )
