"""The strip: a ring for the reference, a disc when done, a diamond for the forecast."""

from datetime import date
from typing import Any

import pandas as pd

from charts.milestone_strip import STRIP_HEIGHT, milestone_strip
from charts.theme import LIGHT

AS_OF = date(2026, 11, 9)
ROW = {
    "label": "Vote",
    "reference_on": date(2026, 7, 31),
    "finish_on": date(2026, 11, 26),
    "is_done": False,
    "is_without_news": False,
    "is_unconfirmed": False,
    "slippage_days": 118,
    "level": "alert",
    "words": "118 jours de retard",
}


def strip(*rows: dict[str, Any]) -> Any:
    frame = pd.DataFrame([ROW | row for row in rows]).astype({"slippage_days": "Int64"})
    return milestone_strip(frame, LIGHT, as_of=AS_OF)


def symbols(figure: Any) -> list[str]:
    return [trace.marker.symbol for trace in figure.data if trace.mode == "markers"]


def words(figure: Any) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def test_a_forecast_is_a_diamond_with_its_days_in_alert_colour() -> None:
    figure = strip({})
    assert symbols(figure) == ["circle", "diamond"]
    note = next(note for note in figure.layout.annotations if "+118" in note.text)
    assert "26\u00a0novembre\u00a02026" in note.text
    assert note.font.color == LIGHT.alert_text


def test_a_date_that_has_just_passed_is_said_to_be_confirmed() -> None:
    late = strip({"is_unconfirmed": True, "slippage_days": 27, "level": "watch"})
    assert "<b>+27\u00a0j</b>, à confirmer" in words(late)
    held = strip({"is_unconfirmed": True, "slippage_days": None, "level": "none"})
    assert "○ à confirmer" in words(held)
    assert "sans nouvelle" not in words(held)


def test_a_completion_is_a_disc_on_a_solid_line() -> None:
    figure = strip({"is_done": True, "level": "ok", "slippage_days": 8})
    assert symbols(figure) == ["circle", "circle"]
    assert figure.data[0].line.dash == "solid"
    assert figure.data[-1].marker.color == LIGHT.done


def test_a_milestone_without_news_says_so_and_shows_no_days() -> None:
    silent = {
        "finish_on": date(2026, 7, 31),
        "is_without_news": True,
        "slippage_days": None,
        "level": "none",
        "words": "échéance passée, sans nouvelle",
    }
    figure = strip(silent)
    assert symbols(figure) == ["circle"]
    assert "○ sans nouvelle" in words(figure)


def test_one_on_time_shows_its_day_alone() -> None:
    assert "<b>" not in words(strip({"slippage_days": 0, "level": "ok"}))


def test_a_milestone_without_reference_keeps_its_completion() -> None:
    figure = strip({"reference_on": None, "is_done": True, "slippage_days": None})
    assert symbols(figure) == ["circle"]


def test_says_so_when_nothing_is_dated() -> None:
    figure = strip({"reference_on": None, "finish_on": None})
    assert words(figure) == "Aucun jalon daté sur cette période."


def test_keeps_its_height_up_to_four_milestones_then_grows() -> None:
    assert strip(*[{}] * 4).layout.height == STRIP_HEIGHT
    assert strip(*[{}] * 6).layout.height > STRIP_HEIGHT


def test_today_is_drawn_when_the_calendar_is_near_it() -> None:
    assert len(strip({}).layout.shapes) == 1
    old = {"reference_on": date(2020, 1, 1), "finish_on": date(2020, 1, 5), "is_done": True}
    assert len(strip(old).layout.shapes) == 0
