"""Where a unit stands, what it lost, how it went."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.earlier import earlier_rank, earlier_score
from cchc.sentences.flags import (
    aside,
    ends_with_remark,
    finality_remark,
    flags_of,
    remark_of_value,
    without_remarks,
)
from cchc.sentences.metric import Metric
from cchc.sentences.row import Row, is_known
from cchc.sentences.sums import points_lost, unknown_parts
from cchc.sentences.ties import as_first, together


@ends_with_remark(lambda row: [without_remarks(row["flag"], "partial", "rank_of_known")])
def score_and_rank(row: Row) -> str:
    """Where a unit stands in a year: «Năm 2023 đạt 78,97 điểm, hạng 6/19, loại Khá, tăng 13 bậc.»"""
    parts = []
    if is_known(row["score"]):
        parts.append(score_of_maximum(row["score"], row["max_score"]))
    elif is_known(row["ratio"]):
        parts.append(_("đạt **{ratio} %** điểm tối đa").format(ratio=words.number(row["ratio"])))
    elif is_known(row["self_score"]):
        parts.append(self_assessed(row["self_score"], row["max_score"]))
    if parts and is_known(row["total_areas"]):
        parts[0] += _(" (tổng của {known} lĩnh vực có điểm)").format(
            known=words.rank(row["total_known_areas"], row["total_areas"])
        )
    if is_known(row["rank"]):
        parts.append(
            _("hạng **{rank}**").format(rank=words.rank(row["rank"], row["out_of"])) + of_known_units(row)
        )
    if is_known(row["class"]):
        parts.append(_("loại **{class_name}**").format(class_name=words.literal(row["class"])))
    if is_known(row["rank_change"]) and row["rank_change"]:
        parts.append(ranks_moved(row["rank_change"]))
    found = ", ".join(parts) or _("chưa có điểm")
    return _("Năm {year} {found}.").format(year=row["year"], found=found)


def of_known_units(row: Row) -> str:
    """« (5/6 đơn vị của danh sách có số liệu)» behind a rank that we counted in a list with gaps."""
    if not is_known(row["list_size"]) or row["list_size"] <= row["out_of"]:
        return ""
    held = words.rank(row["out_of"], row["list_size"])
    return _(" ({held} đơn vị của danh sách có số liệu)").format(held=held)


def score_of_maximum(score: float, most: float | None) -> str:
    """«đạt 78,97 trên 100,00 điểm»; without a maximum only what was reached."""
    if not is_known(most):
        return _("đạt **{score}** điểm").format(score=words.number(score))
    return _("đạt **{score}** trên {most} điểm").format(score=words.number(score), most=words.number(most))


def self_assessed(score: float, most: float | None) -> str:
    """«tự đánh giá 90,00 trên 100,00 điểm», where nobody has appraised it."""
    if not is_known(most):
        return _("tự đánh giá **{score}** điểm").format(score=words.number(score))
    said = _("tự đánh giá **{score}** trên {most} điểm")
    return said.format(score=words.number(score), most=words.number(most))


def score_metric(row: Row) -> Metric:
    """Score of a row of `unit_headline` with its change: of points where the years may be compared so, else of the ratio."""
    change, about = change_since(row), remark_of_value(row["flag"])
    than = earlier_score(row)
    if not is_known(row["score"]) and is_known(row["ratio"]):
        return Metric(words.heading("ratio"), words.number(row["ratio"]), change, "ratio", about, than=than)
    if not is_known(row["score"]) and is_known(row["self_score"]):
        own = words.number(row["self_score"])
        return Metric(words.heading("self_score"), own, change, "self_score", about, than=than)
    return Metric(_("Điểm đạt"), words.number(row["score"]), change, "score", about, than=than)


def change_since(row: Row) -> str | None:
    """«+0,25», or «−16,85 điểm phần trăm tỷ lệ đạt» where points may not be compared; None where nothing changed or is known."""
    if is_known(row["score_change"]):
        return words.format_change(row["score_change"])
    return words.format_change(row["ratio_change"], 2, _("điểm phần trăm tỷ lệ đạt"))


def rank_metric(row: Row) -> Metric:
    """Rank of a row of `unit_headline` with its change, which is told as good or bad only between two sure ranks."""
    change = words.format_change(row["rank_change"], 0, _("bậc"))
    is_sure = change is None or bool(row["is_rank_change_sure"])
    unsure = (
        ""
        if is_sure
        else _("Hạng năm trước là suy ra, chưa chắc chắn, hoặc xếp trên tổng số khác hay chưa rõ.")
    )
    if row.get("lists_differ"):
        unsure = _("Hai năm xếp hạng hai danh sách có đơn vị khác nhau, nên không tính tăng, giảm bậc.")
    written = words.rank(row["rank"], row["out_of"])
    about = finality_remark(row["flag"])
    return Metric(_("Xếp hạng"), written, change, "rank", about, unsure, is_sure, earlier_rank(row))


def class_metric(row: Row) -> Metric:
    """The class of a row of `unit_headline`."""
    about = remark_of_value(row["flag"]) if is_known(row["class"]) else ""
    return Metric(_("Xếp loại"), words.literal(row["class"]), None, "class", about)


def deduction_metric(row: Row) -> Metric:
    """What was lost, of a row of `unit_headline`: its sheet may be less final than its total."""
    return Metric(_("Điểm trừ"), points_lost(row), None, "deduction", remark_of_value(row["deduction_flag"]))


def ranks_moved(change: float) -> str:
    """«tăng 13 bậc» for a smaller rank."""
    said = _("tăng {count} bậc") if change > 0 else _("giảm {count} bậc")
    return said.format(count=words.number(abs(change), 0))


@ends_with_remark(lambda rows, name="area", within="": flags_of(rows[rows["deduction"].notna()]))
def lost_points(rows: pd.DataFrame, name: str = "area", within: str = "") -> str:
    """Where the most points were lost: the two areas, or parts `within` one, that lost most, as the question ordered them.

    Where some of them are unknown it is told of the others only, and without a share of what was lost.
    """
    said = lost_most(rows, name, bool(within))
    return f"**{words.literal(within)}.** {said}" if within else said


def lost_most(rows: pd.DataFrame, name: str, is_part: bool) -> str:
    """The same without what they are parts of."""
    if rows.empty or rows["deduction"].isna().all():
        return _("Chưa đủ điểm để nói mất điểm ở đâu.")
    unknown = unknown_parts({str(column): value for column, value in rows.iloc[0].items()}, not is_part)
    lost = rows[rows["deduction"] > 0].sort_values("deduction", ascending=False, kind="stable")
    if lost.empty and unknown:
        return _("Những mục đã đủ điểm không mất điểm nào; {unknown}.").format(unknown=unknown)
    if lost.empty:
        return _("Không mất điểm ở mục nào.") if is_part else _("Không mất điểm ở lĩnh vực nào.")
    said = first_two(lost, name)
    if not unknown:
        return f"{said}."
    return _("{said}, trong số đã biết: {unknown}.").format(said=said, unknown=unknown)


def first_two(lost: pd.DataFrame, name: str) -> str:
    """The one or two that lost most, with their share where it is known; equals are told together."""
    most = as_first(lost, "deduction")
    first = led(most, name, _("Mất nhiều nhất ở {areas}"))
    rest = lost.iloc[len(most) :]
    if len(most) == 1 and len(rest):
        after = as_first(rest, "deduction")
        next_one = led(after, name, _("tiếp theo là {areas}"))
        first = f"{first}; {next_one}"
        most = lost.head(1 + len(after))
    share = most["cumulative_share"].iloc[-1]
    if len(most) != 2 or not is_known(share):
        return first
    said = _("{first} (cộng dồn {share} số điểm bị trừ)")
    return said.format(first=first, share=words.percent(share, 0))


def led(rows: pd.DataFrame, name: str, said: str) -> str:
    """«Mất nhiều nhất ở **A**: 4,71 điểm»; «… ở **A** và **B**: mỗi mục 2,00 điểm» of rows that lost equally much."""
    told = _("{where}: {points} điểm") if len(rows) == 1 else _("{where}: mỗi mục {points} điểm")
    return told.format(
        where=said.format(areas=together(list(rows[name]))), points=words.number(rows["deduction"].iloc[0])
    )


def where_reasons_are(criteria: pd.DataFrame, area: str | None = None, is_innermost: bool = False) -> str:
    """What to say where the parts that are shown give no reasons: whether the lines below them do, within an open `area`."""
    below = criteria if area is None or criteria.empty else criteria[criteria["area_code"] == area]
    if not is_innermost and len(below) and below["reason"].notna().any():
        return _("Lý do trừ điểm ghi ở các mục bên trong: chọn một lĩnh vực, một tiêu chí ở trên để xem.")
    if area is not None:
        return _("Bảng đã nạp không ghi lý do trừ điểm của các mục này; xem tồn tại, hạn chế ở dưới.")
    return _("Bảng đã nạp không ghi lý do trừ điểm; xem tồn tại, hạn chế ở dưới.")


def trend(rows: pd.DataFrame, until: int | None = None) -> str:
    """From the first to the last year with a figure: of ranks only where both are of lists known to be alike, else of ratios.

    `until`: the last year that has begun; what is held of later ones is no end of it, unless all are later.
    """
    begun = rows if until is None else rows[rows["year"] <= until]
    rows = rows if begun.empty else begun
    ranked = rows.dropna(subset=["rank"])
    scored = rows.dropna(subset=["ratio"])
    if len(scored) < 2 and len(ranked) < 2:
        years = rows.loc[rows["rank"].notna() | rows["ratio"].notna(), "year"].nunique()
        if years == 1:
            return _("Mới có số liệu một năm: chưa thể nói về xu hướng.")
        return _("Chưa có hạng hoặc tỷ lệ đạt của hai năm: chưa thể nói về xu hướng.")
    if len(ranked) >= 2 and (alike_lists(ranked.iloc[0], ranked.iloc[-1]) or len(scored) < 2):
        return of_ranks(ranked.iloc[0], ranked.iloc[-1])
    return of_ratios(scored)


def of_ratios(scored: pd.DataFrame) -> str:
    """From the first to the last ratio of two years or more; across frameworks only what is of the newest one is set side by
    side, with the last year before it."""
    alike = of_newest_framework(scored)
    before = scored.iloc[: len(scored) - len(alike)]
    first, last = alike.iloc[0], alike.iloc[-1]
    said = _("Tỷ lệ đạt từ **{first}** năm {first_year} đến **{last}** năm {last_year}.")
    if len(before) and len(alike) > 1:
        said = _(
            "Tỷ lệ đạt từ **{first}** năm {first_year}, sau khi đổi bộ tiêu chí, đến **{last}** năm {last_year}."
        )
    elif len(before):
        first = before.iloc[-1]
        said = _(
            "Tỷ lệ đạt **{last}** năm {last_year}, năm đầu có số theo bộ tiêu chí này; theo bộ trước là **{first}** "
            "năm {first_year}."
        )
    ends = words.percent(first["ratio"]), words.percent(last["ratio"])
    when = year_with_remark(first), year_with_remark(last)
    return said.format(first=ends[0], first_year=when[0], last=ends[1], last_year=when[1])


def of_newest_framework(rows: pd.DataFrame) -> pd.DataFrame:
    """The last years that no change of framework is known to part."""
    names = [row.get("framework") for row in rows.to_dict("records")]
    start = next(
        (
            place
            for place in range(len(names) - 1, 0, -1)
            if is_known(names[place]) and is_known(names[place - 1]) and names[place] != names[place - 1]
        ),
        0,
    )
    return rows.iloc[start:]


def alike_lists(first: pd.Series, last: pd.Series) -> bool:
    """Whether two ranks are places among equally many, as far as their documents tell; those of a list with gaps are not."""
    if any("rank_of_known" in str(row.get("flag")) for row in (first, last)):
        return False
    return is_known(first["out_of"]) and is_known(last["out_of"]) and bool(first["out_of"] == last["out_of"])


def of_ranks(first: pd.Series, last: pd.Series) -> str:
    """«Từ hạng 9/19 năm 2022 đến hạng 6/19 năm 2023.»; no judgement where the lists are unlike or unknown."""
    if alike_lists(first, last):
        said = _("Từ hạng **{first}** năm {first_year} đến hạng **{last}** năm {last_year}.")
    elif is_known(first["out_of"]) and is_known(last["out_of"]) and first["out_of"] != last["out_of"]:
        said = _(
            "Hạng **{first}** năm {first_year}, hạng **{last}** năm {last_year}: xếp trên tổng số khác nhau, "
            "chưa nói được lên hay xuống."
        )
    else:
        said = _(
            "Hạng **{first}** năm {first_year}, hạng **{last}** năm {last_year}: chưa rõ xếp trên cùng bao nhiêu đơn vị, "
            "chưa nói được lên hay xuống."
        )
    ends = words.rank(first["rank"], first["out_of"]), words.rank(last["rank"], last["out_of"])
    when = year_with_remark(first), year_with_remark(last)
    return said.format(first=ends[0], first_year=when[0], last=ends[1], last_year=when[1])


def year_with_remark(row: pd.Series) -> str:
    """«2022 (suy ra từ mức tăng, giảm đã công bố)»: the year of a figure, with what keeps it from being final."""
    return f"{row['year']}{aside(row.get('flag'))}"
