"""Names of units and provinces as they are printed, and what the register makes of them."""

from __future__ import annotations

import pytest

from cchc.reading.identity.register import register


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("SKHCN", "Sở Khoa học và Công nghệ"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LONG AN", "Sở Khoa học và Công nghệ"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Văn hoá và Thể thao", "Sở Văn hóa và Thể thao"),
        ("Thanh tra tỉnh An Giang", "Thanh tra tỉnh"),
        ("so y te", "Sở Y tế"),
        ("BQL Khu kinh tế, công nghiệp tỉnh", "Ban Quản lý Khu kinh tế, công nghiệp"),
    ],
)
def test_department_is_known_by_its_short_and_long_names(printed: str, name: str) -> None:
    match = register().find_unit(printed)
    assert (match.name, match.kind, match.cohort) == (name, "department", "sở, ban, ngành")


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("UBND huyện Gò Dầu", "district"),
        ("UBND thành phố Tây Ninh", "district"),
        ("UBND Xã Nhơn Hội", "commune"),
        ("UBND đặc khu Phú Quốc", "commune"),
        ("UBND tỉnh Long An", "province"),
        ("UBND thành phố Huế", "province"),
    ],
)
def test_committees_are_known_by_their_form(printed: str, kind: str) -> None:
    assert register().find_unit(printed).kind == kind


def test_unknown_unit_comes_with_the_nearest_names() -> None:
    match = register().find_unit("Sở Khoa học Công nghê")
    assert match.name is None
    assert match.nearest[0] == "Sở Khoa học và Công nghệ"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("TP.HCM", "TP. Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("tỉnh Hoà Bình", "Hòa Bình"),
        ("UBND TỈNH LÀO CAI", "Lào Cai"),
        ("Bac Kan", "Bắc Kạn"),
    ],
)
def test_province_is_known_by_its_aliases(printed: str, name: str) -> None:
    assert register().find_province(printed).name == name


def test_misspelt_province_comes_with_the_nearest_names() -> None:
    match = register().find_province("Long Ann")
    assert match.name is None
    assert match.nearest[0] == "Long An"
