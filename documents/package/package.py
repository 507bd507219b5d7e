"""The package itself: one CSV a table, and the description that says what they hold."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from data_model.french import typo
from documents.archive import archive_of
from documents.context.committee import Head
from documents.context.figure import Figure, FigureKind
from documents.context.open_data import Cell, Rows
from documents.context.told import ToldSlide, told_figures
from documents.naming import plain_name
from documents.package.schemas import FIGURES, SCHEMAS
from documents.writing import write_whole

DESCRIPTION: Final = "datapackage.json"
FOLDER: Final = "data"
WOULD_RUN: Final = ("=", "+", "-", "@", "\t", "\r")
LICENCE: Final = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
SOURCES: Final = (
    {"title": "Plan d’action adopté par le territoire"},
    {"title": "Retours trimestriels des communes et du territoire"},
    {"title": "Populations municipales, INSEE, Licence Ouverte 2.0"},
)


def package_files(
    head: Head, slides: Sequence[ToldSlide], tables: Mapping[str, Rows]
) -> dict[str, bytes]:
    """Every file of the package, by its path inside it."""
    every = {FIGURES: tuple(_figure(one) for one in told_figures(slides)), **tables}
    files = {f"{FOLDER}/{name}.csv": _csv(name, rows) for name, rows in every.items()}
    described = _described(head, list(every))
    files[DESCRIPTION] = json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n"
    return files


def package_zip(head: Head, slides: Sequence[ToldSlide], tables: Mapping[str, Rows]) -> bytes:
    """The package as one archive, the same bytes for the same content."""
    return archive_of(sorted(package_files(head, slides, tables).items()))


def write_package(files: Mapping[str, bytes], folder: Path) -> None:
    """The package as a folder, made where it is missing."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)


def _figure(figure: Figure) -> dict[str, Cell]:
    value = figure.value
    if figure.kind in (FigureKind.CENTS, FigureKind.CENTS_MORE) and isinstance(value, int):
        value = Decimal(value) / 100
    return {
        "key": figure.key,
        "label": figure.label,
        "kind": figure.kind.value,
        "value": value,
        "is_at_least": figure.at_least,
        "text": figure.text,
    }


def _csv(name: str, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    columns = [one.name for one in SCHEMAS[name].fields]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(row[column]) for column in columns] for row in rows)
    return stream.getvalue().encode()


def _text(cell: Cell) -> str:
    """Numbers with a point, days as ISO, and no text that a spreadsheet would run."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(WOULD_RUN) else cell


def _described(head: Head, names: Sequence[str]) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": plain_name(f"{head.plan_code} {head.as_of}"),
        "title": head.plan_title,
        "description": typo(
            f"{head.days}. {head.banner} Une case vide est une valeur non communiquée, jamais un "
            "zéro. Les contacts, les noms d’expéditeurs et de fichiers ne sont pas publiés. Un "
            "texte qui commence par =, +, - ou @ est précédé d’une apostrophe."
        ),
        "version": head.as_of.isoformat(),
        "created": f"{head.as_of.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": list(SOURCES),
        "resources": [
            {
                "name": name,
                "title": SCHEMAS[name].title,
                "path": f"{FOLDER}/{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "licenses": [LICENCE],
                "sources": list(SOURCES),
                "schema": SCHEMAS[name].described(),
            }
            for name in names
        ],
    }
