"""A change that the verdict forbids is told nowhere: not in words, beside a figure, in a table, on a chart or in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.truth.facts import Facts
from tests.truth.rules.reading import metric, total_of, unit_of, unlike, year_of
from tests.truth.snapshot import MISSING, Metric, Snapshot, column, plain, same

OF_RATIO = "điểm phần trăm"
MOVED = re.compile(r"(tăng|giảm) (\d+) bậc")
SPAN = re.compile(r"Từ năm (\d{4}) đến năm (\d{4}): [+\u2212]?[\d.,]+ điểm \(")


def change_of(figure: Metric | None) -> float | None:
    """The number beside a large figure."""
    found = re.match(r"([+\u2212-]?[\d.]+(?:,\d+)?)", plain(figure.delta)) if figure else None
    return float(found[1].replace(".", "").replace(",", ".").replace("\u2212", "-")) if found else None


def a_change_of_points_stands_only_where_points_compare(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Beside «Điểm đạt»: the change of points under one framework and maximum, else that of the ratio, which says so."""
    figure = metric(seen, "Điểm đạt", "Tỷ lệ đạt (%)")
    total = total_of(seen, facts)
    if seen.page != "tong_quan" or total is None or figure is None:
        return
    before = facts.totals.get((total.unit_id, total.year - 1))
    told = change_of(figure)
    of_points = figure.label == "Điểm đạt" and OF_RATIO not in figure.delta
    if told is None:
        yield ""
    elif before is None:
        yield f"{figure.label} {figure.delta}, mà năm trước không có số liệu"
    elif of_points:
        yield (
            ""
            if facts.points_compare(total.unit_id, before.year, total.year)
            else f"Thay đổi điểm bị cấm: {figure.delta}"
        )
        change = None if None in (total.score, before.score) else total.score - before.score  # type: ignore[operator]
        yield "" if same(told, change) else unlike("Thay đổi điểm", figure.delta, change)
    else:
        change = None if None in (total.ratio, before.ratio) else total.ratio - before.ratio  # type: ignore[operator]
        yield "" if same(told, change) else unlike("Thay đổi tỷ lệ", figure.delta, change)


# What there was the year before, where no places are counted: «năm 2022: 19/19».
STOOD = re.compile(r"năm \d{4}: (\d+)(?:/(\d+))?")


def places_are_counted_between_sure_ranks_of_one_list(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«+13 bậc»: as the document tells it, else between two sure ranks out of one total; green or red only between such."""
    figure, total = metric(seen, "Xếp hạng"), total_of(seen, facts)
    if seen.page not in ("tong_quan", "diem_tru") or total is None or figure is None:
        return
    compared = facts.ranks_compare(total.unit_id, total.year - 1, total.year)
    before = facts.totals.get((total.unit_id, total.year - 1))
    counted = before.rank - total.rank if compared and before and before.rank and total.rank else None
    allowed = total.rank_change if total.rank_change is not None else counted
    told = change_of(figure)
    if stood := STOOD.match(plain(figure.delta)):
        held = (before.rank, before.out_of) if before else None
        wanted = (int(stood[1]), int(stood[2]) if stood[2] else None)
        yield "" if wanted == held else unlike("Hạng năm trước", figure.delta, held)
    elif figure.delta:
        yield "" if told == allowed else unlike("Thay đổi hạng", figure.delta, allowed)
        is_sure = compared or before is None or before.rank is None
        yield (
            ""
            if is_sure or figure.tone == "grey"
            else f"«{figure.delta}» có màu {figure.tone} dù hạng năm trước chưa chắc"
        )
    for way, places in MOVED.findall(plain(seen.headline)):
        moved = int(places) if way == "tăng" else -int(places)
        yield (
            "" if moved == allowed else unlike("Thay đổi hạng trong câu đầu", f"{way} {places} bậc", allowed)
        )


def span_of(seen: Snapshot) -> tuple[int, int] | None:
    """The two years whose change a page explains."""
    years = [seen.shown.get(name, "") for name in ("tu", "den")]
    return (int(years[0]), int(years[1])) if all(year.isdecimal() for year in years) else None


def the_causes_of_a_change_are_told_in_points_only_where_points_compare(
    seen: Snapshot, facts: Facts
) -> Iterator[str]:
    """Sentence, table, chart and file of «Điều gì làm nên thay đổi» on Xu hướng."""
    unit_id, span = unit_of(seen, facts), span_of(seen)
    if seen.page != "xu_huong" or unit_id is None or span is None:
        return
    compared = facts.points_compare(unit_id, *span)
    for text in seen.sentences:
        if SPAN.search(plain(text)):
            yield "" if compared else f"Thay đổi điểm bị cấm: {plain(text)}"
    for chart in seen.charts:
        if chart.title.startswith("Điểm tăng, giảm ở đâu"):
            yield "" if compared else f"Biểu đồ điểm bị cấm: {chart.title}"
    for table in seen.tables:
        units = {cell for cell in column(table, "Thay đổi tính bằng") if cell != MISSING}
        yield "" if compared or "Điểm" not in units else f"Bảng thay đổi tính bằng điểm, {span}"
    for file in seen.files:
        units = {
            str(row.get("Thay đổi tính bằng"))
            for row in file.records()
            if "Thay đổi tính bằng" in file.headings
        }
        yield "" if compared or "Điểm" not in units else f"{file.name}: thay đổi tính bằng điểm, {span}"


def the_causes_of_a_change_make_the_whole_change(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The change that the sentence tells is that between the two documents."""
    unit_id, span = unit_of(seen, facts), span_of(seen)
    if (
        seen.page != "xu_huong"
        or unit_id is None
        or span is None
        or seen.shown.get("linh_vuc", "tat-ca") != "tat-ca"
    ):
        return
    left, right = (facts.totals.get((unit_id, year)) for year in span)
    for text in seen.sentences:
        found = re.search(
            r"từ năm \d{4} đến năm \d{4}:? ([+\u2212]?[\d.]+,\d+) điểm( phần trăm)?", plain(text), re.I
        )
        if found and left and right:
            told = float(found[1].replace(".", "").replace(",", ".").replace("\u2212", "-"))
            pair = (left.ratio, right.ratio) if found[2] else (left.score, right.score)
            change = None if None in pair else pair[1] - pair[0]  # type: ignore[operator]
            yield "" if same(told, change) else unlike("Thay đổi cả bảng", found[1], change)


def values_of_an_index_are_not_set_beside_each_other_across_a_break(
    seen: Snapshot, facts: Facts
) -> Iterator[str]:
    """«Hai năm»: points within one way of counting, else percentiles."""
    year, before = year_of(seen), seen.shown.get("tu", "")
    if seen.page != "so_sanh" or seen.shown.get("xem") != "hai-nam" or year is None or not before.isdecimal():
        return
    changed = {
        at
        for at in facts.breaks_of_points.get(seen.shown.get("chi_so", ""), set())
        if int(before) < at <= year
    }
    for chart in seen.charts:
        title = str(chart.spec.get("layout", {}).get("xaxis", {}).get("title", {}).get("text", ""))
        yield f"«{chart.title}» so điểm qua {sorted(changed)}" if changed and "Điểm" in title else ""


CHANGES = (
    a_change_of_points_stands_only_where_points_compare,
    places_are_counted_between_sure_ranks_of_one_list,
    the_causes_of_a_change_are_told_in_points_only_where_points_compare,
    the_causes_of_a_change_make_the_whole_change,
    values_of_an_index_are_not_set_beside_each_other_across_a_break,
)
