"""Ranks of unlike lists, and counts on unlike bases, are not ranked together; a place only where nearly all are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.truth.facts import Facts
from tests.truth.held import Row
from tests.truth.rules.reading import metric, unit_of, units_named, unlike, year_of
from tests.truth.snapshot import MISSING, Snapshot, Table, column, number_of, plain, same
from tests.truth.standing_among import WHOLE_COUNTRY, Standing, province_among

STANDS = re.compile(r"^(.*?) đứng hạng (\d+)/(\d+) trong (.*)$")
OWN = "▶ "
INDEX_CODES = {"PAR INDEX": "PAR", "Chỉ số 766": "766"} | {
    code: code for code in ("SIPAS", "PCI", "PAPI", "DTI")
}
DECIMALS = {"DTI": 4}


def own_name(seen: Snapshot, facts: Facts) -> str | None:
    """The province that the page is about."""
    return facts.names_by_slug.get(seen.shown.get("cua_ta", ""))


def standing_on(seen: Snapshot, facts: Facts) -> Standing | None:
    """Where the own province stands among the group that the page compares it with."""
    year, own = year_of(seen), own_name(seen, facts)
    if seen.page != "so_sanh" or year is None or own is None:
        return None
    return province_among(own, seen.shown.get("nhom", ""), seen.shown.get("chi_so", ""), year, facts)


def a_place_in_a_group_is_told_only_where_the_group_is_nearly_known(
    seen: Snapshot, facts: Facts
) -> Iterator[str]:
    """«đứng hạng a/b»: nine in ten members known, or everybody better in the country; else no place and no percentile."""
    wanted = standing_on(seen, facts)
    if wanted is None:
        return
    told = STANDS.match(plain(seen.headline))
    place = (int(told[2]), int(told[3])) if told else None
    is_alone = wanted.out_of == 1 and "mới có" in seen.headline
    kept = None if wanted.place is None else (wanted.place, wanted.out_of)
    yield "" if place == kept or is_alone else unlike("Hạng trong nhóm", seen.headline, wanted)
    if wanted.known and wanted.known < wanted.size and told and seen.shown.get("nhom") != WHOLE_COUNTRY:
        # A place among all of the group is told of the published ranks; those known have any figure, ranked or not.
        held = wanted.known if wanted.out_of == wanted.known else wanted.with_figures
        is_told = f"{held}/{wanted.size} có số liệu" in plain(seen.headline)
        yield "" if is_told else f"Không nói mới biết {wanted}: {plain(seen.headline)}"
    figure = metric(seen, "Vị trí trong nhóm")
    percentile = number_of(figure.value) if figure else None
    yield (
        ""
        if same(percentile, wanted.percentile, 0)
        else unlike("Vị trí trên thang 100", str(percentile), wanted)
    )


def gaps_to_others_are_those_of_the_group(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """To whoever is next above and below where that is known, and to the middle of those that are known."""
    wanted = standing_on(seen, facts)
    if wanted is None:
        return
    digits = DECIMALS.get(seen.shown.get("chi_so", ""), 2)
    named = {
        "Cách kế trên": wanted.gap_above,
        "Hơn kế dưới": wanted.gap_below,
        "So với trung vị": wanted.gap_to_median,
    }
    for label, gap in named.items():
        figure = metric(seen, label)
        told = number_of(plain(figure.value)) if figure else None
        yield "" if same(told, gap, digits) else unlike(label, str(told), gap)


def own_figure(seen: Snapshot, facts: Facts) -> Row | None:
    """The figure of the own province in the index and year that a page shows."""
    own = own_name(seen, facts)
    figures = facts.index_figures.get((seen.shown.get("chi_so", ""), year_of(seen) or 0), {})
    return next((row for key, row in figures.items() if facts.held.units[key]["name"] == own), None)


def the_figures_of_a_province_are_those_of_its_index(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Points and published rank above So sánh tỉnh."""
    row, index_type = own_figure(seen, facts), seen.shown.get("chi_so", "")
    if seen.page != "so_sanh" or row is None:
        return
    rank = metric(seen, "Hạng công bố")
    if rank is not None:
        told = [int(part) for part in plain(rank.value).split("/")]
        kept = [part for part in (row["rank"], row["out_of"] if row["rank"] else None) if part is not None]
        yield "" if told == kept else unlike("Hạng công bố", rank.value, kept)
    points = next((one for one in seen.metrics if one.label not in OTHER_FIGURES), None)
    if points is not None:
        is_right = same(number_of(plain(points.value)), row["value"], DECIMALS.get(index_type, 2))
        yield "" if is_right else unlike(points.label, points.value, row["value"])


