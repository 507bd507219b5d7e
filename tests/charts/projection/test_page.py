"""Slides as HTML: every figure said, users' words as words, unknown ones never drawn as zero."""

from dataclasses import replace

import pytest

from charts.projection.page import slide_html
from charts.theme import PROJECTION
from data_model.slide import Slide, SlideRow, SlideValue
from data_model.vocabulary import Level, SlideKind, SlideUnit


def share(name: str, ratio: float | None, text: str = "n.c.") -> SlideValue:
    return SlideValue(name=name, unit=SlideUnit.SHARE, text=text, amount=ratio)


def plan(done: float | None, expected: float | None = 0.5) -> Slide:
    row = SlideRow(
        label="Axe 1",
        words="−6 pts",
        level=Level.WATCH,
        values=(share("done", done, "63 %"), share("expected", expected)),
    )
    return Slide(kind=SlideKind.PLAN, key="plan", title="x", basis="", note="attendu", rows=(row,))


@pytest.mark.parametrize("kind", SlideKind)
def test_every_kind_is_drawn_even_with_nothing_to_say(kind: SlideKind) -> None:
    slide = Slide(kind=kind, key="k", title="x", basis="", nothing="Rien à dire.")
    html = slide_html(slide, "Source & jour")
    assert f"body-{kind}" in html
    assert "Source &amp; jour" in html


def test_users_words_stay_words() -> None:
    row = SlideRow(label="<script>alert(1)</script>\u00a0: voter", words="1")
    slide = Slide(kind=SlideKind.DECISIONS, key="d", title="x", basis="", rows=(row,))
    html = slide_html(slide, "<b>")
    assert "<script>" not in html
    assert "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>\u00a0: voter" in html
    assert "&lt;b&gt;</p>" in html


def test_a_share_is_a_bar_and_what_is_not_known_is_none() -> None:
    html = slide_html(plan(0.63), "")
    assert "width:63.00%" in html
    assert "left:50.00%" in html
    assert "63 %" in html
    unknown = slide_html(plan(None, None), "")
    assert "width:" not in unknown
    assert 'class="tick"' not in unknown


@pytest.mark.parametrize(("ratio", "is_inside"), [(0.13, False), (0.14, True), (0.5, True)])
def test_words_stand_in_the_bar_where_it_holds_them(ratio: float, is_inside: bool) -> None:
    html = slide_html(plan(ratio), "")
    assert ('class="inside"' in html) is is_inside
    assert ('class="after"' in html) is not is_inside


@pytest.mark.parametrize(("rows", "half"), [(7, 0), (8, 4), (19, 10)])
def test_many_rows_stand_in_two_columns_in_the_same_large_type(rows: int, half: int) -> None:
    slide = plan(0.3)
    html = slide_html(replace(slide, rows=slide.rows * rows), "")
    assert html.count('class="bar-row"') == rows
    assert ("in-two" in html) == bool(half)
    assert not half or f"repeat({half},1fr)" in html
    # A narrower bar holds its words later.
    assert ('class="inside"' in html) == (not half)


def test_a_plan_of_which_nothing_is_known_says_it_once() -> None:
    html = slide_html(replace(plan(None), nothing="Rien n’est renseigné."), "")
    assert "Rien n’est renseigné." in html
    assert "track" not in html.partition("slide-body")[2]


@pytest.mark.parametrize(("level", "color"), [(Level.ALERT, PROJECTION.alert), (Level.OK, None)])
def test_only_an_alert_is_filled_in_its_colour(level: Level, color: str | None) -> None:
    slide = plan(0.63)
    row = replace(slide.rows[0], level=level)
    html = slide_html(replace(slide, rows=(row,)), "")
    assert f"background:{color or PROJECTION.done}" in html


def test_money_over_what_was_planned_stays_in_the_bar_and_shows() -> None:
    values = (share("rate_paid", 0.9, "90 %"), share("rate_committed", 1.2, "120 %"))
    slide = Slide(kind=SlideKind.AXIS, key="axis:A1", title="x", basis="", values=values)
    html = slide_html(slide, "")
    assert "engagé 120 %" in html
    assert 'class="beyond"' in html
    assert "120.00%" not in html


def test_the_curve_names_its_lines_and_has_an_alternative() -> None:
    def work(name: str, days: float | None) -> SlideValue:
        text = "n.c." if days is None else f"{days:.0f}"
        return SlideValue(name=name, unit=SlideUnit.WORK_DAYS, text=text, amount=days)

    rows = tuple(
        SlideRow(
            label=f"T{place}\u00a02026",
            values=(work("planned", 10.0 * place), work("earned", done), work("forecast", told)),
        )
        for place, done, told in ((1, 8.0, None), (2, 15.0, 15.0), (3, None, 28.0))
    )
    slide = Slide(kind=SlideKind.CALENDAR, key="calendar", title="En retard", basis="", rows=rows)
    html = slide_html(slide, "")
    assert "Fait 15 pour 20" in html
    assert "<b>Prévu</b> 30" in html
    assert "<b>Annoncé</b> 28" in html
    assert 'alt="En retard' in html
    assert "▲" in html


@pytest.mark.parametrize(("days", "width"), [(45, "31.00%"), (90, "62.00%"), (180, "62.00%")])
def test_a_few_days_alone_do_not_fill_their_slide(days: int, width: str) -> None:
    value = SlideValue(name="days", unit=SlideUnit.DAYS, text=f"{days} jours", amount=days)
    row = SlideRow(label="Trophées", words=value.text, level=Level.WATCH, values=(value,))
    slide = Slide(kind=SlideKind.AXIS, key="axis:A1", title="x", basis="", rows=(row,))
    assert f"width:{width};background:{PROJECTION.watch}" in slide_html(slide, "")


def test_an_axis_without_a_late_milestone_shows_its_work() -> None:
    values = (share("done", 0.69, "69 %"), share("expected", 0.71, "71 %"))
    slide = Slide(kind=SlideKind.AXIS, key="axis:A1", title="x", basis="", values=values)
    html = slide_html(slide, "")
    assert "réalisé 69 %" in html
    assert "attendu 71 %" in html
    unknown = replace(slide, values=(), nothing="Aucun jalon n’est encore renseigné.")
    assert "Aucun jalon n’est encore renseigné." in slide_html(unknown, "")


def test_overruns_are_named_under_the_budget() -> None:
    planned = SlideValue(name="planned_cents", unit=SlideUnit.CENTS, text="1 €", amount=100)
    row = SlideRow(label="Axe 1", words="75 % engagés", level=Level.OK, values=(planned,))
    slide = Slide(kind=SlideKind.BUDGET, key="b", title="x", basis="", rows=(row,))
    assert "◆" not in slide_html(slide, "")
    assert "◆\u00a0Trophées" in slide_html(replace(slide, note="Trophées : +6 200 €"), "")
