"""What pages say where figures are missing: what to do, with the link to do it; never another unit's figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.store import open_store
from tests.test_pages import LONG_AN, NAMES, opened, said

SAMPLES = Path(__file__).parent / "workbooks"
UPLOADS = {
    "nothing": [],
    "scores": ["long_an_2023_linh_vuc.xlsx"],
    "dossiers": ["brvt_2023_q1_ho_so_06a.xlsx"],
    "scores and dossiers": ["long_an_2023_linh_vuc.xlsx", "brvt_2023_q1_ho_so_06a.xlsx"],
}


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Databases with little in them, by what was uploaded."""
    folder = tmp_path_factory.mktemp("few")
    paths = {held: str(folder / f"{held}.duckdb") for held in UPLOADS}
    for held, path in paths.items():
        for name in UPLOADS[held]:
            content = (SAMPLES / name).read_bytes()
            open_store(path).publish(publication_of(read_workbook(content, name), content, "An"))
    return paths


def links(page: AppTest) -> set[str]:
    return {element.proto.page for element in page.get("page_link")}


@pytest.mark.parametrize("held", ["nothing", "scores"])
@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in {"nap_du_lieu", "huong_dan", "sao_luu", "nguoi_dung"}]
)
def test_what_is_missing_is_said_with_the_way_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, databases: dict[str, str], name: str, held: str
) -> None:
    page = opened(monkeypatch, databases[held], name)
    advice = [box.value for box in page.info]
    assert advice or held != "nothing"
    mends = ("trang **Nạp dữ liệu**", "dưới đây", "người quản trị", "Chọn ", "Bỏ bớt")
    assert not [text for text in advice if not any(way in text for way in mends)]
    if any("trang **Nạp dữ liệu**" in text for text in advice):
        assert "nap_du_lieu" in links(page)


def test_an_empty_database_says_how_to_begin(
    monkeypatch: pytest.MonkeyPatch, databases: dict[str, str]
) -> None:
    page = opened(monkeypatch, databases["nothing"], "tong_quan")
    assert "1. Mở **Nạp dữ liệu**" in said(page)
    assert links(page) == {"nap_du_lieu", "huong_dan"}
    assert "1. Mở" not in said(opened(monkeypatch, databases["dossiers"], "tong_quan"))


def test_a_unit_without_these_figures_is_kept_and_told(
    monkeypatch: pytest.MonkeyPatch, databases: dict[str, str]
) -> None:
    page = opened(monkeypatch, databases["scores and dossiers"], "ho_so", don_vi=LONG_AN)
    assert "Sở Khoa học và Công nghệ · Long An** chưa có số liệu hồ sơ TTHC" in page.info[0].value
    assert page.selectbox[0].value == LONG_AN
    assert not page.metric
    other = "so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau"
    page.selectbox[0].set_value(other).run()
    assert not page.info
    assert page.metric
    assert page.selectbox[0].value == other


def test_a_unit_that_nobody_knows_opens_with_one_that_has_figures(
    monkeypatch: pytest.MonkeyPatch, databases: dict[str, str]
) -> None:
    page = opened(monkeypatch, databases["dossiers"], "ho_so", don_vi="so-la.o-dau-do")
    assert page.metric


def test_the_offices_unit_gives_way_where_nobody_chose(
    monkeypatch: pytest.MonkeyPatch, databases: dict[str, str]
) -> None:
    monkeypatch.setenv("CCHC_UNIT", LONG_AN)
    assert opened(monkeypatch, databases["scores and dossiers"], "ho_so").metric
    page = opened(monkeypatch, databases["scores and dossiers"], "diem_tru")
    assert page.selectbox[0].value == LONG_AN
