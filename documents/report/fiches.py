"""The fiches: what the plan prints of each action, and where it stands, on paper."""

from collections.abc import Iterator, Sequence
from typing import Final

from data_model.french import plural, typo
from data_model.vocabulary import Level
from documents.context.calendar import Milestone
from documents.context.committee import Head
from documents.context.fiche import FicheSheet
from documents.context.fiche_told import FicheTold
from documents.context.words_table import WordsTable
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

MILESTONES_DRAWN: Final = 10
HIGHLIGHTS_SHOWN: Final = 6
MILESTONE_WIDTHS: Final = (4.3, 1.7, 1.9, 2.6, 1.8)
INDICATOR_WIDTHS: Final = (4.2, 2.7, 2, 1.5)
HISTORY_WIDTHS: Final = (2.2, 1.8, 2.7, 2.7, 2.4)
NO_MILESTONE: Final = "Aucun jalon n’est imprimé pour cette action."
NO_INDICATOR: Final = "Aucun indicateur n’est imprimé pour cette action."
NO_CHANGE: Final = "Aucune modification : l’action est telle que chargée."


def fiches_pdf(fiches: Sequence[FicheSheet], head: Head) -> bytes:
    """One fiche or all of them, each on a new page, as PDF/UA-1."""
    return pdf_of(printed_fiches(fiches, head))


def printed_fiches(fiches: Sequence[FicheSheet], head: Head) -> Printed:
    """The content of the fiches."""
    alone = len(fiches) == 1
    title = f"Fiche action {fiches[0].code}, {fiches[0].short_title}" if alone else "Fiches action"
    return printed(
        head,
        f"{title} : {head.plan_title}",
        sections=[section for one in fiches for section in _fiche(one, head)],
    )


def _fiche(fiche: FicheSheet, head: Head) -> Iterator[Section]:
    yield Section(
        heading=fiche.told.finding,
        above=" · ".join(fiche.badges),
        on_new_page=True,
        blocks=[
            Paragraph(text=fiche.title, style="lead"),
            _figures(fiche.told),
            *(Paragraph(text=one) for one in (fiche.told.weather, fiche.told.texts_then) if one),
            Paragraph(text=f"{head.days}. {head.banner}".strip(), style="muted"),
        ],
    )
    if fiche.description:
        yield _part("Description", Paragraph(text=fiche.description))
    yield _part("Jalons", *_milestones(fiche, head))
    yield _part(
        "Indicateurs",
        _table(fiche.told.indicators, INDICATOR_WIDTHS, nothing=NO_INDICATOR),
    )
    if fiche.highlights:
        shown = fiche.highlights[:HIGHLIGHTS_SHOWN]
        yield _part("Faits marquants", Listed(items=shown))
    if fiche.place:
        yield _part(
            "Place dans le plan", Listed(items=[f"{name} {words}" for name, words in fiche.place])
        )
    if fiche.means:
        yield _part("Moyens et calendrier imprimés", Listed(items=fiche.means))
    for name, texts in fiche.lists:
        yield _part(name, Listed(items=texts))
    if fiche.notes:
        yield _part("Notes sur la source", Listed(items=fiche.notes))
    yield _part(
        "Modifications depuis le chargement",
        _table(fiche.told.history, HISTORY_WIDTHS, nothing=NO_CHANGE),
    )


def _part(heading: str, *blocks: Block) -> Section:
    return Section(heading=heading, level=2, blocks=blocks)


def _table(table: WordsTable, widths: Sequence[float], *, nothing: str) -> Tabled:
    return Tabled(columns=table.columns, rows=table.rows, widths=widths, nothing=nothing)


def _figures(told: FicheTold) -> ToldRow:
    return ToldRow(
        figures=[
            Told(value=one.value, label=one.label, rests_on=one.words, level=one.level)
            for one in told.figures
        ]
    )


def _milestones(fiche: FicheSheet, head: Head) -> Iterator[Block]:
    shown = _drawn_milestones(fiche.milestones, head)
    drawn = drawings.timeline(shown, today=head.as_of)
    if drawn is not None:
        yield drawn
    if len(shown) < len(fiche.milestones):
        words = plural(len(shown), "jalon dessiné", "jalons dessinés")
        told = f"{words} sur {len(fiche.milestones)}, ceux de {_year(head)} ou en retard."
        yield Paragraph(text=typo(told), style="muted")
    yield _table(fiche.told.milestones, MILESTONE_WIDTHS, nothing=NO_MILESTONE)


def _drawn_milestones(found: Sequence[Milestone], head: Head) -> Sequence[Milestone]:
    """All of them where they are few; else those of the year looked at, and those behind."""
    if len(found) <= MILESTONES_DRAWN:
        return found
    year = _year(head)
    return [
        one
        for one in found
        if (one.planned_on and one.planned_on.year == year)
        or (one.done_on is None and one.level in (Level.WATCH, Level.ALERT))
    ]


def _year(head: Head) -> int:
    return (head.situation_date or head.as_of).year
