"""The rows of data under a header: totals, examples and repeated titles are set aside, and said."""

import re
from collections.abc import Iterable, Iterator, Mapping

from data_model.finding import Answers, Finding, Option, Severity
from data_model.french import joined, plural
from loaders.formats.cell_words import cell_text, is_filled
from loaders.formats.cells import Cell, CellKind, Sheet
from loaders.recognition.headers import MIN_COLUMNS_FOUND, key_of_name, normalise_label
from loaders.recognition.table_row import TableRow
from loaders.recognition.total_words import TOTAL
from loaders.template.column_spec import SheetSpec

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EXAMPLE = re.compile(r"(?:par )?ex(?:emple)?\b")
MAX_NAMED = 5
NOT_COUNTING = Option(key="ignore", label="Ne pas les lire")

Cells = Mapping[str, Cell]


def read_rows(
    sheet: Sheet,
    spec: SheetSpec,
    *,
    header_row: int,
    columns: Mapping[str, int],
    answers: Answers,
) -> tuple[list[TableRow], list[Finding]]:
    """The rows below the header, in their order, with what is told of those that are not read."""
    key_of = {column: key for key, column in columns.items()}
    below = [cell for cell in sheet.cells if cell.row > header_row and cell.column in key_of]
    covered = [cell for cell in below if cell.is_under_merge and is_filled(cell)]
    by_row: dict[int, dict[str, Cell]] = {}
    for cell in below:
        if is_filled(cell) and not cell.is_under_merge:
            by_row.setdefault(cell.row, {})[key_of[cell.column]] = cell
    _spread_merged(sheet, spec, below, by_row, key_of)
    totals = [row for row, cells in by_row.items() if _opens_with(TOTAL, cells, sheet, row, spec)]
    examples = [
        row for row, cells in by_row.items() if _opens_with(EXAMPLE, cells, sheet, row, spec)
    ]
    titles = [row for row, cells in by_row.items() if _repeats_header(cells, spec)]
    aside = {*totals, *examples, *titles}
    lone = [row for row, cells in sorted(by_row.items()) if _is_lone_text(cells, row, spec)]
    lone = [row for row in lone if row not in aside]
    shared = frozenset(_tall_anchors(sheet))
    notes: dict[int, dict[str, str]] = {}
    for cell in below:
        if cell.note:
            notes.setdefault(cell.row, {})[key_of[cell.column]] = cell.note
    rows = [
        TableRow(
            sheet=sheet.name,
            number=number,
            columns=columns,
            cells=cells,
            shared=shared,
            notes=notes.get(number, {}),
        )
        for number, cells in sorted(by_row.items())
        if number not in aside
    ]
    findings = [
        *_set_aside(sheet, totals, "LIGNE_DE_TOTAL", "ligne de total", "lignes de total"),
        *_set_aside(sheet, examples, "LIGNE_D_EXEMPLE", "ligne d’exemple", "lignes d’exemple"),
        *_set_aside(sheet, lone, "DONNEES_HORS_TABLEAU", "ligne de texte", "lignes de texte"),
        *([_under_merge(sheet, covered).settled(answers)[0]] if covered else ()),
        *_hidden(rows, spec),
    ]
    return rows, findings


def _spread_merged(
    sheet: Sheet,
    spec: SheetSpec,
    below: Iterable[Cell],
    by_row: dict[int, dict[str, Cell]],
    key_of: Mapping[int, str],
) -> None:
    """What names the rows of a tall merged block names every one of them."""
    anchors = {cell.address: cell for cell in sheet.cells if is_filled(cell) and cell.merge_anchor}
    for cell in below:
        key = key_of[cell.column]
        anchor = anchors.get(cell.merge_anchor)
        names_rows = spec.column(key).is_locked or spec.column(key).is_key
        if names_rows and anchor and anchor.column == cell.column and cell.row in by_row:
            by_row[cell.row].setdefault(key, anchor)


def _tall_anchors(sheet: Sheet) -> Iterator[str]:
    for cell in sheet.cells:
        if cell.merge_anchor and cell.merge_anchor.lstrip(LETTERS) != str(cell.row):
            yield cell.merge_anchor


