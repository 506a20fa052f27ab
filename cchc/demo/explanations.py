"""What the director's own department explains of lines that were appraised below its own score, before the second appraisal."""

from __future__ import annotations

from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.offices import CLIMBER, YEARS
from cchc.demo.scoring import leaf_points, office

Row = dict[str, Any]
YEAR = YEARS[-1]
TEXTS = (
    "Đã thực hiện đủ trong năm; kèm văn bản và bảng tổng hợp.",
    "Báo cáo đã gửi đúng hạn trên hệ thống, ngày nhận ghi muộn.",
    "Tài liệu kiểm chứng đã nộp, còn thiếu ở lần thẩm định thứ nhất.",
)
STATES = ("sent", "drafted", "sent", "accepted", "partly_accepted", "refused")


def explained() -> list[Row]:
    """A row of `explanations` for most of these lines; the others are left to be explained."""
    chance = Chance("explanations", CLIMBER, YEAR)
    found: list[Row] = []
    for code, points in leaf_points(office(CLIMBER), YEAR).items():
        given = points["score"]
        if points["self_score"] is None or given is None or points["self_score"] <= given:
            continue
        if chance.happens(0.7):
            state = STATES[len(found) % len(STATES)]
            row: Row = {"criterion": code, "text": chance.of(TEXTS), "explanation_state": state}
            row["evidence"] = f"{chance.whole(20, 400)}/BC-MINHHOA" if state != "drafted" else None
            found.append(row)
    return found
