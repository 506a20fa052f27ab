"""The table of areas with a bar for what each lost."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cchc import sentences, words
from cchc.brief.sentence import shortened
from cchc.language import _
from cchc.sentences.flags import STAR, flags_of
from cchc.sentences.row import Row, is_known

MOST_AREAS = 12


def areas(rows: pd.DataFrame, headline: Row | None) -> dict[str, Any]:
    """The areas in printed order (of very many those that lost most), each with the length of its bar; `headline` is the total
    above them, which may be of another document."""
    lost = rows["deduction"].fillna(0).clip(lower=0) if len(rows) else pd.Series(dtype=float)
    kept = rows.loc[lost.nlargest(MOST_AREAS).index.sort_values()] if len(rows) > MOST_AREAS else rows
    longest = float(lost.max()) if len(lost) else 0.0
    unknown = sentences.unknown_parts(first_of(rows)) if len(rows) else ""
    beyond = (
        _("Và {count} lĩnh vực khác.") if unknown else _("Và {count} lĩnh vực khác mất ít điểm hơn.")
    ).format(count=len(rows) - len(kept))
    return {
        "title": _("Điểm trừ theo lĩnh vực"),
        "headings": [_("Lĩnh vực"), _("Tối đa"), _("Điểm đạt"), _("Tỷ lệ đạt (%)"), _("Điểm trừ")],
        "rows": [area(row, longest) for row in kept.to_dict("records")],
        "more": [
            *([beyond] if len(kept) < len(rows) else []),
            *([f"{unknown[:1].upper()}{unknown[1:]}."] if unknown else []),
            *([apart] if (apart := sentences.of_another_sheet(headline or {})) else []),
            *not_final(rows),
        ],
    }


def not_final(rows: pd.DataFrame) -> list[str]:
    """«* Có số: tạm tính»: what the stars in a table mean; nothing where it has none."""
    said = sentences.remarks(flags_of(rows))
    return [f"{STAR} {said}"] if said else []


def first_of(rows: pd.DataFrame) -> Row:
    """The first row, as sentences take it."""
    return {str(column): value for column, value in rows.iloc[0].items()}


def area(row: Any, longest: float) -> dict[str, Any]:
    """One line of the table: name, points as texts, and the bar's length from 0 to 1 of the `longest` loss (points)."""
    lost = row["deduction"]
    return {
        "name": sentences.starred(shortened(str(row["area"]), 90), row.get("flag")),
        "max_score": words.number(row["max_score"]),
        "score": words.number(row["score"]),
        "ratio": words.number(row["ratio"], 1),
        "deduction": words.number(lost),
        "bar": max(float(lost), 0.0) / longest if is_known(lost) and longest > 0 else 0.0,
    }
