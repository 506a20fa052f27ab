"""Which column holds what, in tables of scores."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import without_maximum
from cchc.reading.layout.header_vocabulary import is_numbered_area, without_year
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds, is_whole, role_words, score_role

LABELS = {
    "max_score": "điểm tối đa", "self_score": "điểm tự chấm", "appraised_score": "điểm thẩm định",
    "survey_score": "điểm điều tra xã hội học", "score": "tổng điểm", "deduction": "điểm trừ",
    "ratio": "tỷ lệ đạt", "rank": "xếp hạng", "class": "xếp loại", "unit": "tên đơn vị", "title": "tên tiêu chí",
    "reason": "lý do trừ điểm", "owner": "đơn vị phụ trách", "evidence": "tài liệu kiểm chứng",
    "explanation": "giải trình của đơn vị", "explanation_state": "tình trạng giải trình",
}  # fmt: skip
NUMBERS = ("max_score", "self_score", "appraised_score", "survey_score", "score")
_ROLE_NAMES = {
    "max": "max_score",
    "self": "self_score",
    "appraised": "appraised_score",
    "survey": "survey_score",
}
# Headings that say only «points»: the head above tells whose.
_GENERIC = {
    "diem",
    "so diem",
    "ket qua",
    "diem dat",
    "dat",
    "diem so",
    "diem dat duoc",
    "thuc dat",
    "dat duoc",
}
# Headings that say only what was looked at: under a head of appraisal they are its points.
_OF_DOCUMENTS = {
    "ho so",
    "tai lieu",
    "qua ho so",
    "theo ho so",
    "tren ho so",
    "qua tai lieu",
    "ho so tai lieu",
    "bao cao",
}
_WHOSE = ("survey", "self", "appraised", "max")
_STATED_MAXIMUM = re.compile(
    r"\s*[(\[]\s*(?:tối đa|thang|trên|max)\b[^()\[\]]*\d[^()\[\]]*[)\]]", re.IGNORECASE
)
_OF_ROUND = re.compile(r" (?:lan|vong|dot)(?: thu)? (?:\d|i{1,3}|dau|nhat|hai|ba|cuoi)$")
_BEFORE_EXTRA = re.compile(r"\b(?:truoc khi|truoc|chua) (?:tinh )?(?:diem )?(?:cong|tru|thuong|phat)\b")
_AFTER_EXTRA = re.compile(r"\b(?:sau khi|sau|da) (?:tinh )?(?:diem )?(?:cong|tru|thuong|phat)\b|\bcon lai\b")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass
class ScoreColumns:
    """0-based columns by role; `rounds` are the appraised columns in the order they count, as far as they are
    used, `all_rounds` those that the header has."""

    by_role: dict[str, list[int]] = field(default_factory=dict)
    rounds: list[int] = field(default_factory=list)
    all_rounds: list[int] = field(default_factory=list)

    @cached_property
    def figures(self) -> list[int]:
        """The columns of points, other than the maximum."""
        roles = ("self_score", "survey_score", "score", "deduction")
        return [*self.rounds, *(self.by_role[role][0] for role in roles if self.by_role.get(role))]

    def first(self, *roles: str) -> int | None:
        """The first column (0-based) of the first of these roles that has one."""
        for role in roles:
            if places := self.by_role.get(role):
                return places[0]
        return None

    def has(self, *roles: str) -> bool:
        """Whether any of these roles has a column."""
        return self.first(*roles) is not None


@lru_cache(maxsize=4_096)
def path_role(path: tuple[str, ...]) -> str | None:
    """The role of a heading: what its lowest text says, else what the heads above it say.

    «Điểm thẩm định (tối đa 100)» is headed «Điểm thẩm định».
    """
    path = tuple(_STATED_MAXIMUM.sub("", text).strip() or text for text in path)
    leaf = without_year(fold_words(path[-1]))
    if is_numbered_area(fold_words(without_maximum(path[-1]))):
        return None
    if len(path) > 1 and (above := _role_above(path[:-1], leaf)):
        return above
    role = "appraised" if is_whole("rounds", "bare").match(leaf) else score_role(_without_round(leaf))
    if len(path) > 1 and leaf in _OF_DOCUMENTS and score_role(fold_words(" ".join(path[:-1]))) == "appraised":
        role = "appraised"
    elif leaf in _GENERIC:
        whole = score_role(fold_words(" ".join(path)))
        role = whole if whole in _WHOSE else role
    for head in reversed(path[:-1]):
        if role is not None:
            break
        role = score_role(fold_words(head))
        if role in ("title", "unit") and holds("areas", "names").search(leaf):
            # «Lĩnh vực» over «Cải cách thể chế»: the points of one area, no names of areas.
            role = None
    return _ROLE_NAMES.get(role or "", role)


def _without_round(leaf: str) -> str:
    """«Điểm TĐ lần 2» is headed «Điểm TĐ»."""
    found = _OF_ROUND.search(leaf)
    return leaf[: found.start()] if found and score_role(leaf) is None else leaf


def _role_above(heads: tuple[str, ...], leaf: str) -> str | None:
    """The role of the heads where it goes before that of the lowest text: «Lý do» over «trừ điểm» or over «Lần 1», «Năm
    trước» over «Điểm thẩm định»."""
    roles = {score_role(fold_words(head)) for head in heads}
    if "reason" in roles:
        return "reason"
    if any(holds("rounds", "earlier").search(fold_words(head)) for head in heads):
        return "other"
    words = roles & {"owner", "evidence", "explanation", "explanation_state", "other"}
    return next(iter(words)) if words and is_whole("rounds", "bare").match(leaf) else None


def spellings(role: str) -> list[str]:
    """The known headings of a role."""
    names = {long: short for short, long in _ROLE_NAMES.items()}
    return [LABELS[role], *role_words(names.get(role, role))]


def score_columns(header: Header, year: int | None = None) -> ScoreColumns:
    """The columns of a header by what they say; `year` is the table's, where its title tells."""
    columns = ScoreColumns()
    for column, role in _roles(header).items():
        columns.by_role.setdefault(role, []).append(column)
    for role in (*NUMBERS, "ratio", "rank", "class"):
        columns.by_role[role] = _of_this_year(columns.by_role.get(role, []), header, year)
    columns.rounds = columns.all_rounds = rounds_in_order(columns.by_role.get("appraised_score", []), header)
    if columns.rounds:
        columns.by_role["appraised_score"] = list(reversed(columns.rounds))
    scores = columns.by_role.get("score", [])
    columns.by_role["score"] = sorted(scores, key=lambda column: _rank_as_result(header.paths[column][-1]))
    return columns


