"""A plan's settings as a person edited them on screen → versions to record, and findings."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import pandas as pd

from data_model.action import VotedAmount
from data_model.finding import Finding
from data_model.milestone import MilestoneRule
from data_model.period import read_period
from data_model.plan import PlanSpan, Setting
from data_model.recurrence import RecurringMilestone
from data_model.respondent import Assignment, Deadline
from data_model.threshold import IN_ORDER, typed_threshold
from data_model.vocabulary import (
    AssignedKind,
    BudgetBasis,
    Rhythm,
    TaxBasis,
)
from loaders.entry.typed_entry import Entry, typed_day, wrong

REPEATS = "Revient à chaque cycle"


def span_entry(plan_code: str, starts_on: date | None, ends_on: date | None) -> Entry:
    """The plan's first and last day."""
    if starts_on and ends_on and ends_on <= starts_on:
        return Entry(
            findings=(
                wrong(
                    "La fin du plan précède son début.", "Indiquez une fin postérieure au début."
                ),
            )
        )
    return Entry(
        rows=(PlanSpan(plan_code=plan_code, act_number=1, starts_on=starts_on, ends_on=ends_on),)
    )


def bases_entry(plan_code: str, edited: pd.DataFrame, known: Mapping[str, VotedAmount]) -> Entry:
    """The basis of each amount; the amount and its printed words stay as voted."""
    rows = []
    for row in edited.to_dict("records"):
        voted = known.get(row["Code"])
        if voted is None:
            continue
        basis = BudgetBasis.of_label(row["Base"])
        rows.append(
            VotedAmount(
                **(voted.model_dump() | {"basis": basis, "tax": voted.tax or TaxBasis.UNKNOWN})
            )
        )
    return Entry(rows=tuple(rows))


def assignments_entry(
    plan_code: str,
    kind: AssignedKind,
    edited: pd.DataFrame,
    *,
    names: Mapping[str, str],
    known: pd.DataFrame,
    first_period: str,
    rhythm: Rhythm,
) -> Entry:
    """The ticks as edited: a new tick asks from `first_period`, one taken away asks no more.

    `names` maps a respondent's code to its column; `edited` is indexed by the object's code;
    `known` are the assignments in force, which keep their own period and rhythm.
    """
    try:
        first_period = read_period(first_period).code
    except ValueError as error:
        return Entry(findings=(wrong(str(error), "Indiquez un trimestre, par exemple T4 2026."),))
    in_force = {
        (row["object_code"], row["respondent_code"]): row
        for row in known.to_dict("records")
        if row["kind"] == kind
    }
    rows = []
    for code, ticks in edited.iterrows():
        for respondent, column in names.items():
            is_asked = bool(ticks[column])
            held = in_force.get((str(code), respondent))
            if is_asked == (held is not None):
                continue
            rows.append(
                Assignment(
                    plan_code=plan_code,
                    act_number=1,
                    is_removed=not is_asked,
                    respondent_code=respondent,
                    kind=kind,
                    object_code=str(code),
                    first_period=held["first_period"] if held else first_period,
                    last_period=held["last_period"] if held else "",
                    rhythm=Rhythm(held["rhythm"]) if held else rhythm,
                    named_quarters=held["named_quarters"] if held else "",
                )
            )
    return Entry(rows=tuple(rows))


def milestones_entry(
    plan_code: str, edited: pd.DataFrame, known: Iterable[RecurringMilestone]
) -> Entry:
    """Which milestones come back at each cycle; `edited` is indexed by the milestone's code.

    `known` are the rules in force, which keep their interval.
    """
    ticked = {str(code): bool(tick) for code, tick in edited[REPEATS].items()}
    return Entry(
        rows=tuple(
            MilestoneRule(
                plan_code=plan_code,
                act_number=1,
                milestone_code=milestone.code,
                start_date=milestone.start_date,
                end_date=milestone.end_date,
                repeats=ticked[milestone.code],
            )
            for milestone in known
            if milestone.code in ticked
        )
    )


def deadlines_entry(plan_code: str, edited: pd.DataFrame) -> Entry:
    """The deadlines as edited; `edited` is indexed by the period's code."""
    rows = [
        Deadline(plan_code=plan_code, act_number=1, period_code=str(code), due_on=due_on)
        for code, row in edited.iterrows()
        if (due_on := typed_day(row["Échéance"])) is not None
    ]
    return Entry(rows=tuple(rows))


def settings_entry(plan_code: str, edited: pd.DataFrame) -> Entry:
    """The thresholds as edited, in words; `edited` is indexed by the setting's key."""
    stored: dict[str, str] = {}
    findings: list[Finding] = []
    for key, row in edited.iterrows():
        text = str(row["Valeur"] or "").strip()
        try:
            stored[str(key)] = typed_threshold(str(key), text)
        except ValueError as error:
            findings.append(
                wrong(
                    f"{row['Réglage']} : {error}",
                    f"Indiquez par exemple {row['Par défaut']}.",
                    value=text,
                )
            )
    for first, second in IN_ORDER:
        if {first, second} <= stored.keys() and Decimal(stored[first]) > Decimal(stored[second]):
            findings.append(
                wrong(
                    f"{edited['Réglage'][first]} : {edited['Valeur'][first]}, alors que "
                    f"{edited['Réglage'][second]} {edited['Valeur'][second]}.",
                    "L’alerte doit être plus sévère que la vigilance.",
                )
            )
    rows = (
        Setting(plan_code=plan_code, act_number=1, key=key, value=value)
        for key, value in stored.items()
    )
    return Entry(rows=tuple(rows), findings=tuple(findings))
