"""What is on the wall, in the deck, on paper and in the data says the same."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest

from analysis.attention.headline_metric import budget_metric, completion_metric, slippage_metric
from analysis.thresholds import thresholds_of
from data_model.french import NOT_KNOWN
from data_model.slide import Slide
from data_model.vocabulary import SlideKind
from documents.context.figure import Figure, FigureKind, Value, written
from tests.documents.reopened import pages_of, pdf_words, sheets_of, spaced, words_of
from tests.documents.told import Told

IN_EUROS = (FigureKind.CENTS, FigureKind.CENTS_MORE)


def read_back(figure: Figure, value: object) -> str:
    """What a document's own value says, written by the formatter of all of them."""
    return written(figure.kind, _value(figure, value), at_least=figure.at_least)


def _value(figure: Figure, value: object) -> Value | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    exact = Decimal(str(value))
    return exact * 100 if figure.kind in IN_EUROS else exact


def test_a_committee_is_told_something_on_each_of_the_three_days(told: Told) -> None:
    figures = told.context.figures
    assert len(figures) >= 5
    assert len({one.key for one in figures}) == len(figures)


def test_the_figures_are_written_as_the_projection_writes_them(told: Told) -> None:
    for one in told.context.slides:
        projected = [value.text for value in one.slide.values]
        assert [figure.text for figure in one.figures] == projected
        if one.slide.kind is not SlideKind.CALENDAR:
            rows = [value.text for row in one.slide.rows for value in row.values]
            assert [figure.text for figure in one.row_figures] == rows


def test_every_figure_of_a_slide_stands_on_its_page_of_the_deck(told: Told) -> None:
    pages = pages_of(told.deck)
    for one, page in zip(told.context.slides, pages, strict=False):
        words = words_of(page)
        assert spaced(one.slide.title) in words
        assert spaced(one.source) in words
        figures = (*one.figures, *one.row_figures)
        missing = [
            (found.key, found.text) for found in figures if not is_said(found, one.slide, words)
        ]
        assert not missing


def is_said(figure: Figure, slide: Slide, words: str) -> bool:
    """Whether a page says a figure; of rows without anything known, the slide says it once."""
    if not figure.is_known:
        return bool(slide.nothing) or figure.text in words
    return spaced(figure.text) in words


def test_every_figure_of_the_slides_stands_in_the_report(told: Told) -> None:
    words = pdf_words(told.report)
    missing = [
        (one.key, one.text) for one in told.context.figures if spaced(one.cell_text) not in words
    ]
    assert not missing


def test_every_title_of_the_slides_heads_a_section_of_the_report(told: Told) -> None:
    words = pdf_words(told.report)
    titles = [one.slide.title for one in told.context.slides]
    assert not [one for one in titles if words.count(spaced(one)) < 2]


def test_the_workbook_holds_each_figure_as_a_value_and_as_it_is_written(told: Told) -> None:
    rows = list(sheets_of(told.workbook)["Synthèse"].iter_rows(min_row=6, values_only=True))
    figures = told.context.figures
    assert len(rows) == len(figures)
    for figure, (label, value, words) in zip(figures, rows, strict=True):
        assert (label, words) == (figure.label, figure.text)
        if figure.is_known:
            assert read_back(figure, value) == figure.text
        else:
            assert value == figure.absent


def test_the_open_data_hold_each_figure_as_a_value_and_as_it_is_written(told: Told) -> None:
    text = told.package["data/figures.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    figures = told.context.figures
    assert [row["key"] for row in rows] == [one.key for one in figures]
    for figure, row in zip(figures, rows, strict=True):
        assert row["text"].removeprefix("'") == figure.text
        if figure.is_known:
            assert read_back(figure, row["value"]) == figure.text
        else:
            assert row["value"] == ""


def test_the_screen_says_what_the_slides_say(told: Told) -> None:
    seen, context = told.seen, told.context
    work = completion_metric(seen.completion("plan"))
    assert work.value == context.work.done.text
    assert work.delta in ("", context.work.gap.text)
    money = budget_metric(seen.budget.whole)
    rate, committed = context.money.of_plan.rate_committed, context.money.of_plan.committed
    assert money.value == (rate.text if rate.is_known else committed.text)
    limits = thresholds_of(seen.situation.settings)
    assert slippage_metric(seen.plan_slippage, limits).value == context.calendar.median.text


def test_nothing_is_0_of_a_plan_of_which_nobody_said_anything(alone: Told) -> None:
    context = alone.context
    unknown = (context.work.done, context.work.gap, context.money.of_plan.committed)
    assert {one.text for one in unknown} == {NOT_KNOWN}
    assert context.calendar.late_count.text == NOT_KNOWN
    # What is over without a word is counted: that, somebody knows.
    assert context.calendar.silent_count.text not in (NOT_KNOWN, "0")
    assert context.returns.received.text == NOT_KNOWN
    assert "0\u202f%" not in pdf_words(alone.report)


@pytest.mark.parametrize(("value", "words"), [("0.364", "36"), ("0.365", "37"), ("0.366", "37")])
def test_a_half_is_rounded_up_as_office_does(value: str, words: str) -> None:
    assert written(FigureKind.SHARE, Decimal(value)) == f"{words}\u202f%"
