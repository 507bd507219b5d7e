"""What a plan holds, counted level by level in its own words."""

from collections.abc import Collection
from typing import Any, Final

import pandas as pd
from sqlmodel import Session

from analysis.axis_situation import axis_names_frame
from analysis.budget.budget import budget_by_axis
from analysis.rows import rows_of, whole
from analysis.scope import scopes, text_or_none
from analysis.snapshot import Snapshot
from data_model.french import day, euros, joined, plain, plural, typo
from data_model.plan import Plan
from data_model.stored_plan import territory_of

WHOLE: Final = "Plan entier"
WITHOUT_DAYS: Final = "dates du plan à saisir"


def contents_title(snapshot: Snapshot) -> str:
    """« 3 axes, 16 actions et 46 indicateurs, du 1er janvier 2024 au 31 décembre 2027 »."""
    seen = snapshot.situation
    axis = seen.level_words.axis
    told = [
        plural(len(snapshot.axes), axis.singular, axis.plural),
        f"{plural(len(snapshot.actions), 'action')}{_of_which_over(snapshot)}",
    ]
    span = WITHOUT_DAYS
    if seen.plan_start and seen.plan_end:
        span = f"du {day(seen.plan_start)} au {day(seen.plan_end)}"
    indicators = len(snapshot.indicators)
    told.append(plural(indicators, "indicateur") if indicators else "aucun indicateur")
    counted = joined(told)
    return typo(f"{counted}, {span}")


def _of_which_over(snapshot: Snapshot) -> str:
    """« (dont 1 terminée) »: they are in the plan's history, and stay in its counts."""
    n_over = len(snapshot.over)
    return f" (dont {plural(n_over, 'terminée')})" if n_over else ""


def territory_sentence(session: Session, plan_code: str, n_respondents: int) -> str:
    """« Paris Terres d’Envol : 8 communes, 9 répondants. »."""
    territory, communes = territory_of(session, session.get_one(Plan, plan_code))
    towns = plural(len(communes), "commune") if communes else "aucune commune"
    counted = f"{towns}, {plural(n_respondents, 'répondant')}"
    return typo(f"{plain(territory.name)} : {counted}." if territory else f"{counted}.")


def contents_table(snapshot: Snapshot) -> pd.DataFrame:
    """What stands under each axis, then in the whole plan.

    Columns: the plan's word for an axis and for its objectives, Actions, Indicateurs, Avec cible,
    Jalons, Montant voté (str, Markdown). Rows: one an axis, « Transversal » where an action has
    none, then the plan with what belongs to none of its actions.
    """
    words = snapshot.situation.level_words
    voted = {row.code: whole(row.voted_cents) for row in rows_of(budget_by_axis(snapshot))}
    under = scopes(snapshot, "axis")
    rows = [
        _row(
            snapshot,
            plain(typo(f"{row.name} {row.label}".strip())),
            under.get(row.code, []),
            axes={row.code},
            voted=voted.get(row.code),
        )
        for row in rows_of(axis_names_frame(snapshot))
    ]
    plan = next(rows_of(budget_by_axis(snapshot, "plan")))
    rows.append(_row(snapshot, WHOLE, None, axes=None, voted=whole(plan.voted_cents)))
    columns = [
        words.axis.heading,
        words.objective.plural.capitalize(),
        "Actions",
        "Indicateurs",
        "Avec cible",
        "Jalons",
        "Montant voté",
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _row(
    snapshot: Snapshot,
    name: str,
    actions: Collection[str] | None,
    *,
    axes: set[str | None] | None,
    voted: int | None,
) -> tuple[str, ...]:
    """The counts of some actions, or of the plan where None are named."""

    def held(row: Any) -> bool:
        return actions is None or text_or_none(row.action_code) in actions

    indicators = {row.indicator_code for row in rows_of(snapshot.indicators) if held(row)}
    aimed = indicators & set(snapshot.targets["indicator_code"])
    milestones = {row.milestone_code for row in rows_of(snapshot.occurrences) if held(row)}
    objectives = [
        row for row in rows_of(snapshot.objectives) if axes is None or row.axis_code in axes
    ]
    n_actions = len(snapshot.actions) if actions is None else len(actions)
    counts = (len(objectives), n_actions, len(indicators), len(aimed), len(milestones))
    return (name, *(str(count) for count in counts), euros(voted))
