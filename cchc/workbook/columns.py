"""Which column holds what, in tables of scores."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from cchc.workbook.headers import Header
from cchc.workbook.heading_words import is_numbered_area, without_year
from cchc.workbook.text import fold
from cchc.workbook.vocabulary import holds, is_whole, score_role

LABELS = {
    "max_score": "điểm tối đa", "self_score": "điểm tự chấm", "appraised_score": "điểm thẩm định",
    "survey_score": "điểm điều tra xã hội học", "score": "tổng điểm", "deduction": "điểm trừ",
    "ratio": "tỷ lệ đạt", "rank": "xếp hạng", "class": "xếp loại", "unit": "tên đơn vị", "title": "tên tiêu chí",
}  # fmt: skip
NUMBERS = ("max_score", "self_score", "appraised_score", "survey_score", "score")
_ROLE_NAMES = {
    "max": "max_score",
    "self": "self_score",
    "appraised": "appraised_score",
    "survey": "survey_score",
}
# Headings that say only «points»: the head above tells whose.
_GENERIC = {"diem", "so diem", "ket qua", "diem dat", "dat", "diem so", "diem dat duoc"}


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
        for role in roles:
            if places := self.by_role.get(role):
                return places[0]
        return None

    def has(self, *roles: str) -> bool:
        return self.first(*roles) is not None


def path_role(path: tuple[str, ...]) -> str | None:
    """The role of a heading: what its lowest text says, else what the heads above it say."""
    leaf = without_year(fold(path[-1]))
    if is_numbered_area(leaf):
        return None
    role = "appraised" if is_whole("rounds", "bare").match(leaf) else score_role(leaf)
    whole = score_role(fold(" ".join(path)))
    if leaf in _GENERIC and whole in ("survey", "self", "appraised", "max"):
        role = whole
    for head in reversed(path[:-1]):
        if role is not None:
            break
        role = score_role(fold(head))
    return _ROLE_NAMES.get(role or "", role)


def score_columns(header: Header) -> ScoreColumns:
    columns = ScoreColumns()
    for column, path in sorted(header.paths.items()):
        role = path_role(path)
        if role:
            columns.by_role.setdefault(role, []).append(column)
    for role in (*NUMBERS, "ratio", "rank", "class"):
        columns.by_role[role] = _of_the_newest_year(columns.by_role.get(role, []), header)
    columns.rounds = columns.all_rounds = _in_order(columns.by_role.get("appraised_score", []), header)
    if columns.rounds:
        columns.by_role["appraised_score"] = list(reversed(columns.rounds))
    scores = columns.by_role.get("score", [])
    columns.by_role["score"] = sorted(scores, key=lambda column: "tong" not in fold(header.paths[column][-1]))
    return columns


def _of_the_newest_year(columns: list[int], header: Header) -> list[int]:
    """Last year's figures beside this year's are for comparison."""
    years = {column: _YEAR.findall(" ".join(header.paths[column])) for column in columns}
    newest = max((year for found in years.values() for year in found), default=None)
    return [column for column in columns if not years[column] or newest in years[column]]


def _in_order(columns: Iterable[int], header: Header) -> list[int]:
    """Rounds of appraisal by what their headings say, else from left to right."""

    def order(column: int) -> tuple[int, int]:
        folded = fold(" ".join(header.paths[column]))
        if holds("rounds", "first").search(folded):
            return 0, column
        return (2 if holds("rounds", "last").search(folded) else 1), column

    return sorted(columns, key=order)


def round_names(columns: ScoreColumns, header: Header) -> list[str]:
    """The headings of the rounds of appraisal, first round first."""
    return [" / ".join(header.paths[column]) for column in columns.all_rounds if column in header.paths]


_SHOWN = ("title", "unit", *NUMBERS, "deduction", "ratio", "rank", "class", "reason")


def role_columns(columns: ScoreColumns) -> dict[str, int]:
    """The column that counts for each role."""
    places = {"code": columns.first("key", "code"), **{role: columns.first(role) for role in _SHOWN}}
    return {role: place for role, place in places.items() if place is not None}
