"""What every figure starts from, and what is said where nothing can be drawn."""

import plotly.graph_objects as go
import pytest

from charts.figure import empty_figure, figure_of
from charts.theme import DARK, LIGHT, PROJECTION


def test_a_figure_has_its_traces_and_its_layout() -> None:
    figure = figure_of([go.Bar(y=[1, 2])], palette=DARK, height=90, xaxis={"range": [0, 4]})
    assert [trace.type for trace in figure.data] == ["bar"]
    assert (figure.layout.height, figure.layout.xaxis.range) == (90, (0, 4))


def test_a_figure_needs_no_template() -> None:
    drawn = figure_of([], palette=LIGHT).to_dict()["layout"]
    assert drawn.get("template") is None
    assert drawn["font"]["color"] == LIGHT.ink


def test_a_setting_unknown_to_plotly_is_refused() -> None:
    with pytest.raises(ValueError, match="hight"):
        figure_of([], palette=LIGHT, hight=90)


def test_what_a_figure_says_stands_over_the_theme() -> None:
    drawn = figure_of([], palette=LIGHT, margin={"l": 90}, bargap=0.1).to_dict()["layout"]
    assert drawn["margin"] == {"l": 90, "r": 8, "t": 8, "b": 28}
    assert drawn["bargap"] == 0.1
    assert figure_of([], palette=LIGHT).layout.margin.l == 8


def test_every_axis_is_drawn_as_the_first_one_of_its_side() -> None:
    figure = figure_of([], palette=LIGHT, xaxis2={"showgrid": False}, yaxis3={"range": [0, 1]})
    drawn = figure.to_dict()["layout"]
    assert drawn["xaxis2"]["fixedrange"]
    assert not drawn["xaxis2"]["showgrid"]
    assert drawn["xaxis"]["showgrid"]
    assert drawn["yaxis3"]["automargin"]


def test_a_note_has_an_arrow_only_where_it_says_so() -> None:
    notes = [{"text": "ici"}, {"text": "là", "showarrow": True}]
    figure = figure_of([], palette=LIGHT, annotations=notes)
    assert [note.showarrow for note in figure.layout.annotations] == [False, True]


def test_a_copy_bears_the_same_revision() -> None:
    """Without one Plotly takes copied data for other data, and draws it again."""
    one, other = figure_of([], palette=LIGHT), figure_of([], palette=LIGHT)
    assert one.layout.datarevision == other.layout.datarevision is not None


def test_numbers_are_written_the_french_way() -> None:
    layout = figure_of([], palette=LIGHT).layout
    assert layout.separators == ",\u202f"
    assert layout.showlegend is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_a_figure_takes_the_size_of_a_slide() -> None:
    layout = figure_of([], palette=PROJECTION, size=34).layout
    assert layout.font.size == 34
    assert layout.xaxis.tickfont.size == 34
    assert layout.font.color == PROJECTION.ink


def test_an_empty_figure_says_why() -> None:
    figure = empty_figure("Aucun jalon : rien à montrer.", DARK)
    assert figure.layout.annotations[0].text == "Aucun jalon\u00a0: rien à montrer."
    assert figure.layout.annotations[0].font.color == DARK.muted
    assert not figure.layout.xaxis.visible
