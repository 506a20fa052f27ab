"""Whether figures may be compared, and why not: the rows of `comparability`, gravest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _, mark

NAMED = 3


def verdict_with_reasons(rows: pd.DataFrame) -> str:
    """«So sánh một phần: Khác bộ tiêu chí: … Chưa đủ đơn vị: …»: all reasons; empty where nothing is compared."""
    if rows.empty:
        return ""
    said = " ".join(map(reason_with_items, rows.to_dict("records")))
    return f"{words.label('verdict', rows['verdict'].iloc[0])}: {said}"


def verdict_in_short(rows: pd.DataFrame) -> str:
    """The verdict with its first reason in full, the others by name."""
    first, *others = rows.to_dict("records")
    return verdict_sentence(first, words.literal(reason_with_items(first)), others)


def refusal(rows: pd.DataFrame) -> str:
    """Why figures cannot be compared and what can be instead; reasons that would only limit it by name."""
    records = rows.to_dict("records")
    grave = [row for row in records if row["rule_verdict"] == row["verdict"]]
    others = [row for row in records if row["rule_verdict"] != row["verdict"]]
    return verdict_sentence(grave[0], " ".join(map(reason_and_allowance, grave)), others)


def verdict_sentence(first: Mapping[Any, Any], said: str, others: Sequence[Mapping[Any, Any]]) -> str:
    """«**So sánh một phần.** … Ngoài ra: …»"""
    start = f"**{words.label('verdict', first['verdict'])}.** {said}"
    names = "; ".join(_(str(other["title"])).lower() for other in others[:NAMED])
    if len(others) > NAMED:  # all of them stand under «Vì sao?»
        names = _("{listed} và {count} điều khác").format(listed=names, count=len(others) - NAMED)
    return f"{start} " + _("Ngoài ra: {names}.").format(names=names) if names else start


def reason_with_items(row: Mapping[Any, Any]) -> str:
    """A rule's reason, with what breaks it: «Khác bộ tiêu chí: 2018: QĐ …; 2024: QĐ ….»"""
    items = () if row["items"] is None else row["items"]
    told = "; ".join(ITEMS[row["rule"]](*item) for item in items)
    if row["more_items"]:
        told = _("{listed} và {count} mục khác").format(listed=told, count=row["more_items"])
    return _(str(row["reason"])).format(detail=told)


def reason_and_allowance(row: Mapping[Any, Any]) -> str:
    """One reason with what may be compared all the same, and on what ground."""
    text, allowed = words.literal(reason_with_items(row)), words.literal(_(str(row["allowed"])))
    return f"{text} {allowed}."


def framework_in_years(years: str, framework: str) -> str:
    """«2019: QĐ 1150/QĐ-BNV», a framework that a decision issued by its number."""
    if framework.startswith(DECISION):
        framework = _("QĐ {number}").format(number=framework.removeprefix(DECISION))
    return f"{years}: {framework}"


def overlapping(period: str, snapshot: str) -> str:
    """A period that another one holds: «Quý I/2023 (lần 2)»."""
    return f"{words.period(period)} ({_(snapshot)})" if snapshot else words.period(period)


def province_of_its_time(era: str, province: str) -> str:
    """A province with the time that it is meant in."""
    said = _("{province} (đến 30/06/2025)") if era == "old" else _("{province} (từ 01/07/2025)")
    return said.format(province=province)


def merger(old: str, new: str, merged_on: str) -> str:
    """Which unit went into which, and when."""
    said = _("{old} vào {new} từ {day}")
    return said.format(old=old, new=new, day=words.date(merged_on))


def separate_list(cohort: str, total: str = "") -> str:
    """«cấp xã»; where a province ranks one cohort in several lists, which of them: «cấp xã (xếp trong 45)»."""
    return _("{cohort} (xếp trong {total})").format(cohort=_(cohort), total=total) if total else _(cohort)


def ranked_among(out_of: str, contests: str) -> str:
    """Of how many a rank is, and in which contests."""
    total = out_of or _("không nêu")
    return f"{total} ({contests})"


def counting(topic: str, basis: str) -> str:
    """On what late dossiers or completed tasks are counted: «trễ hạn: chỉ hồ sơ đã giải quyết»."""
    if topic == "dossiers":
        return _("trễ hạn: {basis}").format(basis=words.label("late_basis", basis).lower())
    return _("hoàn thành: {basis}").format(basis=words.label("completion_basis", basis).lower())


def flag_share(flag: str, count: str, total: str) -> str:
    """How many of the figures have a flag: «tạm tính (3 trong 8 số)»."""
    said = _("{flag} ({count} trong {total} số)")
    return said.format(flag=words.label("flag", flag).lower(), count=count, total=total)


DECISION = "QĐ "
INDICES = {"CCHC": mark("Chỉ số CCHC của đơn vị"), "PAR": "PAR INDEX", "766": mark("Chỉ số 766")}
COHORTS = (
    mark("cấp tỉnh"),
    mark("sở, ban, ngành"),
    mark("cấp huyện"),
    mark("cấp xã"),
    mark("cơ quan trung ương"),
)
# rule -> how the values of one thing that breaks it are said
ITEMS: dict[str, Callable[..., str]] = {
    "index": lambda index: _(str(INDICES.get(index, index))),
    "cohort": separate_list,
    "period_type": lambda code: words.label("period_type", code).lower(),
    "overlap": overlapping,
    "framework": framework_in_years,
    "framework_unknown": lambda contest: contest,
    "index_break": lambda year, label: f"{year}: {_(label)}",
    "max_score": lambda points: words.quantity(float(points)),
    "counted_on": counting,
    "era": province_of_its_time,
    "unit_merger": merger,
    "out_of": ranked_among,
    "coverage": lambda contest, units, total: f"{contest}: {units}/{total}",
    "missing": lambda who, year: f"{who} {year}",
    "unsure": flag_share,
    "computed": lambda count, total: _("{count} trong {total} số").format(count=count, total=total),
}
