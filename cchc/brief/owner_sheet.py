"""One A4 sheet about one who answers for criteria: what these lost in a year, what came back, and what is at stake today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from cchc import sentences, words
from cchc.brief.areas import not_final
from cchc.brief.content import footer_lines
from cchc.brief.lists import elsewhere
from cchc.brief.sentence import bold_runs, shortened
from cchc.language import _, current_language
from cchc.sentences.row import Row, coded, is_known

MOST = 40


@dataclass(frozen=True)
class OwnerRows:
    """What is known of an owner: its row of `owner_points`, its rows of `owner_lines` (of the year, or of today), and those of
    `remedy_actions`."""

    owner: str
    unit: str
    year: int
    points: Row
    lines: pd.DataFrame
    actions: pd.DataFrame
    rules: str  # by which document heads of rooms answer
    sources: Sequence[str]
    version: int
    changed_at: datetime | None
    made_at: datetime
    band: str = ""


def owner_content(rows: OwnerRows) -> dict[str, Any]:
    """Everything that stands on the sheet, in the shape that `a4.typ` sets."""
    kind = _("Phiếu theo dõi trách nhiệm, Chỉ số CCHC năm {year}").format(year=rows.year)
    then = rows.lines[(rows.lines["bearer"] == "owner") & (rows.lines["owner"] == rows.owner)]
    return {
        "title": f"{kind}: {rows.owner}",
        "author": _("Bảng điều khiển Chỉ số cải cách hành chính"),
        "language": current_language(),
        "band": rows.band,
        "kind": kind,
        "date": words.date(rows.made_at),
        "unit": shortened(f"{rows.owner} · {rows.unit}", 120),
        "finding": bold_runs(sentences.owner_found(rows.points, rows.year)),
        "figures": boxes(rows.points, rows.year),
        "unsure": "",
        "areas": {"title": "", "headings": [], "rows": [], "more": []},
        "lists": [{"title": _("Căn cứ và cách tính"), "items": [bold_runs(said) for said in grounds(rows)]}],
        "fitting": [
            part
            for part in (
                lost_table(_("Tiêu chí mất điểm năm {year}").format(year=rows.year), then),
                actions_table(rows.actions),
                lost_table(
                    _("Tiêu chí nay phụ trách, mất điểm năm {year}").format(year=rows.year),
                    rows.lines[held_today(rows)],
                ),
            )
            if part["items"]
        ],
        "footer": footer_lines(rows.sources, rows.version, rows.changed_at, rows.made_at),
    }


def held_today(rows: OwnerRows) -> pd.Series:
    """Which lines are theirs by the newest list, and were somebody else's or nobody's in the year."""
    now = (rows.lines["present_bearer"] == "owner") & (rows.lines["present_owner"] == rows.owner)
    return now & ~((rows.lines["bearer"] == "owner") & (rows.lines["owner"] == rows.owner))


def boxes(row: Row, year: int) -> list[dict[str, str]]:
    """The figures that are known, each under its name."""
    told = [
        (
            _("Mất năm {year}").format(year=year),
            "deduction",
            "unknown_count",
            _("{count} tiêu chí phụ trách"),
            row["criteria_count"],
        ),
        (
            _("Năm {year} lấy lại").format(year=year + 1),
            "won_back",
            "",
            _("trong {points} điểm so được"),
            row["known_lost"],
        ),
        (
            _("Nay phụ trách, đã mất"),
            "present_deduction",
            "present_unknown",
            _("{count} tiêu chí"),
            row["present_count"],
        ),
    ]
    return [
        {
            "label": label,
            "value": sentences.points_borne(row, points, unknown) if unknown else words.number(row[points]),
            "note": note.format(count=words.number(of, 0), points=words.number(of)) + left_out(row, unknown),
            "tone": "",
        }
        for label, points, unknown, note, of in told
        if is_known(row[points])
    ]


def left_out(row: Row, unknown: str) -> str:
    """«, 1 chưa đủ điểm», behind how many criteria a sum is of."""
    if not unknown or not row[unknown]:
        return ""
    return _(", {count} chưa đủ điểm").format(count=words.number(row[unknown], 0))


def grounds(rows: OwnerRows) -> list[str]:
    """On what ground, and what is put on nobody."""
    apart = _(
        "Điểm điều tra xã hội học và tiêu chí mới, tiêu chí đổi điểm tối đa để riêng, không tính cho ai."
    )
    return [words.literal(f"{rows.rules}."), apart]


def lost_table(title: str, lines: pd.DataFrame) -> dict[str, Any]:
    """Lines that lost points, most first, each with what the next sheet says."""
    lost = lines[lines["deduction"] > 0] if len(lines) else lines
    ordered = lost.sort_values("deduction", ascending=False, kind="stable") if len(lost) else lost
    return {
        "title": title,
        "note": "  ".join(not_final(lost)),
        "headings": [_("Tiêu chí"), _("Mất / tối đa"), _("Năm sau"), _("Lấy lại")],
        "widths": [7, 2, 3, 2],
        "items": [cells(row) for row in ordered.head(MOST).to_dict("records")],
        "beyond": max(len(ordered) - MOST, 0),
        "more": elsewhere(),
    }


def actions_table(actions: pd.DataFrame) -> dict[str, Any]:
    """What the owner is to do (rows of `remedy_actions`, the earliest day first), with its day, state and points."""
    rows = actions[actions["action_state"] != "dropped"]
    return {
        "title": _("Việc khắc phục đang chủ trì: {said}").format(
            said=sentences.actions_at_hand(actions).replace("**", "")
        )
        if len(rows)
        else "",
        "note": "",
        "headings": [_("Việc"), _("Thời hạn"), _("Tình trạng"), _("Điểm")],
        "widths": [7, 3, 3, 1.5],
        "items": [action_cells(row) for row in rows.head(MOST).to_dict("records")],
        "beyond": max(len(rows) - MOST, 0),
        "more": elsewhere(),
    }


def action_cells(row: Any) -> list[str]:
    """A row of `remedy_actions` as a line of the table."""
    due = words.date(row["due_on"]) if is_known(row["due_on"]) else str(row["due_text"] or words.MISSING)
    late = (
        _("quá {count} ngày").format(count=words.number(row["days_late"], 0))
        if is_known(row["days_late"])
        else ""
    )
    return [
        shortened(str(row["action"]), 150),
        "; ".join(part for part in (due, late) if part),
        words.label("action_state", row["action_state"]),
        words.number(row["points_at_stake"]),
    ]


def cells(row: Any) -> list[str]:
    """A row of `owner_lines` as a line of the table."""
    title = sentences.starred(shortened(coded(row), 150), row.get("flag"))
    lost = f"{words.number(row['deduction'])} / {words.number(row['max_score'])}"
    return [
        title,
        lost,
        words.display_value("loss_outcome", row["loss_outcome"]),
        words.number(row["won_back"]),
    ]
