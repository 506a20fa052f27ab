"""Sentences that say the finding: rows in, one Vietnamese sentence out. They repeat numbers, never compute them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words

Row = Mapping[str, Any]


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


def coverage(row: Row, index_type: str, year: int) -> str:
    """How much of the country a comparison can speak of: «38/63 tỉnh có số liệu»."""
    held, total = words.number(row["provinces_with_figure"], 0), words.number(row["provinces_total"], 0)
    scored = words.number(row["provinces_with_value"], 0)
    only_ranks = (
        "" if row["provinces_with_value"] == row["provinces_with_figure"] else f", {scored} tỉnh có điểm"
    )
    return f"{words.label('index_type', index_type)} {year}: {held}/{total} tỉnh có số liệu{only_ranks}"


def middle(row: Row) -> str:
    """Median and upper quartile of the provinces with points, where enough of them have any."""
    if row["provinces_with_value"] < 4:
        return ""
    return f"Trung vị {words.number(row['median_value'])}, một phần tư đầu từ {words.number(row['upper_quartile'])}"


def provinces(rows: pd.DataFrame, index_type: str, year: int) -> str:
    """Who leads among those that have a figure in a year."""
    in_year = rows[rows["year"] == year]
    led = in_year.sort_values(["rank", "value"], ascending=[True, False], na_position="last")
    if led.empty:
        return f"Các tỉnh đã chọn chưa có số liệu {words.label('index_type', index_type)} năm {year}."
    first = led.iloc[0]
    said = [f"{words.number(first['value'])} điểm"] if known(first["value"]) else []
    said += [f"hạng {words.rank(first['rank'], first['out_of'])}"] if known(first["rank"]) else []
    among = f"Trong {len(led)} tỉnh đã chọn có số liệu năm {year}, " if len(led) > 1 else f"Năm {year}, "
    return f"{among}**{words.literal(first['province'])}** dẫn đầu: {', '.join(said)}."


def peer_coverage(row: Row) -> str:
    """How many of the ranked units we hold, and their middle."""
    held, listed = row["units_with_figures"], row["out_of"]
    part = f"{held}/{listed}" if known(listed) else f"{held}"
    return f"Có số liệu của {part} đơn vị ({words.literal(row['cohort'])}); trung vị {words.percent(row['median_ratio'])}."


def dossiers(row: Row) -> str:
    """The newest period of dossiers in one sentence."""
    start = f"{words.period(row['period'])}: "
    if known(row["received_total"]) and not row["received_total"]:
        return start + "không phát sinh hồ sơ."
    counts = (
        ("received_total", "tiếp nhận"),
        ("resolved_total", "đã giải quyết"),
        ("pending_total", "đang giải quyết"),
        ("resolved_late", "trễ hạn"),
    )
    said = [f"{name} **{words.number(row[column], 0)}**" for column, name in counts if known(row[column])]
    if known(row["on_time_rate"]):
        said.append(f"đúng hạn **{words.percent(row['on_time_rate'])}**")
    return start + ", ".join(said) + "."


def tasks(row: Row) -> str:
    """One plan of tasks: «hoàn thành 36/47 nhiệm vụ đến hạn (76,6 %), cả năm có 91»."""
    start = f"{words.period(row['period'])}, {words.literal(row['plan'])}: "
    if known(row["due"]):
        rest = f"; cả kế hoạch có {words.number(row['total'], 0)}" if known(row["total"]) else ""
        rate = words.percent(row["completion_rate"])
        return f"{start}hoàn thành **{fraction(row['done'], row['due'])}** nhiệm vụ đến hạn ({rate}){rest}."
    if known(row["done"]) and known(row["total"]):
        return f"{start}hoàn thành **{fraction(row['done'], row['total'])}** ({words.percent(row['plan_progress'])})."
    late = f"{words.number(row['done_late'], 0)} hoàn thành quá hạn" if known(row["done_late"]) else ""
    left = f"{words.number(row['open'], 0)} chưa hoàn thành" if known(row["open"]) else ""
    return start + (", ".join(part for part in (late, left) if part) or "chưa có số liệu") + "."


def fraction(part: object, whole: object) -> str:
    """«7/8»."""
    return f"{words.number(part, 0)}/{words.number(whole, 0)}"  # type: ignore[arg-type]


ATTENTION = {
    "target_missed": "Còn thiếu **{at_stake} điểm** so với chỉ tiêu {target} của {period}",
    "largest_deduction": "{subject}: mất **{at_stake} điểm** trong {period}",
    "overdue_tasks": "{subject}: **{at_stake_count} nhiệm vụ** chưa hoàn thành, {period}",
    "late_dossiers": "**{at_stake_count} hồ sơ** trễ hạn trong {period}",
}


def attention(row: Row) -> str:
    """One thing that needs attention, as the rule `row["rule"]` of `attention.sql` found it."""
    period = words.period(row["period"])
    return ATTENTION[row["rule"]].format(
        subject=words.literal(row["subject"]),
        period=period[0].lower() + period[1:],
        target=words.number(row["target"]),
        at_stake=words.number(row["at_stake"]),
        at_stake_count=words.number(row["at_stake"], 0),
    )


def known(value: object) -> bool:
    """Whether there is a figure at all."""
    return not words.is_missing(value)
