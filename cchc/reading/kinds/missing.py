"""Columns that a kind needs and a header does not have; a heading that looks like one of them is named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from cchc.reading.figures.values import may_hold_points
from cchc.reading.layout.columns import LABELS, ScoreColumns, path_role, spellings
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words

_POINTS = ("self_score", "appraised_score", "survey_score", "score")
# From here on two headings differ by a slip of the finger or a word.
_ALIKE = 82
_OF_POINTS = re.compile(r"\bdiem\b")


def report_missing(kind: str, columns: ScoreColumns, section: Section, problems: Problems) -> None:
    """Reports each column that a table of this kind needs and has not, at the table's first heading."""
    header = section.header
    if kind == "score_sheet":
        if not columns.has("title"):
            _report(("title",), LABELS["title"], header, problems)
        if not columns.has("max_score"):
            _report(("max_score",), LABELS["max_score"], header, problems)
        if not columns.has(*_POINTS):
            _report(_POINTS, "điểm (tự chấm, thẩm định hoặc điểm đạt)", header, problems)
    if kind == "ranking" and not columns.has("unit"):
        _report(("unit",), LABELS["unit"], header, problems)
    if kind == "ranking" and not columns.has(*_POINTS, "ratio"):
        if not columns.has("rank"):
            _report((*_POINTS, "ratio", "rank"), "điểm, tỷ lệ đạt hoặc xếp hạng", header, problems)
        elif (like := _unread_points(section)) is not None:
            report_column("điểm", header, problems, like)


def _unread_points(section: Section) -> str | None:
    """A heading of points that has no meaning of its own, over figures; ranks alone would be published without them."""
    if section.correction is not None and section.correction.given:
        return None
    for column, path in section.header.paths.items():
        speaks_of_points = _OF_POINTS.search(fold_words(" ".join(path)))
        if (
            speaks_of_points
            and path_role(path) is None
            and any(may_hold_points(line.value(column)) for line in section.lines)
        ):
            return " / ".join(path)
    return None


def _report(roles: Iterable[str], name: str, header: Header, problems: Problems) -> None:
    report_column(name, header, problems, known=[word for role in roles for word in spellings(role)])


def report_column(
    name: str, header: Header, problems: Problems, like: str = "", known: Iterable[str] = ()
) -> None:
    """A column is missing; `known` are spellings of its heading beside its name, `like` is the heading that may be meant
    where the caller knows it."""
    near = like or nearest_heading(header, [name, *known])
    asked = f" Có phải cột «{near}» là {name}?" if near else ""
    message = f"bảng này thiếu cột {name}.{asked} Hãy thêm cột hoặc đặt lại tên cột trong dòng tiêu đề."
    problems.add("missing_column", header.top, min(header.paths, default=0), message)


def nearest_heading(header: Header, known: Iterable[str]) -> str | None:
    """The heading without a meaning of its own that is most like one of the known spellings; None where none is."""
    wanted = sorted({fold_words(word) for word in known})
    best: tuple[float, str] | None = None
    for path in header.paths.values():
        if path_role(path) is not None:
            continue
        found = process.extractOne(fold_words(path[-1]), wanted, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found and (best is None or found[1] > best[0]):
            best = (found[1], path[-1])
    return best[1] if best else None
