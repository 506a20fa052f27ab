"""A headline says of whom and of when it speaks, and every number in a sentence is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc import words
from tests.truth.facts import Facts
from tests.truth.of_766 import most_of, place_of_reading, ranked_together
from tests.truth.rules.lists import own_figure
from tests.truth.rules.reading import of_its_year, total_of, unit_of, unlike, year_of
from tests.truth.rules.sums import opened_part
from tests.truth.snapshot import MISSING, Snapshot, number_of, numbers_in, plain, same, value_of

OF_A_UNIT = (
    "tong_quan",
    "xu_huong",
    "diem_tru",
    "kich_ban",
    "so_sanh_don_vi",
    "ho_so",
    "chi_so_766",
    "nhiem_vu",
    "chi_tieu",
)
OF_ALL_YEARS = "lap-lai"  # what is lost again and again names the years of its run
OF_A_YEAR = ("tong_quan", "diem_tru", "kich_ban", "so_sanh_don_vi")
# Counts of what is listed, days, shares of time and the like: told by the page of what the page itself lists.
COUNTED = re.compile(
    r"(\d+) (?:mục|dòng|đơn vị|lĩnh vực|nhóm|tỉnh|nhiệm vụ|ngày|kỳ|chỉ tiêu|năm liền|việc|phép|nguồn|văn bản|số)\b"
)

# Places and coverage of a group are worked out by the rules of lists.
VERIFIED = re.compile(
    r"đứng hạng \d+/\d+|\(\d+/\d+ có số liệu\)|\(±\d+ bậc\)|Chỉ số 766|loại nhóm [<>=\d% ]+"
    r"|đạt [\d,.]+ trên [\d,.]+ điểm, hạng \d+/\d+|hạng công bố \d+/\d+ chung các nhóm"
    r"|năm ấy đã qua (?:\d+ năm)? ?(?:\d+ tháng)?|[69] tháng|(?i:tháng|quý) [\dIVX]+/\d{4}"
)
# Page and view → columns of its table that a headline tells the sums of: the causes of a change, what an appraisal took off.
SUMMED = {
    ("xu_huong", "thay-doi"): (
        "part_change",
        "won_back",
        "newly_lost",
        "lost_again",
        "rule_change",
        "other_change",
    ),
    ("diem_tru", "tu-cham"): ("self_gap",),
}
OF_GAPS = ("Cách kế trên", "Hơn kế dưới", "So với trung vị", "Vị trí trong nhóm")


def a_headline_names_whose_figure_it_is(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The unit that was asked for, with its province."""
    unit_id = unit_of(seen, facts)
    if unit_id is None or seen.page not in OF_A_UNIT or not seen.headline:
        return
    unit = facts.held.units[unit_id]
    told = " · ".join([*seen.about, plain(seen.headline)])
    if seen.page == "ho_so" and seen.shown.get("xem") == "tinh":
        yield "" if unit["province"] in told else f"Câu đầu không nói tỉnh {unit['province']}: {told}"
    else:
        is_named = unit["name"] in told and unit["province"] in told
        yield "" if is_named else f"Câu đầu không nói {unit['name']} · {unit['province']}: {told}"


