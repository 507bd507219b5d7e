"""A committee and its slides as a person typed them on screen, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from data_model.committee import CommitteeRecord, SlideChoice
from data_model.finding import Finding
from data_model.vocabulary import CommitteeKind
from loaders.entry.typed_entry import typed_words, wrong

PLACE, SHOWN, TITLE = "Ordre", "Montrer", "Votre titre"
RESPONDENT, PRESENT = "Répondant", "Présents"
LONGEST_TITLE: Final = 90
FIRST_YEAR, LAST_YEAR = 2000, 2060


@dataclass(frozen=True, kw_only=True)
class RecordEntry:
    """What was understood of a committee; recorded only without findings."""

    record: CommitteeRecord | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChoiceEntry:
    """What was understood of the choice of slides, in their order."""

    choices: tuple[SlideChoice, ...] = ()
    findings: tuple[Finding, ...] = ()


def record_entry(
    kind: CommitteeKind,
    held_on: date | None,
    as_of: date | None,
    *,
    agenda: str = "",
    present: pd.DataFrame | None = None,
    codes: Mapping[str, str] | None = None,
    is_cancelled: bool = False,
) -> RecordEntry:
    """One committee; `present` says who comes by respondent, whose `codes` stand by name."""
    findings = [
        wrong(f"{what} n’est pas une date plausible.", f"De {FIRST_YEAR} à {LAST_YEAR}.")
        for what, day in (("La réunion", held_on), ("Le jour des données", as_of))
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR
    ]
    if held_on is None or as_of is None or findings:
        return RecordEntry(findings=tuple(findings))
    if as_of > held_on:
        late = wrong(
            "Les données seraient arrêtées après la réunion.",
            "Choisissez un jour au plus tard celui de la réunion.",
        )
        return RecordEntry(findings=(late,))
    return RecordEntry(
        record=CommitteeRecord(
            kind=kind,
            held_on=held_on,
            as_of=as_of,
            agenda=agenda.strip(),
            participants=_participants(present, codes or {}),
            is_cancelled=is_cancelled,
        )
    )


def _participants(present: pd.DataFrame | None, codes: Mapping[str, str]) -> dict[str, str]:
    if present is None:
        return {}
    lines = zip(present[RESPONDENT], present[PRESENT], strict=True)
    told = {codes[name]: typed_words(words) for name, words in lines}
    return {code: words for code, words in told.items() if words}


def choice_entry(edited: pd.DataFrame, keys: Sequence[str]) -> ChoiceEntry:
    """The slides as chosen; `keys` names the slide of each line.

    A line whose place was changed goes there, and the others make room.
    """
    findings: list[Finding] = []
    kept: list[SlideChoice] = []
    moved: list[tuple[int, SlideChoice]] = []
    for place, (key, line) in enumerate(zip(keys, edited.to_dict("records"), strict=True), start=1):
        title = typed_words(line[TITLE])
        if len(title) > LONGEST_TITLE:
            findings.append(
                wrong(
                    f"Un titre a {len(title)} caractères : il ne tiendrait pas sur l’écran.",
                    f"Écrivez-le en {LONGEST_TITLE} caractères au plus.",
                    value=title,
                )
            )
        choice = SlideChoice(key=key, is_shown=bool(line[SHOWN]), title=title)
        order = place if pd.isna(line[PLACE]) else int(line[PLACE])
        if order == place:
            kept.append(choice)
        else:
            moved.append((order, choice))
    for order, choice in sorted(moved, key=lambda one: one[0]):
        kept.insert(max(order - 1, 0), choice)
    if not any(choice.is_shown for choice in kept):
        findings.append(wrong("Aucune diapositive ne serait montrée.", "Cochez-en au moins une."))
    return ChoiceEntry(choices=tuple(kept), findings=tuple(findings))
