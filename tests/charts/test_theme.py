"""Colours a reader can tell apart, and a sign with a word for each status."""

import tomllib
from pathlib import Path

import pytest

from charts import theme
from charts.theme import DARK, LIGHT, PROJECTION, Palette
from data_model.vocabulary import Level, ResultStatus

TEXT_MINIMUM = 4.5
MARK_MINIMUM = 3.0
PROJECT = Path(__file__).parents[2]
PALETTES = [LIGHT, DARK, PROJECTION]


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0B4F71", "#FFFFFF") == pytest.approx(8.86, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("role", ["ink", "muted", "alert_text", "watch_text"])
def test_every_text_is_readable_on_the_page(palette: Palette, role: str) -> None:
    assert contrast(getattr(palette, role), palette.background) >= TEXT_MINIMUM


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("role", ["done", "committed", "expected", "alert", "watch", "missing"])
def test_every_mark_is_visible_on_the_page(palette: Palette, role: str) -> None:
    assert contrast(getattr(palette, role), palette.background) >= MARK_MINIMUM


@pytest.mark.parametrize("palette", PALETTES)
def test_text_printed_on_a_fill_is_readable(palette: Palette) -> None:
    pairs = [
        (palette.on_done, palette.done),
        (palette.on_committed, palette.committed),
        (palette.ink, palette.track),
    ]
    pairs += list(zip(palette.map_texts, palette.map_steps, strict=True))
    assert [pair for pair in pairs if contrast(*pair) < TEXT_MINIMUM] == []


@pytest.mark.parametrize("palette", PALETTES)
def test_map_steps_grow_apart_from_the_page(palette: Palette) -> None:
    steps = [contrast(step, palette.background) for step in palette.map_steps]
    assert steps == sorted(steps)


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_screens_and_the_figures_share_their_colours(name: str, palette: Palette) -> None:
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())
    screen = config["theme"][name]
    assert {
        "backgroundColor": palette.background,
        "textColor": palette.ink,
        "blueColor": palette.done,
        "redColor": palette.alert,
        "redTextColor": palette.alert_text,
        "orangeColor": palette.watch,
        "orangeTextColor": palette.watch_text,
        "grayColor": palette.missing,
        "grayTextColor": palette.muted,
    }.items() <= screen.items()


def test_every_status_has_its_sign_and_its_word() -> None:
    signs = {status.value: theme.status_mark(status).sign for status in ResultStatus}
    assert signs == {
        "no_target": "–",
        "no_data": "○",
        "reached": "●",
        "partial": "○",
        "too_early": "–",
        "on_track": "●",
        "watch": "▲",
        "alert": "◆",
    }
    assert all(theme.status_mark(status).word == status.label for status in ResultStatus)


def test_every_level_has_its_sign_and_its_word() -> None:
    assert [theme.level_mark(level).sign for level in Level] == ["●", "▲", "◆", "○"]
    assert all(theme.level_mark(level).word == level.label for level in Level)


def test_statuses_of_different_severity_differ_by_shape_and_by_colour() -> None:
    marks = [theme.level_mark(level) for level in Level]
    assert len({mark.symbol for mark in marks}) == len(Level)
    for palette in PALETTES:
        assert len({mark.color(palette) for mark in marks}) == len(Level)


def test_a_mark_takes_its_colours_from_the_palette() -> None:
    mark = theme.status_mark("alert")
    assert (mark.color(LIGHT), mark.text_color(LIGHT)) == ("#B3220E", "#A21D0B")
    assert (mark.color(DARK), mark.text_color(DARK)) == ("#FF7B5C", "#FF9A82")


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="green"):
        theme.status_mark("green")


def test_the_palette_follows_the_theme_and_is_light_by_default() -> None:
    assert theme.palette_named("dark") is DARK
    assert theme.palette_named("projection") is PROJECTION
    assert theme.palette_named("light") is LIGHT
    assert theme.palette_named(None) is LIGHT
