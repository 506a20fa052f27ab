"""Score, maximum, ratio, rank and class of a total come from one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.truth.facts import Facts
from tests.truth.rules.reading import (
    cells,
    metric,
    of_its_year,
    of_the_year_before,
    total_of,
    unit_of,
    units_named,
    unlike,
    year_of,
)
from tests.truth.snapshot import Snapshot, numbers_in, plain, same, value_of
from tests.truth.told import Total

OF_TOTALS = ("Điểm tối đa", "Điểm đạt", "Tỷ lệ đạt (%)", "Xếp hạng", "Trên tổng số", "Xếp loại")
# A table with one of these tells no totals of units.
OF_PARTS = ("Mã lĩnh vực", "Mã", "Nhóm chỉ số", "Chỉ số", "Kỳ", "Tỷ lệ tính lại (%)")
UNITS = ("Đơn vị", "Đơn vị (trước, sau sắp xếp)")


def as_number(text: Any) -> float | None:
    """A cell of a table or of a file."""
    if isinstance(text, int | float):
        return float(text)
    found = numbers_in(str(text))
    if len(found) != 1:
        return None
    try:
        return float(str(text)) if "." in str(text) and "," not in str(text) else value_of(found[0])
    except ValueError:
        return None


def fits(total: Total, told: Mapping[str, Any]) -> bool:
    """Whether one document tells all of these cells."""
    held = dict(
        zip(OF_TOTALS, (total.max_score, total.score, total.ratio, total.rank, total.out_of), strict=False)
    )
    for heading, cell in told.items():
        if heading == "Xếp loại":
            if plain(str(cell)) != (total.rating or ""):
                return False
        elif not same(as_number(plain(str(cell)) if isinstance(cell, str) else cell), held[heading]):
            return False
    return True


def documents_of(unit_ids: list[str], year: int, facts: Facts) -> list[Total]:
    found = [facts.totals[unit_id, year] for unit_id in unit_ids if (unit_id, year) in facts.totals]
    return [each for total in found for each in (total, *total.others)]


def of_one_document(row: Mapping[str, Any], unit_ids: list[str], year: int, facts: Facts) -> str:
    """What is wrong with a row that tells a total; nothing where one document tells all of it."""
    told = {name: row[name] for name in OF_TOTALS if row.get(name) not in (None, "", "—")}
    told = told if not all(isinstance(cell, str) for cell in told.values()) else cells(row, *told)
    documents = documents_of(unit_ids, year, facts)
    if not told or any(fits(document, told) for document in documents):
        return ""
    kept = [(d.score, d.max_score, d.ratio, d.rank, d.out_of, d.rating) for d in documents]
    return f"{told} năm {year} không phải của một văn bản: {kept}"


def rows_of_totals(seen: Snapshot, facts: Facts) -> Iterator[tuple[Mapping[str, Any], list[str], int]]:
    """The rows of tables and files that tell totals, with the units that they may mean, and their year."""
    own = unit_of(seen, facts)
    if seen.page == "tra_cuu":
        own = None
    tables = [(table.headings, table.records()) for table in seen.tables]
    for headings, rows in [*tables, *((file.headings, file.records()) for file in seen.files)]:
        if "Điểm đạt" not in headings or "Trên tổng số" not in headings or set(OF_PARTS) & set(headings):
            continue
        if "Dùng hay không" in headings and seen.page == "tra_cuu":
            continue
        for row in rows:
            name = next((str(row[heading]) for heading in UNITS if heading in row), "")
            unit_ids = (
                named(name, str(row.get("Tỉnh, thành phố", "")), facts) if name else [own] if own else []
            )
            year = as_number(row.get("Năm", "")) or year_of(seen)
            if unit_ids and year:
                yield row, unit_ids, int(year)


def named(name: str, province: str, facts: Facts) -> list[str]:
    """The units of a name, of the province beside it; a line of a family of provinces says which of two it is."""
    for ending in (" (cũ)", " (mới)", " (tỉnh cũ)", " (tỉnh mới)"):
        name = plain(name).replace(ending, "")
    found = units_named(name, facts)
    return [one for one in found if not province or facts.held.units[one]["province"] == plain(province)]


def a_total_in_a_table_or_file_comes_from_one_document(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Every row with score, maximum, ratio, rank and class of a unit in a year."""
    for row, unit_ids, year in rows_of_totals(seen, facts):
        yield of_one_document(row, unit_ids, year, facts)


