"""The calendar's bars: lengths, cuts at the window, words."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.gantt import gantt_figure, plan_window, year_window
from charts.gantt_bar import DAY_MS
from charts.gantt_words import slippage_words
from charts.theme import LIGHT
from data_model.vocabulary import Level

AS_OF = date(2026, 11, 9)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
AXES = pd.DataFrame(
    [("A1", "Axe\u00a01", "", "Créer"), (None, "Transversal", "", "")],
    columns=["code", "name", "short_label", "label"],
)
ROW: dict[str, Any] = {
    "action_code": "1.1",
    "axis_code": "A1",
    "title": "ESS Tour",
    "initial_start": date(2026, 1, 1),
    "initial_end": date(2026, 4, 30),
    "start_date": date(2026, 1, 1),
    "end_date": date(2026, 4, 30),
    "finish_on": date(2026, 4, 30),
    "milestones": 4,
    "milestones_done": 2,
    "done_share": 0.5,
    "undated": 0,
    "kind": "forecast",
    "slippage_days": 0,
    "words": "à l’heure",
    "level": Level.OK,
    "late_from": None,
}
UNDATED = {"start_date": None, "end_date": None, "finish_on": None, "done_share": None}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([ROW | row for row in rows], dtype=object)


def drawn(*rows: dict[str, Any], silent: tuple[str, ...] = ()) -> go.Figure:
    return gantt_figure(frame(*rows), AXES, window=YEAR, as_of=AS_OF, palette=LIGHT, silent=silent)


def texts(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_the_dark_part_is_the_share_of_milestones_done() -> None:
    outline, done, *_ = drawn({}).data
    assert outline.x[0] == 120 * DAY_MS
    assert done.x[0] == pytest.approx(60 * DAY_MS, abs=DAY_MS)


def test_the_reference_goes_on_in_the_alert_colour_up_to_the_forecast() -> None:
    figure = drawn({"finish_on": date(2026, 8, 30), "slippage_days": 122, "level": Level.ALERT})
    reference, late = figure.data[2], figure.data[3]
    assert reference.x[0] == 120 * DAY_MS
    assert late.base[0] == date(2026, 4, 30)
    assert late.x[0] == 123 * DAY_MS
    assert late.marker.color[0] == LIGHT.alert


def test_an_action_on_time_has_no_overrun_and_no_sign() -> None:
    figure = drawn({})
    assert len(figure.data[3].x) == 0
    assert len(figure.data[4].x) == 0


def test_a_milestone_that_slips_within_the_reference_is_drawn_where_it_slips() -> None:
    figure = drawn(
        {"late_from": date(2026, 3, 31), "slippage_days": 20, "level": Level.WATCH},
    )
    within, marked = figure.data[4], figure.data[6]
    assert within.base[0] == date(2026, 3, 31)
    assert within.x[0] == 21 * DAY_MS
    assert marked.x[0] == date(2026, 4, 20)


def test_slippage_is_printed_in_words_with_its_sign() -> None:
    figure = drawn({"slippage_days": 47, "level": Level.ALERT, "kind": "forecast"})
    assert "◆\u00a0<b>47\u00a0jours de retard</b>" in texts(figure)


@pytest.mark.parametrize(
    ("kind", "days", "said"),
    [
        ("late_at_least", 12, "au moins 12\u00a0jours de retard"),
        ("unconfirmed", 27, "27\u00a0jours de retard, à confirmer"),
        ("forecast", -6, "6\u00a0jours d’avance"),
        ("done", 0, "à l’heure"),
        ("no_news", None, "à l’heure"),
    ],
)
def test_the_words_follow_the_days(kind: str, days: int | None, said: str) -> None:
    rows = frame({"kind": kind, "slippage_days": days})
    assert slippage_words(next(rows.itertuples(index=False))) == said


def test_what_is_late_without_a_new_date_reaches_the_day_looked_at() -> None:
    figure = drawn({"kind": "late_at_least", "slippage_days": 193, "level": Level.ALERT})
    assert figure.data[3].x[0] == 194 * DAY_MS


def test_an_action_never_reported_is_a_dotted_box_and_not_a_zero() -> None:
    figure = drawn({"done_share": 0.0}, silent=("1.1",))
    assert len(figure.data[0].x) == 0
    assert len(figure.data[1].x) == 0
    assert "réalisé non communiqué" in texts(figure)
    assert [s.line.dash for s in figure.layout.shapes if s.type == "rect"] == ["dot"]


def test_a_row_without_dates_says_why() -> None:
    assert "2\u00a0jalons sans date" in texts(drawn(UNDATED | {"undated": 2}))
    assert "aucun jalon daté" in texts(drawn(UNDATED))
    of_year = gantt_figure(frame(UNDATED), AXES, window=YEAR, as_of=AS_OF, palette=LIGHT, year=2026)
    assert "aucun jalon en 2026" in texts(of_year)


def test_bars_are_cut_at_the_window() -> None:
    figure = drawn({"start_date": date(2025, 6, 1), "finish_on": date(2027, 6, 30)})
    assert figure.data[0].base[0] == date(2026, 1, 1)
    assert figure.data[0].x[0] == 365 * DAY_MS


def test_a_reference_of_before_the_window_leaves_its_overrun() -> None:
    figure = drawn(
        {
            "start_date": date(2024, 6, 1),
            "end_date": date(2024, 6, 30),
            "finish_on": date(2026, 11, 26),
            "level": Level.ALERT,
        }
    )
    assert len(figure.data[2].x) == 0
    assert figure.data[3].base[0] == date(2026, 1, 1)


def test_actions_stand_under_their_axis_at_28_pixels_a_row() -> None:
    figure = drawn({}, {"action_code": "0", "axis_code": None, "title": "Financements"})
    assert figure.layout.height == 52 + 4 * 28 + 4
    assert "<b>Axe\u00a01 · Créer</b>" in texts(figure)
    assert "<b>Transversal</b>" in texts(figure)


def test_the_day_looked_at_is_a_line_only_inside_the_window() -> None:
    assert "<b>vu au 9\u00a0nov.</b>" in texts(drawn({}))
    later = gantt_figure(frame({}), AXES, window=YEAR, as_of=date(2027, 3, 1), palette=LIGHT)
    assert not [text for text in texts(later) if text.startswith("<b>vu au")]


def test_over_the_plan_each_year_has_its_own_bar() -> None:
    second = {"start_date": date(2025, 1, 1), "end_date": date(2025, 4, 30)}
    figure = gantt_figure(
        frame({"start_date": date(2025, 1, 1)}),
        AXES,
        window=(date(2025, 1, 1), date(2026, 12, 31)),
        as_of=AS_OF,
        palette=LIGHT,
        bars=[frame(second | {"finish_on": date(2025, 4, 30)}), frame({})],
    )
    assert list(figure.data[0].base) == [date(2025, 1, 1), date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("finish", "end"),
    [
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 20), date(2027, 1, 20)),
        (date(2028, 1, 20), date(2027, 4, 2)),
    ],
)
def test_a_year_grows_by_a_quarter_at_most(finish: date, end: date) -> None:
    assert year_window(frame({"finish_on": finish}), 2026) == (date(2026, 1, 1), end)


def test_the_plan_window_holds_every_date() -> None:
    rows = frame({"start_date": date(2023, 12, 1), "finish_on": date(2027, 5, 1)})
    assert plan_window(rows, AS_OF) == (date(2023, 10, 1), date(2027, 6, 30))
    assert plan_window(frame(UNDATED), AS_OF) == (date(2026, 10, 1), date(2026, 12, 31))


def test_no_action_gives_a_figure_that_says_so() -> None:
    empty = gantt_figure(frame({}).iloc[:0], AXES, window=YEAR, as_of=AS_OF, palette=LIGHT)
    assert texts(empty) == ["Aucune action dans ce plan."]
