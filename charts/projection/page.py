"""What stands under the title of a projected slide: its body, its source."""

from collections.abc import Callable, Mapping
from typing import Final

from charts.projection.bars import axis_body, budget_body, plan_body
from charts.projection.curve import calendar_body
from charts.projection.lists import communes_body, decisions_body, points_body, since_body
from charts.projection.markup import SECTION, block, words
from charts.theme import PROJECTION, Palette
from data_model.slide import Slide
from data_model.vocabulary import SlideKind

BODIES: Final[Mapping[SlideKind, Callable[[Slide, Palette], str]]] = {
    SlideKind.PLAN: plan_body,
    SlideKind.AXIS: axis_body,
    SlideKind.BUDGET: budget_body,
    SlideKind.CALENDAR: calendar_body,
    SlideKind.COMMUNES: communes_body,
    SlideKind.SINCE: since_body,
    SlideKind.ALERTS: points_body,
    SlideKind.FOLLOW_UP: points_body,
    SlideKind.DECISIONS: decisions_body,
}


def slide_html(slide: Slide, source: str, *, palette: Palette = PROJECTION) -> str:
    """One slide under its title; its style sheet is `static/projection.css`."""
    colors = (
        f"--paper:{palette.background};--ink:{palette.ink};--muted:{palette.muted};"
        f"--track:{palette.track}"
    )
    return block(
        SECTION,
        block(f"slide-body body-{slide.kind}", BODIES[slide.kind](slide, palette)),
        block("slide-source", words(source), tag="p"),
        style=colors,
        tag="section",
    )
