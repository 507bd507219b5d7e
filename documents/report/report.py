"""The committee's report: the same findings as the slides, with the tables behind them."""

from collections.abc import Iterator, Sequence
from typing import Final

from data_model.french import day, quarter_label, typo
from data_model.slide import Slide
from data_model.vocabulary import Level, SlideKind
from documents.context.committee import CommitteeContext
from documents.context.money import Money
from documents.context.told import ToldSlide
from documents.report import drawings
from documents.report.blocks import (
    Block,
    Listed,
    Paragraph,
    Printed,
    Section,
    Tabled,
    Told,
    ToldRow,
    printed,
)
from documents.report.typeset import pdf_of
from documents.report.work_table import WORK_HEADS, work_cells, work_table

LATE_DRAWN: Final = 8
FIGURES_IN_A_ROW: Final = 7
QUARTERS_SHOWN: Final = 6
BETWEEN: Final = " · "
MONEY_HEADS: Final = ("Prévu", "Engagé", "Part", "Mandaté", "Part", "Reste")


def report_pdf(context: CommitteeContext, since: Sequence[str]) -> bytes:
    """The report of a meeting, as PDF/UA-1."""
    return pdf_of(report(context, since))


def report(context: CommitteeContext, since: Sequence[str]) -> Printed:
    """The report of a meeting, its content; `since` says what moved since the last one."""
    head = context.head
    return printed(
        head,
        f"{head.plan_title} : rapport au comité",
        sections=tuple(_sections(context, since)),
        has_cover=True,
    )


def _sections(context: CommitteeContext, since: Sequence[str]) -> Iterator[Section]:
    titles = [one.slide.title for one in context.slides]
    yield Section(heading="L’essentiel", blocks=[Listed(items=titles)])
    for told in context.slides:
        yield Section(
            heading=told.slide.title,
            above=_about(context, told),
            blocks=[
                *_figures(told),
                *_shown(context, told, since),
                Paragraph(text=_source(told), style="muted"),
            ],
        )


def _source(told: ToldSlide) -> str:
    """The slide's own, but for its count of points: the report has them all."""
    whole = told.slide.kind is SlideKind.ALERTS and told.slide.rows
    return told.source.partition(BETWEEN)[2] if whole else told.source


def _about(context: CommitteeContext, told: ToldSlide) -> str:
    code = told.slide.key.partition(":")[2]
    if told.slide.kind is SlideKind.AXIS:
        return context.axis_labels.get(code) or told.slide.kind.label
    return told.slide.kind.label


def _figures(told: ToldSlide) -> Iterator[Block]:
    found = told.figures
    # A row of « n.c. » says less than the title above it.
    if not any(one.is_known for one in found):
        return
    for at in range(0, len(found), FIGURES_IN_A_ROW):
        yield ToldRow(
            figures=[
                Told(value=one.text, label=one.short_label)
                for one in found[at : at + FIGURES_IN_A_ROW]
            ]
        )


def _shown(context: CommitteeContext, told: ToldSlide, since: Sequence[str]) -> Iterator[Block]:
    slide = told.slide
    match slide.kind:
        case SlideKind.PLAN:
            yield from _plan(context)
        case SlideKind.AXIS:
            yield from _axis(context, slide)
        case SlideKind.BUDGET:
            yield from _budget(context, slide)
        case SlideKind.CALENDAR:
            if slide.rows:
                yield drawings.curve(context.calendar.curve)
            yield from _calendar(context)
        case SlideKind.COMMUNES:
            yield _returns(context)
        case SlideKind.SINCE:
            yield ToldRow(figures=[Told(value=row.label, label=row.detail) for row in slide.rows])
            yield Listed(items=since)
        case SlideKind.ALERTS:
            yield _points(context, slide)
        case SlideKind.FOLLOW_UP | SlideKind.DECISIONS:
            yield _decisions(slide)


def _plan(context: CommitteeContext) -> Iterator[Block]:
    if context.work.done.is_known:
        yield drawings.bullets((context.work, *context.axes))
    if context.indicators:
        yield Paragraph(text=typo("Résultats : indicateurs face à leurs cibles"), style="strong")
        yield ToldRow(
            figures=[Told(value=one.text, label=one.short_label) for _, one in context.statuses]
        )
    yield work_table(context.axis_word.name, (context.work, *context.axes))


