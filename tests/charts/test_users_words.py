"""What people typed is drawn as they typed it, in every figure that shows their words."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from charts.axis_bullets import axis_bullets_figure
from charts.budget_bars import planned_bars_figure
from charts.commune_multiples import commune_multiples
from charts.theme import LIGHT
from charts.wrapping import as_typed, wrapped
from tests.charts import (
    test_axis_bullets,
    test_budget_bars,
    test_commune_multiples,
    test_completion_dumbbell,
    test_gantt,
    test_milestone_strip,
)

TYPED = "<b>Zq</b> & <i>B</i>"
SHOWN = "&lt;b&gt;Zq&lt;/b&gt; &amp; &lt;i&gt;B&lt;/i&gt;"
FIGURES: dict[str, Callable[[], Any]] = {
    "gantt": lambda: test_gantt.drawn({"title": TYPED}),
    "budget": lambda: planned_bars_figure(
        test_budget_bars.frame({"label": TYPED}), palette=LIGHT, is_wide=True
    ),
    "budget by action": lambda: planned_bars_figure(
        test_budget_bars.frame({"label": TYPED}), palette=LIGHT, labels=40
    ),
    "axes": lambda: axis_bullets_figure(
        pd.DataFrame(
            [test_axis_bullets.BASE | {"name": TYPED, "short_label": TYPED}], dtype=object
        ),
        LIGHT,
    ),
    "completion": lambda: test_completion_dumbbell.figure({"title": TYPED}),
    "milestones": lambda: test_milestone_strip.strip({"label": TYPED}),
    "communes": lambda: commune_multiples(
        test_commune_multiples.series(**{TYPED: [10_000, None, 30_000]}), LIGHT
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_users_words_are_no_markup(name: str) -> None:
    words = FIGURES[name]().to_json().replace("\\u003c", "<").replace("\\u003e", ">")
    words = words.replace("\\u0026", "&")
    assert "&lt;b&gt;Zq" in words
    assert "<b>Zq" not in words
    assert "<i>B" not in words


def test_words_broken_over_lines_keep_only_our_own_breaks() -> None:
    assert as_typed(TYPED) == SHOWN
    assert wrapped("<br>un deux", width=7, lines=2) == "&lt;br&gt;un<br>deux"
