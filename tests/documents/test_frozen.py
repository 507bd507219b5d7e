"""What a frozen committee takes away is what was projected: figure by figure, in every document."""

import csv
import io
import zipfile

import pytest

from data_model.slide import Slide
from data_model.vocabulary import SlideKind
from documents.context.committee import Show, show_of
from documents.context.seen import PlanSeen
from documents.outputs import Output, made
from tests.documents.reopened import pages_of, pdf_words, sheets_of, spaced, words_of

JUNE = 2
FIRST_ROW = 6
Made = dict[Output, bytes]


@pytest.fixture(scope="module")
def show(seen: PlanSeen) -> Show:
    """The committee whose slides are frozen."""
    found = show_of(seen, JUNE)
    assert found is not None
    assert found.is_frozen
    return found


@pytest.fixture(scope="module")
def files(seen: PlanSeen, show: Show) -> Made:
    """Its documents, as the page and the command line make them."""
    then = seen.on(show.as_of)
    asked = (Output.DECK, Output.REPORT, Output.WORKBOOK, Output.PACKAGE)
    return {one: made(one, then, show=show).content for one in asked}


def figures(slide: Slide) -> list[str]:
    """Every figure of a slide as it was frozen; a curve's points are no figures by themselves."""
    own = [one.text for one in slide.values]
    if slide.kind is SlideKind.CALENDAR:
        return own
    return own + [one.text for row in slide.rows for one in row.values]


def every(show: Show) -> list[str]:
    return [text for slide in show.slides for text in figures(slide)]


def test_there_is_something_to_compare(show: Show) -> None:
    assert len(show.slides) == 10
    assert len(every(show)) > 60


def test_the_deck_shows_each_slide_on_its_page_under_its_title(show: Show, files: Made) -> None:
    pages = pages_of(files[Output.DECK])
    for slide, page in zip(show.slides, pages, strict=False):
        words = words_of(page)
        said = [slide.title, show.source(slide), *figures(slide)]
        assert [text for text in said if spaced(text) not in words] == []


def test_the_report_says_each_title_and_each_figure(show: Show, files: Made) -> None:
    words = pdf_words(files[Output.REPORT])
    said = [*(slide.title for slide in show.slides), *every(show)]
    assert [text for text in said if spaced(text) not in words] == []


def test_the_workbook_holds_the_same_figures_in_the_same_order(show: Show, files: Made) -> None:
    sheet = sheets_of(files[Output.WORKBOOK])["Synthèse"]
    rows = list(sheet.iter_rows(min_row=FIRST_ROW, values_only=True))
    assert [words for *_, words in rows] == every(show)


def test_the_open_data_hold_the_same_figures_in_the_same_order(show: Show, files: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(files[Output.PACKAGE])) as archive:
        text = archive.read("data/figures.csv").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["text"].removeprefix("'") for row in rows] == every(show)
