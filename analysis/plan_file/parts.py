"""Where a row of a plan stands on screen, and what it is called there."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from data_model.action import (
    Action,
    ActionEnd,
    ActionLine,
    ActionNote,
    HumanDays,
    Stakeholder,
    VotedAmount,
)
from data_model.base import Base
from data_model.fund_terms import FundTerms
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Measure, Target
from data_model.level_name import LevelName
from data_model.level_words import LevelWord, LevelWords
from data_model.milestone import Milestone, MilestoneRule, Recurrence, SharedEvent
from data_model.plan import Axis, Challenge, Objective, Plan, PlanSpan, Setting
from data_model.plan_differences import RowChange
from data_model.printed_entry import PrintedEntry, SubAction
from data_model.respondent import Assignment, Deadline, Respondent
from data_model.steering import Fund, FundGrant
from data_model.territory import Commune, Territory
from data_model.vocabulary import Labelled


class PlanPart(Labelled):
    """The tables of a preview, in their order on screen."""

    PLAN = "plan", "Plan et territoire"
    ACTIONS = "actions", "Actions"
    INDICATORS = "indicators", "Indicateurs"
    TARGETS = "targets", "Cibles"
    MILESTONES = "milestones", "Jalons"
    BUDGET = "budget", "Budget"
    RETURNS = "returns", "Retours"
    TEXTS = "texts", "Textes"


class Noun(NamedTuple):
    """What a row is called, and whether the word is feminine."""

    singular: str
    plural: str
    is_feminine: bool = False

    def agreed(self, word: str) -> str:
        """« ajoutée »."""
        return f"{word}e" if self.is_feminine else word


PARTS: Final[Mapping[type[Base], PlanPart]] = {
    Territory: PlanPart.PLAN,
    Commune: PlanPart.PLAN,
    Plan: PlanPart.PLAN,
    PlanSpan: PlanPart.PLAN,
    Setting: PlanPart.PLAN,
    LevelName: PlanPart.PLAN,
    Challenge: PlanPart.ACTIONS,
    Axis: PlanPart.ACTIONS,
    Objective: PlanPart.ACTIONS,
    Action: PlanPart.ACTIONS,
    ActionEnd: PlanPart.ACTIONS,
    Measure: PlanPart.INDICATORS,
    EvaluationQuestion: PlanPart.INDICATORS,
    Indicator: PlanPart.INDICATORS,
    IndicatorRule: PlanPart.INDICATORS,
    Target: PlanPart.TARGETS,
    Milestone: PlanPart.MILESTONES,
    MilestoneRule: PlanPart.MILESTONES,
    Recurrence: PlanPart.MILESTONES,
    SharedEvent: PlanPart.MILESTONES,
    VotedAmount: PlanPart.BUDGET,
    HumanDays: PlanPart.BUDGET,
    Fund: PlanPart.BUDGET,
    FundTerms: PlanPart.BUDGET,
    FundGrant: PlanPart.BUDGET,
    Respondent: PlanPart.RETURNS,
    Assignment: PlanPart.RETURNS,
    Deadline: PlanPart.RETURNS,
}
NOUNS: Final[Mapping[type[Base], Noun]] = {
    Territory: Noun("territoire", "territoires"),
    Commune: Noun("commune", "communes", is_feminine=True),
    Plan: Noun("plan", "plans"),
    PlanSpan: Noun("durée du plan", "durées du plan", is_feminine=True),
    Setting: Noun("réglage", "réglages"),
    LevelName: Noun("nom de niveau", "noms de niveaux"),
    Action: Noun("action", "actions", is_feminine=True),
    ActionEnd: Noun("fin de l’action", "fins d’actions", is_feminine=True),
    ActionLine: Noun("ligne de fiche", "lignes de fiche", is_feminine=True),
    Stakeholder: Noun("acteur", "acteurs"),
    SubAction: Noun("sous-action", "sous-actions", is_feminine=True),
    PrintedEntry: Noun("ligne imprimée", "lignes imprimées", is_feminine=True),
    ActionNote: Noun("note", "notes", is_feminine=True),
    Measure: Noun("mesure", "mesures", is_feminine=True),
    EvaluationQuestion: Noun("question", "questions", is_feminine=True),
    Indicator: Noun("indicateur", "indicateurs"),
    IndicatorRule: Noun("indicateur", "indicateurs"),
    Target: Noun("cible", "cibles", is_feminine=True),
    Milestone: Noun("jalon", "jalons"),
    MilestoneRule: Noun("jalon", "jalons"),
    Recurrence: Noun("cycle", "cycles"),
    SharedEvent: Noun("événement partagé", "événements partagés"),
    VotedAmount: Noun("montant voté", "montants votés"),
    HumanDays: Noun("temps prévu", "temps prévus"),
    Fund: Noun("fonds", "fonds"),
    FundTerms: Noun("durée du fonds", "durées des fonds", is_feminine=True),
    FundGrant: Noun("aide", "aides", is_feminine=True),
    Respondent: Noun("répondant", "répondants"),
    Assignment: Noun("demande", "demandes", is_feminine=True),
    Deadline: Noun("échéance des retours", "échéances des retours", is_feminine=True),
}
CHANGED: Final[Mapping[RowChange, str]] = {
    RowChange.ADDED: "ajouté",
    RowChange.CHANGED: "modifié",
    RowChange.GONE: "retiré",
}
RENAMED, MOVED = "renommé", "déplacé"
NAMING: Final = {"title", "short_title", "label", "short_label", "name"}
PLACING: Final = {"challenge_code", "axis_code", "objective_code", "action_code"}


def part_of(model: type[Base]) -> PlanPart:
    """The table of the preview that tells of a row."""
    return PARTS.get(model, PlanPart.TEXTS)


def noun_of(model: type[Base], words: LevelWords) -> Noun:
    """What a row of a table is called in this plan."""
    level = {
        Challenge: words.challenge,
        Axis: words.axis,
        Objective: words.objective,
    }.get(model)
    return _noun(level) if level is not None else NOUNS[model]


def _noun(word: LevelWord) -> Noun:
    return Noun(word.singular, word.plural, is_feminine=word.is_feminine)


def change_word(noun: Noun, change: RowChange, fields: set[str]) -> str:
    """« ajoutée », « renommé », « déplacée », « modifié »."""
    if change is RowChange.CHANGED and fields & PLACING:
        return noun.agreed(MOVED)
    if change is RowChange.CHANGED and fields & NAMING:
        return noun.agreed(RENAMED)
    return noun.agreed(CHANGED[change])
