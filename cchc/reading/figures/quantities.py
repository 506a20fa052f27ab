"""What a figure counts or measures, and so which numbers it can be: a share, points, a rank, a count, an amount.

The one rule for what is typed into a grid and for what stands in a form that was filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc.language import _
from cchc.reading.figures.values import LARGEST_AMOUNT, LARGEST_POINTS
from cchc.reading.values.numbers import Number
from cchc.reading.words.figures_form_words import DOSSIERS
from cchc.reading.words.text import clean, fold_words

WHOLE = 100.0  # percent: of shares that cannot pass the whole
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
MONEY = {"dong", "d", "vnd"}
PERCENT = "%"
FEW_DIGITS = 15  # that a stored number surely keeps
LONGEST_SAID = 60  # characters of a title within a message
SIGN = re.compile(r"(>=|<=|≥|≤|>|<|=)")
# What people write behind a number, and the units of measure (folded) that it can mean.
UNIT = re.compile(r"(điểm|đ|hồ sơ|hs|nhiệm vụ)\.?$", re.IGNORECASE)
MEANT = {
    "điểm": ("diem",),
    "đ": ("diem", "dong", "d", "vnd"),
    "hồ sơ": ("ho so",),
    "hs": ("ho so",),
    "nhiệm vụ": ("nhiem vu",),
}
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
    largest: float = LARGEST_POINTS

    @property
    def is_share(self) -> bool:
        """Whether it is a share in percent."""
        return self.unit == PERCENT

    def fault_of_text(self, text: str, number: Number | None) -> str:
        """Why a text, cleaned and read as `number`, is no figure of this quantity; blank where it is one."""
        shown = text[:LONGEST_SAID]
        if sign := SIGN.search(text):
            said = _("«{text}» có dấu «{sign}». Ô này chỉ ghi số; dấu thì chọn ở cột «So sánh».")
            return said.format(text=shown, sign=sign[1])
        if number is None or number.note:
            said = _("«{text}» không phải là một số. Hãy ghi bằng chữ số, như 78,97 hoặc 1250.")
            return said.format(text=shown)
        if len(re.sub(r"\D", "", text).lstrip("0")) > FEW_DIGITS:
            said = _("«{text}» có quá nhiều chữ số: số lưu được có nhiều nhất {count} chữ số.")
            return said.format(text=shown, count=FEW_DIGITS)
        if (unit := UNIT.search(text)) and not fold_words(self.unit).startswith(MEANT[unit[1].lower()]):
            said = _(
                "«{text}» ghi «{unit}», nhưng đơn vị tính là «{known}». Hãy sửa đơn vị tính hoặc bỏ chữ «{unit}»."
            )
            return said.format(text=shown, unit=unit[1], known=self.unit or _("(để trống)"))
        if number.percent and not self.is_share:
            said = _(
                "«{text}» là tỷ lệ, nhưng đơn vị tính không phải là «%». Hãy sửa đơn vị tính hoặc bỏ dấu %."
            )
            return said.format(text=shown)
        return ""

    def as_share(self, value: float, has_sign: bool) -> float | None:
        """The share that a number without «%» may mean besides itself: 0,97 may be 97 %. None where it means one thing."""
        if self.is_share and not has_sign and 0 < abs(value) <= 1:
            return round(value * WHOLE, 8)
        return None

    def fault(self, value: float, written: str) -> str:
        """Why it cannot be; blank where it can."""
        if not abs(value) < self.largest:
            return _("«{value}» quá lớn để lưu.").format(value=written)
        if self.is_whole and not float(value).is_integer():
            said = _("{value} không phải số nguyên, mà «{unit}» thì đếm bằng số nguyên.")
            return said.format(value=written, unit=self.unit)
        if self.least == 0 and value < 0:
            return _("{value} là số âm, mà số này không thể âm.").format(value=written)
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
    known = fold_words(told)
    if (
        told == PERCENT
        or known == "phan tram"
        or (not told and (measure in SHARES or fold_words(title).startswith("ty le ")))
    ):
        is_part = measure in PARTS
        return Quantity(PERCENT, least=0, most=WHOLE if is_part else None, usual=None if is_part else WHOLE)
    if measure == "rank" or known == fold_words(RANKS):
        return Quantity(told or RANKS, is_whole=True, least=1)
    if measure == "score" or known == fold_words(POINTS):
        maximum = MAXIMUM.search(title)
        most = float(maximum[1]) if maximum else most_points if measure == "score" else None
        return Quantity(told or POINTS, least=0, most=most, usual=WHOLE)
    if measure in DOSSIERS or known in set(map(fold_words, COUNTED)):
        return Quantity(told or "hồ sơ", is_whole=True, least=0)
    if known in MONEY:  # a province's budget has fourteen digits
        return Quantity(told, least=0, largest=LARGEST_AMOUNT)
    return Quantity(told, least=0 if MONEY.intersection(known.split()[-1:]) else None)
