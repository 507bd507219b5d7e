"""The rows of the template → actions under their levels, with their sub-actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data_model.finding import Finding, Severity
from loaders.formats.cells import Cell
from loaders.transitions.layout import TemplateSheet
from loaders.transitions.sheet_rows import (
    SheetRow,
    is_explanation,
    is_in_explaining_row,
    is_total,
    name_of,
    sheet_rows,
)
from loaders.transitions.template import LEVELS, SUB_TITLE, TITLE
from loaders.transitions.told import rows_named, told, told_of_all

Levels = tuple[Cell | None, ...]
NO_LEVEL: Levels = (None,) * len(LEVELS)


@dataclass(kw_only=True)
class SubActionBlock:
    """A sub-action: the cell of its title, and the rows about it."""

    title: Cell
    rows: list[SheetRow] = field(default_factory=list)


@dataclass(kw_only=True)
class ActionBlock:
    """An action: the cells of its levels and title, the rows about it, and its sub-actions."""

    levels: Levels
    title: Cell
    own: list[SheetRow] = field(default_factory=list)
    parts: dict[str, SubActionBlock] = field(default_factory=dict)


@dataclass(kw_only=True)
class Blocks:
    """Everything under the titles: levels and actions in the order of the rows, findings."""

    levels: list[Levels] = field(default_factory=list)
    actions: dict[tuple[str, ...], ActionBlock] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    repeated: dict[str, list[int]] = field(default_factory=dict)


def read_blocks(tables: Sequence[TemplateSheet]) -> Blocks:
    """The actions of these sheets; what names none is said."""
    blocks = Blocks()
    for table in tables:
        _read_sheet(table, blocks)
    for sheet, numbers in blocks.repeated.items():
        blocks.findings.append(_repeated(sheet, numbers))
    return blocks


def names_of(levels: Levels) -> tuple[str, ...]:
    """What makes two places in the plan the same."""
    return tuple(name_of(cell) for cell in levels)


def _read_sheet(table: TemplateSheet, blocks: Blocks) -> None:
    levels = NO_LEVEL
    current: ActionBlock | None = None
    for row in sheet_rows(table):
        if set_aside := _set_aside(row):
            blocks.findings.extend(set_aside)
            continue
        found = _levels(row, levels)
        title, part = row.cell(TITLE), row.cell(SUB_TITLE)
        if _names_levels_only(row):
            levels, current = found, None
            blocks.levels.append(levels)
            continue
        if title is None and part is not None and current and names_of(found) == names_of(levels):
            title = current.title
        if title is None:
            blocks.findings.extend(_without_action(row))
            continue
        if not any(row.cell(key) for key in LEVELS) and found != NO_LEVEL and row.is_own(title):
            blocks.repeated.setdefault(table.sheet.name, []).append(row.number)
        levels = found
        blocks.levels.append(levels)
        current = _taken(row, levels, title, blocks)


def _taken(row: SheetRow, levels: Levels, title: Cell, blocks: Blocks) -> ActionBlock:
    key = (*names_of(levels), name_of(title))
    block = blocks.actions.get(key)
    if block is None:
        block = blocks.actions[key] = ActionBlock(levels=levels, title=title)
    part = row.cell(SUB_TITLE)
    if part is not None:
        named = block.parts.setdefault(name_of(part), SubActionBlock(title=part))
        named.rows.append(row)
        return block
    if block.own and row.is_own(title):
        blocks.findings.append(
            told(
                title,
                f"cette action est déjà décrite ({rows_named([block.own[0].number])}).",
                code="DOUBLON",
                hint="Les deux lignes sont réunies sur une fiche ; si ce sont deux actions, "
                "donnez-leur deux titres.",
            )
        )
    block.own.append(row)
    return block


def _levels(row: SheetRow, above: Levels) -> Levels:
    """The levels of a row: those that it does not repeat are those above the first it names."""
    cells = [row.cell(key) for key in LEVELS]
    typed = [n for n, cell in enumerate(cells) if cell is not None and row.is_own(cell)]
    if not typed:
        return tuple(cell or known for cell, known in zip(cells, above, strict=True))
    first = typed[0]
    return tuple(
        cell or (known if n < first else None)
        for n, (cell, known) in enumerate(zip(cells, above, strict=True))
    )


def _names_levels_only(row: SheetRow) -> bool:
    columns = [row.table.column(key) for key in LEVELS]
    of_levels = {column.index for column in columns if column}
    own = {column for column, cell in row.cells.items() if row.is_own(cell)}
    return bool(own) and own <= of_levels and row.cell(TITLE) is None


def _set_aside(row: SheetRow) -> list[Finding]:
    if is_explanation(row):
        return told_of_all(
            row.own_cells,
            f"la {rows_named([row.number])} explique les colonnes, elle n’est pas reprise",
            code="LIGNE_D_EXEMPLE",
        )
    if is_in_explaining_row(row):
        return told_of_all(
            row.own_cells,
            f"la {rows_named([row.number])} est celle des explications du modèle, elle n’est pas "
            "reprise",
            code="LIGNE_D_EXEMPLE",
            severity=Severity.QUESTION,
            hint="Si c’est une action, insérez une ligne vide au-dessus d’elle.",
        )
    if is_total(row):
        return told_of_all(
            row.own_cells,
            f"la {rows_named([row.number])} est un total, elle n’est pas reprise",
            code="LIGNE_DE_TOTAL",
        )
    return []


def _without_action(row: SheetRow) -> list[Finding]:
    return told_of_all(
        row.own_cells,
        f"la {rows_named([row.number])} ne nomme pas d’action, elle n’est pas reprise",
        code="LIGNE_SANS_ACTION",
        severity=Severity.QUESTION,
        hint="Donnez-lui un titre d’action, ou retirez-la.",
    )


def _repeated(sheet: str, numbers: list[int]) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="NIVEAU_REPRIS",
        sheet=sheet,
        value=", ".join(str(number) for number in numbers),
        message=f"{sheet}, {rows_named(numbers)}\u00a0: l’axe est vide\u202f; celui de la ligne "
        "au-dessus est repris.",
        hint="Écrivez l’axe sur chaque ligne s’il n’est pas le même.",
    )
