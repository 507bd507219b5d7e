"""Where is it: the communes' real outlines, shaded by value, drawn without any network."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import pydeck as pdk

from charts.map_labels import LINE, NAME_SIZE, VALUE_SIZE, Frame, Label, rings_of
from charts.map_places import Town, map_layout
from charts.map_steps import NOT_ASKED, MapSteps
from charts.theme import FONT_FAMILY, Palette
from data_model.french import is_known

EDGE: Final = 1.5
THIN_EDGE: Final = 0.5
CHOSEN_EDGE: Final = 3
# Most values are as short as this: labels stay where they are from an indicator to the next.
RESERVED: Final = 5
NO_FILL: Final = (0, 0, 0, 0)

Rgba = tuple[int, int, int, int]
Drawn = dict[str, Any]


class DrawnTown(NamedTuple):
    """A commune on the map: its row, its label if it has room, its colour if it has a value."""

    row: Drawn
    label: Label | None
    color: int | None

    def outline_color(self, palette: Palette) -> str:
        """Between two filled ones, the background's."""
        return palette.missing if self.color is None else palette.background

    @property
    def edge(self) -> float:
        """How thick its outline is: thin where nothing is asked."""
        is_thin = self.color is None and self.row["state"] == NOT_ASKED
        return THIN_EDGE if is_thin else EDGE

    def text_color(self, palette: Palette) -> str:
        """What is read on the commune's colour, or on the background beside it."""
        is_on_fill = self.color is not None and self.label and self.label.leader_end is None
        return palette.map_texts[self.color or 0] if is_on_fill else palette.ink

    @property
    def place(self) -> list[float]:
        """Its point, where a leader starts."""
        return [float(self.row["label_longitude"]), float(self.row["label_latitude"])]


def drawn_towns(communes: pd.DataFrame, steps: MapSteps | None) -> tuple[Frame, list[DrawnTown]]:
    """Where the map stands and the communes with an outline, those without a value last.

    A bare outline is drawn over its neighbours, or their pale edges would hide it.
    """
    with_outline = communes[communes["outline_geojson"].fillna("").astype(bool)]
    rows: list[Any] = with_outline.to_dict("records")
    frame, labels, _ = map_layout(
        tuple(
            Town(
                row["name"],
                max(len(row["shown"]), RESERVED),
                float(row["label_longitude"]),
                float(row["label_latitude"]),
                row["outline_geojson"],
            )
            for row in rows
        )
    )
    towns = [
        DrawnTown(row, label, _color(row["value_e4"], steps))
        for row, label in zip(rows, labels, strict=True)
    ]
    return frame, sorted(towns, key=_rank)


def _color(value_e4: Any, steps: MapSteps | None) -> int | None:
    return steps.color_of(int(value_e4)) if steps and is_known(value_e4) else None


def _rank(town: DrawnTown) -> int:
    return 0 if town.color is not None else 1 if town.row["state"] == NOT_ASKED else 2


def commune_map(
    communes: pd.DataFrame,
    palette: Palette,
    *,
    steps: MapSteps | None,
    selected: str | None = None,
) -> pdk.Deck:
    """The communes shaded by step, each with its name and value; bare without a value.

    Columns of `communes`: respondent_code, name (str), value_e4 (Int64, nullable), state (str),
    at_least (bool), shown (str, the value as the map writes it), told (str, the same in words),
    label_longitude, label_latitude (float), outline_geojson (str). Rows: one a commune; those
    without an outline are left out. `selected` is the code of a commune with a thick edge.
    """
    frame, towns = drawn_towns(communes, steps)
    labelled = [(town, town.label) for town in towns if town.label is not None]
    shapes = [shape for town in towns for shape in _shapes(town, palette, selected)]
    shapes.sort(key=lambda shape: bool(shape["width"] == CHOSEN_EDGE))
    return pdk.Deck(
        map_provider=None,
        layers=[
            _polygons(shapes),
            _leaders(
                [
                    {"from": town.place, "to": label.leader_end, "color": _rgba(palette.muted)}
                    for town, label in labelled
                    if label.leader_end is not None
                ]
            ),
            _texts(
                "valeurs",
                [_value(town, label, palette) for town, label in labelled],
                size=VALUE_SIZE,
                weight=600,
            ),
            _texts(
                "noms",
                [line for town, label in labelled for line in _names(town, label, palette)],
                size=NAME_SIZE,
                weight=400,
            ),
        ],
        initial_view_state=pdk.ViewState(
            longitude=frame.longitude, latitude=frame.latitude, zoom=frame.zoom
        ),
        views=[pdk.View(type="MapView", controller=False)],
        tooltip={"text": "{nom} : {valeur}"},
    )


def _shapes(town: DrawnTown, palette: Palette, selected: str | None) -> list[Drawn]:
    is_chosen = town.row["respondent_code"] == selected
    line = palette.ink if is_chosen else town.outline_color(palette)
    look = {
        "fill": NO_FILL if town.color is None else _rgba(palette.map_steps[town.color]),
        "line": _rgba(line),
        "width": CHOSEN_EDGE if is_chosen else town.edge,
        "nom": town.row["name"],
        "valeur": town.row["told"],
    }
    return [{"polygon": ring, **look} for ring in rings_of(town.row["outline_geojson"])]


def _top(label: Label) -> float:
    """How far above its middle a label's value stands, in pixels."""
    return -LINE * len(label.lines) / 2


def _value(town: DrawnTown, label: Label, palette: Palette) -> Drawn:
    return {
        "position": label.middle,
        "color": _rgba(town.text_color(palette)),
        "text": town.row["shown"],
        "offset": [0, _top(label)],
    }


def _names(town: DrawnTown, label: Label, palette: Palette) -> list[Drawn]:
    return [
        {
            "position": label.middle,
            "color": _rgba(town.text_color(palette)),
            "text": line,
            "offset": [0, _top(label) + LINE * (rank + 1) + 1],
        }
        for rank, line in enumerate(label.lines)
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
