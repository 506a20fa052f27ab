"""What a browser needs to draw a figure once more, on paper of its own: Plotly's script and the house's template."""

from __future__ import annotations

from typing import Any

from plotly.offline import get_plotlyjs, get_plotlyjs_version

from cchc.charts.drawing.theme import TEMPLATE


def plotly_script() -> str:
    """Plotly for browsers, as it came with the Python package: nothing is fetched from elsewhere."""
    return str(get_plotlyjs())


def plotly_version() -> str:
    """The version of that script, such as «3.1.0», for its address."""
    return str(get_plotlyjs_version())


def chart_template() -> dict[str, Any]:
    """The template without what Streamlit's theme makes of it."""
    return dict(TEMPLATE.to_plotly_json())
