"""The fiche as a person edited it on screen → the changes of its texts, and findings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data_model.fiche_text import NEEDED, FichePart, TextChange
from data_model.finding import Finding
from data_model.french import number, one_line, typo
from loaders.entry.typed_entry import wrong

LINE = "Ligne"
LONGEST: Final[Mapping[FichePart, int]] = {
    FichePart.TITLE: 400,
    FichePart.SHORT_TITLE: 80,
    FichePart.PRIORITY_LABEL: 60,
    FichePart.DESCRIPTION: 8000,
}
LONGEST_LINE: Final = 1000
MOST_LINES: Final = 60
# The short title is written in figures and menus, where such signs would be read as a layout.
LAYOUT: Final = re.compile(r"[\\`*_\[\]$~|<>{}]")
SPACES: Final = re.compile(r"[ \t]+")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, kw_only=True)
class FicheEntry:
    """What was understood of an edited fiche; saved only without findings."""

    changes: tuple[TextChange, ...] = ()
    findings: tuple[Finding, ...] = ()


def own_entry(before: Mapping[FichePart, str], after: Mapping[FichePart, str]) -> FicheEntry:
    """The action's own texts: what differs, and what cannot be."""
    changes: list[TextChange] = []
    findings: list[Finding] = []
    for part, old in before.items():
        if after[part] == old:
            continue
        new = _paragraphs(after[part]) if part is FichePart.DESCRIPTION else _line(after[part])
        if new == old:
            continue
        changes.append(TextChange(part=part, position=0, before=old, after=new))
        findings += _wrong_text(part, new)
    return FicheEntry(changes=tuple(changes), findings=tuple(findings))


def lines_entry(
    before: pd.DataFrame, after: pd.DataFrame, *, words: str, part: str | FichePart
) -> FicheEntry:
    """A list as edited: its lines are known by their key, those without one are added.

    `words` is the column of the text; `part` the column of the list, or the one list there is.
    """
    held = {row[LINE]: row for row in before.to_dict("records")}
    changes: list[TextChange] = []
    findings: list[Finding] = []
    kept: set[str] = set()
    for row in after.to_dict("records"):
        text, key = _line(row[words]), row[LINE]
        known = held.get(key) if isinstance(key, str) else None
        named = part if isinstance(part, FichePart) else _part(row[part])
        if known is not None:
            kept.add(known[LINE])
        if not text and known is None:
            continue
        if named is None:
            findings.append(
                wrong(
                    typo(f"« {text} » n’a pas de {str(part).lower()}."),
                    "Choisissez dans la liste.",
                    value=text,
                )
            )
            continue
        made = list(_changed(known, named, text, words=words))
        changes += made
        findings += _wrong_text(named, text) if made else ()
    changes += [_removed(row, words) for key, row in held.items() if key not in kept]
    if len(after) > MOST_LINES:
        findings.append(
            wrong(f"Cette liste dépasse {MOST_LINES} lignes.", "Regroupez-en quelques-unes.")
        )
    return FicheEntry(changes=tuple(changes), findings=tuple(findings))


def _changed(
    known: Mapping[Any, Any] | None, part: FichePart, text: str, *, words: str
) -> Iterator[TextChange]:
    if known is None:
        yield TextChange(part=part, position=0, before="", after=text)
        return
    held, position = _key(known)
    if held is part:
        if text not in (known[words], _line(known[words])):
            yield TextChange(part=part, position=position, before=known[words], after=text)
        return
    yield _removed(known, words)
    if text:
        yield TextChange(part=part, position=0, before="", after=text)


def _removed(known: Mapping[Any, Any], words: str) -> TextChange:
    part, position = _key(known)
    return TextChange(part=part, position=position, before=known[words], after="")


def _key(row: Mapping[Any, Any]) -> tuple[FichePart, int]:
    part, position = str(row[LINE]).split("/")
    return FichePart(part), int(position)


def _part(label: object) -> FichePart | None:
    return next((part for part in FichePart if part.label == label), None)


def _wrong_text(part: FichePart, text: str) -> Iterator[Finding]:
    most = LONGEST.get(part, LONGEST_LINE)
    if part in NEEDED and not text:
        yield wrong(typo(f"« {part.label} » est vide."), "Écrivez un intitulé.")
    if len(text) > most:
        yield wrong(
            typo(
                f"« {part.label} » compte {number(len(text))} caractères, {number(most)} au plus."
            ),
            "Raccourcissez le texte.",
        )
    if part is FichePart.SHORT_TITLE and (signs := LAYOUT.findall(text)):
        yield wrong(
            typo(f"L’intitulé court contient « {' '.join(dict.fromkeys(signs))} »."),
            "Il s’écrit dans les graphiques et les menus : gardez des lettres, des chiffres et la "
            "ponctuation.",
            value=text,
        )


def _line(value: object) -> str:
    return one_line(CONTROL.sub(" ", value)) if isinstance(value, str) else ""


def _paragraphs(value: str) -> str:
    lines = [SPACES.sub(" ", line).strip() for line in CONTROL.sub("", value).splitlines()]
    return "\n".join(lines).strip()
