"""Whose figures they are: provinces of the right era, departments, and cities that are no province."""

from __future__ import annotations

import pytest

from cchc.intake import IntakeError, owners


@pytest.mark.parametrize(
    ("name", "province", "period", "unit_id"),
    [
        ("Sở Nội vụ", "Long An", "2023", "so-noi-vu.long-an"),
        ("UBND tỉnh Long An", "Long An", "2023", "long-an"),
        ("UBND thành phố Hà Nội", "Hà Nội", "2023", "ha-noi"),
        ("UBND thành phố Tây Ninh", "Tây Ninh", "2023", "ubnd-thanh-pho-tay-ninh.tay-ninh"),
        ("Sở Nội vụ", "Tây Ninh", "2025-Q2", "so-noi-vu.tay-ninh"),
        ("Sở Nội vụ", "Tây Ninh", "2025-Q3", "so-noi-vu.tay-ninh-2025"),
        ("Sở Nội vụ", "Tây Ninh", "2026", "so-noi-vu.tay-ninh-2025"),
        ("Sở Nội vụ", "Cao Bằng", "2026", "so-noi-vu.cao-bang"),
        ("Sở Nội vụ", "Long An", "2026", "so-noi-vu.long-an"),
    ],
)
def test_a_unit_belongs_to_the_province_of_its_time(
    name: str, province: str, period: str, unit_id: str
) -> None:
    assert owners.unit(name, province, period)["unit_id"] == unit_id


@pytest.mark.parametrize(
    ("name", "cohort"),
    [
        ("Sở Y tế", "sở, ban, ngành"),
        ("UBND thị xã Hòa Thành", "cấp huyện"),
        ("UBND phường Long Xuyên", "cấp xã"),
        ("UBND tỉnh Long An", "cấp tỉnh"),
    ],
)
def test_a_unit_is_ranked_among_its_like(name: str, cohort: str) -> None:
    assert owners.unit(name, "Long An", "2023")["cohort"] == cohort


def test_a_province_goes_by_its_other_names_too() -> None:
    assert owners.province_of("TP.HCM", "2023").name == "TP. Hồ Chí Minh"


def test_an_unknown_province_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(IntakeError, match="Long An"):
        owners.province_of("Lomg An", "2023")
