"""What a figure counts or measures, and so which numbers it can be: a share, points, a rank, a count, an amount."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc.language import _
from cchc.store.writing import LARGEST
from cchc.workbook.figures_form_words import DOSSIERS
from cchc.workbook.text import clean, fold

WHOLE = 100.0
# Parts of one whole; what is spent or earned of a plan may be more than the plan.
PARTS = {
    "on_time_rate",
    "early_rate",
    "online_rate",
    "online_payment_rate",
    "late_dossiers_free_rate",
    "one_stop_online_rate",
    "published_on_time_rate",
    "published_online_rate",
    "procedures_online_rate",
    "satisfaction_index",
    "completion_rate",
    "training_completion",
}
SHARES = PARTS | {"ratio", "budget_rate"}
POINTS, RANKS = "điểm", "hạng"
COUNTED = {
    *("hồ sơ", "nhiệm vụ", "văn bản", "thủ tục", "tthc", "người", "lần", "cuộc", "lớp", "tin", "bài", "mục", "ảnh"),
    *("kỳ", "sáng kiến", "báo cáo", "trường hợp", "dự án", "đề tài", "doanh nghiệp", "lượt", "khóa", "cơ sở"),
    *("quyết định", "nghị quyết", "học viên", "sinh viên", "bản tin", "đơn vị", "chương trình", "cuộc họp", "phòng"),
}  # fmt: skip
MONEY = ("đồng", "đ", "vnđ")
MAXIMUM = re.compile(r"tối đa (\d{1,4})(?![\d.,])", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """`unit` as written behind the number. `least` and `most` are the bounds of what can be; above `usual` or below
    zero something is only seldom, and asked about."""

    unit: str = ""
    is_whole: bool = False
    least: float | None = None
    most: float | None = None
    usual: float | None = None

    def fault(self, value: float, written: str) -> str:
        """Why it cannot be; blank where it can."""
        if not abs(value) < LARGEST:
            return _("«{value}» quá lớn để lưu.").format(value=written)
        if self.is_whole and not value.is_integer():
            said = _("{value} không phải số nguyên, mà «{unit}» thì đếm bằng số nguyên.")
            return said.format(value=written, unit=self.unit)
        if self.least is not None and value < self.least:
            said = _("{value} nhỏ hơn {least}, là mức nhỏ nhất có thể.")
            return said.format(value=written, least=f"{self.least:g}")
        if self.most is not None and value > self.most:
            said = _("{value} lớn hơn {most}, là mức cao nhất có thể.")
            return said.format(value=written, most=f"{self.most:g}".replace(".", ","))
        return ""

    def oddity(self, value: float, written: str) -> str:
        """What is seldom so and has to be said to be so; blank where nothing is."""
        if self.usual is not None and value > self.usual:
            return _("{value} lớn hơn {usual}.").format(value=written, usual=f"{self.usual:g}")
        return _("{value} là số âm.").format(value=written) if value < 0 else ""

    def said(self, written: str) -> str:
        """A written number with its unit."""
        return f"{written}\u00a0{self.unit}".strip()


def quantity_of(measure: str, title: str, unit: str | None, most_points: float | None = None) -> Quantity:
    """What the figures of a measure can be, by its code, its title and its unit as written.

    `most_points`: the maximum of the index that the unit is scored by, for `score`.
    """
    told = clean(unit or "")
    known = fold(told)
    if told == "%" or (not told and (measure in SHARES or fold(title).startswith("ty le "))):
        is_part = measure in PARTS
        return Quantity("%", least=0, most=WHOLE if is_part else None, usual=None if is_part else WHOLE)
    if measure == "rank" or known == fold(RANKS):
        return Quantity(told or RANKS, is_whole=True, least=1)
    if measure == "score" or known == fold(POINTS):
        maximum = MAXIMUM.search(title)
        most = float(maximum[1]) if maximum else most_points if measure == "score" else None
        return Quantity(told or POINTS, least=0, most=most, usual=WHOLE)
    if measure in DOSSIERS or known in set(map(fold, COUNTED)):
        return Quantity(told or "hồ sơ", is_whole=True, least=0)
    return Quantity(told, least=0 if known.endswith(tuple(map(fold, MONEY))) else None)
