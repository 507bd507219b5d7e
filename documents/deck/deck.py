"""The deck of a meeting: the slides as they are projected, then a page a commune."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pptx.util import Inches

from data_model.french import typo
from data_model.slide import SlideRow
from data_model.vocabulary import SlideKind
from documents.context.committee import Head
from documents.context.commune import CommunePage
from documents.context.told import ToldSlide
from documents.deck import look
from documents.deck.chart_looks import Box
from documents.deck.charts import amounts_chart, bullets_chart, curve_chart, delays_chart
from documents.deck.marks import in_french
from documents.deck.template import blank_deck, with_footer
from documents.deck.words import (
    figures_row,
    lines,
    table,
    text_box,
    tiles,
    told_column,
)
from documents.printable import printable
from documents.wording import cut, shown_of

FIGURES_HEIGHT: Final = Inches(1.0)
BAND_HEIGHT: Final = Inches(1.5)
DELAY_HEIGHT: Final = Inches(0.95)
FEW_DELAYS: Final = 3
BETWEEN: Final = Inches(0.2)
# Titles of lists say their figures; a band of money says its own.
WITHOUT_FIGURES: Final = (SlideKind.ALERTS, SlideKind.DECISIONS, SlideKind.FOLLOW_UP)
ON_THE_BAND: Final = ("rate_committed", "rate_paid", "planned_cents")
ANNEX_COLUMNS: Final = ("Indicateur", "Valeur", "Avant", "Médiane des communes")
# Without a median, for the territory, values are ratios: both columns are wide.
ANNEX_SHARES: Final = {4: (0.45, 0.22, 0.15, 0.18), 3: (0.44, 0.28, 0.28)}
ANNEX_ROWS, LONGEST_HIGHLIGHT = 9, 150
ANNEX_FOOT: Final = Inches(0.75)


def committee_deck(
    head: Head, slides: Sequence[ToldSlide], communes: Sequence[CommunePage] = ()
) -> bytes:
    """The slides of a meeting in their order, and behind them the pages of those asked."""
    deck = blank_deck(typo(f"{head.plan_title}, {head.occasion}"), author=head.short_title)
    for told in slides:
        _add(deck, told)
    for commune in communes:
        if commune.values.rows:
            _add_commune(deck, commune, head)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _page(deck: Any, title: str) -> Any:
    page = deck.slides.add_slide(deck.slide_layouts[0])
    # Shapes are only added: the next number need not be looked for among all of them.
    page.shapes.turbo_add_enabled = True
    page.shapes.title.text_frame.text = printable(title)
    if len(title) > look.LONG_TITLE_FROM:
        page.shapes.title.text_frame.paragraphs[0].runs[0].font.size = look.LONG_TITLE
    return page


def _add(deck: Any, told: ToldSlide) -> None:
    slide = told.slide
    page = _page(deck, slide.title)
    top, tall = int(look.CONTENT_TOP), int(look.CONTENT_HEIGHT)
    shown = [one for one in told.figures if not _is_elsewhere(told, one.key)]
    # A row of « n.c. » says less than the sentence above it.
    if any(one.is_known for one in shown):
        tall -= FIGURES_HEIGHT + BETWEEN
        at = (look.MARGIN, top + tall + BETWEEN, look.CONTENT_WIDTH, FIGURES_HEIGHT)
        figures_row(page, at, shown)
    _draw(page, (look.MARGIN, top, look.CONTENT_WIDTH, tall), told)
    with_footer(page, printable(told.source))
    in_french(page.element)


def _is_elsewhere(told: ToldSlide, key: str) -> bool:
    """Whether a figure is already in the title of a list or on the band of an axis."""
    kind, name = told.slide.kind, key.rpartition(".")[2]
    return kind in WITHOUT_FIGURES or (kind is SlideKind.AXIS and name in ON_THE_BAND)


def _draw(page: Any, box: Box, told: ToldSlide) -> None:
    slide = told.slide
    left, top, width, height = box
    match slide.kind:
        case SlideKind.AXIS:
            amounts_chart(page, (left, top, width, BAND_HEIGHT), [_band(told)])
            spared = BAND_HEIGHT + BETWEEN
            few = DELAY_HEIGHT * len(slide.rows) if len(slide.rows) < FEW_DELAYS else height
            below = (left, top + spared, width, int(min(height - spared, few)))
            if slide.rows:
                delays_chart(page, below, slide.rows)
            else:
                _say(page, (left, top + spared, width, DELAY_HEIGHT), slide.nothing)
        case _ if not [*_drawn(told)]:
            _say(page, box, slide.nothing)
        case SlideKind.PLAN:
            bullets_chart(page, box, [*_drawn(told)])
        case SlideKind.BUDGET:
            amounts_chart(page, box, slide.rows)
        case SlideKind.CALENDAR:
            curve_chart(page, box, slide.rows, unit=slide.note)
        case SlideKind.COMMUNES:
            tiles(page, box, slide.rows)
        case SlideKind.SINCE:
            told_column(page, box, [(row.label, row.detail) for row in slide.rows])
        case _:
            lines(page, box, slide.rows, is_numbered=slide.kind is SlideKind.DECISIONS)


def _drawn(told: ToldSlide) -> Iterator[SlideRow]:
    """The rows that have something to draw: of the plan, those of which something is known."""
    for row in told.slide.rows:
        if told.slide.kind is not SlideKind.PLAN or row.amount("done") is not None:
            yield row


def _band(told: ToldSlide) -> SlideRow:
    """An axis' own money as one bar."""
    slide = told.slide
    name = slide.title.partition("\u00a0:")[0]
    return SlideRow(label=name, words="engagé non communiqué", values=slide.values)


def _say(page: Any, box: Box, words: str) -> None:
    if words:
        text_box(page, box, [(words, look.BODY, False, look.MUTED)])


def _add_commune(deck: Any, commune: CommunePage, head: Head) -> None:
    page = _page(deck, commune.finding)
    values = commune.values.without_details().picked(*ANNEX_COLUMNS)
    shown = values.first(ANNEX_ROWS)
    left, top, width = look.MARGIN, int(look.CONTENT_TOP), look.CONTENT_WIDTH
    words = shown_of(len(shown.rows), len(values.rows), "indicateur")
    name = f"Valeurs de {commune.name}"
    shares = ANNEX_SHARES[len(shown.columns)]
    table(page, (left, top, width, 0), shown, shares, name=name, words=words)
    below = top + look.CONTENT_HEIGHT - ANNEX_FOOT
    said = [(words, look.SMALL, False, look.MUTED)] if words else []
    if commune.highlights:
        said.append((cut(commune.highlights[0], LONGEST_HIGHLIGHT), look.SMALL, False, look.INK))
    if said:
        text_box(page, (left, below, width, ANNEX_FOOT), said)
    source = f"{commune.returns_words.removesuffix('.')} · {head.short_title}"
    with_footer(page, typo(f"{source}, {head.stopped[:1].lower()}{head.stopped[1:]}"))
    in_french(page.element)
