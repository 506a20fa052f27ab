"""On the pages where figures are typed: what an edit blanks is ticked, and one stands in the period just saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cchc.intake.agenda import entered_event
from cchc.store import open_store
from cchc.ui.asking.answers import ask
from cchc.ui.entering.entry import grid_name
from tests.test_pages import LONG_AN, opened, pressed
from tests.test_typed import PLACE, stored, typed_on


def publish_button(page: AppTest) -> Any:
    return next(one for one in page.button if one.label == "Công bố")


def test_a_figure_that_an_edit_blanks_is_said_and_ticked(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = typed_on(opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN), {"value": ""})
    assert any("Bỏ 1 số đang dùng" in str(one.value) for one in page.warning)
    assert publish_button(page).disabled
    next(box for box in page.checkbox if box.label.startswith("Đồng ý bỏ 1 số")).check().run()
    pressed(page, "Công bố")
    assert stored(seed_copy, "score") is None


def test_after_publishing_one_stands_in_the_period_just_saved(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    shown = page.query_params["ky"]
    line = {"title": "Số sáng kiến", "period": "2027", "actual": "7", "measure_unit": "sáng kiến"}
    key = grid_name(
        "measures", ask("measures", **PLACE, period=shown[0] if isinstance(shown, list) else shown)
    )
    page.session_state["open_edit_measures"] = True
    page.session_state[f"add_{key}_0"] = {"edited_rows": {}, "added_rows": [line], "deleted_rows": []}
    page.run()
    page.text_input(key="by_measures").set_value("An").run()
    next(box for box in page.checkbox if "2027" in box.label).check().run()  # a year to come is asked about
    pressed(page, "Công bố")
    assert page.query_params["ky"] in ("2027", ["2027"])
    assert any("Số sáng kiến" in str(frame.value) for frame in [*page.table, *page.dataframe])


def test_a_document_that_a_new_day_leaves_out_is_asked_about(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    store = open_store(str(seed_copy))
    event = {"event": "report_year", "title": "Báo cáo CCHC năm", "kind": "report", "month": 12, "day": 9}
    store.publish(entered_event({**event, "year_offset": 0, "document": "Kế hoạch 12"}, "An"), replace=True)
    page = opened(monkeypatch, str(seed_copy), "lich")
    page.selectbox(key="event").select("report_year").run()
    page.selectbox(key="day_report_year").set_value(15)
    page.text_input(key="by_calendar").set_value("Bình").run()
    page.button(key="set_event").click().run()
    assert any("Bỏ 1 số" in str(one.value) for one in page.warning)
    assert store.ask_rows("calendar_history")[0]["published_by"] == "An"
    next(box for box in page.checkbox if box.label.startswith("Đồng ý bỏ")).check().run()
    page.button(key="set_event").click().run()
    assert store.ask_rows("calendar_history")[0]["published_by"] == "Bình"
