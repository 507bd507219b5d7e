"""The fiches: what the plan prints of each action, and where it stands, on paper."""

from collections.abc import Iterator, Sequence
from typing import Final

from data_model.french import day, plural, typo
from data_model.vocabulary import Level
from documents.context.calendar import Milestone
from documents.context.committee import Head
from documents.context.fiche import FicheSheet
from documents.context.indicators import Indicator
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

MILESTONES_SHOWN: Final = 10
HIGHLIGHTS_SHOWN: Final = 6


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
        heading=f"{fiche.code} {fiche.short_title}",
        above=" · ".join(fiche.badges),
        on_new_page=True,
        blocks=[
            Paragraph(text=fiche.title, style="lead"),
            _figures(fiche),
            Paragraph(text=f"{head.days}. {head.banner}".strip(), style="muted"),
        ],
    )
    if fiche.description:
        yield _part("Description", Paragraph(text=fiche.description))
    yield _part("Jalons", *_milestones(fiche, head))
    yield _part("Indicateurs", _indicators(fiche.indicators))
    if fiche.highlights:
        shown = fiche.highlights[:HIGHLIGHTS_SHOWN]
        yield _part("Faits marquants", Listed(items=shown))
    if fiche.place:
        yield _part(
            "Place dans le plan", Listed(items=[f"{name} {words}" for name, words in fiche.place])
        )
    if fiche.means:
        yield _part("Moyens", Listed(items=fiche.means))
    for name, texts in fiche.lists:
        yield _part(name, Listed(items=texts))
    if fiche.notes:
        yield _part("Notes", Listed(items=fiche.notes))


def _part(heading: str, *blocks: Block) -> Section:
    return Section(heading=heading, level=2, blocks=blocks)


def _figures(fiche: FicheSheet) -> ToldRow:
    work, money = fiche.work, fiche.money
    known = sum(one.value_e4 is not None for one in fiche.indicators)
    beside = f"pour {work.expected.text} attendus" if work.done.is_known else ""
    return ToldRow(
        figures=[
            Told(value=work.done.text, label="Réalisé", rests_on=typo(beside), level=work.level),
            Told(
                value=money.committed.text,
                label="Budget engagé",
                rests_on=typo(f"{money.rate_committed.text} de {money.planned.text}")
                if money.rate_committed.is_known
                else money.rate_committed.text,
            ),
            Told(
                value=typo(f"{work.milestones_done.text} sur {work.milestones.text}"),
                label="Jalons atteints",
            ),
            Told(
                value=typo(f"{known} sur {len(fiche.indicators)}"),
                label="Indicateurs renseignés",
            ),
        ]
    )


def _milestones(fiche: FicheSheet, head: Head) -> Iterator[Block]:
    shown = _shown_milestones(fiche.milestones, head)
    drawn = drawings.timeline(shown, today=head.as_of)
    if drawn is not None:
        yield drawn
    if len(shown) < len(fiche.milestones):
        words = plural(len(shown), "jalon affiché", "jalons affichés")
        told = f"{words} sur {len(fiche.milestones)}, ceux de {_year(head)} ou en retard."
        yield Paragraph(text=typo(told), style="muted")
    yield Tabled(
        columns=["Jalon", "Prévu", "Date connue", "Situation"],
        rows=[
            (
                one.label,
                one.planned_words,
                day(one.done_on or one.finish_on) if one.done_on or one.finish_on else "–",
                f"{one.level.sign} {one.words}",
            )
            for one in shown
        ],
        widths=[4, 1.8, 1.7, 2.4],
        nothing="Aucun jalon n’est imprimé pour cette action.",
    )


def _shown_milestones(found: Sequence[Milestone], head: Head) -> Sequence[Milestone]:
    """All of them where they are few; else those of the year looked at, and those behind."""
    if len(found) <= MILESTONES_SHOWN:
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


def _indicators(indicators: Sequence[Indicator]) -> Tabled:
    return Tabled(
        columns=["Indicateur", "Valeur", "Cible", "Statut"],
        rows=[
            (
                f"{one.code} {one.label}",
                typo(f"{one.value_words} ({one.last_quarter})")
                if one.last_quarter
                else one.value_words,
                typo(f"{one.target_words}, {day(one.due_on)}") if one.due_on else "–",
                f"{one.level.sign} {one.status.label}",
            )
            for one in indicators
        ],
        widths=[4, 2, 2.2, 1.7],
        nothing="Aucun indicateur n’est imprimé pour cette action.",
    )
