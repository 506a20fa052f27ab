"""What is not final has its badge wherever it is shown; what is official has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.truth.facts import Facts
from tests.truth.rules.documents import named
from tests.truth.rules.reading import of_its_year, total_of, unit_of, units_named, year_of
from tests.truth.snapshot import MISSING, Snapshot, plain

BADGES = {
    "provisional": "tạm tính",
    "self_assessment": "tự đánh giá, chưa thẩm định",
    "disputed": "các nguồn chưa thống nhất",
    "conflict": "các nguồn chưa thống nhất",
    "rank_of_known": "hạng chỉ trong các đơn vị có số liệu",
    "partial": "tổng của các lĩnh vực có điểm",
}
NOT_FINAL = {"provisional": "tạm tính", "self_assessment": "tự đánh giá, chưa thẩm định"}
BADGE_COLUMNS = (
    "Tính chất số liệu",
    "Tính chất số của kỳ trước",
    "Tính chất của điểm trừ",
    "Tính chất của cả thay đổi",
)


def badges_of(flags: set[str]) -> set[str]:
    return {badge for flag, badge in BADGES.items() if flag in flags}


def told_badges(text: str) -> set[str]:
    return {badge for badge in BADGES.values() if badge in text.lower()}


def the_headline_of_a_figure_that_is_not_final_says_so(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Năm 2023 đạt 80,00 … (tạm tính)», and nothing of the kind beside what is official."""
    total = total_of(seen, facts)
    if total is None or seen.page != "tong_quan":
        return
    told, wanted = told_badges(of_its_year(seen)), badges_of(total.flags)
    yield (
        ""
        if told == wanted
        else f"Câu đầu nói {told or 'không gì'}, tính chất là {wanted or 'chính thức'}: {plain(seen.headline)}"
    )


def rows_with_flags(seen: Snapshot, facts: Facts) -> Iterator[tuple[str, Mapping[str, Any], set[str]]]:
    """Rows of tables and files that show figures of one sheet, total, index or report, with what is not final in them."""
    tables = [("bảng", table.headings, table.records()) for table in seen.tables]
    for where, headings, rows in [*tables, *((f.name, f.headings, f.records()) for f in seen.files)]:
        for row in rows:
            flags = flags_of_row(seen, headings, row, facts)
            if flags is not None:
                yield where, row, flags


def flags_of_row(
    seen: Snapshot, headings: list[str], row: Mapping[str, Any], facts: Facts
) -> set[str] | None:
    """What keeps the figures of a row from being final; None where this rule cannot tell whose they are."""
    year = row.get("Năm") or year_of(seen)
    if "Lĩnh vực" in headings and "Điểm trừ" in headings and "Tồn tại, hạn chế" not in headings:
        ids = units_named(str(row["Đơn vị"]), facts) if "Đơn vị" in row else [unit_of(seen, facts)]
        ids = [one for one in ids if one and (one, int(year or 0)) in facts.sheets]
        if "Tỉnh, thành phố" in row:
            ids = [
                one for one in ids if facts.held.units[one]["province"] == plain(str(row["Tỉnh, thành phố"]))
            ]
        return facts.sheet_flags(ids[0], int(year or 0)) if len(ids) == 1 else None
    if "Điểm đạt" in headings and "Trên tổng số" in headings and "Dùng hay không" not in headings:
        name = str(row.get("Đơn vị", row.get("Đơn vị (trước, sau sắp xếp)", "")))
        ids = (
            named(name, str(row.get("Tỉnh, thành phố", "")), facts) if name else [unit_of(seen, facts) or ""]
        )
        found = [facts.totals[one, int(year or 0)] for one in ids if (one, int(year or 0)) in facts.totals]
        return found[0].flags if len(found) == 1 else None
    return None


def a_row_of_figures_that_are_not_final_has_its_badge(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Totals and areas in tables and files."""
    for where, row, flags in rows_with_flags(seen, facts):
        told = told_badges(" ".join(str(row.get(heading, "")) for heading in BADGE_COLUMNS))
        wanted = badges_of(flags)
        yield (
            ""
            if told == wanted
            else f"{where}: dòng nói {told or 'không gì'}, tính chất là {wanted or 'chính thức'}: {dict(row)}"
        )


def a_chart_of_figures_that_are_not_final_has_its_badge(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Charts of one sheet: beside the title, for the blind, and in the picture that is saved."""
    unit_id, year = unit_of(seen, facts), year_of(seen)
    titles = ("Điểm trừ theo lĩnh vực", "Điểm mất ở đâu", "Những mục nào")
    if (
        seen.page not in ("tong_quan", "diem_tru")
        or not unit_id
        or not year
        or (unit_id, year) not in facts.sheets
    ):
        return
    wanted = badges_of(facts.sheet_flags(unit_id, year))
    for chart in seen.charts:
        if chart.title.startswith(titles):
            for text in (chart.key, chart.alt, " ".join(chart.saved.get("below", ()))):
                told = told_badges(plain(text))
                yield (
                    ""
                    if told == wanted
                    else f"«{chart.title}» nói {told or 'không gì'}, tính chất là {wanted or 'chính thức'}"
                )


def what_is_official_has_no_badge(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Where every document of a unit is official, no sentence of its overview says otherwise."""
    unit_id = unit_of(seen, facts)
    if seen.page not in ("tong_quan", "diem_tru") or unit_id is None or facts.has_drafts(unit_id):
        return
    for text in seen.texts:
        told = {badge for badge in NOT_FINAL.values() if badge in plain(text).lower()}
        is_rule = "lấy từ một văn bản" in text or text.startswith("**") or "bằng phần mềm" in text
        yield f"{sorted(told)} cạnh số chính thức: {plain(text)}" if told and not is_rule else ""


def a_report_that_is_not_final_has_its_badge(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Dossiers and the 766 index, in the table of the page."""
    unit_id, period = unit_of(seen, facts), seen.shown.get("ky", "")
    if seen.page != "ho_so" or unit_id is None or seen.shown.get("xem") == "tinh" or not period:
        return
    wanted = badges_of(facts.report_flags(unit_id, period))
    for table in seen.tables:
        for row in table.records():
            if "Giải quyết quá hạn" in row and facts.period_told(row.get("Kỳ", "")) == period:
                told = told_badges(str(row.get(BADGE_COLUMNS[0], "")))
                yield (
                    ""
                    if told == wanted
                    else f"Kỳ {period}: bảng nói {told or 'không gì'}, đúng là {wanted or MISSING}"
                )


FLAGS = (
    the_headline_of_a_figure_that_is_not_final_says_so,
    a_row_of_figures_that_are_not_final_has_its_badge,
    a_chart_of_figures_that_are_not_final_has_its_badge,
    what_is_official_has_no_badge,
    a_report_that_is_not_final_has_its_badge,
)
