"""What one row of a plan is called in a preview, and what it says in short."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from analysis.plan_file.parts import Noun, noun_of
from analysis.plan_file.values import Names, coded, field_words, value_words
from analysis.settings_tables import THRESHOLD_LABELS
from data_model.action import Action
from data_model.as_of import NOT_A_KEY, key_names
from data_model.base import Base, OfPlan
from data_model.french import typo
from data_model.indicator import EvaluationQuestion, Indicator, Measure
from data_model.level_words import LevelWords
from data_model.milestone import Milestone
from data_model.plan import Axis, Challenge, Objective, Plan, Setting
from data_model.plan_differences import NAMES
from data_model.printed_entry import SubAction
from data_model.respondent import Assignment, Respondent
from data_model.territory import Commune, Territory
from data_model.threshold import UNITS, threshold_words
from data_model.vocabulary import AssignedKind

# Not the whole of a new row: where it stands, and what decides its figures.
IN_SHORT: Final[Mapping[type[Base], tuple[str, ...]]] = {
    Plan: ("title", "territory_siren"),
    Territory: ("siren",),
    Commune: ("code_insee", "population"),
    Challenge: (),
    Axis: ("challenge_code",),
    Objective: ("axis_code",),
    Action: ("axis_code", "objective_code", "priority_label"),
    SubAction: ("action_code",),
    Measure: ("unit",),
    EvaluationQuestion: ("action_code",),
    Indicator: ("action_code", "unit"),
    Milestone: ("action_code", "as_written"),
    Respondent: ("kind",),
}
NOT_SAID: Final = {*NOT_A_KEY, "position", "is_removed"}
ASKED: Final[Mapping[AssignedKind, type[OfPlan]]] = {
    AssignedKind.INDICATOR: Indicator,
    AssignedKind.MILESTONE: Milestone,
    AssignedKind.BUDGET: Action,
}


@dataclass(frozen=True, kw_only=True)
class Naming:
    """The words of one preview: the names of its coded rows, and those of the plan's levels."""

    names: Names
    levels: LevelWords

    def noun(self, row: Base) -> Noun:
        """What its kind is called."""
        return noun_of(type(row), self.levels)

    def thing(self, row: Base) -> str:
        """« Cible 1.1-I1 Structures accompagnées, 31 décembre 2027 »."""
        noun = self.noun(row).singular
        which = ", ".join(filter(None, self._which(row)))
        return typo(f"{noun[:1].upper()}{noun[1:]} {which}".strip())

    def field(self, row: Base, name: str) -> str:
        """« Montant voté »."""
        return field_words(type(row), name, self.levels)

    def value(self, row: Base, name: str, value: object) -> str:
        """« 12 500 € »."""
        if isinstance(row, Setting) and row.key in UNITS and name == "value":
            return threshold_words(row.key, str(value))
        return value_words(type(row), name, value, self.names)

    def short(self, row: Base) -> str:
        """« Axe : 2 Coopérer ; Unité : structures »: what a new row says, or an old one said."""
        fields = IN_SHORT.get(type(row))
        if fields is None:
            key = key_names(type(row)) if isinstance(row, OfPlan) else []
            fields = tuple(
                name for name in type(row).model_fields if name not in NOT_SAID and name not in key
            )
        told = (
            (self.field(row, name), self.value(row, name, getattr(row, name))) for name in fields
        )
        return typo(" ; ".join(f"{field} : {value}" for field, value in told if value))

    def _which(self, row: Base) -> Iterator[str]:
        match row:
            case _ if type(row) in NAMES:
                yield coded(row.code, self.names[type(row)])  # type: ignore[attr-defined, index]
            case Plan():
                yield row.short_title
            case Territory() | Commune():
                yield row.name
            case Setting():
                yield THRESHOLD_LABELS.get(row.key, row.key)
            case Assignment():
                yield coded(row.object_code, self.names.get(ASKED[row.kind], {}))
                yield self.value(row, "respondent_code", row.respondent_code)
            case OfPlan():
                for name in key_names(type(row)):
                    if name not in NOT_SAID:
                        yield self.value(row, name, getattr(row, name))