def _axis(context: CommitteeContext, slide: Slide) -> Iterator[Block]:
    code = slide.key.partition(":")[2]
    works = context.actions_of(code)
    money = {one.code: one for one in context.money.by_action}
    if any(one.done.is_known for one in works):
        yield drawings.bullets(works)
    else:
        yield Paragraph(text=slide.nothing)
    yield Tabled(
        columns=["Action", *WORK_HEADS, "Prévu", "Engagé", "Part"],
        rows=[
            (
                f"{one.code} {one.label}",
                *work_cells(one),
                money[one.code].planned.cell_text,
                money[one.code].committed.cell_text,
                money[one.code].rate_committed.cell_text,
            )
            for one in works
        ],
        widths=[3.6, 1.1, 1.1, 1.1, 1.4, 1.5, 1.6],
        right=[1, 2, 3, 4, 5, 6],
    )
    late = [one for one in context.calendar.late if one.axis_code == code]
    if late:
        yield drawings.delays(late[:LATE_DRAWN])


def _money_table(head: str, rows: tuple[Money, ...]) -> Tabled:
    return Tabled(
        columns=[head, *MONEY_HEADS],
        rows=[
            (
                one.name,
                one.planned.cell_text,
                one.committed.cell_text,
                one.rate_committed.cell_text,
                one.paid.cell_text,
                one.rate_paid.cell_text,
                one.remaining.cell_text,
            )
            for one in rows
        ],
        widths=[2.6, 1.5, 1.6, 1.3, 1.6, 1.3, 1.5],
        right=[1, 2, 3, 4, 5, 6],
    )


def _budget(context: CommitteeContext, slide: Slide) -> Iterator[Block]:
    money = context.money
    if not any(one.planned.value or one.committed.is_known for one in money.by_axis):
        yield Paragraph(text=slide.nothing)
        return
    if money.elapsed.is_known:
        yield Paragraph(text=typo(f"{money.elapsed.label} : {money.elapsed.text}."))
    planned = [one for one in money.by_axis if one.planned.value]
    if planned:
        yield drawings.amounts(planned)
    yield _money_table(context.axis_word.name, money.by_axis)
    yield _money_table("Exercice", money.by_year)
    for one in money.over:
        yield Paragraph(text=typo(f"{one.name} : {one.over.text} {one.when}".strip() + "."))
    if money.co_financing:
        yield Tabled(
            columns=["Financeur", "Demandé", "Notifié", "Encaissé"],
            rows=[
                (one.funder, one.requested.text, one.notified.text, one.received.text)
                for one in money.co_financing
            ],
            widths=[3, 1.5, 1.5, 1.5],
            right=[1, 2, 3],
        )


def _calendar(context: CommitteeContext) -> Iterator[Block]:
    found = context.calendar
    late = found.late
    told = (
        (found.late_count, ""),
        (found.silent_count, ""),
        (found.median, ""),
        (found.hit_rate, found.hit_rests_on),
    )
    if any(one.is_known for one, _ in told):
        yield ToldRow(
            figures=[
                Told(value=one.text, label=one.short_label, rests_on=rests_on)
                for one, rests_on in told
            ]
        )
    if late:
        yield drawings.delays(late[:LATE_DRAWN])
        yield Tabled(
            columns=["Jalon", "Action", "Prévu", "Date connue", "Situation"],
            rows=[
                (
                    one.label,
                    f"{one.action_code} {one.action}",
                    one.planned_words,
                    day(one.finish_on),
                    f"{one.level.sign} {one.words}",
                )
                for one in late
            ],
            widths=[3, 1.9, 1.5, 1.7, 2.1],
        )


def _returns(context: CommitteeContext) -> Block:
    periods = sorted({one.period_code for one in context.returns.every})[-QUARTERS_SHOWN:]
    names = dict.fromkeys(one.name for one in context.returns.every)
    known = {(one.name, one.period_code): one for one in context.returns.every}
    rows = []
    for name in names:
        held = [known.get((name, code)) for code in periods]
        rows.append((name, *(f"{one.level.sign} {one.words}" if one else "–" for one in held)))
    return Tabled(
        columns=["Répondant", *(quarter_label(code) for code in periods)],
        rows=rows,
        widths=[2.2, *(1.6 for _ in periods)],
        nothing="Aucun retour n’est encore arrivé à échéance.",
    )


def _points(context: CommitteeContext, slide: Slide) -> Block:
    return Tabled(
        columns=["Niveau", "Objet", "Constat", "Précision"],
        rows=[
            (f"{one.level.sign} {one.word}", one.subject, one.measure, one.detail)
            for one in context.points
            if one.level in (Level.ALERT, Level.WATCH)
        ],
        widths=[1.1, 2, 1.6, 3.6],
        nothing=slide.nothing,
    )


def _decisions(slide: Slide) -> Tabled:
    is_asked = slide.kind is SlideKind.DECISIONS
    return Tabled(
        columns=["N°" if is_asked else "Situation", "Décision", "Qui et quand"],
        rows=[(row.words, row.label, row.detail or "–") for row in slide.rows],
        widths=[0.5 if is_asked else 1.0, 4, 2.5],
        nothing=slide.nothing,
    )
