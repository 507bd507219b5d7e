"""One action of the template and its sub-actions → the rows of the plan's tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from data_model.finding import Finding
from data_model.printed_entry import EntryKind
from loaders.formats.cells import Cell
from loaders.plan.placed_row import PlacedRow
from loaders.transitions.blocks import ActionBlock
from loaders.transitions.dates import read_span
from loaders.transitions.fiche_rows import FicheRows
from loaders.transitions.funding import Place, place_of, taken_amount, write_funders
from loaders.transitions.layout import SheetColumn
from loaders.transitions.noticed import Noticed
from loaders.transitions.plan_codes import PlanCodes, place
from loaders.transitions.plan_levels import PlanLevels, shortened
from loaders.transitions.printed_number import split_number
from loaders.transitions.shared_out import AMOUNTS, shared_out
from loaders.transitions.sheet_rows import SheetRow, line_of, name_of, words
from loaders.transitions.template import LINKED_INDICATORS, Becomes
from loaders.transitions.words import is_known_status, priority_of

SHORT_TITLE, LONGEST_PRIORITY = 80, 60
WHOLE_ACTION = "Réalisation de l’action"
ABOVE = frozenset({Becomes.LEVEL, Becomes.TITLE, Becomes.SUB_TITLE})
IN_PAIRS = frozenset({Becomes.FUNDER, Becomes.FUNDER_AMOUNT})
IN_DATES = frozenset({Becomes.START, Becomes.END})


@dataclass(kw_only=True)
class PlanRowsRead:
    """What is filled action after action: rows by table, findings, what is said once for all."""

    epoch1904: bool
    codes: PlanCodes
    rows: dict[str, list[PlacedRow]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    noticed: Noticed = field(default_factory=Noticed)


@dataclass(kw_only=True)
class _Described:
    """What an action or sub-action has of its own, beside its lines."""

    description: str = ""
    priority: str = ""
    priority_label: str = ""


def action_rows(
    block: ActionBlock, *, position: int, levels: PlanLevels, read: PlanRowsRead
) -> None:
    """Add the rows of one action, its sub-actions and everything their cells say."""
    axis, objective = levels.axis_code(block.levels), levels.objective_code(block.levels)
    code = read.codes.actions.of(*named(block, levels), "A{}".format)
    fiche = FicheRows(action_code=code, rows=read.rows, codes=read.codes)
    own, parts = shared_out(block)
    _levels_kept(block, fiche, read.noticed, has_axis=bool(axis))
    used: set[Place] = set()
    described = _described(own, fiche, read, used=used, label=WHOLE_ACTION)
    fiche.add(
        "actions",
        block.title,
        "title",
        "Titre de l'action",
        code=code,
        position=str(position),
        printed_code=split_number(line_of(block.title))[0],
        title=line_of(block.title),
        short_title=shortened(line_of(block.title), SHORT_TITLE),
        axis_code=axis,
        objective_code=objective,
        priority=described.priority,
        priority_label=described.priority_label,
        description=described.description,
    )
    for number, (name, part) in enumerate(block.parts.items(), start=1):
        title = line_of(part.title)
        part_code = read.codes.parts.of(code, name, f"{code}-S{{}}".format)
        of_part = replace(fiche, part_code=part_code, part_number=number)
        told_of_part = _described(parts[name], of_part, read, used=set(used), label=title)
        fiche.add(
            "sub_actions",
            part.title,
            "title",
            "Titre de la sous-action",
            code=part_code,
            action_code=code,
            position=str(number),
            heading="Sous-actions",
            title=title,
            description=told_of_part.description,
        )


def named(block: ActionBlock, levels: PlanLevels) -> tuple[str, str]:
    """Where an action stands, and the words of its title."""
    under = place(levels.axis_code(block.levels), levels.objective_code(block.levels))
    return under, name_of(block.title)


def _levels_kept(block: ActionBlock, fiche: FicheRows, noticed: Noticed, *, has_axis: bool) -> None:
    """The levels that no table holds are lines of the fiche."""
    _, sub_axis, third = block.levels
    if sub_axis is not None and not has_axis:
        fiche.entry(sub_axis, "Sous-axe", line_of(sub_axis))
        noticed.cells["sub_axis"].append(sub_axis)
    if third is not None:
        fiche.entry(third, "Sous-sous axe", line_of(third))


def _described(
    rows: Sequence[SheetRow],
    fiche: FicheRows,
    read: PlanRowsRead,
    *,
    used: set[Place],
    label: str,
) -> _Described:
    """Write the lines, people, amounts and dates of these rows; give back the rest."""
    found = _Described()
    for row in rows:
        for column, cell in _taken(row, used, read.noticed):
            _write(column, cell, fiche, found, read)
        write_funders(row, fiche, read.findings, used=used)
        _write_dates(row, fiche, read, used=used, label=label)
        used |= {place_of(cell) for cell in row.cells.values()}
    return found


def _taken(row: SheetRow, used: set[Place], noticed: Noticed) -> Iterator[tuple[SheetColumn, Cell]]:
    """The cells of a row that say something new of what it is about."""
    for column in row.table.columns:
        cell = row.cells.get(column.index)
        if cell is None or column.becomes in ABOVE or place_of(cell) in used:
            continue
        if column.becomes in AMOUNTS and not row.is_own(cell):
            noticed.cells["merged_amount"].append(cell)
            continue
        if column.becomes not in IN_PAIRS | IN_DATES:
            yield column, cell


def _write(
    column: SheetColumn, cell: Cell, fiche: FicheRows, found: _Described, read: PlanRowsRead
) -> None:
    template, heading = column.template, column.heading
    if template is not None and template.role is not None:
        fiche.people(cell, heading, template.role)
    elif column.becomes is Becomes.DESCRIPTION and not found.description:
        found.description = words(cell)
    elif column.becomes is Becomes.BUDGET:
        fiche.budget(taken_amount(cell, heading, read.findings), heading)
    elif column.becomes is Becomes.PRIORITY:
        _write_priority(cell, heading, fiche, found, read.noticed)
    elif column.becomes is Becomes.STATUS:
        fiche.entry(cell, heading, line_of(cell))
        if not is_known_status(words(cell)):
            read.noticed.cells["status"].append(cell)
    else:
        if template is not None and template.key == LINKED_INDICATORS:
            read.noticed.cells["indicators"].append(cell)
        fiche.lines(cell, heading, template.kind if template else EntryKind.TEXT)


def _write_priority(
    cell: Cell, heading: str, fiche: FicheRows, found: _Described, noticed: Noticed
) -> None:
    label, rank = line_of(cell), priority_of(words(cell))
    if rank is None:
        noticed.cells["priority"].append(cell)
    if fiche.part_code or found.priority_label or len(label) > LONGEST_PRIORITY:
        if label != found.priority_label:
            fiche.entry(cell, heading, label)
        return
    found.priority_label, found.priority = label, str(rank or "")


def _write_dates(
    row: SheetRow, fiche: FicheRows, read: PlanRowsRead, *, used: set[Place], label: str
) -> None:
    first, last = (
        next((row.cells[c.index] for c in row.table.columns if _is_at(row, c, becomes)), None)
        for becomes in (Becomes.START, Becomes.END)
    )
    found = [cell for cell in (first, last) if cell is not None]
    if not found or all(place_of(cell) in used for cell in found):
        return
    span = read_span(first, last, epoch1904=read.epoch1904)
    read.findings.extend(span.findings)
    fiche.milestone(found[-1], label, span)


def _is_at(row: SheetRow, column: SheetColumn, becomes: Becomes) -> bool:
    return column.becomes is becomes and column.index in row.cells
