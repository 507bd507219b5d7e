"""The sheets of detail: milestones, indicators, returns, and where everything comes from."""

from decimal import Decimal
from typing import Any, Final

from data_model.french import E4, quarter_label
from documents.context.committee import CommitteeContext
from documents.context.indicators import Indicator
from documents.workbook.grid import Cell, Column, write_grid
from documents.workbook.look import Styles
from documents.workbook.page import HEADER_ROW, new_sheet


def calendar_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Every milestone, with the dates planned and known."""
    columns = (
        Column(head="Jalon", width=14),
        Column(head="Action", width=30),
        Column(head="Intitulé", width=52),
        Column(head="Prévu", width=24),
        Column(head="Prévu au plus tard", width=13),
        Column(head="Date connue", width=13),
        Column(head="Fait le", width=13),
        Column(head="Glissement", width=12),
        Column(head="Situation", width=34),
    )
    late = context.calendar.late_count
    sheet = new_sheet(
        book,
        styles,
        "Calendrier",
        head=context.head,
        title=f"Calendrier : jalons en retard, {late.text}",
        columns=columns,
    )
    rows = [
        (
            one.code,
            f"{one.action_code} {one.action}",
            one.label,
            one.planned_words,
            one.planned_on or "à définir",
            one.finish_on or "–",
            one.done_on or "–",
            one.slippage if one.slippage.is_known else "–",
            one.words,
        )
        for one in context.calendar.milestones
    ]
    grid = write_grid(sheet, styles, columns, rows, top=HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, grid.last, len(columns) - 1)


def indicators_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Every indicator with its value, its target and its status."""
    columns = (
        Column(head="Code", width=10),
        Column(head="Indicateur", width=46),
        Column(head="Action", width=8),
        Column(head="Nature", width=14),
        Column(head="Valeur", width=12),
        Column(head="Telle qu’écrite", width=20),
        Column(head="Unité", width=14),
        Column(head="Cible", width=12),
        Column(head="Échéance", width=12),
        Column(head="Base", width=16),
        Column(head="Statut", width=18),
        Column(head="Motif", width=46),
        Column(head="Dernier relevé", width=14),
        Column(head="Répondants", width=18),
    )
    sheet = new_sheet(
        book,
        styles,
        "Indicateurs",
        head=context.head,
        title="Indicateurs face à leurs cibles",
        columns=columns,
    )
    rows = [_indicator_cells(one) for one in context.indicators]
    grid = write_grid(sheet, styles, columns, rows, top=HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, grid.last, len(columns) - 1)


def _indicator_cells(one: Indicator) -> tuple[Cell, ...]:
    return (
        one.code,
        one.label,
        one.action_code or "plan",
        one.nature,
        _scaled(one.value_e4),
        one.value_words,
        one.unit,
        "–" if one.target_e4 is None else _scaled(one.target_e4),
        one.due_on or "–",
        one.basis or "–",
        f"{one.level.sign} {one.status.label}",
        one.reason,
        one.last_quarter or "–",
        one.rests_on,
    )


def _scaled(value_e4: int | None) -> Decimal | None:
    return None if value_e4 is None else Decimal(value_e4) / E4


def communes_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Every return asked for, quarter by quarter."""
    columns = (
        Column(head="Répondant", width=32),
        Column(head="Trimestre", width=12),
        Column(head="État", width=28),
        Column(head="Reçu le", width=14),
        Column(head="Cases remplies", width=14),
        Column(head="Détail", width=24),
    )
    sent = context.returns
    sheet = new_sheet(
        book,
        styles,
        "Communes",
        head=context.head,
        title=f"Retours : {sent.rests_on}",
        columns=columns,
    )
    rows = [
        (
            one.name,
            quarter_label(one.period_code),
            f"{one.level.sign} {one.words}",
            one.received_on or "–",
            one.filling,
            one.filling_words,
        )
        for one in reversed(sent.every)
    ]
    grid = write_grid(sheet, styles, columns, rows, top=HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, grid.last, len(columns) - 1)


def sources_sheet(book: Any, styles: Styles, context: CommitteeContext) -> None:
    """Where the figures come from and how they are read."""
    columns = (Column(head="Rubrique", width=26), Column(head="Source et lecture", width=110))
    sheet = new_sheet(book, styles, "Sources", head=context.head, title="Sources", columns=columns)
    write_grid(sheet, styles, columns, SOURCES, top=HEADER_ROW)


SOURCES: Final = (
    ("Plan", "Niveaux, actions, jalons, montants votés : plan tel qu’adopté."),
    ("Relevés", "Retours trimestriels des communes et du territoire, cellule par cellule."),
    ("Réalisé", "Part du travail faite, mesurée par les jalons atteints et pesée par les jours."),
    ("Attendu", "Part du travail dont l’échéance est passée."),
    (
        "Engagé, mandaté",
        "Cumuls déclarés par les répondants ; les taux ne portent que sur les "
        "lignes qui ont un montant prévu.",
    ),
    ("n.c.", "Non communiqué : la valeur manque, elle n’est pas nulle."),
    ("au moins", "Un répondant sollicité n’a pas répondu : la somme est un minimum."),
)
