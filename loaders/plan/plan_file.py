"""A workbook dropped where a plan was expected: ours, another template's, or a return."""

from collections.abc import Mapping, Sequence
from typing import Final

from data_model.finding import Answers, Finding, Severity
from data_model.french import typo
from data_model.plan_draft import PlanDraft
from data_model.vocabulary import Labelled
from loaders.formats.cells import Workbook
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS
from loaders.plan.text_table import Row
from loaders.plan.workbook.found_sheets import plan_sheets_of
from loaders.plan.workbook.plan_workbook import NOTHING_STORED, plan_of_workbook
from loaders.recognition.header_questions import NO_ANSWERS
from loaders.recognition.identity_places import read_meta
from loaders.recognition.labels import normalise_label
from loaders.transitions.identity import PlanIdentity
from loaders.transitions.layout import is_transitions_template
from loaders.transitions.reading import read_transitions, to_be_named

A_RETURN, A_PLAN = "CLASSEUR_DE_RETOUR", "CLASSEUR_DU_PLAN"
OWN_SHEETS: Final = frozenset(
    normalise_label(spec.label) for spec in PLAN_SHEETS if spec.table in ("plan", "actions")
)
"""No return has these two."""


class PlanFile(Labelled):
    """What a workbook is, as far as a plan is concerned."""

    PLAN = "plan", "un classeur du plan"
    RETURN = "return", "un retour de répondant"
    TRANSITIONS = "transitions", "le modèle de Territoires en Transitions"
    OTHER = "other", "un autre classeur"


def plan_file(workbook: Workbook) -> PlanFile:
    """Which workbook this is; a return says so itself."""
    if read_meta(workbook):
        return PlanFile.RETURN
    names = {normalise_label(sheet.name) for sheet in workbook.sheets}
    if names >= OWN_SHEETS:
        return PlanFile.PLAN
    return PlanFile.TRANSITIONS if is_transitions_template(workbook) else PlanFile.OTHER


def is_part_of_a_plan(workbook: Workbook) -> bool:
    """Whether it has a sheet of a plan's workbook, be it without the one that names the plan."""
    is_ours = workbook.is_read and plan_file(workbook) in (PlanFile.PLAN, PlanFile.OTHER)
    return is_ours and bool(plan_sheets_of(workbook)[0])


def read_plan_file(
    workbook: Workbook,
    *,
    stored: Mapping[str, Sequence[Row]] = NOTHING_STORED,
    answers: Answers = NO_ANSWERS,
    identity: PlanIdentity | None = None,
) -> PlanDraft:
    """The draft of a plan, or the one finding that says which page a return is for.

    A template that names no plan is of the one that `identity` names; without it, that is asked.
    """
    if not workbook.is_read:
        return plan_of_workbook(workbook)
    match plan_file(workbook):
        case PlanFile.RETURN:
            return PlanDraft(plan_code="", findings=(a_return(),))
        case PlanFile.TRANSITIONS:
            if identity is None:
                return PlanDraft(plan_code="", findings=(to_be_named(),))
            return read_transitions(workbook, identity, stored=stored)
    return plan_of_workbook(workbook, stored=stored, answers=answers)


def a_return() -> Finding:
    """A respondent's return, dropped where a plan was expected."""
    return Finding(
        severity=Severity.ERROR,
        code=A_RETURN,
        message="Ce classeur est le retour d’un répondant, pas un classeur du plan.",
        hint=typo("Déposez-le dans « Retours trimestriels »."),
    )


def a_plan() -> Finding:
    """A plan's workbook, dropped where a return was expected."""
    return Finding(
        severity=Severity.ERROR,
        code=A_PLAN,
        message="Ce classeur est celui du plan, pas le retour d’un répondant.",
        hint=typo("Déposez-le dans la page « Le plan »."),
    )
