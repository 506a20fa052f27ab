"""Where a unit stands, what it lost, how it went."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.findings.row import Row, known


def standing(row: Row) -> str:
    """Where a unit stands in a year: «Năm 2023 đạt 78,97 điểm, hạng 6/19, loại Khá, tăng 13 bậc.»"""
    parts = []
    if known(row["score"]):
        parts.append(f"đạt **{words.number(row['score'])}** trên {words.number(row['max_score'])} điểm")
    elif known(row["ratio"]):
        parts.append(f"đạt **{words.number(row['ratio'])} %** điểm tối đa")
    if known(row["rank"]):
        parts.append(f"hạng **{words.rank(row['rank'], row['out_of'])}**")
    if known(row["class"]):
        parts.append(f"loại **{words.literal(row['class'])}**")
    if known(row["rank_change"]) and row["rank_change"]:
        parts.append(places_moved(row["rank_change"]))
    return f"Năm {row['year']} {', '.join(parts) or 'chưa có điểm'}."


def places_moved(change: float) -> str:
    """«tăng 13 bậc» for a smaller rank."""
    return f"{'tăng' if change > 0 else 'giảm'} {words.number(abs(change), 0)} bậc"


def lost_points(rows: pd.DataFrame) -> str:
    """Where the most points were lost: the two areas that lost most, as the question ordered them."""
    lost = rows[rows["deduction"] > 0].sort_values("deduction", ascending=False, kind="stable")
    if lost.empty:
        return "Không mất điểm ở lĩnh vực nào."
    first = lost.iloc[0]
    sentence = f"Mất nhiều nhất ở **{words.literal(first['area'])}**: {words.number(first['deduction'])} điểm"
    if len(lost) == 1:
        return sentence + "."
    second = lost.iloc[1]
    return (
        f"{sentence}; tiếp theo là **{words.literal(second['area'])}**: {words.number(second['deduction'])} điểm"
        f" (cộng dồn {words.percent(second['cumulative_share'], 0)} số điểm bị trừ)."
    )


def trend(rows: pd.DataFrame) -> str:
    """From the first to the last year with a figure."""
    ranked = rows.dropna(subset=["rank"])
    scored = rows.dropna(subset=["ratio"])
    if len(scored) < 2 and len(ranked) < 2:
        return "Mới có số liệu một năm: chưa thể nói về xu hướng."
    if len(ranked) >= 2:
        first, last = ranked.iloc[0], ranked.iloc[-1]
        return (
            f"Từ hạng **{words.rank(first['rank'], first['out_of'])}** năm {first['year']} đến hạng "
            f"**{words.rank(last['rank'], last['out_of'])}** năm {last['year']}."
        )
    first, last = scored.iloc[0], scored.iloc[-1]
    return (
        f"Tỷ lệ đạt từ **{words.percent(first['ratio'])}** năm {first['year']} đến "
        f"**{words.percent(last['ratio'])}** năm {last['year']}."
    )
