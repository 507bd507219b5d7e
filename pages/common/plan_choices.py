"""What of a plan can be chosen in a list, each code with its words, written once for a view."""

from functools import cached_property

from analysis.fiche.fiche import action_choices
from analysis.indicator.sheet import indicator_choices
from analysis.origin.choice import figure_choices
from analysis.snapshot import Snapshot
from data_model.french import typo
from pages.common.plan_indicators import PlanIndicators


class PlanChoices:
    """The lists that pages open: a large plan has 1 500 indicators to name at every run."""

    def __init__(self, snapshot: Snapshot, indicators: PlanIndicators) -> None:
        self._snapshot = snapshot
        self._indicators = indicators

    @cached_property
    def actions(self) -> dict[str, str]:
        """See `analysis.fiche.fiche.action_choices`."""
        return action_choices(self._snapshot)

    @cached_property
    def indicators(self) -> dict[str, str]:
        """See `analysis.indicator.sheet.indicator_choices`."""
        return indicator_choices(self._snapshot.indicators)

    @cached_property
    def figures(self) -> dict[str, dict[str, str]]:
        """See `analysis.origin.choice.figure_choices`."""
        return figure_choices(self._snapshot)

    @cached_property
    def on_map(self) -> dict[str, str]:
        """« 2.2-I1 Services représentés » of each indicator that the map can show."""
        return {code: typo(f"{code} {label}") for code, label in self._indicators.drawn.items()}
