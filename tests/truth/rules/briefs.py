"""The A4 sheet says what its page says: the document that speaks, what is known of what was lost, and what is not final."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.truth.facts import Facts
from tests.truth.rules.changes import OF_RATIO, change_of
from tests.truth.rules.documents import as_number
from tests.truth.rules.flags import badges_of, told_badges
from tests.truth.rules.reading import is_written, unlike
from tests.truth.rules.sources import names_a_source
from tests.truth.rules.sums import AT_LEAST, LOST
from tests.truth.snapshot import MISSING, Brief, Metric, Snapshot, number_of, numbers_in, plain, same
from tests.truth.told import Total

STAR = "*"


def total_of_sheet(seen: Snapshot, facts: Facts) -> tuple[Brief, Total] | None:
    """The sheet and the total that it is about; None where there is no sheet, or nothing is known of its year."""
    sheet = seen.brief
    total = facts.totals.get((sheet.unit_id, sheet.year or 0)) if sheet else None
    return (sheet, total) if sheet and total else None


def figure_of(sheet: Brief, label: str) -> Metric | None:
    return next((one for one in sheet.figures if one.label == label), None)


def the_sheet_tells_the_document_that_speaks(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Points, rank and class on paper are those of the strongest document, and none of them is left out."""
    found = total_of_sheet(seen, facts)
    if found is None:
        return
    sheet, total = found
    told = {one.label: plain(one.value).removesuffix(STAR) for one in sheet.figures}
    score = as_number(told.get("Điểm đạt", MISSING))
    yield "" if same(score, total.score) else unlike("Điểm đạt trên giấy", str(score), total.score)
    places = [int(part.replace(".", "")) for part in numbers_in(told.get("Xếp hạng", ""))]
    kept = [part for part in (total.rank, total.out_of if total.rank else None) if part is not None]
    yield "" if places == kept else unlike("Xếp hạng trên giấy", str(places), kept)
    rating = told.get("Xếp loại")
    yield "" if rating == total.rating else unlike("Xếp loại trên giấy", str(rating), total.rating)


def a_loss_on_paper_says_that_it_is_at_least_so_much(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Điểm trừ» as far as it is known, «ít nhất» where that is not all."""
    if (found := total_of_sheet(seen, facts)) is None:
        return
    sheet, total = found
    lost = facts.deduction(total.unit_id, total.year)
    points, figure = (lost.points if lost else None), figure_of(sheet, LOST)
    told = plain(figure.value).removesuffix(STAR) if figure else MISSING
    yield "" if is_written(told.removeprefix(AT_LEAST), points) else unlike(f"{LOST} trên giấy", told, points)
    if lost is not None and points is not None:
        is_partial = told.startswith(AT_LEAST)
        yield "" if is_partial != lost.is_whole else f"{LOST} trên giấy «{told}»; đủ: {lost.is_whole}"
    if facts.sheet_apart(total.unit_id, total.year) and sheet.areas:
        is_said = any("khác điểm tổng đang dùng" in text for text in sheet.about_areas)
        yield "" if is_said else f"Lĩnh vực trên giấy là của bảng điểm khác mà không nói: {sheet.about_areas}"


def a_change_on_paper_stands_only_where_points_compare(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Of points under one framework and maximum, else of the ratio; of places between sure ranks of one list."""
    if (found := total_of_sheet(seen, facts)) is None:
        return
    sheet, total = found
    before = facts.totals.get((total.unit_id, total.year - 1))
    figure = figure_of(sheet, "Điểm đạt")
    told = change_of(Metric("", "", figure.delta)) if figure else None
    if figure and told is not None:
        of_ratio = OF_RATIO in plain(figure.delta)
        pair = (before.ratio, total.ratio) if of_ratio and before else (before and before.score, total.score)
        change = None if None in pair else pair[1] - pair[0]  # type: ignore[operator]
        is_allowed = of_ratio or facts.points_compare(total.unit_id, total.year - 1, total.year)
        is_right = is_allowed and same(told, change)
        yield "" if is_right else unlike("Thay đổi trên giấy", figure.delta, change if is_allowed else None)
    rank = figure_of(sheet, "Xếp hạng")
    if rank and (moved := change_of(rank)) is not None:
        compared = facts.ranks_compare(total.unit_id, total.year - 1, total.year)
        counted = before.rank - total.rank if compared and before and before.rank and total.rank else None
        allowed = total.rank_change if total.rank_change is not None else counted
        yield "" if moved == allowed else unlike("Thay đổi hạng trên giấy", rank.delta, allowed)


def what_is_not_final_on_paper_says_so(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """In the first sentence, and by a star at points, rank and class that the words below explain."""
    if (found := total_of_sheet(seen, facts)) is None:
        return
    sheet, total = found
    wanted, told = badges_of(total.flags), told_badges(plain(sheet.finding))
    yield "" if told == wanted else f"Câu đầu trên giấy nói {told or 'không gì'}, đúng là {wanted}"
    is_starred = any(figure.value.endswith(STAR) for figure in sheet.figures)
    missing = wanted - told_badges(plain(sheet.unsure)) if is_starred else set()
    yield f"Giấy không giải thích {missing}: «{sheet.unsure}»" if missing else ""
    for label in ("Điểm đạt", "Xếp hạng"):
        figure = figure_of(sheet, label)
        if figure and wanted:
            yield "" if figure.value.endswith(STAR) else f"{label} trên giấy «{figure.value}» không có dấu *"


def areas_on_paper_are_those_of_the_sheet(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Maximum, points and loss of each area; of very many those that lost most."""
    if (found := total_of_sheet(seen, facts)) is None:
        return
    sheet, total = found
    scored = facts.sheets.get((total.unit_id, total.year))
    lines = {str(line["title"]): line for line in scored.parts()} if scored else {}
    for row in sheet.areas:
        line = lines.get(row["name"].removesuffix(STAR))
        if line is None:  # a long title is cut
            continue
        most, score = line["max_score"], line["score"]
        lost = None if None in (most, score) else most - score
        for name, value in (("max_score", most), ("score", score), ("deduction", lost)):
            told = number_of(row[name])
            yield "" if same(told, value) else unlike(f"{name} của {row['name']} trên giấy", row[name], value)


def the_sheet_names_documents_or_files(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Nguồn: a; b» at its foot; the line is cut where it is long."""
    if seen.brief and total_of_sheet(seen, facts):
        told = plain(seen.brief.sources).removeprefix("Nguồn: ")
        known = facts.held.plain_source_names
        is_cut = any(name.startswith(told.removesuffix("…").strip()) for name in known)
        yield "" if names_a_source(told, known) or is_cut else f"Giấy ghi nguồn «{told}»"


def no_period_to_come_is_the_newest_on_paper(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """Dossiers and tasks of a period that has begun."""
    this_year = (datetime.now(UTC) + timedelta(hours=7)).year
    for text in seen.brief.now if seen.brief else ():
        years = [int(year) for year in re.findall(r"\b(20\d\d)\b", plain(text).partition(":")[0])]
        yield "" if all(year <= this_year for year in years) else f"Kỳ chưa đến trên giấy: {plain(text)}"


BRIEFS = (
    the_sheet_tells_the_document_that_speaks,
    a_loss_on_paper_says_that_it_is_at_least_so_much,
    a_change_on_paper_stands_only_where_points_compare,
    what_is_not_final_on_paper_says_so,
    areas_on_paper_are_those_of_the_sheet,
    the_sheet_names_documents_or_files,
    no_period_to_come_is_the_newest_on_paper,
)
