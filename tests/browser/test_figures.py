"""How the figures are placed."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser
WIDTHS = """() => [...document.querySelectorAll('[data-testid=stFullScreenFrame]')]
  .map(one => one.getBoundingClientRect().width)"""
DRAWN = "() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 2"


def test_a_figure_is_as_wide_as_whole_pixels_or_it_would_be_drawn_twice(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/avancement")
    settled(page)
    # The script is over before its figures are drawn.
    page.wait_for_function(DRAWN)
    widths = page.evaluate(WIDTHS)
    assert len(widths) == 2
    assert widths == [round(width) for width in widths]
