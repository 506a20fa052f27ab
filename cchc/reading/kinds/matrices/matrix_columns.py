"""Units × areas: the columns of each area, and what its heads say about its maximum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from cchc.reading.layout.columns import path_role
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import maxima_in, without_maximum
from cchc.reading.layout.header_vocabulary import is_numbered_area
from cchc.reading.layout.lines import extra_points, is_total
from cchc.reading.values.codes import parse_code, split_title
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds, is_whole, score_role

_MEASURES = ("self_score", "appraised_score", "survey_score", "score", "max_score", "ratio")
_MAXIMUM_ONLY = re.compile(
    r"^(?:(?:diem )?toi da|thang diem|diem chuan|diem|max|barem)?\s*\d+(?: \d+)?(?: ?diem| ?d)?$"
)
_PERCENT = re.compile(r"\s*[(\[][^()\[\]]*%[^()\[\]]*[)\]]|\s*[,:–-]?\s*%")
_MARK = re.compile(r"[(\[]\s*\d{1,2}\s*[)\]]\s*$")
_FEWEST = 2  # one area beside a unit is a list
# Where the vocabulary knows none of the areas: two columns of unknown names may be anything.
_FEWEST_UNKNOWN = 3
_LONGEST_MARK = 3  # letters: «IV», «TC» name no area
_FEWEST_MARKED = 3  # (3), (4), (5): two numbers in a row may be two maxima
_YEAR = re.compile(r"\b20\d\d\b")
_YEAR_ALONE = re.compile(r"^(?:(?:diem|diem so|ket qua) )?(?:nam )?20\d\d$")
_AREA_WORD = re.compile(
    r"^(?:linh vuc|lv|noi dung|tieu chi|chi so thanh phan|cstp|nhom)\s*(?:so )?(?:\d|[ivx]+\b)"
)


@dataclass
class AreaColumns:
    """`maxima` are the readings of the maximum that the heads name, none where they name none.

    `name` is None where an error stands in the heading. `sure` says that its words name an area, `marked` that its
    maximum is nothing but a number in brackets.
    """

    name: str | None
    code: str | None
    maxima: tuple[float, ...]
    by_role: dict[str, list[int]] = field(default_factory=dict)
    sure: bool = True
    marked: bool = False

    @property
    def said(self) -> str:
        """How messages call the area."""
        return f"«{self.name}»" if self.name else "chưa rõ tên"


@dataclass
class MatrixColumns:
    unit: int
    numbering: int | None
    areas: list[AreaColumns]


def matrix_columns(header: Header) -> MatrixColumns | None:
    """The columns of a matrix; None where the header is of another kind."""
    unit = numbering = None
    areas: dict[object, AreaColumns] = {}
    sure = False
    unread = {column for _, column in header.unread}
    lost: int | None = None
    over_all = _year_over_all(header)
    for column in sorted({*header.paths, *unread}):
        path = header.paths.get(column, ())
        lost = column if column in unread else lost
        if path and _is_label(path):
            role = path_role(path)
            unit = column if role in ("unit", "title") and unit is None else unit
            numbering = column if role in ("code", "key") and numbering is None else numbering
            continue
        place = _area_of(path, over_all) if path else None
        sure = sure or place is not None
        if place is None and len(path) == 1 and unit is not None and _may_be_area(path[0]):
            place = 0
        if place is not None:
            lost = None
            area = areas.setdefault(path[place], _area(path, place, len(areas) + 1))
            area.by_role.setdefault(_measure(path, place), []).append(column)
        elif lost is not None and unit is not None and (not path or path_role(path) in _MEASURES):
            # The columns under a heading that is an error, up to the next head.
            area = areas.setdefault(lost, AreaColumns(None, None, ()))
            area.by_role.setdefault(path_role(path) or "" if path else "appraised_score", []).append(column)
    known = sum(area.sure for area in areas.values())
    if unit is None or not sure or len(areas) < _FEWEST or (known == 0 and len(areas) < _FEWEST_UNKNOWN):
        return None
    _drop_column_marks(areas.values())
    return MatrixColumns(unit, numbering, list(areas.values()))


def _is_label(path: tuple[str, ...]) -> bool:
    return len(path) == 1 and path_role(path) in ("unit", "title", "code", "key") and not _names_area(path[0])


def _may_be_area(text: str) -> bool:
    """Whether a single heading may be the name of an area, though its words do not say so."""
    folded = fold_words(text)
    told = any(is_whole("lists", name).match(folded) for name in ("group", "year"))
    return path_role((text,)) is None and not told and not _is_no_area(text)


def _drop_column_marks(areas: Iterable[AreaColumns]) -> None:
    """(3), (4), (5) behind the names of areas number their columns."""
    numbers = [area.maxima[0] if area.marked and len(area.maxima) == 1 else None for area in areas]
    if len(numbers) >= _FEWEST_MARKED and all(
        a is not None and b is not None and b == a + 1 for a, b in pairwise(numbers)
    ):
        for area in areas:
            area.maxima = ()


def _names_area(text: str) -> bool:
    folded = fold_words(text)
    return bool(_AREA_WORD.match(folded)) or (
        len(folded) > _LONGEST_MARK and bool(holds("areas", "names").search(folded))
    )


def _is_summary(text: str) -> bool:
    folded = fold_words(without_maximum(text))
    told = (
        is_whole("areas", "totals").match(folded) or is_total(without_maximum(text)) or _YEAR.search(folded)
    )
    return bool(told) or folded.startswith("tong hop")


def _is_no_area(text: str) -> bool:
    """Totals, and points that stand beside the areas."""
    return _is_summary(text) or extra_points(without_maximum(text), nested=True) is not None


def _year_over_all(header: Header) -> str | None:
    """The head «Năm 2022» over every area; none where areas of two years stand beside each other."""
    heads = {
        path[0]
        for path in header.paths.values()
        if len(path) > 1 and _YEAR_ALONE.match(fold_words(path[0])) and _names_area(path[1])
    }
    return heads.pop() if len(heads) == 1 else None


def _area_of(path: tuple[str, ...], over_all: str | None) -> int | None:
    """Which text of a heading is the area's name: one that says what is judged, over headings that say how."""
    # A head over all areas («Điểm các lĩnh vực») says neither, so the lowest text that may be a name is taken.
    lowest = None
    for place, text in enumerate(path):
        if text == over_all and place + 1 < len(path):
            continue
        if _is_no_area(text):
            return None
        if _names_area(text):
            return place
        nameless = score_role(fold_words(without_maximum(text))) is not None
        if not nameless and place + 1 < len(path) and path_role(path[place + 1 :]) in _MEASURES:
            lowest = place
    return lowest


