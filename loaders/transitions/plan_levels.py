"""The levels above the actions: axes and objectives, coded in the order in which they appear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from textwrap import shorten

from loaders.formats.cells import Cell
from loaders.plan.placed_row import PlacedRow
from loaders.transitions.blocks import Blocks, Levels, names_of
from loaders.transitions.plan_codes import PlanCodes
from loaders.transitions.printed_number import split_number
from loaders.transitions.sheet_rows import line_of

SHORT_LABEL = 60
# level, singular, plural, heading
LEVEL_WORDS = (("axis", "axe", "axes", "Axe"), ("objective", "sous-axe", "sous-axes", "Sous-axe"))
LEVEL_FILES = {"axis": "axes", "objective": "objectives"}


@dataclass(kw_only=True)
class PlanLevels:
    """The codes of the levels by their names, and the rows of their tables."""

    axes: dict[str, str] = field(default_factory=dict)
    objectives: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[str, list[PlacedRow]] = field(default_factory=dict)

    def axis_code(self, levels: Levels) -> str:
        """The code of the axis of these levels, "" where none is named."""
        return self.axes.get(names_of(levels)[0], "")

    def objective_code(self, levels: Levels) -> str:
        """The code of the objective of these levels, "" where none is named."""
        axis, sub_axis, _ = names_of(levels)
        return self.objectives.get((axis, sub_axis), "")


def plan_levels(blocks: Blocks, codes: PlanCodes) -> PlanLevels:
    """Axes 1, 2, 3… and the objectives 1.1, 1.2… of each; a sub-axis without an axis has none.

    The number that a title prints is its code, where no other has it.
    """
    found = PlanLevels()
    for levels in blocks.levels:
        axis, sub_axis, _ = levels
        if axis is None:
            continue
        axis_name, sub_name, _ = names_of(levels)
        if axis_name not in found.axes:
            number, rest = split_number(line_of(axis))
            printed = number if number.isdigit() else ""
            code = found.axes[axis_name] = codes.axes.of("", axis_name, str, printed=printed)
            # A screen writes the number before the short label.
            short = rest if code == printed else line_of(axis)
            values = {"code": code, "short_label": shortened(short)}
            _add(found, "axes", axis, values)
        if sub_axis is None or (axis_name, sub_name) in found.objectives:
            continue
        axis_code = found.axes[axis_name]
        number, _ = split_number(line_of(sub_axis))
        printed = number if re.fullmatch(rf"{re.escape(axis_code)}\.\d+", number) else ""
        make = partial(_under, axis_code)
        code = codes.objectives.of(axis_code, sub_name, make, printed=printed)
        found.objectives[axis_name, sub_name] = code
        _add(found, "objectives", sub_axis, {"code": code, "axis_code": axis_code})
    found.rows["level_names"] = [
        PlacedRow(values=_word(level), sheet=named[0].sheet, line="")
        for level in LEVEL_WORDS
        if (named := found.rows.get(LEVEL_FILES[level[0]]))
    ]
    return found


def levels_without_action(blocks: Blocks) -> list[Cell]:
    """The cells that name a level under which no action stands."""
    taken = {
        names[:depth]
        for block in blocks.actions.values()
        for names in (names_of(block.levels),)
        for depth in range(1, len(names) + 1)
    }
    cells: dict[tuple[str, ...], Cell] = {}
    for levels in blocks.levels:
        names = names_of(levels)
        for depth, cell in enumerate(levels, start=1):
            if cell is not None and names[:depth] not in taken:
                cells.setdefault(names[:depth], cell)
    return list(cells.values())


def shortened(text: str, limit: int = SHORT_LABEL) -> str:
    """The title cut between two words where it is too long for a screen."""
    short = shorten(text, limit, placeholder="…")
    return short if short != "…" else f"{text[: limit - 1]}…"


def _under(axis_code: str, number: int) -> str:
    return f"{axis_code}.{number}"


def _number_of(code: str) -> str:
    """« 2 » of « 1.2 »: the number that a screen writes."""
    digits = re.findall(r"\d+", code)
    return digits[-1] if digits else "0"


def _add(found: PlanLevels, table: str, cell: Cell, values: dict[str, str]) -> None:
    heading = "Axe" if table == "axes" else "Sous-axe"
    found.rows.setdefault(table, []).append(
        PlacedRow(
            values={**values, "number": _number_of(values["code"]), "label": line_of(cell)},
            sheet=cell.sheet,
            line=f"ligne {cell.row}",
            cells={"label": cell.address},
            headings={"label": heading},
        )
    )


def _word(level: Sequence[str]) -> dict[str, str]:
    columns = ("level", "singular", "plural", "heading")
    return dict(zip(columns, level, strict=True))
