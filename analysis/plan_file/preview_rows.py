"""A preview as lines of French words: what becomes of what, from what to what."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from analysis.plan_file.naming import Naming
from analysis.plan_file.parts import PlanPart, change_word, part_of
from analysis.plan_file.preview_lists import LISTS, list_changes
from analysis.plan_file.values import coded
from data_model.action import Action
from data_model.base import Base, OfPlan
from data_model.french import plural, typo
from data_model.indicator import Indicator, IndicatorRule
from data_model.level_words import LevelWords
from data_model.milestone import Milestone, MilestoneRule
from data_model.plan_differences import RowChange, RowDifference
from data_model.plan_preview import PlanPreview
from data_model.respondent import Respondent

RANK: Final = "position"
REORDERED: Final = "autre ordre"
ABSENT: Final = "absent"


class PreviewRow(NamedTuple):
    """One line of a preview; `thing` says of what, `field` which part of it."""

    part: PlanPart
    change: str
    thing: str
    field: str
    before: str
    after: str


def preview_rows(preview: PlanPreview, levels: LevelWords) -> list[PreviewRow]:
    """Every change of a preview, in the order of the parts on screen.

    Rows: one a field that changes, one a row that comes or goes, one a line of a list; rows that
    only change rank are counted together.
    """
    naming = Naming(names=preview.names, levels=levels)
    lines = [one for one in preview.changes if type(one.row) in LISTS]
    others = [one for one in preview.changes if type(one.row) not in LISTS]
    return _in_order([*_row_changes(naming, others), *_line_changes(naming, lines)])


def absent_rows(preview: PlanPreview, levels: LevelWords) -> list[PreviewRow]:
    """What the file no longer holds; `after` says what putting an end to it would do."""
    naming = Naming(names=preview.names, levels=levels)
    return _in_order(
        PreviewRow(
            part_of(type(row)),
            naming.noun(row).agreed(ABSENT),
            naming.thing(row),
            "",
            "",
            _ending(naming, row, preview),
        )
        for row in preview.absent
    )


def _ending(naming: Naming, row: OfPlan, preview: PlanPreview) -> str:
    noun = naming.noun(row)
    if not preview.can_end(row):
        return "reste dans le plan"
    if preview.takes_out(row):
        return f"{noun.agreed('retiré')} du plan"
    match row:
        case Action():
            return "prend fin, n’est plus demandée"
        case Indicator() | Milestone():
            return f"reste, n’est plus {noun.agreed('demandé')}"
        case Respondent():
            return "reste, n’est plus sollicité"
    return noun.agreed("retiré")


def _in_order(rows: Iterable[PreviewRow]) -> list[PreviewRow]:
    order = list(PlanPart)
    return sorted(rows, key=lambda row: order.index(row.part))


def _row_changes(naming: Naming, changes: Sequence[RowDifference]) -> Iterator[PreviewRow]:
    new = {
        (type(one.row), getattr(one.row, "code", ""))
        for one in changes
        if one.change is RowChange.ADDED
    }
    beside = {
        whose: naming.short(one.row)
        for one in changes
        if (whose := _object_of(one.row)) is not None
    }
    reranked: dict[type[Base], list[Base]] = {}
    for one in changes:
        whose = _object_of(one.row)
        if one.change is RowChange.ADDED and whose in new:
            continue
        if one.change is not RowChange.CHANGED:
            code = getattr(one.row, "code", "")
            said = [naming.short(one.row), beside.get((type(one.row), code), "")]
            yield _whole(naming, one, "\u202f; ".join(filter(None, said)))
        elif {field.name for field in one.fields} == {RANK}:
            reranked.setdefault(type(one.row), []).append(one.row)
        else:
            yield from _fields(naming, one)
    for model, rows in reranked.items():
        noun = naming.noun(rows[0])
        counted = plural(len(rows), noun.singular, noun.plural)
        yield PreviewRow(part_of(model), REORDERED, counted, "Rang", "", "")


def _object_of(row: Base) -> tuple[type[Base], str] | None:
    """The table and code of the row that a rule says something of; None for all else."""
    match row:
        case IndicatorRule():
            return Indicator, row.indicator_code
        case MilestoneRule():
            return Milestone, row.milestone_code
    return None


def _whole(naming: Naming, one: RowDifference, said: str) -> PreviewRow:
    is_gone = one.change is RowChange.GONE
    word = change_word(naming.noun(one.row), one.change, set())
    before, after = (said, "") if is_gone else ("", said)
    return PreviewRow(part_of(type(one.row)), word, naming.thing(one.row), "", before, after)


def _fields(naming: Naming, one: RowDifference) -> Iterator[PreviewRow]:
    for field in one.fields:
        if field.name == RANK:
            continue
        yield PreviewRow(
            part_of(type(one.row)),
            change_word(naming.noun(one.row), one.change, {field.name}),
            naming.thing(one.row),
            naming.field(one.row, field.name),
            typo(naming.value(one.row, field.name, field.before)),
            typo(naming.value(one.row, field.name, field.after)),
        )


def _line_changes(naming: Naming, changes: Sequence[RowDifference]) -> Iterator[PreviewRow]:
    for action, name, before, after in list_changes(changes):
        thing = typo(f"Action {coded(action, naming.names[Action])}")
        if not before and not after:
            yield PreviewRow(PlanPart.TEXTS, REORDERED, thing, name, "", "")
            continue
        word = "modifié" if before and after else "ajouté" if after else "retiré"
        yield PreviewRow(PlanPart.TEXTS, f"{word}", thing, name, before, after)
