"""The lines of a plan's fiches as a preview tells them: list by list, whatever their rank."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final

from data_model.action import ActionLine, ActionNote, Stakeholder
from data_model.base import Base
from data_model.french import euros, typo
from data_model.plan_differences import RowChange, RowDifference
from data_model.printed_entry import PrintedEntry
from data_model.vocabulary import Labelled

LISTS: Final[Mapping[type[Base], str]] = {
    ActionLine: "kind",
    Stakeholder: "role",
    PrintedEntry: "heading",
    ActionNote: "",
}
"""The tables that are lists of an action, and the column that says which list."""
NOTE: Final = "Notes"
TICKED: Final = {True: "coché", False: "non coché"}

# Action, list, words before, words after; a line that only moved has none.
Line = tuple[str, str, str, str]


def list_changes(changes: Iterable[RowDifference]) -> Iterator[Line]:
    """The lines that come, go or are rewritten, of each list in turn.

    A list of which only the order changes gives one line with the same words on both sides.
    """
    was: dict[tuple[str, str], Counter[str]] = {}
    now: dict[tuple[str, str], Counter[str]] = {}
    for one in changes:
        values = one.row.model_dump()
        if one.change is not RowChange.GONE:
            _count(now, type(one.row), values)
        if one.change is not RowChange.ADDED:
            before = {field.name: field.before for field in one.fields}
            _count(was, type(one.row), values | before)
    for key in dict.fromkeys((*was, *now)):
        gone = was.get(key, Counter()) - now.get(key, Counter())
        new = now.get(key, Counter()) - was.get(key, Counter())
        if not gone and not new:
            yield *key, "", ""
        for before_words, after_words in zip_longest(gone.elements(), new.elements(), fillvalue=""):
            yield *key, before_words, after_words


def _count(
    lists: dict[tuple[str, str], Counter[str]], model: type[Base], values: Mapping[str, Any]
) -> None:
    """Put the words of one line in its list."""
    which = values.get(LISTS[model], "")
    name = which.label.capitalize() if isinstance(which, Labelled) else str(which)
    words = lists.setdefault((values["action_code"], name or NOTE), Counter())
    words[_words(values)] += 1


def _words(values: Mapping[str, Any]) -> str:
    """« Marchés publics, coché, 40 000 € »: all that a line says but where it stands."""
    ticked, cents = values.get("is_ticked"), values.get("amount_cents")
    parts = [
        values.get("code", ""),
        values.get("text") or values.get("name") or "",
        "" if ticked is None else TICKED[ticked],
        "" if cents is None else euros(cents),
        values.get("sub_action_code") or "",
    ]
    return typo(", ".join(filter(None, parts)))
