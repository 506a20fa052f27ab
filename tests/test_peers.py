"""Comparing with one's like: groups, who stands where, what the address says, what other sources say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cchc import sentences
from cchc.store import Store, delete_group, open_store, save_group, saved_groups
from tests.test_pages import opened, said

SCIENCE = "so-khoa-hoc-va-cong-nghe"
DELTA = "vung-cu-dong-bang-song-cuu-long"
# Every control of the three pages in some state that is not what the page opens with.
STATES: dict[str, tuple[str, dict[str, str]]] = {
    "ranking": (
        "so_sanh",
        {"chi_so": "PAPI", "nam": "2019", "cua_ta": "ben-tre", "nhom": "ca-nuoc", "xem": "hang"},
    ),
    "near": (
        "so_sanh",
        {"chi_so": "PCI", "nam": "2015", "cua_ta": "tay-ninh", "nhom": "lan-can", "xem": "hang"},
    ),
    "map": (
        "so_sanh",
        {"chi_so": "PAR", "nam": "2022", "cua_ta": "quang-ninh", "xem": "ban-do", "to_mau": "hang"},
    ),
    "map of 34": (
        "so_sanh",
        {"chi_so": "766", "nam": "2025", "cua_ta": "hue", "xem": "ban-do", "to_mau": "diem"},
    ),
    "lines": (
        "so_sanh",
        {"chi_so": "PAPI", "nam": "2020", "nhom": DELTA, "xem": "duong", "do": "bach-phan-vi"},
    ),
    "two years": ("so_sanh", {"chi_so": "PAPI", "nam": "2024", "xem": "hai-nam", "tu": "2019"}),
    "side by side": (
        "so_sanh",
        {"chi_so": "PCI", "nam": "2014", "xem": "doi-chieu", "doi_chieu": "an-giang,long-an"},
    ),
    "picked by hand": ("so_sanh", {"nhom": "tu-chon", "tinh": "ben-tre,ca-mau,long-an", "cua_ta": "long-an"}),
    "since 2025": (
        "so_sanh",
        {"chi_so": "PAPI", "nam": "2023", "nhom": "vung-moi-dong-nam-bo", "cua_ta": "long-an"},
    ),
    "units": ("so_sanh_don_vi", {"don_vi": f"{SCIENCE}.tay-ninh", "nam": "2023", "nhom": "cung-loai"}),
    "units by area": (
        "so_sanh_don_vi",
        {
            "don_vi": f"{SCIENCE}.long-an",
            "nam": "2023",
            "xem_don_vi": "doi-chieu",
            "doi_chieu_dv": f"{SCIENCE}.long-an",
            "do_don_vi": "tru",
        },
    ),
    "one province": ("chi_so_tinh", {"tinh_xem": "tay-ninh-2025"}),
    "trend": ("xu_huong", {"don_vi": f"{SCIENCE}.tay-ninh", "do": "hang"}),
}


@pytest.fixture(scope="module")
def real(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("peers") / "real.duckdb"
    path.write_bytes(seed_file.read_bytes())
    return str(path)


def address(page: AppTest) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else value[0] for name, value in dict(page.query_params).items()
    }


@pytest.mark.parametrize("state", STATES)
def test_a_link_opens_what_it_says(monkeypatch: pytest.MonkeyPatch, real: str, state: str) -> None:
    name, wanted = STATES[state]
    shown = address(opened(monkeypatch, real, name, **wanted))
    assert {key: shown.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("state", STATES)
def test_the_address_of_a_page_opens_the_same_page(
    monkeypatch: pytest.MonkeyPatch, real: str, state: str
) -> None:
    """Whatever the page wrote into the address is enough for somebody else to see the same."""
    name, wanted = STATES[state]
    first = opened(monkeypatch, real, name, **wanted)
    second = opened(monkeypatch, real, name, **address(first))
    assert address(second) == address(first)
    assert said(second) == said(first)


def test_every_control_writes_the_address(monkeypatch: pytest.MonkeyPatch, real: str) -> None:
    page = opened(monkeypatch, real, "so_sanh")
    for name, value in (("chi_so", "PAPI"), ("nam", "2019"), ("cua_ta", "ben-tre"), ("nhom", "lan-can")):
        page.selectbox(key=f"widget_{name}").set_value(value).run()
        assert address(page)[name] == value
    for view in ("hang", "ban-do", "duong", "hai-nam", "doi-chieu"):
        page.segmented_control(key="widget_xem").set_value(view).run()
        assert not page.exception
        assert address(page)["xem"] == view


def test_the_answer_says_who_is_best_in_the_own_region(monkeypatch: pytest.MonkeyPatch, real: str) -> None:
    text = said(opened(monkeypatch, real, "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an"))
    assert "**Long An** đứng hạng **13/13** trong vùng Đồng bằng sông Cửu Long, PAPI 2022" in text
    assert "dẫn đầu là **Bạc Liêu**" in text
    assert "13/13 có số liệu, 13 có điểm; trung vị 41,00, khoảng một nửa nằm từ 40,60 đến 42,59" in text
    assert "Kế trên: **Cần Thơ**, hơn 0,17 điểm." in text


def test_without_an_own_figure_no_one_elses_is_shown_as_own(
    monkeypatch: pytest.MonkeyPatch, real: str
) -> None:
    page = opened(monkeypatch, real, "so_sanh", chi_so="PAR", nam="2024", cua_ta="long-an")
    assert "**Long An** chưa có số liệu PAR INDEX 2024" in said(page)
    assert "Long An có số liệu các năm: 2023, 2022" in said(page)
    assert not page.metric


def test_a_merged_province_leads_to_its_successor_in_a_later_year(
    monkeypatch: pytest.MonkeyPatch, real: str
) -> None:
    page = opened(monkeypatch, real, "so_sanh", chi_so="766", nam="2025", cua_ta="long-an")
    assert page.selectbox(key="widget_cua_ta").value == "tay-ninh"
    assert "Không có tỉnh **Long An**; đang xem **Tây Ninh**." in said(page)
    assert address(page)["cua_ta"] == "long-an", "the link stays what it was"


def test_changed_members_are_a_group_picked_by_hand(monkeypatch: pytest.MonkeyPatch, real: str) -> None:
    page = opened(monkeypatch, real, "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an")
    assert "tinh" not in address(page)
    page.multiselect(key="members_tinh").set_value(["long-an", "tay-ninh"]).run()
    assert (address(page)["nhom"], address(page)["tinh"]) == ("tu-chon", "long-an,tay-ninh")
    assert "đứng hạng **1/2** trong nhóm tự chọn" in said(page)


def keep_group(page: AppTest, name: str, members: list[str]) -> None:
    page.multiselect(key="members_tinh").set_value(members).run()
    page.text_input(key="group_name_tinh").set_value(name).run()
    page.text_input(key="group_saved_by").set_value("Văn phòng").run()
    next(button for button in page.button if button.label == "Lưu nhóm").click().run()
    assert not page.exception


def test_a_kept_group_is_offered_to_everybody_and_its_link_works_elsewhere(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, real: str
) -> None:
    page = opened(monkeypatch, str(seed_copy), "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an")
    keep_group(page, "Giáp ranh", ["long-an", "tay-ninh", "tien-giang"])
    link = address(page)
    assert (link["nhom"], link["tinh"]) == ("nhom-giap-ranh", "long-an,tay-ninh,tien-giang")
    other = opened(monkeypatch, str(seed_copy), "so_sanh")
    assert "Giáp ranh" in other.selectbox(key="widget_nhom").options
    other.selectbox(key="widget_nhom").set_value("nhom-giap-ranh").run()
    assert address(other)["tinh"] == "long-an,tay-ninh,tien-giang"
    elsewhere = opened(monkeypatch, real, "so_sanh", **link)
    assert address(elsewhere)["tinh"] == "long-an,tay-ninh,tien-giang"
    assert "**Long An** đứng hạng **2/3** trong nhóm tự chọn" in said(elsewhere)


def test_a_kept_group_can_be_changed_and_dropped(monkeypatch: pytest.MonkeyPatch, seed_copy: Path) -> None:
    database = str(seed_copy)
    page = opened(monkeypatch, database, "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an")
    keep_group(page, "Giáp ranh", ["long-an", "tay-ninh"])
    keep_group(page, "Giáp ranh", ["long-an", "ben-tre", "tay-ninh"])
    assert [group.members for group in saved_groups(open_store(database), "province")] == [
        ("Long An", "Bến Tre", "Tây Ninh")
    ]
    next(button for button in page.button if button.label == "Bỏ nhóm này").click().run()
    assert saved_groups(open_store(database), "province") == []
    assert (address(page)["nhom"], address(page)["tinh"]) == ("tu-chon", "long-an,ben-tre,tay-ninh")


def test_kept_groups_survive_a_restart_with_who_and_when(tmp_path: Path) -> None:
    path = str(tmp_path / "cchc.duckdb")
    store = Store(path)
    save_group(store, "a", "Nhóm A", "province", ["Long An"], "An")
    save_group(store, "b", "Nhóm B", "unit", ["so-y-te.long-an"], "Bình")
    save_group(store, "a", "Nhóm A", "province", ["Long An", "Cà Mau"], "Chi")
    version = store.version().number
    store.close()
    store = Store(path)
    (group,) = saved_groups(store, "province")
    assert (group.name, group.members, group.saved_by) == ("Nhóm A", ("Long An", "Cà Mau"), "Chi")
    assert version == store.version().number == 0, "no figure changed"
    delete_group(store, "b", "Nhóm B", "unit", "Dung")
    assert saved_groups(store, "unit") == []
    count = store.database.cursor().execute("select count(*) from saved_groups").fetchall()
    assert count == [(4,)], "who had which members when is kept"
    store.close()


def test_kept_groups_are_read_once_until_somebody_changes_one(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cchc.duckdb"))
    assert saved_groups(store, "province") == []
    save_group(store, "a", "Nhóm A", "province", ["Long An"], "An")
    assert [group.name for group in saved_groups(store, "province")] == ["Nhóm A"]
    store.database.cursor().execute(
        "delete from saved_groups"
    )  # behind the store's back: it does not look again
    assert [group.name for group in saved_groups(store, "province")] == ["Nhóm A"]
    save_group(store, "b", "Nhóm B", "unit", ["so-y-te.long-an"], "Bình")
    assert saved_groups(store, "province") == []
    store.close()


def test_a_department_is_compared_with_its_kind_in_other_provinces(
    monkeypatch: pytest.MonkeyPatch, real: str
) -> None:
    own = {"don_vi": f"{SCIENCE}.tay-ninh", "nam": "2023"}
    page = opened(monkeypatch, real, "so_sanh_don_vi", **own, nhom="cung-loai")
    assert "đứng hạng **2/3** trong Sở Khoa học và Công nghệ của các tỉnh có số liệu" in said(page)
    assert "**So sánh một phần.**" in said(page)
    page = opened(monkeypatch, real, "so_sanh_don_vi", **own)
    assert "đứng hạng **8/19** trong các đơn vị cùng nhóm của Tây Ninh" in said(page)
    assert "Kế trên: **Sở Giáo dục và Đào tạo**, hơn 2,57 điểm phần trăm." in said(page)


def test_all_indices_of_a_province_stand_on_one_scale(monkeypatch: pytest.MonkeyPatch, real: str) -> None:
    page = opened(monkeypatch, real, "chi_so_tinh", tinh_xem="long-an")
    assert (
        "đứng cao nhất ở **PCI 2024** (hạng 3/63), thấp nhất ở **PAPI 2024** (hạng 45/61, tự tính)"
        in said(page)
    )
    assert "Tây Ninh (mới)" in [title.value for title in page.subheader]
    newest = {
        r["index_type"]: r
        for r in open_store(real).ask_rows("province_indices", units=["long-an"], newest=True)
    }
    assert newest["PCI"]["percentile"] == pytest.approx(100 * 60 / 62)
    assert newest["PAPI"]["percentile"] == pytest.approx(100 * 16 / 60)


def test_a_disputed_figure_shows_what_the_other_source_says(
    monkeypatch: pytest.MonkeyPatch, real: str
) -> None:
    page = opened(monkeypatch, real, "so_sanh", chi_so="PAR", nam="2023", cua_ta="long-an")
    assert any("Các nguồn nói khác" in expander.label for expander in page.expander)
    rows = open_store(real).ask_rows("readings", index_type="PAR", provinces=["Long An"], years=[2023])
    assert [(row["rank"], row["chosen_for"], row["is_disputed"]) for row in rows] == [
        (8, "rank", True),
        (7, None, True),
    ]


def test_every_figure_that_has_readings_names_the_one_that_was_chosen(seeded: Store) -> None:
    rows = seeded.ask_rows("readings", disputed=True)
    figures = {(row["index_type"], row["province"], row["year"]) for row in rows}
    chosen = {(row["index_type"], row["province"], row["year"]) for row in rows if row["chosen_for"]}
    assert figures == chosen
    assert len(figures) >= 19


def test_the_own_row_is_marked_wherever_it_is_sorted_to(monkeypatch: pytest.MonkeyPatch, real: str) -> None:
    page = opened(monkeypatch, real, "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an")
    shown = page.table[0].value
    assert shown["Tỉnh, thành phố"].iloc[0] == "Long An"
    assert shown["Hạng trong nhóm"].iloc[0] == 13


def test_the_place_of_ten_years_is_told_with_its_rise_or_fall() -> None:
    def told(*percentiles: float | None) -> str:
        rows = pd.DataFrame(
            {
                "province": "Long An",
                "line": "Long An",
                "year": range(2016, 2016 + len(percentiles)),
                "percentile": percentiles,
                "rank": 4,
                "out_of": 34,
                "is_published": True,
                "flag": None,
            }
        )
        return sentences.place_over_years(rows, "Long An")

    assert told(10, None, 91) == (
        "**Long An** lên từ vị trí **10** (hạng 4/34) năm 2016 đến vị trí **91** (hạng 4/34) năm 2018 "
        "(thang 100: 100 là đứng đầu)."
    )
    assert told(91, 10).startswith("**Long An** xuống từ vị trí **91**")
    assert told(50.2, 50.4).startswith("**Long An** gần như giữ nguyên")
    assert told(50, None) == ""


def test_a_place_that_is_sure_among_few_says_how_few_are_known(
    monkeypatch: pytest.MonkeyPatch, real: str
) -> None:
    text = said(opened(monkeypatch, real, "so_sanh", chi_so="PAR", nam="2023", cua_ta="long-an"))
    assert (
        "hạng **1/13** trong vùng Đồng bằng sông Cửu Long (7/13 có số liệu), PAR INDEX 2023"
        in text.replace("\\", "")
    )
