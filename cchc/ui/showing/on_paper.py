"""A long table for paper: the screen has a grid that scrolls, which paper would cut (decision 0030)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from cchc import index_points, undefined_rates, words
from cchc.language import _

# Some eight sheets; whoever needs more needs a file.
MOST_ROWS = 200


def paper_table(rows: pd.DataFrame, columns: Sequence[str]) -> str:
    """The rows as people write them, as an HTML table that `style/paper.css` shows on paper alone; what is left out is said."""
    heads = "".join(f"<th>{escape(words.heading(column))}</th>" for column in ["stt", *columns])
    some = rows.head(MOST_ROWS)
    digits = words.common_decimals(some, columns)
    body = "".join(
        _line(number, row, columns, digits) for number, row in enumerate(some.to_dict("records"), start=1)
    )
    left_out = ""
    if len(rows) > MOST_ROWS:
        said = _("Trên giấy là {many} dòng đầu trong {all} dòng; tệp Excel có đủ.")
        told = said.format(many=words.number(MOST_ROWS, 0), all=words.number(len(rows), 0))
        left_out = f"<caption>{escape(told)}</caption>"
    return (
        f'<table class="paper-table">{left_out}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _line(number: int, row: dict[Any, Any], columns: Sequence[str], digits: dict[str, int]) -> str:
    cells = "".join(_cell(column, row, index_points.digits_in_row(row, column, digits)) for column in columns)
    own = ' class="own"' if row.get("is_own") else ""
    return f'<tr{own}><td class="number">{number}</td>{cells}</tr>'


def _cell(column: str, row: dict[Any, Any], digits: int | None) -> str:
    is_alike = digits and not words.is_missing(row[column])
    text = (
        words.number(row[column], digits or 0)
        if is_alike
        else escape(_(undefined_rates.display_cell(row, column)))
    )
    return f"<td>{text}</td>" if words.column_format(column) == "text" else f'<td class="number">{text}</td>'
