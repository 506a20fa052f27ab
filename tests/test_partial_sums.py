"""A sum over blanks is told as what it is, without a share of it, wherever it stands."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pypdf import PdfReader

from cchc import sentences
from cchc.brief.lists import criteria_list
from cchc.charts.change.score_change import change_waterfall
from cchc.charts.distance.scenario import scenario_waterfall
from cchc.charts.parts.deduction import deduction_pareto, deduction_waterfall
from cchc.exporting import export_file
from cchc.intake import owners
from cchc.store import Publication, Store
from cchc.ui.choosing.filters import Unit
from cchc.ui.topics.brief import brief
from tests.test_pages import opened, said
from tests.truth.snapshot import plain

UNIT = {"unit": "Sở Y tế", "province": "Long An"}
DONG_THAP = Unit("so-khoa-hoc-va-cong-nghe.dong-thap", "Sở Khoa học và Công nghệ", "Đồng Tháp")
Points = tuple[float | None, float | None]


def sheet(
    store: Store,
    *areas: Points,
    year: int = 2023,
    most: float | None = None,
    score: float | None = None,
    **extras: float,
) -> None:
    """A score sheet of 2023: maximum and score of its areas, and what the total says."""
    publication = Publication(
        "bang.xlsx", repr((areas, year, most, score, extras)).encode(), "score_sheet", "thử"
    )
    unit_id = publication.add_unit(owners.unit(UNIT["unit"], UNIT["province"], str(year)))
    lines: list[dict[str, Any]] = [
        {
            "level": "area",
            "code": str(n),
            "area_code": str(n),
            "title": f"Mục {n}",
            "max_score": top,
            "score": got,
        }
        for n, (top, got) in enumerate(areas, start=1)
    ]
    lines += [{"level": level, "title": level, "score": points} for level, points in extras.items()]
    for position, line in enumerate(lines, start=1):
        row = {"unit_id": unit_id, "year": year, "position": position, "is_leaf": True, **line}
        publication.add("scores", row, "assessment", unit_id, "", str(year))
    total = {"unit_id": unit_id, "year": year, "max_score": most, "score": score, "listed": False}
    publication.add("results", total, "assessment", unit_id, "", str(year))
    store.publish(publication)


PARTIAL: dict[str, tuple[tuple[Points, ...], float | None, str]] = {
    "a maximum is blank": (((10, 8), (None, 4)), 20, "1/2 lĩnh vực chưa có điểm tối đa"),
    "a score is blank": (((10, 8), (5, 4), (10, None)), 25, "1/3 lĩnh vực chưa đủ điểm"),
    "both are blank": (((10, 8), (None, 4), (10, None)), None, "2/3 lĩnh vực chưa đủ điểm"),
    "areas are missing": (((10, 8), (5, 4)), 100, "các lĩnh vực mới cộng được 15,00 trên 100,00 điểm tối đa"),
}


@pytest.mark.parametrize("case", PARTIAL)
def test_a_partly_known_deduction_is_at_least_so_much_and_has_no_shares(store: Store, case: str) -> None:
    areas, most, unknown = PARTIAL[case]
    sheet(store, *areas, most=most, score=12)
    (total,) = store.ask_rows("unit_headline", **UNIT)
    lost = sum(top - got for top, got in areas if top is not None and got is not None)
    assert total["deduction"] == lost
    assert sentences.points_lost(total).startswith("ít nhất ")
    assert sentences.partly_lost(total) == f"Điểm trừ là {sentences.points_lost(total)}: {unknown}."
    for name in ("deductions_by_area", "deduction_parts"):
        rows = store.ask(name, **UNIT, year=2023)
        assert rows["share"].isna().all()
        assert rows["cumulative_share"].isna().all()
    sentence = sentences.lost_points(store.ask("deductions_by_area", **UNIT, year=2023))
    assert unknown in sentence
    assert "cộng dồn" not in sentence


def test_a_whole_deduction_is_told_as_it_is_with_its_shares(store: Store) -> None:
    sheet(store, (10, 8), (10, 9), most=20, score=18, bonus=1)
    (total,) = store.ask_rows("unit_headline", **UNIT)
    assert (sentences.points_lost(total), sentences.partly_lost(total)) == ("3,00", "")
    rows = store.ask("deductions_by_area", **UNIT, year=2023)
    assert list(rows["cumulative_share"].round(3)) == [66.667, 100]
    assert "(cộng dồn 100 % số điểm bị trừ)." in sentences.lost_points(rows).replace("\u00a0", " ")


def test_where_no_total_tells_the_maximum_known_areas_are_the_whole(store: Store) -> None:
    sheet(store, (10, 8), (10, 9))
    assert store.ask_rows("unit_headline", **UNIT)[0]["is_whole"]


def test_areas_without_a_loss_say_nothing_of_those_that_are_unknown(store: Store) -> None:
    sheet(store, (10, 10), (10, None), most=20)
    sentence = sentences.lost_points(store.ask("deductions_by_area", **UNIT, year=2023))
    assert sentence == "Những mục đã đủ điểm không mất điểm nào; 1/2 lĩnh vực chưa đủ điểm."


def test_lines_below_an_area_that_do_not_make_up_its_maximum_have_no_shares(store: Store) -> None:
    publication = Publication("bang.xlsx", b"1", "score_sheet", "thử")
    unit_id = publication.add_unit(owners.unit(UNIT["unit"], UNIT["province"], "2023"))
    lines = (("area", "1", None, 10), ("criterion", "1.1", "1", 4), ("criterion", "1.2", "1", 3))
    for position, (level, code, parent, most) in enumerate(lines, start=1):
        row = {"unit_id": unit_id, "year": 2023, "position": position, "level": level, "code": code}
        row |= {"parent_code": parent, "area_code": "1", "is_leaf": level != "area", "title": code}
        publication.add("scores", row | {"max_score": most, "score": 2}, "assessment", unit_id, "", "2023")
    store.publish(publication)
    rows = store.ask("deduction_parts", **UNIT, year=2023, parent="1")
    assert rows["share"].isna().all()
    said = sentences.unknown_parts(dict(rows.iloc[0]), of_areas=False)
    whole = "các mục mới cộng được 7,00 trên 10,00 điểm tối đa"
    assert said == f"{whole}, còn 5,00 điểm trừ ở dòng tổng không rõ thuộc mục nào"


def test_charts_of_a_partial_sum_show_no_running_share_and_name_their_ends(store: Store) -> None:
    sheet(store, (10, 8), (5, 1), (10, None), most=25)
    rows = store.ask("deduction_parts", **UNIT, year=2023)
    unknown = sentences.unknown_parts(dict(rows.iloc[0]))
    pareto = deduction_pareto(rows, "Ở đâu", name="title", unknown=unknown)
    assert "%" not in pareto.to_json().replace("%{", "")
    waterfall = deduction_waterfall(rows, "Còn lại", name="title", unknown=unknown)
    for figure in (pareto, waterfall):
        assert unknown in figure.layout.meta["key"].replace("\u00a0", " ")
    assert "Điểm tối đa của các mục này" in waterfall.layout.meta["alt"]


def test_a_file_of_a_partial_sum_says_how_many_parts_are_known(store: Store) -> None:
    sheet(store, (10, 8), (10, None), most=20)
    given = {**UNIT, "year": 2023}
    rows = store.ask("deductions_by_area", **given)
    columns = ["area", "deduction", "share"]
    book = openpyxl.load_workbook(
        io.BytesIO(export_file(store, "deductions_by_area", rows, given, "xlsx", columns=columns))
    )
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert "Số mục đã đủ điểm" in texts
    text = export_file(store, "deductions_by_area", rows, given, "csv", columns=columns).decode("utf-8-sig")
    assert text.splitlines()[0].endswith("Số mục đã đủ điểm,Tổng số mục")


def test_dong_thap_2020_says_that_its_deduction_is_partial(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    for name in ("diem_tru", "tong_quan"):
        page = opened(monkeypatch, real_figures, name, don_vi=DONG_THAP.unit_id, nam="2020")
        assert "ít nhất 1,76" in [plain(metric.value) for metric in page.metric]
        assert "Điểm trừ là ít nhất 1,76: 1/2 lĩnh vực chưa có điểm tối đa." in said(page)
    pages = PdfReader(io.BytesIO(brief(real_figures, DONG_THAP, 2020, "vi"))).pages
    text = " ".join(pages[0].extract_text().split())
    assert "ít nhất 1,76" in text
    assert "1/2 lĩnh vực chưa có điểm tối đa." in text


def test_no_sheet_of_the_seed_gives_shares_of_a_partial_sum(seeded: Store) -> None:
    for row in seeded.ask_rows("deductions_by_area"):
        assert row["is_whole"] or row["share"] is None


def outcome(store: Store, *gains: str) -> dict[str, Any]:
    return dict(store.ask_rows("scenario_outcome", **UNIT, year=2023, gains=list(gains))[0])


def test_no_scenario_passes_the_maximum(store: Store) -> None:
    """The sheet lost 6 points, the total of the decision lacks only 5."""
    sheet(store, (50, 46), (50, 48), most=100, score=95)
    found = outcome(store, "1:4", "2:2")
    assert (found["scenario_score"], found["scenario_ratio"], found["gain"]) == (100, 100, 5)
    assert found["uncounted_gain"] == 1
    given = {**UNIT, "year": 2023, "gains": ["1:4", "2:2"]}
    parts = store.ask("scenario_parts", **given)
    assert "1,00 điểm vượt điểm tối đa, không tính" in sentences.scenario(parts, found, None)
    drawn = scenario_waterfall(parts, store.ask("scenario_outcome", **given), "Kịch bản")
    assert "101" not in drawn.layout.meta["alt"]


def test_a_bonus_stays_on_top_of_all_points_won_back(store: Store) -> None:
    sheet(store, (50, 46), (50, 48), most=100, score=95, bonus=1)
    found = outcome(store, "1:4", "2:2")
    assert (found["scenario_score"], found["uncounted_gain"]) == (101, 0)


def test_a_penalty_is_not_won_back(store: Store) -> None:
    sheet(store, (50, 46), (50, 48), most=100, score=93, penalty=-1)
    assert outcome(store, "1:4", "2:2")["scenario_score"] == 99


def test_a_scenario_on_a_partial_sheet_says_what_it_knows(store: Store) -> None:
    sheet(store, (50, 46), (50, None), most=100, score=60)
    found = outcome(store)
    target = {"kind": "score", "goal": 80.0, "gain_needed": 20.0}
    sentence = sentences.scenario(
        store.ask("scenario_parts", **UNIT, year=2023, gain_needed=20), found, target
    )
    assert sentence == (
        "Lấy lại cả **4,00 điểm** đã biết là mất vẫn không đủ 20,00 điểm để đạt 80 điểm (1/2 mục chưa đủ điểm)."
    )


def test_a_sheet_without_a_total_says_so_in_place_of_a_scenario(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "kich_ban", don_vi=DONG_THAP.unit_id, nam="2020")
    assert "Chưa có tổng điểm năm 2020" in said(page)
    assert "Không có điểm trừ nào" not in said(page)


SPAN = {**UNIT, "left_year": 2022, "right_year": 2023}


def test_a_change_over_blanks_is_not_the_sum_of_those_that_are_known(store: Store) -> None:
    sheet(store, (10, 8), (10, 5), year=2022)
    sheet(store, (10, 9), (10, None), year=2023)
    rows = store.ask("score_changes", **SPAN)
    assert rows["whole_change"].isna().all()
    assert sentences.score_change(rows, 2022, 2023).startswith("Chưa đủ điểm")
    assert change_waterfall(rows, "Vì sao", left_year=2022, right_year=2023).data == ()


def test_a_change_that_totals_tell_says_how_many_parts_its_causes_are_known_of(store: Store) -> None:
    sheet(store, (10, 8), (10, 5), most=20, score=13, year=2022)
    sheet(store, (10, 8), (10, None), most=20, score=14, year=2023)
    sentence = sentences.score_change(store.ask("score_changes", **SPAN), 2022, 2023)
    assert "**+5,00 điểm phần trăm**" in sentence
    assert "chỉ rõ nguyên nhân ở 1/2 mục đủ điểm cả hai năm" in sentence
    assert "Cả hai năm đều mất **ít nhất 10,00 điểm phần trăm**" in sentence


def test_a_change_whose_parts_are_all_known_is_told_as_before(store: Store) -> None:
    sheet(store, (10, 8), (10, 5), year=2022)
    sheet(store, (10, 9), (10, 5), year=2023)
    sentence = sentences.score_change(store.ask("score_changes", **SPAN), 2022, 2023)
    assert "chỉ rõ" not in sentence
    assert "**30,00 điểm phần trăm**" in sentence  # 1 and 5 of 20, lost in both years


def test_the_common_part_is_no_share_of_maxima_that_are_partly_unknown(store: Store) -> None:
    sheet(store, (10, 8), (10, 5), year=2022)
    sheet(store, (10, 9), (None, 5), year=2023)
    rows = store.ask("rebased_scores", **SPAN)
    assert [row if row == row else None for row in rows["common_share"]] == [50, None]
    assert "—" not in sentences.rebased(rows)


def test_shares_of_lasting_losses_are_of_those_that_are_listed(store: Store) -> None:
    for year, got in ((2018, 9), (2019, 9), (2020, 10), (2021, 7), (2022, 7)):
        sheet(store, (10, got), year=year)
    (row,) = store.ask_rows("repeated_losses", **UNIT)
    assert (row["total_lost"], row["share"]) == (
        3,
        100,
    )  # of 2022: nobody knows whether 2021 had the same framework


def late(**counts: int | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": list(counts),
            "late_total": [*counts.values()],
            "late_rate": [None] * len(counts),
            "late_basis": [None if late is None else "all" for late in counts.values()],
        }
    )


def test_fields_that_do_not_tell_are_not_told_as_free_of_late_dossiers() -> None:
    assert sentences.latest_field(late(Đất_đai=None)) == "Chưa lĩnh vực nào nêu số hồ sơ trễ hạn."
    assert sentences.latest_field(late(Hộ_tịch=0, Đất_đai=None)).startswith("Trong 1/2 lĩnh vực nêu")
    assert sentences.latest_field(late(Hộ_tịch=0)) == "Không lĩnh vực nào có hồ sơ trễ hạn."
    units: list[dict[str, Any]] = [
        {"late_total": late, "cohort": None, "late_basis": None} for late in (0, None)
    ]
    assert sentences.latest_units(units, "2023") == (
        "Năm 2023: trong 1/2 đơn vị nêu số hồ sơ trễ hạn, không đơn vị nào có hồ sơ trễ hạn."
    )


def test_of_groups_that_are_partly_blank_the_worst_is_that_of_the_others() -> None:
    own = {"period": "2023", "total_score": 80.0, "max_score": None, "placed_units": 1, "rank": None}
    groups = [
        {"group_name": "progress", "missing_score": 3.0},
        {"group_name": "satisfaction", "missing_score": None},
    ]
    said_of_it = sentences.reading_766(own, groups)
    assert said_of_it.startswith("Năm 2023: đạt **80,00** điểm; mất nhiều nhất ở **")
    assert said_of_it.endswith("3,00 điểm (trong 1/2 nhóm đã có điểm).")


def test_the_worst_criteria_of_the_a4_sheet_say_how_many_are_unknown() -> None:
    row = {"is_leaf": True, "code": "1.1", "title": "Báo cáo", "max_score": 2.0, "reason": None}
    row |= {"area_code": "1"}
    areas = pd.DataFrame({"area_code": ["1"]})
    rows = pd.DataFrame([row | {"deduction": 1.0}, row | {"deduction": None}])
    assert criteria_list(rows, areas)["note"] == "Trong số đã biết: 1/2 tiêu chí chưa đủ điểm."
    assert criteria_list(rows.head(1), areas)["note"] == ""
    two = pd.DataFrame({"area_code": ["1", "2"]})
    assert criteria_list(rows.head(1), two)["note"] == "Chỉ 1/2 lĩnh vực có điểm từng tiêu chí."


def test_a_share_of_a_maximum_that_is_known_in_part_explains_no_change(store: Store) -> None:
    sheet(store, (20, 18), (50, 40), most=100, score=64, year=2022)
    sheet(store, (20, 19), (None, 27), (50, 43), score=89, year=2023)
    rows = store.ask_rows("score_changes", **UNIT, left_year=2022, right_year=2023)
    assert rows
    assert {row["whole_change"] for row in rows} == {None}
    assert {row["part_change"] for row in rows if row["relation"] == "same"} == {None}
    told = sentences.score_change(pd.DataFrame(rows), 2022, 2023)
    assert told == "Chưa đủ điểm của hai năm để nói điều gì đã thay đổi."


WHOLE_AND_PART: dict[str, tuple[tuple[Points, ...], float | None, float, dict[str, float], str]] = {
    "an area is blank": (((40, 30), (30, 20), (20, 14), (10, None)), 100, 64, {}, "3/4"),
    "two are": (((40, 30), (30, 20), (20, None), (None, None)), 100, 50, {}, "2/4"),
    "with a bonus": (((40, 30), (60, None)), 100, 31, {"bonus": 1}, "1/2"),
    "the maximum leaves it out": (((40, 30), (60, 40), (None, None)), 100, 70, {}, ""),
    "the total has its points": (((40, 30), (60, None)), 100, 71, {}, ""),
    "none is blank": (((40, 30), (60, 34)), 100, 64, {}, ""),
}


def test_a_total_that_is_the_sum_of_the_known_areas_says_of_how_many(store: Store) -> None:
    cases = dict(enumerate(WHOLE_AND_PART.values(), 2016))
    for year, (areas, most, score, extras, _) in cases.items():
        sheet(store, *areas, year=year, most=most, score=score, **extras)
    for year, (_, _, score, _, known) in cases.items():
        (total,) = store.ask_rows("unit_headline", **UNIT, year=year)
        assert (total["flag"] == "partial") == bool(known), year
        said_of_it = f" (tổng của {known} lĩnh vực có điểm)" if known else ""
        assert (
            sentences.score_and_rank(total) == f"Năm {year} đạt **{score},00** trên 100,00 điểm{said_of_it}."
        )
        assert sentences.score_metric(total).about == ("Tổng của các lĩnh vực có điểm" if known else "")
    asked = {"topics": ["result"], "units": [UNIT["unit"]], "years": [2018, 2021]}
    (unsure,) = [row for row in store.ask_rows("comparability", **asked) if row["rule"] == "unsure"]
    assert "partial" in str(unsure)
    told = sentences.trend(store.ask("total_scores", units=[UNIT["unit"]]))
    assert told.replace("\u00a0", " ") == "Tỷ lệ đạt từ **70,0 %** năm 2019 đến **64,0 %** năm 2021."