def a_headline_names_its_year_or_period(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The year or period that the page shows."""
    if not seen.headline or (unit_of(seen, facts) is None and seen.page != "so_sanh"):
        return
    if seen.shown.get("xem") == OF_ALL_YEARS:
        return
    told = " · ".join([*seen.about, plain(seen.headline)])
    if seen.page in (*OF_A_YEAR, "so_sanh"):
        yield "" if str(year_of(seen)) in told else f"Câu đầu không nói năm {year_of(seen)}: {told}"
    elif seen.page in ("ho_so", "nhiem_vu") and (code := seen.shown.get("ky")):
        names = {name.lower() for name, period in facts.period_codes.items() if period == code}
        yield "" if any(name in told.lower() for name in names) else f"Câu đầu không nói kỳ {code}: {told}"
    elif seen.page == "chi_so_766":
        yield (
            ""
            if re.search(r"(?:năm|tháng|quý) [\w/ ]*\d{4}", told.lower())
            else f"Câu đầu không nói kỳ: {told}"
        )


def pool_of(seen: Snapshot, facts: Facts) -> list[float]:
    """Every number that stands in a table or chart of the page, or is held of its unit."""
    found = [
        number for table in seen.tables for row in table.rows for cell in row for number in values_in(cell)
    ]
    for chart in seen.charts:
        found += [number for text in chart.texts() for number in values_in(text)]
    unit_id = unit_of(seen, facts)
    for (one, _year), each in facts.totals.items():
        if one == unit_id:
            numbers = (
                each.score,
                each.max_score,
                each.ratio,
                each.rank,
                each.out_of,
                each.rank_change,
                each.self_score,
            )
            found += [float(number) for number in numbers if number is not None]
    total, year = total_of(seen, facts), year_of(seen)
    if unit_id is not None and (reading := facts.readings_766.get((unit_id, seen.shown.get("ky_766", "")))):
        kept = (reading["total"], reading["rank"], most_of(reading, facts))
        found += [float(number) for number in kept if number is not None]
    if seen.page == "so_sanh" and (figure := own_figure(seen, facts)):
        kept = (figure["value"], figure["rank"], figure["out_of"])
        found += [float(number) for number in kept if number is not None]
    if total is not None and unit_id is not None and year is not None:
        lost = facts.deduction(unit_id, year)
        goals = [facts.targets.get((unit_id, at)) for at in (year, year + 1)]
        found += [lost.points] if lost and lost.points is not None else []
        found += numbers_of_parts(facts, unit_id, year, opened_part(seen))
        found += [abs(total.score - goal) for goal in goals if goal is not None and total.score is not None]
        found += [goal for goal in goals if goal is not None]
    found += part_numbers(seen, facts)
    counts = facts.dossiers(unit_id or "", seen.shown.get("ky", "")) or {}
    tasks = facts.task_numbers(unit_id or "", seen.shown.get("ky", ""), seen.shown.get("ngay", ""))
    return [*found, *tasks, *(float(count) for count in counts.values() if count is not None)]


def numbers_of_parts(facts: Facts, unit_id: str, year: int, part: str | None) -> list[float]:
    """The maxima of the areas, or parts of one, together; and what the two that lost most make of all lost, in percent."""
    areas = facts.sheets[unit_id, year].parts(part) if (unit_id, year) in facts.sheets else []
    losses = [
        row["max_score"] - row["score"] for row in areas if None not in (row["max_score"], row["score"])
    ]
    shares = [100 * sum(sorted(losses)[-2:]) / sum(losses)] if sum(losses) > 0 else []
    return [sum(row["max_score"] or 0 for row in areas), *shares]


def part_numbers(seen: Snapshot, facts: Facts) -> list[float]:
    """Maximum, points, loss and ratio of the area or criterion that a page has opened."""
    part, sheet = opened_part(seen), facts.sheets.get((unit_of(seen, facts) or "", year_of(seen) or 0))
    line = next((line for line in sheet.lines if line["code"] == part), None) if sheet and part else None
    if line is None:
        return []
    most, score = line["max_score"], line["score"]
    known = [float(number) for number in (most, score) if number is not None]
    return [*known, most - score, 100 * score / most] if len(known) == 2 and most else known


def sums_told(seen: Snapshot) -> list[tuple[float, float]]:
    """What the rows of a table make together, as they are written: the sum of a column, and how far it may lie off, since each
    is rounded."""
    sums = []
    columns = SUMMED.get((seen.page, seen.shown.get("xem", "")), ())
    for table in seen.tables:
        for heading in map(words.heading, columns):
            written = [number_of(row[heading]) for row in table.records() if heading in row]
            known = [number for number in written if number is not None]
            sums += [(sum(known), 0.005 * (len(known) + 1))] if known else []
    return sums


def values_in(text: str) -> list[float]:
    return [value_of(number) for number in numbers_in(text)]


def is_a_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None


def every_number_of_the_headline_is_held(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Each stands in a table or chart of the page as precisely as it is told, or follows from the documents."""
    if seen.page in (
        "cach_tinh",
        "huong_dan",
        "nap_du_lieu",
        "lich",
        "suc_khoe",
        "tra_cuu",
        "nguon",
        "sap_xep",
        "kich_ban",
    ):
        return
    told = VERIFIED.sub("", of_its_year(seen) if seen.page == "tong_quan" else plain(seen.headline))
    counted = set(COUNTED.findall(told))
    pool = pool_of(seen, facts)
    sizes = {float(len(table.rows)) for table in seen.tables}
    sums = sums_told(seen)
    for number in numbers_in(told):
        if is_a_year(number) or number in counted:
            continue
        digits = len(number.partition(",")[2])
        value = value_of(number)
        is_sum = any(abs(abs(value) - abs(whole)) <= off for whole, off in sums)
        is_held = any(same(value, other, digits) for other in pool) or value in sizes or is_sum
        yield "" if is_held else f"Số {number} của câu đầu không có ở bảng, biểu đồ hay văn bản nào: {told}"


def large_figures_are_held(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The same of the large figures."""
    if seen.page in (
        "kich_ban",
        "suc_khoe",
        "so_sanh",
    ):  # those of so_sanh are worked out by the rules of lists
        return
    pool = pool_of(seen, facts)
    for figure in seen.metrics:
        if figure.label in (*OF_GAPS, "Xếp loại"):
            continue
        for number in numbers_in(figure.value):
            digits = len(number.partition(",")[2])
            is_held = any(same(value_of(number), other, digits) for other in pool)
            yield (
                ""
                if is_held
                else f"«{figure.label}: {figure.value}» không có ở bảng, biểu đồ hay văn bản nào"
            )


def the_distance_to_a_target_is_that_of_the_document(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Points less the target of the year, or of the next one, which the label names."""
    total = total_of(seen, facts)
    figure = next((one for one in seen.metrics if one.label.startswith("So với chỉ tiêu")), None)
    if seen.page != "tong_quan" or total is None or figure is None or figure.value == MISSING:
        return
    years = [int(number) for number in numbers_in(figure.label)]
    goal = facts.targets.get((total.unit_id, years[0])) if years else None
    distance = None if goal is None or total.score is None else total.score - goal
    yield (
        "" if same(number_of(plain(figure.value)), distance) else unlike(figure.label, figure.value, distance)
    )


def a_target_of_a_later_year_is_neither_reached_nor_missed(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Beside the distance stands what is wanted, and «đạt», «không đạt» only of the year's own target; also on the A4 sheet."""
    places = [(year_of(seen), seen.metrics)] if seen.page == "tong_quan" else []
    places += [(seen.brief.year, seen.brief.figures)] if seen.brief else []
    for year, figures in places:
        for figure in figures:
            aim = re.fullmatch(r"So với chỉ tiêu (?:năm )?(\d{4})", plain(figure.label))
            if aim is None or figure.value == MISSING or year is None:
                continue
            said = plain(figure.delta)
            is_judged = re.search(r"(?<!\w)đạt(?!\w)", said) is not None
            yield f"«{figure.label} {figure.value}» không nêu chỉ tiêu" if not numbers_in(said) else ""
            yield f"«{figure.label}»: {said}, ở năm {year}" if is_judged and int(aim[1]) != year else ""


def rows_of_areas_are_those_of_the_sheet(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Maximum, points, loss and ratio of each area in tables of one unit and year."""
    unit_id, year = unit_of(seen, facts), year_of(seen)
    sheet = facts.sheets.get((unit_id or "", year or 0))
    if seen.page != "tong_quan" or sheet is None:
        return
    for table in seen.tables:
        if "Mã lĩnh vực" in table.headings and "Điểm trừ" in table.headings:
            areas = sheet.parts()
            yield (
                "" if len(areas) == len(table.rows) else f"{len(table.rows)} lĩnh vực, phiếu có {len(areas)}"
            )
            for row, area in zip(table.records(), areas, strict=False):
                most, score = area["max_score"], area["score"]
                lost = None if None in (most, score) else most - score
                for heading, value in (("Điểm tối đa", most), ("Điểm đạt", score), ("Điểm trừ", lost)):
                    told = number_of(row[heading])
                    yield (
                        ""
                        if same(told, value)
                        else unlike(f"{heading} của {row['Lĩnh vực']}", row[heading], value)
                    )


def dossiers_of_a_period_are_told_as_reported(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«tiếp nhận 88, đã giải quyết 83, đang giải quyết 5, trễ hạn 0» of the unit and period that are shown."""
    unit_id, period = unit_of(seen, facts), seen.shown.get("ky", "")
    if seen.page != "ho_so" or unit_id is None or seen.shown.get("xem") == "tinh":
        return
    counts = facts.dossiers(unit_id, period)
    names = {
        "received": "tiếp nhận",
        "resolved": "đã giải quyết",
        "pending": "đang giải quyết",
        "late": "trễ hạn",
    }
    for name, label in names.items():
        found = re.search(rf"{label} ([\d.]+)", plain(seen.headline))
        if found and counts is not None:
            told = value_of(found[1].rstrip("."))
            yield "" if told == counts[name] else unlike(label, found[1], counts[name])


def a_reading_of_the_766_index_is_told_as_published(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The total of the reading that is shown, out of how many points, its place among its like, and its printed rank."""
    unit_id, reading = unit_of(seen, facts), seen.shown.get("ky_766", "")
    row = facts.readings_766.get((unit_id or "", reading))
    if seen.page != "chi_so_766" or row is None:
        return
    told = plain(seen.headline)
    place, out_of = place_of_reading(row, facts), ranked_together(row, facts)
    if found := re.search(r"đạt ([\d,.]+)(?: trên ([\d,.]+))? điểm", told):
        yield "" if same(value_of(found[1]), row["total"]) else unlike("Tổng điểm", told, row["total"])
        most = most_of(row, facts)
        is_right = same(value_of(found[2]) if found[2] else None, most)
        yield "" if is_right else unlike("Điểm tối đa", told, most)
    if found := re.search(r", hạng (\d+)/(\d+) trong", told):
        yield "" if (int(found[1]), int(found[2])) == place else unlike("Thứ", told, place)
    if found := re.search(r"hạng công bố (\d+)(?:/(\d+))?", told):
        kept = row["rank"], out_of
        is_right = (int(found[1]), int(found[2]) if found[2] else None) == kept
        yield "" if is_right else unlike("Hạng công bố", told, kept)


HEADLINES = (
    a_headline_names_whose_figure_it_is,
    a_headline_names_its_year_or_period,
    every_number_of_the_headline_is_held,
    large_figures_are_held,
    the_distance_to_a_target_is_that_of_the_document,
    a_target_of_a_later_year_is_neither_reached_nor_missed,
    rows_of_areas_are_those_of_the_sheet,
    dossiers_of_a_period_are_told_as_reported,
    a_reading_of_the_766_index_is_told_as_published,
)
