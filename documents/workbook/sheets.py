"""The sheets of figures: the summary, the plan, each axis, the budget."""

from collections.abc import Sequence
from typing import Any, Final

from documents.context.committee import CommitteeContext
from documents.context.figure import FigureKind
from documents.context.money import Money
from documents.context.work import Work
from documents.workbook.charts import add_amounts_chart, add_bars_chart
from documents.workbook.grid import Cell, Column, write_grid
from documents.workbook.look import FORMATS, Styles
from documents.workbook.page import HEADER_ROW, new_sheet

EUROS: Final = FORMATS[FigureKind.CENTS]
WORK_COLUMNS: Final = (
    Column(head="Réalisé", width=10),
    Column(head="Attendu", width=10),
    Column(head="Écart", width=10),
    Column(head="Jalons atteints", width=10, is_summed=True),
    Column(head="Jalons datés", width=10, is_summed=True),
)
MONEY_COLUMNS: Final = (
    Column(head="Voté", number_format=EUROS, is_summed=True),
    Column(head="Prévu", number_format=EUROS, is_summed=True),
    Column(head="Engagé", number_format=EUROS, is_summed=True),
    Column(head="Mandaté", number_format=EUROS, is_summed=True),
    Column(head="Part engagée", width=12),
    Column(head="Part mandatée", width=12),
    Column(head="Reste à engager", number_format=EUROS, is_summed=True),
)


def work_cells(work: Work) -> tuple[Cell, ...]:
    """The cells of `WORK_COLUMNS`."""
    return (work.done, work.expected, work.gap, work.milestones_done, work.milestones)


def money_cells(money: Money) -> tuple[Cell, ...]:
    """The cells of `MONEY_COLUMNS`."""
    return (
        money.voted,
        money.planned,
        money.committed,
        money.paid,
        money.rate_committed,
        money.rate_paid,
        money.remaining,
    )


def summary_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Every figure that the committee is shown, with the words that it reads."""
    columns = (
        Column(head="Chiffre", width=52),
        Column(head="Valeur", width=18),
        Column(head="Tel qu’écrit", width=28),
    )
    sheet = new_sheet(
        book, styles, "Synthèse", head=context.head, title=context.head.occasion, columns=columns
    )
    rows = [(one.label, one, one.text) for one in context.figures]
    write_grid(sheet, styles, columns, rows, top=HEADER_ROW)


def plan_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Each axis: work and money side by side; the whole plan below, as it is told."""
    columns = (
        Column(head=context.axis_word.name, width=28),
        *_unsummed(WORK_COLUMNS),
        *MONEY_COLUMNS,
    )
    done = context.work.done
    title = f"Le plan : {done.text} réalisé" if done.is_known else "Le plan : réalisation inconnue"
    sheet = new_sheet(book, styles, "Plan", head=context.head, title=title, columns=columns)
    money = {one.code: one for one in context.money.by_axis}
    rows = [
        (f"{axis.name} {axis.label}".strip(), *work_cells(axis), *money_cells(money[axis.code]))
        for axis in context.axes
    ]
    grid = write_grid(sheet, styles, columns, rows, top=HEADER_ROW)
    below = grid.last + 2
    whole = ("Ensemble du plan", *work_cells(context.work), *money_cells(context.money.of_plan))
    write_grid(sheet, styles, _unsummed(columns), [whole], top=below + 1)
    if context.work.done.is_known:
        add_bars_chart(book, sheet, grid, title="Réalisé et attendu", at=(below + 5, 0))
    if any(one.planned.is_known for one in context.money.by_axis):
        add_amounts_chart(book, sheet, grid, first=7, title="Montants", at=(below + 5, 6))


def axis_sheets(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """One sheet an axis: its actions, then its indicators."""
    money = {one.code: one for one in context.money.by_action}
    columns = (
        Column(head="Action", width=36),
        *WORK_COLUMNS,
        *MONEY_COLUMNS,
    )
    for axis in context.axes:
        title = f"{axis.name} : {context.axis_labels[axis.code]}".removesuffix(" : ")
        sheet = new_sheet(book, styles, axis.name, head=context.head, title=title, columns=columns)
        rows = [
            (f"{work.code} {work.label}", *work_cells(work), *money_cells(money[work.code]))
            for work in context.actions
            if context.action_axes[work.code] == axis.code
        ]
        grid = write_grid(sheet, styles, columns, rows, top=HEADER_ROW)
        place = (grid.total or grid.last) + 2
        if len(rows) > 1 and any(work.done.is_known for work in context.actions):
            add_bars_chart(book, sheet, grid, title="Réalisé et attendu", at=(place, 0))
            add_amounts_chart(book, sheet, grid, first=7, title="Montants", at=(place, 6))


def budget_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Each action's line, the years, then the co-financing."""
    columns = (Column(head="Action", width=40), *MONEY_COLUMNS, Column(head="Base", width=20))
    of_plan = context.money.of_plan
    rate = of_plan.rate_committed
    told = f"{rate.text} engagé, {of_plan.rests_on}" if rate.is_known else rate.text
    title = f"Budget : {told}"
    sheet = new_sheet(book, styles, "Budget", head=context.head, title=title, columns=columns)
    rows = [(one.name, *money_cells(one), one.basis) for one in context.money.by_action]
    grid = write_grid(sheet, styles, columns, rows, top=HEADER_ROW)
    at = (grid.total or grid.last) + 2
    sheet.write_string(at, 0, "Par exercice", styles.heading)
    # An exercise has no voted amount: a total is never spread by guess.
    years = (Column(head="Exercice", width=40), *_unsummed(MONEY_COLUMNS[1:]))
    by_year = write_grid(
        sheet,
        styles,
        years,
        [(one.name, *money_cells(one)[1:]) for one in context.money.by_year],
        top=at + 1,
    )
    at = by_year.last + 2
    sheet.write_string(at, 0, "Cofinancements", styles.heading)
    stages = (
        Column(head="Financeur"),
        *(
            Column(head=name, number_format=EUROS, is_summed=True)
            for name in ("Demandé", "Notifié", "Encaissé")
        ),
    )
    found = [
        (one.funder, one.requested, one.notified, one.received)
        for one in context.money.co_financing
    ]
    if found:
        write_grid(sheet, styles, stages, found, top=at + 1)
    else:
        sheet.write_string(at + 1, 0, "Aucun cofinancement n’est saisi.", styles.text)
    below = at + len(found) + 5
    sheet.set_h_pagebreaks([below])
    if any(one.planned.is_known for one in context.money.by_year):
        add_amounts_chart(book, sheet, by_year, first=1, title="Par exercice", at=(below, 0))


def _unsummed(columns: Sequence[Column]) -> tuple[Column, ...]:
    return tuple(
        Column(head=one.head, width=one.width, number_format=one.number_format) for one in columns
    )
