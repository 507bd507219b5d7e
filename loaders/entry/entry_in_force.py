"""What is known of a row of the entry for the very period, in words."""

from collections.abc import Mapping

from data_model.draft import AnyFact, BudgetFact, MilestoneFact, ObservationFact
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.vocabulary import BudgetField, MilestoneField, Section
from loaders.checks.preview import known_words
from loaders.template.columns import BUDGET, INDICATORS
from loaders.template.template import FilledCell


def in_force_words(
    sheet: str, cells: Mapping[str, FilledCell], index: PlanIndex, basis: ReturnBasis
) -> str:
    """« 12 », or « engagé : 1 200 €, mandaté : 800 € »; "" where nothing is in force."""
    if sheet == INDICATORS.key:
        return known_words(_observation(cells), basis, index)
    told = {
        label: known_words(fact, basis, index)
        for label, fact in (_amounts(cells) if sheet == BUDGET.key else _statements(cells)).items()
    }
    return ", ".join(f"{label}\u00a0: {words}" for label, words in told.items() if words)


def _observation(cells: Mapping[str, FilledCell]) -> ObservationFact:
    return ObservationFact(
        indicator_code=str(cells["indicator_code"]), category=str(cells.get("category") or "")
    )


def _amounts(cells: Mapping[str, FilledCell]) -> dict[str, AnyFact]:
    sections = {section.label: section for section in Section}
    return {
        field.label: BudgetFact(
            field=field,
            action_code=str(cells["action_code"]),
            exercise=int(str(cells["exercise"])),
            section=sections[str(cells["section"])],
            funder=str(cells.get("funder") or ""),
        )
        for field in BudgetField
    }


def _statements(cells: Mapping[str, FilledCell]) -> dict[str, AnyFact]:
    return {
        field.label: MilestoneFact(field=field, occurrence_code=str(cells["occurrence_code"]))
        for field in MilestoneField
    }
