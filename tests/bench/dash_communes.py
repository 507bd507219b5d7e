"""« Communes » as a Dash application written the way its manual shows: plotly.express, DataTable.

The same frames, choices and tables as our page; the communes are polygons drawn by Plotly, as a
page without network must. Started as its own process by `filter_changed`:
`python -m tests.bench.dash_communes PORT keep|redo`. With `keep`, what a choice gives is kept.
"""

import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dash_table, dcc, html

from analysis.indicator.commune_findings import (
    commune_names,
    map_scope,
    returns_matrix,
    returns_title,
)
from analysis.indicator.commune_words import map_table
from analysis.rows import whole
from charts.map_labels import rings_of
from data_model.as_of import today
from data_model.french import number_e4
from data_model.store import reading
from data_model.workspace import active_engine, plans
from pages.common.commune.asked import ALL, PER_THOUSAND, UNITS
from pages.common.plan_view import PlanView
from pages.common.view import view_on

MAP_HEIGHT, MULTIPLES_HEIGHT = 300, 320
Parts = tuple[str, go.Figure, go.Figure, list[Any]]
# Dash makes its components when it is imported.
DataTable: Any = vars(dash_table)["DataTable"]


def main(port: int, *, is_kept: bool) -> None:
    """Serve the page, what our own page keeps of the plan already computed."""
    engine = active_engine()
    with reading(engine) as session:
        plan = plans(session)[0]
    view = view_on(engine, plan.code, today(plan))
    shown = partial(parts, view)
    _application(view, cache(shown) if is_kept else shown).run(port=port, debug=False)


def parts(view: PlanView, code: str, unit: str) -> Parts:
    """What the page is about, its map, its small charts and its table, for what is chosen."""
    per_thousand = unit == UNITS[PER_THOUSAND]
    on_map = view.indicators.on_map(code, per_thousand=per_thousand)
    table = map_table(on_map.values, on_map.series, unit=on_map.unit)
    return (
        map_scope(view.snapshot, code, on_map.values),
        _map(on_map.values),
        _multiples(on_map.series),
        table.astype(str).to_dict("records"),
    )


def _map(values: pd.DataFrame) -> go.Figure:
    communes: list[Any] = values.to_dict("records")
    points = [
        {"longitude": point[0], "latitude": point[1], "commune": one["name"], "ring": n}
        for one in communes
        for n, ring in enumerate(rings_of(one["outline_geojson"]))
        for point in ring
    ]
    figure = px.line(
        pd.DataFrame(points),
        x="longitude",
        y="latitude",
        line_group="ring",
        color="commune",
        height=MAP_HEIGHT,
    )
    figure.update_traces(fill="toself", mode="lines")
    for one in communes:
        figure.add_annotation(
            x=one["label_longitude"],
            y=one["label_latitude"],
            text=f"{one['name']}<br><b>{number_e4(whole(one['value_e4']))}</b>",
            showarrow=False,
        )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, scaleanchor="x")
    return figure.update_layout(showlegend=False)


def _multiples(series: pd.DataFrame) -> go.Figure:
    told = series.assign(value=series["value_e4"].astype("Float64") / 10_000)
    return px.line(
        told,
        x="period_code",
        y="value",
        facet_col="name",
        facet_col_wrap=4,
        markers=True,
        height=MULTIPLES_HEIGHT,
    )


def _application(view: PlanView, shown: Callable[..., Parts]) -> Dash:
    app = Dash(title="Communes")
    names = commune_names(view.snapshot)
    codes = list(view.indicators.drawn)
    matrix = returns_matrix(view.board).astype(str)
    wide = {"width": "49%", "display": "inline-block", "verticalAlign": "top"}
    app.layout = html.Div(
        [
            html.H1(returns_title(view.board)),
            html.Small(id="scope"),
            dcc.Dropdown(view.indicators.drawn, codes[0], id="indicator", clearable=False),
            dcc.Dropdown([ALL, *names.values()], ALL, id="commune", clearable=False),
            dcc.RadioItems(list(UNITS.values()), UNITS[""], id="unit", inline=True),
            html.Div(dcc.Graph(id="map"), style=wide),
            html.Div(dcc.Graph(id="multiples"), style=wide),
            html.Details([html.Summary("Voir les données"), DataTable(id="table")]),
            html.H2("Retours reçus"),
            DataTable(matrix.to_dict("records")),
        ]
    )
    app.callback(
        Output("scope", "children"),
        Output("map", "figure"),
        Output("multiples", "figure"),
        Output("table", "data"),
        Input("indicator", "value"),
        Input("unit", "value"),
    )(shown)
    return app


if __name__ == "__main__":
    main(int(sys.argv[1]), is_kept=sys.argv[2] == "keep")
