"""Which plan the tasks of a table are of, where its title says so: «… thực hiện Kế hoạch CCHC năm 2026»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.reading.words.text import clean

_PLAN = re.compile(
    r"(?P<before>\b\w+ )?\bkế hoạch\b(?! số\b| và đầu tư| hóa\b| hoá\b| ?[-–&])(?P<what>(?:(?!\bkế hoạch\b)[^,;()\n])*)",
    re.IGNORECASE,
)
# «Sở Kế hoạch và Đầu tư», «so với kế hoạch», «Kế hoạch được giao»: no plan that gives tasks, or none by name.
_NOT_ONE = ("sở ", "phòng ", "ban ", "với ", "đúng ", "vượt ", "ngoài ")
_ENDS = re.compile(
    r"\s*\b(?:(?:năm|tháng) \d|\d+ (?:tháng|năm)\b|"
    r"(?:giai đoạn|quý|của|trên địa bàn|tỉnh|thành phố|các sở|sở|tính đến|đến ngày|do|tại)\b).*",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"\s*năm \d{4}", re.IGNORECASE)
_REFORM = re.compile(r"\bcchc\b|cải cách hành chính", re.IGNORECASE)
# «Kế hoạch kiểm tra CCHC» is a plan of its own; the view `assigned_plans` says the same.
_OF_ITS_OWN = re.compile(
    r"\W*(?:kiểm tra|giám sát|tuyên truyền|truyền thông|nâng cao|cải thiện|khắc phục|"
    r"đào tạo|bồi dưỡng|tập huấn|khảo sát|thi đua)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"^\W*(?:được|đã|này|đề ra|trên|nêu|ban hành|chung)\b", re.IGNORECASE)
_GROUND = re.compile(r"^\W*(?:căn cứ|ban hành|kèm theo|\(?\s*kèm theo|trên cơ sở|hướng dẫn)\b", re.IGNORECASE)
_LONGEST = 80  # characters; a longer one is a sentence
_NAMES = re.compile(r"\b(?:cchc|papi|sipas|pci|par|dti|tthc|ubnd|cntt|kh&cn)\b")


def plan_named(texts: Iterable[str]) -> str | None:
    """The plan that the texts above a table name, «Kế hoạch CCHC»; None where they name none."""
    for text in texts:
        if plans := set() if _GROUND.match(text) else _plans_in(clean(text)):
            # Tasks of several plans are of none alone.
            return plans.pop() if len(plans) == 1 else None
    return None


def _plans_in(text: str) -> set[str]:
    named = (found for found in _PLAN.finditer(text) if (found["before"] or "").lower() not in _NOT_ONE)
    return {plan for found in named if (plan := _called(found["what"]))}


def _called(what: str) -> str | None:
    if _REFORM.search(what) and not _OF_ITS_OWN.match(what):
        return "Kế hoạch CCHC"
    if _UNNAMED.match(what):
        return None
    name = _ENDS.sub("", what).strip(' .:-–"“”«»')
    if not name:
        return "Kế hoạch năm" if _OF_A_YEAR.match(what) else None
    if len(name) > _LONGEST:
        return None
    if name.isupper():
        name = _NAMES.sub(lambda word: word[0].upper(), name.lower())
    return f"Kế hoạch {name}"
