"""What a published table is: its columns, their types, their French titles, its keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data_model.level_words import USUAL, LevelWords
from data_model.vocabulary import Labelled

TEXT, WHOLE, NUMBER, DAY, FLAG = "string", "integer", "number", "date", "boolean"


@dataclass(frozen=True)
class Field:
    """One column."""

    name: str
    kind: str
    title: str
    is_required: bool = False
    values: type[Labelled] | None = None


@dataclass(frozen=True, kw_only=True)
class Schema:
    """One table: its title, its columns, what makes a row unique, what it refers to."""

    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    refers: dict[str, tuple[str, str]] = field(default_factory=dict)

    def described(self, words: LevelWords = USUAL) -> dict[str, Any]:
        """The Table Schema of the specification, levels named by the plan's own words."""
        found: dict[str, Any] = {
            "fields": [_described(one, words) for one in self.fields],
            "missingValues": [""],
        }
        if self.key:
            found["primaryKey"] = list(self.key)
        if self.refers:
            found["foreignKeys"] = [
                {"fields": [name], "reference": {"resource": table, "fields": [column]}}
                for name, (table, column) in self.refers.items()
            ]
        return found


def _described(one: Field, words: LevelWords) -> dict[str, Any]:
    title = _in_words(one, words)
    found: dict[str, Any] = {"name": one.name, "type": one.kind, "title": title}
    limits: dict[str, Any] = {"required": True} if one.is_required else {}
    if one.values is not None:
        limits["enum"] = list(one.values.labels())
        meanings = ", ".join(f"{code} : {label}" for code, label in one.values.labels().items())
        found["description"] = meanings
    return found | ({"constraints": limits} if limits else {})


def _in_words(one: Field, words: LevelWords) -> str:
    """The title of a column, a level under the plan's own word."""
    for name, usual, own in (
        ("axis_code", USUAL.axis.name, words.axis.name),
        ("objective_code", USUAL.objective.name, words.objective.name),
    ):
        if one.name == name:
            return one.title.replace(usual, own)
    return one.title


def level_titles(words: LevelWords) -> Mapping[str, str]:
    """The titles of the tables of levels in a plan's own words: « Leviers et filières »."""
    if words == USUAL:
        return {}
    return {
        "axes": _capital(words.axis.plural),
        "objectives": _capital(words.objective.plural),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


AXIS = {"axis_code": ("axes", "axis_code")}
ACTION = {"action_code": ("actions", "action_code")}
INDICATOR = {"indicator_code": ("indicators", "indicator_code")}
WHO = {"respondent_code": ("respondents", "respondent_code")}
SENT = {"return_number": ("returns", "return_number")}
