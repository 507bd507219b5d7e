"""A return typed in the application: the issued workbook's own rows as tables of text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd

from data_model import french
from data_model.draft import ReturnDraft
from data_model.finding import AnswerKey, Answers, LeftOut
from data_model.period import parse_period
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.vocabulary import ReturnSource
from loaders.checks.check_return import NO_ANSWERS, read_return
from loaders.entry.entry_in_force import in_force_words
from loaders.formats.cells import Cell, CellKind, Sheet, Workbook, clean_text
from loaders.issuing.issue_rows import IssuedRow, budget_rows, calendar_rows, indicator_rows
from loaders.issuing.issue_table import HEADER_ROW
from loaders.recognition import expected_period
from loaders.recognition.identity import Identity
from loaders.template.column_spec import SheetSpec
from loaders.template.columns import BUDGET, CALENDAR, INDICATORS, SHEETS
from loaders.template.template import NO, NOTHING_LABELS, NOTICE_SHEET, YES, Filled, FilledCell

LINE, IN_FORCE, IS_OPEN = "Ligne", "En vigueur", "Ligne libre"
FIRST_ROW = HEADER_ROW + 2
# Where the issued workbook has « Rien à signaler ».
NOTHING_ROW = 9
# Whoever types in them says which category or which line the row is about.
OPENING = {INDICATORS.key: "category", BUDGET.key: "funder"}
SHOWN_DECIMALS = 4


def entry_frames(index: PlanIndex, basis: ReturnBasis) -> dict[str, pd.DataFrame]:
    """The rows of the workbook that would be issued, by sheet key, with its input cells empty.

    Columns: Ligne (str, the row of the workbook), the sheet's own under their French labels (str),
    En vigueur (str, what is known for this very period), Ligne libre (str: oui where the row's
    category or budget line is to be typed). All are text, the empty text where nothing is.
    Rows: those of the issued workbook, in its order.
    """
    nothing = Filled()
    return {
        INDICATORS.key: _frame(INDICATORS, indicator_rows(index, basis, nothing), index, basis),
        BUDGET.key: _frame(BUDGET, budget_rows(index, basis, nothing), index, basis),
        CALENDAR.key: _frame(CALENDAR, calendar_rows(index, basis, nothing), index, basis),
    }


def entry_workbook(frames: Mapping[str, pd.DataFrame], *, nothing: bool) -> Workbook:
    """The typed tables as cells of text, at the addresses that the issued workbook gives them."""
    told = _cell(NOTICE_SHEET, NOTHING_ROW, 2, YES if nothing else NO)
    label = _cell(NOTICE_SHEET, NOTHING_ROW, 1, NOTHING_LABELS["quarter"])
    notice = Sheet(
        name=NOTICE_SHEET, hidden=False, cells=(label, told), n_rows=NOTHING_ROW, n_columns=2
    )
    return Workbook(sheets=(notice, *(_sheet(spec, frames[spec.key]) for spec in SHEETS)))


def read_entry(
    frames: Mapping[str, pd.DataFrame],
    index: PlanIndex,
    basis: ReturnBasis,
    *,
    nothing: bool,
    is_complete: bool,
    as_of: date,
    sender: str = "",
    answers: Answers = NO_ANSWERS,
    left_out: LeftOut = frozenset(),
) -> ReturnDraft:
    """The draft of what was typed, through the check of a file; it has neither name nor bytes."""
    draft = read_return(
        entry_workbook(frames, nothing=nothing),
        index,
        basis,
        Identity(respondent_code=basis.respondent.code, period_code=basis.period_code),
        file_name="",
        sha256="",
        as_of=as_of,
        answers={**_period_chosen(basis), **answers},
        left_out=left_out,
    )
    return replace(draft, source=ReturnSource.ENTRY, is_complete=is_complete, sender=sender)


def is_empty(draft: ReturnDraft) -> bool:
    """Whether nothing at all was typed, nor « rien à signaler » ticked."""
    said = (draft.facts, draft.comments, draft.highlights, draft.rejected_count)
    return not (any(said) or draft.skipped_count or draft.nothing_to_report)


def _period_chosen(basis: ReturnBasis) -> dict[AnswerKey, str]:
    """« Est-ce la bonne période ? » is answered by who chose it in the list."""
    label = parse_period(basis.period_code).label
    return {AnswerKey("", label, expected_period.CODE): basis.period_code}


def _frame(
    spec: SheetSpec, rows: Iterable[IssuedRow], index: PlanIndex, basis: ReturnBasis
) -> pd.DataFrame:
    lines = []
    told: set[str] = set()
    for number, row in enumerate(rows, start=FIRST_ROW):
        words = {
            column.label: _text(row.cells.get(column.key), row.formats.get(column.key, ""))
            for column in spec.columns
        }
        code = words[_code_label(spec)]
        is_open = OPENING.get(spec.key) in row.inputs
        # The total of a broken-down indicator is one value: its first free row shows it.
        is_shown = not (is_open and spec is INDICATORS and code in told)
        told |= {code} if is_open else set()
        known = in_force_words(spec.key, row.cells, index, basis) if is_shown else ""
        lines.append({LINE: str(number), **words, IN_FORCE: known, IS_OPEN: YES if is_open else ""})
    columns = [LINE, *(column.label for column in spec.columns), IN_FORCE, IS_OPEN]
    return pd.DataFrame(lines, columns=columns, dtype="str")


def _code_label(spec: SheetSpec) -> str:
    return [column.label for column in spec.columns if column.kind == "code"][-1]


def _text(content: FilledCell, number_format: str) -> str:
    if isinstance(content, Decimal):
        if number_format.endswith("%"):
            return french.percent(content, decimals=SHOWN_DECIMALS)
        return french.number(content, decimals=SHOWN_DECIMALS)
    if isinstance(content, date):
        return french.day(content)
    return "" if content is None else str(content)


def _sheet(spec: SheetSpec, frame: pd.DataFrame) -> Sheet:
    header = [
        _cell(spec.label, HEADER_ROW + 1, place, column.label)
        for place, column in enumerate(spec.columns, start=1)
    ]
    typed = [
        _cell(spec.label, number, place, words)
        for number, row in enumerate(frame.to_dict("records"), start=FIRST_ROW)
        for place, column in enumerate(spec.columns, start=1)
        if (words := typed_lines(row.get(column.label)))
    ]
    return Sheet(
        name=spec.label,
        hidden=False,
        cells=(*header, *typed),
        n_rows=FIRST_ROW - 1 + len(frame),
        n_columns=len(spec.columns),
    )


def typed_lines(content: object) -> str:
    """The words of a typed cell, its line breaks kept, "" where there is none."""
    return clean_text(content).strip() if isinstance(content, str) else ""


def _cell(sheet: str, row: int, column: int, words: str) -> Cell:
    return Cell(sheet=sheet, row=row, column=column, kind=CellKind.TEXT, value=words)
