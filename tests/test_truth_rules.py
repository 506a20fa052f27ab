"""Every rule about pages sees a false page as false and a true one as true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.truth import every_rule
from tests.truth.every_rule import RULES, Rule, name
from tests.truth.rules import (
    attention,
    briefs,
    changes,
    documents,
    eras,
    flags,
    headlines,
    lists,
    provenance,
    sources,
    sums,
)
from tests.truth.snapshot import Brief, Chart, File, Metric, Snapshot, Table
from tests.truth.written import DECISION, FACTS, FILE

Pair = tuple[Snapshot, Snapshot]
OWN = {"don_vi": "noi-vu", "nam": "2023"}
ABOUT = ["Sở Nội vụ", "Long An", "năm 2023"]
QUARTER = {"don_vi": "noi-vu", "ky": "2023-Q1"}
PROVINCE = {"chi_so": "PAR", "nam": "2023", "cua_ta": "long-an", "nhom": "ca-nuoc"}
SOURCE = f"Nguồn: {DECISION}"
LIMITED = "**So sánh một phần.** Khác bộ tiêu chí"


def page(name: str, shown: dict[str, str], headline: str = "", *texts: str, **more: Any) -> Snapshot:
    """A page that was opened by what it shows."""
    return Snapshot(name, dict(shown), shown=dict(shown), headline=headline, texts=list(texts), **more)


def table(*rows: dict[str, str], panel: tuple[str, ...] = ()) -> Table:
    return Table(list(rows[0]), [list(row.values()) for row in rows], list(panel))


def file(*rows: dict[str, Any], name: str = "bang.csv", notes: tuple[str, ...] = ()) -> File:
    return File(name, list(notes), list(rows[0]), [list(row.values()) for row in rows])


def line(name: str, x: list[Any], y: list[Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": y}


def chart(
    title: str, *traces: dict[str, Any], key: str = "", alt: str = "", below: tuple[str, ...] = ()
) -> Chart:
    return Chart(title, key, alt, {"data": list(traces)}, {"below": list(below)})


def figures(**told: str) -> list[Metric]:
    """Large figures: label → what is written, and behind «|» the change."""
    found = []
    for label, written in told.items():
        value, _bar, change = written.partition("|")
        found.append(Metric(label.replace("_", " "), value, change, "green" if change else ""))
    return found


def of_unit(
    shown: dict[str, str], *metrics: Metric, headline: str = "", texts: tuple[str, ...] = ()
) -> Snapshot:
    return page("tong_quan", shown, headline, *texts, metrics=list(metrics))


def both(name: str, shown: dict[str, str], true: str, false: str, **more: Any) -> Pair:
    """Two pages that differ in their headline."""
    return page(name, shown, true, **more), page(name, shown, false, **more)


SHEET = Brief(
    "noi-vu",
    2023,
    "Năm 2023 đạt 80,00 trên 100,00 điểm, hạng 2/20, loại Khá.",
    [
        Metric("Điểm đạt", "80,00", "+5,00 so với 2022", "better"),
        *figures(Xếp_hạng="2/20|+1 bậc", Xếp_loại="Khá", Điểm_trừ="20,00"),
    ],
    "",
    [{"name": "Tài chính", "max_score": "50,00", "score": "35,00", "deduction": "15,00"}],
    [],
    ["Hồ sơ TTHC, Quý I/2023: tiếp nhận **14**"],
    SOURCE,
    [],
)


def sheet(**other: Any) -> Snapshot:
    return page("tong_quan", OWN, brief=replace(SHEET, **other))


def figure(label: str, value: str, change: str = "") -> Snapshot:
    """The sheet with another figure of that label."""
    own = [Metric(label, value, change) if one.label == label else one for one in SHEET.figures]
    return sheet(figures=own)


PARTIAL = {"don_vi": "noi-vu", "nam": "2022"}
PRINTED = {"don_vi": "noi-vu", "nam": "2020", "xem": "thac", "linh_vuc": "1"}
AREAS = [
    {
        "Mã lĩnh vực": "1",
        "Lĩnh vực": "Thể chế",
        "Điểm tối đa": "50,00",
        "Điểm đạt": "45,00",
        "Điểm trừ": "5,00",
    },
    {
        "Mã lĩnh vực": "2",
        "Lĩnh vực": "Tài chính",
        "Điểm tối đa": "50,00",
        "Điểm đạt": "35,00",
        "Điểm trừ": "15,00",
    },
]
SHARE = {"Mã lĩnh vực": "1", "Tỷ trọng (%)": "—"}
OF_SUMS: dict[Rule, list[Pair]] = {
    sums.a_loss_over_blanks_says_that_it_is_at_least_so_much: [
        (of_unit(OWN, *figures(Điểm_trừ="20,00")), of_unit(OWN, *figures(Điểm_trừ="17,00"))),
        (of_unit(OWN, *figures(Điểm_trừ="20,00")), of_unit(OWN, *figures(Điểm_trừ="ít nhất 20,00"))),
        (
            of_unit(PARTIAL, *figures(Điểm_trừ="ít nhất 10,00"), texts=("Điểm trừ là ít nhất 10,00: …",)),
            of_unit(PARTIAL, *figures(Điểm_trừ="10,00"), texts=("Điểm trừ là ít nhất 10,00: …",)),
        ),
    ],
    sums.of_a_partial_sum_no_share_is_told: [
        (
            page("diem_tru", PARTIAL, "", "mất 10", tables=[table(SHARE)]),
            page("diem_tru", PARTIAL, "", "mất 10", tables=[table(SHARE | {"Tỷ trọng (%)": "100,0"})]),
        ),
        (page("diem_tru", PARTIAL, "", "mất 10"), page("diem_tru", PARTIAL, "", "cộng dồn 100 %")),
        (
            page("diem_tru", PARTIAL, "", "", charts=[chart("Mất ở đâu")]),
            page("diem_tru", PARTIAL, "", "", charts=[chart("Mất ở đâu", {"name": "lũy kế"})]),
        ),
        (
            page("diem_tru", PARTIAL, "", "", files=[file(SHARE)]),
            page("diem_tru", PARTIAL, "", "", files=[file(SHARE | {"Tỷ trọng (%)": 100})]),
        ),
    ],
    sums.what_is_only_unknown_is_not_told_as_lost: [
        both(
            "diem_tru",
            OWN,
            "Mất nhiều nhất ở **Tài chính**: 15,00 điểm",
            "Mất nhiều nhất ở **Thể chế**: 5,00 điểm",
        ),
        both(
            "diem_tru",
            OWN,
            "Mất nhiều nhất ở **Tài chính**: 15,00 điểm",
            "Mất nhiều nhất ở **Tài chính** và **Thể chế**: mỗi mục 15,00 điểm",
        ),
    ],
    sums.what_no_part_explains_of_a_printed_loss_is_told: [
        both(
            "diem_tru",
            PRINTED,
            "Mất nhiều nhất ở **A**: 4,00 điểm, trong số đã biết: còn 5,00 điểm trừ ở dòng tổng",
            wrong,
        )
        for wrong in (
            "Mất nhiều nhất ở **A**: 4,00 điểm",
            "Mất nhiều nhất ở **A**: 4,00 điểm, trong số đã biết: còn 4,00 điểm trừ ở dòng tổng",
        )
    ],
    sums.counts_of_fields_that_leave_blanks_are_not_told_as_the_whole: [
        (
            page("ho_so", QUARTER, metrics=figures(Tiếp_nhận="14", Trễ_hạn="3")),
            page("ho_so", QUARTER, metrics=figures(Tiếp_nhận="14", Trễ_hạn="2")),
        )
    ],
    sums.tasks_of_which_nobody_says_what_became_are_not_told_as_done: [
        both("nhiem_vu", QUARTER, "hoàn thành **36/47** nhiệm vụ", "hoàn thành **47/36** nhiệm vụ"),
        both("nhiem_vu", QUARTER, "3 nhiệm vụ, trong đó 2 chưa rõ", "3 nhiệm vụ, trong đó 4 chưa rõ"),
    ],
    sums.a_rate_in_a_sentence_is_that_of_its_counts: [
        both("nhiem_vu", QUARTER, "36/47 nhiệm vụ đến hạn (76,6 %)", "36/91 nhiệm vụ đến hạn (76,6 %)"),
    ],
    sums.a_total_is_reached_by_all_its_parts_or_said_to_be_partial: [
        (of_unit(OWN, *figures(Điểm_trừ="20,00")), of_unit(OWN, *figures(Điểm_trừ="—"))),
    ],
    sums.a_scenario_adds_what_is_won_back_to_what_is_published: [
        (
            page(
                "kich_ban",
                OWN,
                metrics=figures(Điểm_trong_kịch_bản="90,00|+10,00", Tỷ_lệ_trong_kịch_bản="90,0 %"),
            ),
            page(
                "kich_ban",
                OWN,
                metrics=figures(Điểm_trong_kịch_bản="95,00|+10,00", Tỷ_lệ_trong_kịch_bản="90,0 %"),
            ),
        ),
        (
            page("kich_ban", OWN, metrics=figures(Điểm_trong_kịch_bản="100,00|+20,00")),
            page("kich_ban", OWN, metrics=figures(Điểm_trong_kịch_bản="101,00|+21,00")),
        ),
    ],
}

SPAN = {"don_vi": "noi-vu", "tu": "2022", "den": "2023"}
APART = {"don_vi": "noi-vu", "tu": "2023", "den": "2024"}
CHANGED = {"Mục": "Thể chế", "Thay đổi tính bằng": "Điểm"}
OF_RATIOS = {"Mục": "Thể chế", "Thay đổi tính bằng": "Điểm %"}
POINTS_2024 = {"don_vi": "noi-vu", "nam": "2024"}
DRAFT = {"don_vi": "noi-vu", "nam": "2025"}
TWO_YEARS = PROVINCE | {"xem": "hai-nam", "tu": "2022"}


def by(title: str) -> Chart:
    """A chart of two years by points or by places."""
    return Chart("PAR năm 2022 và 2023", "", "", {"layout": {"xaxis": {"title": {"text": title}}}})


OF_TIMES: dict[Rule, list[Pair]] = {
    eras.a_headline_over_two_years_stands_beside_its_verdict: [
        (
            page("xu_huong", APART, "Từ hạng 2/20 năm 2023 đến hạng 2/19 năm 2024", LIMITED),
            page("xu_huong", APART, "Từ hạng 2/20 năm 2023 đến hạng 2/19 năm 2024", "**So sánh được.**"),
        ),
        (
            of_unit(POINTS_2024, *figures(Điểm_đạt="60,00|−5,00 điểm phần trăm"), texts=(LIMITED,)),
            of_unit(POINTS_2024, *figures(Điểm_đạt="60,00|−5,00 điểm phần trăm")),
        ),
    ],
    eras.a_trend_joins_years_of_one_unit_as_its_documents_tell_them: [
        both(
            "xu_huong",
            SPAN,
            "Từ hạng 3/20 năm 2022 đến hạng 2/20 năm 2023",
            "Từ hạng 1/20 năm 2022 đến hạng 2/20 năm 2023",
        ),
        both(
            "xu_huong",
            SPAN,
            "Từ hạng 3/20 năm 2022 đến hạng 2/20 năm 2023",
            "Từ hạng 2/20 năm 2023 đến hạng 2/19 năm 2024",
        ),
        both(
            "xu_huong",
            SPAN,
            "Tỷ lệ đạt từ 75,0 % năm 2022 đến 80,0 % năm 2023",
            "Tỷ lệ đạt từ 75,0 % năm 2022 đến 85,0 % năm 2023",
        ),
    ],
    eras.a_line_of_points_joins_only_years_whose_points_compare: [
        (
            page(
                "xu_huong",
                OWN | {"do": "diem"},
                charts=[chart("Điểm qua các năm", line("", [2022, 2023], [75, 80]))],
            ),
            page(
                "xu_huong",
                OWN | {"do": "diem"},
                charts=[chart("Điểm qua các năm", line("", [2023, 2024], [80, 60]))],
            ),
        )
    ],
    eras.a_line_of_an_index_stops_where_its_rules_changed: [
        (
            page(
                "so_sanh",
                PROVINCE | {"do": "diem"},
                charts=[chart("PAR", line("Long An", [2021, 2022, None, 2023], [79, 80, None, 85]))],
            ),
            page(
                "so_sanh",
                PROVINCE | {"do": "diem"},
                charts=[chart("PAR", line("Long An", [2022, 2023], [80, 85]))],
            ),
        ),
        (
            page(
                "so_sanh", PROVINCE | {"do": "hang"}, charts=[chart("PAR", line("Huế", [2024, 2025], [3, 4]))]
            ),
            page(
                "so_sanh",
                PROVINCE | {"do": "hang"},
                charts=[chart("PAR", line("Long An", [2024, 2025], [3, 4]))],
            ),
        ),
    ],
    eras.what_may_not_be_compared_is_not_drawn_together: [
        (
            page("so_sanh_don_vi", OWN, "Sở Nội vụ", "**Không so sánh được.** Khác nhóm"),
            page(
                "so_sanh_don_vi",
                OWN,
                "Sở Nội vụ",
                "**Không so sánh được.** Khác nhóm",
                charts=[chart("Điểm")],
            ),
        ),
        (
            page("so_sanh_don_vi", OWN, "Sở Nội vụ", "**Không so sánh được.** Khác nhóm"),
            page("so_sanh_don_vi", OWN, "Sở Nội vụ đứng hạng 1/3", "**Không so sánh được.** Khác nhóm"),
        ),
    ],
    eras.a_shown_total_has_its_own_year: [
        (
            of_unit(OWN, headline="Năm 2023 đạt"),
            of_unit(OWN | {"nam": "2019"}, headline="Năm 2019 đạt 80,00"),
        ),
    ],
    changes.a_change_of_points_stands_only_where_points_compare: [
        (of_unit(OWN, *figures(Điểm_đạt="80,00|+5,00")), of_unit(OWN, *figures(Điểm_đạt="80,00|+7,00"))),
        (
            of_unit(POINTS_2024, *figures(Điểm_đạt="60,00|−5,00 điểm phần trăm")),
            of_unit(POINTS_2024, *figures(Điểm_đạt="60,00|−20,00")),
        ),
        (
            of_unit({"don_vi": "y-te", "nam": "2023"}, *figures(Điểm_đạt="90,00")),
            of_unit({"don_vi": "y-te", "nam": "2023"}, *figures(Điểm_đạt="90,00|+1,00")),
        ),
    ],
    changes.places_are_counted_between_sure_ranks_of_one_list: [
        (of_unit(OWN, *figures(Xếp_hạng="2/20|+1 bậc")), of_unit(OWN, *figures(Xếp_hạng="2/20|+13 bậc"))),
        (
            of_unit(OWN, *figures(Xếp_hạng="2/20|+1 bậc"), headline="hạng 2/20, tăng 1 bậc"),
            of_unit(OWN, *figures(Xếp_hạng="2/20|+1 bậc"), headline="hạng 2/20, giảm 1 bậc"),
        ),
        (
            of_unit(OWN, *figures(Xếp_hạng="2/20|+1 bậc")),
            of_unit(POINTS_2024, *figures(Xếp_hạng="2/19|0 bậc")),
        ),
        (
            of_unit(OWN, *figures(Xếp_hạng="2/20|năm 2022: 3/20")),
            of_unit(OWN, *figures(Xếp_hạng="2/20|năm 2022: 2/20")),
        ),
    ],
    changes.the_causes_of_a_change_are_told_in_points_only_where_points_compare: [
        (
            page("xu_huong", SPAN, "", "Từ năm 2022 đến năm 2023: +5,00 điểm (…)", tables=[table(CHANGED)]),
            page("xu_huong", APART, "", "", tables=[table(CHANGED)]),
        ),
        (
            page("xu_huong", SPAN, charts=[chart("Điểm tăng, giảm ở đâu")], files=[file(CHANGED)]),
            page("xu_huong", APART, charts=[chart("Điểm tăng, giảm ở đâu")]),
        ),
        (
            page("xu_huong", APART, files=[file(OF_RATIOS)]),
            page("xu_huong", APART, files=[file(CHANGED)]),
        ),
        (
            page("xu_huong", SPAN, "", "Từ năm 2022 đến năm 2023: +5,00 điểm (…)"),
            page("xu_huong", APART, "", "Từ năm 2023 đến năm 2024: −20,00 điểm (…)"),
        ),
    ],
    changes.the_causes_of_a_change_make_the_whole_change: [
        (
            page("xu_huong", SPAN, "", "Từ năm 2022 đến năm 2023: +5,00 điểm (…)"),
            page("xu_huong", SPAN, "", "Từ năm 2022 đến năm 2023: +9,00 điểm (…)"),
        ),
    ],
    changes.values_of_an_index_are_not_set_beside_each_other_across_a_break: [
        (
            page("so_sanh", TWO_YEARS, charts=[by("Vị trí trên thang 100")]),
            page("so_sanh", TWO_YEARS, charts=[by("Điểm")]),
        ),
    ],
}

TOTAL = {"Đơn vị": "Sở Nội vụ", "Năm": "2023", "Điểm tối đa": "100,00", "Điểm đạt": "80,00", "Xếp hạng": "2"}
TOTAL |= {"Trên tổng số": "20", "Tính chất số liệu": "Chính thức"}
MIXED = TOTAL | {"Điểm đạt": "60,00"}
FIRST = "Năm 2023 đạt **80,00** trên 100,00 điểm, hạng **2/20**, loại **Khá**."
STOOD = " Năm 2022: tỷ lệ đạt 75,0 % (nay 80,0 %), hạng 3/20. Kết quả mới nhất, năm ấy đã qua 2 năm 10 tháng."
BEFORE = " Năm 2022: 75,00 điểm, hạng 3/20. Kết quả mới nhất, năm ấy đã qua 2 năm."
OWN_WORD = {"don_vi": "y-te", "nam": "2025"}
ASSESSED = "Năm 2025 tự đánh giá **{}** trên 100,00 điểm"
DRAFT_AREA = {"Lĩnh vực": "Thể chế", "Điểm trừ": "9,00", "Tính chất số liệu": "Tạm tính"}
DRAFTED = "Điểm trừ theo lĩnh vực"
REPORT = {"Kỳ": "Quý I/2023", "Giải quyết quá hạn": "0", "Tính chất số liệu": "Tạm tính"}
INDUSTRY = {"don_vi": "cong-thuong", "ky": "2023-Q1"}
OF_DOCUMENTS: dict[Rule, list[Pair]] = {
    documents.a_total_in_a_table_or_file_comes_from_one_document: [
        (
            page("so_sanh_don_vi", OWN, tables=[table(TOTAL)]),
            page("so_sanh_don_vi", OWN, tables=[table(MIXED)]),
        ),
        (
            page("xu_huong", OWN, files=[file(TOTAL)]),
            page("xu_huong", OWN, files=[file(TOTAL | {"Xếp hạng": 1})]),
        ),
    ],
    documents.the_large_figures_are_those_of_the_document_that_speaks: [
        (
            of_unit(OWN, *figures(Điểm_đạt="80,00", Xếp_hạng="2/20", Xếp_loại="Khá")),
            of_unit(OWN, *figures(Điểm_đạt="80,00", Xếp_hạng=wrong, Xếp_loại=rating)),
        )
        for wrong, rating in (("1/3", "Khá"), ("2/20", "Tốt"))
    ]
    + [(of_unit(OWN, *figures(Điểm_đạt="80,00")), of_unit(OWN, *figures(Điểm_đạt="60,00")))],
    documents.the_headline_tells_one_document: [
        both("tong_quan", OWN, FIRST, FIRST.replace("80,00", "60,00")),
        both("tong_quan", OWN, FIRST + STOOD, FIRST.replace("80,00", "60,00") + STOOD),
        both("tong_quan", OWN, FIRST, FIRST.replace("100,00", "71,50")),
        both("tong_quan", OWN, FIRST, FIRST.replace("Khá", "Tốt")),
        both("tong_quan", OWN, FIRST, FIRST.replace("2023", "2022")),
        both("tong_quan", OWN_WORD, ASSESSED.format("82,75"), ASSESSED.format("80,00")),
    ],
    documents.the_year_before_is_told_as_its_document_has_it: [
        both("tong_quan", OWN, FIRST + BEFORE, FIRST + BEFORE.replace("75,00", "70,00")),
        both("tong_quan", OWN, FIRST + BEFORE, FIRST + BEFORE.replace("3/20", "4/20")),
    ],
    flags.the_headline_of_a_figure_that_is_not_final_says_so: [
        both("tong_quan", DRAFT, "Năm 2025 đạt 82,00 (tạm tính)", "Năm 2025 đạt 82,00"),
        both("tong_quan", OWN, FIRST, FIRST + " (tạm tính)"),
    ],
    flags.a_row_of_figures_that_are_not_final_has_its_badge: [
        (
            page("tong_quan", DRAFT, tables=[table(DRAFT_AREA)]),
            page("tong_quan", DRAFT, tables=[table(DRAFT_AREA | {"Tính chất số liệu": "Chính thức"})]),
        ),
        (
            page("xu_huong", OWN, files=[file(TOTAL)]),
            page("xu_huong", OWN, files=[file(TOTAL | {"Tính chất số liệu": "Tạm tính"})]),
        ),
    ],
    flags.a_chart_of_figures_that_are_not_final_has_its_badge: [
        (
            page(
                "diem_tru",
                DRAFT,
                charts=[chart(DRAFTED, key="Tạm tính", alt="tạm tính", below=("Tạm tính",))],
            ),
            page("diem_tru", DRAFT, charts=[chart(DRAFTED, key="Tạm tính", alt="tạm tính")]),
        ),
    ],
    flags.what_is_official_has_no_badge: [
        (
            page("tong_quan", {"don_vi": "y-te"}, "", "Điểm trừ 10,00"),
            page("tong_quan", {"don_vi": "y-te"}, "", "Điểm trừ 10,00 (tạm tính)"),
        ),
    ],
    flags.a_report_that_is_not_final_has_its_badge: [
        (
            page("ho_so", INDUSTRY, tables=[table(REPORT)]),
            page("ho_so", INDUSTRY, tables=[table(REPORT | {"Tính chất số liệu": "Chính thức"})]),
        ),
    ],
}

REGION = PROVINCE | {"nhom": "vung-cu-vung-mot"}
NEIGHBOURS = OWN | {"nhom": "cung-tinh"}
RANKED = {"STT": "1", "Đơn vị": "Sở Y tế", "Hạng trong nhóm": "1"}
PLACED, PUBLISHED = "Sở Nội vụ đứng hạng 2/20 trong tỉnh", {"STT": "1", "Đơn vị": "Sở Y tế", "Xếp hạng": "1"}
LATE = QUARTER | {"xem": "tinh"}
LATEST = "Long An: Sở Nội vụ trễ nhiều nhất, 3 hồ sơ"
COUNTED = {"STT": "1", "Đơn vị": "Sở Y tế", "Thứ tự theo số trễ hạn": "2"}
SHARE_OF_COUNTRY = {"Chỉ số": "SIPAS", "Năm": "2023", "Vị trí trên thang 100": "—"}
GAPS = {"Cách_kế_trên": "1,00", "Hơn_kế_dưới": "15,00", "So_với_trung_vị": "−0,50"}
NO_PLACE = {"STT": "1", "Tỉnh, thành phố": "▶ Long An", "Hạng trong nhóm": "—"}
OF_LISTS: dict[Rule, list[Pair]] = {
    lists.a_place_in_a_group_is_told_only_where_the_group_is_nearly_known: [
        both(
            "so_sanh",
            PROVINCE,
            "Long An đứng hạng 3/4 trong cả nước",
            "Long An đứng hạng 2/4 trong cả nước",
            metrics=figures(**{"Vị trí trong nhóm": "33"}),
        ),
        (
            page(
                "so_sanh",
                PROVINCE,
                "Long An đứng hạng 3/4 trong cả nước",
                metrics=figures(**{"Vị trí trong nhóm": "33"}),
            ),
            page(
                "so_sanh", PROVINCE, "Long An đứng hạng 3/4 trong cả nước", metrics=figures(Bách_phân_vị="67")
            ),
        ),
        (
            page("so_sanh", REGION | {"chi_so": "SIPAS"}, "Chưa xếp được Long An"),
            page(
                "so_sanh", REGION | {"chi_so": "SIPAS"}, "Long An đứng hạng 1/2 trong vùng", "2/3 có số liệu"
            ),
        ),
    ],
    lists.gaps_to_others_are_those_of_the_group: [
        (
            page("so_sanh", PROVINCE, metrics=figures(**GAPS)),
            page("so_sanh", PROVINCE, metrics=figures(**GAPS | {changed: "9,00"})),
        )
        for changed in GAPS
    ],
    lists.the_figures_of_a_province_are_those_of_its_index: [
        (
            page("so_sanh", PROVINCE, metrics=figures(Hạng_công_bố="3/4", PAR_INDEX="85,00")),
            page("so_sanh", PROVINCE, metrics=figures(Hạng_công_bố=rank, PAR_INDEX=points)),
        )
        for rank, points in (("2/4", "85,00"), ("3/4", "86,00"))
    ],
    lists.units_of_one_list_only_are_ranked_together: [
        (
            page("so_sanh_don_vi", NEIGHBOURS, tables=[table(RANKED)]),
            page("so_sanh_don_vi", NEIGHBOURS, tables=[table(RANKED | {"Đơn vị": other})]),
        )
        for other in ("UBND xã Đông", "Sở Tư pháp")
    ]
    + [
        (
            page("so_sanh_don_vi", NEIGHBOURS, PLACED, tables=[table(PUBLISHED)]),
            page(
                "so_sanh_don_vi", NEIGHBOURS, PLACED, tables=[table(PUBLISHED | {"Đơn vị": "UBND xã Đông"})]
            ),
        )
    ],
    lists.a_place_among_units_is_told_only_where_the_list_is_nearly_known: [
        both(
            "so_sanh_don_vi",
            NEIGHBOURS,
            "Sở Nội vụ đứng hạng 2/20 trong tỉnh",
            "Sở Nội vụ đứng hạng 2/3 trong tỉnh",
        ),
    ],
    lists.late_counts_of_one_basis_only_are_ranked_together: [
        (
            page("ho_so", LATE, LATEST, tables=[table(COUNTED)]),
            page("ho_so", LATE, LATEST, tables=[table(COUNTED | {"Thứ tự theo số trễ hạn": "3"})]),
        ),
        (
            page("ho_so", LATE, charts=[chart("Trễ hạn", {"customdata": ["Sở Nội vụ", "Sở Y tế"]})]),
            page("ho_so", LATE, charts=[chart("Trễ hạn", {"customdata": ["Sở Nội vụ", "UBND xã Đông"]})]),
        ),
        (page("ho_so", LATE, LATEST), page("ho_so", LATE, "Long An: Sở Y tế trễ nhiều nhất, 1 hồ sơ")),
        (
            page("ho_so", LATE, LATEST),
            page("ho_so", LATE, "Long An: Sở Nội vụ và Sở Y tế trễ nhiều nhất, mỗi đơn vị 3 hồ sơ"),
        ),
    ],
    lists.a_percentile_of_the_country_is_of_the_country: [
        (
            page("chi_so_tinh", {"tinh_xem": "long-an"}, tables=[table(SHARE_OF_COUNTRY)]),
            page(
                "chi_so_tinh",
                {"tinh_xem": "long-an"},
                tables=[table(SHARE_OF_COUNTRY | {"Vị trí trên thang 100": "67"})],
            ),
        )
    ],
    lists.columns_of_places_are_blank_where_the_headline_has_none: [
        (
            page("so_sanh", REGION, "Chưa xếp được Long An", tables=[table(NO_PLACE)]),
            page(
                "so_sanh",
                REGION,
                "Chưa xếp được Long An",
                tables=[table(NO_PLACE | {"Hạng trong nhóm": "4"})],
            ),
        )
    ],
}

OWN_SOURCE = "Nguồn: Bảng điều khiển"
DRAWN = {"x": [1], "y": [2]}
FROM = {"Đơn vị": "Sở Nội vụ", "Nguồn": DECISION}
FIGURES = {"STT": "1", "Đơn vị": "Sở Nội vụ", "Điểm": "80,00"}
PANEL = (f"**{FILE}**", "- **Điểm đạt: 80** — trang «Tong hop», dòng 8: C8 «80»", "?nguon=u-1")
OF_SOURCES: dict[Rule, list[Pair]] = {
    sources.every_file_names_documents_or_files: [
        (
            page("xu_huong", OWN, files=[file(FROM)]),
            page("xu_huong", OWN, files=[file(FROM | {"Nguồn": "ai đó"})]),
        ),
        (
            page("xu_huong", OWN, files=[file(FROM, name="a.xlsx", notes=(SOURCE,))]),
            page("xu_huong", OWN, files=[file(FROM, name="a.xlsx", notes=("Nguồn: —",))]),
        ),
        (
            page("tong_quan", OWN, files=[file({"Quy tắc": "Mất điểm lặp lại", "Nguồn": DECISION})]),
            page("tong_quan", OWN, files=[file({"Quy tắc": "Mất điểm lặp lại", "Nguồn": ""})]),
        ),
    ],
    sources.every_named_source_is_held: [
        (page("xu_huong", OWN, "", SOURCE), page("xu_huong", OWN, "", "Nguồn: văn bản nào đó")),
        (
            page("xu_huong", OWN, tables=[table(FROM)]),
            page("xu_huong", OWN, tables=[table(FROM | {"Nguồn": "—"})]),
        ),
    ],
    sources.the_dashboard_is_never_a_source: [
        (page("xu_huong", OWN, "", SOURCE), page("xu_huong", OWN, "", OWN_SOURCE)),
        (
            page("xu_huong", OWN, charts=[chart("Điểm", below=(SOURCE,))]),
            page("xu_huong", OWN, charts=[chart("Điểm", below=(OWN_SOURCE,))]),
        ),
        (
            page("xu_huong", OWN, files=[file(FROM, notes=(SOURCE,))]),
            page("xu_huong", OWN, files=[file(FROM, notes=(OWN_SOURCE,))]),
        ),
    ],
    sources.every_chart_says_in_its_picture_where_it_is_from: [
        (
            page("xu_huong", OWN, charts=[chart("Điểm", DRAWN, below=(SOURCE,))]),
            page("xu_huong", OWN, charts=[chart("Điểm", DRAWN)]),
        ),
    ],
    sources.every_figure_leads_to_its_lines: [
        (
            page("xu_huong", OWN, metrics=[Metric("Điểm đạt", "80,00", panel=list(PANEL))]),
            page("xu_huong", OWN, metrics=[Metric("Điểm đạt", "80,00")]),
        ),
        (
            page("xu_huong", OWN, charts=[replace(chart("Điểm", DRAWN), panel=list(PANEL))]),
            page("xu_huong", OWN, charts=[chart("Điểm", DRAWN)]),
        ),
        (
            page("xu_huong", OWN, tables=[table(FIGURES, panel=PANEL)]),
            page("xu_huong", OWN, tables=[table(FIGURES)]),
        ),
    ],
    sources.a_year_to_come_is_no_default: [
        (
            Snapshot("tong_quan", {"don_vi": "noi-vu"}, shown=OWN),
            Snapshot("tong_quan", {"don_vi": "noi-vu"}, shown=OWN | {"nam": "2999"}),
        ),
    ],
}


def panel(*texts: str) -> Snapshot:
    return page("xu_huong", OWN, tables=[table(FIGURES, panel=texts)])


OF_PANELS: dict[Rule, list[Pair]] = {
    provenance.every_panel_names_documents_or_files: [
        (panel(*PANEL), panel("**Văn bản nào đó**", *PANEL[1:])),
        (panel(f"**{DECISION}, số 12/QĐ**"), panel(*PANEL[1:])),
        (panel(*PANEL), panel(*PANEL, "-")),
    ],
    provenance.every_line_of_a_file_is_told_by_its_cells: [
        (panel(*PANEL), panel(PANEL[0], "- **Điểm đạt: 80** — trang «Tong hop»")),
    ],
    provenance.every_panel_leads_to_the_page_of_each_source: [
        (panel(*PANEL), panel(*PANEL[:2])),
        (panel(*PANEL), panel(*PANEL[:2], "?nguon=khong-co")),
    ],
}

READING = {"don_vi": "noi-vu", "ky_766": "2023"}
TOLD_766 = "Năm 2023: đạt **93,50** trên 100 điểm, hạng **2/2** trong các đơn vị, hạng công bố **2/3** chung các nhóm"
DOSSIERS = "Quý I/2023: tiếp nhận **14**, trễ hạn **3**"
OF_HEADLINES: dict[Rule, list[Pair]] = {
    headlines.a_headline_names_whose_figure_it_is: [
        (
            page("tong_quan", OWN, FIRST, about=ABOUT),
            page("tong_quan", OWN, FIRST, about=["Sở Y tế", "Long An"]),
        ),
        both("ho_so", LATE, "Long An: trễ 3", "Bến Tre: trễ 3"),
    ],
    headlines.a_headline_names_its_year_or_period: [
        both("tong_quan", OWN, FIRST, FIRST.replace("2023", "2022")),
        both("ho_so", QUARTER, DOSSIERS, DOSSIERS.replace("Quý I/", "Quý II/")),
        both("chi_so_766", READING, "Năm 2023: đạt", "đạt 93,50"),
    ],
    headlines.every_number_of_the_headline_is_held: [
        both("diem_tru", OWN, "mất 15,00 điểm", "mất 16,00 điểm", tables=[table(*AREAS)]),
        both(
            "xu_huong",
            OWN | {"xem": "thay-doi"},
            "lấy lại 3,43 điểm phần trăm",
            "lấy lại 4,43 điểm phần trăm",
            tables=[Table(["Nội dung", "Lấy lại"], [["Một", "1,20"], ["Hai", "2,23"], ["Ba", "—"]])],
        ),
    ],
    headlines.large_figures_are_held: [
        (of_unit(OWN, *figures(Điểm_đạt="80,00")), of_unit(OWN, *figures(Điểm_đạt="81,23"))),
    ],
    headlines.the_distance_to_a_target_is_that_of_the_document: [
        (
            of_unit(OWN, Metric("So với chỉ tiêu năm 2023", "−5,00")),
            of_unit(OWN, Metric("So với chỉ tiêu năm 2023", "+5,00")),
        ),
    ],
    headlines.a_target_of_a_later_year_is_neither_reached_nor_missed: [
        (
            of_unit(OWN, Metric("So với chỉ tiêu 2024", "−5,00", "ít nhất 85 điểm; năm 2023 chưa ở mức này")),
            of_unit(OWN, Metric("So với chỉ tiêu 2024", "−5,00", "ít nhất 85 điểm; chưa đạt")),
        ),
        (
            of_unit(OWN, Metric("So với chỉ tiêu 2023", "−5,00", "ít nhất 85 điểm; không đạt")),
            of_unit(OWN, Metric("So với chỉ tiêu 2023", "−5,00", "không đạt")),
        ),
    ],
    headlines.rows_of_areas_are_those_of_the_sheet: [
        (page("tong_quan", OWN, tables=[table(*AREAS)]), page("tong_quan", OWN, tables=[table(*AREAS[:1])])),
        (
            page("tong_quan", OWN, tables=[table(*AREAS)]),
            page("tong_quan", OWN, tables=[table(AREAS[0], AREAS[1] | {"Điểm trừ": "14,00"})]),
        ),
    ],
    headlines.dossiers_of_a_period_are_told_as_reported: [
        both("ho_so", QUARTER, DOSSIERS, DOSSIERS.replace("**3**", "**2**")),
    ],
    headlines.a_reading_of_the_766_index_is_told_as_published: [
        both("chi_so_766", READING, TOLD_766, TOLD_766.replace(true, false))
        for true, false in (("93,50", "95,00"), ("trên 100", "trên 90"), ("2/2", "1/2"), ("2/3", "3/3"))
    ],
}

WEIGHED = "36 nhiệm vụ quá hạn · khoảng {points} điểm"
OF_ATTENTION: dict[Rule, list[Pair]] = {
    attention.a_loss_that_needs_attention_is_one_of_the_sheet: [
        (
            page(
                "tong_quan",
                OWN,
                "",
                f"Tài chính: mất **{points} điểm** trong năm 2023, nhiều nhất các lĩnh vực",
            ),
            page(
                "tong_quan",
                OWN,
                "",
                f"Tài chính: mất **{other} điểm** trong năm {year}, nhiều nhất các lĩnh vực",
            ),
        )
        for points, other, year in (("15,00", "16,00", 2023), ("15,00", "15,00", 2022))
    ]
    + [
        (
            page("tong_quan", OWN, "", "Thể chế: mất điểm **2 năm liền**, năm 2023 mất 5,00 điểm"),
            page("tong_quan", OWN, "", "Thể chế: mất điểm **9 năm liền**, năm 2023 mất 5,00 điểm"),
        )
    ],
    attention.points_at_stake_are_no_more_than_areas_lost: [
        (
            page("tong_quan", OWN, "", WEIGHED.format(points="4,51")),
            page("tong_quan", OWN, "", WEIGHED.format(points="50,51")),
        ),
    ],
    attention.figures_are_called_old_by_their_newest_year: [
        (
            page(
                "tong_quan", OWN, "", "Số liệu **kết quả chấm điểm** mới nhất là năm 2023, đã qua 1.065 ngày"
            ),
            page(
                "tong_quan", OWN, "", "Số liệu **kết quả chấm điểm** mới nhất là năm 2020, đã qua 1.065 ngày"
            ),
        ),
    ],
}

ON_PAPER: dict[Rule, list[Pair]] = {
    briefs.the_sheet_tells_the_document_that_speaks: [
        (sheet(), figure("Điểm đạt", "60,00")),
        (sheet(), figure("Xếp hạng", "1/3")),
        (sheet(), figure("Xếp loại", "Tốt")),
        (sheet(), sheet(figures=[])),
    ],
    briefs.a_loss_on_paper_says_that_it_is_at_least_so_much: [
        (sheet(), figure("Điểm trừ", "10,00")),
        (sheet(), figure("Điểm trừ", "ít nhất 20,00")),
        (
            sheet(year=2022, figures=figures(Điểm_trừ="ít nhất 10,00")),
            sheet(year=2022, figures=figures(Điểm_trừ="10,00")),
        ),
    ],
    briefs.a_change_on_paper_stands_only_where_points_compare: [
        (sheet(), figure("Điểm đạt", "80,00", "+6,00 so với 2022")),
        (sheet(), figure("Xếp hạng", "2/20", "+13 bậc")),
        (
            sheet(year=2024, figures=figures(Điểm_đạt="60,00|−5,00 điểm phần trăm tỷ lệ đạt so với 2023")),
            sheet(year=2024, figures=figures(Điểm_đạt="60,00|−20,00 so với 2023")),
        ),
    ],
    briefs.what_is_not_final_on_paper_says_so: [
        (
            sheet(year=2025, finding="(tạm tính)", unsure="* Tạm tính", figures=figures(Điểm_đạt="82,00*")),
            sheet(year=2025, finding=finding, unsure=unsure, figures=figures(Điểm_đạt=score)),
        )
        for finding, unsure, score in (
            ("", "* Tạm tính", "82,00*"),
            ("(tạm tính)", "", "82,00*"),
            ("(tạm tính)", "* Tạm tính", "82,00"),
        )
    ],
    briefs.areas_on_paper_are_those_of_the_sheet: [
        (sheet(), sheet(areas=[SHEET.areas[0] | {"deduction": "14,00"}])),
    ],
    briefs.the_sheet_names_documents_or_files: [(sheet(), sheet(sources=OWN_SOURCE))],
    briefs.no_period_to_come_is_the_newest_on_paper: [
        (sheet(), sheet(now=["Hồ sơ TTHC, Quý I/2040: tiếp nhận **90**"])),
    ],
}

CASES = OF_SUMS | OF_TIMES | OF_DOCUMENTS | OF_LISTS | OF_SOURCES | OF_PANELS | OF_HEADLINES
CASES |= OF_ATTENTION | ON_PAPER
CASES |= {
    every_rule.the_page_opens: [(page("tong_quan", OWN), page("tong_quan", OWN, error="IndexError"))],
    every_rule.no_cell_shows_a_code_of_the_database: [
        (
            page("tong_quan", OWN, tables=[table({"Quy tắc": "Sắp đến hạn"})]),
            page("tong_quan", OWN, tables=[table({"Quy tắc": "report_due"})]),
        )
    ],
}


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_tells_a_false_page_from_a_true_one(rule: Rule) -> None:
    for true, false in CASES[rule]:
        looked_at = list(rule(true, FACTS))
        assert looked_at, f"looks at nothing of {true}"
        assert not any(looked_at), looked_at
        assert any(rule(false, FACTS)), f"sees nothing wrong in {false}"
