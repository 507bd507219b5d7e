"""The texts of a plan that no cell of a workbook can hold: the plan then leaves by its tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_model.french import number, typo
from data_model.workbook_options import LONGEST_CELL
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS
from loaders.plan.text_table import Row

MAX_NAMED: Final = 3
SHORTEN: Final = "Raccourcissez-le dans l’application, puis reprenez le classeur."


def long_texts_sentence(tables: Mapping[str, Sequence[Row]]) -> str:
    """Which texts of the plan's tables are too long for a cell, and what to do; "" without any."""
    found = [*_long_texts(tables)]
    if not found:
        return ""
    named = " ; ".join(_place(*one) for one in found[:MAX_NAMED])
    more = " …" if len(found) > MAX_NAMED else ""
    return typo(
        f"Ce plan ne tient pas dans un classeur : une cellule contient {number(LONGEST_CELL)} "
        f"caractères au plus. {named}{more}. {SHORTEN}"
    )


def _long_texts(
    tables: Mapping[str, Sequence[Row]],
) -> Iterator[tuple[PlanSheet, PlanColumn, Row]]:
    for spec in PLAN_SHEETS:
        for column in spec.columns:
            for row in tables.get(column.table or spec.table, ()):
                if len(row.get(column.key, "")) > LONGEST_CELL:
                    yield spec, column, row


def _place(spec: PlanSheet, column: PlanColumn, row: Row) -> str:
    """« Actions, « Description » de 1.2 : 40 000 caractères »."""
    key = " · ".join(filter(None, (row.get(part, "") for part in spec.key)))
    counted = f"{number(len(row[column.key]))} caractères"
    return f"{spec.label}, « {column.label} » de {key} : {counted}"
