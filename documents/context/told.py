"""The slides of a meeting, as they are projected, and every figure that they name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.committee.frames import CommitteeFrames
from analysis.committee.show import CommitteeShow
from analysis.committee.slides import proposed_slides
from data_model.french import day, typo
from data_model.slide import Slide, SlideRow, SlideValue
from data_model.vocabulary import SlideKind, SlideUnit
from documents.context.figure import Figure, FigureKind, figure
from documents.context.seen import PlanSeen

KINDS: Final = {
    SlideUnit.SHARE: FigureKind.SHARE,
    SlideUnit.POINTS: FigureKind.POINTS,
    SlideUnit.CENTS: FigureKind.CENTS,
    SlideUnit.DAYS: FigureKind.DAYS,
    SlideUnit.WORK_DAYS: FigureKind.WORK_DAYS,
    SlideUnit.COUNT: FigureKind.COUNT,
    SlideUnit.MORE: FigureKind.MORE,
    SlideUnit.CENTS_MORE: FigureKind.CENTS_MORE,
}
NAMES: Final = {
    "done": "Réalisé",
    "expected": "Attendu",
    "gap": "Écart",
    "rate_committed": "Part engagée",
    "rate_paid": "Part mandatée",
    "planned_cents": "Prévu",
    "committed_cents": "Engagé",
    "paid_cents": "Mandaté",
    "remaining_to_commit": "Reste à engager",
    "overrun_cents": "Dépassement",
    "overruns": "Dépassements",
    "late": "En retard",
    "days": "Retard",
    "earned": "Travail fait (jours)",
    "planned": "Travail prévu (jours)",
    "received": "Reçus",
    "alerts": "Alertes",
    "watched": "Points de vigilance",
    "open": "Ouvertes",
    "asked": "Décisions demandées",
    "milestones_more": "Jalons atteints",
    "done_more": "Réalisation",
    "paid_more": "Mandaté",
    "alerts_new": "Alertes nouvelles",
    "alerts_gone": "Alertes levées",
}
OTHER_NAMES: Final = {
    (SlideKind.COMMUNES, "expected"): "Demandés",
    (SlideKind.FOLLOW_UP, "done"): "Décisions faites",
    (SlideKind.FOLLOW_UP, "late"): "Décisions en retard",
}


@dataclass(frozen=True, kw_only=True)
class ToldSlide:
    """A slide with the line that says where it comes from and of which day it is."""

    slide: Slide
    source: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the slide says of its whole subject."""
        of = self.slide.key.partition(":")[2]
        about = self.slide.title.partition("\u00a0:")[0] if of else self.slide.kind.label
        return tuple(
            _figure(self.slide, one, f"{self.slide.key}.{one.name}", about)
            for one in self.slide.values
        )

    @property
    def row_figures(self) -> tuple[Figure, ...]:
        """What it says of each of its rows; a curve's points are no figures by themselves."""
        if self.slide.kind is SlideKind.CALENDAR:
            return ()
        return tuple(
            _figure(
                self.slide, one, f"{self.slide.key}.{place}.{one.name}", _about(self.slide, row)
            )
            for place, row in enumerate(self.slide.rows, start=1)
            for one in row.values
        )


def told_slides(seen: PlanSeen, show: CommitteeShow | None = None) -> tuple[ToldSlide, ...]:
    """The slides of a committee as it is shown, else those that the plan's day proposes."""
    if show is not None:
        return tuple(ToldSlide(slide=one, source=show.source(one)) for one in show.slides)
    slides = proposed_slides(CommitteeFrames(plan=seen))
    return tuple(ToldSlide(slide=one, source=_source(seen, one)) for one in slides)


def told_figures(slides: Sequence[ToldSlide]) -> tuple[Figure, ...]:
    """Every figure of the slides, in their order."""
    return tuple(_every(slides))


def _every(slides: Sequence[ToldSlide]) -> Iterator[Figure]:
    for one in slides:
        yield from one.figures
        yield from one.row_figures


def _about(slide: Slide, row: SlideRow) -> str:
    if slide.kind is SlideKind.SINCE:
        return "depuis le dernier comité"
    return f"{row.label} {row.detail}".strip()


def _figure(slide: Slide, value: SlideValue, key: str, about: str) -> Figure:
    name = OTHER_NAMES.get((slide.kind, value.name)) or NAMES[value.name]
    return figure(key, f"{name}, {about}", KINDS[value.unit], value=value.amount)


def _source(seen: PlanSeen, slide: Slide) -> str:
    basis = slide.basis.removesuffix(".")
    ending = f"données arrêtées au {day(seen.situation.as_of)}"
    return typo(" · ".join(one for one in (basis, seen.situation.short_title, ending) if one))