def _opens_with(
    words: re.Pattern[str], cells: Cells, sheet: Sheet, row: int, spec: SheetSpec
) -> bool:
    """Whether a row without a code of its own begins with these words."""
    code = normalise_label(_text(cells, _code_key(spec)))
    if code and not words.match(code):
        return False
    texts = (
        normalise_label(cell_text(cell))
        for column in range(1, sheet.n_columns + 1)
        if (cell := sheet.by_position.get((row, column))) and cell.kind is CellKind.TEXT
    )
    return words.match(next((text for text in texts if text), "")) is not None


def _code_key(spec: SheetSpec) -> str:
    """The column that says what a row is about: the last one that holds codes."""
    return [column.key for column in spec.columns if column.kind == "code"][-1]


def _text(cells: Cells, key: str) -> str:
    return cell_text(cells[key]) if key in cells else ""


def _repeats_header(cells: Cells, spec: SheetSpec) -> bool:
    names = key_of_name(spec.columns)
    same = [key for key in cells if names.get(normalise_label(_text(cells, key))) == key]
    return len(same) > MIN_COLUMNS_FOUND


def _is_lone_text(cells: Cells, row: int, spec: SheetSpec) -> bool:
    """Whether a row is but words under one of the columns that name it: a remark, a heading."""
    if len(cells) != 1:
        return False
    ((key, cell),) = cells.items()
    names_rows = spec.column(key).is_locked or spec.column(key).is_key
    is_words = " " in cell_text(cell).strip()
    return cell.kind is CellKind.TEXT and cell.row == row and names_rows and is_words


def _set_aside(
    sheet: Sheet, rows: list[int], code: str, singular: str, several: str
) -> list[Finding]:
    if not rows:
        return []
    counted = plural(len(rows), singular, several)
    numbers = joined(str(row) for row in rows[:MAX_NAMED])
    more = "…" if len(rows) > MAX_NAMED else ""
    place = "ligne" if len(rows) == 1 else "lignes"
    return [
        Finding(
            severity=Severity.INFO,
            code=code,
            sheet=sheet.name,
            cell=f"A{rows[0]}",
            message=f"{counted} de la feuille {sheet.name} "
            f"{'n’est pas lue' if len(rows) == 1 else 'ne sont pas lues'}"
            f"\u00a0: {place} {numbers}{more}.",
            hint="Si une valeur de cette ligne compte, mettez-la sur la ligne de son code.",
        )
    ]


def _under_merge(sheet: Sheet, cells: list[Cell]) -> Finding:
    counted = plural(len(cells), "valeur cachée", "valeurs cachées")
    places = joined(cell.address for cell in cells[:MAX_NAMED])
    return Finding(
        severity=Severity.QUESTION,
        code="VALEUR_SOUS_FUSION",
        sheet=sheet.name,
        cell=cells[0].address,
        value=", ".join(cell_text(cell) for cell in cells[:MAX_NAMED]),
        message=f"{counted} sous des cellules fusionnées, non lues\u00a0: {places}.",
        hint="Défusionnez les cellules si ces valeurs comptent, puis déposez le classeur à"
        " nouveau.",
        options=(NOT_COUNTING,),
    )


def _hidden(rows: Iterable[TableRow], spec: SheetSpec) -> list[Finding]:
    cells = [
        cell
        for row in rows
        for key, cell in row.cells.items()
        if cell.hidden and not spec.column(key).is_locked
    ]
    if not cells:
        return []
    counted = plural(len(cells), "cellule masquée est lue", "cellules masquées sont lues")
    places = ", ".join(cell.address for cell in cells[:MAX_NAMED])
    more = "…" if len(cells) > MAX_NAMED else ""
    return [
        Finding(
            severity=Severity.INFO,
            code="CELLULES_MASQUEES",
            sheet=cells[0].sheet,
            cell=cells[0].address,
            message=f"{counted}\u00a0: {places}{more}.",
            hint="Affichez les lignes et les colonnes, et retirez le filtre, pour les relire.",
        )
    ]
