"""Years of unlike frameworks, of provinces before and after the mergers, or of unsure figures never stand joined in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.truth.facts import Facts
from tests.truth.rules.reading import total_of, unit_of, unlike, year_of
from tests.truth.snapshot import Chart, Snapshot, metric_with_change, plain, same
from tests.truth.told import every

TWO_YEARS = re.compile(r"năm (\d{4})[^.]*? năm (\d{4})")
ENDS = re.compile(
    r"Từ hạng ([\d.]+)(?:/([\d.]+))? năm (\d{4}).*? đến hạng ([\d.]+)(?:/([\d.]+))? năm (\d{4})"
)
RATIOS = re.compile(r"Tỷ lệ đạt từ ([\d,]+) % năm (\d{4}).*? đến ([\d,]+) % năm (\d{4})")


def limits(facts: Facts, unit_id: str, years: list[int]) -> list[str]:
    """Why totals of a unit may not be compared in all ways, in words; nothing where they may."""
    totals = [facts.totals[unit_id, year] for year in years if (unit_id, year) in facts.totals]
    if len(totals) < 2:
        return []
    found = []
    if len({total.framework for total in totals}) > 1 or any(total.framework is None for total in totals):
        found.append("bộ chỉ số khác nhau hoặc chưa rõ")
    if len(every(total.max_score for total in totals)) > 1:
        found.append("điểm tối đa khác nhau")
    ranked = [total for total in totals if total.rank is not None and "computed" not in total.flags]
    if len({total.out_of for total in ranked}) > 1:
        found.append("xếp hạng trên tổng số khác nhau")
    if any(total.is_doubtful for total in totals):
        found.append("có số chưa chắc chắn")
    return found


def a_headline_over_two_years_stands_beside_its_verdict(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Where years that are not alike in all are told in one sentence or beside each other, the page says so."""
    unit_id = unit_of(seen, facts)
    if unit_id is None or seen.page not in ("xu_huong", "tong_quan"):
        return
    if seen.page == "xu_huong":
        told = [year for pair in TWO_YEARS.findall(plain(seen.headline)) for year in map(int, pair)]
    else:
        year = year_of(seen)
        is_told = year is not None and (metric_with_change(seen) or " bậc" in seen.headline)
        told = [year - 1, year] if year is not None and is_told else []
    why = limits(facts, unit_id, told)
    if told and why:
        yield "" if seen.is_limited else f"So {told} mà trang không nói: {'; '.join(why)}"


def a_trend_joins_years_of_one_unit_as_its_documents_tell_them(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Từ hạng a năm x đến hạng b năm y»: both of this very unit, never of its namesake of another time."""
    unit_id = unit_of(seen, facts)
    if seen.page != "xu_huong" or unit_id is None:
        return
    told = plain(seen.headline)
    if found := ENDS.match(told):
        rank, out_of, year, other_rank, other_out_of, other_year = found.groups()
        yield (
            ""
            if out_of and out_of == other_out_of
            else f"Nối hạng {rank}/{out_of} với {other_rank}/{other_out_of}"
        )
        for at, place, total in ((year, rank, out_of), (other_year, other_rank, other_out_of)):
            fact = facts.totals.get((unit_id, int(at)))
            held = (fact.rank, fact.out_of) if fact else None
            is_right = held == (int(place), int(total) if total else None)
            yield "" if is_right else unlike(f"Hạng năm {at}", f"{place}/{total}", held)
    elif found := RATIOS.match(told):
        for share, at in ((found[1], found[2]), (found[3], found[4])):
            fact = facts.totals.get((unit_id, int(at)))
            ratio = fact.ratio if fact else None
            is_right = same(float(share.replace(",", ".")), ratio, 1)
            yield "" if is_right else unlike(f"Tỷ lệ đạt năm {at}", share, ratio)


def joined(trace: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The neighbouring years that a line joins: a gap lifts the pen."""
    pairs = list(zip(trace.get("x") or (), trace.get("y") or (), strict=False))
    for (left, low), (right, high) in pairwise(pairs):
        if None not in (left, low, right, high):
            yield int(left), int(right)


def lines_of(chart: Chart) -> Iterator[dict[str, Any]]:
    for trace in chart.spec.get("data", []):
        if trace.get("type") == "scatter" and "lines" in str(trace.get("mode", "")):
            yield trace


def a_line_of_points_joins_only_years_whose_points_compare(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """On Xu hướng, seen by points: no line across frameworks, unknown ones, or other maxima."""
    unit_id = unit_of(seen, facts)
    if seen.page != "xu_huong" or seen.shown.get("do") != "diem" or unit_id is None:
        return
    for chart in seen.charts:
        if chart.title.startswith("Điểm qua các năm"):
            for trace in lines_of(chart):
                for left, right in joined(trace):
                    is_right = facts.points_compare(unit_id, left, right)
                    yield "" if is_right else f"«{chart.title}» nối điểm {left}–{right}"


def a_line_of_an_index_stops_where_its_rules_changed(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Points of an index are not joined across a year in which it changed; nor a province with its namesake."""
    if seen.page not in ("so_sanh", "sap_xep"):
        return
    changed = facts.breaks_of_points.get(seen.shown.get("chi_so", ""), set())
    by_points = (
        seen.shown.get("do") == "diem" if seen.page == "so_sanh" else seen.shown.get("do_tinh") == "value"
    )
    for chart in seen.charts:
        for trace in lines_of(chart):
            for left, right in joined(trace):
                crossed = sorted(year for year in changed if left < year <= right)
                yield f"«{chart.title}» nối {left}–{right} qua {crossed}" if crossed and by_points else ""
                is_one = not (left < 2025 <= right) or facts.has_one_time(str(trace.get("name", "")))
                yield (
                    "" if is_one else f"«{chart.title}»: một đường của {trace.get('name')} qua {left}–{right}"
                )


def what_may_not_be_compared_is_not_drawn_together(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """A page that refuses to compare draws no ranking of what it refuses."""
    refused = [text for text in seen.verdicts if plain(text).startswith("Không so sánh được")]
    if refused and seen.page in ("so_sanh", "so_sanh_don_vi"):
        yield f"Vẽ «{seen.charts[0].title}» dưới {plain(refused[0])}" if seen.charts else ""
        is_ranked = re.search(r"đứng hạng|dẫn đầu", plain(seen.headline))
        yield f"{plain(seen.headline)} dưới {plain(refused[0])}" if is_ranked else ""


def a_shown_total_has_its_own_year(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """What stands under a year is held of that year and that unit."""
    if seen.page == "tong_quan" and unit_of(seen, facts) and year_of(seen):
        yield (
            ""
            if total_of(seen, facts) or "chưa có điểm" in seen.headline
            else f"Không có tổng điểm: {seen.headline}"
        )


ERAS = (
    a_headline_over_two_years_stands_beside_its_verdict,
    a_trend_joins_years_of_one_unit_as_its_documents_tell_them,
    a_line_of_points_joins_only_years_whose_points_compare,
    a_line_of_an_index_stops_where_its_rules_changed,
    what_may_not_be_compared_is_not_drawn_together,
    a_shown_total_has_its_own_year,
)
