"""The words that other tools share, kept as tables: statuses, priorities, goals, natures."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from data_model.vocabulary import Labelled

FOLDER: Final = Path(__file__).parent / "vocabularies"
TRANSITIONS: Final = "modèle de plan d’action de Territoires en Transitions"
_GOAL: Final = re.compile(r"(?:ODD\s*)?(\d{1,2})", re.IGNORECASE)


class SharedList(Labelled):
    """One list of words, each a table of its own."""

    STATUSES = "statuses", "Statuts d’une action"
    PRIORITIES = "priorities", "Priorités d’une action"
    GOALS = "sustainable_goals", "Objectifs de développement durable (ODD)"
    NATURES = "indicator_natures", "Natures d’un indicateur"


SOURCES: Final = {
    SharedList.STATUSES: TRANSITIONS,
    SharedList.PRIORITIES: TRANSITIONS,
    SharedList.GOALS: "Nations unies, Agenda 2030",
    SharedList.NATURES: "ce tableau de bord",
}


@dataclass(frozen=True, kw_only=True)
class SharedTerm:
    """One word, and the word of ours it is read as; an empty `our_word` has no equivalent."""

    code: str
    label: str
    our_list: str
    our_code: str
    our_word: str
    meaning: str


@cache
def shared_terms(of: SharedList) -> tuple[SharedTerm, ...]:
    """The words of a list, in its order."""
    with (FOLDER / f"{of.value}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(SharedTerm(**row) for row in csv.DictReader(file))


def goal_title(text: str) -> str | None:
    """« Bonne santé et bien-être » of « 3 » or « ODD 3 »; None where it is no goal's number."""
    found = _GOAL.fullmatch(text.strip())
    if found is None:
        return None
    number = str(int(found[1]))
    return next((t.label for t in shared_terms(SharedList.GOALS) if t.code == number), None)
