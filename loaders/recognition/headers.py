"""Where is the header row, and which column is which, whatever people did to the labels?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from data_model.french import one_line
from loaders.formats.cells import Cell, CellKind, Sheet, cell_address
from loaders.recognition.labels import nearest_key, normalise_label, without_unit
from loaders.template.column_spec import ColumnSpec

__all__ = ["HeaderRow", "find_header_row", "normalise_label", "title_text"]

LAST_HEADER_ROW = 30
# A title that happens to be a column's label is not a header row.
MIN_COLUMNS_FOUND = 2
NOTHING_REMEMBERED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class HeaderRow:
    """The header as it is written; the rows below `row` are data.

    `found` is key → the first cell that names the column, `doubles` key → the others, `near` the
    keys found under another spelling, `remembered` those under a title that a person confirmed
    earlier, `extra` the titles that nobody declared, `titled` every column under some title.
    """

    row: int
    found: Mapping[str, Cell]
    doubles: Mapping[str, tuple[Cell, ...]]
    near: frozenset[str]
    remembered: frozenset[str]
    extra: tuple[Cell, ...]
    titled: frozenset[int]

    def has_required(self, columns: Sequence[ColumnSpec]) -> bool:
        """Whether every required column is there."""
        return all(column.key in self.found for column in columns if column.is_required)


@dataclass(frozen=True, kw_only=True)
class _Title:
    """One title: the cell that shows it, and the texts that it may be read from."""

    place: Cell
    texts: tuple[str, ...]

    @property
    def cell(self) -> Cell:
        """The cell with the whole title, which may come from a cell above or beside it."""
        return self.place._replace(kind=CellKind.TEXT, value=self.texts[0])


def find_header_row(
    sheet: Sheet, columns: Sequence[ColumnSpec], remembered: Mapping[str, str] = NOTHING_REMEMBERED
) -> HeaderRow | None:
    """The row, or the two rows, among the first thirty that name the most declared columns.

    `remembered` is normalised title → key of the column that a person confirmed earlier. The
    first of equals is taken; None where no row names enough columns.
    """
    names = key_of_name(columns)
    enough = min(MIN_COLUMNS_FOUND, len(columns))
    numbers = _text_rows(sheet)
    rows = [(row, tuple(_titles(sheet, row))) for row in numbers]
    # The pairs come last, and an equal one never wins: a header of one row is the usual case.
    pairs = [
        (row + 1, tuple(_titles_of_two(sheet, row))) for row in numbers if row < LAST_HEADER_ROW
    ]
    candidates = rows + pairs
    exact = [_n_named(titles, names, remembered) for _, titles in candidates]
    # Near spellings are costly to look for: only where no row is found by its exact labels.
    if max(exact, default=0) >= enough:
        candidates = [candidates[exact.index(max(exact))]]
    readings = [_read(row, titles, names, remembered) for row, titles in candidates]
    best = max(readings, key=lambda reading: len(reading.found), default=None)
    return best if best is not None and len(best.found) >= enough else None


def key_of_name(columns: Sequence[ColumnSpec]) -> dict[str, str]:
    """Normalised name → key; a label goes before another column's alias."""
    names = {normalise_label(column.label): column.key for column in columns}
    for column in columns:
        for alias in column.aliases:
            names.setdefault(normalise_label(alias), column.key)
    return names


def title_text(cell: Cell) -> str:
    """A title on one line."""
    return one_line(str(cell.value))


def _text_rows(sheet: Sheet) -> list[int]:
    rows = {c.row for c in sheet.cells if c.row <= LAST_HEADER_ROW and c.kind is CellKind.TEXT}
    return sorted(rows)


def _titles(sheet: Sheet, row: int) -> Iterator[_Title]:
    for column in range(1, sheet.n_columns + 1):
        text = _shown(sheet, row, column)
        if text:
            yield _Title(place=sheet.by_position[row, column], texts=(text,))


def _titles_of_two(sheet: Sheet, top: int) -> Iterator[_Title]:
    """The titles of two rows that make one header: a group above, what it holds below."""
    for column in range(1, sheet.n_columns + 1):
        above, below = _shown(sheet, top, column), _shown(sheet, top + 1, column)
        texts = (f"{above} {below}", below) if above and below else (above or below,)
        if texts[0]:
            place = sheet.by_position[top + 1 if below else top, column]
            yield _Title(place=place, texts=texts)


def _shown(sheet: Sheet, row: int, column: int) -> str:
    """The text of a cell; every column under a title merged over several has that title."""
    cell = sheet.by_position.get((row, column))
    if cell is None:
        return ""
    if cell.kind is CellKind.TEXT:
        return title_text(cell)
    anchors = (
        (anchor, sheet.by_position.get((row, anchor)))
        for anchor in range(column - 1, 0, -1)
        if cell.merge_anchor == cell_address(row, anchor)
    )
    anchor = next((found for _, found in anchors if found is not None), None)
    return title_text(anchor) if anchor is not None and anchor.kind is CellKind.TEXT else ""


def _n_named(
    titles: Sequence[_Title], names: Mapping[str, str], remembered: Mapping[str, str]
) -> int:
    known = {
        names.get(normalise_label(text))
        or remembered.get(normalise_label(text))
        or names.get(without_unit(text))
        for title in titles
        for text in title.texts
    }
    return len(known - {None})


def _read(
    row: int, titles: Sequence[_Title], names: Mapping[str, str], remembered: Mapping[str, str]
) -> HeaderRow:
    cells: dict[str, list[Cell]] = {}
    unknown = _take(titles, names, cells)
    exact = frozenset(cells)
    # Neither a confirmed title nor a near spelling takes a column that a label names exactly.
    choices = {name: key for name, key in remembered.items() if key not in exact}
    unknown = _take(unknown, choices, cells)
    confirmed = frozenset(cells) - exact
    free = {name: key for name, key in names.items() if key not in cells}
    extra: list[Cell] = []
    for title in unknown:
        keys = (nearest_key(text, free) for text in title.texts)
        key = next((found for found in keys if found), "")
        if key:
            cells.setdefault(key, []).append(title.cell)
        elif normalise_label(title.texts[0]) and not title.place.is_under_merge:
            extra.append(title.cell)
    return HeaderRow(
        row=row,
        found={key: named[0] for key, named in cells.items()},
        doubles={key: tuple(named[1:]) for key, named in cells.items() if len(named) > 1},
        near=frozenset(cells) - exact - confirmed,
        remembered=confirmed,
        extra=tuple(extra),
        titled=frozenset(title.place.column for title in titles),
    )


def _take(
    titles: Sequence[_Title], names: Mapping[str, str], cells: dict[str, list[Cell]]
) -> list[_Title]:
    """Put the cells of the titles that `names` knows under their key; the titles left over."""
    left: list[_Title] = []
    for title in titles:
        keys = (names.get(normalise_label(text)) for text in title.texts)
        key = next((found for found in keys if found), None)
        if key is None:
            left.append(title)
        else:
            cells.setdefault(key, []).append(title.cell)
    return left
