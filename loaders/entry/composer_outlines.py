"""A GeoJSON file of one's own → the outlines of a territory's communes, and what to say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_model.finding import Finding
from data_model.french import joined, number, plural, typo
from loaders.entry.typed_entry import wrong
from loaders.formats.archive import MEBIBYTE, size_text
from loaders.formats.cells import Sheet
from loaders.formats.child_process import TOO_LARGE, ReadingChild
from loaders.formats.geojson_cells import (
    GEOMETRY,
    LATITUDE,
    LONGITUDE,
    MAX_POINTS,
    MAX_SHAPES,
    NOT_DEGREES,
    OWN_COLUMNS,
    PROBLEM,
    TOO_DETAILED,
)
from loaders.formats.workbook_reader import CHILD_COMMAND

MAX_FILE_BYTES: Final = 5 * MEBIBYTE
MAX_SECONDS: Final = 20.0
MOST_NAMED: Final = 6
CODE_LENGTH: Final = 5
SIMPLIFY: Final = "Simplifiez les contours, ou ne gardez que ceux de vos communes."
AS_GEOJSON: Final = "Exportez les contours au format GeoJSON, en longitude et latitude (WGS84)."


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The outline of one commune as GeoJSON, and where its name is placed."""

    geojson: str
    longitude: float
    latitude: float


@dataclass(frozen=True, kw_only=True)
class Outlines:
    """The outlines by INSEE code, what is wrong with the file, and the property of its codes.

    `unused` counts its shapes that are of no commune of the territory.
    """

    by_code: Mapping[str, Outline]
    findings: tuple[Finding, ...] = ()
    read_from: str = ""
    unused: int = 0


def read_outlines(data: bytes, codes: Sequence[str]) -> Outlines:
    """The outlines of the communes `codes`; other shapes of the file are left out.

    The bytes are parsed in the reading child alone; nothing of them is looked at here.
    """
    if len(data) > MAX_FILE_BYTES:
        heavy = f"Ce fichier pèse {size_text(len(data))} : la limite est de "
        return _refused(typo(f"{heavy}{size_text(MAX_FILE_BYTES)}."), SIMPLIFY)
    child = ReadingChild(CHILD_COMMAND)
    try:
        answer = child.ask("geojson", data, name="", max_seconds=MAX_SECONDS)
    finally:
        child.stop()
    if answer.refused == TOO_LARGE:
        many = f"Ce fichier est trop grand : {number(MAX_SHAPES)} contours au plus."
        return _refused(typo(many), SIMPLIFY)
    if not answer.workbook.sheets:
        return _refused("Ce fichier n’est pas une collection de contours GeoJSON.", AS_GEOJSON)
    rows = _rows(answer.workbook.sheets[0])
    return _matched(rows, codes)


def _refused(message: str, hint: str) -> Outlines:
    return Outlines(by_code={}, findings=(wrong(message, hint),))


def _rows(sheet: Sheet) -> list[dict[str, str]]:
    """The shapes of the child's sheet, by the names of its first row."""
    names = {c.column: str(c.value) for c in sheet.cells if c.row == 1}
    rows: list[dict[str, str]] = [{} for _ in range(sheet.n_rows - 1)]
    for cell in sheet.cells:
        if cell.row > 1:
            rows[cell.row - 2][names[cell.column]] = str(cell.value)
    return rows


def _matched(rows: Sequence[Mapping[str, str]], codes: Sequence[str]) -> Outlines:
    asked = set(codes)
    names = [name for name in dict.fromkeys(n for row in rows for n in row) if name]
    properties = [name for name in names if name not in OWN_COLUMNS]
    hits = {name: len({_code(row, name) for row in rows} & asked) for name in properties}
    read_from = max(properties, key=hits.__getitem__, default="")
    if not hits.get(read_from):
        named = joined(f"« {name} »" for name in properties[:MOST_NAMED]) or "aucune"
        message = "Aucune propriété de ce fichier ne porte les codes INSEE de vos communes "
        return _refused(
            typo(f"{message}(propriétés lues : {named})."),
            "Ajoutez une propriété « code_insee », ou collez d’abord la liste de vos communes.",
        )
    by_code: dict[str, Outline] = {}
    findings: list[Finding] = []
    for row in rows:
        code = _code(row, read_from)
        if code not in asked:
            continue
        if problem := row.get(PROBLEM):
            findings.append(_unfit(code, problem))
        elif code in by_code:
            message = typo(f"Deux contours portent le code {code}.")
            findings.append(wrong(message, "Gardez un seul contour par commune.", value=code))
        else:
            by_code[code] = Outline(
                geojson=row[GEOMETRY],
                longitude=float(row[LONGITUDE]),
                latitude=float(row[LATITUDE]),
            )
    return Outlines(
        by_code=by_code,
        findings=tuple(findings),
        read_from=read_from,
        unused=sum(_code(row, read_from) not in asked for row in rows),
    )


def _code(row: Mapping[str, str], name: str) -> str:
    # A program that took the codes for numbers lost the first zero.
    return row.get(name, "").upper().zfill(CODE_LENGTH)


def _unfit(code: str, problem: str) -> Finding:
    if problem == NOT_DEGREES:
        message = f"{code} : les coordonnées ne sont pas en longitude et latitude."
        return wrong(typo(message), AS_GEOJSON, value=code)
    if problem == TOO_DETAILED:
        message = f"{code} : le contour dépasse {plural(MAX_POINTS, 'point')}."
        return wrong(typo(message), SIMPLIFY, value=code)
    message = f"{code} : ce n’est pas un contour (Polygon ou MultiPolygon fermé)."
    return wrong(typo(message), AS_GEOJSON, value=code)
