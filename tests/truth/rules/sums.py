"""A sum over blanks never stands as the whole, and nothing is a share of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.truth.facts import Facts
from tests.truth.rules.reading import is_written, metric, total_of, unit_of, unlike, year_of
from tests.truth.snapshot import MISSING, Snapshot, column, number_of, numbers_in, plain, same, value_of
from tests.truth.told import Lost

AT_LEAST = "ít nhất "
SHARES = ("Tỷ trọng (%)", "Tỷ trọng lũy kế (%)")
LOST = "Điểm trừ"
OF_RUNS = "Các năm mất điểm"  # shares there are of what was lost year after year, which is known


def opened_part(seen: Snapshot) -> str | None:
    """The area or criterion that the page has opened; None where it shows the whole."""
    chosen = [seen.shown.get(name, "tat-ca") for name in ("linh_vuc", "tieu_chi")]
    return next((part for part in reversed(chosen) if part != "tat-ca"), None)


def lost_on(seen: Snapshot, facts: Facts, part: str | None) -> Lost | None:
    unit_id, year = unit_of(seen, facts), year_of(seen)
    return facts.lost(unit_id, year, part) if unit_id and year else None


def a_loss_over_blanks_says_that_it_is_at_least_so_much(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Điểm trừ» of a whole sheet, beside the score: as much as is known, and «ít nhất» where not all is."""
    figure = metric(seen, LOST)
    if figure is None or seen.page not in ("tong_quan", "diem_tru") or opened_part(seen):
        return
    unit_id, year = unit_of(seen, facts), year_of(seen)
    lost = facts.deduction(unit_id, year) if unit_id and year else None
    points = lost.points if lost else None
    told = plain(figure.value)
    yield "" if is_written(told.removeprefix(AT_LEAST), points) else unlike(LOST, told, points)
    if lost is None or points is None:
        return
    is_told_partial = told.startswith(AT_LEAST)
    if lost.is_whole == is_told_partial:
        yield f"{LOST} «{told}», trong khi {lost.known}/{lost.every} mục có đủ điểm, đủ cả tổng: {lost.is_whole}"
    said = any(plain(text).startswith(f"{LOST} là {AT_LEAST}") for text in seen.texts)
    yield "" if said != lost.is_whole else f"Câu nói điểm trừ chưa đủ: {said}; đủ: {lost.is_whole}"


