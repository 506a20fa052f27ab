"""«Thêm vào trình chiếu»: what a page shows comes into the slides as it is, by an address that holds no words of its own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from cchc.reports.briefing import Briefing
from cchc.reports.formats.slides import write_slides
from cchc.reports.offices import guessed_settings
from cchc.store import open_store
from cchc.store.chosen_blocks import keep_block
from cchc.store.reports import save_office
from cchc.ui.reports.chosen_slides import chosen_findings, what_is_cut
from cchc.ui.showing.into_slides import as_data, block_of, is_shown_alike
from cchc.ui.showing.page_blocks import BLOCKS, ChartBlock, TableBlock
from tests.test_pages import LONG_AN, opened, said


def test_a_table_and_a_chart_of_a_page_come_into_the_slides_and_are_taken_out_again(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    database = str(seed_copy)
    page = opened(monkeypatch, database, "diem_tru", don_vi=LONG_AN, nam="2023")
    shown = list(page.session_state[BLOCKS].values())
    store = open_store(database)
    names = []
    for kind in (ChartBlock, TableBlock):
        block = next(each for each in shown if isinstance(each, kind) and as_data(each))
        told = as_data(block)
        assert told
        assert is_shown_alike(block, told)
        names.append(keep_block(store, {**told, "filters": "Đơn vị: <b>Sở</b>; Năm: 2023"}))
    assert names[0] == keep_block(
        store, {**(as_data(shown[0]) or {}), "filters": "Đơn vị: <b>Sở</b>; Năm: 2023"}
    )
    found = chosen_findings([*names, "khong-co"], database)
    assert len(found) == 2
    show = Presentation(BytesIO(write_slides(Briefing("A", "B", found))))
    charts = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    assert sum(value or 0 for value in charts[0].plots[0].series[0].values) == pytest.approx(21.03)
    assert any(
        "Năm: 2023" in shape.text_frame.text for shape in show.slides[1].shapes if shape.has_text_frame
    )
    save_office(
        store, LONG_AN, guessed_settings("Sở Khoa học và Công nghệ", "Long An").as_data(), "An", based_on=0
    )
    address = {"don_vi": LONG_AN, "ky": "2023-Q1", "trinh_chieu": ",".join([*names, "khong-co"])}
    draft = opened(monkeypatch, database, "bao_cao", **address)
    assert not draft.exception
    assert "Không còn phần" in said(draft)
    draft.button(key=f"remove_{names[0]}").click().run()
    assert draft.query_params["trinh_chieu"] in (f"{names[1]},khong-co", [f"{names[1]},khong-co"])
    store.close()


def test_an_address_draws_nothing_but_charts_of_the_product(seed_copy: Path) -> None:
    store = open_store(str(seed_copy))
    hostile = {
        "asked": [["total_scores", {}]],
        "build": ["os", "system"],
        "options": {},
        "remark": "",
        "filters": "",
    }
    assert chosen_findings([keep_block(store, hostile)], store.path) == ()
    with pytest.raises(ValueError, match="os"):
        block_of(hostile, store.path)
    store.close()


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        (8, 7, ""),
        (9, 7, "8 dòng đầu trong 9"),
        (2, 11, "7 cột đầu trong 11"),
        (30, 11, "8 dòng đầu trong 30, 7 cột đầu trong 11"),
    ],
)
def test_a_slide_says_what_it_has_no_room_for(rows: int, columns: int, told: str) -> None:
    assert what_is_cut(rows, columns) == told