OTHER_FIGURES = {
    "Hạng công bố",
    "Cách kế trên",
    "Hơn kế dưới",
    "So với trung vị",
    "Vị trí trong nhóm",
}


def ranked_rows(seen: Snapshot, table: Table) -> list[dict[str, str]]:
    """Those that have a place; where the sentence places the unit and no column does, places are the published ranks."""
    is_repeated = STANDS.match(plain(seen.headline)) and "Hạng trong nhóm" not in table.headings
    column = "Xếp hạng" if is_repeated else "Hạng trong nhóm"
    return [row for row in table.records() if row.get(column, MISSING) != MISSING]


def units_of_one_list_only_are_ranked_together(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Among the units of one cohort of a province: one printed total of units, one cohort, nobody of the other list."""
    unit_id, year = unit_of(seen, facts), year_of(seen)
    if seen.page != "so_sanh_don_vi" or seen.shown.get("nhom") != "cung-tinh" or not unit_id or not year:
        return
    own = facts.totals.get((unit_id, year))
    for table in seen.tables:
        for row in ranked_rows(seen, table):
            ids = [one for one in units_named(row["Đơn vị"], facts) if facts.held.is_neighbour(one, unit_id)]
            totals = [facts.totals[one, year] for one in ids if (one, year) in facts.totals]
            cohorts = {facts.held.units[one]["cohort"] for one in ids}
            is_alike = facts.held.units[unit_id]["cohort"] in cohorts
            yield "" if is_alike else f"«{row['Đơn vị']}» khác nhóm xếp hạng mà xếp chung"
            lists = {total.out_of for total in totals} | ({own.out_of} if own else set())
            yield "" if len(lists - {None}) < 2 else f"«{row['Đơn vị']}» ở bảng khác ({lists}) mà xếp chung"


def a_place_among_units_is_told_only_where_the_list_is_nearly_known(
    seen: Snapshot, facts: Facts
) -> Iterator[str]:
    """The place of a unit among its cohort: the order where nine in ten are known, else the published rank."""
    unit_id, year = unit_of(seen, facts), year_of(seen)
    if seen.page != "so_sanh_don_vi" or seen.shown.get("nhom") != "cung-tinh" or not unit_id or not year:
        return
    own, told = facts.totals.get((unit_id, year)), STANDS.match(plain(seen.headline))
    if own is None or told is None:
        return
    others = facts.list_of(unit_id, year)
    known = [one for one in others if one.ratio is not None]
    size = max((one.out_of or 0 for one in others), default=0)
    if size and len(known) >= 0.9 * size and own.ratio is not None:
        kept = 1 + sum(one.ratio > own.ratio + 1e-9 for one in known), len(known)  # type: ignore[operator]
    else:
        kept = own.rank or 0, own.out_of or 0
    by_score = sum(one.score is not None for one in others) > len(known)
    yield "" if by_score or (int(told[2]), int(told[3])) == kept else unlike("Thứ hạng", seen.headline, kept)


def late_counts_of_one_basis_only_are_ranked_together(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Late dossiers of the units of a province: a place among those of one cohort that count alike, and so every chart."""
    if seen.page != "ho_so" or seen.shown.get("xem") != "tinh":
        return
    unit_id, period = unit_of(seen, facts), seen.shown.get("ky", "")
    if unit_id is None:
        return
    rows = dict(facts.late_units(unit_id, period))
    for table in seen.tables:
        for row in table.records():
            if "Thứ tự theo số trễ hạn" in row and row["Đơn vị"].removeprefix(OWN) in rows:
                cohort, basis, late = rows[row["Đơn vị"].removeprefix(OWN)]
                told = number_of(row["Thứ tự theo số trễ hạn"])
                counts = [other[2] for other in rows.values() if other[:2] == (cohort, basis)]
                known = [count for count in counts if count is not None]
                place = None if late is None else 1.0 + sum(count > late for count in known)
                yield "" if told == place else unlike(f"Thứ tự trễ hạn của {row['Đơn vị']}", str(told), place)
    for chart in seen.charts:
        drawn = [name for name in names_drawn(chart.spec) if name in rows]
        kinds = {rows[name][:2] for name in drawn}
        yield "" if len(kinds) < 2 else f"«{chart.title}» xếp chung {kinds}"
    first = re.search(
        r": (?:trong \S+ đơn vị nêu số hồ sơ trễ hạn, )?(.*?) trễ nhiều nhất, (mỗi đơn vị )?([\d.]+) hồ sơ",
        plain(seen.headline),
    )
    named = max((name for name in rows if first and first[1].startswith(name)), key=len, default=None)
    if first and named:
        cohort, basis, late = rows[named]
        alike = [int(other[2] or 0) for other in rows.values() if other[:2] == (cohort, basis)]
        is_right = late == max(alike) and bool(first[2]) == (alike.count(max(alike)) > 1)
        yield "" if is_right else unlike("Trễ nhiều nhất", first[1], max(alike))


def names_drawn(spec: dict[str, Any]) -> Iterator[str]:
    """The names that a chart of bars has beside them."""
    for trace in spec.get("data", []):
        for name in trace.get("customdata") or ():
            if isinstance(name, str):
                yield name


def a_percentile_of_the_country_is_of_the_country(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Chỉ số của tỉnh: by published rank, else by points only where nine in ten provinces have them."""
    if seen.page != "chi_so_tinh":
        return
    province = seen.shown.get("tinh_xem", "")
    for table in seen.tables[:1]:
        for row in table.records():
            code = INDEX_CODES.get(row.get("Chỉ số", ""), "")
            figure = facts.index_figures.get((code, int(row.get("Năm", "0"))), {}).get(province)
            if figure is None or figure["rank"] is not None:
                continue
            figures = facts.index_figures[code, figure["year"]].values()
            scored = sum(one["value"] is not None for one in figures)
            told = row["Vị trí trên thang 100"] != MISSING
            yield (
                f"Bách phân vị cả nước của {scored} tỉnh có điểm: {row}" if told and scored < 0.9 * 34 else ""
            )


def columns_of_places_are_blank_where_the_headline_has_none(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """What the sentence refuses the table does not tell: the own row has no place where the sentence has none."""
    if seen.page not in ("so_sanh", "so_sanh_don_vi") or "Chưa xếp được" not in seen.headline:
        return
    for table in seen.tables:
        places = column(table, "Hạng trong nhóm")
        own = [place for place, row in zip(places, table.rows, strict=False) if row[1].startswith(OWN)]
        yield "" if all(place == MISSING for place in own) else f"Bảng xếp {own} mà câu đầu nói chưa xếp được"


LISTS = (
    a_place_in_a_group_is_told_only_where_the_group_is_nearly_known,
    gaps_to_others_are_those_of_the_group,
    the_figures_of_a_province_are_those_of_its_index,
    units_of_one_list_only_are_ranked_together,
    a_place_among_units_is_told_only_where_the_list_is_nearly_known,
    late_counts_of_one_basis_only_are_ranked_together,
    a_percentile_of_the_country_is_of_the_country,
    columns_of_places_are_blank_where_the_headline_has_none,
)
