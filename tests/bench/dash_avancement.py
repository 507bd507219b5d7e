"""« Avancement » as a Dash application: the same frames, figures, tables and filters.

Started as its own process by `filter_changed`:
`python -m tests.bench.dash_avancement PORT keep|redo`. With `keep`, what a choice gives is kept
once made, as our own page keeps it.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from analysis.attention.action_board import action_board_frame, axis_heads_frame, completion_title
from analysis.axis_situation import axis_choices
from analysis.fiche.tables import indicator_labels
from analysis.indicator.board import (
    board_table,
    counts_table,
    furthest_frame,
    furthest_title,
    in_axis,
    indicator_marks_frame,
    lines_words,
    results_coverage,
)
from analysis.plan_seen import PlanSeen, read_plan
from analysis.results.results import results_counts
from charts.completion_dumbbell import completion_dumbbell_figure
from charts.indicator_marks import indicator_marks_figure
from charts.theme import LIGHT, PLOTLY_CONFIG
from data_model.french import day, plural
from data_model.store import reading
from data_model.workspace import active_engine, plans
from pages.common.frame import both_days
from pages.common.status_table import furthest_table, results_table

ALL = "Tous"
SORTS = {"gap": "Écart", "number": "Numéro"}
VIEWS = {"chart": "Graphique", "table": "Tableau"}
Parts = tuple[str, list[Any], list[Any]]


def main(port: int, *, is_kept: bool) -> None:
    """Serve the page, every frame of the plan already computed."""
    view = _view()
    _ = (view.results, view.completion("action"), view.completion("axis"))
    shown = partial(parts, view)
    app = _application(view, cache(shown) if is_kept else shown)
    app.run(port=port, debug=False)


def parts(view: PlanSeen, axis: str, sorted_by: Any, shown: str) -> Parts:
    """The page's title, its left and its right column, for what is chosen."""
    names = view.axis_names
    code = None if axis == ALL else axis_choices(names)[axis]
    heads = axis_heads_frame(names, view.completion("axis"))
    board = action_board_frame(
        view.snapshot, view.completion("action"), axis=code, sorted_by=sorted_by
    )
    results = in_axis(view.results, code)
    finding = completion_title(heads, board)
    return finding, _left(view, heads, board, results, shown), _right(view, results)


def _left(
    view: PlanSeen, heads: pd.DataFrame, board: pd.DataFrame, results: pd.DataFrame, shown: str
) -> list[Any]:
    if shown == "table":
        return [_table(board_table(board)), _table(results_table(results))]
    figure = completion_dumbbell_figure(
        board, heads, situation_date=view.situation.situation_date, palette=LIGHT
    )
    return [_graph("board", figure), _folded(board_table(board))]


def _right(view: PlanSeen, results: pd.DataFrame) -> list[Any]:
    names, furthest = view.axis_names, furthest_frame(results)
    figure = indicator_marks_figure(indicator_marks_frame(results, names), LIGHT)
    menu = [html.Li(html.A(text)) for text in indicator_labels(results).values()]
    return [
        html.H2(plural(len(results), "indicateur")),
        html.Details([html.Summary("D’où vient ce chiffre"), html.Ul(menu)]),
        _graph("marks", figure),
        html.Small(f"{results_coverage(results)}. {lines_words(results)}"),
        html.H2(furthest_title(furthest, results)),
        _table(furthest_table(furthest)),
        _folded(counts_table(results_counts(results, "axis"), names)),
    ]


def _graph(name: str, figure: go.Figure) -> Any:
    return dcc.Graph(id=name, figure=figure, config=cast(Any, PLOTLY_CONFIG))


def _folded(frame: pd.DataFrame) -> Any:
    return html.Details([html.Summary("Voir les données"), _table(frame)])


def _table(frame: pd.DataFrame) -> Any:
    head = html.Thead(html.Tr([html.Th(str(name)) for name in frame.columns]))
    rows = [html.Tr([html.Td(str(cell)) for cell in row]) for row in frame.to_numpy().tolist()]
    return html.Table([head, html.Tbody(rows)])


def _application(view: PlanSeen, shown: Callable[..., Parts]) -> Dash:
    app = Dash(title="Avancement")
    until = view.situation.situation_date
    wide = {"width": "64%", "display": "inline-block", "verticalAlign": "top"}
    app.layout = html.Div(
        [
            html.H1(id="title"),
            html.Small(f"Part du travail faite, comparée à la part attendue. {both_days(view)}"),
            html.Div(
                [
                    _choice("axis", [ALL, *axis_choices(view.axis_names)]),
                    _choice("sort", SORTS),
                    _choice("view", VIEWS),
                ]
            ),
            html.Div(id="left", style=wide),
            html.Div(id="right", style=wide | {"width": "35%"}),
            html.Small(_source(until)),
        ]
    )
    app.callback(
        Output("title", "children"),
        Output("left", "children"),
        Output("right", "children"),
        Input("axis", "value"),
        Input("sort", "value"),
        Input("view", "value"),
    )(shown)
    return app


def _choice(name: str, choices: Sequence[str] | dict[str, str]) -> Any:
    words = choices if isinstance(choices, dict) else {one: one for one in choices}
    return dcc.RadioItems(words, next(iter(words)), id=name, inline=True)


def _source(until: date | None) -> str:
    return f"Jalons et relevés des trimestres échus au {day(until)}." if until else ""


def _view() -> PlanSeen:
    engine = active_engine()
    with reading(engine) as session:
        return read_plan(session, plans(session)[0].code)


if __name__ == "__main__":
    main(int(sys.argv[1]), is_kept=sys.argv[2] == "keep")