def _rank_as_result(heading: str) -> tuple[bool, bool, bool]:
    """The result stands first: points after bonus and penalty before a total, points without them last."""
    folded = fold_words(heading)
    return bool(_BEFORE_EXTRA.search(folded)), not _AFTER_EXTRA.search(folded), "tong" not in folded


def _roles(header: Header) -> dict[int, str]:
    """Roles by column. «Điểm đạt» beside «Điểm thẩm định» under one head is the result, and no second appraisal."""
    roles = {column: role for column, path in sorted(header.paths.items()) if (role := path_role(path))}
    named = {
        (role, header.paths[column][:-1])
        for column, role in roles.items()
        if without_year(fold_words(header.paths[column][-1])) not in _GENERIC
    }
    for column, role in roles.items():
        path = header.paths[column]
        if len(path) > 1 and without_year(fold_words(path[-1])) in _GENERIC and (role, path[:-1]) in named:
            roles[column] = "score"
    return roles


def _of_this_year(columns: list[int], header: Header, year: int | None) -> list[int]:
    """Last year's figures beside this year's are for comparison, also where only last year's heading names its year."""
    texts = {column: " ".join(header.paths[column]) for column in columns}
    years = {column: _YEAR.findall(text) for column, text in texts.items()}
    if year is not None:
        columns = [c for c in columns if not years[c] or int(max(years[c])) >= year]
    undated = {fold_words(texts[column]) for column in columns if not years[column]}
    columns = [c for c in columns if not years[c] or without_year(fold_words(texts[c])) not in undated]
    newest = max((year for column in columns for year in years[column]), default=None)
    return [column for column in columns if not years[column] or newest in years[column]]


def rounds_in_order(columns: Iterable[int], header: Header) -> list[int]:
    """Rounds of appraisal by what their headings say, else from left to right."""

    def order(column: int) -> tuple[int, int]:
        """First rounds before those without a word of their order, last rounds after."""
        folded = fold_words(" ".join(header.paths.get(column, ())))
        if holds("rounds", "first").search(folded):
            return 0, column
        return (2 if holds("rounds", "last").search(folded) else 1), column

    return sorted(columns, key=order)


def round_names(columns: ScoreColumns, header: Header) -> list[str]:
    """The headings of the rounds of appraisal, first round first."""
    return [" / ".join(header.paths[column]) for column in columns.all_rounds if column in header.paths]


_SHOWN = (
    "title",
    "unit",
    *NUMBERS,
    "deduction",
    "ratio",
    "rank",
    "class",
    "reason",
    "owner",
    "evidence",
    "explanation",
    "explanation_state",
)


def role_columns(columns: ScoreColumns) -> dict[str, int]:
    """The column that counts for each role."""
    places = {"code": columns.first("key", "code"), **{role: columns.first(role) for role in _SHOWN}}
    return {role: place for role, place in places.items() if place is not None}
