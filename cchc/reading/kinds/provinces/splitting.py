"""Lists of provinces with several indices or years beside each other, cut into a table for each."""

from __future__ import annotations

from cchc.reading.kinds.provinces.index_blocks import (
    are_provinces_beside_each_other,
    blocks_of,
    province_column,
    with_columns,
)
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems

# What a list of provinces may look like otherwise; the others are known by what only they have.
_LIKE_IT = (None, "ranking", "matrix", "score_sheet")
_ON_ITS_SIDE = (
    "các tỉnh đứng thành cột, nên bảng chưa đọc được. Hãy chuyển bảng để mỗi tỉnh, thành phố là một dòng "
    "(trong Excel: sao chép, rồi dán đặc biệt với «Chuyển vị»)."
)


def kind_of_provinces(kind: str | None, section: Section) -> str | None:
    """`province_index` where the lines of a list are provinces, else the kind as it was."""
    return "province_index" if kind in _LIKE_IT and province_column(section) is not None else kind


def is_on_its_side(kind: str | None, section: Section, problems: Problems) -> bool:
    """Whether provinces are the headings, which is reported: what stands below would be taken for something else."""
    if kind not in _LIKE_IT or not are_provinces_beside_each_other(section):
        return False
    problems.add("no_table_found", section.header.bottom, min(section.header.paths), _ON_ITS_SIDE)
    return True


def split_indices(kind: str, section: Section) -> list[Section]:
    """A section for each index and year of a list of provinces; any other section as it is."""
    names = province_column(section) if kind == "province_index" else None
    blocks = blocks_of(section, names) if names is not None else []
    if names is None or len(blocks) < 2:
        return [section]
    return [with_columns(section, block, names) for block in blocks]
