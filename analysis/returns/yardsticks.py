"""What a value is compared with beside its respondent's own: the others, the people, the target."""

from collections import defaultdict

import pandas as pd

from analysis.rows import rows_of, whole
from data_model.period import Period
from data_model.plan_index import BudgetKey
from data_model.vocabulary import Direction, RespondentKind


def own_amounts(
    history: pd.DataFrame, respondent_code: str, period: Period
) -> dict[BudgetKey, int]:
    """This respondent's amount in force of each line, of every exercise, up to the period."""
    until = history[history["last_day"] <= period.last_day]
    return _in_force(until[until["respondent_code"] == respondent_code])


def earlier_amounts(
    history: pd.DataFrame, respondent_code: str, period: Period
) -> dict[BudgetKey, int]:
    """This respondent's amount of each line as the periods that ended before this one left it."""
    before = history[history["last_day"] < period.first_day]
    return _in_force(before[before["respondent_code"] == respondent_code])


def budget_of_others(
    history: pd.DataFrame, respondent_code: str, period: Period
) -> dict[tuple[str, str, int], int]:
    """(field, action, exercise) → the other respondents' amounts in force up to the period."""
    until = history[history["last_day"] <= period.last_day]
    sums: defaultdict[tuple[str, str, int], int] = defaultdict(int)
    for other in set(until["respondent_code"]) - {respondent_code}:
        known = _in_force(until[until["respondent_code"] == other])
        for (field, action, exercise, _, _), cents in known.items():
            sums[field, action, exercise] += cents
    return dict(sums)


def highest_of_others(
    observations: pd.DataFrame, respondent_code: str, period: Period
) -> dict[str, tuple[int, ...]]:
    """Indicator → the highest value (10⁻⁴) of each other respondent, up to the period."""
    others = observations[
        (observations["respondent_code"] != respondent_code)
        & (observations["last_day"] <= period.last_day)
        & observations["value_e4"].notna()
    ]
    highest = others.groupby(["indicator_code", "respondent_code"])["value_e4"].max()
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows_of(highest.reset_index()):
        found[row.indicator_code].append(int(row.value_e4))
    return {indicator: tuple(values) for indicator, values in found.items()}


def population_of(respondents: pd.DataFrame, respondent_code: str) -> int | None:
    """The inhabitants of a commune, or of all the communes for the territory; None if unknown."""
    mine = respondents[respondents["respondent_code"] == respondent_code]
    is_territory = (mine["kind"] == RespondentKind.TERRITORY).any()
    counted = respondents[respondents["kind"] == RespondentKind.COMMUNE] if is_territory else mine
    known = [whole(row.population) for row in rows_of(counted)]
    if not known or None in known:
        return None
    return sum(n for n in known if n is not None)


def highest_targets(targets: pd.DataFrame) -> dict[str, int]:
    """Indicator → the highest value (10⁻⁴) asked for; a target that falls bounds nothing."""
    found: dict[str, int] = {}
    for row in rows_of(targets):
        if row.direction == Direction.DOWN:
            continue
        value = max(whole(row.value_e4) or 0, whole(row.upper_e4) or 0)
        found[row.indicator_code] = max(found.get(row.indicator_code, 0), value)
    return found


def _in_force(amounts: pd.DataFrame) -> dict[BudgetKey, int]:
    ordered = amounts.sort_values(["last_day", "period_code", "return_number"], kind="stable")
    return {
        (str(row.field), row.action_code, int(row.exercise), row.funder, str(row.section)): int(
            row.amount_cents
        )
        for row in rows_of(ordered)
    }
