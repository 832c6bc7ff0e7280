"""What all figures share: layout, empty state, literal text."""

import html

import plotly.graph_objects as go

MARGIN = {"l": 0, "r": 8, "t": 8, "b": 0}
GRID = "rgba(128,128,128,0.25)"


def literal(text: str) -> str:
    """Text that Plotly shows as it stands, instead of reading tags in it."""
    return html.escape(text, quote=False)


def framed(figure: go.Figure, height: int) -> go.Figure:
    """The figure with our margins, a legend on top, and no dragging (which traps touch scrolling)."""
    figure.update_layout(
        height=height,
        margin=MARGIN,
        dragmode=False,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "title": "", "traceorder": "normal"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(gridcolor=GRID, zeroline=False, automargin=True)
    figure.update_yaxes(gridcolor=GRID, zeroline=False, automargin=True)
    return figure


def empty_figure(message: str) -> go.Figure:
    """A figure that says why there is nothing to draw."""
    figure = go.Figure()
    figure.add_annotation(text=literal(message), showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper")
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return framed(figure, 160)
