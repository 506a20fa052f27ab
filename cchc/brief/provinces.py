"""The sheet of a province: where it stands in each national index, and what its PAR INDEX lost."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cchc import sentences, words
from cchc.brief.areas import not_final
from cchc.brief.lists import elsewhere
from cchc.brief.sentence import shortened
from cchc.index_points import digits_of
from cchc.language import _

MOST_BOXES = 5


def newest_of_each(rows: pd.DataFrame) -> pd.DataFrame:
    """The newest line of each index, of rows of `province_indices`."""
    return rows[rows["is_newest"].astype(bool)] if len(rows) else rows


def index_boxes(rows: pd.DataFrame) -> list[dict[str, str]]:
    """The places of the newest lines as large figures, with the points below."""
    return [
        {
            "label": f"{words.label('index_type', str(row['index_type']))} {row['year']}",
            "value": sentences.starred(sentences.bare_index_place(row), row["flag"]),
            "note": ", ".join(
                filter(None, (_points(row), _("hạng tự tính") if sentences.is_counted_by_us(row) else ""))
            ),
            "tone": "",
        }
        for row in newest_of_each(rows).head(MOST_BOXES).to_dict("records")
    ]


def _points(row: Any) -> str:
    """«93,80 điểm»; blank where only a rank is known."""
    if words.is_missing(row["value"]):
        return ""
    return _("{points} điểm").format(points=words.number(row["value"], digits_of(row)))


def indices(rows: pd.DataFrame) -> dict[str, Any]:
    """Each index: its newest year beside the one before it that has a figure, both as they were told."""
    items, shown = [], []
    for row in newest_of_each(rows).to_dict("records"):
        earlier = rows[(rows["index_type"] == row["index_type"]) & (rows["year"] < row["year"])]
        before = earlier.sort_values("year").tail(1).to_dict("records")
        name = words.label("index_type", str(row["index_type"]))
        shown += [row, *before]
        items.append(
            [name, figures_of_year(row), *([figures_of_year(each) for each in before] or [words.MISSING])]
        )
    return {
        "title": _("Chỉ số của tỉnh"),
        "note": "  ".join(not_final(pd.DataFrame(shown))),
        "headings": [_("Chỉ số"), _("Mới nhất"), _("Lần trước")],
        "widths": [3, 4, 4],
        "items": items,
        "beyond": 0,
        "more": elsewhere(),
    }


def figures_of_year(row: Any) -> str:
    """«Năm 2025: 93,80 điểm, hạng 1/34»; of points and rank what is known."""
    place = sentences.index_place(row)
    ranked = "" if place == words.MISSING else _("hạng {rank}").format(rank=place)
    figures = ", ".join(filter(None, (_points(row), ranked))) or words.MISSING
    said = _("Năm {year}: {figures}").format(year=row["year"], figures=figures)
    return sentences.starred(said, row["flag"])


def index_areas_list(rows: pd.DataFrame) -> dict[str, Any]:
    """The areas of the PAR INDEX of one year, the weakest ratio first, of rows of `province_areas`."""
    ordered = rows.sort_values("ratio", kind="stable") if len(rows) else rows
    year = ordered["year"].iloc[0] if len(ordered) else None
    return {
        "title": _("PAR INDEX năm {year} theo lĩnh vực, yếu nhất trước").format(year=year),
        "note": "  ".join(not_final(rows)),
        "headings": [_("Lĩnh vực"), _("Điểm / tối đa"), _("Tỷ lệ đạt (%)"), _("Xếp hạng")],
        "widths": [6, 2, 2, 2],
        "items": [
            [
                sentences.starred(shortened(str(row["area"]), 90), row["flag"]),
                f"{words.number(row['score'])} / {words.number(row['max_score'])}",
                words.number(row["ratio"], 1),
                words.rank(row["rank"], row["out_of"]),
            ]
            for row in ordered.to_dict("records")
        ],
        "beyond": 0,
        "more": elsewhere(),
    }
