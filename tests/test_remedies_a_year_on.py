"""From the lost point to the confirmed remedy, and what the next year's sheet says of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import sentences
from cchc.intake import owners
from cchc.intake.ledger import changed_state, entered_ledger, one_per_line
from cchc.store import Publication, Store
from tests.test_pages import said, visited

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
WHERE = {"unit": "Sở Y tế", "province": "Long An", "year": 2023}


def publish_sheet(store: Store, year: int, points: dict[str, float]) -> None:
    """A sheet of one area; every criterion is worth two points."""
    made = Publication(f"{year}.xlsx", f"{year} {points}".encode(), "score_sheet", "An")
    unit_id = made.add_unit(UNIT)
    most, score = 2 * len(points), sum(points.values())
    lines: list[dict[str, Any]] = [
        {"level": "area", "code": "1", "max_score": most, "score": score, "is_leaf": False}
    ]
    lines += [
        {
            "level": "criterion",
            "code": code,
            "parent_code": "1",
            "max_score": 2,
            "score": value,
            "is_leaf": True,
        }
        for code, value in points.items()
    ]
    for position, line in enumerate(lines, start=1):
        row = {**line, "unit_id": unit_id, "year": year, "position": position, "area_code": "1"}
        made.add("scores", {**row, "title": f"Nội dung {line['code']}"}, "assessment", unit_id, "", str(year))
    total = {
        "unit_id": unit_id,
        "year": year,
        "max_score": most,
        "score": score,
        "framework_id": "bo-1",
        "flag": "official",
    }
    made.add("results", {**total, "listed": False}, "assessment", unit_id, "", str(year))
    store.publish(made, replace=True)


def take_up(store: Store, name: str, *criteria: str, state: str = "confirmed") -> None:
    """A limitation with a remedy and an action in a state."""
    rows: dict[str, list[dict[str, Any]]] = {
        "ledger_limitations": [
            {"limitation_id": name, "text": f"Hạn chế {name}", "criteria": one_per_line(criteria)}
        ],
        "ledger_remedies": [{"remedy_id": f"r{name}", "text": f"Giải pháp {name}", "limitation_ids": name}],
        "ledger_actions": [
            {"action_id": f"v{name}", "remedy_id": f"r{name}", "text": "Làm", "owner": "Văn phòng"}
        ],
        "action_states": [changed_state(f"v{name}", state, date(2024, 3, 1), "An")],
    }
    store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)


def test_what_was_confirmed_and_lost_again_is_told_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_sheet(store, 2023, {"1.1": 0.5, "1.2": 1, "1.3": 1.5, "1.4": 0})
    take_up(store, "a", "1.1", "1.2")
    take_up(store, "b", "1.3")
    take_up(store, "c", "1.4", state="in_progress")
    before = store.ask_rows("limitation_outcomes", **WHERE)
    assert {row["loss_outcome"] for row in before} == {"no_sheet"}
    publish_sheet(store, 2024, {"1.1": 2, "1.2": 0.5, "1.3": 1.5, "1.4": 2})
    rows = {row["limitation"]: row for row in store.ask_rows("limitation_outcomes", **WHERE)}
    assert list(rows) == ["Hạn chế b", "Hạn chế a", "Hạn chế c"]
    told = {
        name: tuple(float(row[column]) for column in ("lost_points", "known_lost", "won_back"))
        for name, row in rows.items()
    }
    assert told == {"Hạn chế a": (2.5, 2.5, 1.5), "Hạn chế b": (0.5, 0.5, 0), "Hạn chế c": (2, 2, 2)}
    assert [row["loss_outcome"] for row in rows.values()] == ["lost_again", "won_part", "won_all"]
    assert [row["is_lost_in_spite"] for row in rows.values()] == [True, False, False]
    page = said(visited(monkeypatch, store.path, "khac_phuc", don_vi=UNIT["unit_id"], nam="2023"))
    assert (
        "**1** hạn chế **đã xác nhận nhưng mất lại** năm 2024, nhiều điểm nhất: Hạn chế b (0,50 điểm)" in page
    )
    won = sum(float(row["won_back"]) for row in rows.values())
    lines = store.ask_rows("loss_outcomes", **WHERE)
    assert won == pytest.approx(float(lines[0]["all_won_back"]))


def told_in_vain(store: Store) -> str:
    return sentences.confirmed_in_vain(store.ask("limitation_outcomes", **WHERE), 2023)


def test_points_of_criteria_that_are_gone_are_not_told_as_lost_again(store: Store) -> None:
    publish_sheet(store, 2023, {"1.1": 1.75, "1.2": 0.25})
    take_up(store, "a", "1.1", "1.2")
    publish_sheet(store, 2024, {"1.1": 1.75})
    (row,) = store.ask_rows("limitation_outcomes", **WHERE)
    assert row["loss_outcome"] == "lost_again"
    assert [float(row[name]) for name in ("lost_points", "known_lost", "lost_next", "untold_lost")] == [
        *(2, 0.25, 0.25, 1.75),
    ]
    assert told_in_vain(store) == (
        "**1** hạn chế **đã xác nhận nhưng mất lại** năm 2024, nhiều điểm nhất: Hạn chế a "
        "(0,25 điểm; 1,75 điểm khác năm 2023 không so được, để riêng)."
    )


def test_a_limitation_that_lost_more_names_the_new_loss_and_comes_first(store: Store) -> None:
    publish_sheet(store, 2023, {"1.1": 1.9, "1.2": 1, "1.3": 1.9, "1.4": 1.5})
    take_up(store, "a", "1.2")
    take_up(store, "b", "1.1")
    take_up(store, "c", "1.3", "1.4")
    publish_sheet(store, 2024, {"1.1": 0, "1.2": 1, "1.3": 0.5, "1.4": 1.6})
    rows = store.ask_rows("limitation_outcomes", **WHERE)
    assert [(row["limitation"], row["loss_outcome"]) for row in rows] == [
        *(("Hạn chế b", "lost_more"), ("Hạn chế c", "lost_more"), ("Hạn chế a", "lost_again")),
    ]
    assert "nhiều điểm nhất: Hạn chế b (từ 0,10 thành 2,00 điểm)" in told_in_vain(store)


def test_nothing_is_said_of_points_that_cannot_be_compared(store: Store) -> None:
    publish_sheet(store, 2023, {"1.1": 1, "1.2": 1, "1.3": 1})
    take_up(store, "a", "1.1", state="in_progress")
    publish_sheet(store, 2024, {"1.2": 2, "1.3": 2})
    assert told_in_vain(store) == "Chưa hạn chế nào mất điểm được xác nhận khắc phục."
    take_up(store, "b", "1.1")
    assert told_in_vain(store) == (
        "1 hạn chế đã xác nhận khắc phục; không hạn chế nào so được với bảng điểm năm 2024."
    )
    take_up(store, "c", "1.1", "1.2")
    assert told_in_vain(store) == (
        "2 hạn chế đã xác nhận khắc phục; ở phần so được (1 hạn chế) không hạn chế nào mất lại hết điểm năm 2024."
    )


def test_the_page_tells_what_was_confirmed_on_the_day_that_is_chosen(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_sheet(store, 2023, {"1.1": 1})
    take_up(store, "a", "1.1")
    publish_sheet(store, 2024, {"1.1": 1})
    address = {"don_vi": UNIT["unit_id"], "nam": "2023"}
    told = [
        "đã xác nhận nhưng mất lại"
        in said(visited(monkeypatch, store.path, "khac_phuc", **address, ngay=day))
        for day in ("2024-02-01", "2024-04-01")
    ]
    assert told == [False, True]
