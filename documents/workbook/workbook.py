"""The workbook of a meeting: all figures, one sheet an axis, charts and totals that live."""

import io

import xlsxwriter

from data_model.workbook_options import WORKBOOK_OPTIONS
from documents.context.committee import CommitteeContext
from documents.workbook.detail_sheets import (
    calendar_sheet,
    communes_sheet,
    indicators_sheet,
    sources_sheet,
)
from documents.workbook.look import Styles
from documents.workbook.sheets import axis_sheets, budget_sheet, plan_sheet, summary_sheet


def committee_workbook(context: CommitteeContext) -> bytes:
    """A .xlsx of everything that the committee is told of a plan on one day."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS)
    head = context.head
    book.set_properties(
        {"title": f"{head.plan_title}, {head.occasion}", "author": head.short_title}
    )
    styles = Styles(book)
    summary_sheet(book, styles, context)
    plan_sheet(book, styles, context)
    axis_sheets(book, styles, context)
    budget_sheet(book, styles, context)
    calendar_sheet(book, styles, context)
    indicators_sheet(book, styles, context)
    communes_sheet(book, styles, context)
    sources_sheet(book, styles, context)
    book.close()
    return stream.getvalue()