def the_large_figures_are_those_of_the_document_that_speaks(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Score, rank and class above a page, as the strongest document tells them."""
    total = total_of(seen, facts)
    if total is None or seen.page not in ("tong_quan", "diem_tru"):
        return
    if seen.shown.get("linh_vuc", "tat-ca") != "tat-ca":
        return
    figure = metric(seen, "Điểm đạt")
    if figure is not None:
        yield (
            ""
            if same(as_number(figure.value), total.score)
            else unlike("Điểm đạt", figure.value, total.score)
        )
    figure = metric(seen, "Xếp hạng")
    if figure is not None:
        told = [int(part.replace(".", "")) for part in numbers_in(figure.value)]
        kept = [part for part in (total.rank, total.out_of if total.rank else None) if part is not None]
        yield "" if told == kept else unlike("Xếp hạng", figure.value, kept)
    figure = metric(seen, "Xếp loại")
    if figure is not None:
        yield (
            ""
            if plain(figure.value) == (total.rating or "—")
            else unlike("Xếp loại", figure.value, total.rating)
        )


def the_headline_tells_one_document(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Năm 2023 đạt 78,97 trên 100,00 điểm, hạng 6/19, loại Khá»: all that is known, of one document, and nothing else; of its
    first sentence, the year before has one of its own."""
    total = total_of(seen, facts)
    if total is None or seen.page != "tong_quan":
        return
    told = of_its_year(seen)
    yield "" if told.startswith(f"Năm {total.year} ") else f"Câu đầu không nói năm {total.year}: {told}"
    numbers = [
        value_of(number) for number in numbers_in(without(told, f"Năm {total.year} ", f"loại {total.rating}"))
    ]
    wanted: list[float] = []
    points = total.self_score if total.score is None else total.score
    if points is not None:
        wanted += [part for part in (points, total.max_score) if part is not None]
    elif total.ratio is not None:
        wanted.append(total.ratio)
    if total.rank is not None:
        wanted += [float(part) for part in (total.rank, total.out_of) if part is not None]
    is_right = len(numbers) >= len(wanted) and all(same(a, b) for a, b in zip(numbers, wanted, strict=False))
    extra = len(numbers) - len(wanted)
    yield "" if is_right and extra <= (" bậc" in told) else unlike("Câu đầu", told, wanted)
    if total.rating is not None:
        yield "" if f"loại {total.rating}" in told else unlike("Xếp loại", told, total.rating)


def the_year_before_is_told_as_its_document_has_it(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Năm 2022: 76,10 điểm, hạng 19/19»: the figures of the total of that year, and the own ratio where ratios are told."""
    total, told = total_of(seen, facts), of_the_year_before(seen)
    if total is None or seen.page != "tong_quan" or not told:
        return
    before = facts.totals.get((total.unit_id, total.year - 1))
    if before is None:
        yield f"Không có số liệu năm {total.year - 1}: {told}"
        return
    held = [before.score, before.ratio, before.rank, before.out_of, total.ratio]
    for number in numbers_in(told.partition(": ")[2]):
        digits = len(number.partition(",")[2])
        is_held = any(other is not None and same(value_of(number), float(other), digits) for other in held)
        yield "" if is_held else unlike("Năm trước", told, held)


def without(text: str, *parts: str) -> str:
    """A text without some of its parts."""
    for part in parts:
        text = text.replace(part, "", 1)
    return text


DOCUMENTS = (
    a_total_in_a_table_or_file_comes_from_one_document,
    the_large_figures_are_those_of_the_document_that_speaks,
    the_headline_tells_one_document,
    the_year_before_is_told_as_its_document_has_it,
)
