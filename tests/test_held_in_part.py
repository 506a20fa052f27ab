"""What is held by one kind of figure is never told as not held because another kind is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc import sentences, words
from cchc.charts.drawing.theme import alt_text
from cchc.charts.ranking.profile import profile_dots
from cchc.charts.ranking.province_map import province_tiles
from cchc.charts.ranking.rank import rank_dots
from cchc.intake import owners, publication_of
from cchc.reading import read_workbook
from cchc.store import Publication, Store, open_store
from tests.test_pages import SAMPLES, opened, said

NOI_VU, Y_TE, TU_PHAP, TAI_CHINH = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính")
TOTALS: dict[int, dict[str, Any]] = {
    2015: {"rank": 19, "out_of": 20},
    2016: {"class": "Khá"},
    2017: {"self_score": 90, "max_score": 100},
    2018: {"score": 88.25},
    2019: {"ratio": 77.5},
    2021: {"rank": 7},
    2022: {"rank_change": 3},
    2023: {"score": 80, "max_score": 100},
}
# year -> what is said of it
SAID = {
    2015: "hạng **19/20**",
    2016: "loại **Khá**",
    2017: "tự đánh giá **90,00** trên 100,00 điểm",
    2018: "đạt **88,25** điểm",
    2019: "đạt **77,50 %** điểm tối đa",
    2021: "hạng **7**",
    2022: "tăng 3 bậc",
    2023: "đạt **80,00** trên 100,00 điểm",
}


def file_in_parts() -> Publication:
    made = Publication("tệp.xlsx", b"1", "ranking", "An")
    ids = {
        name: made.add_unit(owners.unit(name, "Long An", "2020"))
        for name in (NOI_VU, Y_TE, TU_PHAP, TAI_CHINH)
    }

    def add(table: str, unit: str, when: str, topic: str, **row: Any) -> None:
        made.add(table, {"unit_id": ids[unit], **row}, topic, ids[unit], "", when)

    for year, row in TOTALS.items():
        add("results", NOI_VU, str(year), "result", year=year, **row)
    add("index_766", TU_PHAP, "2024", "index_766", period="2024", snapshot="", rank=5)
    add("task_counts", TAI_CHINH, "2024", "task_counts", period="2024", plan="Kế hoạch", total=10)
    row = {"period": "2024", "position": 1, "label": "Tổng", "pending_late": 3}
    add("dossier_counts", TAI_CHINH, "2024", "dossiers", **row)
    text = {"year": 2023, "position": 1, "text": "Chậm ban hành", "area_code": "1", "area": "Chỉ đạo"}
    add("limitations", TAI_CHINH, "2023", "limitations", **text)
    return made


@pytest.fixture(scope="module")
def parts(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("parts") / "cchc.duckdb"
    path.write_bytes(empty_file.read_bytes())
    store = open_store(str(path))
    store.publish(file_in_parts())
    yield store
    store.close()


@pytest.mark.parametrize("year", TOTALS)
def test_a_total_is_told_by_whatever_is_known_of_it(parts: Store, year: int) -> None:
    (row,) = parts.ask_rows("unit_headline", unit=NOI_VU, year=year)
    assert sentences.score_and_rank(row) == f"Năm {year} {SAID[year]}."
    asked = {"topics": ["result"], "units": [NOI_VU], "years": [year, 2023]}
    rules = {row["rule"] for row in parts.ask_rows("comparability", **asked)}
    assert ("missing" in rules) == (year == 2017), "what a unit says of itself is not compared"


def test_what_a_total_lacks_to_its_maximum_is_lost_where_no_area_is_known(parts: Store) -> None:
    (row,) = parts.ask_rows("unit_headline", unit=NOI_VU, year=2023)
    assert sentences.points_lost(row) == "20,00"


def test_counts_without_a_total_are_told(parts: Store) -> None:
    (dossiers,) = parts.ask_rows("dossiers_by_period", unit=TAI_CHINH)
    assert sentences.dossiers_of_period(dossiers) == "Năm 2024: Đang giải quyết quá hạn **3**."
    (tasks,) = parts.ask_rows("tasks_by_period", unit=TAI_CHINH, as_of="2024-12-31")
    assert (
        sentences.plan_progress(tasks) == "Năm 2024, Kế hoạch: 10 nhiệm vụ, chưa rõ đã hoàn thành bao nhiêu."
    )
    reading = parts.ask_rows("index_766_places", cohort="sở, ban, ngành", period="2024")[0]
    assert sentences.reading_766(reading, []) == "Năm 2024: chưa có tổng điểm, hạng công bố **5**."


def test_a_rank_without_points_is_drawn_as_no_dot_and_not_as_no_figure(parts: Store) -> None:
    rows = parts.ask("peers", unit=NOI_VU, province="Long An", year=2015)
    assert alt_text(rank_dots(rows, "Ai ở đâu?", name="peer", value="value")).endswith(
        "Cần số liệu của ít nhất hai bên mới xếp được."
    )
    beside = parts.ask("unit_profiles", members=list(rows["unit_id"]), year=2015)
    assert sentences.without_areas(beside) == "Chưa có điểm, chỉ có hạng hoặc loại: Sở Nội vụ."
    two = pd.concat([beside, beside.assign(peer="Sở B", unit_id="b", ratio=90.0)])
    drawn = profile_dots(two, "Ai hơn ở đâu?", name="peer", value_title=words.heading("ratio"))
    assert "(chưa có tỷ lệ đạt".replace(" ", "\u00a0") in drawn.layout.meta["key"]


def test_a_province_with_a_rank_alone_lacks_points_and_not_figures() -> None:
    rows = pd.DataFrame({"province": ["Hà Nội", "Long An"], "value": [90.0, None], "rank": [1, 2]})
    drawn = province_tiles(rows, "PAR", era="old", value_title="Điểm")
    assert "Gạch chéo: chưa có điểm" in drawn.layout.meta["key"].replace("\u00a0", " ")


def test_pages_of_a_unit_say_what_it_has(parts: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(opened(monkeypatch, parts.path, "diem_tru", don_vi="so-tai-chinh.long-an"))
    assert "Năm 2023 chưa có bảng điểm, mới có tồn tại, hạn chế đã ghi." in text
    text = said(opened(monkeypatch, parts.path, "so_sanh_don_vi", don_vi="so-tai-chinh.long-an"))
    assert (
        "chưa có số liệu kết quả chấm điểm hoặc bảng điểm (đang có hồ sơ TTHC; tồn tại, hạn chế; tổng hợp nhiệm vụ)"
        in text
    )
    text = said(opened(monkeypatch, parts.path, "so_sanh_don_vi", don_vi="so-noi-vu.long-an", nam="2015"))
    assert "đứng hạng **19/20**" in text
    assert "hưa có số liệu" not in text


def matrix() -> Publication:
    content = (SAMPLES / "ma_tran_linh_vuc_2022.xlsx").read_bytes()
    return publication_of(read_workbook(content, "ma_tran.xlsx"), content, "thử")


def test_units_of_a_matrix_have_the_sums_of_their_areas_as_totals(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.publish(matrix())
    store.database.cursor().execute("delete from results; delete from schema_steps where step = '007_totals'")
    store.close()
    opened_again = Store(store.path)  # as a database of before, where a matrix brought areas alone
    (row,) = opened_again.ask_rows("total_scores", units=["Sở Tư pháp"])
    assert (row["score"], row["max_score"], row["flag"]) == (95.4, 100, "computed")
    lines = opened_again.ask_rows("source_lines", origins=[row["origin"]])
    assert len([line for line in lines if line["topic"] == "assessment"]) == 7
    assert not any(opened_again.offences().values())
    opened_again.close()
    for name in ("tong_quan", "so_sanh_don_vi", "diem_tru"):
        text = said(opened(monkeypatch, store.path, name, don_vi="so-tu-phap.binh-thuan", nam="2022"))
        assert "95,40" in text, name


def test_the_sum_of_a_matrix_does_not_dispute_a_published_total(store: Store) -> None:
    store.publish(matrix())
    made = Publication("xếp hạng.xlsx", b"2", "ranking", "An")
    unit_id = made.add_unit(owners.unit("Sở Tư pháp", "Bình Thuận", "2022"))
    row = {"unit_id": unit_id, "year": 2022, "score": 96, "max_score": 100, "listed": True, "rank": 1}
    made.add("results", row, "result", unit_id, "", "2022")
    store.publish(made)
    (total,) = store.ask_rows("total_scores", units=["Sở Tư pháp"])
    assert (total["score"], total["flag"]) == (96, None)
