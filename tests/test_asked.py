"""What a link, a colleague's publication or another choice asks for and is not there is said, and stays asked."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from streamlit.testing.v1 import AppTest

from cchc import words
from cchc.store import Store, in_name_order, open_store, save_group
from tests.test_changes import line, publish_sheet
from tests.test_english import ENGLISH_SCRIPT
from tests.test_pages import LONG_AN, NAMES, PAGES, opened, said

UNKNOWN = "khong-he-co"
DELTA = "vung-cu-dong-bang-song-cuu-long"
FREE_TEXT = "tim"  # any words can be looked for, on the page or in one of its tables
CODE = Path(__file__).parents[1] / "cchc"


def address(page: AppTest) -> dict[str, str]:
    """The address as it stands now."""
    held = dict(page.query_params)
    return {name: value if isinstance(value, str) else value[0] for name, value in held.items()}


def notice(page: AppTest) -> str:
    """What is said above the page, without the signs that keep Markdown from reading it."""
    above = [box.value for box in page.warning if box.icon == ":material/report:"]
    return above[0].replace("\\", "") if above else ""


def slots(page: AppTest) -> set[str]:
    """What this state of a page takes from the address: names, those of views with their options."""
    return {key.removeprefix("wish_") for key in page.session_state if key.startswith("wish_")}


def states(database: str, name: str) -> dict[str, dict[str, str]]:
    """Name of the address → an address in which this page reads it: that of its opening, or one with another view."""
    with pytest.MonkeyPatch.context() as patch:
        first = slots(opened(patch, database, name))
        found: dict[str, dict[str, str]] = {slot.partition(":")[0]: {} for slot in first}
        for view, _colon, options in (slot.partition(":") for slot in first if ":" in slot):
            for option in options.split("|")[1:]:
                for slot in slots(opened(patch, database, name, **{view: option})):
                    found.setdefault(slot.partition(":")[0], {view: option})
    return found


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_link_names_and_is_not_there_is_said_and_stays_in_the_address(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    of_state: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for key, state in states(real_figures, name).items():
        if key.partition("_")[0] != FREE_TEXT:
            of_state.setdefault(tuple(state.items()), {})[key] = f"{UNKNOWN}-{key}"
    for same, unknown in of_state.items():  # all at once: each must be said beside the others
        page = opened(monkeypatch, real_figures, name, **dict(same), **unknown)
        told, stands = notice(page), address(page)
        assert not [key for key, value in unknown.items() if value not in told], f"{name}: {told}"
        assert not [key for key, value in unknown.items() if stands[key] != value], f"{name}: {stands}"


def test_the_address_is_read_where_what_is_not_there_is_said() -> None:
    """A filter that read the address by itself would not be found by the test above."""
    readers = {
        path.name for path in CODE.rglob("*.py") if "st.query_params" in path.read_text(encoding="utf-8")
    }
    # score_part: the gains of a scenario; upload_request: what is to be uploaded; both are tried below. into_slides: what was
    # chosen, tried in test_chosen_slides.
    assert readers == {
        "address.py",
        "unshown.py",
        "score_part.py",
        "picking.py",
        "into_slides.py",
        "language_choice.py",
        "upload_request.py",
    }
    assert not [path for path in PAGES.glob("*.py") if "query_params" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("key", ["don_vi", "can_nap", "can_nap_ky"])
def test_what_is_to_be_uploaded_and_is_not_known_is_said(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, key: str
) -> None:
    page = opened(monkeypatch, real_figures, "nap_du_lieu", **{key: UNKNOWN})
    assert UNKNOWN in notice(page)
    assert address(page)[key] == UNKNOWN


@pytest.mark.parametrize("gains", ["9.9.9:1", "2:x", "2", "2:0.5,2:0.7", "2:99"])
def test_points_that_cannot_be_won_back_are_said(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, gains: str
) -> None:
    page = opened(
        monkeypatch, real_figures, "kich_ban", don_vi=LONG_AN, nam="2023", dich="tu-chon", lay=gains
    )
    assert f"không tính **{gains.rpartition(',')[2]}**" in notice(page)
    assert address(page)["lay"] == gains


@pytest.mark.parametrize("day", ["2026-13-45", "32/1/2026", "1999-01-01", "hôm qua"])
def test_a_day_that_there_is_not_is_said(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, day: str
) -> None:
    page = opened(monkeypatch, real_figures, "nhiem_vu", ngay=day)
    assert f"Không có ngày **{day}**; đang xem **" in notice(page)
    assert address(page)["ngay"] == day


def test_what_is_asked_for_is_named_and_nothing_of_it_is_read_as_markdown(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan", don_vi=LONG_AN, nam="2031")
    assert notice(page) == "Không có năm **2031**; đang xem **2023**."
    page = opened(monkeypatch, real_figures, "tong_quan", nam="![](http://x.vn)**1**" + "9" * 500)
    (box,) = (box.value for box in page.warning if box.icon == ":material/report:")
    assert "\\!\\[\\]\\(http\u2060\\://x.vn\\)\\*\\*1" in box
    assert len(box) < 250


def test_a_choice_by_hand_settles_what_was_asked(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    page = opened(monkeypatch, real_figures, "xu_huong", don_vi="la-lung", do="xyz")
    assert "Không có đơn vị **la-lung**" in notice(page)
    assert "Ô «Xem theo» không có **xyz**" in notice(page)
    other = LONG_AN.replace("long-an", "tay-ninh")
    page.selectbox(key="widget_don_vi").set_value(other).run()
    assert (address(page)["don_vi"], address(page)["do"]) == (other, "xyz")
    assert "đơn vị" not in notice(page)
    page.button(key="accept_what_is_shown").click().run()
    assert not notice(page)
    assert address(page)["do"] in ("ty-le", "hang")


@pytest.fixture
def own_years(tmp_path: Path) -> str:
    """A department with two score sheets, to publish over."""
    path = str(tmp_path / "years.duckdb")
    for year in (2022, 2023):
        publish_sheet(open_store(path), year, [line("1", "Thể chế", 5, 3)])
    return path


def test_a_publication_taken_back_does_not_move_who_looks_to_another_year_silently(
    monkeypatch: pytest.MonkeyPatch, own_years: str
) -> None:
    page = opened(monkeypatch, own_years, "tong_quan")
    assert address(page)["nam"] == "2023"
    store = open_store(own_years)
    newest = next(row for row in store.ask_rows("uploads") if row["file_name"] == "2023.xlsx")
    store.take_back(newest["id"], "An")
    page.run()
    assert "Không có năm **2023**; đang xem **2022**." in notice(page)
    assert address(page)["nam"] == "2023"
    publish_sheet(store, 2023, [line("1", "Thể chế", 5, 4)])
    page.run()
    assert not notice(page), "the link works once the figures are there"
    assert page.selectbox(key="widget_nam").value == "2023"


def test_a_year_chosen_on_one_page_is_asked_of_every_other(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "so_sanh", chi_so="PAPI", nam="2019")
    page = moved(page, "tong_quan")
    assert "Không có năm **2019**" in notice(page)
    page = moved(page, "so_sanh")
    assert page.selectbox(key="widget_nam").value == "2019"
    assert not notice(page)


def moved(page: AppTest, name: str) -> AppTest:
    """Another page in the same session, as the navigation leads there: without a filter in the address."""
    page.query_params.clear()
    return page.switch_page(str(PAGES / f"{name}.py")).run()


def test_a_region_follows_its_province_unless_somebody_chose_it(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an")
    assert address(page)["nhom"] == DELTA
    page.selectbox(key="widget_cua_ta").set_value("ha-noi").run()
    assert address(page)["nhom"] == "vung-cu-dong-bang-song-hong"
    assert "trong vùng Đồng bằng sông Hồng" in said(page)
    page.selectbox(key="widget_nhom").set_value(DELTA).run()
    page.selectbox(key="widget_cua_ta").set_value("lao-cai").run()
    assert address(page)["nhom"] == DELTA, "it was chosen by hand"


def test_an_outsider_is_marked_and_counted_nowhere(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    link = {"chi_so": "PAPI", "nam": "2022", "nhom": DELTA}
    inside = said(opened(monkeypatch, real_figures, "so_sanh", **link, cua_ta="long-an"))
    page = opened(monkeypatch, real_figures, "so_sanh", **link, cua_ta="ha-noi")
    text = said(page)
    assert "**Hà Nội** ở ngoài vùng Đồng bằng sông Cửu Long nên không xếp trong đó" in text
    assert "dẫn đầu là **Bạc Liêu**" in text
    middle = "13/13 có số liệu, 13 có điểm; trung vị 41,00, khoảng một nửa nằm từ 40,60 đến 42,59"
    assert middle in inside
    assert middle in text
    own = page.table[0].value.iloc[0]
    assert own["Trong nhóm"] == "outside"
    assert words.display_value("membership", "outside") == "Ngoài nhóm, không tính"
    assert words.is_missing(own["Hạng trong nhóm"])
    assert not [metric for metric in page.metric if metric.label == "Vị trí trong nhóm"]


def test_members_that_are_unknown_or_named_twice_are_said_and_not_counted(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    members = "ben-tre,ca-mau,ben-tre,xyz"
    link = {"chi_so": "PAPI", "nam": "2022", "cua_ta": "long-an", "nhom": "tu-chon", "tinh": members}
    page = opened(monkeypatch, real_figures, "so_sanh", **link)
    assert "Ô «Thành viên»: không tính **ben-tre, xyz**" in notice(page)
    assert "trong nhóm tự chọn, PAPI 2022" in said(page)
    assert "3/3 có số liệu" in said(page)
    assert address(page)["tinh"] == members


def test_a_group_picked_by_hand_of_nobody_is_not_the_whole_country(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    link = {"chi_so": "PAPI", "nam": "2022", "cua_ta": "long-an", "nhom": "tu-chon", "tinh": "xyz"}
    page = opened(monkeypatch, real_figures, "so_sanh", **link)
    assert "không tính **xyz**" in notice(page)
    assert "Trong nhóm tự chọn mới có **Long An** có số liệu" in said(page)


def test_a_province_that_became_another_is_shown_as_that_one_and_said(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "so_sanh", chi_so="PAPI", nam="2022", cua_ta="long-an")
    page.selectbox(key="widget_chi_so").set_value("766").run()
    page.selectbox(key="widget_nam").set_value("2025").run()
    assert "Không có tỉnh **Long An**; đang xem **Tây Ninh**." in notice(page)
    assert address(page)["cua_ta"] == "long-an"


def test_an_outsider_changes_no_figure_of_a_region(seeded: Store) -> None:
    """Told again in plain Python, for every region with one province from outside each."""
    groups = [
        row for row in seeded.ask_rows("province_groups", year=2022) if row["group_kind"] == "old_region"
    ]
    asked = {"index_type": "PAPI", "year": 2022}
    figures = {row["province"]: row["value"] for row in seeded.ask_rows("index_ranking", **asked)}
    regions = {row["group_name"] for row in groups}
    assert len(regions) == 6
    for region in regions:
        members = [row["province"] for row in groups if row["group_name"] == region]
        outsider = next(name for name in sorted(figures) if name not in members)
        own, *rest = seeded.ask_rows("index_ranking", **asked, members=members, own=outsider)
        values = sorted((figures[name] for name in members if name in figures), reverse=True)
        assert (own["province"], own["is_outside"], own["place"], own["percentile"]) == (
            outsider,
            True,
            None,
            None,
        )
        assert own["median_value"] == pytest.approx(median(values))
        assert own["gap_to_median"] == pytest.approx(figures[outsider] - median(values))
        assert own["units_with_figures"] == own["placed_units"] == len(rest) == len(values)
        assert [row["place"] for row in rest] == [1 + values.index(row["value"]) for row in rest]
        without = seeded.ask_rows("index_ranking", **asked, members=members)
        assert [{**row, "is_own": False} for row in rest] == without


def test_an_outsider_changes_no_figure_of_a_group_of_departments(seeded: Store) -> None:
    own = {"unit": "Sở Khoa học và Công nghệ", "province": "Tây Ninh", "year": 2023}
    everybody = seeded.ask_rows("peers", **own)
    members = [row["unit_id"] for row in everybody if not row["is_own"] and row["ratio"] is not None][:5]
    first, *rest = seeded.ask_rows("peers", **own, members=members)
    ratios = [row["ratio"] for row in everybody if row["unit_id"] in members]
    assert (first["is_own"], first["is_outside"], first["place"]) == (True, True, None)
    assert first["median_value"] == pytest.approx(median(ratios))
    assert first["units_with_figures"] == len(rest) == 5
    assert [row["place"] for row in rest] == [
        1 + sum(other > row["ratio"] for other in ratios) for row in rest
    ]


def test_a_kept_group_knows_outsiders_too(monkeypatch: pytest.MonkeyPatch, seed_copy: Path) -> None:
    save_group(open_store(str(seed_copy)), "cum", "Cụm thi đua 1", "province", ["Bến Tre", "Cà Mau"], "An")
    link = {"chi_so": "PAPI", "nam": "2022", "cua_ta": "long-an", "nhom": "nhom-cum"}
    text = said(opened(monkeypatch, str(seed_copy), "so_sanh", **link))
    assert "**Long An** ở ngoài Cụm thi đua 1 nên không xếp trong đó" in text
    assert "2/2 có số liệu" in text


@pytest.mark.parametrize("name", NAMES)
def test_the_headline_names_the_unit_that_was_chosen(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    page = opened(monkeypatch, real_figures, name)
    boxes = [box for box in page.selectbox if box.key == "widget_don_vi"]
    headlines = [text.value for text in page.markdown if text.value.startswith("## ")]
    if boxes and headlines and name != "suc_khoe":  # that one is about the province
        headline = headlines[0].replace("\\", "")
        assert any(headline.startswith(f"## :small[{option}") for option in boxes[0].options)


def test_what_is_not_there_is_said_in_english_too(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    script = ENGLISH_SCRIPT.format(name="tong_quan", folder=str(PAGES))
    page = AppTest.from_string(script, default_timeout=30)
    page.query_params["ngon_ngu"], page.query_params["nam"] = "en", "2031"
    page.run()
    assert notice(page) == "There is no year **2031**; **2023** is shown."
    page.query_params["ngon_ngu"] = "xx"
    page.run()
    assert "Không có ngôn ngữ **xx**; đang xem **Tiếng Việt**." in notice(page)
    assert address(page)["ngon_ngu"] == "xx"


def test_a_name_with_several_values_is_said_and_stays_until_somebody_chooses(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "so_sanh", chi_so="PAPI")
    page.query_params["nam"] = ["2019", "2022"]
    page.run()
    assert "Liên kết ghi **nam** 2 lần (2019, 2022); chỉ tính lần cuối." in notice(page)
    assert page.selectbox(key="widget_nam").value == "2022"
    assert page.query_params["nam"] == ["2019", "2022"]
    page.button(key="accept_what_is_shown").click().run()
    assert not notice(page)
    assert address(page)["nam"] == "2022"


@pytest.mark.parametrize("name", ["Nam", "NAM", "năm"])
def test_a_name_in_another_spelling_is_not_counted_and_said(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    link = {name: "2022", "don-vi": "la-lung", "utm_source": "zalo"}
    page = opened(monkeypatch, real_figures, "tong_quan", **link)
    assert f"Liên kết ghi **{name}**, trang này đọc **nam**" in notice(page)
    assert "Liên kết ghi **don-vi**, trang này đọc **don_vi**" in notice(page)
    assert "zalo" not in notice(page), "what other programs hang on a link is no wish"
    assert address(page)[name] == "2022"
    page.button(key="accept_what_is_shown").click().run()
    assert not notice(page)
    assert name not in address(page)


def test_a_blank_that_was_asked_for_is_called_a_blank(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan", nam="", don_vi=" ")
    assert "Không có năm **(để trống)**; đang xem **2023**." in notice(page)
    assert "Không có đơn vị **(để trống)**" in notice(page)


@pytest.mark.parametrize("group", [DELTA, "ca-nuoc", "lan-can"])
def test_members_beside_a_group_that_has_its_own_are_said_and_not_counted(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, group: str
) -> None:
    link = {"chi_so": "PAPI", "nam": "2022", "cua_ta": "long-an", "nhom": group, "tinh": "ha-noi,cao-bang"}
    page = opened(monkeypatch, real_figures, "so_sanh", **link)
    for _visit in range(2):
        assert "cả danh sách **ha-noi,cao-bang**; chỉ tính nhóm" in notice(page)
        assert address(page)["tinh"] == "ha-noi,cao-bang"
        page = moved(moved(page, "tong_quan"), "so_sanh")
    page.button(key="accept_what_is_shown").click().run()
    assert not notice(page)
    assert "tinh" not in address(page)


def test_the_members_of_a_group_beside_it_are_nothing_to_say(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    members = "tay-ninh,long-an"
    link = {
        "chi_so": "PAPI",
        "nam": "2022",
        "cua_ta": "long-an",
        "nhom": "sap-nhap-tay-ninh",
        "tinh": members,
    }
    assert not notice(opened(monkeypatch, real_figures, "so_sanh", **link))


@pytest.mark.parametrize("members", ["xyz", "ben-tre,ca-mau,xyz"])
def test_members_of_a_kept_group_that_there_are_not_are_said(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, members: str
) -> None:
    save_group(open_store(str(seed_copy)), "cum", "Cụm thi đua 1", "province", ["Bến Tre", "Cà Mau"], "An")
    link = {"chi_so": "PAPI", "nam": "2022", "cua_ta": "long-an", "nhom": "nhom-cum", "tinh": members}
    page = opened(monkeypatch, str(seed_copy), "so_sanh", **link)
    assert "Nhóm **Cụm thi đua 1** nay có thành viên khác" in notice(page)
    assert "không tính **xyz**" in notice(page)
    assert address(page)["tinh"] == members


def test_a_kept_group_whose_member_vanished_with_a_merger_says_who_is_not_counted(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    save_group(open_store(str(seed_copy)), "cum", "Cụm thi đua 1", "province", ["Bến Tre", "Cà Mau"], "An")
    link = {"chi_so": "766", "nam": "2025", "nhom": "nhom-cum", "tinh": "ben-tre,ca-mau"}
    page = opened(monkeypatch, str(seed_copy), "so_sanh", **link)
    assert "không tính **Bến Tre**" in notice(page)
    assert "nay có thành viên khác" not in notice(page), "the link names the members of the group"
    assert address(page)["nhom"] == "nhom-cum"


def test_a_scenario_in_which_nothing_is_won_back_stays_that_scenario(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "kich_ban", don_vi=LONG_AN, nam="2023")
    gains = next(box for box in page.multiselect if box.label == "Các mục lấy lại điểm")
    gains.set_value([]).run()
    assert address(page)["lay"] == ""
    again = opened(monkeypatch, real_figures, "kich_ban", **address(page))
    assert "Điểm trong kịch bản: 78,97" in said(again)
    assert address(again)["lay"] == ""
    back = moved(moved(page, "tong_quan"), "kich_ban")
    assert address(back)["lay"] == ""


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("so_sanh", {"chi_so": "PAPI", "nam": "2022", "xem": "doi-chieu"}),
        ("so_sanh_don_vi", {"nhom": "cung-loai", "xem_don_vi": "doi-chieu"}),
    ],
)
def test_whom_to_set_side_by_side_is_looked_for_by_name(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str, link: dict[str, str]
) -> None:
    page = opened(monkeypatch, real_figures, name, **link)
    (box,) = (box for box in page.multiselect if str(box.key).startswith("widget_doi_chieu"))
    assert len(box.options) > 2
    assert list(box.options) == in_name_order(box.options)


def test_going_back_and_forth_between_groups_says_nothing(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    link = {"chi_so": "PAPI", "nam": "2022", "cua_ta": "long-an", "nhom": "tu-chon", "tinh": "ben-tre,ca-mau"}
    page = opened(monkeypatch, real_figures, "so_sanh", **link)
    by_hand = address(page)
    page.selectbox(key="widget_nhom").set_value("ca-nuoc").run()
    country = address(page)
    assert "tinh" not in country
    for there in (by_hand, country, by_hand):
        page.query_params.clear()
        for name, value in there.items():
            page.query_params[name] = value
        page.run()
        assert not notice(page)
        assert address(page) == there
