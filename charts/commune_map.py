"""Where is it: the communes' real outlines, shaded by value, drawn without any network."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from charts.map_labels import (
    LINE,
    NAME_SIZE,
    VALUE_SIZE,
    Frame,
    Label,
    Ring,
    frame_of,
    label_at,
    overflow,
    rings_of,
)
from charts.map_steps import AT_LEAST, Limits, step_of
from charts.theme import FONT_FAMILY, Palette
from data_model.french import NBSP, is_known, number_e4

EDGE: Final = 1.5
CHOSEN_EDGE: Final = 3
NO_FILL: Final = (0, 0, 0, 0)

Rgba = tuple[int, int, int, int]
Drawn = dict[str, Any]


def commune_map(
    communes: pd.DataFrame,
    palette: Palette,
    *,
    limits: Limits,
    decimals: int = 0,
    selected: str | None = None,
) -> pdk.Deck:
    """The communes shaded in four steps, each with its name and value; bare without a value.

    Columns of `communes`: respondent_code, name (str), value_e4 (Int64, nullable), at_least
    (bool, a return is missing from the sum: « ≥ »), label_longitude, label_latitude (float),
    outline_geojson (str). Rows: one a commune; those without an outline are left out. `selected`
    is the code of a commune drawn with a thick edge.
    """
    drawn = communes[communes["outline_geojson"].fillna("").astype(bool)]
    rows: list[Any] = drawn.to_dict("records")
    outlines = [rings_of(row["outline_geojson"]) for row in rows]
    frame = frame_of([point for rings in outlines for ring in rings for point in ring])
    labels = [_label(row, rings, frame) for row, rings in zip(rows, outlines, strict=True)]
    shapes: list[Drawn] = []
    names: list[Drawn] = []
    values: list[Drawn] = []
    for row, rings, label in zip(rows, outlines, labels, strict=True):
        step = step_of(int(row["value_e4"]), limits) if is_known(row["value_e4"]) else None
        shown = number_e4(row["value_e4"], decimals=decimals)
        if step is not None and row.get("at_least") is True:
            shown = f"{AT_LEAST}{NBSP}{shown}"
        is_chosen = row["respondent_code"] == selected
        look = _look(step, palette, is_chosen=is_chosen)
        words = {"nom": row["name"], "valeur": shown}
        shapes += [{"polygon": ring, **look, **words} for ring in rings]
        is_bare = step is None or label.leader_end is not None
        color = palette.ink if is_bare or step is None else palette.map_texts[step]
        names += _names(label, _rgba(color))
        values.append(_value(label, shown, _rgba(color)))
    # A bare outline is drawn last, or its neighbours' pale edges would hide it.
    shapes.sort(key=lambda shape: (shape["width"], shape["fill"] == NO_FILL))
    return pdk.Deck(
        map_provider=None,
        layers=[
            _polygons(shapes),
            _leaders(_lines(rows, labels, palette)),
            _texts("valeurs", values, size=VALUE_SIZE, weight=600),
            _texts("noms", names, size=NAME_SIZE, weight=400),
        ],
        initial_view_state=pdk.ViewState(
            longitude=frame.longitude + overflow(labels, frame),
            latitude=frame.latitude,
            zoom=frame.zoom,
        ),
        views=[pdk.View(type="MapView", controller=False)],
        tooltip={"text": "{nom} : {valeur}"},
    )


def _place(row: Drawn) -> list[float]:
    return [float(row["label_longitude"]), float(row["label_latitude"])]


def _label(row: Drawn, rings: Sequence[Ring], frame: Frame) -> Label:
    return label_at(row["name"], _place(row), rings, frame)


def _look(step: int | None, palette: Palette, *, is_chosen: bool) -> Drawn:
    line = palette.missing if step is None else palette.background
    return {
        "fill": NO_FILL if step is None else _rgba(palette.map_steps[step]),
        "line": _rgba(palette.ink if is_chosen else line),
        "width": CHOSEN_EDGE if is_chosen else EDGE,
    }


def _top(label: Label) -> float:
    """How far above its middle a label's value stands, in pixels."""
    return -LINE * len(label.lines) / 2


def _value(label: Label, shown: str, color: Rgba) -> Drawn:
    return {"position": label.middle, "color": color, "text": shown, "offset": [0, _top(label)]}


def _names(label: Label, color: Rgba) -> list[Drawn]:
    return [
        {
            "position": label.middle,
            "color": color,
            "text": line,
            "offset": [0, _top(label) + LINE * (rank + 1) + 1],
        }
        for rank, line in enumerate(label.lines)
    ]


def _lines(rows: Sequence[Drawn], labels: Sequence[Label], palette: Palette) -> list[Drawn]:
    return [
        {"from": _place(row), "to": label.leader_end, "color": _rgba(palette.muted)}
        for row, label in zip(rows, labels, strict=True)
        if label.leader_end is not None
    ]


def _rgba(color: str) -> Rgba:
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue, 255


def _polygons(shapes: Sequence[Drawn]) -> pdk.Layer:
    return pdk.Layer(
        "PolygonLayer",
        list(shapes),
        id="communes",
        get_polygon="polygon",
        get_fill_color="fill",
        get_line_color="line",
        get_line_width="width",
        line_width_units=pdk.types.String("pixels"),
        pickable=True,
        stroked=True,
    )


def _leaders(lines: Sequence[Drawn]) -> pdk.Layer:
    return pdk.Layer(
        "LineLayer",
        list(lines),
        id="renvois",
        get_source_position="from",
        get_target_position="to",
        get_color="color",
        get_width=1,
    )


def _texts(name: str, labels: Sequence[Drawn], *, size: int, weight: int) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        list(labels),
        id=name,
        get_position="position",
        get_text="text",
        get_color="color",
        get_size=size,
        get_pixel_offset="offset",
        font_family=pdk.types.String(FONT_FAMILY),
        font_weight=weight,
        # A bare word would be read as an expression, and accents need the whole alphabet.
        character_set=pdk.types.String("auto"),
    )
