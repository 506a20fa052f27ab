"""Of several that are equally the most none is told as the first; a sentence tells flags of its own figures alone."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cchc import sentences
from cchc.brief.headline import unsure_footnote
from cchc.charts.progress.dossier import dossier_bars
from cchc.intake import owners
from cchc.sentences.places.peers import own_metrics, rank_in_group
from cchc.store import Publication, Store
from cchc.ui.topics.newest import newest_work
from tests.test_pages import opened, said
from tests.test_partial_sums import UNIT, sheet
from tests.test_tasks import counted, listed


def lost(store: Store, *points: float) -> str:
    sheet(store, *((10, 10 - each) for each in points), most=10 * len(points), score=10)
    return sentences.lost_points(store.ask("deductions_by_area", **UNIT, year=2023)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ((2, 2, 1), "Mất nhiều nhất ở **Mục 1** và **Mục 2**: mỗi mục 2,00 điểm (cộng dồn 80 % số điểm bị trừ)."),
        ((1, 2, 2, 2), "Mất nhiều nhất ở **Mục 2**, **Mục 3** và 1 mục khác: mỗi mục 2,00 điểm."),
        ((3, 1, 1), "Mất nhiều nhất ở **Mục 1**: 3,00 điểm; tiếp theo là **Mục 2** và **Mục 3**: mỗi mục 1,00 điểm."),
        ((3, 1, 0), "Mất nhiều nhất ở **Mục 1**: 3,00 điểm; tiếp theo là **Mục 2**: 1,00 điểm (cộng dồn 100 % số điểm bị trừ)."),
        ((3, 0), "Mất nhiều nhất ở **Mục 1**: 3,00 điểm."),
    ],
)  # fmt: skip
def test_areas_that_lost_equally_much_are_told_together(
    store: Store, points: tuple[float, ...], told: str
) -> None:
    assert lost(store, *points) == told


def units(*late: tuple[int, float | None]) -> list[dict[str, Any]]:
    rows = [{"late_total": count, "late_rate": rate} for count, rate in late]
    return [
        {**row, "unit": f"Sở {letter}", "cohort": None, "late_basis": None}
        for letter, row in zip("ABC", rows, strict=False)
    ]


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (((3, 10), (3, 20)), "**Sở A** và **Sở B** trễ nhiều nhất, mỗi đơn vị 3 hồ sơ; tỷ lệ cao nhất là **Sở B** (20,0 %)."),
        (((3, 10), (3, 10)), "**Sở A** và **Sở B** trễ nhiều nhất, mỗi đơn vị 3 hồ sơ, cũng là tỷ lệ cao nhất."),
        (((4, None), (3, None)), "**Sở A** trễ nhiều nhất, 4 hồ sơ."),
        (((4, 9), (3, None)), "**Sở A** trễ nhiều nhất, 4 hồ sơ (9,0 %)."),
        (((4, 9), (3, 9), (2, 9)), "4 hồ sơ (9,0 %); tỷ lệ cao nhất là **Sở A**, **Sở B** và 1 đơn vị khác (9,0 %)."),
    ],
)  # fmt: skip
def test_units_equally_late_are_told_together_and_a_highest_rate_only_where_all_tell_theirs(
    late: tuple[tuple[int, float | None], ...], told: str
) -> None:
    assert sentences.latest_units(units(*late), "2023").replace("\u00a0", " ").endswith(told)


def test_fields_equally_late_are_told_together_and_an_unknown_share_is_not_written() -> None:
    rows = pd.DataFrame(
        {
            "label": ["Đất đai", "Hộ tịch"],
            "late_total": [2, 2],
            "late_rate": [None, 5.0],
            "late_basis": "all",
        }
    )
    assert (
        sentences.latest_field(rows) == "Trễ nhiều nhất ở **Đất đai** và **Hộ tịch**: mỗi lĩnh vực 2 hồ sơ."
    )
    assert sentences.latest_field(rows.head(1)) == "Trễ nhiều nhất ở **Đất đai**: 2 hồ sơ."


def test_groups_of_the_766_index_that_lost_equally_much_are_told_together() -> None:
    own = {"period": "2023", "total_score": 80.0, "max_score": None, "placed_units": 1, "rank": None}
    groups = [{"group_name": name, "missing_score": 3.0} for name in ("progress", "satisfaction")]
    assert sentences.reading_766(own, groups).endswith(
        "mất nhiều nhất ở **Tiến độ giải quyết** và **Mức độ hài lòng**: mỗi nhóm 3,00 điểm."
    )


def moved(**changes: float | None) -> pd.DataFrame:
    told = {"period": "2023-Q2", "snapshot": "", "flag": "official", "previous_flag": "provisional"}
    return pd.DataFrame([{**told, "group_name": name, "change": change} for name, change in changes.items()])


def test_a_reading_without_a_total_tells_how_its_groups_moved() -> None:
    told = sentences.index_766_change(moved(total=None, progress=-1.0, satisfaction=-1.0, transparency=0.5))
    assert told == (
        "Quý II/2023 so với kỳ liền trước: chưa đủ tổng điểm của hai kỳ; tăng nhiều nhất ở **Công khai, minh bạch** (+0,50); "
        "giảm nhiều nhất ở **Tiến độ giải quyết** và **Mức độ hài lòng** (mỗi nhóm −1,00) (có số: tạm tính)."
    )


def test_a_sentence_without_a_figure_tells_no_flag() -> None:
    assert sentences.index_766_change(moved(total=None, progress=None)).endswith("hoặc bộ chỉ số đã đổi.")
    rows = pd.DataFrame([{"whole_change": None, "whole_flag": "provisional"}])
    assert sentences.score_change(rows, 2022, 2023) == "Chưa đủ điểm của hai năm để nói điều gì đã thay đổi."


def test_losses_that_last_and_weigh_equally_are_counted_beside_the_one_that_is_named(store: Store) -> None:
    for year in (2022, 2023):
        sheet(store, (10, 8), (20, 18), (10, 9), year=year)
    told = sentences.repeated(store.ask("repeated_losses", **UNIT), [2022, 2023])
    assert "mất **2,00 điểm** (1 mục khác mất ngang thế)." in told


def test_indices_with_one_percentile_are_neither_the_best_nor_the_worst() -> None:
    row = {"rank": 5, "out_of": 63, "is_published": True, "year": 2023, "percentile": 50.0, "flag": None}
    rows = pd.DataFrame([{**row, "index_type": name} for name in ("PAR", "PCI")])
    assert sentences.best_and_worst(rows, "Long An").startswith("**Long An** đứng ngang nhau ở các chỉ số")


def test_all_indices_that_stand_highest_or_lowest_are_named() -> None:
    row = {"is_published": True, "year": 2024, "flag": None, "out_of": 63}
    places = {"PAR": 1, "PAPI": 63, "PCI": 1, "SIPAS": 30, "DTI": 63}
    rows = pd.DataFrame(
        [
            {**row, "index_type": name, "rank": rank, "percentile": 100 * (63 - rank) / 62}
            for name, rank in places.items()
        ]
    )
    told = sentences.best_and_worst(rows, "Hải Phòng")
    assert told == (
        "**Hải Phòng** đứng cao nhất ở **PAR INDEX 2024** (hạng 1/63), **PCI 2024** (hạng 1/63), "
        "thấp nhất ở **PAPI 2024** (hạng 63/63), **DTI 2024** (hạng 63/63)."
    )


def test_late_dossiers_of_both_kinds_are_told_apart_beside_the_share_in_time(store: Store) -> None:
    report(store, "2024-Q2", resolved_total=10, resolved_late=1, pending_late=3)
    (row,) = store.ask_rows("dossiers_by_period")
    assert sentences.dossiers_of_period(row).replace("\u00a0", " ") == (
        "Quý II/2024: đã giải quyết **10**, trễ hạn **4** (3 đang giải quyết), đúng hạn **90,0 %**."
    )


def report(store: Store, period: str, **counts: int) -> None:
    file = Publication(f"{period}.xlsx", repr((period, counts)).encode(), "dossier_report", "An")
    unit_id = file.add_unit(owners.unit(UNIT["unit"], UNIT["province"], period))
    row = {"unit_id": unit_id, "period": period, "position": 1, "label": "Tổng", **counts}
    file.add("dossier_counts", row, "dossiers", unit_id, "", period)
    store.publish(file)


def test_the_work_of_a_day_is_that_of_the_newest_period_that_had_begun_and_tells_something(
    store: Store,
) -> None:
    report(store, "2022", resolved_total=7)
    report(store, "2024-Q4", resolved_total=2)
    report(store, "2024", resolved_total=9)
    report(store, "2025-Q1")
    counted(store, "2024-Q1", "UBND tỉnh giao", total=8, done=7)
    listed(store, "2022", {"assigned_by": "UBND tỉnh", "due_on": "2022-06-15"})

    def told(day: str) -> list[str]:
        tasks = store.ask("tasks_by_period", as_of=day)
        return [text[:28] for text in newest_work(store.ask("dossiers_by_period"), tasks, day)]

    assert told("2021-12-31") == []
    assert told("2023-12-31") == ["Hồ sơ TTHC, Năm 2022: đã giả", "Nhiệm vụ, Năm 2022, UBND tỉn"]
    assert told("2025-12-31") == ["Hồ sơ TTHC, Năm 2024: đã giả", "Nhiệm vụ, Quý I/2024, UBND t"]


def test_a_count_that_is_yet_to_begin_is_held_against_no_list(store: Store) -> None:
    listed(store, "2023", {"assigned_by": "UBND tỉnh", "due_on": "2023-06-15"})
    counted(store, "2023-Q1", "UBND tỉnh giao", total=7, open_late=1)
    rows = store.ask_rows("tasks_by_period", as_of="2022-12-31")
    assert [row["named_late"] for row in rows if row["counted_from"] == "counts"] == [None]


def test_a_page_of_dossiers_shows_the_period_that_a_link_names_whatever_its_type(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(store, "2024-Q1", resolved_total=7)
    report(store, "2024", resolved_total=9)
    page = opened(monkeypatch, store.path, "ho_so", don_vi="so-y-te.long-an", ky="2024-Q1")
    assert "Quý I/2024: đã giải quyết **7**" in said(page)
    assert "Không có kỳ" not in said(page)
    page.segmented_control[1].set_value("nam").run()
    assert "Năm 2024: đã giải quyết **9**" in said(page)
    assert "Không có kỳ" not in said(page)


def ranked(store: Store, **rows: dict[str, Any]) -> pd.DataFrame:
    file = Publication("xếp hạng.xlsx", repr(rows).encode(), "ranking", "An")
    for name, row in rows.items():
        unit_id = file.add_unit(owners.unit(name.replace("_", " "), "Long An", "2023"))
        total = {"unit_id": unit_id, "year": 2023, "listed": True, **row}
        file.add("results", total, "result", unit_id, "", "2023")
    store.publish(file)
    return store.ask("peers", **UNIT, year=2023)


def test_a_place_that_is_a_published_rank_counts_all_who_have_one(store: Store) -> None:
    peers = ranked(
        store,
        Sở_Y_tế={"score": 70, "max_score": 80, "rank": 1, "out_of": 4},
        Sở_Nội_vụ={"score": 82, "max_score": 100, "rank": 2, "out_of": 4},
        Sở_Tư_pháp={"max_score": 100, "rank": 3, "out_of": 4},
        Sở_Tài_chính={"score": 60, "rank": 4, "out_of": 4},
    )
    told = rank_in_group(peers, "Sở Y tế", "peer", "nhóm", "năm 2023")
    assert told == "**Sở Y tế** đứng hạng **1/4** trong nhóm, năm 2023."


def test_what_is_said_of_a_rank_is_not_said_of_the_score_beside_it(store: Store) -> None:
    peers = ranked(
        store,
        Sở_Y_tế={"score": 70, "max_score": 100},
        Sở_Nội_vụ={"score": 82, "max_score": 100},
        Sở_Tư_pháp={"max_score": 100},
    )
    verdict = store.ask("comparability", topics=["result"], peers_of=UNIT["unit"], years=[2023])
    assert sentences.verdict_with_reasons(verdict).startswith(
        "So sánh một phần: Chưa đủ đơn vị: Long An 2023: 2/3"
    )
    own = {figure.column: figure.about for figure in own_metrics(dict(peers.iloc[0]), "value", "Tỷ lệ")}
    assert own["ratio"] == own["gap_above"] == ""
    assert own["rank"] == "Hạng chỉ trong các đơn vị có số liệu"
    (headline,) = store.ask_rows("unit_headline", **UNIT)
    assert sentences.score_metric(headline).about == sentences.deduction_metric(headline).about == ""
    assert sentences.rank_metric(headline).about == own["rank"]


def test_a_rank_that_is_short_of_its_target_tells_its_year_and_no_pace() -> None:
    thing: dict[str, Any] = {"rule": "target_behind", "subject": "Thứ hạng", "measure": "rank"}
    thing |= {
        "period": "2024",
        "actual_period": "2022",
        "actual_since": None,
        "outlook": "not_yet",
        "flag": None,
    }
    thing |= {"measure_unit": "hạng", "actual": 5, "target": 3, "at_stake": 2}
    assert (
        sentences.attention_sentence(thing)
        == "Thứ hạng: năm 2022 hạng **5**, chưa đạt chỉ tiêu hạng 3 của năm 2024"
    )
    thing |= {"measure_unit": "%", "measure": "on_time_rate"}
    assert (
        sentences.attention_sentence(thing)
        == "Thứ hạng: năm 2022 có **5** %, chưa đạt chỉ tiêu 3 của năm 2024"
    )
    assert "theo đà này không đạt" in sentences.attention_sentence({**thing, "outlook": "behind"})


def test_reasons_are_looked_for_where_they_are_written() -> None:
    lines = pd.DataFrame({"area_code": ["1", "3"], "reason": ["Chậm", None]})
    assert sentences.where_reasons_are(lines).startswith("Lý do trừ điểm ghi ở các mục bên trong")
    assert sentences.where_reasons_are(lines, area="1").startswith("Lý do trừ điểm ghi ở các mục bên trong")
    for given in ({"area": "3"}, {"area": "1", "is_innermost": True}):
        assert "không ghi lý do trừ điểm của các mục này" in sentences.where_reasons_are(lines, **given)


def test_the_footnote_of_the_a4_sheet_speaks_of_the_figures_above_it_alone(store: Store) -> None:
    sheet(store, (10, 8), most=10, score=8)
    (headline,) = store.ask_rows("unit_headline", **UNIT)
    before = {**headline, "previous_year": 2022, "previous_flag": "self_assessment"}
    assert unsure_footnote(before) == ""
    assert unsure_footnote({**before, "score_change": 1.0}) == "* Tự đánh giá, chưa thẩm định"
    of_rank = {**headline, "flag": "derived_rank"}
    assert unsure_footnote(of_rank) == ""
    assert unsure_footnote({**of_rank, "rank": 3}) == "* Hạng suy ra"


def test_a_rank_beside_its_target_is_told_as_a_rank() -> None:
    goal = {"title": "Thứ hạng", "period": "2024", "comparison": "<=", "value": 3.0, "measure_unit": "hạng"}
    rows = pd.DataFrame(
        [
            {
                **goal,
                "actual_period": "2022",
                "actual_since": None,
                "actual": 5.0,
                "outlook": "not_yet",
                "flag": None,
            }
        ]
    )
    assert sentences.missed_targets(rows) == [
        "Thứ hạng (Năm 2024): năm 2022 hạng 5, cần hạng 3 trở lên; chưa đạt."
    ]


def test_a_period_of_which_no_total_is_known_stands_beside_one_that_has_a_total(store: Store) -> None:
    report(store, "2024-Q1", resolved_total=7)
    report(store, "2024-Q2", received_total=9)
    report(store, "2024-Q3", resolved_total=0)
    figure = dossier_bars(store.ask("dossiers_by_period"), "Hồ sơ")
    (empty,) = (trace for trace in figure.data if getattr(trace, "mode", "") == "text" and trace.text)
    assert tuple(empty.text) == ("—", "không<br>phát sinh")
