"""The menu knows every page, once, and what stands around it tells whose figures are looked at."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cchc.browser.document import HOME
from cchc.menu import HELP, MENU_ITEMS, TITLES, views_beside
from cchc.ui.topics.menu import lead
from tests.test_frame import LONG_AN, opened

ROOT = Path(__file__).parents[1]


def test_every_page_stands_in_the_menu_once() -> None:
    named = Counter(screen.name for item in MENU_ITEMS for screen in item.screens) + Counter([HELP.name])
    assert named == Counter(path.stem for path in (ROOT / "pages").glob("*.py"))
    assert set(TITLES) == set(named)


def test_no_two_lines_of_the_menu_read_alike() -> None:
    assert max(Counter(item.title for item in MENU_ITEMS).values()) == 1
    assert max(Counter(TITLES.values()).values()) == 1


def test_an_entry_leads_to_its_page_that_is_looked_at_and_else_to_its_first() -> None:
    (item,) = (item for item in MENU_ITEMS if item.holds("sap_xep"))
    assert [lead(item, name).name for name in ("sap_xep", "so_sanh", HOME)] == [
        "sap_xep",
        "so_sanh",
        item.screens[0].name,
    ]


def test_only_pages_that_share_an_entry_are_views_of_each_other() -> None:
    assert [screen.name for screen in views_beside("nguon")] == ["tra_cuu", "nguon", "cach_tinh"]
    assert views_beside(HOME) == views_beside(HELP.name) == ()


def side(page: AppTest) -> list[str]:
    return [text.value.replace("\\", "") for text in page.sidebar.markdown]


def test_above_the_menu_stands_whose_figures_these_are_and_of_when(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, Path(real_figures), don_vi=LONG_AN, nam="2023")
    assert side(page) == ["**Sở Khoa học và Công nghệ**  \nLong An · năm 2023"]


def test_where_nothing_is_stored_the_product_is_named_above_the_menu(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = opened(monkeypatch, tmp_path / "empty.duckdb")
    assert side(page) == ["**Chỉ số cải cách hành chính**"]
