"""Which plan the tasks of a table are of, where its title says so: «… thực hiện Kế hoạch CCHC năm 2026»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.reading.words.text import clean

_PLAN = re.compile(
    r"(?P<before>\b\w+ )?\bkế hoạch\b(?! số\b| và đầu tư| ?[-–&])(?P<what>[^,;()\n]*)", re.IGNORECASE
)
# «Sở Kế hoạch và Đầu tư», «so với kế hoạch»: no plan that gives tasks.
_NOT_ONE = ("sở ", "phòng ", "ban ", "với ", "đúng ", "vượt ", "ngoài ")
_ENDS = re.compile(
    r"\s*\b(?:(?:năm|tháng) \d|\d+ tháng\b|(?:giai đoạn|quý|của|trên địa bàn|tỉnh|thành phố|các sở|sở|tính đến|đến ngày|do)\b).*",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"\s*năm \d{4}", re.IGNORECASE)
_REFORM = re.compile(r"\bcchc\b|cải cách hành chính", re.IGNORECASE)
_GROUND = re.compile(r"^\W*(?:căn cứ|ban hành|kèm theo|\(?\s*kèm theo|trên cơ sở|hướng dẫn)\b", re.IGNORECASE)
_LONGEST = 80
_NAMES = re.compile(r"\b(?:papi|sipas|pci|par|dti|tthc|ubnd|cntt|kh&cn)\b")


def plan_named(texts: Iterable[str]) -> str | None:
    """The plan that the texts above a table name, «Kế hoạch CCHC»; None where they name none."""
    for text in texts:
        found = None if _GROUND.match(text) else _PLAN.search(clean(text))
        is_one = found and (found["before"] or "").lower() not in _NOT_ONE
        if found and is_one and (plan := _called(found["what"])):
            return plan
    return None


def _called(what: str) -> str | None:
    if _REFORM.search(what):
        return "Kế hoạch CCHC"
    name = _ENDS.sub("", what).strip(' .:-–"“”«»')
    if not name:
        return "Kế hoạch năm" if _OF_A_YEAR.match(what) else None
    if len(name) > _LONGEST:
        return None
    if name.isupper():
        name = _NAMES.sub(lambda word: word[0].upper(), name.lower())
    return f"Kế hoạch {name}"
