"""Titles of the plan workbook that are almost one of the model: which column it is, is asked."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from data_model.finding import Answers, Finding, Option, Severity
from data_model.french import typo
from loaders.formats.cells import Cell, column_letters
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.recognition.headers import HeaderRow, title_text
from loaders.recognition.labels import normalise_label, without_unit
from loaders.values.reading import quoted

CONFIRMED: Final = "COLONNE_A_CONFIRMER"
LIKE_ENOUGH: Final = 0.75
"""Under the likeness from which a title is read without asking (`labels.NEAR_SPELLING`)."""
NOT_IT: Final = Option(key="none", label="Non, ne rien en lire")


def near_titles(
    spec: PlanSheet, header: HeaderRow, *, sheet: str, answers: Answers
) -> tuple[dict[str, int], tuple[Cell, ...], list[Finding]]:
    """Ask of each unknown title that is almost that of an absent column.

    Gives the columns that are confirmed, the titles that stay unknown, and the questions.
    """
    absent = {one.key: one for one in spec.columns if one.key not in header.found}
    columns: dict[str, int] = {}
    left: list[Cell] = []
    findings: list[Finding] = []
    for cell in header.extra:
        column = _nearest(cell, absent)
        if column is None:
            left.append(cell)
            continue
        del absent[column.key]
        finding, chosen = _question(cell, column, sheet=sheet).settled(answers)
        findings.append(finding)
        if chosen not in ("", NOT_IT.key):
            columns[column.key] = cell.column
    return columns, tuple(left), findings


def _nearest(cell: Cell, absent: Mapping[str, PlanColumn]) -> PlanColumn | None:
    likeness = {key: _likeness(title_text(cell), column) for key, column in absent.items()}
    key = max(likeness, key=lambda one: likeness[one], default="")
    return absent[key] if key and likeness[key] >= LIKE_ENOUGH else None


def _likeness(title: str, column: PlanColumn) -> float:
    said = {normalise_label(title), without_unit(title)}
    names = _names(column)
    return max(SequenceMatcher(a=one, b=name).ratio() for one in said for name in names)


def _names(column: PlanColumn) -> Sequence[str]:
    return [normalise_label(name) for name in (column.label, *column.aliases)]


def _question(cell: Cell, column: PlanColumn, *, sheet: str) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code=CONFIRMED,
        sheet=sheet,
        cell=cell.address,
        value=title_text(cell),
        message=typo(
            f"{sheet}, {cell.address} : la colonne {quoted(title_text(cell))} est-elle "
            f"{quoted(column.label)} ?"
        ),
        hint="Remettez le titre du modèle, ou répondez ; d’ici là, la colonne n’est pas lue.",
        options=(
            Option(key=column_letters(cell.column), label=f"Oui, la lire {quoted(column.label)}"),
            NOT_IT,
        ),
    )