def of_a_partial_sum_no_share_is_told(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """No «tỷ trọng», «cộng dồn» or «80 %» where some parts of what was lost are unknown, in words, tables, charts or files."""
    if seen.page not in ("tong_quan", "diem_tru"):
        return
    part = opened_part(seen) if seen.page == "diem_tru" else None
    lost = lost_on(seen, facts, part)
    if lost is None or lost.is_whole:
        return
    for table in seen.tables:
        if OF_RUNS not in table.headings:
            for heading in SHARES:
                told = {cell for cell in column(table, heading) if cell not in (MISSING, "")}
                yield f"{heading} của một tổng chưa đủ: {sorted(told)}" if told else ""
    for text in seen.sentences:
        yield f"Tỷ trọng của một tổng chưa đủ: {plain(text)}" if "cộng dồn" in text else ""
    for chart in seen.charts:
        is_told = re.search(r"80 %|lũy kế|cộng dồn", plain(" ".join(chart.texts())))
        yield f"Biểu đồ «{chart.title}» nói {is_told[0]} của một tổng chưa đủ" if is_told else ""
    for file in seen.files:
        if {"Mã lĩnh vực", "Mã"} & set(file.headings) and OF_RUNS not in file.headings:
            told_there = [
                row[name]
                for row in file.records()
                for name in SHARES
                if row.get(name) not in (None, "", MISSING)
            ]
            yield f"{file.name}: tỷ trọng của một tổng chưa đủ {told_there}" if told_there else ""


def what_is_only_unknown_is_not_told_as_lost(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The headline of Điểm trừ names only parts whose points are known, with those points, the greatest first, and equals
    together."""
    unit_id, year = unit_of(seen, facts), year_of(seen)
    if seen.page != "diem_tru" or not unit_id or not year or "Mất nhiều nhất ở" not in seen.headline:
        return
    sheet = facts.sheets.get((unit_id, year))
    parts = sheet.parts(opened_part(seen)) if sheet else []
    losses = sorted(
        (row["max_score"] - row["score"] for row in parts if None not in (row["max_score"], row["score"])),
        reverse=True,
    )
    first = plain(seen.headline).partition("Mất nhiều nhất ở")[2]
    told = re.search(r": (mỗi mục )?([\d.,]+) điểm", first)
    is_right = bool(told and losses and abs(value_of(told[2].rstrip(".,")) - losses[0]) < 0.0051)
    equal = sum(abs(loss - losses[0]) < 1e-6 for loss in losses)
    is_right = is_right and bool(told and told[1]) == (equal > 1)
    yield "" if is_right else unlike("Mất nhiều nhất", first, losses[:1])


REST = re.compile(r"còn ([\d.,]+) điểm trừ ở dòng tổng")


def what_no_part_explains_of_a_printed_loss_is_told(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Where an area or criterion is opened that lost more than its parts tell: how much more, in the headline."""
    unit_id, year, part = unit_of(seen, facts), year_of(seen), opened_part(seen)
    sheet = facts.sheets.get((unit_id or "", year or 0))
    if (
        seen.page != "diem_tru"
        or sheet is None
        or part is None
        or seen.shown.get("xem") not in ("thac", "pareto")
    ):
        return
    above = [line for line in sheet.lines if line["code"] == part]
    lost = [
        [row["max_score"] - row["score"] for row in rows if None not in (row["max_score"], row["score"])]
        for rows in (above, sheet.parts(part))
    ]
    rest = max(lost[0]) - sum(lost[1]) if lost[0] else 0
    told = REST.search(plain(seen.headline))
    if lost[1] and (rest > 0.005 or told):
        is_right = told is not None and same(value_of(told[1]), rest if rest > 0.005 else None)
        yield "" if is_right else unlike("Điểm trừ ở dòng tổng", seen.headline, rest)


def counts_of_fields_that_leave_blanks_are_not_told_as_the_whole(
    seen: Snapshot, facts: Facts
) -> Iterator[str]:
    """Dossiers of a unit and period: the sum of its lines where each tells the count, or has all its parts; else «—»."""
    unit_id, period = unit_of(seen, facts), seen.shown.get("ky", "")
    if seen.page != "ho_so" or not unit_id or seen.shown.get("xem") == "tinh":
        return
    labels = {
        "received": "Tiếp nhận",
        "resolved": "Đã giải quyết",
        "pending": "Đang giải quyết",
        "late": "Trễ hạn",
    }
    counts = facts.dossiers(unit_id, period)
    for name, label in labels.items():
        figure = metric(seen, label)
        if counts is not None and figure is not None:
            is_right = is_written(figure.value, counts[name], 0)
            yield "" if is_right else unlike(label, figure.value, counts[name])


def tasks_of_which_nobody_says_what_became_are_not_told_as_done(
    seen: Snapshot, facts: Facts
) -> Iterator[str]:
    """«hoàn thành a/b»: a is never more than b, and a list with unknown states is told with their number."""
    if seen.page not in ("nhiem_vu", "tong_quan"):
        return
    for text in seen.sentences:
        for done, every in re.findall(r"hoàn thành (\d+)/(\d+)", plain(text)):
            yield "" if int(done) <= int(every) else f"{done} của {every} nhiệm vụ: {plain(text)}"
        if found := re.search(r"(\d+) nhiệm vụ, trong đó (\d+) chưa rõ", plain(text)):
            yield "" if int(found[2]) <= int(found[1]) else plain(text)


def a_rate_in_a_sentence_is_that_of_its_counts(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """«hoàn thành 36/47 nhiệm vụ đến hạn (76,6 %)»."""
    for text in seen.sentences:
        for part, whole, rate in re.findall(r"(\d[\d.]*)/(\d[\d.]*)[^()/]{0,30} \((\d+,\d) %\)", plain(text)):
            wanted = 100 * value_of(part) / value_of(whole)
            yield (
                ""
                if abs(value_of(rate) - wanted) < 0.0501
                else f"{rate} % không phải {part}/{whole}: {plain(text)}"
            )


def a_total_is_reached_by_all_its_parts_or_said_to_be_partial(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Where the areas on a page do not make the loss of the whole, no text says that they do."""
    total = total_of(seen, facts)
    lost = lost_on(seen, facts, None)
    if seen.page != "tong_quan" or total is None or lost is None or lost.points is None or not lost.is_whole:
        return
    if total.score is not None and total.max_score is not None:
        figure = metric(seen, LOST)
        numbers = numbers_in(figure.value) if figure else []
        yield "" if numbers else f"{LOST} thiếu, trong khi mọi lĩnh vực có đủ điểm"


def a_scenario_adds_what_is_won_back_to_what_is_published(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Points of a scenario: the published ones and what is won back, never more than the maximum; the ratio is theirs."""
    total, figure = total_of(seen, facts), metric(seen, "Điểm trong kịch bản")
    if seen.page != "kich_ban" or total is None or total.score is None or figure is None:
        return
    told, ratio = number_of(figure.value), metric(seen, "Tỷ lệ trong kịch bản")
    gain = value_of(numbers_in(figure.delta)[0]) if figure.delta else 0.0
    yield (
        ""
        if same(told, total.score + gain)
        else unlike("Điểm trong kịch bản", figure.value, total.score + gain)
    )
    if total.max_score is not None and told is not None:
        yield "" if told <= total.max_score + 0.005 else f"Kịch bản {told} vượt {total.max_score} điểm tối đa"
        if ratio is not None:
            share = 100 * (total.score + gain) / total.max_score
            yield "" if same(number_of(plain(ratio.value)), share, 1) else unlike("Tỷ lệ", ratio.value, share)


SUMS = (
    a_loss_over_blanks_says_that_it_is_at_least_so_much,
    of_a_partial_sum_no_share_is_told,
    what_is_only_unknown_is_not_told_as_lost,
    what_no_part_explains_of_a_printed_loss_is_told,
    counts_of_fields_that_leave_blanks_are_not_told_as_the_whole,
    tasks_of_which_nobody_says_what_became_are_not_told_as_done,
    a_rate_in_a_sentence_is_that_of_its_counts,
    a_total_is_reached_by_all_its_parts_or_said_to_be_partial,
    a_scenario_adds_what_is_won_back_to_what_is_published,
)
