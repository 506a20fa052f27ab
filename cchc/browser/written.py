"""A styled frame that was written out once: pandas would style and write every cell again in every run of a page.

Why by pandas' private methods: decision 0037.
"""

from __future__ import annotations

from typing import Any

import pandas as pd


def written_once(styled: Any, name: str) -> Any:
    """The same frame with its cells written; it may be shown to any number of people at once.

    `name` takes the place of the random one that pandas gives, and ties the colours of cells to this table.
    Streamlit knows a styled frame by its exact class, so this one is changed and not inherited from: it asks it for
    its styles (`_compute`, `_translate`) and its data for copies as text, which it then fills cell by cell. Here the
    copy is filled already, and nobody fills it again.
    Texts alone would not do: a long table sorts by the numbers behind them, a browser's own formats write `78,97` in a
    Vietnamese browser only, and `st.table` tints the own row by nothing but a style.
    """
    styled.set_uuid(name)
    styled._compute()
    told = styled._translate(False, False)
    texts = [[str(cell["display_value"]) for cell in row if cell["type"] == "td"] for row in told["body"]]
    frame = styled.data
    written = pd.DataFrame(texts, index=frame.index, columns=frame.columns, dtype="str")
    styles = {"body": [], "cellstyle": told["cellstyle"], "table_styles": told.get("table_styles", [])}
    frame.astype = lambda _: written
    styled._compute = lambda: styled
    styled._translate = lambda *_: styles
    return styled
