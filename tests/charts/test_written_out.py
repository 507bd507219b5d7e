"""A figure says by itself what its template said."""

import plotly.graph_objects as go

from charts.theme import LIGHT, empty_figure, template
from charts.written_out import written_out


def test_the_figure_no_longer_needs_its_template() -> None:
    drawn = written_out(go.Figure(layout={"template": template(LIGHT)})).to_dict()["layout"]
    said = template(LIGHT).layout.to_plotly_json()
    assert drawn.get("template") is None
    assert drawn["font"] == said["font"]
    assert drawn["yaxis"] == said["yaxis"]


def test_what_the_figure_says_stands_over_its_template() -> None:
    figure = go.Figure(layout={"template": template(LIGHT), "margin": {"l": 90}, "bargap": 0.1})
    drawn = written_out(figure).to_dict()["layout"]
    assert drawn["margin"] == {"l": 90, "r": 8, "t": 8, "b": 28}
    assert drawn["bargap"] == 0.1


def test_every_axis_follows_the_one_of_the_template() -> None:
    figure = go.Figure(layout={"template": template(LIGHT), "xaxis2": {"showgrid": False}})
    drawn = written_out(figure).to_dict()["layout"]
    assert drawn["xaxis2"]["fixedrange"]
    assert not drawn["xaxis2"]["showgrid"]
    assert drawn["xaxis"]["showgrid"]


def test_a_note_has_an_arrow_only_where_it_says_so() -> None:
    (note,) = written_out(empty_figure("Rien", LIGHT)).layout.annotations
    assert note.showarrow is False
    plain = go.Figure(layout={"template": "none", "annotations": [{"text": "ici"}]})
    assert written_out(plain).layout.annotations[0].showarrow


def test_a_copy_bears_the_same_revision() -> None:
    """Without one Plotly takes copied data for other data, and draws it again."""
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]))
    one, other = written_out(figure), written_out(figure)
    assert one.layout.datarevision == other.layout.datarevision is not None
    assert one.data[0].to_plotly_json() == figure.data[0].to_plotly_json()


def test_the_figure_given_is_left_as_it_was() -> None:
    figure = empty_figure("Rien", LIGHT)
    before = figure.to_dict()
    written_out(figure)
    assert figure.to_dict() == before


def test_what_is_sent_is_worked_out_once() -> None:
    drawn = written_out(empty_figure("Rien", LIGHT))
    assert drawn.to_dict() is drawn.to_dict()
