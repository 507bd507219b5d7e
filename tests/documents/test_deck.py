"""The deck, opened again: what is drawn is what was given, in its place, said in words."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches
from sqlmodel import Session

from data_model.vocabulary import SlideKind
from documents.context.committee import show_of
from documents.context.seen import read_plan
from documents.context.told import ToldSlide
from documents.deck.deck import committee_deck
from documents.outputs import Output, made
from tests.documents.reopened import charts_of, pages_of, words_of
from tests.documents.told import PLAN, Told

DRAWN = {
    SlideKind.PLAN: ("done", "expected"),
    SlideKind.CALENDAR: ("planned", "earned", "forecast"),
}
WIDE = round(16 / 9, 3)


def test_the_slides_are_those_projected_in_their_order(told: Told) -> None:
    titles = [page.shapes.title.text_frame.text for page in pages_of(told.deck)]
    projected = [one.slide.title for one in told.context.slides]
    assert titles[: len(projected)] == projected
    assert len(set(titles)) == len(titles)


def test_each_commune_asked_has_its_page_behind(today: Told, alone: Told) -> None:
    asked = [one for one in today.communes if one.values.rows]
    assert len(asked) == 9
    titles = [page.shapes.title.text_frame.text for page in pages_of(today.deck)]
    assert titles[-len(asked) :] == [one.finding for one in asked]
    assert len(pages_of(alone.deck)) == len(alone.context.slides)


@pytest.mark.parametrize("kind", DRAWN)
def test_a_chart_holds_the_amounts_of_its_slide(today: Told, kind: SlideKind) -> None:
    place, told = _of_kind(today, kind)
    (chart,) = charts_of(pages_of(today.deck)[place])
    rows = told.slide.rows
    if kind is SlideKind.PLAN:
        rows = tuple(row for row in rows if row.amount("done") is not None)
    for series, name in zip(chart.plots[0].series, DRAWN[kind], strict=True):
        drawn = [row.amount(name) for row in rows]
        assert list(series.values) == pytest.approx(drawn)
        assert any(drawn)


def test_a_bar_of_money_is_as_long_as_what_is_planned(today: Told) -> None:
    place, told = _of_kind(today, SlideKind.BUDGET)
    (chart,) = charts_of(pages_of(today.deck)[place])
    for at, row in enumerate(told.slide.rows):
        parts = [series.values[at] or 0 for series in chart.plots[0].series]
        assert sum(parts) * 100 == pytest.approx(row.amount("planned_cents"))
        paid, planned = row.amount("rate_paid"), row.amount("planned_cents")
        assert parts[0] * 100 == pytest.approx((paid or 0) * (planned or 0), abs=1)


def test_what_nobody_told_is_drawn_apart_from_what_is_left(alone: Told) -> None:
    place, _ = _of_kind(alone, SlideKind.BUDGET)
    (chart,) = charts_of(pages_of(alone.deck)[place])
    assert [series.name for series in chart.plots[0].series] == ["Prévu, engagé non communiqué"]


def test_a_slide_of_which_nothing_is_known_has_no_row_of_n_c(alone: Told) -> None:
    place, _ = _of_kind(alone, SlideKind.PLAN)
    assert "n.c." not in words_of(pages_of(alone.deck)[place])


def test_many_parts_keep_one_name_and_one_figure_a_bar(today: Told) -> None:
    place, told = _of_kind(today, SlideKind.BUDGET)
    many = replace(told, slide=replace(told.slide, rows=told.slide.rows[:1] * 12))
    (page,) = pages_of(committee_deck(today.context.head, [many]))
    (chart,) = charts_of(page)
    assert not any("\n" in str(one) for one in chart.plots[0].categories)
    usual = charts_of(pages_of(today.deck)[place])[0]
    assert all("\n" in str(one) for one in usual.plots[0].categories)


def test_the_embedded_workbook_says_what_the_chart_shows(told: Told) -> None:
    charts = [chart for page in pages_of(told.deck) for chart in charts_of(page)]
    assert charts
    for chart in charts:
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        series = chart.plots[0].series
        assert [*rows[0][1:]] == [one.name for one in series]
        assert [row[0] for row in rows[1:]] == [str(one) for one in chart.plots[0].categories]
        for column, one in enumerate(series, start=1):
            assert [row[column] for row in rows[1:]] == pytest.approx(list(one.values))


def test_every_shape_lies_inside_a_wide_slide(told: Told) -> None:
    deck = Presentation(io.BytesIO(told.deck))
    width, height = deck.slide_width or 0, deck.slide_height or 0
    assert round(width / height, 3) == WIDE
    for page in deck.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= width, (page.slide_id, shape.name)
            assert shape.top + shape.height <= height, (page.slide_id, shape.name)


def test_content_stays_above_the_source_line(told: Told) -> None:
    for page in pages_of(told.deck):
        foot = min(shape.top for shape in page.placeholders if shape.placeholder_format.idx >= 10)
        for shape in page.shapes:
            if not shape.is_placeholder:
                assert shape.top + shape.height <= foot + Inches(0.01), shape.name


def test_charts_tables_and_tiles_are_said_in_words(told: Told) -> None:
    for page in pages_of(told.deck):
        for shape in page.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 1:
                words = next(shape._element.iter(qn("p:cNvPr"))).get("descr")
                assert words, shape.name


def test_every_run_is_french_and_every_page_has_its_source_and_number(told: Told) -> None:
    pages = pages_of(told.deck)
    for page in pages:
        kinds = {shape.element.ph.get("type") for shape in page.placeholders}
        assert {"title", "ftr", "sldNum"} <= kinds
        for run in page.element.iter(qn("a:r")):
            assert run.find(qn("a:rPr")).get("lang") == "fr-FR"
    assert all("données arrêtées au" in _foot(page) for page in pages)


def test_no_axis_number_is_negative_and_no_english_is_left(told: Told) -> None:
    with zipfile.ZipFile(io.BytesIO(told.deck)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if _is_xml(name)}
    for name, text in texts.items():
        assert not re.search(r'<c:(axId|crossAx) val="-', text), name
        assert "Click to edit" not in text, name
    layouts = [name for name in texts if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name)]
    assert len(layouts) == 1


def _is_xml(name: str) -> bool:
    return name.endswith(".xml")


def _foot(page: Any) -> str:
    found = [one for one in page.placeholders if one.element.ph.get("type") == "ftr"]
    return str(found[0].text_frame.text)


def _of_kind(told: Told, kind: SlideKind) -> tuple[int, ToldSlide]:
    return next(
        (place, one) for place, one in enumerate(told.context.slides) if one.slide.kind is kind
    )


def test_someones_words_are_shown_as_words(today: Told) -> None:
    hostile = '=1+1 <a:t>&amp;\x07"'
    slides = [
        ToldSlide(
            slide=replace(
                one.slide,
                title=f"{hostile} {place}",
                rows=tuple(replace(row, label=hostile) for row in one.slide.rows),
            ),
            source=hostile,
        )
        for place, one in enumerate(today.context.slides)
    ]
    content = committee_deck(today.context.head, slides)
    shown = hostile.replace("\x07", "")
    for place, page in enumerate(pages_of(content)[: len(slides)]):
        assert page.shapes.title.text_frame.text == f"{shown} {place}"
        for chart in charts_of(page):
            names = [str(one) for one in chart.plots[0].categories]
            if slides[place].slide.kind in (SlideKind.PLAN, SlideKind.BUDGET):
                assert all("=1+1 <a:t>&amp;" in name for name in names)
            sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
            assert sheet is not None
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("number", [2, 3])
def test_a_committee_gets_its_own_slides_frozen_or_composed(
    demonstration_session: Session, number: int
) -> None:
    show = show_of(read_plan(demonstration_session, PLAN), number)
    assert show is not None
    assert show.is_frozen == (number == 2)
    seen = read_plan(demonstration_session, PLAN, show.as_of)
    file = made(Output.DECK, seen, show=show)
    pages = pages_of(file.content)
    titles = [page.shapes.title.text_frame.text for page in pages]
    assert titles[: len(show.slides)] == [one.title for one in show.slides]
    assert _foot(pages[0]) == show.source(show.slides[0])
    assert show.committee.record.held_on.isoformat() in file.name
