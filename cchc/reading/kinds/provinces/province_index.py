"""Provinces with one national index of one year: its figure, its rank, its group and its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.reading.figures.values import NumberColumn
from cchc.reading.grid import Percent
from cchc.reading.identity.register import register
from cchc.reading.identity.times import time_of_the_table
from cchc.reading.identity.unit_names import Listed, check_duplicates, not_in_register
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.lists.rank_order import check_rank_order
from cchc.reading.kinds.lists.ranks import read_ranks
from cchc.reading.kinds.lists.unit_lines import find_units
from cchc.reading.kinds.lists.unit_list import ListColumns, UnitLine
from cchc.reading.kinds.provinces import eras
from cchc.reading.kinds.provinces.index_blocks import (
    Block,
    blocks_of,
    is_no_province,
    province_column,
    province_of_words,
)
from cchc.reading.kinds.provinces.index_names import WHOLE, index_named, part_code
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.header_blocks import numbering_columns
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems, number_text

_SUM = 0.051  # a total of rounded parts may be some hundredths off
_DIMENSIONS = 8  # of PAPI since 2018, six before


def read(section: Section, problems: Problems) -> KindReading:
    """A row per province: figure, rank, group and parts, as far as the list has them."""
    names = province_column(section)
    blocks = blocks_of(section, names) if names is not None else []
    if names is None or not blocks:
        top, left = section.header.bottom, min(section.header.paths, default=0)
        problems.add(
            "missing_column", top, left, "không tìm thấy cột tên tỉnh và cột điểm hoặc hạng của chỉ số."
        )
        return KindReading({}, [])
    block = blocks[0]
    told = with_corrected_columns({"province": names, **block.roles}, section.correction)
    names = told.pop("province", names)
    block.roles = told
    index_type = block.index_type or named_around(section, "")
    time = time_of_the_table()
    year = time.first.year if time else None
    listed = _columns(section, block, names)
    entries = _provinces(find_units(section, listed, problems).entries, names, problems)
    rows = _rows(entries, block, index_type, problems)
    known = {name for entry in entries if entry.unit and (name := province_of_words(entry.unit))}
    if year:
        _check_time(entries, known, year, names, problems)
        _say_how_many(known, year, section, names, problems)
        _tell_out_of(rows, known, year)
    check_duplicates(_listed(entries), names, problems)
    columns = {"province": names, **block.roles}
    return KindReading(columns, rows, index_type=index_type)


def named_around(section: Section, file_name: str) -> str | None:
    """The index that the titles name, else the sheet, else the file."""
    for texts in (
        [note.text for note in section.above],
        [section.grid.name],
        [note.text for note in section.first_above],
        [file_name.replace("_", " ")],
    ):
        if found := index_named(texts):
            return found
    return None


def _columns(section: Section, block: Block, names: int) -> ListColumns:
    points = [*block.parts.values(), *([block.roles["value"]] if "value" in block.roles else [])]
    numbering = next((c for c in numbering_columns(section.header.paths) if c != names and c < names), None)
    return ListColumns(
        unit=names,
        numbering=numbering,
        points=points,
        ranks=[block.roles["rank"]] if "rank" in block.roles else [],
        texts=[block.roles["group"]] if "group" in block.roles else [],
        group=block.roles.get("group"),
    )


def _provinces(entries: Sequence[UnitLine], column: int, problems: Problems) -> list[UnitLine]:
    """The lines of provinces: those of regions and of the whole country are none."""
    found = []
    for entry in entries:
        if entry.unit and is_no_province(entry.unit) and province_of_words(entry.unit) is None:
            continue
        if entry.unit and province_of_words(entry.unit) is None:
            near = register().find_province(entry.unit).nearest
            problems.add(
                "unknown_province", entry.line.row, column, not_in_register("tỉnh", entry.unit, near)
            )
        found.append(entry)
    return found


def _listed(entries: Sequence[UnitLine]) -> list[Listed]:
    return [Listed(entry.line.row, entry.unit) for entry in entries if not entry.again]


def _rows(
    entries: Sequence[UnitLine], block: Block, index_type: str | None, problems: Problems
) -> list[dict[str, Any]]:
    lines = [entry.line for entry in entries]
    whole = WHOLE.get(index_type or "")
    values = _numbers(block.roles.get("value"), "điểm chỉ số", lines, whole, problems)
    parts = {
        title: _numbers(column, f"«{title}»", lines, None, problems) for title, column in block.parts.items()
    }
    column = block.roles.get("rank")
    ranks = read_ranks(entries, column, problems, fewest=eras.COUNTS["old"])
    if column is not None:
        ranked = {"có {} điểm": values, "có chỉ số {}": [None if v is None else -v for v in values]}
        check_rank_order(entries, ranks, ranked, column, problems)
    if index_type in ("PAPI", "PAR") and "value" in block.roles:
        _check_sums(entries, index_type, values, parts, block.roles["value"], problems)
    return [
        {
            "row": entry.line.row + 1,
            "province": entry.unit,
            "value": value,
            "rank": rank.rank,
            "out_of": rank.out_of,
            "group": entry.group if "group" in block.roles else None,
            "parts": {title: own[place] for title, own in parts.items()},
        }
        for place, (entry, value, rank) in enumerate(zip(entries, values, ranks, strict=True))
    ]


def _numbers(
    column: int | None, label: str, lines: Sequence[Line], whole: float | None, problems: Problems
) -> list[float | None]:
    """The figures of a column: as points, or in percent where its cells say so or an index of 100 is stored as a share."""
    if column is None:
        return [None] * len(lines)
    cells = [line.value(column) for line in lines]
    is_share = any(isinstance(v, Percent) or (isinstance(v, str) and v.rstrip().endswith("%")) for v in cells)
    numbers = NumberColumn(column, label, problems, percent=is_share, bound=whole)
    found = numbers.read_all(lines)
    if whole is not None and not is_share and whole > 1 and _are_shares(found):
        found = [None if value is None else round(value * 100, 8) for value in found]
    if whole == 1 and any(value is not None and value > 1 for value in found) and is_share:
        found = [None if value is None else round(value / 100, 10) for value in found]
    _ask_about_shares(found, whole, lines, column, label, problems)
    for place, value in enumerate(found):
        if value is not None and (value < 0 or (whole is not None and value > whole)):
            code = "negative_score" if value < 0 else "score_above_max"
            bound = "là số âm" if value < 0 else f"vượt mức cao nhất {number_text(whole)} của chỉ số"
            problems.add(code, lines[place].row, column, f"{label} {number_text(value)} {bound}.")
            found[place] = None
    return found


def _ask_about_shares(
    values: Sequence[float | None],
    whole: float | None,
    lines: Sequence[Line],
    column: int,
    label: str,
    problems: Problems,
) -> None:
    """Of an index of 100 points one province has 0,9 where others have 90: a share among points."""
    told = [value for value in values if value is not None]
    if whole is None or whole <= 1 or not told or max(told) <= 1:
        return
    for line, value in zip(lines, values, strict=True):
        if value is not None and 0 < value <= 1:
            said = f"{label} {number_text(value)} thấp bất thường so với các tỉnh khác. Nếu là tỷ lệ, hãy ghi theo phần trăm."
            problems.add("unusual_value", line.row, column, said)


def _are_shares(values: Sequence[float | None]) -> bool:
    told = [value for value in values if value is not None]
    return bool(told) and max(told) <= 1


def _check_sums(
    entries: Sequence[UnitLine],
    index_type: str,
    values: Sequence[float | None],
    parts: Mapping[str, Sequence[float | None]],
    column: int,
    problems: Problems,
) -> None:
    """PAPI is the sum of its dimensions, PAR INDEX that of its appraised and its surveyed points."""
    added = [
        own for title, own in parts.items() if index_type == "PAPI" or part_code("PAR", title) in ("M1", "M2")
    ]
    if len(added) < 2 or (index_type == "PAPI" and len(added) not in (6, _DIMENSIONS)):
        return
    for place, entry in enumerate(entries):
        own = [each[place] for each in added]
        value = values[place]
        if value is None or any(each is None for each in own):
            continue
        total = sum(each or 0.0 for each in own)
        if abs(total - value) > _SUM:
            said = f"điểm chỉ số ghi {number_text(value)}, nhưng {len(own)} phần cộng lại là {number_text(round(total, 4))}."
            problems.add("total_does_not_add_up", entry.line.row, column, said)


def _check_time(
    entries: Sequence[UnitLine], known: set[str], year: int, column: int, problems: Problems
) -> None:
    """A province that was merged away has no place in a list of those that there are since."""
    if eras.geography_of_list(known, year) == "old":
        return
    for entry in entries:
        name = province_of_words(entry.unit) if entry.unit else None
        if name and eras.is_gone(name):
            said = (
                f"tỉnh «{entry.unit}» không còn từ 01/7/2025, mà bảng là của năm {year} với 34 tỉnh, thành phố. "
                "Hãy kiểm tra lại năm của bảng hoặc tên tỉnh."
            )
            problems.add("province_of_other_time", entry.line.row, column, said)


def _say_how_many(known: set[str], year: int, section: Section, column: int, problems: Problems) -> None:
    total = eras.COUNTS[eras.geography_of_list(known, year)]
    if known and len(known) < total:
        said = (
            f"bảng có {len(known)}/{total} tỉnh, thành phố, là danh sách một phần. "
            "Các tỉnh khác giữ như đang có; không suy ra hạng hay trung vị từ bảng này."
        )
        problems.add("partial_list", section.header.bottom, column, said)


def _tell_out_of(rows: Sequence[dict[str, Any]], known: set[str], year: int) -> None:
    """Of how many the places are: of as many as a list has that is nearly whole; a partial one does not tell."""
    ranks = [row["rank"] for row in rows if row["rank"] is not None]
    if not ranks or not eras.is_nearly_whole(len(known), eras.geography_of_list(known, year)):
        return
    total = max(len(ranks), *ranks)
    for row in rows:
        if row["rank"] is not None and row["out_of"] is None:
            row["out_of"] = total
