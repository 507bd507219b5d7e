"""Every table and column of the store in French: type, unit, whether required, key, values."""

from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    Text,
)
from sqlmodel import AutoString

from analysis.method.table_words import TABLE_WORDS
from data_model.base import Base, Code, UtcDateTime
from data_model.french import joined, typo
from data_model.tables import APPEND_ONLY, EDITABLE

COLUMNS = [
    "Table",
    "Contenu",
    "Champ",
    "Description",
    "Type",
    "Unité",
    "Obligatoire",
    "Valeurs admises",
    "Clé",
]
CSV_NAME = "dictionnaire-des-donnees.csv"
YES, NO = "oui", "non"
# Read from the top: the first kind that a column's type is of.
TYPES: tuple[tuple[type, str], ...] = (
    (Code, "mot d’une liste"),
    (Boolean, "oui ou non"),
    (UtcDateTime, "instant"),
    (Date, "date"),
    (BigInteger, "nombre entier"),
    (Integer, "nombre entier"),
    (Float, "nombre décimal"),
    (LargeBinary, "octets"),
    (Text, "texte long"),
    (AutoString, "texte"),
)
UNITS = {"_cents": "centimes d’euro", "_e4": "dix-millièmes de l’unité", "_bytes": "octets"}
NAMED_UNITS = {
    "every_months": "mois",
    "population": "habitants",
    "label_longitude": "degrés",
    "label_latitude": "degrés",
    "recorded_at": "heure universelle (UTC)",
    "days_e4": "dix-millièmes de jour",
    "share_e4": "dix-millièmes",
    "exercise": "année",
    "first_year": "année",
    "last_year": "année",
}


@cache
def data_dictionary() -> pd.DataFrame:
    """Every field of every table; the same in a whole process, and nobody changes it.

    Columns: Table, Contenu, Champ, Description, Type, Unité, Obligatoire (oui or non), Valeurs
    admises, Clé (str, French; empty where there is none). Rows: one a field, tables in the order
    in which they refer to one another. Source: the tables of `data_model.tables`.
    """
    rows = [
        _row(model, name, column)
        for model in (*EDITABLE, *APPEND_ONLY)
        for name, column in _columns(model).items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


@cache
def dictionary_csv() -> bytes:
    """The same as a file for a French spreadsheet: semicolons, UTF-8 with its mark."""
    return data_dictionary().to_csv(sep=";", index=False).encode("utf-8-sig")


@cache
def table_choices() -> dict[str, str]:
    """Table → « Contenu (table) », by alphabetical order of the words."""
    named = {model.__tablename__: "" for model in (*EDITABLE, *APPEND_ONLY)}
    words = {str(name): typo(f"{TABLE_WORDS[str(name)]} ({name})") for name in named}
    return dict(sorted(words.items(), key=lambda one: one[1]))


def fields_of(table: str) -> pd.DataFrame:
    """The fields of one table, without what all of them repeat."""
    frame = data_dictionary()
    return frame[frame["Table"] == table].drop(columns=["Table", "Contenu"])


def history_words(table: str) -> str:
    """Whether the rows of a table may change."""
    kept = {str(model.__tablename__) for model in APPEND_ONLY}
    if table in kept:
        return "Jamais modifiée ni supprimée : une correction est une ligne de plus."
    return "Modifiable ; chaque modification laisse une trace, avant et après."


def _columns(model: type[Base]) -> dict[str, Column[Any]]:
    table = model.metadata.tables[str(model.__tablename__)]
    return {name: table.columns[name] for name in model.model_fields}


def _row(model: type[Base], name: str, column: Column[Any]) -> tuple[str, ...]:
    table = str(model.__tablename__)
    return (
        table,
        typo(TABLE_WORDS[table]),
        name,
        typo(model.model_fields[name].description or ""),
        _type(column),
        _unit(name),
        NO if column.nullable else YES,
        _values(column),
        _key(column),
    )


def _type(column: Column[Any]) -> str:
    word = next(word for kind, word in TYPES if isinstance(column.type, kind))
    longest = getattr(column.type, "length", None)
    return f"{word}, {longest} caractères au plus" if word == "texte" and longest else word


def _unit(name: str) -> str:
    if name in NAMED_UNITS:
        return NAMED_UNITS[name]
    return next((unit for end, unit in UNITS.items() if name.endswith(end)), "")


def _values(column: Column[Any]) -> str:
    if isinstance(column.type, Code):
        words = column.type.vocabulary.labels()
        return ", ".join(f"{word} ({code})" for code, word in words.items())
    return f"{YES}, {NO}" if isinstance(column.type, Boolean) else ""


def _key(column: Column[Any]) -> str:
    tables = {str(key.column.table.name) for key in column.foreign_keys}
    # Every row is of a plan: the tables reached through the plan's code say nothing more.
    named = ["plan"] if "plan" in tables else sorted(tables)
    refers = f"renvoie à {joined(named)}" if named else ""
    return ", ".join(part for part in ("clé" if column.primary_key else "", refers) if part)
