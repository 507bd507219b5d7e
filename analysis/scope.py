"""Which actions are looked at together: each alone, by objective, by axis, or the whole plan."""

from collections.abc import Collection, Mapping
from typing import Literal

from analysis.rows import rows_of
from analysis.snapshot import Snapshot

By = Literal["action", "objective", "axis", "plan"]


def text_or_none(value: object) -> str | None:
    """A code of a frame, or None where the frame has none (« Transversal »)."""
    return value if isinstance(value, str) and value else None


def scopes(snapshot: Snapshot, by: By) -> dict[str | None, list[str]]:
    """Action codes under each code of a level, in the plan's order.

    None gathers the actions outside any axis or objective (« Transversal »), where there are
    some; the whole plan stands under its own code.
    """
    actions = [
        (row.action_code, text_or_none(row.objective_code), text_or_none(row.axis_code))
        for row in rows_of(snapshot.actions)
    ]
    if by == "plan":
        return {snapshot.situation.plan_code: [action for action, _, _ in actions]}
    if by == "action":
        return {action: [action] for action, _, _ in actions}
    frame = snapshot.objectives if by == "objective" else snapshot.axes
    found: dict[str | None, list[str]] = {code: [] for code in frame[f"{by}_code"].tolist()}
    for action, objective, axis in actions:
        found.setdefault(objective if by == "objective" else axis, []).append(action)
    return found


def actions_of_axis(snapshot: Snapshot, axis: str | None) -> list[str]:
    """Action codes of one axis (empty: « Transversal »), or of the plan where `axis` is None."""
    if axis is None:
        return scopes(snapshot, "plan")[snapshot.situation.plan_code]
    return scopes(snapshot, "axis").get(axis or None, [])


def actions_left(
    snapshot: Snapshot, *, axis: str | None, action: str | None
) -> frozenset[str] | None:
    """Action codes that an axis (empty: « Transversal ») and an action leave; None leaves all."""
    if action is not None:
        return frozenset({action})
    return None if axis is None else frozenset(actions_of_axis(snapshot, axis))


def indicators_left(
    snapshot: Snapshot, choices: Mapping[str, str], actions: Collection[str] | None
) -> dict[str, str]:
    """The indicators, by code, that some actions leave, in the plan's order; None leaves all."""
    if actions is None:
        return dict(choices)
    return {
        row.indicator_code: choices[row.indicator_code]
        for row in rows_of(snapshot.indicators)
        if row.indicator_code in choices and row.action_code in actions
    }
