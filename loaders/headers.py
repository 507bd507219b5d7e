"""Where is the header row, and which column is which, whatever people did to the labels?"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from data_model.finding import Finding, Severity
from data_model.french import joined, plural
from loaders.cells import Cell, CellKind, Sheet, cell_address
from loaders.column_spec import ColumnSpec

LAST_HEADER_ROW = 30
# Below it, « Code action » and « Code section » would pass for one another.
NEAR_SPELLING = 0.88
MIN_NEAR_LENGTH = 5
# A title that happens to be a column's label is not a header row.
MIN_COLUMNS_FOUND = 2
# Every workbook of a drop has the same labels.
LABELS_KEPT = 512


@dataclass(frozen=True, kw_only=True)
class HeaderMatch:
    """`columns` is key → column number; `row` is None where no header row was found.

    `extra` is column number → label, for the columns that nobody declared.
    """

    row: int | None
    columns: Mapping[str, int]
    extra: Mapping[int, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _RowReading:
    """One row read as if it were the header."""

    row: int
    found: Mapping[str, Cell]
    near: frozenset[str]
    doubles: tuple[tuple[str, Cell], ...]
    extra: tuple[Cell, ...]


@lru_cache(maxsize=LABELS_KEPT)
def normalise_label(text: str) -> str:
    """The label without case, accents, punctuation, line breaks and plural marks."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = (_singular(word) for word in re.findall(r"[a-z0-9]+", plain))
    return " ".join(word for word in words if word)


def find_header_row(sheet: Sheet, columns: Sequence[ColumnSpec]) -> HeaderMatch:
    """The row among the first thirty that names the most declared columns; the first of equals."""
    enough = min(MIN_COLUMNS_FOUND, len(columns))
    names = _names(columns)
    rows = _candidate_rows(sheet)
    exact = [sum(normalise_label(_label(c)) in names for c in cells) for _, cells in rows]
    # Near spellings are costly to look for: only where no row is found by its exact labels.
    if max(exact, default=0) >= enough:
        rows = [rows[exact.index(max(exact))]]
    readings = [_read_row(row, cells, names) for row, cells in rows]
    best = max(readings, key=lambda reading: len(reading.found), default=None)
    if best is None or len(best.found) < enough:
        return HeaderMatch(row=None, columns={}, extra={}, findings=(_not_found(sheet, columns),))
    return HeaderMatch(
        row=best.row,
        columns={key: cell.column for key, cell in best.found.items()},
        extra={cell.column: _label(cell) for cell in best.extra},
        findings=tuple(_findings(sheet, columns, best)),
    )


def _singular(word: str) -> str:
    """« jalons » → « jalon », and nothing of « unité(s) »; « gaz » and « pas » stay as they are."""
    if word in {"s", "x"}:
        return ""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _candidate_rows(sheet: Sheet) -> list[tuple[int, list[Cell]]]:
    rows: dict[int, list[Cell]] = {}
    for cell in sheet.cells:
        if cell.row <= LAST_HEADER_ROW and cell.kind is CellKind.TEXT:
            rows.setdefault(cell.row, []).append(cell)
    return [(row, sorted(rows[row], key=lambda cell: cell.column)) for row in sorted(rows)]


def _read_row(row: int, cells: Iterable[Cell], key_of_name: dict[str, str]) -> _RowReading:
    found: dict[str, Cell] = {}
    doubles: list[tuple[str, Cell]] = []
    unknown: list[Cell] = []
    for cell in cells:
        key = key_of_name.get(normalise_label(_label(cell)))
        if key is None:
            unknown.append(cell)
        elif key in found:
            doubles.append((key, cell))
        else:
            found[key] = cell
    # A near spelling only ever takes a column that no label names exactly.
    near: set[str] = set()
    extra: list[Cell] = []
    for cell in unknown:
        free = [name for name, key in key_of_name.items() if key not in found]
        name = normalise_label(_label(cell))
        close = get_close_matches(name, free, n=1, cutoff=NEAR_SPELLING)
        if close and len(name) >= MIN_NEAR_LENGTH:
            found[key_of_name[close[0]]] = cell
            near.add(key_of_name[close[0]])
        elif name:
            extra.append(cell)
    return _RowReading(
        row=row,
        found=found,
        near=frozenset(near),
        doubles=tuple(doubles),
        extra=tuple(extra),
    )


