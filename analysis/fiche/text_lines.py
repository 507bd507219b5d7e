"""The texts of a fiche that were edited, its printed lines and parts among them: the audit."""

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from sqlmodel import Session, col, or_, select

from analysis.fiche.history_line import ABSENT, REMOVED, Line
from analysis.plan_file.parts import NOUNS
from analysis.plan_file.values import field_words, value_words
from data_model.act import AuditChange
from data_model.action import Action, ActionLine, Stakeholder
from data_model.audit import LINE_TEXT, kind_of
from data_model.base import Base
from data_model.fiche_text import FichePart
from data_model.indicator import EvaluationQuestion, Indicator
from data_model.level_words import USUAL
from data_model.milestone import Milestone
from data_model.plan_edit import WHOLE_ROW
from data_model.printed_entry import PrintedEntry, SubAction
from data_model.vocabulary import Labelled

LISTS: Final = (kind_of(ActionLine), kind_of(Stakeholder))
PRINTED: Final = kind_of(PrintedEntry)
UNDER_AN_ACTION: Final = (Indicator, Milestone, EvaluationQuestion, SubAction)
MODELS: Final[Mapping[str, type[Base]]] = {
    kind_of(one): one for one in (Action, PrintedEntry, *UNDER_AN_ACTION)
}
LINE_WORDS: Final = {kind_of(model): field for model, field in LINE_TEXT.items()}
PARTS: Final = {part.value: part for part in FichePart}


def text_lines(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    """Each edited text of one action, of its lists, parts, indicators and milestones."""
    own = (col(AuditChange.object_kind) == kind_of(Action)) & (
        col(AuditChange.object_code) == action_code
    )
    lines = col(AuditChange.object_kind).in_([*LISTS, PRINTED]) & col(
        AuditChange.object_code
    ).startswith(f"{action_code}/", autoescape=True)
    under = [
        (col(AuditChange.object_kind) == kind_of(model)) & col(AuditChange.object_code).in_(codes)
        for model in UNDER_AN_ACTION
        if (codes := _codes(session, model, plan_code, action_code))
    ]
    headings = _headings(session, plan_code, action_code)
    for row in session.exec(
        select(AuditChange)
        .where(AuditChange.plan_code == plan_code, or_(own, lines, *under))
        .order_by(col(AuditChange.object_code), col(AuditChange.field))
    ):
        # Its words tell that a part came or went: its code would say it again.
        if row.object_kind == kind_of(SubAction) and row.field == WHOLE_ROW:
            continue
        before, after = (_value(row, side) for side in (row.before, row.after))
        yield Line(row.act_number, _edited(row, headings), before or ABSENT, after or REMOVED)


def _headings(session: Session, plan_code: str, action_code: str) -> dict[str, str]:
    """Rank of a printed line → the heading it stands under."""
    entries = session.exec(
        select(PrintedEntry).where(
            PrintedEntry.plan_code == plan_code, PrintedEntry.action_code == action_code
        )
    )
    return {str(entry.position): entry.heading for entry in entries}


def _codes(
    session: Session,
    model: type[Indicator | Milestone | EvaluationQuestion | SubAction],
    plan_code: str,
    action_code: str,
) -> list[str]:
    known = [
        *session.exec(
            select(model.code).where(model.plan_code == plan_code, model.action_code == action_code)
        )
    ]
    if model is SubAction:
        known += _parts_gone(session, plan_code, action_code)
    return known


def _parts_gone(session: Session, plan_code: str, action_code: str) -> Iterator[str]:
    """The parts that were removed: they are the action's whose code theirs begins with."""
    actions = session.exec(select(Action.code).where(Action.plan_code == plan_code)).all()
    stored = set(session.exec(select(SubAction.code).where(SubAction.plan_code == plan_code)))
    told = session.exec(
        select(AuditChange.object_code).where(
            AuditChange.plan_code == plan_code,
            AuditChange.object_kind == kind_of(SubAction),
        )
    )
    for code in set(told) - stored:
        owners = [action for action in actions if code.startswith(action)]
        if owners and max(owners, key=len) == action_code:
            yield code


def _edited(row: AuditChange, headings: Mapping[str, str]) -> str:
    """« Intitulé », « Partenaires », « Indicateur 1.1-I1, unité »: what of the fiche was edited."""
    if row.object_kind in LISTS:
        part = row.object_code.split("/")[-2]
        return PARTS[part].label if part in PARTS else part
    if row.object_kind == kind_of(Action) and row.field in PARTS:
        return PARTS[row.field].label
    model = MODELS[row.object_kind]
    thing = NOUNS[model].singular.capitalize()
    if model is Action:
        return thing if row.field == WHOLE_ROW else field_words(model, row.field, USUAL)
    which = row.object_code
    if model is PrintedEntry:
        which = which.rpartition("/")[2]
        heading = headings.get(which)
        which = f"{which} ({heading})" if heading else which
    if row.field in (WHOLE_ROW, LINE_WORDS.get(row.object_kind)):
        return f"{thing} {which}"
    return f"{thing} {which}, {field_words(model, row.field, USUAL).lower()}"


def _value(row: AuditChange, text: str) -> str:
    """A kept value as a person reads it: the audit holds words alone."""
    model = MODELS.get(row.object_kind)
    if not text or model is None or row.field not in model.model_fields:
        return text
    kinds = get_args(model.model_fields[row.field].annotation) or (
        model.model_fields[row.field].annotation,
    )
    for kind in kinds:
        if kind is bool:
            return value_words(model, row.field, text == str(True), {})
        if kind is int and text.lstrip("-").isdigit():
            return value_words(model, row.field, int(text), {})
        if isinstance(kind, type) and issubclass(kind, Labelled):
            return kind(text).label
    return text
