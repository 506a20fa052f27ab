"""Step 4: what publishing or taking back would change, before it is done."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cchc import words
from cchc.store.difference import Difference
from cchc.ui.show import numbered

SHOWN = 200
FIGURES = (("score", "điểm", "decimal"), ("deduction", "điểm trừ", "decimal"), ("rank", "hạng", "rank"))


def show_effect(difference: Difference) -> None:
    """Counts, the effect on each unit's total, and the figures one by one."""
    counts = [
        (words.label("difference", kind), difference.count(kind)) for kind in ("added", "changed", "removed")
    ]
    if not any(count for _, count in counts):
        st.info("Không có gì khác với số liệu đang dùng.")
        return
    st.markdown(" · ".join(f"{name}: **{words.number(count, 0)}** số liệu" for name, count in counts))
    for line in effects(difference.totals)[:10]:
        st.markdown(f"- {line}")
    rows = difference.figures[difference.figures["difference"] != "added"].head(SHOWN)
    if not rows.empty:
        with st.expander("Xem các số liệu thay đổi, bỏ đi", icon=":material/difference:"):
            st.table(numbered(readable(rows), literal=True))


def effects(totals: pd.DataFrame) -> list[str]:
    """One sentence per unit and year whose total moves."""
    sentences = []
    for row in totals.to_dict("records"):
        parts = [
            f"{name} {written(row[f'{column}_before'], kind)} → **{written(row[f'{column}_after'], kind)}**"
            for column, name, kind in FIGURES
            if not same(row[f"{column}_before"], row[f"{column}_after"])
        ]
        if parts:
            who = words.literal(f"{row['unit']}, {row['province']}, năm {row['year']}")
            sentences.append(f"{who}: {', '.join(parts)}")
    return sentences


def same(before: object, after: object) -> bool:
    """Whether nothing moved; two blanks are the same."""
    return before == after or (words.is_missing(before) and words.is_missing(after))


def written(value: float | None, kind: str) -> str:
    """A figure before or after."""
    return words.number(value, 2 if kind == "decimal" else 0)


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures with what they are called on screen."""
    shown = rows[["period", "row_name", "before", "after", "difference"]].copy()
    if rows["unit"].nunique() == 1:
        shown["row_name"] = shown["row_name"].where(rows["row_name"] != rows["unit"], "Tổng")
    shown.insert(2, "figure", [words.heading(column) for column in rows["column"]])
    return shown
