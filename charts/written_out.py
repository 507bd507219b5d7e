"""A figure as it is given to the browser: drawn once there, not twice."""

from typing import Any, Final

import plotly.graph_objects as go

AXES: Final = ("xaxis", "yaxis")
# Any value, as long as it stays: a figure that changes is another one to Streamlit.
REVISION: Final = 1


def written_out(figure: go.Figure) -> go.Figure:
    """The same figure with what its template says written in its own layout.

    Streamlit gives each figure to Plotly twice, as two copies. Plotly takes a copied template for
    another one, and copied data too unless they bear a revision, and draws everything again.
    """
    drawn = figure.to_dict()
    said = drawn["layout"]
    base = said.pop("template", {}).get("layout", {})
    axes = {name: base.pop(name, {}) for name in AXES}
    mark = base.pop("annotationdefaults", {})
    layout = _over(base, said)
    for name in sorted({*AXES, *(key for key in said if key.startswith(AXES))}):
        layout[name] = _over(axes[name[:5]], said.get(name, {}))
    # Their font is the figure's own, which they inherit.
    layout["annotations"] = [
        {"showarrow": mark.get("showarrow", True), **one} for one in said.get("annotations", [])
    ]
    whole = go.Figure(drawn["data"], layout | {"datarevision": REVISION}, _validate=False)
    whole.layout.template = None
    # Nobody changes it any more, and each run of a page sends it: it is copied once.
    sent = whole.to_dict()
    whole.to_dict = lambda: sent
    return whole


def _over(base: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    both = {
        name: _over(base[name], value)
        for name, value in said.items()
        if isinstance(value, dict) and isinstance(base.get(name), dict)
    }
    return base | said | both
