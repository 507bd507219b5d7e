"""The rows of one sheet of the plan workbook, wherever its header is and whatever its order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from data_model.finding import Answers, Finding, Severity
from data_model.french import joined, plural, typo
from loaders.formats.cell_words import is_filled
from loaders.formats.cells import Cell, Sheet, cell_address, column_letters
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.workbook.near_titles import near_titles
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.plan.workbook.total_rows import without_totals
from loaders.recognition.headers import (
    LAST_HEADER_ROW,
    HeaderRow,
    find_header_row,
    title_text,
)
from loaders.recognition.labels import nearest_key, normalise_label, without_unit
from loaders.recognition.table_edges import outside_findings
from loaders.values.reading import quoted

MAX_NAMED = 5
MIN_TRANSPOSED = 3


def sheet_rows(
    sheet: Sheet, spec: PlanSheet, answers: Answers
) -> tuple[list[SheetRow], list[Finding]]:
    """The filled rows under the header, in their order, and what is told of the sheet itself."""
    if spec.is_form:
        header = find_header_row(sheet, spec.spec.columns)
        if header is None or len(header.found) < MIN_TRANSPOSED:
            return _form_rows(sheet, spec)
    else:
        header = _header(sheet, spec)
    if header is None:
        return [], [_said(sheet, "EN_TETE_INTROUVABLE", Severity.ERROR, *_no_header(spec))]
    asked, extra, questions = near_titles(spec, header, sheet=sheet.name, answers=answers)
    header = replace(header, extra=extra)
    columns = {key: cell.column for key, cell in header.found.items()} | asked
    rows, totals = without_totals(_table_rows(sheet, spec, header, columns))
    findings = [*questions, *totals]
    findings += _header_findings(sheet, spec, header, columns=columns if rows else None)
    findings += outside_findings(sheet, header.row, header.titled, answers)
    findings += _of_cells(sheet, [cell for row in rows for cell in row.cells.values()])
    return rows, findings


def _header(sheet: Sheet, spec: PlanSheet) -> HeaderRow | None:
    found = find_header_row(_down_to_header(sheet, spec), spec.spec.columns)
    if found is not None:
        return found
    # A list of INSEE codes under one title is a table too.
    required = [column for column in spec.spec.columns if column.is_required]
    return find_header_row(sheet, required) if len(required) == 1 else None


def _down_to_header(sheet: Sheet, spec: PlanSheet) -> Sheet:
    """The sheet without what lies under a row that has every required title of the model.

    The rows of data need not be compared with the titles then.
    """
    wanted = {column.heading for column in spec.required}
    titles: dict[int, set[str]] = {}
    for cell in sheet.cells:
        if cell.row <= LAST_HEADER_ROW and cell.value in wanted:
            titles.setdefault(cell.row, set()).add(str(cell.value))
    whole = [row for row, said in titles.items() if said == wanted]
    if not whole:
        return sheet
    return replace(sheet, cells=tuple(cell for cell in sheet.cells if cell.row <= min(whole)))


def _table_rows(
    sheet: Sheet, spec: PlanSheet, header: HeaderRow, columns: dict[str, int]
) -> list[SheetRow]:
    key_of = {column: key for key, column in columns.items()}
    by_row: dict[int, dict[str, Cell]] = {}
    under: list[Cell] = []
    anchors: dict[str, Cell] = {}
    for cell in sheet.cells:
        if cell.row <= header.row or cell.column not in key_of:
            continue
        if cell.is_under_merge:
            under.append(cell)
        elif is_filled(cell):
            by_row.setdefault(cell.row, {})[key_of[cell.column]] = cell
            if cell.merge_anchor:
                anchors[cell.merge_anchor] = cell
    for cell in under:
        # What is merged over several rows is said of each of them.
        anchor = anchors.get(cell.merge_anchor)
        if anchor is not None and anchor.column == cell.column and cell.row in by_row:
            by_row[cell.row].setdefault(key_of[cell.column], anchor)
    letters = {key: column_letters(place) for key, place in columns.items()}
    return [
        SheetRow(
            spec=spec,
            sheet=sheet.name,
            number=number,
            cells=cells,
            addresses={key: f"{column}{number}" for key, column in letters.items()},
        )
        for number, cells in sorted(by_row.items())
    ]


def _form_rows(sheet: Sheet, spec: PlanSheet) -> tuple[list[SheetRow], list[Finding]]:
    """The one row of a form: each value stands at the right of its heading."""
    names = {
        normalise_label(name): column.key
        for column in spec.spec.columns
        for name in (column.label, *column.aliases)
    }
    titles = {c: title_text(c) for c in sheet.cells if is_filled(c) and not c.is_under_merge}
    found: dict[str, Cell] = {}
    for cell, text in titles.items():
        key = names.get(normalise_label(text)) or names.get(without_unit(text))
        if key is not None:
            found.setdefault(key, cell)
    told: list[Finding] = []
    beneath = {cell.column for cell in found.values()}
    for cell, text in titles.items():
        # Where the headings stand, one that is almost a heading is one.
        free = {name: key for name, key in names.items() if key not in found}
        near = nearest_key(text, free) if cell.column in beneath else ""
        if near and cell not in found.values():
            found[near] = cell
            told.append(_renamed(sheet, spec, near, cell))
    cells: dict[str, Cell] = {}
    addresses: dict[str, str] = {}
    for key, cell in found.items():
        place = cell.column + 1
        while (beside := sheet.by_position.get((cell.row, place))) and beside.is_under_merge:
            place += 1
        addresses[key] = cell_address(cell.row, place)
        if beside is not None and is_filled(beside):
            cells[key] = beside
    if not addresses:
        return [], [_said(sheet, "EN_TETE_INTROUVABLE", Severity.ERROR, *_no_header(spec))]
    row = SheetRow(spec=spec, sheet=sheet.name, number=1, cells=cells, addresses=addresses)
    return [row], [*told, *_of_cells(sheet, cells.values())]


def _no_header(spec: PlanSheet) -> tuple[str, str]:
    wanted = [column.label for column in spec.required]
    message = f"les titres de la feuille {quoted(spec.label)} ne sont pas trouvés."
    return message, f"Reprenez les titres du modèle : {joined(wanted[:MAX_NAMED])}."


def _header_findings(
    sheet: Sheet, spec: PlanSheet, header: HeaderRow, *, columns: Collection[str] | None
) -> Iterable[Finding]:
    """`columns` are those that are read; None where the sheet has no row."""
    missing = [] if columns is None else [c for c in spec.required if c.key not in columns]
    if missing:
        names = joined(quoted(column.label) for column in missing)
        yield _said(
            sheet,
            "COLONNE_OBLIGATOIRE_MANQUANTE",
            Severity.ERROR,
            f"il manque {'la colonne' if len(missing) == 1 else 'les colonnes'} {names}.",
            "Ajoutez-la, même vide ailleurs, ou reprenez le modèle.",
        )
    for key, doubles in header.doubles.items():
        first = header.found[key]
        others = joined(cell.address for cell in doubles)
        yield _said(
            sheet,
            "EN_TETE_DOUBLON",
            Severity.ERROR,
            f"deux colonnes disent {quoted(spec.column(key).label)} : {first.address} et {others}.",
            "Gardez-en une seule.",
            cell=first.address,
        )
    for key in sorted(header.near):
        yield _renamed(sheet, spec, key, header.found[key])
    if header.extra:
        names = joined(quoted(title_text(cell)) for cell in header.extra)
        n_columns = plural(len(header.extra), "colonne n’est pas lue", "colonnes ne sont pas lues")
        yield _said(
            sheet,
            "COLONNE_INCONNUE",
            Severity.INFO,
            f"{n_columns} : {names}.",
            "Ce qu’elle contient n’entre pas dans le plan.",
            cell=header.extra[0].address,
        )


def _renamed(sheet: Sheet, spec: PlanSheet, key: str, found: Cell) -> Finding:
    what = "la ligne" if spec.is_form else "la colonne"
    return _said(
        sheet,
        "EN_TETE_RENOMME",
        Severity.INFO,
        f"{what} {quoted(title_text(found))} est lue comme {quoted(spec.column(key).label)}.",
        "Reprenez le titre du modèle si ce n’est pas cela.",
        cell=found.address,
    )


def _of_cells(sheet: Sheet, cells: Iterable[Cell]) -> Iterable[Finding]:
    """What is said once of all the cells that are read: hidden ones, notes hung on them."""
    listed = list(cells)
    if sheet.hidden:
        yield _said(
            sheet, "FEUILLE_MASQUEE", Severity.INFO, "la feuille est masquée ; elle est lue."
        )
    elif hidden := [cell for cell in listed if cell.hidden]:
        counted = plural(len(hidden), "cellule masquée est lue", "cellules masquées sont lues")
        yield _said(
            sheet,
            "CELLULES_MASQUEES",
            Severity.INFO,
            f"{counted} : {_places(hidden)}.",
            "Affichez les lignes et les colonnes, et retirez le filtre, pour les relire.",
        )
    if noted := [cell for cell in listed if cell.note]:
        counted = plural(len(noted), "note n’est pas lue", "notes ne sont pas lues")
        yield _said(
            sheet,
            "NOTE_NON_LUE",
            Severity.INFO,
            f"{counted} : {_places(noted)}.",
            "Mettez dans une colonne ce qui doit rester.",
        )


def _places(cells: Sequence[Cell]) -> str:
    more = "…" if len(cells) > MAX_NAMED else ""
    return ", ".join(cell.address for cell in cells[:MAX_NAMED]) + more


def _said(
    sheet: Sheet, code: str, severity: Severity, why: str, hint: str = "", *, cell: str = ""
) -> Finding:
    return Finding(
        severity=severity,
        code=code,
        sheet=sheet.name,
        cell=cell,
        message=typo(f"{sheet.name} : {why}"),
        hint=typo(hint),
    )