def _area(path: tuple[str, ...], place: int, ordinal: int) -> AreaColumns:
    """«Lĩnh vực I» over «Chỉ đạo điều hành» is one area: its code, and its name."""
    name = without_maximum(path[place])
    code, title = split_title(name)
    if is_numbered_area(fold_words(name)):
        code = parse_code(name) or code
    if _is_named_below(path, place):
        title = path[place + 1]
    elif code is None and place:
        # «I» alone over «Chỉ đạo điều hành».
        code = parse_code(path[place - 1])
    title = _PERCENT.sub("", without_maximum(title)).rstrip(" :")
    return AreaColumns(
        title,
        code.text if code else str(ordinal),
        maxima_in(path[place:]),
        sure=_names_area(path[place]),
        marked=bool(_MARK.search(path[-1])),
    )


def _is_named_below(path: tuple[str, ...], place: int) -> bool:
    if not is_numbered_area(fold_words(without_maximum(path[place]))) or place + 1 == len(path):
        return False
    below = path[place + 1]
    return _names_area(below) or (path_role((below,)) is None and not _MAXIMUM_ONLY.match(fold_words(below)))


def _below(path: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The headings under an area that say what its columns hold; one that only gives its maximum does not."""
    below = path[place + (2 if _is_named_below(path, place) else 1) :]
    return tuple(text for text in below if not _MAXIMUM_ONLY.match(fold_words(text)))


def _measure(path: tuple[str, ...], place: int) -> str:
    """What a column under an area holds; an area without headings below it holds the appraised points, or shares where
    its heading or one above it speaks of percent."""
    below = _below(path, place)
    if not below:
        return (
            "ratio"
            if any(score_role(fold_words(text)) == "ratio" for text in path[: place + 1])
            else "appraised_score"
        )
    role = path_role(below)
    return role if role in _MEASURES else ("other" if role or len(below) > 1 else "appraised_score")
