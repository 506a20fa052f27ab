"""What the sheet says: rows to the texts and lengths that `a4.typ` sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from cchc import sentences, words
from cchc.brief.areas import areas
from cchc.brief.headline import headline_boxes, unsure_footnote
from cchc.brief.lists import attention_list, criteria_list, limitations_list, newest_list
from cchc.brief.provinces import index_areas_list, index_boxes, indices, newest_of_each
from cchc.brief.sentence import Run, bold_runs, shortened
from cchc.language import _, current_language
from cchc.sentences.row import Row


@dataclass(frozen=True)
class BriefRows:
    """What is known of a unit in a year, each as its question answers it; nothing known is empty."""

    unit: str
    province: str
    year: int | None
    headline: Row | None
    areas: pd.DataFrame
    criteria: pd.DataFrame
    limitations: pd.DataFrame
    attention: Sequence[Row]
    now: Sequence[str]  # sentences about dossiers and tasks
    until: str  # behind the titles of what is told as of an earlier day: «, đến 31/12/2022»
    sources: Sequence[str]
    version: int
    changed_at: datetime | None
    made_at: datetime
    band: str = ""  # above all else: what it is, where its figures are made up
    next_event: str = ""  # what the calendar asks for next, as of today
    indices: pd.DataFrame = field(default_factory=pd.DataFrame)  # of a province: `province_indices`
    index_areas: pd.DataFrame = field(
        default_factory=pd.DataFrame
    )  # of its newest PAR INDEX: `province_areas`


def brief_content(rows: BriefRows) -> dict[str, Any]:
    """Everything that stands on the sheet, as strings, bold or not, and the lengths of bars from 0 to 1."""
    name = " · ".join(dict.fromkeys([rows.unit, rows.province]))
    of_province = rows.headline is None and len(rows.indices) > 0
    kind = _("Chỉ số của tỉnh") if of_province else _("Chỉ số cải cách hành chính")
    return {
        "title": f"{kind}: {name}",
        "author": _("Bảng điều khiển Chỉ số cải cách hành chính"),
        "language": current_language(),
        "band": rows.band,
        "kind": kind
        if rows.year is None or of_province
        else _("{kind} năm {year}").format(kind=kind, year=rows.year),
        "date": words.date(rows.made_at),
        "unit": shortened(name, 120),
        "finding": headline_runs(rows),
        "figures": index_boxes(rows.indices) if rows.headline is None else headline_boxes(rows.headline),
        "unsure": unsure_footnote(rows.headline),
        "areas": areas(rows.areas, rows.headline),
        "lists": [
            part
            for part in (
                attention_list(rows.attention, rows.until),
                newest_list(rows.now, rows.until, rows.next_event),
            )
            if part["items"]
        ],
        "fitting": [
            part
            for part in (
                indices(rows.indices),
                index_areas_list(rows.index_areas),
                criteria_list(rows.criteria, rows.areas),
                limitations_list(rows.limitations, rows.areas),
            )
            if part["items"]
        ],
        "footer": footer(rows),
    }


def headline_runs(rows: BriefRows) -> list[Run]:
    """Where the unit stands and stood before, or that there is no result."""
    if rows.headline is None and len(rows.indices):
        return bold_runs(sentences.best_and_worst(newest_of_each(rows.indices), rows.unit))
    if rows.headline is None:
        return bold_runs(_("Chưa có kết quả chấm điểm của đơn vị này."))
    return bold_runs(sentences.standing(rows.headline))


def footer(rows: BriefRows) -> list[str]:
    """The lines at the foot."""
    return footer_lines(rows.sources, rows.version, rows.changed_at, rows.made_at)


def footer_lines(
    sources: Sequence[str], version: int, changed_at: datetime | None, made_at: datetime
) -> list[str]:
    """Sources, data version, when it was changed and printed."""
    named = "; ".join(sources[:3]) or words.MISSING
    data = _("Phiên bản dữ liệu {version}, cập nhật lúc {changed_at} · In lúc {made_at}").format(
        version=version, changed_at=words.moment(changed_at), made_at=words.moment(made_at)
    )
    return [shortened(_("Nguồn: {sources}").format(sources=named), 220), data]
