"""Targets of a period that is over have no pace, and a figure of another time than the target's is named."""

from __future__ import annotations

from typing import Any

import pytest

from cchc import sentences
from cchc.store import Store
from cchc.ui.topics.attention import COLUMNS as COLUMNS_OF_ATTENTION
from tests.test_pages import opened
from tests.test_targets import WHO, fees, figures, rate_target


@pytest.mark.parametrize(
    ("target", "amount", "outlook"),
    [
        ({}, 20, "not_met_off_period"),
        ({}, 40, "not_met_off_period"),
        ({}, 100, "met"),
        ({"comparison": "<="}, 20, "met_off_period"),
        ({"comparison": "<="}, 101, "missed"),
    ],
)
def test_a_year_that_is_over_without_its_rest_has_no_pace(
    store: Store, target: dict[str, Any], amount: float, outlook: str
) -> None:
    fees(store, target, ("2024-Q1", amount))
    rows = store.ask("target_distances", as_of="2026-11-16", **WHO)
    (row,) = rows.to_dict("records")
    assert row["outlook"] == outlook
    assert rows[["projected", "expected_share"]].isna().all().all()
    told = " ".join([sentences.targets_met(rows), *sentences.missed_targets(rows)])
    assert "đang đạt" not in told
    assert "giữ đà" not in told
    things = store.ask_rows("attention", as_of="2026-11-16", **WHO)
    assert not any("theo đà này" in sentences.attention_sentence(thing) for thing in things)


def test_targets_of_a_year_that_is_over_are_told_as_over(store: Store) -> None:
    fees(store, {}, ("2024", 100))
    told = {
        day: sentences.targets_met(store.ask("target_distances", as_of=day, **WHO))
        for day in ("2024-12-30", "2025-01-01")
    }
    assert told["2024-12-30"] == "**1/1** chỉ tiêu có số liệu đang đạt hoặc kịp tiến độ."
    assert told["2025-01-01"] == "**1/1** chỉ tiêu có số liệu đã đạt."


def test_a_figure_of_january_is_named_where_it_tells_of_december(store: Store) -> None:
    rate_target(store)
    rate = {"title": "Tỷ lệ đúng hạn", "measure": "on_time_rate", "measure_unit": "%"}
    figures(store, "measures", {**rate, "period": "2024-01", "actual": 99})
    rows = store.ask("target_distances", as_of="2024-12-20", **WHO)
    told = "**1/1** chỉ tiêu có số liệu đang đạt hoặc kịp tiến độ (số cũ nhất đến hết tháng 1/2024)."
    assert sentences.targets_met(rows) == told


def test_tables_and_files_name_the_period_of_a_figure(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fees(store, {}, ("2024-01", 5), ("2024-02", 6))
    page = opened(monkeypatch, store.path, "chi_tieu", don_vi="so-khoa-hoc-va-cong-nghe.long-an")
    texts = [element.value.to_string() for element in page.table]
    (shown,) = (text for text in texts if "Hơn, kém chỉ tiêu" in text and "Kỳ của số thực hiện" in text)
    assert "2024-01" in shown
    assert "2024-02" in shown
    assert {"actual_since", "actual_period"} <= set(COLUMNS_OF_ATTENTION)
