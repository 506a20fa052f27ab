"""How a single mark says that its figure is not final: a star behind its name, a hollow point.

What the star means is written above the figure (`cchc/ui/showing/chart_card.py`), for it depends on the rows alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from cchc import words
from cchc.sentences.flags import STAR, is_final, starred

HOLLOW = "-open"


def starred_name(name: str, *rows: Mapping[Any, Any]) -> str:
    """«Sở Y tế*»: the name of a mark that is made of these rows, one of which is not final."""
    first = next((flag for flag in (row.get("flag") for row in rows) if not is_final(flag)), None)
    return starred(name, first)


def symbols(rows: Iterable[Mapping[Any, Any]], symbol: str = "circle") -> list[str]:
    """A symbol per row, hollow where its figure is not final."""
    return [symbol if is_final(row.get("flag")) else symbol + HOLLOW for row in rows]


def finality_tooltip(row: Mapping[Any, Any]) -> str:
    """«<br>Tạm tính» for the tooltip of a mark; blank where its figure is final."""
    return "" if is_final(row.get("flag")) else f"<br>{words.display_value('flag', row['flag'])}"


def signs(figure: go.Figure) -> str:
    """The signs that marks of a figure carry: «*», and «○» where points are hollow for this reason alone.

    Blank where nothing is drawn.
    """
    if not figure.data:
        return ""
    drawn = (symbol for trace in figure.data for symbol in _symbols(trace))
    is_hollow = any(str(symbol).endswith(HOLLOW) for symbol in drawn)
    return f"{STAR} ○" if is_hollow and "○" not in str(figure.layout.meta["key"]) else STAR


def _symbols(trace: Any) -> Sequence[Any]:
    symbol = trace.marker.symbol if trace.type == "scatter" else None
    return symbol if isinstance(symbol, list | tuple) else [symbol]
