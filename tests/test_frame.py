"""What stands around every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

FRAME = Path(__file__).parents[1] / "cchc" / "frame.py"
LONG_AN = "so-khoa-hoc-va-cong-nghe.long-an"


def opened(monkeypatch: pytest.MonkeyPatch, database: Path, **address: str) -> AppTest:
    monkeypatch.setenv("CCHC_DATABASE", str(database))
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def test_paper_and_the_sheet_are_about_what_was_chosen(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, Path(real_figures), don_vi=LONG_AN, nam="2023")
    assert any(
        "Đơn vị\\: Sở Khoa học và Công nghệ · Long An; Năm\\: 2023" in text.value for text in page.markdown
    )
    assert [button.label for button in page.get("download_button")].count("Bản in A4") == 1


def test_a_page_that_stops_early_keeps_its_footer_and_offers_no_sheet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = opened(monkeypatch, tmp_path / "empty.duckdb")
    assert any(text.value.startswith("Phiên bản dữ liệu 0") for text in page.caption)
    assert not page.get("download_button")
