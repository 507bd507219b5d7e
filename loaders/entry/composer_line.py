"""One line of a plan's table as typed on screen: the texts that it changes, and what is unread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from data_model.finding import Finding
from data_model.french import typo
from data_model.period import simplified
from data_model.shared_vocabulary import SharedList, shared_terms
from loaders.entry.composer_cells import shown_cell, typed_cell
from loaders.entry.typed_entry import typed_words, wrong
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.text_table import Row

NOTHING_ELSE: Final[Mapping[str, str]] = {}
MEND: Final = "Corrigez la ligne, puis enregistrez."
NAMED_BY: Final = ("title", "label")
LONGEST_NAME: Final = 60
# A priority is a rank; what other tools call it stands in the next column.
IN_WORDS: Final = {"priority": "priority_label"}
WORD_BESIDE: Final = "Écrivez un rang (1, 2…) ici, et les mots dans la colonne « En mots »."


@dataclass(frozen=True, kw_only=True)
class TypedLine:
    """The texts that differ from what is known, the columns that cannot be read, and why."""

    texts: dict[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def typed_line(
    sheet: PlanSheet,
    columns: Sequence[PlanColumn],
    shown: Mapping[Any, Any],
    *,
    known: Row | None,
    line: int,
    units: Mapping[str, str] = NOTHING_ELSE,
) -> TypedLine:
    """What a person typed in a line; `units` are those of the indicators, by code."""
    texts: dict[str, str] = {}
    beside: dict[str, str] = {}
    unread: set[str] = set()
    findings: list[Finding] = []
    unit = units.get(typed_words(shown.get("indicator_code")), "")
    for column in columns:
        cell = shown[column.key]
        before = shown_cell(column, known.get(column.key, "")) if known else None
        if known is not None and (cell == before or (before is None and not is_said(cell))):
            continue
        if (words := IN_WORDS.get(column.key)) and (shared := _shared_word(cell)):
            beside |= {words: shared} if not is_said(shown.get(words)) else {}
            continue
        try:
            text = typed_cell(column, cell, unit=unit)
        except ValueError as error:
            unread.add(column.key)
            hint = WORD_BESIDE if column.key in IN_WORDS else MEND
            message = f"« {column.label} » : {error}"
            findings.append(at_line(sheet, line_words(sheet, line, shown), message, hint=hint))
            continue
        if known is not None or (is_said(cell) and text != column.blank):
            texts[column.key] = text
    return TypedLine(texts=texts | beside, unread=frozenset(unread), findings=tuple(findings))


def is_said(cell: object) -> bool:
    """Whether anything stands in a cell."""
    return cell is True or (isinstance(cell, str) and bool(cell.strip()))


def line_words(sheet: PlanSheet, line: int, cells: Mapping[Any, Any]) -> str:
    """« ligne 5 (« Pistes cyclables ») »: no table on screen shows the numbers of its lines."""
    words = (typed_words(cells.get(name)) for name in (*NAMED_BY, *sheet.key))
    named = next(filter(None, words), "")
    short = named if len(named) <= LONGEST_NAME else f"{named[: LONGEST_NAME - 1].rstrip()}…"
    return f"ligne {line} (« {short} »)" if short else f"ligne {line}"


def at_line(sheet: PlanSheet, where: str, message: str, *, hint: str = MEND) -> Finding:
    """What is wrong in a line of the table, which `where` names."""
    return wrong(typo(f"{sheet.label}, {where} : {message}"), typo(hint))


def _shared_word(cell: object) -> str:
    """« élevé » → « Élevé », a priority as other tools name it; "" where it is none."""
    said = simplified(typed_words(cell))
    terms = shared_terms(SharedList.PRIORITIES)
    return next((term.label for term in terms if simplified(term.label) == said), "")
