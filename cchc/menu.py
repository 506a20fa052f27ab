"""What the menu holds: its groups, their items, and the pages of an item, which are views beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.language import mark
from cchc.people.rights import Action


@dataclass(frozen=True)
class Screen:
    """A page: the name of its file, which is also its address, its title, and for whom it is."""

    name: str
    title: str
    rights: tuple[
        Action, ...
    ] = ()  # whoever has one of them somewhere may open it; everybody, where none is named


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu, which opens the first of its pages; more than one stand as views above each of them."""

    icon: str
    screens: tuple[Screen, ...]
    named: str = ""  # where the first page's title does not say what the others are about

    @property
    def title(self) -> str:
        """How the line reads."""
        return self.named or self.screens[0].title

    def holds(self, name: str) -> bool:
        """Whether the page of that name is one of this line."""
        return any(screen.name == name for screen in self.screens)


SECTIONS = {
    mark("Kết quả"): [
        MenuItem(":material/dashboard:", (Screen("tong_quan", mark("Tổng quan")),)),
        MenuItem(":material/trending_up:", (Screen("xu_huong", mark("Xu hướng")),)),
        MenuItem(
            ":material/remove_circle:",
            (Screen("diem_tru", mark("Điểm trừ")), Screen("khac_phuc", mark("Khắc phục"))),
            mark("Điểm trừ, khắc phục"),
        ),
        MenuItem(":material/tune:", (Screen("kich_ban", mark("Kịch bản")),)),
        MenuItem(":material/groups:", (Screen("so_sanh_don_vi", mark("So sánh đơn vị")),)),
        MenuItem(
            ":material/leaderboard:",
            (
                Screen("so_sanh", mark("So sánh tỉnh")),
                Screen("chi_so_tinh", mark("Chỉ số của tỉnh")),
                Screen("sap_xep", mark("Sắp xếp đơn vị")),
            ),
            mark("Chỉ số cấp tỉnh"),
        ),
    ],
    mark("Tiến độ"): [
        MenuItem(
            ":material/folder_open:",
            (Screen("ho_so", mark("Hồ sơ TTHC")), Screen("chi_so_766", mark("Chỉ số 766"))),
            mark("Hồ sơ, chỉ số 766"),
        ),
        MenuItem(
            ":material/task_alt:",
            (Screen("nhiem_vu", mark("Nhiệm vụ")), Screen("chi_tieu", mark("Chỉ tiêu"))),
            mark("Nhiệm vụ, chỉ tiêu"),
        ),
        MenuItem(":material/calendar_month:", (Screen("lich", mark("Lịch chấm điểm")),)),
        MenuItem(
            ":material/description:",
            (Screen("bao_cao", mark("Báo cáo")), Screen("co_quan", mark("Cơ quan"), ("edit",))),
        ),
    ],
    mark("Số liệu"): [
        MenuItem(
            ":material/search:",
            (
                Screen("tra_cuu", mark("Tra cứu")),
                Screen("nguon", mark("Nguồn")),
                Screen("cach_tinh", mark("Cách tính")),
            ),
            mark("Tra cứu, nguồn"),
        ),
        MenuItem(
            ":material/upload_file:",
            (
                Screen("nap_du_lieu", mark("Nạp dữ liệu"), ("upload", "take_back", "approve", "keep_data")),
                Screen("suc_khoe", mark("Sức khỏe dữ liệu")),
            ),
        ),
    ],
    mark("Quản trị"): [
        MenuItem(
            ":material/backup:",
            (
                Screen("sao_luu", mark("Sao lưu"), ("keep_data",)),
                Screen("nguoi_dung", mark("Người dùng"), ("keep_people",)),
            ),
            mark("Sao lưu, người dùng"),
        ),
    ],
}
HELP = Screen("huong_dan", mark("Hướng dẫn"))  # below the menu, in sight however long that is

MENU_ITEMS = [item for items in SECTIONS.values() for item in items]
TITLES = {screen.name: screen.title for item in MENU_ITEMS for screen in item.screens} | {
    HELP.name: HELP.title
}


SCREENS = {screen.name: screen for item in MENU_ITEMS for screen in item.screens} | {HELP.name: HELP}


def screen_of(name: str) -> Screen:
    """The page of that name."""
    return SCREENS[name]


def views_beside(name: str) -> tuple[Screen, ...]:
    """The pages of the item that the page of that name belongs to, itself among them; none where it stands alone."""
    return next((item.screens for item in MENU_ITEMS if item.holds(name) and len(item.screens) > 1), ())