def _names(columns: Sequence[ColumnSpec]) -> dict[str, str]:
    """Normalised name → key; a label goes before another column's alias."""
    names = {normalise_label(column.label): column.key for column in columns}
    for column in columns:
        for alias in column.aliases:
            names.setdefault(normalise_label(alias), column.key)
    return names


def _label(cell: Cell) -> str:
    return " ".join(str(cell.value).split())


def _findings(sheet: Sheet, columns: Sequence[ColumnSpec], reading: _RowReading) -> list[Finding]:
    spec_of = {column.key: column for column in columns}
    missing = [c.label for c in columns if c.is_required and c.key not in reading.found]
    findings = [_missing(sheet, reading.row, missing)] if missing else []
    for key, cell in reading.doubles:
        findings.append(_double(reading.found[key], cell, spec_of[key].label))
    for key, cell in reading.found.items():
        if key in reading.near:
            findings.append(_renamed(cell, spec_of[key].label))
    if reading.extra:
        findings.append(_unknown(sheet, reading.extra))
    return findings


def _not_found(sheet: Sheet, columns: Sequence[ColumnSpec]) -> Finding:
    expected = joined(f"«\u00a0{column.label}\u00a0»" for column in columns if column.is_required)
    return Finding(
        severity=Severity.ERROR,
        code="EN_TETE_INTROUVABLE",
        sheet=sheet.name,
        message=f"La ligne des titres de colonnes n’a pas été trouvée (attendu\u00a0: {expected}).",
        hint=f"Remettez les titres du modèle dans les {LAST_HEADER_ROW} premières lignes.",
    )


def _missing(sheet: Sheet, row: int, labels: Sequence[str]) -> Finding:
    names = joined(f"«\u00a0{label}\u00a0»" for label in labels)
    return Finding(
        severity=Severity.ERROR,
        code="COLONNE_OBLIGATOIRE_MANQUANTE",
        sheet=sheet.name,
        cell=cell_address(row, 1),
        message=f"{plural(len(labels), 'colonne manque', 'colonnes manquent')}\u00a0: {names}.",
        hint="Remettez le titre de la colonne tel qu’il est dans le modèle.",
    )


def _double(first: Cell, second: Cell, label: str) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code="EN_TETE_DOUBLON",
        sheet=second.sheet,
        cell=second.address,
        value=_label(second),
        message=(
            f"Deux colonnes s’appellent «\u00a0{label}\u00a0»\u00a0: "
            f"{first.address} et {second.address}."
        ),
        hint="Supprimez celle qui est en trop, ou confirmez que la première est la bonne.",
        read_as=f"{first.address} est lue, {second.address} ne l’est pas",
    )


def _renamed(cell: Cell, label: str) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="EN_TETE_RENOMME",
        sheet=cell.sheet,
        cell=cell.address,
        value=_label(cell),
        message=f"Le titre «\u00a0{_label(cell)}\u00a0» est lu «\u00a0{label}\u00a0».",
        hint="Reprenez le titre du modèle si ce n’est pas la bonne colonne.",
        read_as=label,
    )


def _unknown(sheet: Sheet, cells: Sequence[Cell]) -> Finding:
    labels = joined(f"«\u00a0{_label(cell)}\u00a0» ({cell.address})" for cell in cells)
    counted = plural(len(cells), "colonne inconnue", "colonnes inconnues")
    return Finding(
        severity=Severity.INFO,
        code="COLONNE_INCONNUE",
        sheet=sheet.name,
        cell=cells[0].address,
        value=", ".join(_label(cell) for cell in cells),
        message=f"{counted}\u00a0: {labels}.",
        hint="Ce contenu n’est pas lu\u202f; déplacez-le en commentaire s’il compte.",
    )
