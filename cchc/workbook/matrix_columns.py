"""Units × areas: the columns of each area, and what its heads say about its maximum."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc.workbook.codes import parse_code, split_title
from cchc.workbook.columns import path_role
from cchc.workbook.headers import Header
from cchc.workbook.heading_words import is_numbered_area
from cchc.workbook.heads import maxima_in, without_maximum
from cchc.workbook.lines import extra_points
from cchc.workbook.text import fold
from cchc.workbook.vocabulary import holds, is_whole, score_role

_MEASURES = ("self_score", "appraised_score", "survey_score", "score", "max_score", "ratio")
_MAXIMUM_ONLY = re.compile(r"^(?:(?:diem )?toi da|thang diem|diem chuan|diem)?\s*\d+(?: \d+)?(?: diem| d)?$")
_YEAR = re.compile(r"\b20\d\d\b")
_AREA_WORD = re.compile(r"^(?:linh vuc|lv|noi dung|tieu chi|chi so thanh phan|nhom)\s*(?:\d|[ivx]+\b)")


@dataclass
class AreaColumns:
    """`maxima` are the readings of the maximum that the heads name, none where they name none."""

    name: str
    code: str | None
    maxima: tuple[float, ...]
    by_role: dict[str, list[int]] = field(default_factory=dict)


@dataclass
class MatrixColumns:
    unit: int
    numbering: int | None
    areas: list[AreaColumns]


def matrix_columns(header: Header) -> MatrixColumns | None:
    """The columns of a matrix; None where the header is of another kind."""
    unit = numbering = None
    areas: dict[str, AreaColumns] = {}
    sure = False
    for column, path in sorted(header.paths.items()):
        role = path_role(path)
        if len(path) == 1 and role in ("unit", "title", "code", "key") and not _names_area(path[0]):
            unit = column if role in ("unit", "title") and unit is None else unit
            numbering = column if role in ("code", "key") and numbering is None else numbering
            continue
        place = _area_of(path)
        sure = sure or place is not None
        if (
            place is None
            and len(path) == 1
            and role is None
            and unit is not None
            and not _is_no_area(path[0])
        ):
            place = 0
        if place is not None:
            area = areas.setdefault(path[place], _area(path, place, len(areas) + 1))
            area.by_role.setdefault(_measure(_below(path, place)), []).append(column)
    known = sum(_names_area(name) for name in areas)
    if unit is None or not sure or len(areas) < 2 or (known == 0 and len(areas) < 3):
        return None
    return MatrixColumns(unit, numbering, list(areas.values()))


def _names_area(text: str) -> bool:
    folded = fold(text)
    return bool(holds("areas", "names").search(folded) or _AREA_WORD.match(folded)) and len(folded) > 3


def _is_summary(text: str) -> bool:
    folded = fold(without_maximum(text))
    return bool(is_whole("areas", "totals").match(folded) or _YEAR.search(folded)) or folded.startswith(
        "tong hop"
    )


def _is_no_area(text: str) -> bool:
    """Totals, and points that stand beside the areas."""
    return _is_summary(text) or extra_points(without_maximum(text), nested=True) is not None


def _area_of(path: tuple[str, ...]) -> int | None:
    """Which text of a heading is the area's name: one that says what is judged, over headings that say how."""
    # A head over all areas («Điểm các lĩnh vực») says neither, so the lowest text that may be a name is taken.
    lowest = None
    for place, text in enumerate(path):
        if _is_no_area(text):
            return None
        if _names_area(text):
            return place
        nameless = score_role(fold(without_maximum(text))) is not None
        if not nameless and place + 1 < len(path) and path_role(path[place + 1 :]) in _MEASURES:
            lowest = place
    return lowest


def _area(path: tuple[str, ...], place: int, ordinal: int) -> AreaColumns:
    """«Lĩnh vực I» over «Chỉ đạo điều hành» is one area: its code, and its name."""
    code, title = split_title(path[place])
    if _is_named_below(path, place):
        code, title = parse_code(path[place]) or code, path[place + 1]
    return AreaColumns(
        without_maximum(title).rstrip(" :"), code.text if code else str(ordinal), maxima_in(path[place:])
    )


def _is_named_below(path: tuple[str, ...], place: int) -> bool:
    if not is_numbered_area(fold(path[place])) or place + 1 == len(path):
        return False
    below = path[place + 1]
    return _names_area(below) or (path_role((below,)) is None and not _MAXIMUM_ONLY.match(fold(below)))


def _below(path: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The headings under an area that say what its columns hold; one that only gives its maximum does not."""
    below = path[place + (2 if _is_named_below(path, place) else 1) :]
    return tuple(text for text in below if not _MAXIMUM_ONLY.match(fold(text)))


def _measure(below: tuple[str, ...]) -> str:
    """What a column under an area holds; an area without headings below it holds the appraised points."""
    role = path_role(below) if below else None
    return role if role in _MEASURES else ("other" if role or len(below) > 1 else "appraised_score")
