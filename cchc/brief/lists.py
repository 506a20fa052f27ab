"""The lists of the sheet; each has a title and items, and those that may not fit whole say where the rest stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from cchc import sentences, words
from cchc.brief.areas import not_final
from cchc.brief.sentence import bold_runs, cut, shortened, without_bold
from cchc.language import _
from cchc.sentences.row import Row, coded

MOST_ATTENTION = 3
MOST_NEWEST = 3
MOST_CRITERIA = 6
MOST_OF_AREA = 2


def attention_list(rows: Sequence[Row], until: str) -> dict[str, Any]:
    """What needs attention, of rows of `attention` in their order; at most MOST_ATTENTION."""
    items = [cut(bold_runs(sentences.attention_sentence(row))) for row in rows[:MOST_ATTENTION]]
    return {"title": _("Cần chú ý") + until, "items": items}


def newest_list(found: Sequence[str], until: str, next_event: str = "") -> dict[str, Any]:
    """Sentences about the newest dossiers and tasks, and the next day of the calendar; at most MOST_NEWEST together."""
    told = [*found[: MOST_NEWEST - bool(next_event)], *([next_event] if next_event else [])]
    return {
        "title": _("Hồ sơ và nhiệm vụ kỳ gần nhất") + until,
        "items": [cut(bold_runs(sentence)) for sentence in told],
    }


def criteria_list(rows: pd.DataFrame, areas: pd.DataFrame) -> dict[str, Any]:
    """The lowest lines of the score sheet that lost most, and of how many of its areas there are any."""
    leaves = rows[rows["is_leaf"].astype(bool)] if len(rows) else rows
    lost = leaves[leaves["deduction"] > 0] if len(leaves) else leaves
    blank = int(leaves["deduction"].isna().sum()) if len(leaves) else 0
    unknown = _("Trong số đã biết: {count} tiêu chí chưa đủ điểm.").format(
        count=words.rank(blank, len(leaves))
    )
    worst = lost.sort_values("deduction", ascending=False, kind="stable") if len(lost) else lost
    return {
        "title": _("Tiêu chí mất nhiều điểm nhất"),
        "note": "  ".join([*([unknown] if blank else []), *with_criteria(leaves, areas), *not_final(lost)]),
        "headings": [_("Tiêu chí"), _("Mất / tối đa"), _("Lý do")],
        "widths": [6, 2, 4],
        "items": [criterion(row) for row in worst.head(MOST_CRITERIA).to_dict("records")],
        "beyond": 0,
        "more": elsewhere(),
    }


def with_criteria(leaves: pd.DataFrame, areas: pd.DataFrame) -> list[str]:
    """That only some of the areas have lines below them; nothing where all have."""
    held = int(areas["area_code"].isin(leaves["area_code"]).sum()) if len(leaves) else 0
    if not held or held == len(areas):
        return []
    return [_("Chỉ {held} lĩnh vực có điểm từng tiêu chí.").format(held=words.rank(held, len(areas)))]


def criterion(row: Any) -> list[str]:
    """A row of `deductions_by_criterion` as cells: code and title, points lost of the maximum."""
    title = shortened(coded(row), 150)
    lost = f"{words.number(row['deduction'])} / {words.number(row['max_score'])}"
    title = sentences.starred(title, row.get("flag"))
    return [title, lost, shortened(words.display_value("reason", row["reason"]), 120)]


def limitations_list(rows: pd.DataFrame, areas: pd.DataFrame) -> dict[str, Any]:
    """Of the areas that lost most first, two each: a limitation with its remedy where the document pairs them, else remedies,
    and it is said."""
    chosen = two_of_each_area(rows, areas) if len(rows) else rows
    return {
        "title": _("Tồn tại, hạn chế và giải pháp"),
        # Of all rows, not of those chosen alone: remedies may be chosen without the limitations that they stand apart from.
        "note": without_bold(sentences.unpaired_remedies(rows)),
        "headings": [_("Tồn tại, hạn chế"), _("Giải pháp")],
        "widths": [4, 5],
        "items": [
            [shortened(words.display_value("limitation", row["limitation"])), remedy(row)]
            for row in chosen.to_dict("records")
        ],
        "beyond": len(rows) - len(chosen),
        "more": elsewhere(),
    }


def two_of_each_area(rows: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """At most so many rows of each area, remedies before what has none; areas in the order of what they lost, unknown last."""
    lost = dict(zip(areas["area_code"], areas["deduction"].fillna(-1), strict=True)) if len(areas) else {}
    losses = rows["area_code"].map(lambda code: float(lost.get(code, -1)))
    ordered = rows.assign(losses=losses, without=rows["remedy"].isna()).sort_values(
        ["losses", "without"], ascending=[False, True], kind="stable"
    )
    return ordered.groupby(ordered["area_code"].fillna(""), sort=False).head(MOST_OF_AREA)


def remedy(row: Any) -> str:
    """What is done about it, and by when."""
    said = shortened(words.display_value("remedy", row["remedy"]))
    due = row.get("due_text")
    return (
        said
        if words.is_missing(due)
        else _("{remedy} (hạn: {due})").format(remedy=said, due=shortened(str(due), 60))
    )


def elsewhere() -> str:
    """Said where not all items fit; `a4.typ` puts the number in."""
    return _("Và {count} mục khác trên bảng điều khiển.")
