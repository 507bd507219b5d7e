"""Which columns of a sheet are worth showing where it is typed in, and which may be typed in."""

import pandas as pd

from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.vocabulary import Nature
from loaders.entry.hand_entry import IN_FORCE, LINE, typed_lines
from loaders.template.column_spec import SheetSpec
from loaders.template.columns import BUDGET, CALENDAR, INDICATORS

# Keys of columns, in the order of the screen; `IN_FORCE` stands where it is compared.
GIVEN_ROWS = {
    INDICATORS.key: (
        *("indicator_code", "indicator_label", "category", "unit", "last_value", IN_FORCE),
        *("value", "denominator", "comment", "highlight"),
    ),
    BUDGET.key: (
        *("action_code", "action_title", "exercise", "funder", "section", IN_FORCE),
        *("planned", "committed", "paid", "comment"),
    ),
    CALENDAR.key: (
        *("occurrence_code", "milestone_label", "in_force_date", "last_forecast", IN_FORCE),
        *("new_forecast", "done_date", "comment"),
    ),
}
FREE_ROWS = {
    INDICATORS.key: (
        *("indicator_code", "category", IN_FORCE, "value", "denominator", "comment", "highlight"),
    ),
    BUDGET.key: (
        *("action_code", "exercise", "funder", "section", "planned", "committed", "paid"),
        "comment",
    ),
}
# Shown only where they say something.
FOR_MEMORY = frozenset({"category", "unit", "last_value", "last_forecast", IN_FORCE})


def shown_columns(
    spec: SheetSpec, frame: pd.DataFrame, *, is_free: bool, is_territory: bool
) -> list[str]:
    """The labels of the columns to show, the row's number first."""
    keys = (FREE_ROWS if is_free else GIVEN_ROWS)[spec.key]
    left_out = set() if is_territory else {"planned"}
    if spec is INDICATORS and Nature.RATIO.label not in set(frame["Nature"]):
        left_out.add("denominator")
    for key in FOR_MEMORY.intersection(keys):
        can_be_typed = is_free and key == "category"
        if not can_be_typed and not any(map(typed_lines, frame[_label(spec, key)])):
            left_out.add(key)
    return [LINE, *(_label(spec, key) for key in keys if key not in left_out)]


def locked_columns(spec: SheetSpec, *, is_free: bool) -> list[str]:
    """The labels of the columns that are there to be read; in a free row its keys are typed."""
    labels = [LINE, IN_FORCE]
    for column in spec.columns:
        is_typed = is_free if column.is_key else not column.is_locked or column.key == "planned"
        if not is_typed:
            labels.append(column.label)
    return labels


def codes_offered(
    spec: SheetSpec, index: PlanIndex, basis: ReturnBasis
) -> dict[str, dict[str, str]]:
    """Column → code → words, for the codes that a free row may take."""
    if spec is INDICATORS:
        refs = [index.indicators[code] for code in basis.indicator_codes]
        broken_down = {ref.code: f"{ref.code} {ref.label}" for ref in refs if ref.is_broken_down}
        return {"indicator_code": broken_down}
    if spec is BUDGET:
        titles = {code: index.actions[code].short_title for code in basis.budget_action_codes}
        return {"action_code": {code: f"{code} {title}" for code, title in titles.items()}}
    return {}


def _label(spec: SheetSpec, key: str) -> str:
    return key if key == IN_FORCE else spec.column(key).label
