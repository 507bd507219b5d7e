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
from data_model.level_words import USUAL, LevelWords
from documents.archive import archive_of
from documents.context.committee import Head
from documents.context.figure import Figure, FigureKind
from documents.context.open_data import Cell, Rows
from documents.context.told import ToldSlide, told_figures
from documents.naming import plain_name
from documents.package.schema import level_titles
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
PLAN_SOURCE: Final = {"title": "Plan d’action adopté par le territoire"}
RETURNS_SOURCE: Final = {"title": "Retours trimestriels des communes et du territoire"}
POPULATION_SOURCE: Final = {"title": "Populations municipales, INSEE, Licence Ouverte 2.0"}


def package_files(
    head: Head,
    slides: Sequence[ToldSlide],
    tables: Mapping[str, Rows],
    *,
    words: LevelWords = USUAL,
) -> dict[str, bytes]:
    """Every file of the package, by its path inside it; levels are named by the plan's `words`."""
    every = {FIGURES: tuple(_figure(one) for one in told_figures(slides)), **tables}
    files = {f"{FOLDER}/{name}.csv": _csv(name, rows) for name, rows in every.items()}
    described = _described(head, every, words)
    files[DESCRIPTION] = json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n"
    return files


def package_zip(
    head: Head,
    slides: Sequence[ToldSlide],
    tables: Mapping[str, Rows],
    *,
    words: LevelWords = USUAL,
) -> bytes:
    """The package as one archive, the same bytes for the same content."""
    return archive_of(sorted(package_files(head, slides, tables, words=words).items()))


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


def _sources(tables: Mapping[str, Rows]) -> list[dict[str, str]]:
    """What the tables come from: each source only where something in them is its own."""
    found = [PLAN_SOURCE]
    if tables.get("returns"):
        found.append(RETURNS_SOURCE)
    if any(row["population_vintage"] for row in tables.get("respondents", ())):
        found.append(POPULATION_SOURCE)
    return found


def _described(head: Head, tables: Mapping[str, Rows], words: LevelWords) -> dict[str, Any]:
    sources, titles = _sources(tables), level_titles(words)
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
        "sources": sources,
        "resources": [
            {
                "name": name,
                "title": titles.get(name, SCHEMAS[name].title),
                "path": f"{FOLDER}/{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "licenses": [LICENCE],
                "sources": sources,
                "schema": SCHEMAS[name].described(words),
            }
            for name in tables
        ],
    }
